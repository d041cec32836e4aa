"""What no English verb of saying says, class by class, each beside a true attribution that looks like it."""

from __future__ import annotations

from functools import partial

import drafts
import pytest

told, links_of = partial(drafts.told, "en"), partial(drafts.links_of, "en")

HELD = "the dam held"
NO_STATEMENTS = {
    "lives that are lost": "The flood claimed nine lives in the valley.",
    "a deed": "A militia claimed responsibility for the blast in a message sent to a radio station.",
    "a title": "Dana Holt claimed the title in Brenford.",
    "a move in sport": "The Rovers claimed Dana Holt off waivers.",
    "a scolding": "The coach told off two players after the match.",
    "a thing that is given up": "The organisers called off the regatta.",
    "the same, parted": "The referee called it off.",
    "bail": "The judge denied her bail on Monday.",
    "entry": "Guards denied reporters entry to the hall.",
    "access": "The owners denied access to the archive.",
    "itself": "A simpler reading suggests itself.",
    "a lamp": "The pressure is indicated by a red lamp.",
    "a gesture": "The bishop strongly condemned the attack.",
    "a welcome": "The union welcomed the plan.",
    "all of it": "His face said it all.",
    "a defeat": "The defeat suggests a long winter for the club.",
    "a move": "The move signaled that the talks were over.",
    "a look": "A glance at the ledger reveals a gap.",
    "a smile": "His smile suggested that he knew.",
    "a demand of things": "The recipe called for two eggs.",
}


@pytest.mark.parametrize("text", NO_STATEMENTS.values(), ids=NO_STATEMENTS)
def test_what_is_done_withheld_or_shown_is_said_by_nobody(text):
    assert links_of(text) == []


SAID = {
    "a claim": ("Dana Holt claimed the dam held.", (HELD, ["Dana Holt"])),
    "a claim of a deed": (
        "Dana Holt claimed responsibility was shared by all.",
        ("responsibility was shared by all", ["Dana Holt"]),
    ),
    "a denial": ("Dana Holt denied the charge of fraud.", ("the charge of fraud", ["Dana Holt"])),
    "a denial of a deed": ("Dana Holt denied responsibility.", ("responsibility", ["Dana Holt"])),
    "a surgeon": ("The surgeon indicated that the dam held.", (HELD, ["The surgeon"])),
    "a suggestion": ("Dana Holt suggested a new dam.", ("a new dam", ["Dana Holt"])),
    "a call": ("Dana Holt called for a new dam.", ("a new dam", ["Dana Holt"])),
    "an agent": ("The plan was criticized by Dana Holt.", ("The plan", ["Dana Holt"])),
    "a gesture with words": (
        "Dana Holt condemned the attack as “a crime.”",
        ("the attack as “a crime.”", ["Dana Holt"]),
    ),
    "records": ("The records show that the dam held.", (HELD, ["The records"])),
    "a survey": ("The survey suggests that voters want a dam.", ("voters want a dam", ["The survey"])),
    "who is counted": ("One suggested that the dam held.", (HELD, ["One"])),
    "a sign": ("The sign said the dam was closed.", ("the dam was closed", ["The sign"])),
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID)
def test_a_statement_behind_the_same_verbs_is_said(text, expected):
    assert told(text) == [expected]


STILL_TO_COME = {
    "expected": "The mayor is expected to address the council on Tuesday.",
    "likely": "Dana Holt is likely to tell the court that she was asleep.",
    "planned": "The board plans to report on the dam next week.",
    "promised": "The governor promised to look into the complaint.",
}


@pytest.mark.parametrize("text", STILL_TO_COME.values(), ids=STILL_TO_COME)
def test_what_is_still_to_be_said_is_said_by_nobody(text):
    assert links_of(text) == []


def test_what_is_expected_or_planned_and_is_no_speech_stays():
    assert told("The dam is expected to hold.") == [("The dam … to hold", ["unattributed"])]
    assert told("Dana Holt plans to rebuild the dam.") == [("to rebuild the dam", ["Dana Holt"])]


