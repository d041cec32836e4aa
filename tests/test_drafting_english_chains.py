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
    "an outlet in front that cites in a relative clause": (
        "According to Kestrel News, which cited hospital staff, eight men were hurt.",
        ("eight men were hurt", ["Kestrel News", "hospital staff"]),
    ),
    "a minister who is quoted by a station without a name": (
        "The minister, Jonas Bek, was quoted by state television as saying that the dam was leaking.",
        (LEAK, ["state television", "Jonas Bek"]),
    ),
    "a clerk described by what she seeks": (
        "Ana Reyes, a clerk seeking a seat, said Paul Venn had assured her that the dam was leaking.",
        (LEAK, ["Ana Reyes", "Paul Venn"]),
    ),
    "a cited source inside what is added": (
        "Ana Reyes said that the dam, according to the owners, was leaking.",
        ("the dam … was leaking", ["Ana Reyes", "the owners"]),
    ),
    "a forecast that is attributed to others": (
        "The dam will hold until May, Ana Reyes told the council, a forecast she attributed to the engineers.",
        ("The dam will hold until May", ["Ana Reyes", "the engineers"]),
    ),
    "an outlet that was told and is then called by a noun": (
        "Ana Reyes told WTDW the dam was leaking, the station reported.",
        (LEAK, ["WTDW", "Ana Reyes"]),
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


def test_a_document_described_in_commas_is_what_tells():
    assert told("The audit, by a firm from Tolo, says managers moved bad loans to a yacht builder.") == [
        ("managers moved bad loans to a yacht builder", ["The audit"])
    ]


def test_who_is_described_first_is_named_by_the_next_paragraph():
    text = "The dam is leaking, a member of the council's board said.\n\n“I saw it,” Ana Reyes told reporters."
    assert told(text) == [("The dam is leaking", ["Ana Reyes"]), ("I saw it", ["Ana Reyes"])]


def test_who_is_described_first_is_not_someone_of_another_office():
    text = "The dam is leaking, the city's mayor said.\n\nThe engineer Ana Reyes said it was dry."
    assert told(text)[0] == ("The dam is leaking", ["the city's mayor"])


def test_what_somebody_confirms_stands_in_the_sentence_before():
    text = "A child was born in a canoe. Ana Reyes confirmed the story on Friday, quoting a midwife."
    assert told(text) == [("A child was born in a canoe", ["Ana Reyes", "a midwife"])]


def test_the_newspaper_is_the_one_that_spoke_and_no_ship_with_an_article():
    text = "The Halden Courier reported that a ship sank. It hit the Northern Star, the newspaper said."
    assert told(text)[1] == ("It hit the Northern Star", ["Halden Courier"])


def test_it_means_a_body_named_by_a_noun():
    text = "The boat is lost, the coast guard said in a statement. It said the crew had drowned."
    assert told(text)[1] == ("the crew had drowned", ["the coast guard"])


def test_an_agency_in_a_dateline_is_nobodys_abbreviation():
    text = "PORT AMARA (Reuters) - It rains, officials said.\n\nA report seen by Reuters said that arms had arrived."
    assert told(text, outlet="The Ledger")[1] == ("arms had arrived", ["Reuters", "A report"])


def test_what_reportedly_happened_is_of_nobody_named():
    assert told("Paul Venn was reportedly offered a post abroad.") == [
        ("Paul Venn … offered a post abroad", ["unattributed"])
    ]


def test_a_mark_without_words_is_nothing_that_somebody_said():
    assert told("," + '" said Lena Orr, whose child was hurt.') == []


OPENED = {
    "a cited source": ("According to officials, the bridge swayed.", ("the bridge swayed", ["officials"])),
    "a relay with an article": (
        "As first reported by the Orrin Post, the mayor resigned.",
        ("the mayor resigned", ["Orrin Post"]),
    ),
}


@pytest.mark.parametrize(("text", "wanted"), OPENED.values(), ids=OPENED.keys())
def test_who_is_cited_at_the_front_leaves_the_short_clause_behind_as_content(text, wanted):
    assert told(text) == [wanted]


def test_one_adjective_is_enough_for_what_is_allegedly_so():
    assert told("The bridge is allegedly rotten.") == [("The bridge … rotten", ["unattributed"])]


BRIEFED = {
    "inside": "Kestrel News reported, citing two aides briefed on the vote, that the bridge would open in June.",
    "behind": "Kestrel News reported that the bridge would open in June, citing two aides briefed on the vote.",
}


@pytest.mark.parametrize("text", BRIEFED.values(), ids=BRIEFED.keys())
def test_what_the_cited_were_told_about_describes_them_and_is_no_content(text):
    assert told(text) == [("the bridge would open in June", ["Kestrel News", "two aides briefed on the vote"])]
