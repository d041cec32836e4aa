"""Rules about what a claim rests on in the end: when they speak, and when they stay silent."""

from __future__ import annotations

import pytest
from stories import codes, found, story

from provenance.checks import loads_policy
from provenance.judgements import Judgement, JudgementKind


def says(quote, *sources, claim="held", **more):
    return {"quote": quote, "claim": claim, "attributed_to": list(sources), **more}


# PA201


def test_a_claim_with_one_origin_is_found_however_many_statements_and_relays_there_are():
    relayed = {"source": "mayor", "attributed_to": "engineer"}
    article = story(says("the dam held", "engineer"), says("no water came", relayed))
    (finding,) = found(article, select=["PA201"])
    assert finding.place.name == "claim held"
    assert finding.message == "the claim rests on an engineer named Ros alone; look for another independent origin"
    assert [each.place.statement for each in finding.related] == ["s1", "s2"]


def test_whoever_is_not_named_beside_the_only_named_origin_is_told():
    (finding,) = found(story(says("the dam held", "engineer"), says("no water came", "deckhand")), select=["PA201"])
    assert finding.message == (
        "the claim rests on an engineer named Ros, and on a deckhand, who may be anybody; look for another independent "
        "origin"
    )


def test_a_claim_with_two_origins_is_no_single_origin():
    assert codes(story(says("the dam held", "engineer"), says("no water came", "mayor")), of="PA201") == []


def test_two_origins_that_act_for_the_same_are_one_and_the_reason_is_told():
    sources = {
        "one": {"name": "Ann", "kind": "person", "acts_for": ["board"]},
        "two": {"name": "Ben", "kind": "person", "acts_for": ["board"]},
        "board": {"name": "the board", "kind": "organization"},
    }
    article = story(says("the dam held", "one"), says("no water came", "two"), sources=sources)
    (finding,) = found(article, select=["PA201"])
    assert "Ann and Ben, who are one (Ann acts for the board; Ben acts for the board)" in finding.message


def test_an_owner_in_common_makes_two_origins_one():
    sources = {
        "one": {"name": "Ann", "kind": "organization", "owned_by": ["board"]},
        "two": {"name": "Ben", "kind": "organization", "owned_by": ["board"]},
        "board": {"name": "the board", "kind": "organization"},
    }
    article = story(says("the dam held", "one"), says("no water came", "two"), sources=sources)
    assert codes(article, of="PA201") == [("PA201", "claim held")]


def test_an_anonymous_origin_is_no_second_origin():
    article = story(says("the dam held", "engineer"), says("no water came", "deckhand"))
    assert codes(article, of="PA201") == [("PA201", "claim held")]


def read(**more):
    return {"log": {"name": "the harbour log", "kind": "document", **more}}


def test_a_document_that_can_be_read_is_origin_enough_and_a_press_release_of_somebody_is_not():
    assert codes(story(says("the dam held", "log"), sources=read()), of="PA201") == []
    released = story(says("the dam held", "log"), sources=read(acts_for=["harbour"]))
    assert codes(released, of="PA201") == [("PA201", "claim held")]
    behind = {"source": "log", "attributed_to": "mayor"}  # then the mayor is the origin
    assert codes(story(says("the dam held", behind), sources=read()), of="PA201") == [("PA201", "claim held")]


@pytest.mark.parametrize(("cue", "language"), [("vowed to", "en"), ("berjanji", "id"), ("said she would", "en-GB")])
def test_of_their_own_plans_one_origin_is_enough_and_its_interest_is_no_objection(cue, language):
    claims = {"held": {"text": "The mayor goes.", "about": ["mayor"]}}
    link = {"source": "mayor", "cue": cue}
    plan = story(says("go in May", link), language=language, claims=claims)
    assert codes(plan, of="PA2") == []
    relayed = story(says("go in May", {"source": "herald", "attributed_to": link}), language=language, claims=claims)
    assert codes(relayed, of="PA2") == []
    both = story(says("go in May", link), says("gone in May", {"source": "mayor", "cue": "said"}), language=language,
                 claims=claims)  # fmt: skip
    assert [code for code, _ in codes(both, of="PA2")] == ["PA201", "PA205"]
    assert codes(story(says("go in May", link), language="fr", claims=claims), of="PA201") == [("PA201", "claim held")]


def test_statements_without_a_claim_are_not_counted():
    assert codes(story({"quote": "it rained", "attributed_to": "mayor"}), of="PA201") == []


def test_a_claim_that_is_never_attributed_is_left_to_another_rule():
    assert codes(story({"quote": "the dam held", "claim": "held"}), of="PA201") == []


def test_who_denies_a_claim_is_no_origin_of_it():
    denial = {"source": "mayor", "certainty": "denied"}
    article = story(says("the dam held", "engineer"), says("it held", denial))
    assert codes(article, of="PA201") == [("PA201", "claim held")]
    assert codes(story(says("it held", denial)), of="PA201") == []


def test_a_policy_says_how_many_origins_are_enough():
    article = story(says("the dam held", "engineer"), says("no water came", "mayor"))
    strict = loads_policy('name = "strict"\n[thresholds]\nminimum_origins = 3\n')
    (finding,) = found(article, select=["PA201"], policy=strict)
    assert finding.message == (
        "the claim rests on 2 independent origins, an engineer named Ros and the mayor; look for another independent "
        "origin"
    )


def test_origins_in_several_articles_count_together():
    one, other = story(says("the dam held", "engineer")), story(says("no water", "mayor"), id="b", outlet="herald")
    assert codes(one, of="PA201") == [("PA201", "claim held")]
    assert codes(one, other, of="PA201") == []


