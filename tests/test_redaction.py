"""Names that are taken out of articles are nowhere in them, and everything else holds as before."""

from __future__ import annotations

import json

import pytest
from attrs import evolve
from command import EXAMPLES, NEWSLIVE
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import articles, corpora

import provenance
from provenance.redaction import redacted
from provenance.redaction_words import Forms, Redacted

SPILL = EXAMPLES / "osse-spill-2024-06"


def everything(articles, judgements=()) -> str:
    """Every string of the articles and judgements."""
    return json.dumps([provenance.to_data(one) for one in articles], ensure_ascii=False) + repr(judgements)


def without(*names: str):
    article = provenance.load(NEWSLIVE)
    (found,) = redacted([article], names).articles
    return article, found


def test_a_source_is_withheld_by_id_name_or_alias():
    results = [without(name)[1] for name in ("yoo", "Yoo Sang-bum", "yoo sang-BUM", "Yoo")]
    assert all(one == results[0] for one in results)
    assert "Yoo" not in everything(results)
    assert "yoo" not in everything(results).lower()
    assert "sang-bum" not in everything(results).lower()


def test_the_words_that_stand_for_a_source_and_its_role_go_with_its_name():
    article, found = without("yoo")
    assert "anggota parlemen Korea Selatan, Yoo" in article.text
    assert "anggota parlemen" not in everything([found])
    assert "Pada Rabu (1/11/2023), [withheld 1], mengungkapkan bahwa" in found.text


def test_of_what_stands_for_several_only_the_name_is_replaced():
    _, found = without("us")
    assert "Korea Selatan, Jepang, dan [withheld 1]" in found.text


def test_statements_keep_their_words_and_chains_but_for_the_name():
    article, found = without("yoo", "nis")
    before, after = provenance.trace(article), provenance.trace(found)
    names = {"Yoo Sang-bum": "[withheld 1]", "NIS": "[withheld 2]"}
    for one, other in zip(article.statements, found.statements, strict=True):
        chains = [[names.get(link.name, link.name) for link in chain] for chain in before.chains(one)]
        assert [[link.name for link in chain] for chain in after.chains(other)] == chains
    assert found.statements_by_id["s8"].text == article.statements_by_id["s8"].text


def test_a_claim_is_as_independent_as_before():
    given = provenance.load_all([SPILL])
    judged = provenance.load_judgements(SPILL / "judgements.yaml")
    found = redacted(given, ["Petra Lund", "Northern Standard"], judged)
    one = provenance.independence(provenance.trace(given, judgements=judged), claim="two-tonnes")
    other = provenance.independence(provenance.trace(found.articles, judgements=found.judgements), claim="two-tonnes")
    assert one.sentence == other.sentence


def test_ids_addresses_and_judgements_that_tell_the_name_lose_it_too():
    given = [evolve(one, url=f"https://example.org/petra%2Dlund/{n}") for n, one in
             enumerate(provenance.load_all([SPILL]))]  # fmt: skip
    judged = provenance.load_judgements(SPILL / "judgements.yaml")
    found = redacted(given, ["petra-lund", "standard"], judged)
    told = everything(found.articles, found.judgements)
    for form in ("Petra", "Lund", "lund", "petra", "tandard"):
        assert form not in told
    assert [one.url for one in found.articles] == [None] * 4
    assert found.id("articles", "standard-2024-06-05") == found.articles[3].id
    assert "rests_on" in told  # references to the article with the new id hold: it could not have been made otherwise


def test_sources_that_were_judged_to_be_one_go_together_and_have_one_label():
    found = redacted(provenance.load_all([SPILL]), ["lund"], provenance.load_judgements(SPILL / "judgements.yaml"))
    names = {source.name for article in found.articles for source in article.sources}
    assert "[withheld 1]" in names
    assert "Petra Lund" not in names
    assert "[withheld 2]" not in names


