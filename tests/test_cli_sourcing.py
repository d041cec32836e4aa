"""``provenance independence`` and ``provenance diff``: what they print, its schemas and the exit status."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
from attrs import evolve
from command import NEWSLIVE, SAINT_BRANNOC, run
from hypothesis import assume, given
from hypothesis import strategies as st
from sourcing_cases import sourced_articles

import provenance
from provenance import Article, Attribution, Source, Span, Statement
from provenance.exchange.differences_json import differences_json
from provenance.exchange.sourcing_json import sourcing_json
from provenance.exchange.sourcing_text import sourcing_text
from provenance.questions.comparison import compare
from provenance.questions.sourcing import sourcing


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(files("provenance.schemas").joinpath(name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


INDEPENDENCE = validator("independence.schema.json")
DIFF = validator("diff.schema.json")


@pytest.fixture
def corrected(tmp_path):
    """The ferry article after a correction: a chain got longer, a claim weaker, a statement went, another came."""
    text = SAINT_BRANNOC.with_name("article.txt").read_text(encoding="utf-8")
    article = SAINT_BRANNOC.read_text(encoding="utf-8")
    northline = "{source: northline, mention: Northline Ferries, cue: denied that, certainty: denied}"
    office = "      mention: the Marine Safety Office\n      cue: according to\n      certainty: "
    changes = {
        "  - id: s9\n": "  - id: s10\n",
        "hedge: probably\n    certainty: probable": "hedge: probably\n    certainty: possible",
        f"{office}asserted\n": f"{office}possible\n",
        northline: f"{{source: coastwire, basis: elided, attributed_to: [{northline}]}}",
    }
    for old, new in changes.items():
        assert old in article
        article = article.replace(old, new)
    dropped = article[article.index("  - id: s6") : article.index("  - id: s7")]
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    file = tmp_path / "corrected.yaml"
    file.write_text(article.replace(dropped, ""), encoding="utf-8")
    return file


@pytest.mark.parametrize("example", [NEWSLIVE, SAINT_BRANNOC])
def test_the_independence_of_the_examples_is_as_it_was(example, golden):
    result = run("independence", example)
    assert result.exit_code == 0
    golden(f"{example.parent.name}.independence.txt", result.stdout_bytes)


def test_what_falls_without_a_source_is_as_it_was(golden):
    result = run("independence", NEWSLIVE, "--claim", "arms-to-russia", "--without", "NIS")
    assert result.exit_code == 0
    golden("newslive-2023-11-01.independence.without-nis.txt", result.stdout_bytes)


def test_json_is_by_the_schema_and_says_what_text_says():
    result = run("independence", NEWSLIVE, "--claim", "arms-to-russia", "--without", "NIS", "--format", "json")
    data = json.loads(result.stdout)
    INDEPENDENCE.validate(data)
    (claim,) = data["claims"]
    assert (claim["lines"], claim["at_most"]) == (2, 2)
    assert claim["without"]["falls"] == ["newslive-2023-11-01#s1", "newslive-2023-11-01#s5"]
    assert claim["without"]["left"]["lines"] == 1


def test_names_that_nothing_has_are_wrong_usage():
    for wrong in (["--claim", "arms-to-rusia"], ["--without", "Nobody"]):
        result = run("independence", NEWSLIVE, *wrong)
        assert result.exit_code == 2
        assert "no " in result.stderr
    assert "did you mean arms-to-russia?" in run("independence", NEWSLIVE, "--claim", "arms-to-rusia").stderr


def test_an_article_without_claims_is_told_so(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("article: {id: a, title: T, outlet: o, text: T}\nsources: {o: {name: O}}\n", encoding="utf-8")
    result = run("independence", file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no statement shares a claim" in result.stderr


def test_statements_of_several_articles_are_named_with_their_article():
    assert "newslive-2023-11-01#s1" in run("independence", NEWSLIVE, SAINT_BRANNOC, "--claim", "arms-to-russia").stdout


@given(sourced_articles())
def test_any_article_is_told_by_the_schema_and_in_words(article):
    graph = provenance.trace(article)
    for gone in (None, "a"):
        answer = sourcing(graph, "c", without=gone)
        INDEPENDENCE.validate(json.loads(sourcing_json([answer])))
        assert str(answer.independence) in "".join(sourcing_text([answer]))


def test_one_source_is_left_out_at_a_time():
    result = run("independence", NEWSLIVE, "--without", "NIS", "--without", "Yoo Sang-bum")
    assert result.exit_code == 2
    assert "one source at a time, not 2" in result.stderr


def test_an_article_that_is_the_same_is_no_difference():
    result = run("diff", NEWSLIVE, NEWSLIVE)
    assert (result.exit_code, result.stdout.splitlines()[1]) == (0, "Nothing changed in 19 statements.")


def test_an_article_and_its_export_are_the_same():
    assert run("diff", NEWSLIVE, NEWSLIVE.with_name("article.prov.xml")).exit_code == 0


def test_a_correction_is_told_as_it_was(corrected, golden):
    result = run("diff", SAINT_BRANNOC, corrected)
    assert result.exit_code == 1
    golden("saint-brannoc-2024-03-12.diff.txt", result.stdout_bytes)


def test_a_correction_in_json_is_by_the_schema(corrected):
    result = run("diff", SAINT_BRANNOC, corrected, "--format", "json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    DIFF.validate(data)
    assert data["same"] is False
    (article,) = data["articles"]
    assert article["renumbered"] == [{"old": "s9", "new": "s10"}]


@given(st.lists(sourced_articles(), max_size=3), st.lists(sourced_articles(), max_size=3))
def test_any_differences_are_by_the_schema(old, new):
    before, after = ([evolve(each, id=f"a{n}") for n, each in enumerate(articles)] for articles in (old, new))
    DIFF.validate(json.loads(differences_json(compare(before, after))))


@given(sourced_articles(), sourced_articles(), st.sets(st.sampled_from("abcd")), st.sets(st.sampled_from("abcd")))
def test_articles_are_compared_with_those_of_the_same_id(one, other, old, new):
    assume(len(old) != 1 or len(new) != 1)
    found = compare([evolve(one, id=id_) for id_ in old], [evolve(other, id=id_) for id_ in new])
    assert [each.old.id for each in found.articles] == sorted(old & new)
    assert [each.new.id for each in found.articles] == sorted(old & new)
    assert [article.id for article in found.dropped] == sorted(old - new)
    assert [article.id for article in found.added] == sorted(new - old)
    assert found.same == (old == new and all(each.same for each in found.articles))


def test_of_folders_the_articles_that_changed_are_told_and_those_that_came_and_went(tmp_path, corrected):
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, versions in ((old, [SAINT_BRANNOC, NEWSLIVE]), (new, [corrected, NEWSLIVE])):
        folder.mkdir()
        for number, file in enumerate(versions):
            (folder / f"{number}.json").write_text(provenance.to_json(provenance.load(file)), encoding="utf-8")
    (old / "2.json").write_text(provenance.to_json(Article("gone", "Gone", "o", "W", sources=[Source("o", "O")])))
    (new / "2.json").write_text(provenance.to_json(Article("come", "Come", "o", "W", sources=[Source("o", "O")])))
    result = run("diff", old, new)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "Of the articles, 1 changed, 1 added, 1 dropped; 1 as they were."
    assert "gone · O  dropped, with 0 statements" in lines
    assert "come · O  added, with 0 statements" in lines
    assert run("diff", SAINT_BRANNOC, corrected).stdout in result.stdout
    assert "newslive" not in result.stdout
    same = run("diff", old, old)
    assert (same.exit_code, same.stdout) == (0, "Nothing changed in 3 articles.\n")


def test_a_diff_says_which_statements_have_more_chains_than_it_compares(tmp_path):
    span = (Span.of("Words", 0, 5),)
    steps = [
        Statement(f"s{n}", span, tuple(Attribution((id_,), rests_on=(f"s{n + 1}",)) for id_ in "ab")) for n in range(7)
    ]
    sources = tuple(Source(id_, id_.upper()) for id_ in "oab")
    article = Article("x", "T", "o", "Words", sources=sources, statements=(*steps, Statement("s7", span)))
    file = tmp_path / "x.json"
    file.write_text(provenance.to_json(article), encoding="utf-8")
    result = run("diff", file, file)
    line = "provenance: only the first 100 chains of s0 are compared, and how many it has (x)\n"
    assert (result.exit_code, result.stderr) == (0, line * 2)