UNSAID = {
    "a question": "Asked by the judge whether she wished to go on, Dana Holt nodded.",
    "a refusal of both": "The ministry refuses, as a rule, to confirm or deny the leak.",
    "neither": "The firm would neither confirm nor deny that the plant would close.",
    "short of": "The mayor stopped short of saying that the dam was unsafe.",
    "without": "It goes without saying that a dam needs repairs.",
    "having said that": "Having said that, the dam held.",
    "what one dares": "I dare say the dam will hold.",
    "a measure": "The seats were filled according to rank.",
    "a noun that repeats itself": "Report after report has promised better.",
    "a priest in a film": "In the film's last scene a priest says that the world will end.",
    "a headline": "Mayor defends dam\n\nThe dam was built in 1950.",
    "a dateline": "KUALA LUMPUR: The dam was built in 1950, and it still holds the water of the valley.",
    "a line of the page": "The dam held.\n\nMost popular: Mayor says dam is safe",
}


@pytest.mark.parametrize("text", UNSAID.values(), ids=UNSAID)
def test_questions_refusals_idioms_and_lines_of_the_page_are_said_by_nobody(text):
    assert links_of(text) == []


BESIDE = {
    "an answer": "Asked whether it leaked, Dana Holt said the dam held.",
    "a refusal and an answer": "Dana Holt declined to comment but said the dam held.",
    "after saying": "After saying that the dam held, Dana Holt left.",
    "a source behind": "According to Dana Holt, the dam held.",
    "a gesture and words": "Dana Holt thanked the crew, saying the dam held.",
    "a film with a name": "In the film, Dana Holt says the dam held.",
}


@pytest.mark.parametrize("text", BESIDE.values(), ids=BESIDE)
def test_what_stands_beside_them_is_said(text):
    assert told(text) == [(HELD, ["Dana Holt"])]


BODIES = {
    "a court": ("The court heard that the dam held.", "unattributed"),
    "an inquest": ("The inquest heard that the dam held.", "unattributed"),
    "a court with a name": ("Brenford Crown Court heard that the dam held.", "unattributed"),
    "jurors": ("Jurors were told that the dam held.", "unattributed"),
    "a bare clause": ("The tribunal was told the dam held.", "unattributed"),
    "somebody it is heard from": ("The court heard from Dana Holt that the dam held.", "Dana Holt"),
    "an agent": ("Jurors were told by Dana Holt that the dam held.", "Dana Holt"),
    "a ruling": ("Dana Holt told the court that the dam held.", "Dana Holt"),
}


@pytest.mark.parametrize(("text", "source"), BODIES.values(), ids=BODIES)
def test_a_body_that_hears_something_says_nothing(text, source):
    assert told(text) == [(HELD, [source])]


def test_what_a_body_hears_may_stand_before_it():
    assert told("The dam held, the inquest was told.") == [("The dam held", ["unattributed"])]


def test_a_court_that_rules_speaks():
    (link,) = links_of("The court ruled that the dam must close.")
    assert link.sources


def test_a_semicolon_ends_what_somebody_says_where_another_goes_on():
    assert told("Dana Holt said the dam held; Ivo Bell said it leaked.") == [
        (HELD, ["Dana Holt"]),
        ("it leaked", ["Ivo Bell"]),
    ]


def test_a_second_clause_with_that_is_said_too():
    assert told("Dana Holt said that the dam held and that the water fell.") == [
        ("the dam held and that the water fell", ["Dana Holt"])
    ]


def test_a_noun_behind_its_article_is_no_verb_of_two_words():
    assert told("A report by the state fire marshal said the dam held.") == [
        (HELD, ["A report by the state fire marshal"])
    ]


def test_a_noun_that_opens_the_sentence_is_the_whole_subject_of_a_participle():
    assert told("The ambassador thanked the crew, saying the dam held.") == [(HELD, ["The ambassador"])]


def test_who_promises_to_speak_is_meant_by_a_pronoun_that_follows():
    text = "The committee promised to look into the complaint. “We will speak when we have seen it,” it wrote."
    assert told(text)[-1] == ("We will speak when we have seen it", ["The committee"])


NO_SOURCES = {
    "a unit": "The dam costs ten dollars per person, the ministry said.",
    "the unit of a share": "The mill earned two dollars per share, the ministry said.",
    "a span of time": "Three weeks later said to be lost, the boat was found.",
    "an abstract noun": "The reason said to be known is that the bridge is firm.",
    "an abstract noun that somebody has": "Reyes's situation says that the bridge is firm.",
}


@pytest.mark.parametrize("text", NO_SOURCES.values(), ids=NO_SOURCES.keys())
def test_what_cannot_speak_heads_no_source(text):
    assert all(chain in ([], [["the ministry"]]) for _, *chain in told(text))


SINGLE_WORDS = ("someone", "police", "officials", "management", "farmers", "residents", "counsel")


