"""Drafts of English as newspapers write it: parties beside names, days before verbs, descriptions for names."""

from __future__ import annotations

import pytest
from test_drafting_english import told

from provenance.dates import Date
from provenance.drafting import draft

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


OFFICES = {
    "of a body": "FBI Director Ana Reyes said the bridge is firm. She did see it, she said.",
    "of a house": "House Port Committee Chair Ana Reyes (R-Va.) said the bridge is firm. She did see it, she said.",
    "of state": "Former Secretary of State Ana Reyes said the bridge is firm. She did see it, she said.",
}


@pytest.mark.parametrize("text", OFFICES.values(), ids=OFFICES.keys())
def test_the_office_before_a_name_is_no_part_of_it_whatever_it_is_of(text):
    assert told(text) == [(FIRM, ["Ana Reyes"]), ("She did see it", ["Ana Reyes"])]


def test_what_somebody_leads_is_not_who_they_are():
    text = "“Go,” said Rep. Ana Reyes (D-N.Y.), a leading advocate for ferries in Tolo."
    assert told(text) == [("Go", ["Ana Reyes"])]


WHOLE = {
    "to where it was sent": (
        "The head of Tolo’s delegation to the forum said the bridge is firm.",
        (FIRM, ["The head of Tolo’s delegation to the forum"]),
    ),
    "a name with a document's word": ("The Tolo Post reports that the bridge is firm.", (FIRM, ["Tolo Post"])),
    "a noun for documents": ("The latest reports say that the bridge is firm.", (FIRM, ["The latest reports"])),
}


@pytest.mark.parametrize(("text", "wanted"), WHOLE.values(), ids=WHOLE.keys())
def test_a_subject_is_whole(text, wanted):
    assert told(text) == [wanted]


GROUNDS = {
    "a worry": "“Go,” Ana Reyes said on the radio, citing safety concerns.",
    "an event": "“Go,” Ana Reyes said on the radio, citing the release of two men.",
    "a case": "“Go,” Ana Reyes said on the radio, citing an instance in which a ferry sank.",
}


@pytest.mark.parametrize("text", GROUNDS.values(), ids=GROUNDS.keys())
def test_a_ground_that_is_cited_is_no_source(text):
    assert told(text, own_voice=False)[0][1:] == (["Ana Reyes"],)


def test_people_who_are_cited_are_a_source():
    assert told("“Go,” Ana Reyes said, citing two guards.") == [("Go", ["Ana Reyes", "two guards"])]


def test_an_object_before_another_verb_is_no_subject_of_it():
    text = "Ana Reyes, the mayor of Tolo, stressed her record and said the bridge is firm."
    assert (FIRM, ["Ana Reyes"]) in told(text)


def test_a_clause_before_a_verb_with_an_object_is_still_what_is_said():
    assert told("The bridge is firm, announced Ana Reyes.") == [("The bridge is firm", ["Ana Reyes"])]


def test_a_content_ends_where_another_is_set_against_it():
    text = "The guild said the bridge is firm but officials have said they do not believe it."
    assert told(text) == [
        (FIRM, ["The guild"]),
        ("they do not believe it", ["officials"]),
    ]


ON_A_DAY = {
    "telling": "Ana Reyes joined the debate, telling reporters on Friday the bridge is firm.",
    "announcing": "Ana Reyes joined the debate, announcing on Friday the bridge is firm.",
    "told that": "Ana Reyes told Paul Venn of Kestrel News, that the bridge is firm.",
}


@pytest.mark.parametrize("text", ON_A_DAY.values(), ids=ON_A_DAY.keys())
def test_a_clause_behind_a_day_or_an_addressee_is_what_is_told(text):
    assert (FIRM, ["Ana Reyes"]) in told(text)


def test_a_participle_takes_the_quotation_behind_it_and_nothing_before_it():
    text = "In a talk with Kestrel News, Ana Reyes insisted it rains while adding on the bridge, “I know it is firm.”"
    assert ("I know it is firm", ["Ana Reyes"]) in told(text)


def test_an_initial_stands_in_a_name_behind_an_office():
    text = "FBI Director Ana B. Reyes said the bridge is firm."
    assert told(text) == [(FIRM, ["Ana B. Reyes"])]


