"""The rule about drafted statements: when it speaks, and when it stays silent."""

from __future__ import annotations

from stories import codes, found, story


def said(id_, **more):
    return {"id": id_, "quote": f"the dam held {id_}", "attributed_to": "mayor", **more}


def test_drafted_statements_are_told_once_an_article_at_the_first_of_them():
    article = story(said("a"), said("b", drafted=True, rule="says"), said("c", drafted=True))
    (finding,) = found(article, select=["PA602"])
    assert finding.place.name == "b (¶2)"
    assert finding.level.value == "note"
    assert finding.message == (
        "2 of 3 statements drafted and not confirmed; compare each with the text, then take out its drafted and rule"
    )


def test_every_article_with_drafted_statements_is_told():
    articles = [story(said("s", drafted=True), id=id_) for id_ in "ab"]
    assert codes(*articles, of="PA602") == [("PA602", "s (¶1)")] * 2


def test_a_confirmed_statement_is_no_finding_even_when_its_rule_was_left_behind():
    assert codes(story(said("s", rule="says")), of="PA602") == []