def test_words_that_are_nobodys_name_can_be_withheld_and_other_names_are_refused():
    _, found = without("Vladimir Putin")
    assert "Putin" not in everything([found])
    with pytest.raises(provenance.UnknownNameError, match="did you mean Yoo Sang-bum"):
        without("Yoo Sang-bun")


def test_an_id_that_is_a_common_word_does_not_take_the_word_from_the_text():
    text = "They told us so."
    span = provenance.Span.of(text, 0, 4)
    people = (provenance.Source("us", "Amerika Serikat"), provenance.Source("o", "O"))
    statement = provenance.Statement("s", (span,), (provenance.Attribution(("us",)),))
    article = provenance.Article("a", "T", "o", text, sources=people, statements=[statement])
    (found,) = redacted([article], ["Amerika Serikat"]).articles
    assert found.text == text
    assert "us" not in found.sources_by_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("YOO SANG BUM", "[x]"),
        ("yoo_sang-bum.html", "[x].html"),
        ("katanya Yoo Sang-bumlah", "katanya [x]lah"),
        ("Yoo\nSang‑bum’s", "[x]’s"),  # a hyphen that does not break
        ("Yoo Sang-\u00adbum, Y\u200boo\u200c Sa\u00adng bum", "[x], [x]"),  # characters that nobody sees
        ("\u200bYOO SANG BUM\u2060", "\u200b[x]\u2060"),
        ("yoosangbumper", "yoosangbumper"),
        ("Yoona", "Yoona"),
    ],
)
def test_a_name_is_found_in_every_form_in_which_it_is_written(text, expected):
    assert Forms({"Yoo Sang-bum": "[x]"}).without(text) == expected


def test_names_in_scripts_without_spaces_and_in_both_forms_of_unicode_are_found():
    assert Forms({"金正恩": "[x]"}).without("朝鮮の金正恩氏は") == "朝鮮の[x]氏は"
    assert Forms({"Zoë": "[x]"}).without("said Zoe\u0308.") == "said [x]."
    assert Forms({"Núñez": "[x]"}).without("Nunez, NÚÑEZ") == "[x], [x]"


def test_a_name_is_found_in_an_address_in_running_words():
    assert (
        Forms({"José Núñez": "[x]"}).without("at https://a.example/jos%C3%A9-n%C3%BA%C3%B1ez/1")
        == "at https://a.example/[x]/1"
    )
    assert Forms({"金正恩": "[x]"}).without("%E9%87%91%E6%AD%A3%E6%81%A9") == "%[x]"


def test_a_name_is_found_in_capitals_that_are_other_letters():
    assert Forms({"Jan Weiß": "[x]"}).without("JAN WEISS, jan weiss, Jan Weiß") == "[x], [x], [x]"
    assert Forms({"Weiß": "[x]"}).without("Weissagung") == "Weissagung"


@given(st.text("ab ", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=4), st.data())
def test_spans_stand_where_their_words_stand_now(text, places, data):
    inside = [(start, start + length, "[x]") for start, length in places if start + length <= len(text)]
    found = Redacted.of(text, inside)
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (span,) = found.passage((provenance.Span.of(text, start, end),))
    assert span.stands_in(found.text)
    if not any(first < end and start < last for first, last, _ in inside):
        assert span.exact == text[start:end]


@given(corpora(), st.data())
def test_any_articles_without_any_of_their_names_hold_together_and_have_as_many_chains(several, data):
    names = [name for one in several for source in one.sources for name in (source.id, source.name) if name.strip()]
    assume(names)
    chosen = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=2))
    found = redacted(several, chosen)
    for before, after in zip(several, found.articles, strict=True):
        assert len(before.statements) == len(after.statements)
        kept = {source.name for source in after.sources if not source.name.startswith("[withheld")}
        assert not kept & set(chosen)
    before, after = provenance.trace(several), provenance.trace(found.articles)
    counts = sorted(before.count_chains(node) for node in before.starts())
    assert sorted(after.count_chains(node) for node in after.starts()) == counts


@given(articles())
def test_without_names_to_withhold_nothing_changes(article):
    assert redacted([article], []).articles == (article,)
