"""``provenance chains``: the main job, as a reader and as a program see it."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from command import NEWSLIVE, SAINT_BRANNOC, run
from hypothesis import given, settings
from strategies import articles

import provenance

# Every row of the table of what the first article has to show: statement, place, chain, and what stands beside it.
TABLE = [
    ("headline", "headline", "NEWSLIVE", ["own voice", "“Dugaan”", "possible"]),
    ("s1", "¶1", "NEWSLIVE ← Yoo Sang-bum ← NIS", ["“mengungkapkan bahwa”", "said 2023-11-01"]),
    ("s1", "¶1", "NEWSLIVE ← Yoo Sang-bum ← NIS", ["“informasi ini didapat dari” (¶2)", "for parlemen Korea Selatan"]),
    ("s2", "¶2", "NEWSLIVE ← Yoo Sang-bum", ["“Menurut Yoo”", "about s1"]),
    ("s3", "¶2", "NEWSLIVE", ["own voice", "hedged “tampaknya”", "probable"]),
    ("s4", "¶3", "NEWSLIVE ← Kompas.com ← Amerika Serikat", ["“Melansir Kompas.com”", "“mengklaim bahwa”"]),
    ("s5", "¶3", "NEWSLIVE ← NIS", ["“NIS melaporkan bahwa”", "contradicts s4"]),
    ("s6", "¶3", "NEWSLIVE ← unattributed", ["“diyakini”"]),
    ("s7", "¶4", "NEWSLIVE", ["own voice", "hedged “tampaknya”", "probable"]),
    ("s8", "¶4", "NEWSLIVE", ["own voice", "asserted"]),
    ("s9", "¶4", "NEWSLIVE ← Yoo Sang-bum", ["“Menurut Yoo, ini menunjukkan bahwa”", "hedged “mungkin”", "possible"]),
    ("s10", "¶5", "NEWSLIVE", ["own voice"]),
    ("s11", "¶5", "NEWSLIVE ← Amerika Serikat", ["“mengklaim bahwa”", "said 2023-10"]),
    (
        "s13",
        "¶6",
        "NEWSLIVE ← Korea Selatan, Jepang, Amerika Serikat (jointly)",
        ["“mengeluarkan pernyataan mengecam”", "hedged “dapat”"],
    ),
    ("s14", "¶7", "NEWSLIVE ← Kim Jong Un", ["“Pernyataan Kim Jong Un … menegaskan”", "said 2023-09 in Rusia"]),
    ("s15", "¶7", "NEWSLIVE", ["own voice"]),
    ("s16", "¶8", "NEWSLIVE", ["own voice · opinion"]),
    ("s17", "¶8", "NEWSLIVE", ["own voice · opinion"]),
    ("s18", "¶9", "NEWSLIVE", ["own voice · opinion"]),
]


def blocks(text: str) -> dict[str, str]:
    """The blocks of statements by id."""
    return {block.split()[0]: block for block in text.split("\n\n")[1:]}


@pytest.mark.parametrize(("id_", "place", "chain", "beside"), TABLE)
def test_every_row_of_the_table_of_the_first_article_is_visible(id_, place, chain, beside):
    result = run("chains", NEWSLIVE)
    assert result.exit_code == 0
    block = blocks(result.stdout)[id_]
    lines = [line.strip() for line in block.splitlines()]
    assert place in lines[0].split()
    assert chain in lines
    for words in beside:
        assert words in block


def test_statements_that_share_a_claim_say_so():
    shown = blocks(run("chains", NEWSLIVE).stdout)
    sharing = {id_ for id_, block in shown.items() if "claim arms-to-russia" in block.splitlines()[0]}
    assert sharing == {"headline", "s1", "s4", "s5", "s11"}
    assert "contradicted by s5" in shown["s4"]


@pytest.mark.parametrize("example", [NEWSLIVE, SAINT_BRANNOC], ids=lambda path: path.parent.name)
@pytest.mark.parametrize(
    ("form", "suffix"),
    [("text", "txt"), ("tree", "tree.txt"), ("json", "json"), ("jsonl", "jsonl"), ("csv", "csv")],
)
def test_the_examples_are_printed_as_the_golden_files_show(example, form, suffix, golden):
    result = run("chains", example, "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    golden(f"{example.parent.name}.chains.{suffix}", result.stdout_bytes)


def test_prov_xml_is_told_from_an_article_file_by_its_content(tmp_path):
    disguised = tmp_path / "article.yaml"
    disguised.write_bytes(run("export", SAINT_BRANNOC).stdout_bytes)
    assert run("chains", disguised).stdout == run("chains", SAINT_BRANNOC).stdout


def test_a_dash_is_standard_input_for_both_kinds_of_file():
    expected = run("chains", SAINT_BRANNOC).stdout
    for form in ("prov-xml", "json", "yaml"):
        exported = run("export", SAINT_BRANNOC, "--format", form).stdout_bytes
        result = run("chains", "-", stdin=exported)
        assert (result.exit_code, result.stderr, result.stdout) == (0, "", expected)


def test_a_folder_stands_for_the_article_files_in_it():
    spill = NEWSLIVE.parents[1] / "osse-spill-2024-06"
    assert run("chains", NEWSLIVE.parents[1]).stdout == run("chains", NEWSLIVE, spill, SAINT_BRANNOC).stdout
    assert run("chains", spill).stdout == run("chains", *sorted(spill.glob("*-*.yaml"))).stdout


def test_one_statement_is_asked_for_by_id_or_with_its_article():
    both = run("chains", NEWSLIVE, SAINT_BRANNOC, "--statement", "s3").stdout
    assert (both.count("\ns3  "), "\ns4  " in both) == (2, False)
    one = run("chains", NEWSLIVE, SAINT_BRANNOC, "--statement", "saint-brannoc-2024-03-12#s3").stdout
    assert "NEWSLIVE" not in one
    assert "    The Harlow Courier ← Coastwire ← Dagsposten ← a deckhand\n" in one


@pytest.mark.parametrize("name", ["yoo", "Yoo", "yoo sang-bum"])
def test_statements_of_a_source_are_asked_for_by_id_name_or_alias_whether_it_is_origin_or_relay(name):
    assert list(blocks(run("chains", NEWSLIVE, "--source", name).stdout)) == ["s1", "s2", "s9"]


def test_names_that_are_nowhere_are_said_all_at_once_with_near_ones():
    result = run("chains", NEWSLIVE, "--statement", "headlin", "--source", "Kompas.con")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "provenance: no statement has the id 'headlin'; did you mean headline?",
        "provenance: no source has the id, name or alias 'Kompas.con'; did you mean Kompas.com or kompas?",
    ]


def test_a_statement_without_a_match_in_one_article_is_no_error_when_another_has_it():
    result = run("chains", NEWSLIVE, SAINT_BRANNOC, "--statement", "s18")
    assert (result.exit_code, list(blocks(result.stdout))) == (0, ["s18"])


def test_a_source_that_is_known_and_never_cited_is_a_word_on_standard_error():
    result = run("chains", NEWSLIVE, "--source", "korea-utara")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "provenance: no statement matches\n"


WIDE = """
article: {id: wide, title: T, outlet: o, text: Words.}
sources:
  o: {name: O}
