"""Rules about contradictions, times, quotations and names: when they speak, and when they stay silent."""

from __future__ import annotations

import json

import pytest
from stories import codes, found, story

import provenance
from provenance.checks.vocabulary import bare_name
from provenance.judgements import Judgement, JudgementKind, Sameness

AUGUST = {"id": "s1", "quote": "ships have left since August", "attributed_to": "mayor"}
OCTOBER = {"id": "s2", "quote": "ships have left since October", "attributed_to": "harbour", "contradicts": ["s1"]}


# PA401


def test_statements_that_contradict_each_other_are_found_once_with_who_says_which():
    both_ways = AUGUST | {"contradicts": ["s2"]}
    (finding,) = found(story(both_ways, OCTOBER), select=["PA401"])
    assert finding.message == (
        "the harbour board says “ships have left since October”, but the mayor in s1 (¶1): “ships have left since "
        "August”; find out which holds, and tell the reader"
    )
    assert finding.place.name == "s2 (¶2)"


def test_a_denial_is_a_dispute_that_the_reader_sees():
    denial = OCTOBER | {"attributed_to": {"source": "harbour", "certainty": "denied"}}
    assert codes(story(AUGUST, denial), of="PA401") == []


def test_opinion_may_contradict():
    opinion = {"id": "s2", "quote": "nothing leaves here", "voice": "opinion", "contradicts": ["s1"]}
    assert codes(story(AUGUST, opinion), of="PA401") == []


def test_the_outlet_itself_can_contradict_its_source():
    own = {"id": "s2", "quote": "no ship has left", "contradicts": ["s1"]}
    (finding,) = found(story(AUGUST, own), select=["PA401"])
    assert finding.message.startswith("The Courier says")


def test_statements_of_which_nobody_says_that_they_contradict_do_not():
    assert codes(story(AUGUST, {"id": "s2", "quote": "since October", "attributed_to": "mayor"}), of="PA401") == []


def judged_same(one, other, kind=JudgementKind.STATEMENT, verdict=Sameness.SAME):
    return Judgement(kind, (one, other), verdict=verdict)


def test_what_was_judged_the_same_as_one_statement_contradicts_the_other_in_another_article():
    here = story(AUGUST, OCTOBER)
    there = story({"id": "t", "quote": "they left in August", "attributed_to": "engineer"}, id="b", outlet="herald")
    assert codes(here, there, of="PA401") == [("PA401", "s2 (¶2)")]
    first, second = found(here, there, select=["PA401"], judgements=[judged_same("a#s1", "b#t")])
    assert (first.place.article, first.place.name) == ("a", "s2 (¶2)")
    assert second.message == (
        "an engineer named Ros says “they left in August”, but the harbour board in a, s2 (¶2): “ships have left since "
        "October”; find out which holds, and tell the reader"
    )
    assert [(second.place.article, each.place.article) for each in second.related] == [("b", "a")]


def test_statements_of_two_articles_that_contradict_each_other_by_judgement_are_told_once():
    one = story({"id": "s", "quote": "in August", "attributed_to": "mayor"}, id="b", outlet="herald")
    other = story({"id": "s", "quote": "in October", "attributed_to": "engineer"}, id="c", outlet="coastwire")
    both = [judged_same("a#s1", "b#s"), judged_same("a#s2", "c#s")]
    articles = [
        each.place.article for each in found(story(AUGUST, OCTOBER), one, other, select=["PA401"], judgements=both)
    ]
    assert articles == ["a", "b", "c"]  # in a itself, b against what a has, c likewise
    denial = {"id": "s1", "quote": "x", "attributed_to": {"source": "mayor", "certainty": "denied"}}
    assert found(story(denial, OCTOBER), other, select=["PA401"], judgements=both[1:]) == []


def test_of_a_statement_that_contradicts_many_a_few_are_told_and_the_number_of_the_others():
    many = [{"id": f"s{n}", "quote": f"{n} ships left", "attributed_to": "mayor"} for n in range(10, 30)]
    last = {
        "id": "t",
        "quote": "no ship left",
        "attributed_to": "harbour",
        "contradicts": [each["id"] for each in many],
    }
    findings = found(story(*many, last), select=["PA401"])
    assert len(findings) == 6
    (rest,) = [finding for finding in findings if not finding.related]
    assert rest.message.startswith("15 more statements contradict “no ship left”: s15 (¶6), s16 (¶7)")
    assert rest.message.endswith("s28 (¶19) and s29 (¶20); find out which hold, and tell the reader")