def test_who_is_quoted_goes_on_where_the_first_person_does():
    text = "“My aunt said the bridge is firm, and I believe it,” Ana Reyes said."
    assert told(text)[1] == (FIRM, ["Ana Reyes", "My aunt"])


def test_what_another_says_of_oneself_is_still_theirs():
    text = "“My aunt said the bridge, which I built, is firm,” Ana Reyes said."
    assert told(text)[1] == ("the bridge, which I built, is firm", ["Ana Reyes", "My aunt"])


INSERTED = {
    "a time": "Ana Reyes’s close friends have in the past said the bridge is firm.",
    "a day": "Ana Reyes’s close friends had on Monday said the bridge is firm.",
}


@pytest.mark.parametrize("text", INSERTED.values(), ids=INSERTED.keys())
def test_an_adverbial_between_an_auxiliary_and_its_verb_changes_nothing(text):
    assert told(text) == [(FIRM, ["Ana Reyes’s close friends"])]


CLOSED = {
    "a clause": ("Ana Reyes said the bridge is firm, citing safety concerns.", FIRM),
    "a quotation": ('Ana Reyes argued that “the bridge is firm," citing a case in which one fell.', FIRM),
}


@pytest.mark.parametrize(("text", "words"), CLOSED.values(), ids=CLOSED.keys())
def test_the_ground_that_is_cited_is_no_part_of_what_is_said(text, words):
    assert told(text) == [(words, ["Ana Reyes"])]


def test_an_office_between_a_party_and_a_name_ends_no_subject():
    text = "Presumptive Republican presidential nominee Paul Venn joined in, announcing on Monday the bridge is firm."
    assert (FIRM, ["Paul Venn"]) in told(text)


def test_a_pronoun_means_whom_the_text_named_where_nobody_has_spoken():
    text = "Paul Venn's hair was white. The former mayor gave a speech.\n\n“We met,” he told the crowd."
    assert told(text, own_voice=False) == [("We met", ["Paul Venn"])]


GROUPS = {
    "one": ("Republican Paul Venn said the bridge is firm.", ["Paul Venn"]),
    "two": ("Democrats Ana Reyes and Paul Venn said the bridge is firm.", ["Ana Reyes + Paul Venn"]),
}


@pytest.mark.parametrize(("text", "names"), GROUPS.values(), ids=GROUPS.keys())
def test_the_party_before_a_name_is_no_part_of_it(text, names):
    assert told(text) == [(FIRM, names)]


def test_a_party_alone_is_who_says_it():
    assert told("Republicans said the bridge is firm.") == [(FIRM, ["Republicans"])]


def test_a_description_by_party_means_who_was_named():
    text = "Paul Venn came.\n\n“Go,” the Tolo Republican said."
    assert told(text, own_voice=False) == [("Go", ["Paul Venn"])]


def test_the_capitals_of_a_headline_are_no_longer_name():
    text = "Reyes Is Over Paul Venn\n\nAna Reyes said the bridge is firm. Venn said it rains. Paul Venn left."
    assert told(text, own_voice=False)[-2:] == [(FIRM, ["Ana Reyes"]), ("it rains", ["Paul Venn"])]


ISSUED = {
    "filed": ("A court document filed Thursday says the bridge is firm.", ["A court document"]),
    "released": ("The bridge is firm, according to a poll released Friday.", ["a poll"]),
    "by somebody": ("The bridge is firm, according to a report released by Reuters.", ["a report released by Reuters"]),
}


@pytest.mark.parametrize(("text", "names"), ISSUED.values(), ids=ISSUED.keys())
def test_when_a_document_came_out_is_no_part_of_its_name(text, names):
    assert told(text)[0][1:] == (names,)


SAYING = {
    "a plea": ("Ana Reyes made a plea to the voters saying the bridge is firm.", ["Ana Reyes"]),
    "a statement": ("Ana Reyes released a statement saying the bridge is firm.", ["Ana Reyes"]),
    "somebody": ("Ana Reyes met a guard saying the bridge is firm.", ["a guard"]),
}


@pytest.mark.parametrize(("text", "names"), SAYING.values(), ids=SAYING.keys())
def test_a_participle_behind_a_thing_is_of_whose_thing_it_is(text, names):
    assert told(text)[-1] == (FIRM, names)


