"""Rules about who is named for a statement: when they speak, and when they stay silent."""

from __future__ import annotations

from command import NEWSLIVE, SAINT_BRANNOC
from stories import codes, found, story

import provenance

# PA101


def test_a_reported_statement_without_a_source_is_found():
    article = story({"id": "s1", "quote": "The dam held"})
    assert codes(article, of="PA101") == [("PA101", "s1 (¶1)")]
    (finding,) = found(article, select=["PA101"])
    assert finding.message == "“The dam held” stands in The Courier's own voice; name the source, or say it is opinion"


def test_opinion_needs_no_source():
    assert codes(story({"quote": "The dam should go", "voice": "opinion"}), of="PA101") == []


def test_what_a_program_drafted_is_judged_when_a_person_has_confirmed_it():
    drafted = {"quote": "The dam held", "drafted": True, "rule": "own-voice"}
    assert codes(story(drafted), of="PA101") == []
    del drafted["drafted"]
    assert codes(story(drafted), of="PA101") == [("PA101", "s1 (¶1)")]


def test_an_attributed_statement_is_not_unattributed_even_when_nobody_has_a_name():
    article = story({"quote": "The dam held", "attributed_to": "deckhand"})
    assert codes(article, of="PA101") == []


def test_a_headline_needs_no_source_of_its_own():
    article = story({"quote": "Dam holds"}, headline="Dam holds")
    assert codes(article, of="PA101") == []


def test_a_lead_whose_claim_is_attributed_in_the_next_paragraph_is_left_alone():
    lead = {"id": "lead", "quote": "The dam held", "claim": "held"}
    source = {"id": "s2", "quote": "no water came over it", "claim": "held", "attributed_to": "engineer"}
    filler = {"quote": "It was cold", "voice": "opinion"}
    assert codes(story(lead, source), of="PA101") == []
    assert codes(story(lead, filler, source), of="PA101") == [("PA101", "lead (¶1)")]


def test_a_statement_that_is_firmer_than_its_attributed_neighbour_is_not_covered_by_it():
    lead = {"id": "lead", "quote": "The dam held", "claim": "held", "certainty": "asserted"}
    link = {"source": "engineer", "certainty": "possible"}
    source = {"id": "s2", "quote": "no water came over it", "claim": "held", "attributed_to": link}
    (finding,) = found(story(lead, source), select=["PA101"])
    assert [each.message for each in finding.related] == ["attributes the same claim to an engineer named Ros"]


# PA102


def test_words_that_posit_a_believer_and_name_none_are_found():
    article = story(
        {"quote": "the dam holds", "attributed_to": {"source": "unattributed", "cue": "It is believed that"}}
    )
    (finding,) = found(article, select=["PA102"])
    assert finding.message.startswith("“It is believed that” names nobody who holds that “the dam holds”")


def test_a_cue_of_belief_without_a_source_is_an_agentless_belief_and_no_unattributed_statement():
    article = story({"id": "s", "quote": "bendungan itu aman", "cue": "diyakini"}, language="id")
    assert codes(article, of="PA1") == [("PA102", "s (¶1)")]


def test_a_word_of_belief_counts_in_its_own_language_and_as_a_whole_word_only():
    assert codes(story({"quote": "the dam holds", "cue": "diyakini"}, language="en"), of="PA102") == []
    assert codes(story({"quote": "bendungan aman", "cue": "diyakininya"}, language="id"), of="PA102") == []


def test_a_belief_with_a_believer_is_no_agentless_belief():
    article = story({"quote": "the dam holds", "attributed_to": {"source": "mayor", "cue": "it is believed by"}})
    assert codes(article, of="PA102") == []


# PA103


def test_a_trail_that_ends_at_another_outlet_is_found():
    article = story({"id": "s", "quote": "the dam broke", "chain": ["coastwire", "dagsposten"]})
    (finding,) = found(article, select=["PA103"])
    assert finding.message == "the trail of “the dam broke” ends at Dagsposten; say where Dagsposten has it from"


def test_an_outlet_that_says_where_it_has_it_from_is_no_end_of_the_trail():
    assert codes(story({"quote": "the dam broke", "chain": ["coastwire", "engineer"]}), of="PA103") == []


def test_an_outlet_may_be_the_origin_of_a_claim_about_itself():
    claims = {"strike": {"text": "Coastwire is on strike.", "about": ["coastwire"]}}
    article = story({"quote": "its desk is closed", "claim": "strike", "attributed_to": "coastwire"}, claims=claims)
    assert codes(article, of="PA103") == []


def test_how_another_statement_is_known_an_outlet_may_tell():
    first = {"id": "s1", "quote": "the pumps ran", "chain": ["coastwire", "deckhand"]}
    second = {"id": "s2", "quote": "it agreed not to name him", "attributed_to": "coastwire", "about": ["s1"]}
    assert codes(story(first, second), of="PA103") == []


def test_a_trail_that_goes_on_in_an_article_that_is_not_at_hand_is_no_end_but_is_told():
    link = {"source": "coastwire", "rests_on": ["coastwire-1#s1"]}
    article = story({"id": "s", "quote": "the dam broke", "attributed_to": link})
    assert codes(article, of="PA103") == []
    assert codes(article, of="PA106") == [("PA106", "s (¶1)")]