# PA405


def tells(id_, outlet, *links, quote="the dam is safe", **more):
    """An article of an outlet with a statement on one claim."""
    return story(
        {"id": "s", "quote": quote, "claim": "safe", "attributed_to": list(links), **more}, id=id_, outlet=outlet
    )


SURE, NO = {"source": "mayor", "certainty": "asserted"}, {"source": "engineer", "certainty": "denied"}


def test_a_claim_that_another_article_says_is_denied_is_found_with_both_places():
    (finding,) = found(tells("a", "courier", SURE), tells("b", "herald", NO, quote="it is not"), select=["PA405"])
    assert finding.message == (
        "the mayor says “the dam is safe”, and this article does not tell that an engineer named Ros denies it, as b, "
        "s (¶1) does: “it is not”; find out which holds, and tell the reader"
    )
    assert (finding.place.article, finding.place.name) == ("a", "s (¶1)")
    assert [(each.place.article, each.place.name) for each in finding.related] == [("b", "s (¶1)")]


def test_a_claim_judged_the_same_is_denied_and_one_judged_different_is_not():
    other = story({"id": "s", "quote": "it leaks", "claim": "leaks", "attributed_to": NO}, id="b", outlet="herald")
    same = judged_same("safe", "leaks", JudgementKind.CLAIM)
    assert codes(tells("a", "courier", SURE), other, of="PA405") == []
    assert len(found(tells("a", "courier", SURE), other, select=["PA405"], judgements=[same])) == 1
    apart = judged_same("b#safe", "safe", JudgementKind.CLAIM, Sameness.DIFFERENT)
    assert found(tells("a", "courier", SURE), tells("b", "herald", NO), select=["PA405"], judgements=[apart]) == []


def test_an_article_that_tells_of_the_denial_itself_is_silent():
    both = story(
        {"id": "s", "quote": "the dam is safe", "claim": "safe", "attributed_to": SURE},
        {"id": "t", "quote": "it is not", "claim": "safe", "attributed_to": NO},
    )
    assert found(both, tells("b", "herald", NO), select=["PA405"]) == []
    assert found(both, tells("b", "herald", SURE), select=["PA405"])[0].place.article == "b"


def test_an_outlet_that_reports_both_sides_in_two_articles_does_not_contradict_itself():
    assert found(tells("a", "courier", SURE), tells("b", "courier", NO), select=["PA405"]) == []
    own = tells("a", "courier"), tells("b", "courier", NO)
    assert [each.place.article for each in found(*own, select=["PA405"])] == ["a"]
    debunked = tells("a", "courier", SURE), tells("b", "courier", certainty="denied")
    assert [each.place.article for each in found(*debunked, select=["PA405"])] == ["a"]


@pytest.mark.parametrize(
    ("link", "more"),
    [
        ({"source": "mayor", "certainty": "possible"}, {}),
        (NO, {}),
        (SURE, {"voice": "opinion"}),
    ],
)
def test_what_is_only_possible_or_denied_itself_or_opinion_may_be_denied_elsewhere(link, more):
    links = [] if more else [link]
    assert found(tells("a", "courier", *links, **more), tells("b", "herald", NO), select=["PA405"]) == []


def test_a_claim_that_nobody_denies_and_a_denial_of_another_claim_are_silent():
    other = {"id": "s", "quote": "it rained", "claim": "rain", "attributed_to": NO}
    articles = [tells("a", "courier", SURE), tells("b", "herald", SURE), story(other, id="c", outlet="coastwire")]
    assert found(*articles, select=["PA405"]) == []


def test_of_many_denials_the_first_is_told_and_the_number_of_the_others():
    others = [tells(f"b{n:02}", "herald", NO) for n in range(12)]
    (finding,) = found(tells("a", "courier", SURE), *others, select=["PA405"])
    assert "(and 11 more denials)" in finding.message
    assert len(finding.related) == 5


# PA402


