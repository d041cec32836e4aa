"""What drafting makes of English sentences: each construction, the traps, and what holds of any text."""

from __future__ import annotations

from functools import partial

import drafts
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import Certainty, Quotation
from provenance.characters import unfit
from provenance.drafting import draft

told, links_of = partial(drafts.told, "en"), partial(drafts.links_of, "en")

BRIDGE = "the bridge is safe"
CONSTRUCTIONS = {
    "a verb with that": ("Ana Reyes said that the bridge is safe.", (BRIDGE, ["Ana Reyes"])),
    "a verb without that": ("Ana Reyes said the bridge is safe.", (BRIDGE, ["Ana Reyes"])),
    "a verb, a day and that": ("Ana Reyes said on Tuesday that the bridge is safe.", (BRIDGE, ["Ana Reyes"])),
    "a verb, a day and a bare clause": ("Ana Reyes said Tuesday the bridge is safe.", (BRIDGE, ["Ana Reyes"])),
    "a verb, an adjunct and that": ("Ana Reyes said in a statement that the bridge is safe.", (BRIDGE, ["Ana Reyes"])),
    "a verb and a quotation": ('Ana Reyes said, "The bridge is safe."', ("The bridge is safe", ["Ana Reyes"])),
    "a verb, a colon and a quotation": ("Ana Reyes said: “The bridge is safe.”", ("The bridge is safe", ["Ana Reyes"])),
    "a quotation, a source and a cue": ("“The bridge is safe,” Ana Reyes said.", ("The bridge is safe", ["Ana Reyes"])),
    "a quotation, a cue and a source": ('"The bridge is safe," said Ana Reyes.', ("The bridge is safe", ["Ana Reyes"])),
    "a quotation between two apostrophes": (
        "''The bridge is safe,'' Ana Reyes said on the radio.",
        ("The bridge is safe", ["Ana Reyes"]),
    ),
    "a quotation that goes on in the same sentence": (
        '"The bridge," Ana Reyes said, "is safe again."',
        ("The bridge … is safe again", ["Ana Reyes"]),
    ),
    "a quotation that goes on in the next sentence": (
        '"The bridge is safe," Ana Reyes said. "Everybody can cross it."',
        ("The bridge is safe … Everybody can cross it", ["Ana Reyes"]),
    ),
    "a clause with its source behind": ("The bridge is safe, Ana Reyes said.", ("The bridge is safe", ["Ana Reyes"])),
    "a clause with an inverted cue": ("The bridge is safe, said Ana Reyes.", ("The bridge is safe", ["Ana Reyes"])),
    "a clause with its source inside": (
        "The bridge, Ana Reyes said, is safe again.",
        ("The bridge … is safe again", ["Ana Reyes"]),
    ),
    "according to, behind": ("The bridge is safe, according to Ana Reyes.", ("The bridge is safe", ["Ana Reyes"])),
    "according to, in front": ("According to Ana Reyes, the bridge is safe.", (BRIDGE, ["Ana Reyes"])),
    "somebody who is told": ("Ana Reyes told reporters that the bridge is safe.", (BRIDGE, ["Ana Reyes"])),
    "a quotation and somebody who is told": (
        '"The bridge is safe," Ana Reyes told the council on Monday.',
        ("The bridge is safe", ["Ana Reyes"]),
    ),
    "an infinitive": ("Ana Reyes vowed to reopen the bridge.", ("to reopen the bridge", ["Ana Reyes"])),
    "an object": ("Ana Reyes criticized the new bridge.", ("the new bridge", ["Ana Reyes"])),
    "an object and what it is called": (
        'Ana Reyes called the bridge "a marvel."',
        ('the bridge "a marvel."', ["Ana Reyes"]),
    ),
    "a preposition": ("Ana Reyes called for a new bridge.", ("a new bridge", ["Ana Reyes"])),
    "a question": ("Ana Reyes asked whether the bridge is safe.", ("whether the bridge is safe", ["Ana Reyes"])),
    "a thought": ("Ana Reyes believes the bridge is safe.", (BRIDGE, ["Ana Reyes"])),
    "a state": ("Ana Reyes is confident that the bridge is safe.", (BRIDGE, ["Ana Reyes"])),
    "a document": ("The report found that the bridge is safe.", (BRIDGE, ["The report"])),
    "figures": ("12 percent said the bridge is safe.", (BRIDGE, ["12 percent"])),
    "a noun of saying": (
        "Nobody at the inn shared Ana Reyes's belief that the bridge is safe.",
        (BRIDGE, ["Ana Reyes"]),
    ),
    "a participle": (
        "Ana Reyes left early, saying the bridge is safe.",
        (BRIDGE, ["Ana Reyes"]),
    ),
    "an agent": ("The plan was criticized by Ana Reyes.", ("The plan", ["Ana Reyes"])),
    "a passive with a clause": (
        "Reporters were told by Ana Reyes that the bridge is safe.",
        (BRIDGE, ["Ana Reyes"]),
    ),
    "nobody named": ("The bridge is believed to be safe.", ("The bridge … to be safe", ["unattributed"])),
    "it is believed": ("It is believed that the bridge is safe.", (BRIDGE, ["unattributed"])),
    "an adverb that names nobody": (
        "The bridge reportedly cost a fortune.",
        ("The bridge … cost a fortune", ["unattributed"]),
    ),
    "a dash and a name": ("“The bridge is safe.” ― Ana Reyes", ("The bridge is safe", ["Ana Reyes"])),
    "a name and a colon": ("Ana Reyes: The bridge is safe", ("The bridge is safe", ["Ana Reyes"])),
}


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS.values(), ids=CONSTRUCTIONS)
def test_a_construction_gives_its_content_and_its_chain(text, expected):
    assert told(text) == [expected]


