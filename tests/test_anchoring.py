import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import passages_in, spans_in, texts

from provenance.reading.anchoring import MOST_OCCURRENCES, Ambiguous, FoldedText, Missing, OutOfOrder, Selector, anchor
from provenance.reading.nearest import nearest_words
from provenance.spans import Span

LEAD = "Menurut Yoo, dia datang. Menurut Kim,  dia\npergi. Kata Yoo: ya."


def places(text, *parts, near=None):
    """Where the parts are found, as (start, end) pairs; or what is answered instead."""
    selectors = [part if isinstance(part, Selector) else Selector(part) for part in parts]
    found = anchor(FoldedText(text), selectors, near)
    return [(span.start, span.end) for span in found] if isinstance(found, tuple) else found


def span(text, words, start=0):
    at = text.index(words, start)
    return Span(at, at + len(words), words)


def test_a_quote_is_found_where_it_stands():
    assert places(LEAD, "dia datang") == [(13, 23)]


def test_white_space_is_folded_and_the_span_has_the_texts_own_words():
    (found,) = anchor(FoldedText(LEAD), [Selector("Menurut Kim, dia pergi")])
    assert found.exact == "Menurut Kim,  dia\npergi"


def test_an_exact_occurrence_wins_over_one_with_folded_white_space():
    assert places("a  b a b", "a b") == [(5, 8)]
    assert places("a  b a b", "a  b") == [(0, 4)]


def test_offsets_count_code_points():
    assert places("😀😀 Yoo", "Yoo") == [(3, 6)]


def test_words_that_stand_nowhere_are_missing():
    assert places(LEAD, "Korea") == Missing(0)


def test_words_that_stand_twice_are_ambiguous_and_both_places_are_told():
    found = places(LEAD, "Yoo")
    assert isinstance(found, Ambiguous)
    assert [place.start for place in found.places] == [8, 55]
    assert found.count == 2


def test_occurrences_that_overlap_are_two():
    assert places("xaaax", "aa").count == 2


def test_a_prefix_or_a_suffix_says_which_is_meant():
    assert places(LEAD, Selector("Yoo", prefix="Kata ")) == [(55, 58)]
    assert places(LEAD, Selector("Yoo", suffix=", dia")) == [(8, 11)]


def test_the_white_space_between_a_quote_and_its_prefix_may_be_left_out_and_is_the_texts_own_in_the_span():
    (found,) = anchor(FoldedText(LEAD), [Selector("dia", prefix="Kim,", suffix="pergi.")])
    assert (found.start, found.prefix, found.suffix) == (39, "Kim,  ", "\npergi.")


def test_words_that_stand_only_without_the_prefix_are_missing_and_their_places_are_told():
    found = places(LEAD, Selector("datang", prefix="zz"))
    assert found == Missing(0, (span(LEAD, "datang"),))


def test_a_place_at_the_border_of_a_word_is_preferred():
    assert places("Rusia dan sia-sia sia", Selector("usia")) == [(1, 5)]
    assert places("mengklaim klaim", "klaim") == [(10, 15)]


def test_in_a_script_without_spaces_every_place_may_be_the_border_of_a_word():
    assert places("中国人说,中国", "中国").count == 2


def test_offsets_are_used_when_the_words_stand_there():
    assert places(LEAD, Selector("Yoo", start=55, end=58)) == [(55, 58)]
    assert places("mengklaim klaim", Selector("klaim", start=4)) == [(4, 9)]


def test_a_text_that_shifted_is_anchored_again_nearest_to_the_old_start():
    assert places("xx " + LEAD, Selector("Yoo", start=55, end=58)) == [(58, 61)]
    assert places("xx " + LEAD, Selector("Yoo", start=8, end=11)) == [(11, 14)]


def test_offsets_where_the_prefix_does_not_stand_are_not_used():
    assert places(LEAD, Selector("Yoo", prefix="Kata ", start=8, end=11)) == [(55, 58)]


def test_offsets_after_the_end_of_the_text_are_anchored_again():
    assert places("a b", Selector("b", start=900, end=901)) == [(2, 3)]


def test_parts_are_found_one_after_the_other():
    assert places(LEAD, "Menurut Yoo", "dia", "ya") == [(0, 11), (13, 16), (60, 62)]


def test_the_first_part_is_the_one_after_which_the_others_can_follow():
    assert places("a c b a c", "a", "b") == [(0, 1), (4, 5)]


def test_a_first_part_that_could_stand_at_two_places_is_ambiguous():
    assert isinstance(places("a a b", "a", "b"), Ambiguous)


def test_parts_in_another_order_than_that_of_the_text_are_told():
    assert places(LEAD, "pergi", "datang") == OutOfOrder(1)


def test_near_a_statement_the_nearest_occurrence_is_taken():
    assert places(LEAD, "Yoo", near=(span(LEAD, "datang"),)) == [(8, 11)]
    assert places(LEAD, "Yoo", near=(span(LEAD, "ya."),)) == [(55, 58)]


def test_an_occurrence_inside_the_statement_is_nearest():
    assert places("x a x", "x", near=(Span(2, 5, "a x"),)) == [(4, 5)]


def test_of_occurrences_inside_the_earlier_is_taken():
    assert places("x a x x", "x", near=(Span(2, 7, "a x x"),)) == [(4, 5)]


