"""What drafting knows of English grammar: nouns spelled like verbs, clauses and things, who is described at length."""

from __future__ import annotations

from functools import partial

import drafts
import pytest

from provenance import Certainty
from provenance.drafting import draft

told = partial(drafts.told, "en")

GATE = "the gate had rusted"
DESCRIBED = {
    "a participle": ("Two officials briefed on the plan", "Two officials briefed on the plan"),
    "a clause that lost its pronoun": ("A guard she had talked to", "A guard she had talked to"),
    "a clause in commas with a verb of its own": ("Two guards, who left because they feared a fine,", "Two guards"),
    "an age and a clause in commas": ("Ana Reyes, 43, who lives next door,", "Ana Reyes"),
    "a body and a name in commas": ("A spokeswoman for the state Board of Locks, Ana Reyes,", "Ana Reyes"),
    "a word for some": ("Another", "Another"),
}


@pytest.mark.parametrize(("source", "name"), DESCRIBED.values(), ids=DESCRIBED.keys())
def test_who_is_described_at_length_is_the_subject(source, name):
    assert told(f"{source} said {GATE}.")[-1] == (GATE, [name])


def test_a_clause_with_an_irregular_verb_behind_said_is_what_is_said():
    assert told("Ana Reyes, who was there, said the fire began in the shed.") == [
        ("the fire began in the shed", ["Ana Reyes"])
    ]


def test_a_clause_before_said_is_still_what_a_short_phrase_behind_it_says():
    assert told("The fire began in the shed, said the mayor.") == [("The fire began in the shed", ["the mayor"])]


def test_a_man_who_is_told_apart_by_what_he_does_is_called_by_all_of_it():
    assert told("Kestrel News, quoting a baker who lives by the lock, said the gate had rusted.") == [
        (GATE, ["Kestrel News", "a baker who lives by the lock"])
    ]


def test_when_something_was_said_is_no_part_of_who_said_it():
    assert told("The gate had rusted, a guard in the tower said.")[0][1] == ["a guard in the tower"]
    assert told("The gate had rusted, said a guard in a statement.")[0][1] == ["a guard"]


NOUNS = {
    "an article and a noun before it": "The owner filed an insurance claim in June.",
    "a thing that is shown": "Paul Venn showed no emotion.",
    "a thing that is written": "She writes novels and lives in Harlow.",
    "what points back": "Paul Venn denied it.",
    "what points back, with a day": "Paul Venn denied it Tuesday.",
}


@pytest.mark.parametrize("text", NOUNS.values(), ids=NOUNS.keys())
def test_a_noun_spelled_like_a_verb_and_a_thing_that_is_done_say_nothing(text):
    assert [one for one in told(text) if len(one) > 1] == []


def test_a_noun_beside_a_real_cue_is_left_to_what_is_said():
    assert told("The owner filed an insurance claim in June, court records show.") == [
        ("The owner filed an insurance claim in June", ["court records"])
    ]


OUTLETS = {
    "a kind of outlet behind the name": ("The Tarin news agency carried it. It rains, the agency said.", "Tarin"),
    "an outlet that was told": (
        "Ana Reyes told the Financial Eye it rains. It snows, the newspaper said.",
        "Financial Eye",
    ),
}


@pytest.mark.parametrize(("text", "name"), OUTLETS.values(), ids=OUTLETS.keys())
def test_the_noun_for_an_outlet_means_the_one_named_before(text, name):
    assert told(text)[-1][1] == [name]


def test_a_name_behind_a_word_that_opens_the_sentence_is_the_full_one():
    assert told("But Chief Executive Ana Reyes smiled. Reyes said the gate had rusted.")[-1] == (GATE, ["Ana Reyes"])


TRAPS = {
    "a refusal": "Paul Venn refused to step down.",
    "a report that is dismissed": "Paul Venn dismissed the report in an interview.",
    "a caption": "Photo: The gate at Harlow in May.",
    "a link": "READ: What the lock keepers earn",
    "a question": "Asked about the toll, Ana Reyes shrugged.",
    "a question behind a quotation mark": "Paul Venn left when asked whether the lock was safe.",
    "what is known": "Old charts are known to be wrong about the lock.",
}


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS.keys())
def test_refusals_captions_and_words_that_only_point_back_say_nothing(text):
    assert [one for one in told(f"It rained.\n\n{text}\n\nIt rained again.") if len(one) > 1] == []


OPENED = {
    "an outlet behind as": (f"As the Harlow Post reported last week, {GATE}.", (GATE, ["Harlow Post"])),
    "a document of an outlet": (f"The Harlow Post's report said {GATE}.", (GATE, ["Harlow Post"])),
    "who is cited behind that": (
        f"Ana Reyes told the council in May that, according to the owner, {GATE}.",
        (GATE, ["Ana Reyes", "the owner"]),
    ),
    "a quotation that nothing closes": (
        f"“{GATE.capitalize()}, said Ana Reyes, a guard.",
        (f"“{GATE.capitalize()}", ["Ana Reyes"]),
    ),
    "what somebody calls it": (
        "It fell in what guards call the worst storm since May.",
        ("the worst storm since May", ["guards"]),
    ),
    "a noun before the verb": (
        f"An analysis of filed reports shows {GATE}.",
        (GATE, ["An analysis of filed reports"]),
    ),
}


@pytest.mark.parametrize(("text", "wanted"), OPENED.values(), ids=OPENED.keys())
def test_a_source_is_found_in_each_frame(text, wanted):
    assert told(text)[-1] == wanted