def test_a_number_of_what_is_reported_says_nothing():
    assert told("It began where the number of reported cases of fever has grown.", own_voice=False) == []


def test_that_may_stand_far_behind_the_place_of_an_interview():
    text = "Reyes said Thursday during a taping of a radio town hall meeting in Tolo, Orrin, that the bridge is firm."
    assert told(text) == [(FIRM, ["Reyes"])]


def test_a_verb_behind_an_auxiliary_is_no_subject():
    assert told("Paul Venn has avoided directly criticizing Ana Reyes.", own_voice=False) == []


def test_a_label_of_the_page_is_nobody_who_says_the_headline():
    assert told("EXCLUSIVE: In memo to the board, guards gone", own_voice=False) == []


def test_a_name_before_a_colon_is_who_says_the_headline():
    assert told("Reyes: Bridge is firm for now") == [("Bridge is firm for now", ["Reyes"])]


OF = {
    "a body": ("The columnist Ana Reyes of the Tolo Guild said the bridge is firm.", ["Ana Reyes"]),
    "a name of a body": ("The Bank of Orrin said the bridge is firm.", ["Bank of Orrin"]),
}


@pytest.mark.parametrize(("text", "names"), OF.values(), ids=OF.keys())
def test_what_a_person_is_of_is_no_part_of_the_name_and_of_a_body_it_is(text, names):
    assert told(text) == [(FIRM, names)]


def test_an_object_ends_before_a_clause_with_its_own_subject():
    text = "The guild has denied any role in the fall, and the mayor has never accused it."
    assert told(text)[0] == ("any role in the fall", ["The guild"])


def test_a_story_in_which_somebody_speaks_hands_it_on():
    text = "Paul Venn read a recent Tolo Times story in which two guards said the bridge is firm."
    assert (FIRM, ["Tolo Times", "two guards"]) in told(text)


def test_we_are_the_subject_and_not_the_phrase_before():
    assert told("“One of the reasons is because we believe in ferries,” Ana Reyes said.")[0][1] == ["Ana Reyes"]


TITLED = {
    "an abbreviated title": ("“Go,” said Mr. Venn, a member of the guild.", ["Venn"]),
    "a place behind the name": ("It was Senator Ana Reyes of Tolo, who said it rains.", ["Ana Reyes"]),
    "a group before the name": ("Activists Ana Reyes and Paul Venn said it rains.", ["Ana Reyes + Paul Venn"]),
}


@pytest.mark.parametrize(("text", "names"), TITLED.values(), ids=TITLED.keys())
def test_the_name_alone_is_who_is_meant(text, names):
    assert told(text, own_voice=False)[-1][1] == names


def test_an_office_is_no_other_than_that_of_a_candidate():
    text = "Tolo Sen. Ana Reyes said it rains.\n\nAt noon, the Republican presidential candidate said it snows."
    assert told(text)[-1] == ("it snows", ["Ana Reyes"])


def test_when_somebody_answered_with_a_deed_is_nothing_that_was_said():
    assert told("Since then, the guild has responded by helping to build a ferry.", own_voice=False) == []


def test_a_pronoun_behind_who_was_told_is_the_subject_of_what_was_told():
    text = "The heads of both guilds told AP they concluded there was no duty to tell."
    assert all(chain[0] == "The heads of both guilds" for _, chain in told(text))


def test_what_lobbying_included_is_said_by_nobody():
    assert told("That lobbying included downplaying the need of a bridge.", own_voice=False) == []


def test_two_groups_are_one_source_with_whose_they_are():
    text = "Ana Reyes’s close friends and allies said the bridge is firm."
    assert told(text) == [(FIRM, ["Ana Reyes’s close friends and allies"])]


def test_a_participle_is_of_the_subject_behind_an_opening_adjunct():
    text = "In an interview with Kestrel News, Paul Venn continued to doubt Reyes's plan, saying the bridge is firm."
    assert (FIRM, ["Paul Venn"]) in told(text)


def test_what_somebody_is_told_to_have_called_a_thing_is_theirs_below_who_tells():
    text = "Ana Reyes said Paul Venn had described as “firm and fair” all of her plans for the bridge."
    assert told(text)[-1][1] == ["Ana Reyes", "Paul Venn"]