def test_a_trail_is_followed_into_the_other_article():
    link = {"source": "coastwire", "rests_on": ["wire#s1"]}
    article = story({"id": "s", "quote": "the dam broke", "attributed_to": link})
    named = story({"id": "s1", "quote": "it broke", "attributed_to": "engineer"}, id="wire", outlet="coastwire")
    unnamed = story({"id": "s1", "quote": "it broke"}, id="wire", outlet="coastwire")
    assert codes(article, named, of="PA103") == []
    assert codes(article, named, of="PA106") == []
    assert codes(article, unnamed, of="PA103") == [("PA103", "s (¶1)")]


# PA104

AT_SECOND_HAND = {
    "id": "s1",
    "quote": "ten ships left",
    "attributed_to": {"source": "mayor", "attributed_to": "harbour"},
}


def test_a_source_that_is_cited_directly_and_elsewhere_only_through_another_is_found():
    article = story(AT_SECOND_HAND, {"id": "s2", "quote": "two came back", "attributed_to": "harbour"})
    (finding,) = found(article, select=["PA104"])
    assert (finding.place.name, finding.place.path[-2:]) == ("s2 (¶2)", ("attributed_to", 0))
    assert "the harbour board is cited directly, elsewhere only through the mayor" in finding.message
    assert [each.place.name for each in finding.related] == ["s1 (¶1)"]


def test_a_source_that_the_outlet_plainly_heard_itself_is_cited_directly_with_right():
    for own in ({"said": "2024-03-11"}, {"place": "Fennick"}, {"quotation": "direct"}):
        link = {"source": "harbour", **own}
        assert codes(story(AT_SECOND_HAND, {"quote": "two came back", "attributed_to": link}), of="PA104") == []


def test_a_source_that_is_cited_directly_more_than_once_is_at_first_hand():
    twice = [{"quote": f"{number} came back", "attributed_to": "harbour"} for number in ("one", "two")]
    assert codes(story(AT_SECOND_HAND, *twice), of="PA104") == []


def test_a_source_that_is_only_cited_directly_or_only_through_another_skips_nobody():
    assert codes(story(AT_SECOND_HAND), of="PA104") == []
    assert codes(story({"quote": "two came back", "attributed_to": "harbour"}), of="PA104") == []


# PA105


def test_a_link_that_a_person_put_back_is_noted_and_an_inferred_one_is_not():
    for basis, expected in (("elided", [("PA105", "s (¶1)")]), ("inferred", []), ("explicit", [])):
        article = story({"id": "s", "quote": "the dam broke", "attributed_to": {"source": "mayor", "basis": basis}})
        assert codes(article, of="PA105") == expected


# PA107


def test_only_dewan_pers_asks_that_the_first_source_is_named():
    article = story({"quote": "the dam broke", "attributed_to": "deckhand"})
    assert [finding.code for finding in found(article)] == ["PA203"]
    assert "PA107" in [finding.code for finding in found(article, policy="dewan-pers")]


def test_a_first_source_with_a_name_satisfies_whoever_follows():
    first = {"quote": "the dam broke", "attributed_to": "mayor"}
    second = {"quote": "at night", "attributed_to": "deckhand"}
    assert codes(story(first, second), of="PA107") == []
    assert codes(story(second, first), of="PA107") == [("PA107", "s1 (¶1)")]
    assert codes(story({"quote": "the dam broke"}), of="PA107") == []


# The examples


def test_the_newslive_article_has_the_findings_that_a_reader_would_make():
    article = provenance.load(NEWSLIVE)
    findings = {(finding.code, finding.place.path[1]): finding for finding in provenance.check(article)}
    interested = findings["PA205", "arms-to-russia"].message
    assert "both origins are interested parties" in interested
    assert "NIS" in interested
    assert "Amerika Serikat" in interested
    assert {each.place.statement for each in findings["PA401", "s5"].related} == {"s4"}
    assert "“Dugaan”" in findings["PA303", "headline"].message
    assert {each.place.statement for each in findings["PA303", "headline"].related} == {"s1"}
    assert "only through Yoo Sang-bum" in findings["PA104", "s5"].message
    assert "“diyakini”" in findings["PA102", "s6"].message
    assert {id_ for code, id_ in findings if code == "PA101"} == {"s3", "s7", "s8", "s10", "s12", "s15"}


def test_no_finding_blames_the_opinion_paragraphs_of_newslive():
    article = provenance.load(NEWSLIVE)
    for policy in ("default", "ap", "reuters", "dewan-pers"):
        blamed = {finding.place.statement for finding in provenance.check(article, policy=policy)}
        assert not blamed & {"s16", "s17", "s18"}


def test_the_ferry_article_rests_twice_on_a_deckhand_without_a_name():
    article = provenance.load(SAINT_BRANNOC)
    findings = [(finding.code, finding.place.statement) for finding in provenance.check(article)]
    assert findings == [("PA203", "s3"), ("PA203", "s5"), ("PA101", "s6"), ("PA101", "s9")]