def test_of_equally_near_occurrences_the_one_before_the_statement_is_taken():
    assert places("x a x", "x", near=(Span(2, 3, "a"),)) == [(0, 1)]


def test_nearness_is_measured_to_the_nearest_part_of_a_statement():
    text = "a x _ _ _ _ _ _ x _ b"
    assert places(text, "x", near=(Span(0, 1, "a"), Span(20, 21, "b"))) == [(2, 3)]


EVERYWHERE = MOST_OCCURRENCES + 10


def test_a_quote_that_stands_everywhere_and_belongs_to_nothing_is_ambiguous():
    found = places("a " * EVERYWHERE, "a")
    assert isinstance(found, Ambiguous)
    assert found.count > MOST_OCCURRENCES


@pytest.mark.parametrize("at", [0, 3_000, EVERYWHERE - 2])
def test_words_that_stand_everywhere_are_found_beside_their_statement_wherever_it_is(at):
    text = "kata dia x. " * EVERYWHERE
    content = (Span.of(text, at * 12 + 9, at * 12 + 10),)
    assert places(text, "kata  dia", near=content) == [(at * 12, at * 12 + 8)]
    assert places(text, "kata dia", near=content) == [(at * 12, at * 12 + 8)]


def test_words_that_stand_everywhere_are_found_nearest_to_their_old_start():
    text = "kata dia x. " * EVERYWHERE
    assert places(text, Selector("kata dia", start=60_001, end=60_009)) == [(60_000, 60_008)]


@pytest.mark.parametrize("near", [None, (Span(9, 10, "x"),)])
def test_words_that_stand_everywhere_are_found_by_a_prefix_or_a_suffix(near):
    text = "kata dia x. " * EVERYWHERE + "Jadi\nkata dia: y."
    at = text.index("Jadi\n") + 5
    for part in (
        Selector("kata dia", prefix="Jadi "),
        Selector("kata dia", prefix="Jadi"),
        Selector("kata dia", suffix=":"),
    ):
        assert places(text, part, near=near) == [(at, at + 8)]
    assert isinstance(places(text, Selector("kata dia", suffix=" x"), near=None), Ambiguous)


def test_a_border_of_a_word_is_preferred_among_words_that_stand_everywhere():
    text = "xax " * EVERYWHERE + "a b " + "xax " * EVERYWHERE
    at = text.index(" a b") + 1
    assert places(text, "a", near=(Span(at + 2, at + 3, "b"),)) == [(at, at + 1)]


def test_many_cues_that_stand_everywhere_do_not_take_long():
    text = "a " * 500_000
    folded = FoldedText(text)
    for at in range(0, 400_000, 400):
        assert anchor(folded, [Selector("a")], (Span(at, at + 1, "a"),)) == (Span(at, at + 1, "a"),)


@given(st.data())
def test_a_span_is_found_by_its_words_and_offsets_whatever_the_text(data):
    text = data.draw(texts().filter(bool))
    wanted = data.draw(spans_in(text))
    part = Selector(wanted.exact, wanted.prefix, wanted.suffix, wanted.start, wanted.end)
    assert anchor(FoldedText(text), [part]) == (wanted,)


@given(st.data())
def test_the_nearest_occurrence_is_the_same_as_by_trying_all(data):
    text = data.draw(st.text("ab ", min_size=1, max_size=30))
    content = data.draw(passages_in(text, min_size=1))
    quote = data.draw(spans_in(text)).exact
    folded = FoldedText(text)
    everywhere = folded.preferred(quote)

    def distance(one):
        return min(max(one.start - other.end, other.start - one.end, 0) for other in content)

    expected = min(everywhere, key=lambda one: (distance(one), one.start))
    assert anchor(folded, [Selector(quote)], content) == (expected,)


@given(texts(), texts().filter(bool))
def test_whatever_is_found_stands_in_the_text(text, quote):
    found = anchor(FoldedText(text), [Selector(quote)])
    if isinstance(found, tuple):
        assert all(one.stands_in(text) and one.exact.split() == quote.split() for one in found)


def test_the_nearest_words_of_a_misquote_are_named():
    found = nearest_words(
        FoldedText("Dia bilang, Korea Utara telah mengirim peluru."), "Korea Utara sudah mengirim peluru"
    )
    assert found is not None
    assert found.exact == "Korea Utara telah mengirim peluru"


def test_a_slip_in_one_word_is_recognised():
    found = nearest_words(FoldedText("keterlibatan Korut dalam konflik"), "Korot")
    assert found is not None
    assert found.exact == "Korut"


def test_nothing_is_near_to_words_from_elsewhere():
    assert nearest_words(FoldedText(LEAD), "quite something else") is None
    assert nearest_words(FoldedText(""), "Yoo") is None


def test_a_cue_in_the_sentence_of_the_statement_comes_before_a_nearer_one_in_the_next():
    text = "The dam held, the mayor of the town said on Monday. Said was right."
    statement = (Span.of(text, 0, 12),)
    later = "According to Coastwire the dam and all the houses below it held. According to Dagsposten they did not."
    content = (Span.of(later, 23, 63),)
    (found,) = anchor(FoldedText(later), [Selector("According to")], content)
    assert found.start == 0
    (found,) = anchor(FoldedText(text), [Selector("said")], statement)
    assert found.start == text.index("said")
