"""What is drawn, where it stands, and every way to draw it."""

from __future__ import annotations

import io
import itertools
import json
import re
from collections.abc import Iterator
from itertools import pairwise

import networkx as nx
import pytest
from command import EXAMPLES, NEWSLIVE
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from strategies import articles, corpora, webs

import provenance
from provenance.drawing.diagram import Diagram, Role, diagram_of
from provenance.drawing.dot import dot
from provenance.drawing.graphml import graphml
from provenance.drawing.lanes import lanes_text
from provenance.drawing.layers import crossings, layered
from provenance.drawing.letters import broken, width_of
from provenance.drawing.markup import Markup, element
from provenance.drawing.mermaid import mermaid
from provenance.drawing.placing import nearest
from provenance.drawing.plain_json import diagram_data
from provenance.drawing.svg import svg
from provenance.exchange.page import Page
from provenance.graph import Graph, Node

SPILL = EXAMPLES / "osse-spill-2024-06"
STEPS = 5  # how far walks are compared; circles are no longer than that in the strategies


@pytest.fixture(scope="module")
def newslive() -> Graph:
    return provenance.trace(provenance.load(NEWSLIVE))


@pytest.fixture(scope="module")
def spill() -> Graph:
    return provenance.trace(provenance.load_all([SPILL]))


# What is drawn


def walks_of_graph(graph: Graph, node: Node, steps: int = STEPS) -> Iterator[tuple[object, ...]]:
    """Who stands on every way from a node, as far as so many steps."""
    link = graph.link(node)
    here = (frozenset((one.id, one.name) for one in link.sources), link.basis)
    onward = graph.onward(node) if steps else ()
    for after in onward:
        yield from ((here, *rest) for rest in walks_of_graph(graph, after, steps - 1))
    if not onward:
        yield (here,)


def walks_of_diagram(diagram: Diagram, start: str) -> Iterator[tuple[object, ...]]:
    """The same along the arrows; a box that comes back is the box it comes back to."""
    boxes = {box.id: box for box in diagram.boxes}
    onward: dict[str, list[str]] = {}
    for arrow in diagram.arrows:
        onward.setdefault(arrow.nearer, []).append(boxes[arrow.farther].back_to or arrow.farther)

    def walk(one: str, steps: int) -> Iterator[tuple[object, ...]]:
        here = (frozenset((each.id, each.name) for each in boxes[one].sources), boxes[one].basis)
        after = onward.get(one, []) if steps else []
        for further in after:
            yield from ((here, *rest) for rest in walk(further, steps - 1))
        if not after:
            yield (here,)

    return walk(start, STEPS)


@given(st.one_of(articles().map(lambda one: [one]), corpora(), webs()))
def test_the_ways_along_the_arrows_are_the_chains_and_no_others(several):
    graph = provenance.trace(several)
    diagram = diagram_of(graph)
    box_of = {(box.article.id, one.id): box.id for box in diagram.boxes if box.article for one in box.statements}
    for article in several:
        for statement in article.statements:
            node = Node(article.id, statement.id)
            assert set(walks_of_diagram(diagram, box_of[node[:2]])) == set(walks_of_graph(graph, node))


@given(webs())
def test_arrows_go_from_one_box_to_a_later_one_and_every_statement_has_one_box(several):
    diagram = diagram_of(provenance.trace(several))
    rank = {box.id: number for number, box in enumerate(diagram.boxes)}
    back = {box.id for box in diagram.boxes if box.role is Role.BACK}
    assert all(rank[one.nearer] < rank[one.farther] for one in diagram.arrows if one.farther not in back)
    assert len(rank) == len(diagram.boxes)
    drawn = [(box.article.id, one.id) for box in diagram.boxes if box.article for one in box.statements]
    assert sorted(drawn) == sorted((article.id, one.id) for article in several for one in article.statements)