""" + "".join(f"  a{n}: {{name: A{n}}}\n" for n in range(120))
WIDE += "statements:\n  - id: s\n    quote: Words.\n    attributed_to:\n"
WIDE += "".join(f"      - {{source: a{n}}}\n" for n in range(120))


def test_a_statement_with_very_many_chains_lists_the_first_and_counts_the_others():
    text = run("chains", "-", stdin=WIDE.encode()).stdout
    assert (text.count(" ← "), "… and 20 more" in text) == (100, True)
    assert run("chains", "-", "--limit", "0", stdin=WIDE.encode()).stdout.count(" ← ") == 120
    tree = run("chains", "-", "--format", "tree", "--limit", "3", stdin=WIDE.encode()).stdout
    assert [line for line in tree.splitlines() if line.startswith("    ")][1:] == [
        "    O",
        "    ├── A0",
        "    ├── A1",
        "    └── A2",
        "    … and 117 more",
    ]
    data = json.loads(run("chains", "-", "--format", "json", stdin=WIDE.encode()).stdout)
    (statement,) = data["articles"][0]["statements"]
    assert (len(statement["chains"]), statement["chain_count"]) == (100, 120)


def test_several_independent_links_are_several_chains_and_a_shared_link_is_described_once():
    file = """
article: {id: x, title: T, outlet: o, text: Words by A and others.}
sources: {o: {name: O}, a: {name: A}, b: {name: B}, c: {name: C}}
statements:
  - id: s
    quote: Words
    attributed_to:
      - {source: a, cue: by A, attributed_to: [{source: b, certainty: asserted}, {source: c, certainty: denied}]}