@pytest.mark.parametrize(
    ("said", "published", "speaks"),
    [
        ("2024-03-20", "2024-03-12", True),
        ("2024-04", "2024-03-12", True),
        ("2025", "2024-03", True),
        ("2024-03-12T12:00:01+00:00", "2024-03-12T12:00:00Z", True),
        ("2024-03-14", "2024-03-12", True),
        ("2024-03-13", "2024-03-12", False),  # in another time zone it may be the same instant
        ("2024-03-14T00:30:00+14:00", "2024-03-12", False),  # when it is so late in Kiritimati, it is the 12th in Niue
        ("2024-03", "2024-03-12", False),
        ("2024", "2024-03-12", False),
        ("2024-03-12", "2024-03-12", False),
        ("2024-03-11", "2024-03-12", False),
        ("2024-03-20", None, False),
    ],
)
def test_only_what_was_certainly_said_after_publication_is_found(said, published, speaks):
    link = {"source": "mayor", "said": said}
    article = story({"id": "s", "quote": "the dam held", "attributed_to": link}, published=published)
    assert codes(article, of="PA402") == ([("PA402", "s (¶1)")] if speaks else [])


def test_an_article_cannot_rest_on_a_later_one():
    link = {"source": "herald", "rests_on": ["b#s"]}
    one = story({"id": "s", "quote": "the dam held", "attributed_to": link}, published="2024-03-01")
    later = story({"id": "s", "quote": "it held", "attributed_to": "mayor"}, id="b", outlet="herald")
    earlier = story({"id": "s", "quote": "it held"}, id="b", outlet="herald", published="2024-02-01")
    assert [code for code, _ in codes(one, later, of="PA402")] == ["PA402"]
    assert codes(one, earlier, of="PA402") == []


# PA403, PA404


def quoting(  # noqa: PLR0913  # both sides of a quotation
    quote, original, *, language="en", other_language=None, quotation="direct", other_quotation="direct"
):
    source = {"source": "mayor", "quotation": other_quotation}
    link = {"source": "mayor", "quotation": quotation, "rests_on": ["b#s"]}
    return (
        story({"id": "s", "quote": quote, "attributed_to": link}, language=language),
        story(
            {"id": "s", "quote": original, "attributed_to": source},
            id="b",
            outlet="herald",
            language=other_language or language,
        ),
    )


def test_a_figure_that_changed_in_a_quotation_is_found():
    (finding,) = found(*quoting("“We lost 40 men in the flood”", "“We lost 14 men in the flood”"), select=["PA403"])
    assert finding.message == (
        "the mayor is quoted with “40” where the text it rests on has “14”; quote what the text has"
    )
    assert [each.place.article for each in finding.related] == ["b"]


def test_words_that_changed_in_a_quotation_are_found():
    changed = found(*quoting("“The dam will never break”", "“The dam will hardly break”"), select=["PA403"])
    assert "“never” where the text it rests on has “hardly”" in changed[0].message
    dropped = found(*quoting("“The dam is safe today”", "“The dam is not safe today”"), select=["PA403"])
    assert "“not” left out, and no ellipsis in its place" in dropped[0].message
    added = found(*quoting("“The dam is very safe today”", "“The dam is safe today”"), select=["PA403"])
    assert "“very”, which the text it rests on does not have" in added[0].message


@pytest.mark.parametrize(
    ("quote", "original"),
    [
        ("“We lost 14 men”", "“We lost 14 men in the flood”"),  # a part of it
        ("«we lost 14 men»", "“We lost 14 men.”"),  # other marks, other case
        ("“We lost … in the flood”", "“We lost 14 men in the flood”"),  # left out, and said so
        ("“They [the board] lost 14 men”", "“They lost 14 men in the flood”"),  # put in, and said so
        ("“The bridge was closed all night”", "“We lost 14 men in the flood”"),  # other words altogether
        ("“It’s gone”", "“It's gone”"),
        ("“We lost 14 men”", "“We lost fourteen men”"),  # the same figure, in another house style
        ("“We lost 12000 men”", "“We lost 12,000 men”"),
    ],
)
def test_a_quotation_that_keeps_the_words_is_silent(quote, original):
    assert codes(*quoting(quote, original), of="PA403") == []


def test_a_figure_is_what_it_is_worth_in_the_language_of_the_article():
    spelt = "“Kami kehilangan tiga orang”", "“Kami kehilangan 3 orang”"
    assert codes(*quoting(*spelt, language="id"), of="PA403") == []
    grouped = "“Kami kehilangan 1.500 orang”", "“Kami kehilangan 1500 orang”"
    assert codes(*quoting(*grouped, language="id"), of="PA403") == []
    (finding,) = found(*quoting("“It rose 1.500 metres”", "“It rose 1500 metres”"), select=["PA403"])
    assert "“1.500” where the text it rests on has “1500”" in finding.message
    (finding,) = found(*quoting("“We lost 40 men”", "“We lost fourteen men”"), select=["PA403"])
    assert "“40” where the text it rests on has “fourteen”" in finding.message