@given(webs(), st.integers(1, 8))
def test_a_drawing_keeps_to_its_limit_and_says_what_it_leaves_out(several, limit):
    graph = provenance.trace(several)
    whole, part = diagram_of(graph), diagram_of(graph, limit=limit)
    drawn = [box for box in part.boxes if box.role is not Role.BACK]
    everything = [box for box in whole.boxes if box.role is not Role.BACK]
    assert len(drawn) == min(limit, len(everything))
    assert len(drawn) + part.boxes_left_out == len(everything)
    assert bool(part.left_out) == (len(drawn) < len(everything))
    said = sum(len(box.statements) for box in drawn)
    assert said + part.statements_left_out >= part.statements  # a box may show a statement that is not asked for


def test_a_source_shares_a_box_only_where_its_words_go_on_in_one_way(newslive):
    diagram = diagram_of(newslive)
    named = [box for box in diagram.boxes if box.name == "Yoo Sang-bum"]
    assert len(named) == 2  # an origin for s2 and s9, a relay for s1
    (nis,) = [box for box in diagram.boxes if box.name == "NIS"]
    arriving = {one.nearer for one in diagram.arrows if one.farther == nis.id}
    assert {box.name for box in diagram.boxes if box.id in arriving} == {"NEWSLIVE", "Yoo Sang-bum"}


def test_a_circle_is_broken_by_a_box_that_says_where_it_comes_back_to(spill):
    diagram = diagram_of(spill, claims=["known-since-may"])
    (back,) = [box for box in diagram.boxes if box.role is Role.BACK]
    assert back.name == "↺ Radio Delta"
    assert [box.name for box in diagram.boxes if box.id == back.back_to] == ["Radio Delta"]


def test_statements_and_claims_are_asked_for_by_name(spill):
    diagram = diagram_of(spill, statements=["standard-2024-06-05#s1"], claims=["eleven-injured"])
    drawn = {f"{box.article.id}#{one.id}" for box in diagram.boxes if box.article for one in box.statements}
    assert drawn == {"post-2024-06-06#headline", "post-2024-06-06#s1", "standard-2024-06-05#headline",
                     "standard-2024-06-05#s1"}  # fmt: skip
    with pytest.raises(provenance.UnknownNameError, match="no claim"):
        diagram_of(spill, claims=["nothing"])


# Where it stands

ARROWS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=25, unique=True).map(
    lambda pairs: [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
)


@given(ARROWS)
def test_every_arrow_goes_from_layer_to_layer_to_the_right(arrows):
    found = layered(12, arrows)
    layer_of = {one: number for number, layer in enumerate(found.layers) for one in layer}
    assert sorted(one for layer in found.layers for one in layer if one < 12) == list(range(12))
    assert [(way[0], way[-1]) for way in found.ways] == arrows
    assert all(layer_of[after] == layer_of[one] + 1 for one, after in found.steps)


@given(ARROWS)
def test_sweeping_leaves_no_more_crossings_than_there_were(arrows):
    found = layered(12, arrows)
    right: dict[int, list[int]] = {}
    for one, other in found.steps:
        right.setdefault(one, []).append(other)
    assert crossings(found.layers, right) <= crossings([sorted(layer) for layer in found.layers], right)


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=6, unique=True),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5)), max_size=12, unique=True),
)
def test_crossings_are_counted_as_looking_at_every_two_steps_counts_them(upper, steps):
    steps = [(one, 10 + other) for one, other in steps if one in upper]
    lower = list(range(10, 16))
    right: dict[int, list[int]] = {}
    for one, other in steps:
        right.setdefault(one, []).append(other)
    looked_at = sum(
        (upper.index(a) - upper.index(c)) * (b - d) < 0 for (a, b), (c, d) in itertools.combinations(steps, 2)
    )
    assert crossings([upper, lower], right) == looked_at


