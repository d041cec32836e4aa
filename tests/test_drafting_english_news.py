"""Drafts of English as newspapers write it: parties beside names, days before verbs, descriptions for names."""

from __future__ import annotations

import pytest
from test_drafting_english import told

FIRM = "the bridge is firm"

PARTIES = {
    "a party with a state": "Sen. Ana Reyes, R-Ky., told a newspaper that the bridge is firm.",
    "a party with a state of two letters": "Rep. Ana Reyes, D-N.Y., said the bridge is firm.",
    "a party with a place in words": "Senator Ana Reyes, Democrat of Ohio, said the bridge is firm.",
    "a party alone": "Sen. Ana Reyes, Republican, said the bridge is firm.",
}


@pytest.mark.parametrize("text", PARTIES.values(), ids=PARTIES.keys())
def test_a_party_and_a_place_in_commas_are_no_name(text):
    assert told(text) == [(FIRM, ["Ana Reyes"])]


def test_a_person_behind_an_office_in_commas_is_still_the_name():
    assert told("Its director, Ana Reyes, said the bridge is firm.") == [(FIRM, ["Ana Reyes"])]


BEFORE_THE_VERB = {
    "a day": "Ana Reyes on Tuesday said the bridge is firm.",
    "a day and a part of it": "Ana Reyes on Monday night said the bridge is firm.",
    "a day without a preposition": "Ana Reyes late Monday said the bridge is firm.",
    "a statement": "Ana Reyes in a statement said the bridge is firm.",
    "a post somewhere": "Ana Reyes in a Kestrel post said the bridge is firm.",
    "a word that joins": "Ana Reyes however said the bridge is firm.",
}


@pytest.mark.parametrize("text", BEFORE_THE_VERB.values(), ids=BEFORE_THE_VERB.keys())
def test_the_day_and_the_occasion_before_a_verb_belong_to_no_name(text):
    assert told(text) == [(FIRM, ["Ana Reyes"])]


def test_where_people_stand_who_have_no_name_belongs_to_them():
    assert told("An official at the ministry said the bridge is firm.") == [(FIRM, ["An official at the ministry"])]


DESCRIBED = {
    "by an epithet": ("Paul Venn came.\n\n“We need change,” the Tolo businessman said.", "Paul Venn"),
    "by a title that was short": ("Tolo Sen. Ana Reyes came.\n\n“We need change,” the senator said.", "Ana Reyes"),
    "by two nouns": (
        "Maria Holm, who won, came.\n\n“We need change,” said the former first lady and U.S. senator.",
        "Maria Holm",
    ),
    "over another who spoke": (
        "Gov. Ana Reyes said it rains. Paul Venn, the driver, said it snows.\n\n“Go,” the governor said.",
        "Ana Reyes",
    ),
}


@pytest.mark.parametrize(("text", "name"), DESCRIBED.values(), ids=DESCRIBED.keys())
def test_who_has_a_name_is_meant_by_a_description(text, name):
    assert told(text, own_voice=False)[-1][1:] == ([name],)


OTHERS = {
    "of another office": ("Gov. Ana Reyes said it rains.\n\n“Go,” the mayor said.", "the mayor"),
    "of another gender": ("Maria Holm said it rains.\n\n“Go,” the Tolo businessman said.", "Tolo businessman"),
    "that somebody else is of": ("Paul Venn said it rains.\n\n“Go,” the Venn lawmaker said.", "Venn lawmaker"),
}


@pytest.mark.parametrize(("text", "name"), OTHERS.values(), ids=OTHERS.keys())
def test_a_description_that_does_not_fit_is_of_somebody_else(text, name):
    assert told(text, own_voice=False)[-1][1:] == ([name],)


def test_an_age_stands_between_a_name_and_what_it_is():
    text = "Ana Reyes, 49, a sailor who now is a guard of the harbor, said the bridge is firm."
    assert told(text) == [(FIRM, ["Ana Reyes"])]


def test_the_rest_of_a_quotation_is_of_who_is_quoted_and_not_of_whom_they_cite():
    text = "“The mayor said the bridge is firm,” Ana Reyes said. “I saw it sway.”"
    assert told(text) == [
        ("The mayor said the bridge is firm … I saw it sway", ["Ana Reyes"]),
        (FIRM, ["Ana Reyes", "The mayor"]),
    ]


def test_who_asked_is_named_behind_the_question():
    assert told("“Is the bridge firm?” Ana Reyes asked. “I doubt it.”") == [
        ("Is the bridge firm? … I doubt it", ["Ana Reyes"])
    ]


def test_who_speaks_of_something_else_behind_a_quotation_begins_a_sentence():
    text = "“Is the bridge firm?” Ana Reyes said the ferry is slow."
    assert ("the ferry is slow", ["Ana Reyes"]) in told(text)


def test_a_clause_of_reason_ends_with_the_quotation_that_closes_it():
    text = "She said that, because Ana Reyes testified that the bridge was “firm,” it was opened."
    assert ("the bridge was “firm,”", ["She", "Ana Reyes"]) in told(text)


def test_two_marks_and_one_close_what_is_quoted_inside():
    text = "''My aunt said, 'The bridge is firm,''' Ana Reyes recalled on Monday."
    assert told(text)[0] == ("My aunt said, 'The bridge is firm", ["Ana Reyes"])
