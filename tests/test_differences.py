"""What changed between two versions of an article."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from sourcing_cases import CLAIM, sourced_articles
from strategies import articles

from provenance import (
    Alteration,
    Article,
    Attribution,
    Basis,
    Certainty,
    Claim,
    Date,
    Source,
    Span,
    Statement,
    differences,
)
from provenance.exchange.differences_text import differences_text
from provenance.questions.matching import matched, moved

WORDS = ("The dam held.", "Nobody was hurt.", "The gates were closed at noon.", "Rain is expected.")
TEXT = "\n".join(WORDS)
KNOWN = {id_: Source(id_, id_.upper()) for id_ in ("outlet", "a", "b", "c")}


def statement(number: int, *links: Attribution, text: str = TEXT, words: str | None = None, **fields) -> Statement:
    words = words or WORDS[number - 1]
    start = text.index(words)
    id_ = fields.pop("id", f"s{number}")
    return Statement(id_, (Span.of(text, start, start + len(words)),), links, **fields)


def version(*statements: Statement, text: str = TEXT, **fields) -> Article:
    given = {"sources": tuple(KNOWN.values()), "claims": [CLAIM], "title": "T"} | fields
    return Article("x", outlet="outlet", text=text, statements=statements, **given)


def link(source: str, *on: Attribution, **fields) -> Attribution:
    return Attribution((source,), attributed_to=on, **fields)


def changed(old: Statement, new: Statement):
    (change,) = differences(version(old), version(new)).statements
    return change


def test_a_chain_with_one_more_link_was_lengthened_and_the_other_way_shortened():
    short, long = statement(1, link("a")), statement(1, link("b", link("a")))
    (chain,) = changed(short, long).chains
    assert (chain.alteration, str(chain.old), str(chain.new)) == (
        Alteration.LENGTHENED,
        "OUTLET ← A",
        "OUTLET ← B ← A",
    )
    assert changed(long, short).chains[0].alteration is Alteration.SHORTENED
    assert changed(statement(1), short).chains[0].alteration is Alteration.LENGTHENED


def test_a_chain_with_another_source_was_changed_and_one_beside_it_was_added():
    assert changed(statement(1, link("a")), statement(1, link("b"))).chains[0].alteration is Alteration.CHANGED
    (chain,) = changed(statement(1, link("a")), statement(1, link("a"), link("b"))).chains
    assert (chain.alteration, str(chain.new)) == (Alteration.ADDED, "OUTLET ← B")


def test_certainty_that_changed_is_told_of_the_link():
    old, new = (statement(1, link("a", certainty=one)) for one in (Certainty.POSSIBLE, Certainty.ASSERTED))
    (chain,) = changed(old, new).chains
    (field,) = chain.fields
    assert (field.what, field.old, field.new) == ("certainty of A", "possible", "asserted")


def test_words_at_another_place_among_the_others_were_moved():
    text = "\n".join((WORDS[2], WORDS[0], WORDS[1]))
    old = version(*(statement(n, link("a")) for n in (1, 2, 3)))
    new = version(*(statement(n, link("a"), text=text) for n in (1, 2, 3)), text=text)
    (change,) = differences(old, new).statements
    assert (change.alterations, change.new.id) == ((Alteration.MOVED,), "s3")


def test_words_that_only_shift_are_not_moved():
    text = f"An addition.\n{TEXT}"
    found = differences(
        version(statement(1), statement(2)), version(statement(1, text=text), statement(2, text=text), text=text)
    )
    assert found.statements == ()
    assert [(field.what, field.new) for field in found.fields] == [("outside statements", "An addition")]


def test_statements_that_have_another_id_are_the_same():
    found = differences(version(statement(1, link("a"), id="x1")), version(statement(1, link("a"), id="x2")))
    assert found.same
    assert found.renumbered == (("x1", "x2"),)


def test_much_the_same_words_were_reworded_and_other_words_are_another_statement():
    text = TEXT.replace("at noon", "at one")
    other = statement(3, text=text, words="The gates were closed at one.")
    (change,) = differences(version(statement(3)), version(other, text=text)).statements
    assert change.alterations == (Alteration.REWORDED,)
    found = differences(version(statement(1)), version(statement(4)))
    assert [change.alterations for change in found.statements] == [(Alteration.DROPPED,), (Alteration.ADDED,)]


def test_sources_and_claims_are_one_when_their_id_or_else_their_name_is():
    old = version(statement(1, link("a"), claim="c"))
    renamed = [evolve(one, id="aa") if one.id == "a" else one for one in KNOWN.values()]
    new = version(statement(1, link("aa"), claim="d"), sources=renamed, claims=[Claim("d", CLAIM.text)])
    assert differences(old, new).same
    owned = [evolve(one, owned_by=["b"]) if one.id == "a" else one for one in KNOWN.values()]
    (change,) = differences(old, version(statement(1, link("a"), claim="c"), sources=owned)).sources
    assert [(field.what, field.new) for field in change.fields] == [("owned by", "b")]


PLAIN = link("a", cues=(Span.of(TEXT, 0, 3),))


@pytest.mark.parametrize(
    "new",
    [
        version(statement(1, PLAIN), title="Another"),
        version(statement(1, PLAIN), published=Date("2024")),
        version(statement(1, PLAIN), language="en"),
        version(statement(1, PLAIN), url="https://example.org"),
        version(statement(1, PLAIN), claims=[]),
        version(statement(1, PLAIN), claims=[evolve(CLAIM, about=["a"])]),
        version(statement(1, PLAIN), sources=[*KNOWN.values(), Source("d", "D")]),
        version(statement(1, PLAIN, claim="c")),
        version(statement(1, PLAIN, certainty=Certainty.POSSIBLE)),
        version(statement(1, PLAIN, hedges=(Span.of(TEXT, 0, 3),))),
        version(statement(1, evolve(PLAIN, cues=()))),
        version(statement(1, evolve(PLAIN, said=Date("2024")))),
        version(statement(1, evolve(PLAIN, place="Rome"))),
        version(statement(1, evolve(PLAIN, basis=Basis.ELIDED))),
        version(statement(1, evolve(PLAIN, mentions=(Span.of(TEXT, 0, 3),)))),
    ],
)
def test_nothing_that_is_annotated_changes_in_silence(new):
    old = version(statement(1, PLAIN))
    for one, other in ((old, new), (new, old)):
        found = differences(one, other)
        assert not found.same
        assert "".join(differences_text(found))


@given(articles())
def test_an_article_is_the_same_as_itself(article):
    found = differences(article, article)
    assert found.same
    assert (found.kept, found.renumbered) == (len(article.statements), ())


@given(sourced_articles(), sourced_articles())
def test_what_is_added_one_way_is_dropped_the_other_way(one, other):
    there, back = differences(one, other), differences(other, one)
    assert there.same == back.same
    assert there.kept == back.kept
    assert there.count(Alteration.ADDED) == back.count(Alteration.DROPPED)
    assert len(one.statements) - there.count(Alteration.DROPPED) == len(other.statements) - there.count(
        Alteration.ADDED
    )
    assert there.kept + len(there.statements) - there.count(Alteration.DROPPED) == len(other.statements)


@given(st.permutations(range(6)))
def test_as_few_statements_as_possible_are_moved(order):
    old = [Statement(f"s{n}", (Span(n, n + 1, "x"),)) for n in range(6)]
    pairs = [(old[n], old[n]) for n in order]
    kept = [n for position, n in enumerate(order) if position not in moved(pairs, old)]
    assert kept == sorted(kept)
    longest = [1] * 6
    for position in range(6):
        longest[position] = 1 + max((longest[n] for n in range(position) if order[n] < order[position]), default=0)
    assert len(kept) == max(longest)


def test_of_several_statements_with_the_same_words_those_with_the_same_id_are_one():
    old = [Statement(id_, (Span(0, 1, "x"),)) for id_ in ("a", "b")]
    new = [Statement(id_, (Span(0, 1, "x"),)) for id_ in ("b", "c")]
    assert [(one.id, other.id) for one, other in matched(old, new)] == [("b", "b"), ("a", "c")]
