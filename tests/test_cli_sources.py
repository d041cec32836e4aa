"""``provenance sources``: who is cited, how often, as origin or as relay."""

from __future__ import annotations

import csv
import io
import json

import pytest
from command import EXAMPLES, NEWSLIVE, SAINT_BRANNOC, run


@pytest.mark.parametrize("example", [NEWSLIVE, SAINT_BRANNOC], ids=lambda path: path.parent.name)
@pytest.mark.parametrize(("form", "suffix"), [("text", "txt"), ("json", "json"), ("csv", "csv")])
def test_the_examples_are_counted_as_the_golden_files_show(example, form, suffix, golden):
    result = run("sources", example, "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    golden(f"{example.parent.name}.sources.{suffix}", result.stdout_bytes)


def test_aliases_are_one_source_with_all_its_statements():
    text = run("sources", NEWSLIVE).stdout
    (yoo,) = [line for line in text.splitlines() if "Yoo" in line]
    assert yoo.split() == ["Yoo", "Sang-bum", "person", "3", "2", "1", "Yoo"]


def test_relays_and_origins_are_told_apart_and_shares_are_of_attributed_statements():
    data = json.loads(run("sources", NEWSLIVE, SAINT_BRANNOC, "--format", "json").stdout)
    counts = {one["id"]: (one["statements"], one["as_origin"], one["as_relay"]) for one in data["sources"]}
    assert counts["kompas"] == (1, 0, 1)
    assert counts["dagsposten"] == (3, 1, 2)
    assert counts["deckhand"] == (2, 2, 0)
    assert "newslive" not in counts
    assert (data["schema_version"], data["articles"], data["statements"]) == (1, 2, 29)
    assert data["attributed"] + data["own_voice"] == data["statements"]
    assert data["anonymous_share"] == data["anonymous"] / data["attributed"] == 2 / 17
    assert data["unattributed_share"] == 1 / 17


def test_columns_of_figures_stay_in_line_below_names_in_wide_scripts():
    file = """
article: {id: x, title: T, outlet: o, text: Words. More.}
sources: {o: {name: O}, a: {name: 北朝鮮中央通信}, b: {name: Bé}}
statements:
  - {id: s, quote: Words, attributed_to: [{source: a}]}
  - {id: t, quote: More, attributed_to: [{source: b}]}
"""
    header, first, second, *_ = run("sources", "-", stdin=file.encode()).stdout.splitlines()
    assert header.startswith("source          kind")
    assert {line.split(" ")[0] for line in (first, second)} == {"Bé", "北朝鮮中央通信"}
    wide = next(line for line in (first, second) if line.startswith("北"))
    narrow = next(line for line in (first, second) if line.startswith("B"))
    assert len(narrow) == len(wide) + 7


def test_an_article_without_attributions_has_shares_of_nothing():
    file = "article: {id: x, title: T, outlet: o, text: Words.}\nsources: {o: {name: O}}\n"
    file += "statements: [{id: s, quote: Words.}]\n"
    text = run("sources", "-", stdin=file.encode()).stdout
    assert text == "1 statement\n  1 in the outlet's own voice\n  0 attributed\n"
    assert json.loads(run("sources", "-", "--format", "json", stdin=file.encode()).stdout)["anonymous_share"] is None


def test_csv_has_a_row_a_source():
    rows = list(csv.DictReader(io.StringIO(run("sources", NEWSLIVE, "--format", "csv").stdout_bytes.decode())))
    assert rows[0]["name"] == "Amerika Serikat"
    assert {row["id"]: row["as_relay"] for row in rows}["yoo"] == "1"


SPILL = EXAMPLES / "osse-spill-2024-06"


@pytest.mark.parametrize("command", ["sources", "chains"])
def test_judgements_are_read_with_all_their_problems(command, tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("judgements: [{kind: source}, words]", encoding="utf-8")
    result = run(command, SPILL, "--judgements", wrong, "--judgements", "/nowhere.yaml")
    assert result.exit_code == 2
    assert sorted(line.split(": ")[0] for line in result.stderr.splitlines()) == [
        "/nowhere.yaml",
        *[f"{wrong}:1:14"] * 3,
        f"{wrong}:1:30",
    ]


def test_sources_that_were_judged_to_be_one_are_counted_together():
    names = [one["id"] for one in json.loads(run("sources", SPILL, "--format", "json").stdout)["sources"]]
    judged = run("sources", SPILL, "--format", "json", "--judgements", SPILL / "judgements.yaml")
    found = [one["id"] for one in json.loads(judged.stdout)["sources"]]
    assert {"lund", "petra-lund"} <= set(names)
    assert set(names) - set(found) == {"petra-lund"}


def test_judgements_that_contradict_each_other_in_two_files_cannot_be_used(tmp_path):
    line = "judgements: [{{kind: source, same_as: [{}], judged_by: A, judged_on: 2024{}}}]"
    (tmp_path / "a.yaml").write_text(line.format("a, b", "") + "", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(line.format("b, c", ""), encoding="utf-8")
    (tmp_path / "c.yaml").write_text(line.format("a, c", ", verdict: different"), encoding="utf-8")
    options = [part for name in "abc" for part in ("--judgements", tmp_path / f"{name}.yaml")]
    result = run("sources", SPILL, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a and c are judged different, and the same by others: a is b, b is c" in result.stderr