def test_a_drawing_that_can_be_untangled_is():
    found = layered(6, [(0, 5), (1, 4), (2, 3)])
    right = {one: [other] for one, other in found.steps}
    assert crossings(found.layers, right) == 0


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=6), st.data())
def test_boxes_stand_as_near_to_their_aims_as_their_distances_let_them(aims, data):
    apart = [data.draw(st.integers(0, 20)) for _ in aims[1:]]
    found = nearest(aims, apart)
    assert all(after - one >= gap - 1e-9 for (one, after), gap in zip(pairwise(found), apart, strict=True))

    def cost(places):
        return sum((place - aim) ** 2 for place, aim in zip(places, aims, strict=True))

    moved = [data.draw(st.floats(-3, 3)) for _ in aims]
    other = [place + by for place, by in zip(found, moved, strict=True)]
    if all(after - one >= gap for (one, after), gap in zip(pairwise(other), apart, strict=True)):
        assert cost(found) <= cost(other) + 1e-6


@given(st.text(max_size=60), st.floats(2, 20), st.integers(1, 3))
def test_a_label_fits_its_room_and_loses_no_letter_without_an_ellipsis(text, room, lines):
    found = broken(text, room, lines)
    assert len(found) <= lines
    assert all(width_of(line) <= room or len(line) <= 2 for line in found)
    if not any(line.endswith("…") for line in found):
        assert "".join("".join(found).split()) == "".join(text.split())


# SVG

BOX = "{http://www.w3.org/2000/svg}rect"


def boxes_of(picture: str) -> list[tuple[float, float, float, float]]:
    root = etree.fromstring(picture)
    found = [one for one in root.iter(BOX) if one.get("class") == "box"]
    return [tuple(float(one.get(key)) for key in ("x", "y", "width", "height")) for one in found]


@given(st.one_of(articles().map(lambda one: [one]), webs()))
def test_a_picture_is_well_formed_its_boxes_are_apart_and_it_leads_nowhere(several):
    picture = svg(diagram_of(provenance.trace(several)), title="T")
    for (x, y, w, h), (a, b, c, d) in itertools.combinations(boxes_of(picture), 2):
        assert x + w <= a or a + c <= x or y + h <= b or b + d <= y
    assert not re.search(r"href|url\(|@import|<script| on\w+=", picture)


def test_a_picture_is_titled_and_described(newslive):
    root = etree.fromstring(svg(diagram_of(newslive), title="Chains < & >", name="x"))
    title, description = root[0], root[1]
    assert (title.text, title.get("id")) == ("Chains < & >", "x-title")
    assert root.get("aria-labelledby") == "x-title x-desc"
    assert description.text.startswith("On the left 19 statements")
    assert root.get("role") == "img"


def test_a_picture_says_what_it_leaves_out(newslive):
    picture = svg(diagram_of(newslive, limit=4), title="T")
    assert "Left out, since the drawing would be too large" in etree.fromstring(picture)[-1].text


def test_the_same_graph_gives_the_same_picture(spill):
    assert provenance.to_svg(spill) == provenance.to_svg(provenance.trace(provenance.load_all([SPILL])))


# Markup


@given(st.text(), st.text())
def test_words_and_attributes_come_back_as_they_were_or_as_escapes(words, value):
    from provenance.exchange.visible import visible

    made = element("p", words, title=value)
    read = etree.fromstring(made.replace("\r", "&#13;"))
    assert (read.text or "") == visible(words, keep="\n\t")
    assert " ".join(read.get("title").split()) == " ".join(visible(value, keep="\n\t").split())


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//x.org", "file:///etc", " http://x.org"]
)
def test_an_element_leads_nowhere_but_to_the_web_and_the_page(address):
    with pytest.raises(ValueError, match="no address"):
        element("a", "words", href=address)


def test_markup_is_taken_as_it_is_and_strings_are_not():
    assert element("p", Markup("<b>x</b>"), "<b>") == "<p><b>x</b>&lt;b&gt;</p>"
    assert element("input", hidden=True, value=None, size=2.0) == '<input hidden="" size="2"></input>'


# Text


