"""Chains in every format: the schema, and agreement with the graph for any article."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from itertools import count, islice

import jsonschema
import pytest
from command import NEWSLIVE, SAINT_BRANNOC
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import articles, corpora, webs

import provenance
from provenance import Article, Attribution, Chain, Source, Span, Statement
from provenance.exchange.chains_csv import chains_csv
from provenance.exchange.chains_json import chains_json, chains_jsonl
from provenance.exchange.chains_text import chains_text
from provenance.exchange.chains_tree import chains_tree
from provenance.exchange.ink import coloured
from provenance.exchange.page import Page
from provenance.exchange.selection import select
from provenance.exchange.visible import visible

SCHEMA = json.loads(files("provenance.schemas").joinpath("chains.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def ladder(rungs: int) -> Article:
    """Statements that each rest twice on the next: 2**rungs chains."""
    span = (Span.of("Words", 0, 5),)
    steps = [
        Statement(f"s{n}", span, tuple(Attribution((id_,), rests_on=(f"s{n + 1}",)) for id_ in "ab"))
        for n in range(rungs)
    ]
    sources = tuple(Source(id_, id_.upper()) for id_ in "oabc")
    last = Statement(f"s{rungs}", span, (Attribution(("c",)),))
    return Article("x", "T", "o", "Words", sources=sources, statements=(*steps, last))


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", [NEWSLIVE, SAINT_BRANNOC], ids=lambda path: path.parent.name)
def test_the_json_of_the_examples_is_valid_by_the_schema(path):
    VALIDATOR.validate(json.loads("".join(chains_json(select([provenance.load(path)])))))


@settings(max_examples=30, deadline=None)
@given(st.lists(articles(), max_size=2))
def test_the_json_of_any_articles_is_valid_by_the_schema(several):
    text = "".join(chains_json(select(several)))
    VALIDATOR.validate(json.loads(text))
    lines = "".join(chains_jsonl(select(several)))
    assert lines.count("\n") == sum(len(article.statements) for article in several)


@settings(max_examples=30, deadline=None)
@given(articles())
def test_every_chain_of_any_article_stands_on_a_line_of_its_own_in_text(article):
    lines = "".join(chains_text(select([article]), Page(40))).splitlines()
    graph = provenance.trace(article)
    for statement in article.statements:
        for chain in graph.chains(statement):
            assert f"    {visible(str(chain))}" in lines


@settings(max_examples=30, deadline=None)
@given(articles())
def test_a_tree_has_as_many_leaves_as_there_are_chains(article):
    graph = provenance.trace(article)
    for selection in select([article]):
        for statement in selection.statements:
            chains = selection.chains(statement).chains
            assert len(list(chains)) == graph.count_chains(statement)
    text = "".join(chains_tree(select([article]), Page(10_000)))
    assert all(visible(line) == line for line in text.splitlines())


def test_a_tree_draws_shared_links_once_and_connects_the_lines():
    span = (Span.of("Words", 0, 5),)
    sources = tuple(Source(id_, id_.upper()) for id_ in "oabcdef")
    leaf = {id_: Attribution((id_,)) for id_ in "cdf"}
    links = (
        Attribution(("a",), attributed_to=(Attribution(("b",), attributed_to=(leaf["c"], leaf["d"])), leaf["f"])),
        Attribution(("e",), attributed_to=(leaf["f"],)),
    )
    article = Article("x", "T", "o", "Words", sources=sources, statements=(Statement("s", span, links),))
    assert "".join(chains_tree(select([article]))).splitlines()[-8:] == [
        "    O",
        "    ├── A",
        "    │   ├── B",
        "    │   │   ├── C",
        "    │   │   └── D",
        "    │   └── F",
        "    └── E",
        "        └── F",
    ]


@settings(max_examples=30, deadline=None)
@given(articles())
def test_csv_has_a_row_a_chain_and_every_cell_can_be_read_back(article):
    text = "".join(chains_csv(select([article])))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    expected = [
        (statement.id, str(chain))
        for statement in article.statements
        for chain in provenance.trace(article).chains(statement)
    ]
    assert [(unprotected(row["statement"]), unprotected(row["chain"])) for row in rows] == [
        tuple(map(unprotected, row)) for row in expected
    ]
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())


def unprotected(cell: str) -> str:
    return cell.removeprefix("'")


@pytest.mark.parametrize("present", [chains_text, chains_tree])
def test_chains_beyond_number_are_presented_quickly_and_counted(present):
    article = ladder(300)
    text = "".join(present(select([article], statements=["s0"]), Page(limit=2)))
    assert "… and more than 10¹⁷ others" in text
    (article_data,) = json.loads("".join(chains_json(select([article], statements=["s0", "s299"]), limit=2)))[
        "articles"
    ]
    assert [statement["chain_count"] for statement in article_data["statements"]] == [None, 2]
    assert [len(statement["chains"]) for statement in article_data["statements"]] == [2, 2]


def test_a_link_that_another_statement_holds_says_which():
    text = "".join(chains_text(select([ladder(1)], statements=["s0"])))
    assert "C  as in s1" in text


def test_colour_changes_nothing_but_colour():
    article = provenance.load(SAINT_BRANNOC)
    plain = "".join(chains_text(select([article])))
    shown = "".join(chains_text(select([article]), Page(ink=coloured)))
    assert "\x1b[32mThe Harlow Courier ← Ilse Marrek\x1b[0m" in shown
    for code in ("1", "1;36", "32", "2", "33"):
        shown = shown.replace(f"\x1b[{code}m", "")
    assert shown.replace("\x1b[0m", "") == plain


def test_selecting_takes_articles_one_by_one():
    def endless():
        number = 0
        while True:
            yield Article(f"x{number}", "T", "o", "Words", sources=(Source("o", "O"),))
            number += 1

    selections = select(endless())
    assert [next(selections).article.id for _ in range(3)] == ["x0", "x1", "x2"]


def test_a_source_on_a_chain_through_another_statement_is_found():
    (selection,) = select([ladder(2)], sources=["C"])
    assert [statement.id for statement in selection.statements] == ["s0", "s1", "s2"]


@settings(max_examples=30, deadline=None)
@given(webs())
def test_chains_that_go_round_in_circles_stand_in_every_format(several):
    data = json.loads("".join(chains_json(select(several), limit=None)))
    VALIDATOR.validate(data)
    lines = "".join(chains_text(select(several), Page(10_000, limit=None))).splitlines()
    tree = "".join(chains_tree(select(several), Page(10_000, limit=None))).splitlines()
    graph = provenance.trace(several)
    back = 0
    for one in several:
        for statement in one.statements:
            for chain in graph.chains(f"{one.id}#{statement.id}"):
                assert f"    {chain}" in lines
                back += chain.back_to is not None
    assert sum("↺" in line for line in tree) == back
    told = [chain for one in data["articles"] for statement in one["statements"] for chain in statement["chains"]]
    assert sum(chain["back_to"] is not None for chain in told) == back
    for chain in told:
        assert (chain["origin"] == []) == (chain["back_to"] is not None)
    missing = {reference for chain in told for link in chain["links"] for reference in link["missing"]}
    assert missing == {str(one.reference) for one in graph.missing()}


def test_a_link_of_another_article_says_where_it_stands_and_when_that_was_published():
    span = (Span.of("Words", 0, 5),)
    sources = (Source("o", "O"), Source("p", "P"), Source("a", "A"))
    here = Statement("s", span, (Attribution(("a",), rests_on=("y#t", "z#s9")),))
    there = Statement("t", span, (Attribution(("a",), cues=span),))
    several = [
        Article("x", "T", "o", "Words", sources=sources, statements=(here,)),
        Article("y", "T", "p", "Words", provenance.Date("2024-03"), sources=sources, statements=(there,)),
    ]
    assert "".join(chains_text(select(several, statements=["s"]))).splitlines()[-4:] == [
        "    O ← A ← P ← A",
        "      A  rests on z#s9, which is not given",
        "      P  published 2024-03 · as in y#t",
        "      A  “Words” · as in y#t",
    ]


def all_as_text(selections):
    return chains_text(selections, Page(limit=None))


@pytest.mark.parametrize("present", [all_as_text, partial(chains_json, limit=None), partial(chains_csv, limit=None)])
def test_all_chains_beyond_number_come_one_by_one(present):
    pieces = present(select([ladder(60)], statements=["s0"]))
    assert sum(map(len, islice(pieces, 100))) > 1_000


@pytest.mark.parametrize("limit", [0, 1, 3, 100, None])
def test_json_that_is_written_piece_by_piece_is_laid_out_like_any_other(limit):
    written = "".join(chains_json(select([ladder(3)]), limit=limit))
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=2) + "\n"
    lines = "".join(chains_jsonl(select([ladder(3)]), limit=limit)).splitlines()
    assert lines == [json.dumps(json.loads(line), ensure_ascii=False) for line in lines]
    assert len(lines) == len(ladder(3).statements)


@settings(max_examples=40, deadline=None)
@given(corpora())
def test_chains_are_counted_for_all_statements_at_once_as_for_each(several):
    graph = provenance.trace(several)
    for node in graph.starts():
        exact = graph.count_chains(node)
        assert graph.count_chains(node, at_most=10**6) == exact
        assert graph.count_chains(node, at_most=2) == min(exact, 2)


@settings(max_examples=40, deadline=None)
@given(corpora(), st.integers(1, 4))
def test_chains_that_are_cut_are_the_beginnings_of_those_that_go_on(several, longest):
    graph = provenance.trace(several)
    for node in graph.starts():
        whole = [(steps(chain), chain.back_to is not None) for chain in graph.chains(node)]
        cut = list(graph.chains(node, longest=longest))
        assert list(map(steps, cut)) == list(dict.fromkeys(way[:longest] for way, _ in whole))
        going_on = {way[:longest] for way, comes_back in whole if len(way) + comes_back > longest}
        assert {steps(chain) for chain in cut if chain.is_cut} == going_on


def steps(chain: Chain) -> tuple[int, ...]:
    return tuple(map(id, chain.links))


def drawn(shapes: list[list[object]], number: Iterator[int], before: str = "    ") -> Iterator[str]:
    """Trees of numbered steps, by recursion: what stands below another is drawn behind its line, or behind nothing."""
    for position, below in enumerate(shapes):
        is_last = position + 1 == len(shapes)
        yield f"{before}{'└── ' if is_last else '├── '}S{next(number)}"
        yield from drawn(below, number, before + ("    " if is_last else "│   "))


def nested(shapes: list[list[object]], number: Iterator[int]) -> tuple[Attribution, ...]:
    found = []
    for below in shapes:
        id_ = f"s{next(number)}"
        found.append(Attribution((id_,), attributed_to=nested(below, number)))
    return tuple(found)


LINKS = st.recursive(st.just([]), lambda inner: st.lists(inner, max_size=3), max_leaves=6)


@given(st.lists(LINKS, min_size=1, max_size=5))
def test_a_tree_is_drawn_as_the_links_are_nested(shapes):
    used = count()
    links = nested(shapes, used)
    sources = (Source("o", "O"), *(Source(f"s{n}", f"S{n}") for n in range(next(used))))
    article = Article(
        "x", "T", "o", "Words", sources=sources, statements=(Statement("s", (Span.of("Words", 0, 5),), links),)
    )
    lines = "".join(chains_tree(select([article]), Page(10_000, limit=None))).splitlines()
    assert lines[lines.index("    O") + 1 :] == list(drawn(shapes, count()))