def test_an_attitude_without_quoted_words_stands_below_nobody():
    text = "Ana Reyes said Paul Venn had praised her plans."
    assert told(text) == [("Paul Venn had praised her plans", ["Ana Reyes"])]


def test_the_rest_of_a_quotation_that_another_hands_on_is_of_who_is_quoted():
    text = "“They do not care,” Ana Reyes said of the guards, according to a pool report. “Nor do I.”"
    assert ("They do not care … Nor do I", ["a pool report", "Ana Reyes"]) in told(text)


NAMED_TWICE = {
    "a person": ("Lena Orr came home", ["Lena Orr"]),
    "a body": ("The Orr Council came home", ["Paul Venn"]),
}


@pytest.mark.parametrize(("clause", "name"), NAMED_TWICE.values(), ids=NAMED_TWICE.keys())
def test_a_pronoun_means_the_last_subject_whom_the_text_names_again(clause, name):
    text = f"Paul Venn said it rains. {clause} on Monday.\n\n“Go,” they_ said.\n\nLena Orr is a sailor."
    text = text.replace("they_", "she" if name == ["Lena Orr"] else "he")
    assert told(text, own_voice=False)[-1] == ("Go", name)


def test_a_participle_is_of_the_pronoun_behind_the_day_that_opens_its_clause():
    text = (
        "Ana Reyes came. On September 27 she published the results of her check by announcing that the bridge is firm."
    )
    assert told(text)[-1] == (FIRM, ["Ana Reyes"])


ENDED = {
    "initials that end a sentence": (
        "Ana Reyes said rain fell before the storm reached the U.S. The dam had held.",
        "rain fell before the storm reached the U.S.",
    ),
    "initials inside a name": (
        "Ana Reyes said rain fell before the U.S. Navy came to the dam.",
        "rain fell before the U.S. Navy came to the dam",
    ),
    "a clause in which who speaks urges something": (
        "Ana Reyes said that the bridge is firm, but she urged the city to close it.",
        "the bridge is firm",
    ),
    "a clause of what is said": (
        "Ana Reyes said that the bridge is firm, but it has rusted.",
        "the bridge is firm, but it has rusted",
    ),
    "others who say so too": (
        "Ana Reyes said the bridge is firm, as have three members of the council.",
        "the bridge is firm",
    ),
    "a comparison": (
        "Ana Reyes said the bridge is firm, as the dam was last year.",
        "the bridge is firm, as the dam was last year",
    ),
    "a quotation that a content begins with": (
        'Ana Reyes concluded that "top secret" papers lay in 22 boxes.',
        '"top secret" papers lay in 22 boxes',
    ),
    "a quotation that is all of it": ('Ana Reyes said that "the bridge is firm."', "the bridge is firm"),
}


@pytest.mark.parametrize(("text", "content"), ENDED.values(), ids=ENDED.keys())
def test_a_content_begins_and_ends_with_its_clause_and_its_marks(text, content):
    assert told(text, own_voice=False)[0] == (content, ["Ana Reyes"])


BELOW = "Ana Reyes, the mayor of Tolo, spoke on Monday. Reyes said the bridge is firm."
HEADLINES = {
    "a verb with its capital": ("Ana Reyes Says Tolo Bridge Will Close", ["Ana Reyes"]),
    "a name with an office": ("Mayor Ana Reyes Says Bridge Will Close", ["Ana Reyes"]),
    "somebody whom the text below does not name": ("John Holt Says Bridge Will Close", ["John Holt"]),
    "a document": ("Reyes’s Final Report Explains Why Bridge Will Close", ["Reyes’s Final Report"]),
}


@pytest.mark.parametrize(("headline", "names"), HEADLINES.values(), ids=HEADLINES.keys())
def test_in_a_headline_in_title_case_names_are_those_of_the_text_below(headline, names):
    found = [chain for _, *chain in told(f"{headline}\n{BELOW}")]
    assert found[0] == [names]
    assert found[-1] == [["Ana Reyes"]]


@pytest.mark.parametrize("label", ["BOOM", "Bad Blood", "Big Update"])
def test_a_label_before_a_headline_in_title_case_is_no_source(label):
    assert next(chain for _, *chain in told(f"{label}: Ana Reyes Closes Tolo Bridge\n{BELOW}")) == []


