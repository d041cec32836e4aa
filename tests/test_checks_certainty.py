"""Rules about how firmly something is said: when they speak, and when they stay silent."""

from __future__ import annotations

import pytest
from stories import codes, found, story


def chain(*certainties, **more):
    sources = iter(("mayor", "harbour", "engineer"))
    link = None
    for certainty, source in reversed(list(zip(certainties, sources, strict=False))):
        link = {"source": source, "certainty": certainty, **({"attributed_to": link} if link else {})}
    return {"id": "s", "quote": "the dam held", "attributed_to": link, **more}


# PA301


@pytest.mark.parametrize(
    ("certainties", "speaks"),
    [
        (("asserted", "possible"), True),
        (("probable", "possible"), True),
        (("asserted", "unspecified", "possible"), True),
        (("possible", "asserted"), False),
        (("asserted", "asserted"), False),
        (("asserted", "unspecified"), False),
        (("asserted", "denied"), False),
        (("unspecified", "possible"), False),
    ],
)
def test_a_link_that_is_firmer_than_what_it_rests_on_is_found(certainties, speaks):
    assert codes(story(chain(*certainties)), of="PA301") == ([("PA301", "s (¶1)")] if speaks else [])


def test_the_outlet_itself_can_be_too_firm():
    (finding,) = found(story(chain("possible", certainty="asserted")), select=["PA301"])
    assert finding.message == (
        "The Courier has it as asserted, the mayor, on whom that rests, only as possible: “the dam held”; say it as "
        "weakly as the mayor did"
    )
    assert finding.place.path == ("statements", "s", "attributed_to", 0)


def test_certainty_rises_across_articles_too():
    link = {"source": "herald", "certainty": "asserted", "rests_on": ["b#s"]}
    one = story({"id": "s", "quote": "the dam held", "attributed_to": link})
    other = story({**chain("possible"), "quote": "it may have held"}, id="b", outlet="herald")
    assert codes(one, other, of="PA301") == [("PA301", "s (¶1)")]
    assert codes(one, of="PA301") == []


def test_a_link_is_not_too_firm_when_somebody_it_rests_on_is_as_firm():
    sure, unsure, quiet = ({"source": name} for name in ("mayor", "harbour", "engineer"))
    sure, unsure = sure | {"certainty": "asserted"}, unsure | {"certainty": "possible"}
    told = {"id": "s", "quote": "the dam held", "certainty": "asserted"}
    assert codes(story(told | {"attributed_to": [unsure, sure]}), of="PA301") == []
    assert codes(story(told | {"attributed_to": [unsure, quiet | {"attributed_to": sure}]}), of="PA301") == []
    assert codes(story(told | {"attributed_to": [unsure, quiet]}), of="PA301") == [("PA301", "s (¶1)")]
    assert codes(story(told | {"attributed_to": [unsure, sure | {"certainty": "denied"}]}), of="PA301") == [
        ("PA301", "s (¶1)")
    ]


# PA302, PA303


def headline(certainty, *body, claim="held", **more):
    head = {"id": "headline", "quote": "Dam holds", "claim": claim, "certainty": certainty, **more}
    return story(head, *body, headline="Dam holds")


def body(certainty, id_, claim="held"):
    link = {"source": "mayor", "certainty": certainty}
    return {"id": id_, "quote": f"{id_}: the dam held", "claim": claim, "attributed_to": link}


def test_a_headline_that_is_firmer_than_the_whole_body_is_found():
    article = headline("asserted", body("possible", "s1"), body("probable", "s2"))
    (finding,) = found(article, select=["PA302"])
    assert finding.message == (
        "the headline asserts it, s2 (¶2) calls it probable: “s2: the dam held”; no statement of the body is as firm; "
        "weaken the headline"
    )


def test_a_headline_that_is_as_firm_as_something_in_the_body_is_silent():
    assert codes(headline("asserted", body("possible", "s1"), body("asserted", "s2")), of="PA302") == []
    assert codes(headline("possible", body("possible", "s1")), of="PA30") == []


def test_a_headline_that_hedges_what_the_lead_says_is_found():
    article = headline("possible", body("asserted", "s1"))
    (finding,) = found(article, select=["PA303"])
    assert (finding.place.name, [each.place.name for each in finding.related]) == ("headline", ["s1 (¶1)"])


def test_only_the_first_statement_of_the_body_is_held_against_a_hedged_headline():
    assert codes(headline("possible", body("possible", "s1"), body("asserted", "s2")), of="PA303") == []


def test_headline_and_body_are_compared_on_one_claim_and_only_when_both_are_specified():
    assert codes(headline("possible", body("asserted", "s1", claim="rain")), of="PA30") == []
    assert codes(headline("unspecified", body("asserted", "s1")), of="PA30") == []
    assert codes(headline("asserted", body("unspecified", "s1")), of="PA30") == []
    assert codes(headline("possible", body("asserted", "s1"), claim=None), of="PA30") == []


def test_an_attributed_headline_is_as_firm_as_its_chain():
    link = {"source": "mayor", "certainty": "asserted"}
    head = {"id": "headline", "quote": "Dam holds", "claim": "held", "attributed_to": link}
    assert codes(story(head, body("asserted", "s1"), headline="Dam holds"), of="PA30") == []
    assert codes(story(head, body("possible", "s1"), headline="Dam holds"), of="PA30") == [("PA302", "headline")]


def test_an_article_without_a_headline_in_its_text_has_nothing_to_compare():
    assert codes(story(body("possible", "s1"), body("asserted", "s2")), of="PA30") == []
