"""What holds of every rule and of any article: no error, the same findings in any order, select and ignore monotone."""

from __future__ import annotations

import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from stories import found, story
from strategies import articles

import provenance
from provenance import UnknownNameError
from provenance.checks import RULES, rule_named
from provenance.checks.policy import PACKAGED
from provenance.checks.rules import chosen


def corpora():
    """A few articles with ids of their own; some rest on statements of the others, round in circles too."""
    return st.lists(articles(max_statements=2), min_size=1, max_size=3).flatmap(_joined)


@st.composite
def _joined(draw, drawn):
    named = [evolve(article, id=f"{number}-{article.id}") for number, article in enumerate(drawn)]
    targets = [f"{article.id}#{each.id}" for article in named for each in article.statements if "#" not in each.id]
    joined = []
    for article in named:
        statements = []
        for statement in article.statements:
            links = statement.attributed_to
            others = [target for target in targets if not target.startswith(f"{article.id}#")]
            if links and others and draw(st.booleans()):
                further = (*links[0].rests_on, draw(st.sampled_from(others)))
                links = (evolve(links[0], rests_on=further), *links[1:])
            statements.append(evolve(statement, attributed_to=links))
        joined.append(evolve(article, statements=statements))
    return joined


CODES = st.lists(st.sampled_from([*RULES, "PA1", "PA2", "PA"]), max_size=3)


@given(corpora(), st.sampled_from(PACKAGED))
def test_no_rule_raises_and_every_finding_has_a_place_in_an_article_that_was_checked(corpus, policy):
    every = [code for code, rule in RULES.items() if rule.look]
    known = {article.id: article for article in corpus}
    for finding in provenance.check(corpus, policy=policy, select=every):
        for place in (finding.place, *(each.place for each in finding.related)):
            article = known[place.article]
            assert place.statement is None or place.statement in article.statements_by_id
        assert finding.message
        assert RULES[finding.code].name == finding.rule


@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(corpus, random):
    shuffled = list(corpus)
    random.shuffle(shuffled)
    select = ["PA"]
    assert provenance.check(shuffled, select=select) == provenance.check(corpus, select=select)


@given(corpora(), CODES, CODES)
def test_selecting_more_finds_more_and_ignoring_more_finds_less(corpus, some, more):
    fewer = set(provenance.check(corpus, select=some or ["PA1"]))
    wider = set(provenance.check(corpus, select=[*(some or ["PA1"]), *more]))
    assert fewer <= wider
    assert set(provenance.check(corpus, ignore=[*some, *more])) <= set(provenance.check(corpus, ignore=some))


@given(corpora(), CODES.filter(bool))
def test_selecting_and_ignoring_divide_the_findings(corpus, codes):
    everything = set(provenance.check(corpus, select=["PA"]))
    assert set(provenance.check(corpus, select=codes)) | set(provenance.check(corpus, select=["PA"], ignore=codes)) == (
        everything
    )


@given(articles(max_statements=4))
def test_opinion_is_never_blamed_for_a_missing_source(article):
    opinions = [evolve(each, voice=provenance.Voice.OPINION) for each in article.statements]
    findings = provenance.check(evolve(article, statements=opinions), select=["PA101", "PA103", "PA2"])
    assert [finding for finding in findings if finding.code not in {"PA202", "PA203"}] == []


def test_findings_come_by_article_and_in_text_order():
    first = story({"quote": "one"}, {"quote": "two"}, id="b")
    second = story({"quote": "three"}, id="a")
    assert [(f.article, f.place.paragraph) for f in found(first, second)] == [("a", "¶1"), ("b", "¶1"), ("b", "¶2")]


# The table of rules


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_says_what_it_looks_for_why_and_with_an_example(rule):
    assert re.fullmatch(r"PA[1-9][0-9]{2}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    for text in (rule.summary, rule.rationale, rule.example):
        assert len(text) > 30
        assert text.rstrip("”)")[-1] in ".?`"


def test_codes_and_names_of_rules_are_unique_and_stable():
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert sorted(RULES) == [
        *("PA101", "PA102", "PA103", "PA104", "PA105", "PA106", "PA107"),
        *("PA201", "PA202", "PA203", "PA204", "PA205", "PA206", "PA207"),
        *("PA301", "PA302", "PA303", "PA401", "PA402", "PA403", "PA404", "PA405"),
        *("PA501", "PA502", "PA503", "PA601", "PA602", "PA901", "PA902", "PA903"),
    ]


def test_every_rule_about_sourcing_leans_on_a_published_standard():
    without = {code for code, rule in RULES.items() if not rule.references}
    assert without == {"PA106", "PA901", "PA902", "PA903"}


def test_rules_are_named_by_code_by_beginning_of_code_and_by_name():
    assert chosen(["PA40", "single-origin", "pa101"]) == {"PA401", "PA402", "PA403", "PA404", "PA405", "PA201", "PA101"}
    assert rule_named("pa101") is rule_named("unattributed-statement") is RULES["PA101"]
    with pytest.raises(UnknownNameError, match="'single-orign'; did you mean single-origin"):
        chosen(["PA101", "single-orign"])
    with pytest.raises(UnknownNameError, match="PA109"):
        rule_named("PA109")


def test_checking_many_statements_that_rest_on_one_another_does_not_list_their_chains():
    statements = [{"id": "s0", "quote": "it was so 0", "attributed_to": "mayor"}]
    for number in range(1, 60):
        below = [f"s{number - 1}"]
        links = [{"source": source, "rests_on": below} for source in ("coastwire", "herald")]
        statements.append({"id": f"s{number}", "quote": f"it was so {number}", "claim": "so", "attributed_to": links})
    article = story(*statements)
    assert provenance.trace(article).count_chains("s59") == 2**59
    assert {finding.code for finding in found(article)} == {"PA206", "PA207"}  # coastwire cites herald, and back