def test_only_direct_quotations_of_direct_quotations_in_one_language_are_compared():
    words = "“We lost 40 men in the flood”", "“We lost 14 men in the flood”"
    assert codes(*quoting(*words, quotation="indirect"), of="PA403") == []
    assert codes(*quoting(*words, other_quotation="indirect"), of="PA403") == []
    assert codes(*quoting(*words, other_language="id"), of="PA403") == []
    assert codes(quoting(*words)[0], of="PA403") == []
    assert [code for code, _ in codes(*quoting(*words, language="en-GB", other_language="en-US"), of="PA403")] == [
        "PA403"
    ]


def test_a_quotation_that_stops_before_a_reservation_is_found():
    (finding,) = found(*quoting("“The bridge is safe”", "“The bridge is safe, but not for lorries”"), select=["PA404"])
    assert "stops where the text it rests on goes on: “but not for lorries”" in finding.message
    assert "“but not for lorries””" not in finding.message
    indonesian = quoting("“Jembatan itu aman”", "“Jembatan itu aman, tetapi bukan untuk truk”", language="id")
    assert [code for code, _ in codes(*indonesian, of="PA404")] == ["PA404"]


@pytest.mark.parametrize(
    ("quote", "original", "language"),
    [
        ("“The bridge is safe”", "“The bridge is safe and dry”", "en"),
        ("“The bridge is safe”", "“The bridge is safe”", "en"),
        ("“safe, but not for lorries”", "“The bridge is safe, but not for lorries”", "en"),
        ("“Die Brücke ist sicher”", "“Die Brücke ist sicher, aber nicht für Laster”", "de"),
    ],
)
def test_a_quotation_that_stops_anywhere_else_is_silent(quote, original, language):
    assert codes(*quoting(quote, original, language=language), of="PA404") == []


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("“The bridge is safe, but not for lorries,” the mayor said.", True),
        ('"The bridge is safe, but not for lorries," the mayor said.', True),
        ("“The bridge is safe,” the mayor said, but nobody crossed it.", False),  # no longer his words
        ("“The bridge is safe,” the mayor said. “But not for lorries.”", False),
        ("The bridge is safe, but not for lorries, the mayor said.", False),  # nothing is quoted
        ("“The bridge is safe, but not for lorries", False),  # where it ends nobody can tell
    ],
)
def test_a_quotation_is_cut_though_the_words_that_turn_it_are_not_annotated(text, speaks):
    other, _ = quoting("The bridge is safe", "anything")
    data = {
        "article": {"id": "b", "title": "T", "outlet": "herald", "language": "en", "text": f"T\n{text}\n"},
        "sources": {"herald": "The Herald", "mayor": "the mayor"},
        "statements": [
            {"id": "s", "quote": "The bridge is safe", "attributed_to": {"source": "mayor", "quotation": "direct"}}
        ],
    }
    original = provenance.loads(json.dumps(data), file="b.json")
    found_codes = [code for code, _ in codes(other, original, of="PA404")]
    assert found_codes == (["PA404"] if speaks else [])


# PA501, PA502


def named(**sources):
    return story({"quote": "the dam held", "attributed_to": "mayor"}, sources=sources)


def test_one_source_under_two_ids_is_found_by_its_name():
    article = named(
        nis={"name": "NIS", "kind": "government"},
        kr={"name": "Badan Intelijen", "kind": "government", "aliases": ["nis"]},
    )
    (finding,) = found(article, select=["PA501"])
    assert finding.place.name == "source kr"
    assert finding.message == "it seems to be the same as nis (NIS); give them one id, or judge whether they are"


def test_one_source_under_two_ids_in_two_articles_is_found():
    one = story({"quote": "a", "attributed_to": "x"}, sources={"x": {"name": "Yoo Sang-bum", "kind": "person"}})
    other = story({"quote": "b", "attributed_to": "y"}, id="b", sources={"y": {"name": "yoo  sang-bum"}})
    assert codes(one, other, of="PA501") == [("PA501", "source x")]