def test_a_name_before_a_colon_in_a_headline_is_one_that_the_text_below_has():
    assert next(chain for _, *chain in told(f"Ana Reyes: Tolo Bridge Will Close\n{BELOW}")) == [["Ana Reyes"]]


def test_two_verbs_of_a_headline_have_one_subject():
    headline = "Ana Reyes praises, defends “firm” bridge"
    assert next(chain for _, *chain in told(f"{headline}\n{BELOW}")) == [["Ana Reyes"]]


WHOSE = {
    "a participle behind a clause of somebody's own": (
        "Guards left and Ana Reyes closed the gate, acknowledging that the bridge is firm.",
        [(FIRM, ["Ana Reyes"])],
    ),
    "a participle behind two verbs of one subject": (
        "Ana Reyes left the gate and closed it, acknowledging that the bridge is firm.",
        [(FIRM, ["Ana Reyes"])],
    ),
    "a participle with an adverb": (
        "Ana Reyes refused to leave, only saying that the bridge is firm.",
        [(FIRM, ["Ana Reyes"])],
    ),
    "the last of three verbs behind a quotation": (
        "Ana Reyes summed up the plan as “terrible, late and dear,” denounced it and said the bridge is firm.",
        [(FIRM, ["Ana Reyes"])],
    ),
    "a verb with an object behind an apposition": ("Another guest, Paul Venn of Tolo, explained the reason.", []),
}


@pytest.mark.parametrize(("text", "links"), WHOSE.values(), ids=WHOSE.keys())
def test_a_verb_is_of_the_subject_of_its_own_clause(text, links):
    assert told(text, own_voice=False)[-1:] == links


def test_who_is_named_behind_a_description_and_an_office_may_be_meant_by_a_pronoun():
    guest = "One guest, Tolo Party chairwoman Ana Reyes, pledged her vote."
    text = f"Rep. Paul Venn left, said the Kestrel News.\n\n{guest}\n\n“Go,” she said."
    assert told(text, own_voice=False)[-1] == ("Go", ["Ana Reyes"])


MEANT = {
    "a firm whose noun stands before its name": (
        "The index fell with the oil giant Exo Mobil. The company",
        ["Exo Mobil"],
    ),
    "a firm with an apposition": ("Exo, the parent company of Brand, rose. The company", ["Exo"]),
    "a firm that opens the sentence before": ("Exo Mobil rose. The online retail giant", ["Exo Mobil"]),
    "a firm behind a person": ("Mary Venn rose. The company", ["The company"]),
    "an outlet that told, and not the place of one": (
        "A Tolo newspaper called on Paul Venn to act. The Avondbode had chided him. The newspaper",
        ["Avondbode"],
    ),
    "a host of two": (
        "In an interview with Tea Time hosts Ana Reyes and Paul Venn, the mayor sang, which Reyes liked. The host",
        ["Ana Reyes"],
    ),
    "two members": ("Sen. Ana Reyes and Rep. Paul Venn wrote a letter. The two lawmakers", ["Ana Reyes + Paul Venn"]),
    "two of whom one is named": ("Sen. Ana Reyes wrote a letter. The two lawmakers", ["The two lawmakers"]),
    "a candidate of two descriptions": (
        "Ana Reyes said rain fell.\n\nThe Democratic front-runner and former secretary of state",
        ["Ana Reyes"],
    ),
}


@pytest.mark.parametrize(("text", "name"), MEANT.values(), ids=MEANT.keys())
def test_a_noun_with_an_article_means_who_is_named_with_it_before(text, name):
    assert told(f"{text} said that the bridge is firm.", own_voice=False)[-1] == (FIRM, name)


def test_a_report_of_somebody_is_no_word_for_them():
    text = (
        "The newspaper’s editorial said rain fell. The Haskpost told readers so. The newspaper said the bridge is firm."
    )
    assert told(text, own_voice=False)[-1] == (FIRM, ["Haskpost"])


