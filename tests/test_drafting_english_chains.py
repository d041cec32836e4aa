"""Chains in drafts of English: who cites whom, who stands behind a document, who is meant by what comes later."""

from __future__ import annotations

import pytest
from test_drafting_english import told

LEAK = "the dam was leaking"
NESTED = {
    "an outlet that cites, inside": (
        "Kestrel News, citing two engineers, reported that the dam was leaking.",
        (LEAK, ["Kestrel News", "two engineers"]),
    ),
    "an outlet that cites, behind": (
        "It was empty, Kestrel News reported, citing a person close to him.",
        ("It was empty", ["Kestrel News", "a person close to him"]),
    ),
    "an outlet that cites, in front": (
        "Citing two engineers, Kestrel News reported that the dam was leaking.",
        (LEAK, ["Kestrel News", "two engineers"]),
    ),
    "an outlet that quotes somebody as saying": (
        "Kestrel News quoted Ana Reyes as saying that the dam was leaking.",
        (LEAK, ["Kestrel News", "Ana Reyes"]),
    ),
    "somebody who is quoted as saying by an outlet": (
        "“The dam is leaking,” Paul Venn was quoted as saying by Kestrel News.",
        ("The dam is leaking", ["Kestrel News", "Paul Venn"]),
    ),
    "a relay behind a speaker": (
        "The dam is leaking, the water ministry said, as reported by Kestrel News.",
        ("The dam is leaking", ["Kestrel News", "the water ministry"]),
    ),
    "a statement that an agency without a name carries": (
        "The ministry said in a statement carried by the state news agency that the dam was leaking.",
        (LEAK, ["the state news agency", "The ministry"]),
    ),
    "a report and who has seen it": (
        "A report by the Water Board seen by Reuters says the dam was leaking.",
        (LEAK, ["Reuters", "Water Board"]),
    ),
    "documents and who obtained them": (
        "The dam was leaking, according to court documents obtained by Kestrel News.",
        ("The dam was leaking", ["Kestrel News", "court documents"]),
    ),
    "somebody who heard from another": (
        "Ana Reyes said she had heard from her deputy that the dam was leaking.",
        (LEAK, ["Ana Reyes", "her deputy"]),
    ),
    "somebody who was told": (
        "Ana Reyes said her deputy had told her that the dam was leaking.",
        (LEAK, ["Ana Reyes", "her deputy"]),
    ),
    "a speaker according to another, inside": (
        "Paul Venn said, according to Ana Reyes, that the dam was leaking.",
        (LEAK, ["Ana Reyes", "Paul Venn"]),
    ),
    "a quoted speaker according to another": (
        "“The dam is leaking,” Paul Venn said, according to Ana Reyes.",
        ("The dam is leaking", ["Ana Reyes", "Paul Venn"]),
    ),
    "a speaker between the words about another": (
        "A night guard, Ana Reyes said, told the police the dam was leaking.",
        (LEAK, ["Ana Reyes", "A night guard"]),
    ),
}


@pytest.mark.parametrize(("text", "wanted"), NESTED.values(), ids=NESTED.keys())
def test_a_chain_has_its_links_in_the_order_in_which_the_words_came(text, wanted):
    assert told(text) == [wanted]


ORIGINS = {
    "people with knowledge": ("two people familiar with the matter", "The dam was leaking"),
    "an official close to somebody": ("an official close to the talks", "The dam was leaking"),
    "a worker by night": ("a night watchman", "The dam was leaking"),
}


@pytest.mark.parametrize(("source", "content"), ORIGINS.values(), ids=ORIGINS.keys())
def test_who_has_no_name_is_called_by_all_the_words_for_them(source, content):
    assert told(f"{content}, according to {source}.") == [(content, [source])]


def test_whom_a_speaker_calls_his_own_is_a_source_inside_the_quotation():
    assert told("“My brother told me the dam was safe,” Ana Reyes said.") == [
        ("My brother told me the dam was safe", ["Ana Reyes"]),
        ("the dam was safe", ["Ana Reyes", "My brother"]),
    ]


def test_a_dateline_with_a_day_is_not_said():
    assert told("HARLOW, 12 March – The dam is leaking, officials said.") == [("The dam is leaking", ["officials"])]