"""
    lines = [line.strip() for line in run("chains", "-", stdin=file.encode()).stdout.splitlines()]
    assert lines[-5:] == ["O ← A ← B", "A  “by A”", "B  asserted", "O ← A ← C", "C  denied"]


def test_terminal_escapes_and_bidirectional_controls_in_an_article_are_shown_not_obeyed():
    file = (
        'article: {id: "x\\u202ey", title: "T\\x9b2J", outlet: o, text: "Word \\x9d0;owned\\x9c \\u202e \\x9b1m."}\n'
        'sources: {o: {name: "O\\nO\\u200b"}}\n'
        'statements: [{id: s, quote: "Word \\x9d0;owned\\x9c \\u202e \\x9b1m."}]'
    )
    for form in ("text", "tree"):
        result = run("chains", "-", "--format", form, stdin=file.encode())
        assert result.exit_code == 0
        assert re.search(r"[^\n -~¶“”·←│├└─]", result.stdout) is None
        for shown in (r"x\u202ey", r"T\x9b2J", r"\x9d0;owned\x9c", r"\x9b1m", r"O\nO\u200b"):
            assert shown in result.stdout
    exact = json.loads(run("chains", "-", "--format", "json", stdin=file.encode()).stdout)
    assert exact["articles"][0]["id"] == "x\u202ey"


def test_text_in_a_script_from_right_to_left_stays_as_it_is():
    file = "article: {id: x, title: T, outlet: o, text: قال إنه می‌خواهد}\nsources: {o: {name: وكالة}}\n"
    file += "statements: [{id: s, quote: قال إنه می‌خواهد}]\n"
    shown = run("chains", "-", stdin=file.encode()).stdout
    assert "“قال إنه می‌خواهد”" in shown
    assert "    وكالة\n" in shown


def test_lines_keep_to_the_width_except_those_of_chains():
    for line in run("chains", NEWSLIVE, SAINT_BRANNOC).stdout.splitlines():
        assert len(line) <= 100 or " ← " in line


def test_csv_has_a_row_a_chain_and_no_cell_that_a_spreadsheet_would_compute():
    file = """
article: {id: x, title: T, outlet: o, text: "=1+1 is said, @SUM(A1) too."}
sources: {o: {name: O}, a: {name: -A}}
statements:
  - {id: "=s", quote: "=1+1", attributed_to: [{source: a}, {source: o2}]}
  - {id: t, quote: "@SUM(A1)"}
""".replace(", {source: o2}", "")
    result = run("chains", "-", "--format", "csv", stdin=file.encode())
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))
    assert [(row["statement"], row["text"], row["chain"]) for row in rows] == [
        ("'=s", "'=1+1", "O ← -A"),
        ("t", "'@SUM(A1)", "O"),
    ]
    assert result.stdout_bytes.count(b"\r\n") == 3


def test_json_lines_are_the_statements_of_the_object():
    whole = json.loads(run("chains", NEWSLIVE, SAINT_BRANNOC, "--format", "json").stdout)
    lines = run("chains", NEWSLIVE, SAINT_BRANNOC, "--format", "jsonl").stdout.splitlines()
    expected = [
        {"article": article["id"], **statement} for article in whole["articles"] for statement in article["statements"]
    ]
    assert list(map(json.loads, lines)) == expected


def test_the_json_of_a_row_of_the_table_reads_like_this():
    data = json.loads(run("chains", NEWSLIVE, "--statement", "s4", "--format", "json").stdout)
    assert data["schema_version"] == 1
    (statement,) = data["articles"][0]["statements"]
    (chain,) = statement["chains"]
    assert (statement["id"], statement["place"], statement["claim"]) == ("s4", "¶3", "arms-to-russia")
    assert chain["text"] == "NEWSLIVE ← Kompas.com ← Amerika Serikat"
    assert (chain["origin"], chain["relays"], chain["certainty"]) == (["us"], ["kompas"], "asserted")
    text = provenance.load(NEWSLIVE).text
    assert [link["source"] for link in chain["links"]] == ["newslive", "kompas", "us"]
    (start, end) = chain["links"][1]["cue_spans"][0]
    assert text[start:end] == chain["links"][1]["cue"] == "Melansir Kompas.com"
    assert text[statement["start"] : statement["end"]] == statement["text"]
    last = {"source": "us", "name": "Amerika Serikat", "kind": "government", "cue": "mengklaim bahwa"}
    last |= {"basis": "explicit", "certainty": "asserted", "said": None, "quotation": "indirect", "hedge": None}
    assert {key: chain["links"][2][key] for key in last} == last


def test_sources_that_speak_jointly_are_a_list_in_json():
    data = json.loads(run("chains", NEWSLIVE, "--statement", "s13", "--format", "json").stdout)
    link = data["articles"][0]["statements"][0]["chains"][0]["links"][1]
    assert link["source"] == ["korea-selatan", "jepang", "us"]
    assert link["kind"] == ["government"] * 3
    assert link["name"] == "Korea Selatan, Jepang, Amerika Serikat (jointly)"


@settings(max_examples=25, deadline=None)
@given(articles())
def test_what_is_exported_as_prov_xml_has_the_same_chains(article):
    exported = run("chains", "-", "--format", "json", stdin=provenance.to_provxml(article))
    written = run("chains", "-", "--format", "json", stdin=provenance.to_json(article).encode())
    assert (exported.exit_code, written.exit_code) == (0, 0)
    assert exported.stdout == written.stdout
