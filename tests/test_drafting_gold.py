"""The articles with hand-made chains: found in their texts, as many as they claim, and fit to measure by."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from drafting_gold import CONSTRUCTIONS, FOLDER, PARTS, QUOTATIONS, UNATTRIBUTED, GoldError, gold, read
from drafting_gold.phrases import MARKS, UnfoundError, spans_of

from provenance import SourceKind

ARTICLES = gold()
REQUIRED = [statement for article in ARTICLES for statement in article.statements if statement.required]
NESTED = [statement for statement in REQUIRED if statement.depth >= 2]


@pytest.fixture(params=ARTICLES, ids=lambda article: article.id)
def article(request):
    return request.param


def links(statement):
    return [link for chain in statement.chains for link in chain]


def test_there_are_as_many_articles_and_chains_and_traps_as_a_measurement_needs():
    languages = Counter(article.language for article in ARTICLES)
    assert languages["id"] >= 40
    assert languages["en"] >= 20
    assert len(NESTED) >= 100
    assert sum(one.depth >= 3 or "cross-sentence" in one.classes for one in NESTED) >= 30
    assert sum(len(article.traps) for article in ARTICLES) >= 60


def test_the_readme_tells_the_counts_that_are_there():
    parts = {part: [article for article in ARTICLES if article.part == part] for part in PARTS}
    rows = []
    for language in ("id", "en"):
        for part in PARTS:
            here = [article for article in parts[part] if article.language == language]
            found = [one for article in here for one in article.statements]
            nested = [one for one in found if one.required and one.depth >= 2]
            rows.append(
                f"| {language} | {part} | {len(here)} | {len(found)} | {sum(one.required for one in found)} "
                f"| {len(nested)} | {sum(one.depth >= 3 for one in nested)} "
                f"| {sum('cross-sentence' in one.classes for one in nested)} "
                f"| {sum(len(article.traps) for article in here)} |"
            )
    told = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    assert [row for row in rows if row not in told] == []


def test_no_article_stands_in_two_parts():
    assert [name for name, times in Counter(article.id for article in ARTICLES).items() if times > 1] == []


def test_no_text_equals_another_and_none_shares_a_long_sentence():
    assert len({article.text for article in ARTICLES}) == len(ARTICLES)
    seen = Counter(
        line for article in ARTICLES for line in {*article.text.replace(". ", ".\n").splitlines()} if len(line) > 60
    )
    assert [line for line, times in seen.items() if times > 1] == []


def test_a_quarter_of_the_articles_is_messy_in_each_language():
    for language in ("id", "en"):
        here = [article for article in ARTICLES if article.language == language]
        assert sum(bool(article.messy) for article in here) >= len(here) / 4


def test_every_construction_occurs_in_both_parts():
    for part in {article.part for article in ARTICLES}:
        used = {
            name for article in ARTICLES if article.part == part for one in article.statements for name in one.classes
        }
        assert used == QUOTATIONS | CONSTRUCTIONS


def test_an_article_is_as_long_as_a_short_news_item(article):
    assert 80 <= len(article.text.split()) <= 250


def test_every_span_is_a_piece_of_the_text_without_blanks_at_its_ends(article):
    spans = [span for one in article.statements for span in one.content]
    spans += [span for one in article.statements for link in links(one) for span in (*link.source, *link.cue)]
    spans += [trap.span for trap in article.traps]
    words = [article.text[start:end] for start, end in spans]
    assert words == [word.strip() for word in words]
    assert all(words)


def test_the_pieces_of_a_content_stand_in_order_and_no_content_is_said_twice(article):
    for one in article.statements:
        assert one.content
        assert all(before[1] <= after[0] for before, after in pairwise(one.content))
    assert len({one.content for one in article.statements}) == len(article.statements)


def test_every_statement_is_of_one_kind_of_quotation_and_of_known_constructions(article):
    for one in article.statements:
        assert len(one.classes & QUOTATIONS) == 1, article.words(one.content)
        assert one.classes <= QUOTATIONS | CONSTRUCTIONS, article.words(one.content)
        assert ("own-voice" in one.classes) == (one.depth == 0), article.words(one.content)


def test_every_source_is_called_by_a_name_that_the_article_has(article):
    names = {name for one in article.statements for link in links(one) for name in link.names}
    names |= {name for one in article.statements for chain in one.alternatives for names in chain for name in names}
    assert [name for name in names - {UNATTRIBUTED} if name not in article.text] == []


def test_every_kind_of_source_is_one_of_the_model(article):
    kinds = {kind for one in article.statements for link in links(one) for kind in link.kinds}
    assert kinds <= {kind.value for kind in SourceKind}


def test_every_link_names_its_words_unless_it_is_only_understood(article):
    for one in article.statements:
        assert (
            all(link.cue or link.source for link in links(one))
            or one.classes & {"scope", "cross-sentence"}
            or (not one.required)
        ), article.words(one.content)
        for link in links(one):
            assert len(link.source) in (0, 1, len(link.names))
            assert (UNATTRIBUTED in link.names) <= (not link.source)


def test_no_alternative_repeats_the_chain_or_another(article):
    for one in article.statements:
        chains = [tuple(link.names for link in chain) for chain in one.chains]
        if len(chains) == 1:
            assert len({*chains, *one.alternatives}) == 1 + len(one.alternatives), article.words(one.content)


def test_the_publishing_outlet_stands_in_no_chain(article):
    names = {name for one in article.statements for link in links(one) for name in link.names}
    assert article.outlet not in names


def test_no_link_of_the_gold_falls_into_a_trap_of_the_gold(article):
    for trap in article.traps:
        start, end = trap.span
        for one in article.statements:
            for link in links(one):
                assert all(after <= start or end <= before for before, after in link.cue), trap.why
                assert not any(start <= before and after <= end for before, after in link.source), trap.why


def test_a_phrase_without_marks_means_all_of_itself():
    assert spans_of("b c", "a b c d") == (((2, 5),), ())


def test_square_brackets_hold_the_span_and_braces_the_cue():
    assert spans_of("{ujar}[nya]. Lalu", "A, ujarnya. Lalu B, ujarnya.") == (((7, 10),), ((3, 7),))


def test_an_ellipsis_stands_for_as_few_words_as_possible():
    assert spans_of("[a … d]", "x a b d c d") == (((2, 7),), ())
    assert spans_of("[a] … {d}", "x a b d c d") == (((2, 3),), ((6, 7),))


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_without_its_fellow_is_a_problem(mark):
    with pytest.raises(UnfoundError):
        spans_of(f"a{mark}b", "ab")


@pytest.mark.parametrize(("phrase", "problem"), [("x", "nowhere"), ("a", "2 places")])
def test_a_phrase_that_stands_nowhere_or_in_several_places_is_a_problem(phrase, problem):
    with pytest.raises(UnfoundError, match=problem):
        spans_of(phrase, "a b a")


def test_all_problems_of_a_file_are_told_at_once(tmp_path):
    file = tmp_path / "id-01.yaml"
    file.write_text(
        "language: id\noutlet: O\npublished: 2024\nsources: {A: person}\ntext: A said b.\nstatements:\n"
        "  - {content: z, is: indirect, chain: ['B | {says}'], oder: []}\ntraps: [y | nothing]\n",
        encoding="utf-8",
    )
    with pytest.raises(GoldError) as caught:
        read(file)
    told = str(caught.value)
    assert all(word in told for word in ("“z”", "“{says}”", "“B”", "“oder”", "“y”"))