SAID_ON = {
    "a relative clause before": ("The bank, which closed a branch on Friday, said it would hire.", None),
    "whose": ("The bank, whose chief left on Friday, said it would hire.", None),
    "one without commas": ("A man who was freed on Friday told the Post that he would leave.", None),
    "a relative clause behind": ("The dam held, said Dana Holt, who was elected on Friday.", None),
    "both": ("The bank, which had closed on Friday, said on Monday that it would hire.", "2023-10-30"),
    "a month before": (
        "Holt Ltd, which had grown since May 2023, announced on Friday it would hire.",
        "2023-10-27",
    ),
    "the day of the sentence": ("On Friday, Dana Holt, who leads the firm, said it would hire.", "2023-10-27"),
    "the day of the clause that speaks": ("Dana Holt, who said on Friday that the dam held, left.", "2023-10-27"),
    "a day before its verb": ("The woman who on Friday said that the dam held has left.", "2023-10-27"),
}


@pytest.mark.parametrize(("text", "day"), SAID_ON.values(), ids=SAID_ON)
def test_the_day_of_a_relative_clause_is_the_day_of_what_it_tells(text, day):
    article = draft(text, language="en", own_voice=False, published=Date("2023-11-02")).article
    assert [one.attributed_to[0].said for one in article.statements] == [Date(day) if day else None]


MAIN_VERBS = {
    "an auxiliary": ("The man who told a guard that he saw Brown has vanished.", "he saw Brown"),
    "behind a passive": ("The woman who said that she was attacked was taken to a clinic.", "she was attacked"),
    "a past form": ("A nurse who told the inquiry that the wards were full resigned on Monday.", "the wards were full"),
    "a denial": ("A neighbour who said he heard shots did not give his name.", "he heard shots"),
    "a clause inside": (
        "A clerk who said the guards who beat him were drunk has left.",
        "the guards who beat him were drunk",
    ),
    "a participle inside": (
        "A clerk who said men attacked by dogs were ill was freed.",
        "men attacked by dogs were ill",
    ),
    "joined clauses": (
        "A clerk who said the dam broke and the town was lost is dead.",
        "the dam broke and the town was lost",
    ),
    "whose": ("Dana Holt, whose lawyer said she was ill, did not attend.", "she was ill"),
}


@pytest.mark.parametrize(("text", "content"), MAIN_VERBS.values(), ids=MAIN_VERBS)
def test_what_is_said_in_a_relative_clause_ends_before_the_main_verb(text, content):
    assert [one for one, _ in told(text)] == [content]


def test_a_clause_with_one_verb_is_said_whole():
    assert [one for one, _ in told("A guard said the men who beat him have been freed.")] == [
        "the men who beat him have been freed"
    ]


def test_a_relative_clause_ends_no_content():
    content = "the state of need, which had been set in May, would end"
    assert told(f"Ana Reyes announced that {content}.") == [(content, ["Ana Reyes"])]


def test_a_pronoun_means_who_stands_beside_a_description_that_opens_the_sentence():
    text = "Mary Orr, a guard, said rain fell.\n\nAnother guest, Bo Venn of Tolo, came late.\n\n“Go,” he said."
    assert told(text, own_voice=False)[-1] == ("Go", ["Bo Venn"])


BORNE_BY_TWO = {
    "whom the text names first": ("Ana Reyes sang. Her brother Paul Reyes, a guard, left. Reyes", "Ana Reyes"),
    "who is named in full": ("Ana Reyes sang. Her brother Paul Reyes, a guard, left. Paul Reyes", "Paul Reyes"),
    "no adjective of a headline": ("Calm Reyes Wins.\n\nAna Reyes, a guard, sang. Reyes", "Ana Reyes"),
}


@pytest.mark.parametrize(("text", "name"), BORNE_BY_TWO.values(), ids=BORNE_BY_TWO.keys())
def test_a_last_name_that_two_bear_means_the_one_the_text_is_about(text, name):
    assert told(f"{text} said that the bridge is firm.", own_voice=False)[-1] == (FIRM, [name])


def test_an_outlets_noun_that_begins_a_clause_is_no_apposition():
    text = (
        "After rain in Orrin, a Tolo newspaper called on Paul Venn to act. The Avondbode had chided him. The newspaper"
    )
    assert told(f"{text} said that the bridge is firm.", own_voice=False)[-1] == (FIRM, ["Avondbode"])