def test_two_origins_that_were_judged_to_be_the_same_are_one():
    judgement = Judgement(JudgementKind.SOURCE, ("engineer", "mayor"))
    article = story(says("the dam held", "engineer"), says("no water came", "mayor"))
    assert codes(article, of="PA201", judgements=[judgement]) == [("PA201", "claim held")]


# PA202, PA203


def test_an_anonymous_source_alone_is_a_warning_and_beside_a_named_one_a_note():
    alone = story(says("the dam held", "deckhand"))
    beside = story(says("the dam held", "deckhand"), says("no water came", "mayor"))
    assert [(f.code, f.level.value) for f in found(alone, select=["PA202", "PA203"])] == [("PA203", "warning")]
    assert [(f.code, f.level.value) for f in found(beside, select=["PA202", "PA203"])] == [("PA202", "note")]


def test_an_anonymous_source_behind_a_named_relay_is_still_the_only_origin():
    article = story({"id": "s", "quote": "the dam held", "chain": ["mayor", "deckhand"]})
    assert codes(article, of="PA203") == [("PA203", "s (¶1)")]


def test_two_anonymous_sources_are_nobody_with_a_name():
    sources = {"stoker": {"name": "a stoker", "kind": "anonymous"}}
    article = story(says("the dam held", "deckhand"), says("no water came", "stoker"), sources=sources)
    assert [code for code, _ in codes(article, of="PA203")] == ["PA203", "PA203"]


def test_named_sources_and_words_without_a_speaker_are_not_anonymous():
    article = story(says("the dam held", "mayor"), says("no water came", "unattributed"))
    assert codes(article, of="PA202") + codes(article, of="PA203") == []


def test_how_an_anonymous_source_was_met_is_no_statement_to_support():
    article = story(
        {"id": "s1", "quote": "the dam held", "attributed_to": "mayor"},
        {"quote": "he asked not to be named", "attributed_to": "deckhand", "about": ["s1"]},
    )
    assert codes(article, of="PA20") == []


# PA204, PA205

CLAIMS = {"held": {"text": "The dam of Northline held.", "about": ["northline", "dams"]}}
SOURCES = {
    "northline": {"name": "Northline", "kind": "organization"},
    "spokesman": {"name": "a spokesman named Orr", "kind": "person", "acts_for": ["northline"]},
    "rival": {"name": "Southline", "kind": "organization", "interests": ["northline"]},
    "activist": {"name": "Ida", "kind": "person", "interests": ["dams"]},
}


def check(*statements, of):
    return [(f.code, f.message) for f in found(story(*statements, sources=SOURCES, claims=CLAIMS), select=[of])]


def test_an_origin_has_a_stake_in_itself_in_whom_it_acts_for_and_in_its_interests():
    for source, stake in (
        ("northline", "Northline is what it is about"),
        ("spokesman", "a spokesman named Orr (for Northline) is what it is about"),
        ("rival", "Southline has a stake in Northline"),
        ("activist", "Ida has a stake in dams"),
    ):
        ((_, message),) = check(says("the dam held", source), of="PA205")
        assert message == f"the only origin is an interested party: {stake}; look for an origin without a stake"


def test_an_owner_hands_its_stake_down():
    sources = {
        "daughter": {"name": "Northline Radio", "kind": "outlet", "owned_by": ["northline"]},
        "northline": {"name": "Northline", "kind": "organization"},
    }
    article = story(says("the dam held", "daughter"), sources=sources, claims=CLAIMS)
    assert codes(article, of="PA205") == [("PA205", "claim held")]


def test_one_interested_origin_among_others_is_a_note_and_no_warning():
    statements = says("the dam held", "rival"), says("no water came", "engineer")
    assert [code for code, _ in check(*statements, of="PA204")] == ["PA204"]
    assert check(*statements, of="PA205") == []


def test_when_all_origins_are_interested_only_that_is_told():
    statements = says("the dam held", "rival"), says("no water came", "spokesman")
    assert check(*statements, of="PA204") == []
    ((_, message),) = check(*statements, of="PA205")
    assert message.startswith("both origins are interested parties: ")


def test_an_origin_without_a_stake_and_a_claim_about_nothing_are_silent():
    assert check(says("the dam held", "engineer"), of="PA204") == []
    assert check(says("the dam held", "engineer"), of="PA205") == []
    assert codes(story(says("the dam held", "rival"), sources=SOURCES), of="PA205") == []


def test_somebody_without_a_name_has_no_known_stake():
    assert check(says("the dam held", "rival"), says("no water came", "deckhand"), of="PA205") == []


def test_the_denial_of_an_interested_party_is_no_support_and_no_finding():
    denial = {"source": "northline", "certainty": "denied"}
    assert check(says("the dam held", "engineer"), says("it held", denial), of="PA204") == []


def test_two_interested_origins_of_one_name_are_told_apart_by_their_ids():
    sources = {
        "lund": {"name": "Petra Lund", "kind": "person", "acts_for": ["harbour"]},
        "p-lund": {"name": "Petra Lund", "kind": "person", "acts_for": ["harbour"]},
    }
    claims = {"held": {"text": "It held.", "about": ["harbour"]}}
    article = story(says("the dam held", "lund"), says("no water came", "p-lund"), sources=sources, claims=claims)
    (finding,) = found(article, select=["PA205"])
    assert finding.message == (
        "both origins are interested parties: Petra Lund [lund] (for the harbour board) is what it is about; Petra "
        "Lund [p-lund] (for the harbour board) is what it is about; look for an origin without a stake"
    )
    (single,) = found(article, select=["PA201"])
    assert "the claim rests on Petra Lund [lund] and Petra Lund [p-lund], who are one" in single.message