MEANT = {
    "a given name": ("Maria Costa said it rained. The guard Paul Venn slept. She said", "Maria Costa"),
    "a title": ("Ms. Okoro said it rained. Mr. Venn said it snowed. She said", "Okoro"),
    "an earlier pronoun": ("Ade Bakun said it rained. She said it snowed. Paul Venn slept. She said", "Ade Bakun"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), MEANT.values(), ids=MEANT.keys())
def test_a_pronoun_means_nobody_of_the_other_gender(text, name):
    assert told(f"{text} {GATE}.")[-1] == (GATE, [name])


def test_who_has_an_office_in_commas_is_meant_by_the_office():
    text = "The district's chief, Ana Reyes, said it rained. Paul Venn slept. The chief said the gate had rusted."
    assert told(text)[-1] == (GATE, ["Ana Reyes"])


JOINT = {
    "two names": ("Venn and Governor Ana Reyes", ["Venn + Ana Reyes"]),
    "two names with one office": ("Council members Ana Reyes and Ida Holm", ["Ana Reyes + Ida Holm"]),
    "a firm": ("Reyes & Holm", ["Reyes & Holm"]),
}


@pytest.mark.parametrize(("source", "chain"), JOINT.values(), ids=JOINT.keys())
def test_subjects_that_are_joined_are_several_sources_of_one_link(source, chain):
    assert told(f"{source} said {GATE}.") == [(GATE, chain)]


CITED = {
    "a report, which": (
        f"Ana Reyes cited a report by the state water board, which said {GATE}.",
        ["Ana Reyes", "a report by the state water board"],
    ),
    "a letter and a colon": (
        f"Ana Reyes quoted a letter from a child: “{GATE}.”",
        ["Ana Reyes", "a letter from a child"],
    ),
    "somebody who is only known by a name": (
        f"Kestrel News, quoting a guard it identified only as Pia, said {GATE}.",
        ["Kestrel News", "Pia"],
    ),
}


@pytest.mark.parametrize(("text", "chain"), CITED.values(), ids=CITED.keys())
def test_who_is_cited_stands_below_the_one_who_cites(text, chain):
    assert told(text)[-1][1] == chain


def test_whom_the_quoted_heard_it_from_stands_below_them():
    text = "“I hear from the fire brigade that one family is inside,” Ana Reyes told reporters."
    assert told(text)[-1] == ("one family is inside", ["Ana Reyes", "the fire brigade"])


def test_an_article_begins_the_subject_behind_who_was_told():
    assert told("Ana Reyes told the agency a guard explained to her that the gate had rusted.")[-1] == (
        GATE,
        ["Ana Reyes", "a guard"],
    )


HANDED_ON = {
    "an outlet behind another": (
        f"{GATE.capitalize()}, state radio said, according to the BBC.",
        ["BBC", "state radio"],
    ),
    "a document inside": (
        f"A survey of two towns showed that {GATE}, the Harlow Post reported.",
        ["Harlow Post", "A survey of two towns"],
    ),
}


@pytest.mark.parametrize(("text", "chain"), HANDED_ON.values(), ids=HANDED_ON.keys())
def test_who_hands_on_what_another_tells_stands_above(text, chain):
    assert chain in [one[1] for one in told(text)]


def test_he_means_no_noun_for_several():
    text = "The guard Paul Venn said it rained. His parents said it snowed. He said the gate had rusted."
    assert told(text)[-1] == (GATE, ["Paul Venn"])


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "According to Ana Putri, the mayor, the dam holds.",
            "the dam holds",
            ["Ana Putri"],
        ),
        (
            "According to Ana Putri, a spokeswoman for the county, they had no water.",
            "they had no water",
            ["Ana Putri"],
        ),
        ("According to Ana Putri, the mayor, a doctor, resigned.", "the mayor, a doctor, resigned", ["Ana Putri"]),
        ("According to Ana Putri, the mayor resigned.", "the mayor resigned", ["Ana Putri"]),
        (
            "Two officials briefed on the inquiry said the dam holds.",
            "the dam holds",
            ["Two officials briefed on the inquiry"],
        ),
        ("Two officials briefed reporters that the dam holds.", "the dam holds", ["Two officials"]),
    ],
)
def test_an_office_or_a_tie_beside_the_source_belongs_to_it_and_not_to_what_is_said(text, content, chain):
    assert drafts.told("en", text) == [(content, chain)]


def test_a_month_is_no_hedge():
    text = "The mill failed in May, Ana Putri said. The mill may fail, Ana Putri said."
    month, hedge = drafts.links_of("en", text)
    assert (month.certainty, hedge.certainty) == (Certainty.ASSERTED, Certainty.POSSIBLE)


@pytest.mark.parametrize("line", ["By JANE DOE", "By Jane Doe and J. R. Holt, Marlow", "ICYMI: Mayor says dam is safe"])
def test_a_line_of_the_page_is_no_statement(line):
    text = f"{line}\nThe dam broke on Monday."
    assert [words for words, *_ in drafts.told("en", text)] == ["The dam broke on Monday"]
    assert draft(text, language="en").article.title == ""


@pytest.mark.parametrize("line", ["By Monday the dam had broken", "By Jane Doe the dam was built"])
def test_a_line_that_says_more_than_names_is_no_byline(line):
    assert drafts.told("en", f"{line}\nIt was new.")[0] == (line,)


@pytest.mark.parametrize("end", ['"absurd".', '"absurd."', '"absurd"', "“absurd”.", "“absurd.”"])
def test_marks_around_the_last_words_of_a_content_stay_with_them(end):
    ((words, *_),) = drafts.told("en", f"Ana Putri said the claims were {end}")
    assert words.rstrip('."”').endswith("absurd")
    assert words.count('"') in {0, 2}
    assert words.count("“") == words.count("”")