def test_lanes_lead_from_every_box_to_those_that_follow(newslive, spill):
    for graph in (newslive, spill):
        diagram = diagram_of(graph)
        lines = "".join(lanes_text(diagram, Page(200))).splitlines()
        marks = [line for line in lines if re.search("[●○↺]  ", line)]
        assert len(marks) == len(diagram.boxes)
        assert not any(line != line.rstrip() for line in lines)


def test_one_chain_is_one_lane_and_a_shared_origin_joins_two():
    text = "".join(lanes_text(diagram_of(provenance.trace(provenance.load(NEWSLIVE)), statements=["s1", "s5"])))
    assert text == (
        "●  NEWSLIVE  s1\n"
        "○  Yoo Sang-bum  “mengungkapkan bahwa” · person · asserted\n"
        "│\n"
        "│ ●  NEWSLIVE  s5\n"
        "├─╯\n"
        "○  NIS  “informasi ini didapat dari” · “NIS melaporkan bahwa” · government · asserted\n"
    )


@given(webs())
def test_lanes_never_cross_a_mark_and_a_lane_is_open_wherever_it_is_drawn(several):
    lines = "".join(lanes_text(diagram_of(provenance.trace(several)), Page(300))).splitlines()
    for above, below in pairwise(lines):
        for column, sign in enumerate(below[: below.find("  ") + 1 or None]):
            if sign in "│├┤┼╰╯┴":
                assert above[column : column + 1] in set("│├┤┼╭╮┬●○"), (above, below)


# Formats for programs

EVIL = "a\"b\\c<d>&'e`f|g\n;}] --> x\\N #quot; %% \u202e{}"


def evil() -> Graph:
    text = f"{EVIL} said."
    span = provenance.Span.of(text, 0, len(EVIL))
    who = (provenance.Source("w", EVIL), provenance.Source("o", EVIL))
    statement = provenance.Statement(EVIL, (span,), (provenance.Attribution(("w",), (span,)),))
    return provenance.trace(provenance.Article("a", EVIL, "o", text, sources=who, statements=[statement]))


def test_dot_escapes_what_ends_a_string_or_begins_an_escape():
    text = "".join(dot(diagram_of(evil()), title=EVIL))
    strings = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
    assert re.sub(r'"(?:[^"\\]|\\.)*"', "", text).count('"') == 0
    assert any(r"a\"b\\c<d>" in one and r"\\N" in one for one in strings)
    assert "\u202e" not in text


def test_mermaid_has_nothing_of_strangers_that_means_something_to_it():
    lines = "".join(mermaid(diagram_of(evil()), title=EVIL)).splitlines()
    assert lines[0] == "flowchart LR"
    inside = re.findall(r'"([^"]*)"', "\n".join(lines))
    assert not set("".join(inside).replace("<br/>", "")) & set('"<>`|\\{}[]&%')
    assert "a#34;b#92;c#60;d#62;" in "\n".join(lines)
    assert len(lines) == 2 + 2 + 1


def test_networkx_reads_the_graphml(spill):
    for graph in (evil(), spill):
        diagram = diagram_of(graph)
        read = nx.read_graphml(io.BytesIO("".join(graphml(diagram, title=EVIL)).encode()))
        assert set(read.nodes) == {box.id for box in diagram.boxes}
        assert set(read.edges) == {(one.nearer, one.farther) for one in diagram.arrows}


@settings(max_examples=10)
@given(corpora())
def test_the_formats_carry_any_text(several):
    diagram = diagram_of(provenance.trace(several))
    etree.fromstring("".join(graphml(diagram, title=several[0].title)).encode())
    assert len(json.loads(json.dumps(diagram_data(diagram)))["boxes"]) == len(diagram.boxes)
    assert "".join(dot(diagram, title="")).endswith("}\n")
    assert len("".join(mermaid(diagram, title="")).splitlines()) == 2 + len(diagram.boxes) + len(diagram.arrows)


def test_the_style_sheet_can_stand_in_a_page_and_in_a_picture():
    from provenance.drawing.svg import svg_style

    assert not set(svg_style()) & set("<&")
