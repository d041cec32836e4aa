"""Judgements that two are the same, or are not: the file they are kept in, and what chains make of them."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from attrs import evolve
from command import NEWSLIVE, run
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from strategies import articles

import provenance
from provenance import Attribution, Claim, Date, Judgement, JudgementKind, Sameness, Source, Span, Statement
from provenance.citations import citations
from provenance.judgements import Identity
from provenance.questions.sourcing import sourcing
from provenance.reading.judgements import read_judgements

SCHEMA = json.loads(files("provenance.schemas").joinpath("judgements.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

FILE = """\
schema_version: 1
judgements:
  - kind: source
    same_as: [yoo, yoo-sang-bum]
    judged_by: Ana
    judged_on: 2024-03-14   # the day after
    note: the same member of parliament
  - {kind: claim, same_as: [arms, a#weapons], judged_by: Ben, judged_on: 2024-03, verdict: different}
  - {kind: statement, same_as: [a#s1, "b#1#s2"], judged_by: Ben, judged_on: 2024, verdict: same}
"""


def read(text: str) -> tuple[Judgement, ...]:
    return read_judgements(text.encode(), "same.yaml")


def codes(text: str) -> list[tuple[str, int, int]]:
    with pytest.raises(provenance.InputError) as caught:
        read(text)
    assert all(problem.file == "same.yaml" for problem in caught.value.problems)
    return [(problem.code, problem.line, problem.column) for problem in caught.value.problems]


def source(one: str, other: str, verdict: Sameness = Sameness.SAME, on: str | None = None) -> Judgement:
    return Judgement(JudgementKind.SOURCE, (one, other), "Ana", on and Date(on), verdict)


# The file


def test_every_key_of_the_file_reaches_the_judgement(tmp_path: Path):
    (tmp_path / "same.yaml").write_text(FILE, encoding="utf-8")
    found = provenance.load_judgements(tmp_path / "same.yaml")
    assert found == read(FILE)
    assert found[0] == Judgement(
        JudgementKind.SOURCE,
        ("yoo", "yoo-sang-bum"),
        "Ana",
        Date("2024-03-14"),
        Sameness.SAME,
        "the same member of parliament",
    )
    assert [(one.kind.value, one.same_as, one.verdict.value) for one in found[1:]] == [
        ("claim", ("arms", "a#weapons"), "different"),
        ("statement", ("a#s1", "b#1#s2"), "same"),
    ]


def test_json_is_read_as_well():
    text = json.dumps(json.loads(json.dumps(YAML(typ="safe").load(FILE), default=str)))
    assert read_judgements(text.encode(), "same.json") == read(FILE)


def test_the_schema_takes_the_file_and_refuses_what_the_reader_refuses():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(json.dumps(YAML(typ="safe").load(FILE), default=str))
    VALIDATOR.validate(data)
    for change in ({"verdict": "maybe"}, {"same_as": ["a"]}, {"kind": "article"}, {"judged_on": "soon"}, {"x": 1}):
        wrong = {**data, "judgements": [{**data["judgements"][0], **change}]}
        assert not VALIDATOR.is_valid(wrong)
        assert codes(json.dumps(wrong))


def test_the_keys_of_the_schema_are_those_of_the_reader():
    from provenance.reading.fields import KEYS

    assert set(SCHEMA["properties"]) == set(KEYS["file of judgements"])
    assert set(SCHEMA["$defs"]["judgement"]["properties"]) == set(KEYS["judgement"])


def test_everything_that_is_wrong_is_told_at_once_with_its_place():
    text = (
        "judgements:\n"
        "  - {kind: sorce, same_as: [a, b], judged_by: Ana, judged_on: 2024-13}\n"
        "  - {kind: source, same_as: [a], judgd_by: Ana, judged_on: 2024}\n"
        "  - {kind: source, same_as: [a, a], judged_by: Ana, judged_on: 2024}\n"
        "  - {kind: statement, same_as: [a#s1, s2], judged_by: Ana, judged_on: 2024}\n"
        "  - {kind: claim, same_as: [a#, b], judged_by: Ana, judged_on: 2024}\n"
        "  - words\n"
    )
    assert codes(text) == [
        ("bad-value", 2, 12),
        ("bad-date", 2, 63),
        ("missing-key", 3, 5),
        ("unknown-key", 3, 34),
        ("same-name", 4, 29),
        ("bad-name", 5, 32),
        ("bad-name", 6, 28),
        ("wrong-type", 7, 5),
    ]


def test_slips_of_the_pen_are_told_with_near_words():
    with pytest.raises(provenance.InvalidError, match="did you mean source") as caught:
        read("judgements: [{kind: sorce, same_as: [a, b], judged_by: A, judged_on: 2024, verdct: same}]")
    assert "did you mean verdict" in str(caught.value)


@pytest.mark.parametrize("text", ["", "words", "[]", "judgements: x", "judgments: []", "{", "judgements: [[]]"])
def test_what_is_no_file_of_judgements_is_told(text):
    assert codes(text)


@given(st.binary(max_size=60).map(lambda tail: b"judgements: [{kind: source, same_as: [" + tail))
def test_any_bytes_are_judgements_or_an_error(data):
    with suppress(provenance.InputError):
        assert isinstance(read_judgements(data, "x"), tuple)


def test_judgements_that_contradict_each_other_are_told_with_the_way_and_the_place():
    text = (
        "judgements:\n"
        "  - {kind: source, same_as: [a, b], judged_by: Ana, judged_on: 2024-01}\n"
        "  - {kind: source, same_as: [b, c], judged_by: Ana, judged_on: 2024-01}\n"
        "  - {kind: source, same_as: [a, c], judged_by: Ben, judged_on: 2024-02, verdict: different}\n"
    )
    assert codes(text) == [("contradiction", 4, 29)]
    with pytest.raises(provenance.InvalidError, match="a is b, b is c"):
        read(text)


def test_a_folder_with_a_file_of_judgements_is_read_as_its_articles(tmp_path: Path):
    (tmp_path / "a.yaml").write_text("article: {id: a, title: T, outlet: o, text: x}", encoding="utf-8")
    (tmp_path / "same.yaml").write_text(FILE, encoding="utf-8")
    assert [article.id for article in provenance.load_all([tmp_path])] == ["a"]


def test_a_file_of_judgements_given_as_an_article_is_told_what_to_do(tmp_path: Path):
    (tmp_path / "same.yaml").write_text(FILE, encoding="utf-8")
    with pytest.raises(provenance.InvalidError, match="--judgements") as caught:
        provenance.load_all([tmp_path / "same.yaml"])
    assert [problem.code for problem in caught.value.problems] == ["not-an-article"]


# Who is the same


def groups(*judgements: Judgement, names: str = "abcd") -> set[frozenset[str]]:
    identity = Identity.of(judgements)
    found: dict[str, set[str]] = {}
    for name in names:
        found.setdefault(identity.of_source("x", name), set()).add(name)
    return {frozenset(group) for group in found.values()}


def test_sameness_goes_on_from_one_to_the_next():
    assert groups(source("a", "b"), source("c", "b")) == {frozenset("abc"), frozenset("d")}


@pytest.mark.parametrize("verdict", [Sameness.DIFFERENT, Sameness.WITHDRAWN])
def test_a_later_judgement_takes_an_earlier_one_back_wherever_it_stands(verdict):
    first, second = source("a", "b", on="2024-03"), source("b", "a", verdict, on="2024-04-01")
    apart = {frozenset("a"), frozenset("b")}
    assert groups(first, second, names="ab") == groups(second, first, names="ab") == apart
    again = source("a", "b", on="2024-05")
    assert groups(again, second, first, names="ab") == {frozenset("ab")}


def test_of_judgements_of_the_same_date_the_one_further_down_holds():
    same, other = source("a", "b", on="2024"), source("a", "b", Sameness.DIFFERENT, on="2024")
    assert groups(same, other, names="ab") == {frozenset("a"), frozenset("b")}
    assert groups(other, same, names="ab") == {frozenset("ab")}


def test_a_judgement_without_a_date_is_the_earliest():
    same, other = source("a", "b", on="2024"), source("a", "b", Sameness.DIFFERENT)
    assert groups(same, other, names="ab") == {frozenset("ab")}


def test_one_id_in_two_articles_can_be_judged_to_be_two():
    identity = Identity.of([source("x#kim", "kim", Sameness.DIFFERENT)])
    assert identity.of_source("x", "kim") == "x#kim"
    assert identity.of_source("y", "kim") == "kim"
    between = Identity.of([source("x#kim", "y#kim", Sameness.DIFFERENT)])
    assert (between.of_source("x", "kim"), between.of_source("y", "kim")) == ("x#kim", "kim")


def test_the_source_of_one_article_is_the_one_with_its_id_unless_it_was_judged_otherwise():
    identity = Identity.of([source("x#kim", "lee")])
    assert identity.of_source("x", "kim") == identity.of_source("y", "kim") == identity.of_source("z", "lee") == "kim"
    apart = Identity.of([source("x#kim", "lee"), source("x#kim", "kim", Sameness.DIFFERENT)])
    assert apart.of_source("x", "kim") == apart.of_source("z", "lee") == "lee"
    assert apart.of_source("y", "kim") == "kim"


SAME_PAIRS = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=6)


@given(SAME_PAIRS, st.randoms(use_true_random=False))
def test_the_groups_are_those_of_an_obvious_closure_in_any_order(pairs, chance: random.Random):
    judgements = [source(one, other) for one, other in pairs if one != other]
    reached = {name: {name} for name in "abcdef"}
    for _ in "abcdef":
        for judgement in judgements:
            one, other = judgement.same_as
            both = reached[one] | reached[other]
            for name in both:
                reached[name] = both
    expected = {frozenset(group) for group in reached.values()}
    assert groups(*chance.sample(judgements, len(judgements)), names="abcdef") == expected


# What chains make of it

TEXT = "Alpha beta."


def article(id_: str, who: str, claim: str = "c", **fields) -> provenance.Article:
    sources = [Source("o", "O"), Source(who, who.upper(), acts_for=fields.pop("acts_for", ())), Source("boss", "Boss")]
    made = Statement("s1", (Span.of(TEXT, 0, 5),), (Attribution((who,)),), claim=claim)
    return provenance.Article(
        id_, "T", "o", TEXT, sources=sources, claims=[Claim(claim, "C")], statements=[made], **fields
    )


def test_sources_that_are_the_same_are_one_origin_and_keep_the_names_that_articles_give_them():
    several = [article("x", "yoo"), article("y", "yoo-sang-bum")]
    graph = provenance.trace(several, judgements=[source("yoo", "yoo-sang-bum")])
    assert [one.id for one in graph.origins(claim="c")] == ["yoo"]
    assert [str(next(graph.chains(name))) for name in ("x#s1", "y#s1")] == ["O ← YOO", "O ← YOO-SANG-BUM"]
    for name in ("yoo", "yoo-sang-bum", several[1].sources_by_id["yoo-sang-bum"]):
        assert len(graph.statements_of(name)) == 2
    assert [one.id for one in provenance.trace(several).origins(claim="c")] == ["yoo", "yoo-sang-bum"]


def test_those_a_source_acts_for_are_called_by_the_same_ids():
    graph = provenance.trace(
        article("x", "yoo", acts_for=["boss"]), article("y", "ann"), judgements=[source("boss", "a-boss")]
    )
    assert graph.origins("x#s1")[0].acts_for == ("a-boss",)


def test_claims_that_are_the_same_are_shared_and_so_are_those_of_the_same_statements():
    several = [article("x", "yoo"), article("y", "ann", "d"), article("z", "kim", "e")]
    same = Judgement(JudgementKind.CLAIM, ("c", "d"))
    graph = provenance.trace(several, judgements=[same])
    assert (
        [one.id for one in graph.origins(claim="c")] == [one.id for one in graph.origins(claim="d")] == ["yoo", "ann"]
    )
    wire = Judgement(JudgementKind.STATEMENT, ("y#s1", "z#s1"))
    graph = provenance.trace(several, judgements=[same, wire])
    assert [one.id for one in graph.origins(claim="c")] == ["yoo", "ann", "kim"]
    assert [one.id for one in graph.origins(claim="e")] == ["ann", "kim"]


def test_citations_count_sources_that_are_the_same_together():
    several = [article("x", "yoo"), article("y", "yoo-sang-bum")]
    (one,) = citations(several, [source("yoo", "yoo-sang-bum")]).sources
    assert (one.source.id, one.statements) == ("yoo", 2)
    assert len(citations(several).sources) == 2


def test_the_same_id_judged_different_is_counted_apart():
    several = [article("x", "kim"), article("y", "kim")]
    found = citations(several, [source("x#kim", "y#kim", Sameness.DIFFERENT)])
    assert sorted(one.source.id for one in found.sources) == ["kim", "x#kim"]


@given(articles(), st.data())
def test_judgements_do_not_change_the_chains_as_they_read(article, data):
    names = sorted(article.sources_by_id)
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=3))
    judgements = [source(a, b) for a, b in pairs if a != b and not a.endswith("#") and not b.endswith("#")
                  and not (a.startswith("#") or b.startswith("#"))]  # fmt: skip
    plain, judged = provenance.trace(article), provenance.trace(article, judgements=judgements)
    for statement in article.statements:
        assert list(map(str, plain.chains(statement))) == list(map(str, judged.chains(statement)))
    assert provenance.trace(evolve(article), judgements=()).identity.representatives == {}


@pytest.mark.parametrize("command", ["chains", "sources", "independence", "check"])
def test_judged_names_that_nothing_has_are_told(command, tmp_path):
    file = tmp_path / "same.yaml"
    pairs = ("[yoo, niss]", f"['{NEWSLIVE.parent.name}#nis', elsewhere#nis]", f"[nis, '{NEWSLIVE.parent.name}#nobody']")
    entries = "".join(
        f"  - {{kind: source, same_as: {pair}, verdict: withdrawn, judged_by: me, judged_on: 2024-01-01}}\n"
        for pair in pairs
    )
    file.write_text(f"judgements:\n{entries}", encoding="utf-8")
    told = [line for line in run(command, NEWSLIVE, "--judgements", file).stderr.splitlines() if "judged" in line]
    assert told == [
        "provenance: no article given has the source 'niss', which is judged in same_as: [yoo, niss]",
        "provenance: the article 'newslive-2023-11-01' does not have the source 'nobody', which is judged in "  # noqa: ISC004
        "same_as: [nis, newslive-2023-11-01#nobody]",
    ]


def test_claims_are_asked_for_once_when_they_are_judged_the_same_and_apart_when_not():
    one, other = article("a", "yoo"), article("b", "ann")
    third = article("d", "kim", claim="d")
    apart = Judgement(JudgementKind.CLAIM, ("a#c", "b#c"), verdict=Sameness.DIFFERENT)
    same = Judgement(JudgementKind.CLAIM, ("c", "d"))
    joined = provenance.trace([one, other, third], judgements=[same])
    assert joined.claim_ids == ("c",)
    assert [claim.id for claim in sourcing(joined, "c").same_as] == ["d"]
    assert [claim.id for claim in sourcing(joined, "d").same_as] == ["c"]
    parted = provenance.trace([one, other, third], judgements=[apart])
    found = {name: [one.id for one in parted.origins(claim=name)] for name in parted.claim_ids}
    assert sorted(found.values()) == [["ann"], ["kim"], ["yoo"]]
    assert [sourcing(parted, name).claim.id for name in found] == list(found)
    assert all(sourcing(parted, name).same_as == () for name in found)