SUBJECTS = {
    "an apposition": "Ana Reyes, the chief engineer, said the bridge is safe.",
    "a relative clause": "Ana Reyes, who built it, said the bridge is safe.",
    "a participle": "Ana Reyes, speaking at the site, said the bridge is safe.",
    "an adjunct in front": "In an interview on Monday, Ana Reyes said the bridge is safe.",
    "an adjunct without a comma": "In an interview Ana Reyes said the bridge is safe.",
    "an adverb": "Ana Reyes later publicly said the bridge is safe.",
    "a party": "Sen. Ana Reyes (D-Ohio) said the bridge is safe.",
}


@pytest.mark.parametrize("text", SUBJECTS.values(), ids=SUBJECTS)
def test_a_subject_is_found_behind_what_stands_between_it_and_its_verb(text):
    assert told(text) == [(BRIDGE, ["Ana Reyes"])]


def test_a_verb_that_is_coordinated_has_the_subject_of_the_one_before():
    assert told("Ana Reyes said the bridge is safe and added that the toll will stay.") == [
        (BRIDGE, ["Ana Reyes"]),
        ("the toll will stay", ["Ana Reyes"]),
    ]


def test_what_somebody_says_ends_where_somebody_else_goes_on():
    assert told("Ana Reyes said the bridge is safe, and Ivo Bell said the toll will stay.") == [
        (BRIDGE, ["Ana Reyes"]),
        ("the toll will stay", ["Ivo Bell"]),
    ]


def test_a_subordinate_clause_ends_with_its_comma():
    assert told("When Ana Reyes said that the bridge is safe, nobody moved.") == [(BRIDGE, ["Ana Reyes"])]


def test_a_pronoun_means_who_spoke_before():
    text = "Ana Reyes said the bridge is safe. She added that the toll will stay."
    assert told(text)[1] == ("the toll will stay", ["Ana Reyes"])