def test_a_family_name_in_common_is_no_hint():
    article = named(
        one={"name": "Kim Jong Un", "kind": "person", "aliases": ["Kim"]},
        two={"name": "Kim Dae Jung", "kind": "person", "aliases": ["Kim"]},
    )
    assert codes(article, of="PA501") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dr. Imre Solt", "Imre Solt"),
        ("Prof. Dr. Imre Solt", "imre solt"),
        ("Vice President Imre Solt", "Mr Imre Solt"),
        ("Bapak Imre Solt, S.H., M.Hum.", "Ir. Imre Solt"),
        ("Wakil Presiden Imre Solt", "Imre Solt, Ph.D."),
        ("Presiden Soeharto", "Soeharto"),  # who has one name alone
    ],
)
def test_a_title_or_a_degree_does_not_make_one_person_two(one, other):
    article = named(x={"name": one, "kind": "person"}, y={"name": other, "kind": "person"})
    assert codes(article, of="PA501") == [("PA501", "source x")]
    assert codes(named(x={"name": one}, y={"name": other, "kind": "person"}), of="PA501") == [("PA501", "source x")]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("President Kim", "Dr. Kim", "person"),  # a family name
        ("Dr. Imre Solt", "Dr. Ina Solt", "person"),
        ("Imre Solt", "Solt", "person"),
        ("The Doctor", "The President", "person"),
        ("General Motors", "Motors", "organization"),  # no person has that title
        ("Doctor", "Dr", "person"),
        ("Solt, Holt", "Solt", "person"),
    ],
)
def test_names_that_differ_in_more_than_titles_are_of_two(one, other, kind):
    assert codes(named(x={"name": one, "kind": kind}, y={"name": other, "kind": kind}), of="PA501") == []


def test_a_name_made_of_titles_alone_takes_no_more_time_than_it_is_long():
    assert bare_name("Mr. " * 100_000) == "mr."


def test_sources_of_different_kinds_and_sources_without_a_name_are_not_the_same():
    article = named(
        one={"name": "Georgia", "kind": "person"},
        two={"name": "Georgia", "kind": "government"},
        three={"name": "a sailor", "kind": "anonymous"},
        four={"name": "a sailor", "kind": "anonymous"},
    )
    assert codes(article, of="PA501") == []


@pytest.mark.parametrize(("verdict", "silent"), [("same", True), ("different", True), ("withdrawn", False)])
def test_a_judgement_settles_who_is_the_same(verdict, silent):
    article = named(one={"name": "NIS"}, two={"name": "NIS"})
    judgement = Judgement(JudgementKind.SOURCE, ("one", "two"), verdict=Sameness(verdict))
    assert (codes(article, of="PA501", judgements=[judgement]) == []) == silent


def test_a_cited_source_without_a_kind_is_noted_once():
    sources = {"somebody": {"name": "Ros"}, "nobody": {"name": "Orr"}}
    statements = [{"quote": f"{number} men", "attributed_to": "somebody"} for number in ("one", "two")]
    assert codes(story(*statements, sources=sources), of="PA502") == [("PA502", "source somebody")]


# PA503


def two_under_one_id(one, other, **options):
    articles = [
        story({"quote": "it rained", "attributed_to": "x"}, id=id_, outlet=outlet, sources={"x": source})
        for id_, outlet, source in (("a", "courier", one), ("b", "herald", other))
    ]
    return found(*articles, select=["PA503"], **options)


OFFICIAL = {"name": "an official", "kind": "anonymous"}
HOLT = {"name": "Ina Holt", "kind": "person"}


def test_one_id_of_two_sources_is_found_once():
    (finding,) = two_under_one_id(OFFICIAL, HOLT)
    assert finding.message == (
        "an official has the id x, which elsewhere is that of Ina Holt; give them ids of their own"
    )
    assert (finding.place.article, [each.place.article for each in finding.related]) == ("a", ["b"])
    assert len(two_under_one_id(HOLT, {"name": "Ben Ros", "kind": "person"})) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Mayor Holt", "kind": "person"},  # a word in common
        {"name": "the mayor", "kind": "person", "aliases": ["Ina Holt"]},
        {"name": "the mayor"},  # no kind
        {"name": "INA HOLT", "kind": "government"},  # the same name
    ],
)
def test_one_id_of_what_may_be_one_source_is_silent(other):
    assert two_under_one_id(HOLT, other) == []
    agency = {"name": "NIS", "kind": "government"}, {"name": "the intelligence service", "kind": "government"}
    assert two_under_one_id(*agency) == []


def test_one_id_of_two_is_silent_once_somebody_has_judged():
    for verdict in (Sameness.DIFFERENT, Sameness.SAME):
        judged = Judgement(JudgementKind.SOURCE, ("a#x", "b#x"), verdict=verdict)
        assert two_under_one_id(OFFICIAL, HOLT, judgements=[judged]) == []
