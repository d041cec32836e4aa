"""Rules about several outlets that carry the same claim: when they speak, and when they stay silent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import codes, found, story

from provenance.checks.outlets import _circles


def says(quote, *sources, claim="held", **more):
    return {"quote": quote, "claim": claim, "attributed_to": list(sources), **more}


# PA206


def test_two_outlets_that_cite_each_other_for_one_claim_are_a_circle():
    one = story(says("the dam held", "herald"))
    other = story(says("it held", "courier"), id="b", outlet="herald")
    (finding,) = found(one, other, select=["PA206"])
    assert finding.message == (
        "the outlets cite each other in a circle, The Courier ← The Herald ← The Courier; find who said it first, "
        "and from whom"
    )
    assert [(each.place.article, each.message) for each in finding.related] == [
        ("a", "The Courier (2024-03-12) has The Herald for it: “the dam held”"),
        ("b", "The Herald (2024-03-12) has The Courier for it: “it held”"),
    ]


def test_a_circle_of_three_outlets_is_one_finding():
    first = story(says("one", "herald"))
    second = story(says("two", "coastwire"), id="b", outlet="herald")
    third = story(says("three", "courier"), id="c", outlet="coastwire")
    assert [code for code, _ in codes(first, second, third, of="PA206")] == ["PA206"]


def test_a_circle_closes_through_time_when_an_outlet_later_cites_who_cited_it():
    first = story(says("one", "engineer"), published="2024-03-01")
    second = story(says("two", "courier"), id="b", outlet="herald", published="2024-03-02")
    third = story(says("three", "herald"), id="c", published="2024-03-03")
    assert [code for code, _ in codes(first, second, third, of="PA206")] == ["PA206"]
    assert codes(first, second, of="PA206") == []


def test_statements_that_rest_on_each_other_are_a_circle_without_any_claim():
    one = story({"id": "s1", "quote": "one", "attributed_to": {"source": "herald", "rests_on": ["b#s1"]}})
    other = story(
        {"id": "s1", "quote": "two", "attributed_to": {"source": "courier", "rests_on": ["a#s1"]}},
        id="b",
        outlet="herald",
    )
    assert [code for code, _ in codes(one, other, of="PA206")] == ["PA206"]


def test_outlets_that_cite_each_other_for_different_claims_are_no_circle():
    one = story(says("the dam held", "herald"))
    other = story(says("it rained", "courier", claim="rain"), id="b", outlet="herald")
    assert codes(one, other, of="PA206") == []


def test_outlets_that_say_from_whom_the_other_has_it_are_no_circle():
    from_ros = {"source": "herald", "attributed_to": "engineer"}
    from_board = {"source": "courier", "attributed_to": "harbour"}
    from_nobody = {"source": "courier", "attributed_to": "unattributed"}
    from_an_outlet = {"source": "courier", "attributed_to": "coastwire"}

    def circles(one, other):
        return [
            code
            for code, _ in codes(
                story(says("one", one)), story(says("two", other), id="b", outlet="herald"), of="PA206"
            )
        ]

    assert circles(from_ros, from_board) == []
    assert circles("herald", from_nobody) == ["PA206"]
    assert circles("herald", from_an_outlet) == ["PA206"]


def test_a_chain_of_outlets_that_ends_at_an_origin_is_no_circle():
    one = story(says("the dam held", {"source": "herald", "rests_on": ["b#s1"]}))
    other = story(says("it held", "engineer"), id="b", outlet="herald")
    assert codes(one, other, of="PA206") == []


def test_an_outlet_that_denies_what_it_is_cited_for_closes_no_circle():
    one = story(says("the dam held", "herald"))
    other = story(says("it held", {"source": "courier", "certainty": "denied"}), id="b", outlet="herald")
    assert codes(one, other, of="PA206") == []


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), unique=True)))
def test_there_is_a_circle_exactly_where_some_way_comes_back(cites):
    cites = {outlet: sorted(set(others) - {outlet}) for outlet, others in cites.items()}
    circles = list(_circles(cites))
    assert len(set(circles)) == len(circles)
    for circle in circles:
        assert all(other in cites[outlet] for outlet, other in zip(circle, (*circle[1:], circle[0]), strict=True))
        assert circle[0] == min(circle)
    reach = {outlet: set(others) for outlet, others in cites.items()}
    for _ in cites:
        reach = {one: others.union(*(reach.get(other, set()) for other in others)) for one, others in reach.items()}
    assert {outlet for circle in circles for outlet in circle} <= {
        one for one, others in reach.items() if one in others
    }
    assert bool(circles) == any(one in others for one, others in reach.items())


# PA207


def test_two_outlets_side_by_side_with_one_origin_count_as_one():
    links = {"source": "coastwire", "attributed_to": "mayor"}, {"source": "dagsposten", "attributed_to": "mayor"}
    (finding,) = found(story(says("the dam held", *links)), select=["PA207"])
    assert finding.message == "2 outlets, Coastwire and Dagsposten, and one origin, the mayor: count them as one source"


def test_several_articles_with_one_origin_count_as_one():
    articles = [
        story(says(f"the dam held, {outlet} says", "mayor"), id=outlet, outlet=outlet)
        for outlet in ("courier", "herald", "coastwire")
    ]
    (finding,) = found(*articles, select=["PA207"])
    assert finding.message.startswith("3 outlets, Coastwire, The Courier and The Herald, and one origin, the mayor")


def test_false_independence_is_told_once_and_not_as_a_single_origin_too():
    articles = [story(says("the dam held", "mayor"), id=outlet, outlet=outlet) for outlet in ("courier", "herald")]
    assert [code for code, _ in codes(*articles, of="PA2")] == ["PA207"]


def test_outlets_one_behind_the_other_on_one_chain_do_not_look_independent():
    article = story({"quote": "the dam held", "claim": "held", "chain": ["coastwire", "dagsposten", "mayor"]})
    assert codes(article, of="PA207") == []


def test_outlets_with_an_origin_each_are_independent():
    links = {"source": "coastwire", "attributed_to": "mayor"}, {"source": "dagsposten", "attributed_to": "engineer"}
    assert codes(story(says("the dam held", *links)), of="PA207") == []


def test_persons_side_by_side_are_no_outlets():
    links = {"source": "harbour", "attributed_to": "engineer"}, {"source": "mayor", "attributed_to": "engineer"}
    assert codes(story(says("the dam held", *links)), of="PA207") == []


@pytest.mark.parametrize("kind", ["anonymous", "person"])
def test_a_nameless_origin_is_one_origin_as_well(kind):
    sources = {"voice": {"name": "a voice", "kind": kind}}
    links = {"source": "coastwire", "attributed_to": "voice"}, {"source": "dagsposten", "attributed_to": "voice"}
    assert [code for code, _ in codes(story(says("held", *links), sources=sources), of="PA207")] == ["PA207"]


def test_an_outlet_that_tells_only_of_a_denial_or_has_a_claim_from_nobody_carries_nothing():
    denial = says("it did not hold", {"source": "engineer", "certainty": "denied"})
    assert codes(story(says("the dam held", "mayor")), story(denial, id="b", outlet="herald"), of="PA207") == []
    circle = [
        story(says("the dam held", {"source": other, "rests_on": [f"{there}#s1"]}), id=here, outlet=outlet)
        for here, outlet, there, other in (("x", "courier", "y", "herald"), ("y", "herald", "x", "courier"))
    ]
    known = story(says("the dam held", "mayor"), id="z", outlet="coastwire")
    assert {code for code, _ in codes(*circle, known, of="PA2")} == {"PA206", "PA201"}


def test_why_several_origins_count_as_one_and_who_may_be_anybody_is_told():
    sources = {"mayor": {"name": "the mayor", "kind": "person", "acts_for": ["harbour"]}}
    one = story(says("the dam held", "mayor"), says("it did", "deckhand"), sources=sources)
    other = story(says("the dam held", "harbour"), id="b", outlet="herald", sources=sources)
    (finding,) = found(one, other, select=["PA207"])
    assert finding.message == (
        "2 outlets, The Courier and The Herald, and one origin, the harbour board and the mayor (who count as one: the "
        "mayor acts for the harbour board) (beside a deckhand, who may be anybody): count them as one source"
    )