TRAPS = {
    "no plan speaks": "According to plan, the bridge reopens in May.",
    "a noun that looks like a cue": "The state of the bridge is a matter of record.",
    "silence": "Ana Reyes declined to comment on the bridge.",
    "a verb denied": "Ana Reyes did not say that the bridge is safe.",
    "what nobody has said yet": "Ana Reyes will say on Monday whether the bridge is safe.",
    "scare quotes": 'The "bridge" was a plank across the brook.',
    "a byline": "By Ana Reyes\nPost Staff Writer\n\nThe bridge reopened in May.",
}


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS)
def test_a_trap_gives_no_link(text):
    assert links_of(text) == []


def test_what_is_denied_is_denied():
    (link,) = links_of("Ana Reyes denied that the bridge is safe.")
    assert link.certainty is Certainty.DENIED


def test_who_does_not_believe_something_denies_it():
    (link,) = links_of("Ana Reyes does not believe the bridge is safe.")
    assert link.certainty is Certainty.DENIED


def test_belief_and_fear_commit_to_less_than_speech():
    certainties = [
        links_of(f"Ana Reyes {verb} the bridge is safe.")[0].certainty for verb in ("says", "thinks", "fears")
    ]
    assert certainties == [Certainty.ASSERTED, Certainty.PROBABLE, Certainty.POSSIBLE]


def test_words_in_quotation_marks_are_direct_and_a_part_of_them_is_mixed():
    quotations = [
        links_of(text)[0].quotation
        for text in (
            '"The bridge is safe," Ana Reyes said.',
            'Ana Reyes said the bridge "is safe again."',
            "Ana Reyes said the bridge is safe.",
        )
    ]
    assert quotations == [Quotation.DIRECT, Quotation.MIXED, Quotation.INDIRECT]


def test_the_language_is_guessed():
    english = "The bridge is safe, and it was not cheap, said the mayor who had it built for the city."
    indonesian = "Jembatan itu aman dan tidak murah, kata wali kota yang telah membangunnya untuk warga dari kota ini."
    assert [draft(text).language for text in (english, indonesian)] == ["en", "id"]


PIECES = st.sampled_from(
    [
        "Ana Reyes", "said", "told", "according to", "that", "the report", "“", "”", '"', "''", "'", ",", ".", ":", "—",
        "is", "believed", "to", "who", "and", "AFP", "citing", "asked", "whether", "(", ")", "\n", "Mr.", "not", "of",
        "claim", "reportedly", "’s", "he", "saying", "by", "12", "…",
    ]
)  # fmt: skip


TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80)


@given(TEXTS.filter(lambda text: unfit(text) is None))  # the model refuses what XML cannot carry
def test_any_text_is_drafted_twice_alike_and_every_span_is_exact(text):
    article = draft(text, language="en").article
    assert draft(text, language="en").article == article
    spans = [
        span
        for one in article.statements
        for passage in (
            one.content,
            one.hedges,
            *[p for link in one.attributions() for p in (link.cues, link.mentions)],
        )
        for span in passage
    ]
    assert [text[span.start : span.end] for span in spans] == [span.exact for span in spans]


