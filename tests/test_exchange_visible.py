"""Invisible characters shown, and text set on a grid of cells."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.exchange.columns import filled, flowing, listed, width_of, wrapped
from provenance.exchange.visible import json_escape, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", r"\x1b[2J"),
        ("\x9b31m", r"\x9b31m"),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("a\u2066b\u2069", r"a\u2066b\u2069"),
        ("a\u200bb\ufeff", r"a\u200bb\ufeff"),
        ("a\u200db", r"a\u200db"),
        ("\u3164\u115f", r"\u3164\u115f"),
        ("a\u2028b", r"a\u2028b"),
        ("\U000e0041", r"\U000e0041"),
        ("\udcff", r"\udcff"),
    ],
)
def test_what_cannot_be_seen_is_shown_as_an_escape(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text", ["“Melansir” … ←", "عربي", "עברית", "می‌خواهد", "क्‍ष", "👩‍🚒", "é", "e\u0301", "北朝鮮", "a\xa0b", "۝"]
)
def test_what_can_be_seen_stays_in_every_script(text):
    assert visible(text) == text


@given(st.text())
def test_what_is_shown_has_no_control_or_format_character_but_joiners_and_signs(text):
    shown = visible(text)
    left = {character for character in shown if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert left <= set(
        "\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
    )
    assert visible(shown) == shown


@given(st.text(st.characters()))
def test_the_escapes_of_json_are_undone_by_any_reader_of_json(text):
    dumped = json.dumps(text, ensure_ascii=False)
    assert json.loads(visible(dumped, escape=json_escape)) == text


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("北朝鮮", 6), ("e\u0301", 1), ("ｱ", 1), ("Ａ", 2), ("한", 2), ("\u1112\u1161\u11ab", 2)],
)
def test_wide_characters_take_two_cells_and_combining_ones_none(text, width):
    assert width_of(text) == width
    assert width_of(filled(text, 10)) == width_of(filled(text, 10, right=True)) == 10


def test_words_flow_without_swallowing_control_characters():
    assert flowing("  a \r\n\t b\x1fc\xa0d ") == "a b\x1fc\xa0d"


@given(st.text(st.sampled_from("ab 北é\u0301 ")), st.integers(4, 30))
def test_wrapped_lines_fit_and_lose_nothing(text, width):
    lines = wrapped(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.text(st.sampled_from("ab c"), min_size=1).filter(str.strip), max_size=6), st.integers(10, 40))
def test_listed_items_fit_and_are_broken_after_separators(items, width):
    items = [" ".join(item.split()) for item in items]
    lines = listed(items, width)
    assert all(width_of(line) <= width for line in lines)
    if all(len(item) <= width - 2 for item in items):
        assert " ".join(lines) == " · ".join(items)
