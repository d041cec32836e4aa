"""``provenance graph``: the drawings as golden files, selection, limits."""

from __future__ import annotations

import json

import pytest
from command import EXAMPLES, NEWSLIVE, run
from lxml import etree

SPILL = EXAMPLES / "osse-spill-2024-06"


@pytest.mark.parametrize("example", [NEWSLIVE.parent, SPILL], ids=lambda path: path.name)
@pytest.mark.parametrize(
    ("form", "suffix"),
    [("text", "txt"), ("svg", "svg"), ("dot", "dot"), ("mermaid", "mmd"), ("graphml", "graphml"), ("json", "json")],
)
def test_the_examples_are_drawn_as_the_golden_files_show(example, form, suffix, golden):
    result = run("graph", example, "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    golden(f"{example.name}.graph.{suffix}", result.stdout_bytes)


def test_articles_without_statements_are_told_to_have_nothing_to_draw(tmp_path):
    file = tmp_path / "quiet.json"
    file.write_text('{"article": {"id": "a", "title": "T", "outlet": "o", "text": "T"}, "sources": {"o": "O"}}')
    result = run("graph", file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "provenance: there is no statement in these articles, and so nothing to draw\n"


def test_a_statement_or_a_claim_is_drawn_alone():
    text = run("graph", SPILL, "--claim", "two-tonnes", "--judgements", SPILL / "judgements.yaml").stdout
    assert text.count("Petra Lund") == 1
    assert "post-2024-06-04#s1" in text
    assert "s5" not in text
    text = run("graph", SPILL, "--statement", "standard-2024-06-05#s1").stdout
    assert text == "●  Northern Standard  standard-2024-06-05#s1\n○  Imre Solt  “said” · person · asserted\n"


@pytest.mark.parametrize(("option", "name"), [("--statement", "s99"), ("--claim", "arms-to-russi")])
def test_an_unknown_name_exits_2_with_a_hint_and_draws_nothing(option, name):
    result = run("graph", NEWSLIVE, option, name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("provenance: no ")


def test_readers_get_a_bounded_drawing_and_programs_everything(tmp_path):
    file = tmp_path / "many.yaml"
    lines = "".join(f"  Line {number}.\n" for number in range(400))
    entries = "".join(f"- {{quote: Line {number}., attributed_to: {{source: s{number}}}}}\n" for number in range(400))
    people = "".join(f"  s{number}: {{name: S{number}}}\n" for number in range(400))
    file.write_text(
        f"article:\n  id: m\n  title: T\n  outlet: o\n  text: |\n{lines.replace('  Line', '    Line')}"
        f"sources:\n  o: {{name: O}}\n{people}statements:\n{entries}",
        encoding="utf-8",
    )
    assert "Left out, since the drawing would be too large: 250 of 400 statements" in run("graph", file).stdout
    assert len(json.loads(run("graph", file, "--format", "json").stdout)["boxes"]) == 800
    assert len(json.loads(run("graph", NEWSLIVE, "--format", "json", "--limit", "5").stdout)["boxes"]) == 5
    assert "Left out" not in run("graph", NEWSLIVE, "--limit", "0").stdout


def test_nothing_to_draw_is_an_empty_drawing():
    empty = b"article: {id: x, title: T, outlet: o, text: Words.}\nsources: {o: {name: O}}\n"
    assert run("graph", "-", stdin=empty).stdout == ""
    picture = etree.fromstring(run("graph", "-", "--format", "svg", stdin=empty).stdout_bytes)
    assert picture.get("viewBox") == "0 0 8 8"


def test_provxml_of_other_tools_is_drawn_as_far_as_its_chains_go():
    result = run("graph", EXAMPLES / "broken" / "circular.prov.xml")
    assert result.exit_code in {0, 1}
    assert "fault of this program" not in result.stderr