CHAINS = {
    "an outlet behind": (
        "The bridge is safe, Ana Reyes said, as reported by AFP.",
        ("The bridge is safe", ["AFP", "Ana Reyes"]),
    ),
    "an outlet that reports what somebody tells": (
        "Ana Reyes told the council that the bridge is safe, the Harbor Tribune reported.",
        (BRIDGE, ["Harbor Tribune", "Ana Reyes"]),
    ),
    "an outlet that cites": (
        "The Harbor Tribune, citing Ana Reyes, reported that the bridge is safe.",
        (BRIDGE, ["Harbor Tribune", "Ana Reyes"]),
    ),
    "citing in front": (
        "Citing Ana Reyes, the Harbor Tribune said the bridge is safe.",
        (BRIDGE, ["Harbor Tribune", "Ana Reyes"]),
    ),
    "citing at the end": (
        "The bridge is safe, the Harbor Tribune reported, citing Ana Reyes.",
        ("The bridge is safe", ["Harbor Tribune", "Ana Reyes"]),
    ),
    "quoted as saying": (
        "The Harbor Tribune quoted Ana Reyes as saying the bridge is safe.",
        (BRIDGE, ["Harbor Tribune", "Ana Reyes"]),
    ),
    "was quoted as saying": (
        "Ana Reyes was quoted by the Harbor Tribune as saying that the bridge is safe.",
        (BRIDGE, ["Harbor Tribune", "Ana Reyes"]),
    ),
    "according to inside": (
        "Ana Reyes said that according to Ivo Bell, the bridge is safe.",
        (BRIDGE, ["Ana Reyes", "Ivo Bell"]),
    ),
    "heard from": (
        "Ana Reyes heard from Ivo Bell that the bridge is safe.",
        (BRIDGE, ["Ana Reyes", "Ivo Bell"]),
    ),
    "a document cited by its issuer": (
        "The Harbor Tribune, citing a new report by the River Board, wrote that the bridge is safe.",
        (BRIDGE, ["Harbor Tribune", "River Board"]),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CHAINS.values(), ids=CHAINS)
def test_two_cues_in_a_sentence_make_one_chain_in_the_right_order(text, expected):
    assert told(text) == [expected]


def test_what_another_says_inside_a_quotation_has_the_longer_chain():
    text = "“Ivo Bell told me the bridge is safe,” Ana Reyes said."
    assert told(text)[1] == (BRIDGE, ["Ana Reyes", "Ivo Bell"])


def test_who_speaks_around_what_another_puts_in_stands_below_the_other():
    text = "Ana Reyes smiled. An old sailor, Ivo Bell said, told the council that the bridge is safe."
    assert (BRIDGE, ["Ivo Bell", "An old sailor"]) in told(text)


def test_a_quotation_in_single_marks_inside_another_is_what_the_inner_speaker_says():
    text = "“Ivo Bell said to me, ‘The bridge is safe,’” Ana Reyes said."
    assert told(text)[1] == ("The bridge is safe", ["Ana Reyes", "Ivo Bell"])


def test_information_that_comes_from_somebody_is_the_origin_of_what_was_said_before():
    text = "“The bridge is safe,” Ana Reyes said. The information came from the River Board (RB)."
    assert told(text)[0] == ("The bridge is safe", ["Ana Reyes", "River Board"])


WHO = {
    "a title and a short name": ("Ana Reyes, the mayor, smiled. Ms. Reyes said the bridge is safe.", "Ana Reyes"),
    "an acronym in brackets": ("The River Board (RB) met on Monday. RB said the bridge is safe.", "River Board"),
    "a noun with the article": ("The Brandis Museum closed. The museum said the bridge is safe.", "Brandis Museum"),
    "it": ("The Brandis Museum said it closed early. It added that the bridge is safe.", "Brandis Museum"),
    "a title in lower case": ("White House press secretary Ana Reyes said the bridge is safe.", "Ana Reyes"),
    "who has no name": ("An aide to Ana Reyes said the bridge is safe.", "An aide to Ana Reyes"),
    "a formula": (
        "A senior official who asked not to be named said the bridge is safe.",
        "A senior official who asked not to be named",
    ),
    "a contracted verb": ("Ana Reyes, the mayor, smiled. “They've told us the bridge is safe,” she said.", "Ana Reyes"),
}


@pytest.mark.parametrize(("text", "name"), WHO.values(), ids=WHO)
def test_a_source_is_who_the_text_means(text, name):
    article = draft(text, language="en").article
    link = next(link for one in reversed(article.statements) for link in one.attributed_to)
    assert article.sources_by_id[link.sources[0]].name == name


def test_a_date_is_as_exact_as_it_is_said():
    dates = [
        links_of(text)[0].said
        for text in (
            "On March 4, 2023, Ana Reyes said the bridge is safe.",
            "In March 2023, Ana Reyes said the bridge is safe.",
            "Ana Reyes said the bridge is safe.",
        )
    ]
    assert [date and date.value for date in dates] == ["2023-03-04", "2023-03", None]