@pytest.mark.parametrize("source", SINGLE_WORDS)
def test_a_plural_and_a_word_for_a_body_speak_without_an_article(source):
    assert told(f"The bridge is firm, according to {source}.") == [("The bridge is firm", [source])]


def test_an_adverb_before_a_verb_is_not_who_speaks():
    assert told("Ana Reyes declined to comment, only saying that the bridge is firm.")[0][1] == ["Ana Reyes"]


def test_a_word_that_opens_an_adjunct_is_no_part_of_a_name():
    text = "Given Ana Reyes's record, the mill is safe. Reyes said the bridge is firm."
    assert [chain for _, *chain in told(text)] == [[], [["Ana Reyes"]]]


GESTURES = ("nominated", "supported", "challenged", "backed", "apologized for", "appointed")


@pytest.mark.parametrize("verb", GESTURES)
def test_what_is_done_to_somebody_or_for_a_thing_is_no_statement(verb):
    assert all(not chain for _, *chain in told(f"The council {verb} the old keeper of the dam on Friday."))


def test_a_gesture_with_words_of_its_own_in_quotation_marks_is_a_statement():
    assert told("Ana Reyes apologized for “a grave mistake” on Friday.")[0][1] == ["Ana Reyes"]


def test_the_agent_of_a_gesture_says_nothing():
    assert all(not chain for _, *chain in told("Ana Reyes, who was backed by farmers, won the vote."))


CUT_OFF = {
    "told not to": ("Dana Holt told residents not to drink the water.", "not to drink the water"),
    "warned not to": ("Dana Holt had warned them not to stay.", "not to stay"),
    "told never to": ("Dana Holt told her guards never to sleep.", "never to sleep"),
    "told to": ("Dana Holt told residents to drink the water.", "to drink the water"),
}


@pytest.mark.parametrize(("text", "content"), CUT_OFF.values(), ids=CUT_OFF)
def test_a_negation_before_an_infinitive_belongs_to_what_is_said(text, content):
    assert told(text) == [(content, ["Dana Holt"])]


NOBODY_STATES = {
    "prevented": "The judge stopped Dana Holt from saying that the dam held.",
    "barred": "The firm barred its guards from telling visitors that the dam held.",
    "accused": "Dana Holt was accused of telling voters that the dam held.",
    "accused, in commas": "Dana Holt, accused of telling voters that the dam held, left the town.",
    "charged": "Dana Holt is charged with telling voters that the dam held.",
    "a condition": "If Dana Holt says that the dam held, she will be sued.",
    "an exception": "Unless Dana Holt says that the dam held, she will be sued.",
    "a question": "Whether Dana Holt said that the dam held is not known.",
    "no one": "No one told the residents that the dam held.",
    "no official": "No official said that the dam held.",
    "neither": "Neither the mayor nor Dana Holt said that the dam held.",
    "not everyone": "Not everyone said that the dam held.",
    "calls without an answer": "Dana Holt did not answer calls seeking comment.",
}


@pytest.mark.parametrize("text", NOBODY_STATES.values(), ids=NOBODY_STATES)
def test_what_is_prevented_supposed_or_only_an_accusation_is_stated_by_nobody(text):
    assert links_of(text) == []


def test_who_denies_having_said_something_states_the_denial_alone():
    assert told("Dana Holt denied telling aides that the dam held.") == [
        ("telling aides that the dam held", ["Dana Holt"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "If the dam breaks, Dana Holt said that she would leave.",
        "Dana Holt apologised for saying that she would leave.",
        "As if nothing had happened, Dana Holt said that she would leave.",
    ],
)
def test_what_is_stated_beside_a_condition_is_said(text):
    assert [content for content, _ in told(text)] == ["she would leave"]


def test_no_fewer_than_some_are_somebody():
    assert [content for content, _ in told("No fewer than ten guards said that the dam held.")] == [HELD]


QUESTIONED = {
    "a name": "Dana Holt was questioned by the commission for eight hours.",
    "a pronoun": "He was questioned by the police on Monday.",
    "men": "The two men were questioned by officers.",
}


@pytest.mark.parametrize("text", QUESTIONED.values(), ids=QUESTIONED)
def test_who_is_questioned_is_nothing_that_somebody_says(text):
    assert links_of(text) == []


def test_what_is_questioned_and_what_somebody_is_described_as_is_said():
    assert told("The claim was questioned by experts.") == [("The claim", ["experts"])]
    assert [names for _, names in told("Dana Holt was described by friends as shy.")] == [["friends"]]
