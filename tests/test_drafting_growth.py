"""Texts made to be slow: the work of drafting a sentence grows with its cues, and not with their square."""

from __future__ import annotations

import pytest
from effort import calls

from provenance.drafting import draft

FEW, MANY = 40, 160  # cues; a sentence of these sizes is not cut
WORST = 1.6  # times as much for each cue as in the short sentence: the square would be four times

SENTENCES = {
    "cues in commas": ("said, ", "en"),
    "cues in a row": ("said ", "en"),
    "cues with a coordinator": ("Ana said and ", "en"),
    "sources": ("according to Ana, ", "en"),
}


@pytest.mark.parametrize(("words", "language"), SENTENCES.values(), ids=SENTENCES)
def test_four_times_as_many_cues_in_a_sentence_take_about_four_times_the_work(words: str, language: str):
    draft(words, language=language)  # what is prepared once does not count
    few, many = (calls(lambda size=size: draft(words * size, language=language)) for size in (FEW, MANY))
    assert many < few * MANY / FEW * WORST


def test_the_work_grows_with_the_text_where_two_share_a_last_name():
    text = "Ana Reyes said the dam held. Ben Reyes said it broke. Reyes said it rained.\n\n"
    few, many = (calls(lambda size=size: draft(text * size, language="en")) for size in (FEW, MANY))
    assert many < few * MANY / FEW * WORST
