"""What drafts are scored by: made-up texts whose scores are computed by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from evaluation import csui, pfsa, polnear, triples  # noqa: E402  # found by the line above
from evaluation.chain_gold import articles_of_lines, own_articles  # noqa: E402
from evaluation.chains import Annotated, Trap, counts_of, same, trap_counts  # noqa: E402
from evaluation.matching import matched  # noqa: E402
from evaluation.predictions import Link, Proposed, Triple, proposed_of, triples_of  # noqa: E402
from evaluation.resampling import measured, ratio, score_f1  # noqa: E402
from evaluation.sentences import is_right  # noqa: E402
from evaluation.tokens import Tokens, f1  # noqa: E402

import provenance  # noqa: E402
from provenance.drafting import Draft  # noqa: E402

# Tokens


def test_spans_are_the_tokens_they_touch():
    tokens = Tokens("Kim Jong-un said: no.")
    assert tokens.of([(0, 3)]) == {0}
    assert tokens.of([(2, 5)]) == {0, 1}
    assert tokens.of([(3, 4)]) == set()
    assert tokens.of([(0, 1), (18, 21)]) == {0, 3}
    assert tokens.of([(5, 5)]) == set()


@given(st.text("ab .,’-", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_token_is_touched_exactly_when_they_share_a_character(text, start, end):
    tokens = Tokens(text)
    every = [tokens.of([(at, at + 1)]) for at in range(start, min(end, len(text)))]
    assert tokens.of([(start, end)]) == frozenset().union(*every)


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Donald Trump", "Trump"),
        ("the head of the agency", "head"),
        ("Yoo Sang-bum, a lawmaker", "Sang-bum"),
        ("sources who saw it", "sources"),
        ("Of Mice", "Mice"),
    ],
)
def test_the_head_stands_before_the_first_comma_or_preposition(words, head):
    tokens = Tokens(words)
    (number,) = [n for n in range(9) if tokens.head([(0, len(words))]) == n]
    assert tokens.of([(words.index(head), words.index(head) + len(head))]) == {number}


def test_f1_is_the_harmonic_mean_of_the_shares():
    assert f1(frozenset({1, 2, 3}), frozenset({2, 3, 4, 5})) == pytest.approx(2 * (2 / 3) * (2 / 4) / (2 / 3 + 2 / 4))
    assert f1(frozenset({1}), frozenset()) == 0


def test_passages_are_matched_one_to_one_the_best_first():
    gold = [frozenset({1, 2, 3, 4}), frozenset({3, 4, 5, 6})]
    proposed = [frozenset({3, 4, 5}), frozenset({1, 2}), frozenset({9})]
    pairs = matched(gold, proposed)
    assert [(one, other) for one, other, _ in pairs] == [(1, 0), (0, 1)]
    assert [score for _, _, score in pairs] == [pytest.approx(6 / 7), pytest.approx(4 / 6)]
    assert matched(gold, proposed, 0.8) == pairs[:1]


# Triples

TEXT = 'The mayor said "It held" and they say it rained. Ros of Harlow denied that it rained.'
#       0   4     10   15        25  29   34  38        49


def place(words, occurrence=0):
    at = -1
    for _ in range(occurrence + 1):
        at = TEXT.index(words, at + 1)
    return (at, at + len(words))


GOLD = [
    Triple([place('"It held"')], [place("The mayor")], [place("said")]),
    Triple([place("it rained")], [], [place("they say")]),
    Triple([place("that it rained")], [place("Ros of Harlow")], [place("denied")]),
]


def test_what_is_proposed_as_it_is_annotated_is_right_in_every_way():
    counts = triples.counts_of(TEXT, GOLD, GOLD)
    assert (counts["gold"], counts["proposed"], counts["right"], counts["strict"]) == (3, 3, 3, 3)
    assert (counts["whole"], counts["cue"], counts["source"], counts["source none"]) == (3, 3, 2, 1)
    assert (counts["gold direct"], counts["right direct"], counts["gold indirect"]) == (1, 1, 2)


def test_each_part_of_an_attribution_is_judged_by_itself():
    proposed = [
        Triple([place("It held")], [place("mayor")], [place("say")]),  # the source right, the cue wrong
        Triple([place("it rained")], [place("they")], [place("say")]),  # the source should be none
        Triple([place("rained.", 1)], [place("Harlow")], [place("denied")]),  # one token of three: F1 is 2/4
        Triple([place("The mayor")], [], []),
    ]
    counts = triples.counts_of(TEXT, GOLD, proposed)
    assert (counts["right"], counts["strict"], counts["cue"], counts["whole"]) == (3, 2, 2, 0)
    assert (counts["source"], counts["with source"], counts["source none"]) == (1, 2, 0)
    assert score_f1("right", "proposed", "gold")(counts) == pytest.approx(200 * 3 / 7)
    assert ratio("right", "proposed")(counts) == 75


def test_words_in_quotation_marks_from_end_to_end_are_direct():
    text = "“A,” “B” c. d"
    kinds = [triples.kind_of_quotation(Tokens(text), [span]) for span in ((0, 4), (0, 8), (5, 11), (9, 13))]
    assert kinds == ["direct", "direct", "mixed", "indirect"]


# Intervals


def test_a_measure_of_documents_that_are_all_alike_has_no_width():
    found = measured([{"right": 1, "gold": 4}] * 5, ratio("right", "gold"), "gold")
    assert (found.value, found.low, found.high, found.of) == (25, 25, 25, 20)
    assert str(found) == "25.0 (25.0–25.0)"


def test_the_interval_holds_the_value_and_is_the_same_each_time():
    documents = [{"right": number % 3, "gold": 3} for number in range(20)]
    found = measured(documents, ratio("right", "gold"), "gold", 200)
    assert found.low < found.value < found.high
    assert found == measured(documents, ratio("right", "gold"), "gold", 200)


def test_where_there_is_nothing_to_measure_nothing_is_said():
    assert str(measured([{"right": 0}], ratio("right", "gold"), "gold")) == "–"


# Chains


def link(*names, kind="person"):
    return Link((names,), kinds=(kind,))


def jointly(*names):
    return Link(tuple((name,) for name in names))


def annotated(*readings, content=(0, 4), required=True):
    return Annotated(
        [content], tuple(tuple(tuple(map(link, chain)) for chain in reading) for reading in readings), required
    )


def proposed(*chains, content=(0, 4)):
    return Proposed([content], tuple(tuple(map(link, chain)) for chain in chains))


@pytest.mark.parametrize(
    ("one", "other", "right"),
    [
        ("Yoo Sang-bum", "Yoo", True),
        ("NIS", "nis", True),
        ("Sergei Ryabkov", "Wakil Menteri Sergei Ryabkov", True),
        ("Reuters", "AFP", False),
        ("kantor berita Rusia", "Rusia Hari Ini Pagi", False),
        ("...", "NIS", False),
        ("Korea Utara", "Korea Selatan", False),
    ],
)
def test_sources_are_the_same_by_the_words_of_their_names(one, other, right):
    assert same(link(one), link(other)) is right
    assert same(link(other, "x"), link(one)) is right


def test_of_other_sources_than_persons_most_words_have_to_be_the_same():
    agency = link("Badan Intelijen Nasional Korea Selatan", kind="government")
    assert not same(link("Korea Selatan", kind="government"), agency)
    assert same(link("Pemerintah Rusia", kind="government"), link("Rusia", kind="government"))


def test_of_those_who_speak_jointly_each_has_to_be_there():
    assert same(jointly("Jepang", "AS"), jointly("AS", "Jepang"))
    assert not same(jointly("Jepang", "AS"), jointly("AS", "Rusia"))
    assert not same(jointly("Jepang", "AS"), jointly("AS", "Jepang", "Rusia"))
    assert same(jointly("Jepang", "AS"), link("Jepang dan AS"))


def chain_counts(gold, *found):
    return counts_of("Word word.", [gold], found)


def test_a_chain_that_is_proposed_as_it_is_annotated_is_exact():
    counts = chain_counts(annotated([["AFP", "Trump"]]), proposed(["AFP", "Trump"]))
    names = ("exact", "innermost", "outermost", "parents", "links", "found")
    assert [counts[f"depth 2+ {name}"] for name in names] == [1, 1, 1, 2, 2, 1]
    assert (counts["depth 2"], counts["all"], counts["depth 1"]) == (1, 1, 0)


def test_a_chain_that_lost_its_relay_has_its_origin_and_no_parent():
    counts = chain_counts(annotated([["AFP", "Trump"]]), proposed(["Trump"]))
    names = ("exact", "innermost", "outermost", "parents", "links")
    assert [counts[f"depth 2 {name}"] for name in names] == [0, 1, 0, 0, 2]


def test_links_in_the_wrong_order_have_wrong_parents():
    counts = chain_counts(annotated([["CNA", "Leavitt", "Trump"]]), proposed(["CNA", "Trump", "Leavitt"]))
    assert (counts["depth 3 exact"], counts["depth 3 parents"], counts["depth 3 outermost"]) == (0, 1, 1)


def test_an_alternative_is_as_right_as_the_first_reading():
    gold = annotated([["Ryabkov"]], [["Reuters", "Ryabkov"]])
    counts = chain_counts(gold, proposed(["Reuters", "Ryabkov"]))
    assert (counts["depth 1"], counts["depth 1 exact"]) == (1, 1)


def test_every_chain_of_a_statement_has_to_be_there_and_no_other():
    gold = annotated([["Reuters", "Katz"], ["AFP", "Katz"]])
    assert chain_counts(gold, proposed(["Reuters", "Katz"], ["AFP", "Katz"]))["all exact"] == 1
    partial = chain_counts(gold, proposed(["Reuters", "Katz"]))
    assert (partial["all exact"], partial["all parents"], partial["all links"]) == (0, 2, 4)
    assert chain_counts(gold, proposed(["Reuters", "Katz"], ["AFP", "Katz"], ["BBC"]))["all exact"] == 0


def test_a_statement_that_is_not_found_has_nothing_right_and_counts():
    counts = chain_counts(annotated([["AFP", "Trump"]]), proposed(["AFP", "Trump"], content=(5, 9)))
    assert (counts["all"], counts["all found"], counts["all exact"], counts["all parents"]) == (1, 0, 0, 0)
    assert counts["all links"] == 2


def test_a_statement_that_is_not_required_counts_neither_way():
    assert not chain_counts(annotated([["AFP"]], required=False), proposed(["AFP"]))


def test_the_outlets_own_voice_is_right_when_nobody_is_proposed():
    assert chain_counts(annotated([]))["depth 0 exact"] == 1
    assert chain_counts(annotated([]), proposed())["depth 0 exact"] == 1
    assert chain_counts(annotated([]), proposed(["AFP"]))["depth 0 exact"] == 0


def test_a_trap_is_sprung_by_a_cue_or_by_half_of_a_source_in_it():
    chain = (Link((("AFP",),), ((0, 14),), ((15, 19),)),)
    for span, sprung in (((0, 9), 1), ((0, 4), 0), ((16, 19), 1), ((20, 24), 0)):
        counts = trap_counts("Word word more said text.", [Trap(span)], [Proposed([(20, 24)], (chain,))])
        assert (counts["traps"], counts["false links"]) == (1, sprung)


@pytest.mark.parametrize(
    ("chain", "found", "right"),
    [
        (["AFP", "Trump"], [["AFP", "Trump"]], True),
        (["AFP", "Trump"], [["AFP"], ["Trump"]], False),
        (["Ivan"], [["Kompas.com", "Ivan"], ["Ivan"]], False),
        ([], [["Trump"]], False),
        ([], [], True),
        (["<coref>"], [["-nya"]], True),
        (["<coref>"], [["Rabu (18/6/2025)"]], False),
        (["detikBali", "<unspecified information>"], [["detikBali", "unattributed"]], True),
    ],
)
def test_a_sentence_is_right_with_just_its_chain(chain, found, right):
    assert is_right(chain, [proposed(*found)] if found else []) is right


# From drafts

STORY = """\
article: {id: a, title: T, outlet: o, text: "The AFP said Ann told it that it held. It may rain."}
sources: {afp: {name: AFP, aliases: [Agence]}, ann: Ann}
statements:
  - id: s1
    quote: it held
    attributed_to:
      {source: afp, cue: said, mention: AFP, attributed_to: {source: ann, cue: told, mention: Ann}}
  - {id: s2, quote: It may rain, attributed_to: {source: unattributed, cue: may}}
"""


@pytest.fixture
def story():
    return Draft(provenance.loads(STORY), "en", language_guessed=False)


def test_a_relay_says_what_stands_from_the_next_link_to_the_content(story):
    found = {tuple(each.cue): each for each in triples_of(story)}
    text = story.article.text
    words = {text[slice(*cue[0])]: text[slice(*each.content[0])] for cue, each in found.items()}
    assert words == {"said": "Ann told it that it held", "told": "it held", "may": "It may rain"}
    assert [not each.source for each in found.values()].count(True) == 1


def test_chains_have_every_name_of_their_sources(story):
    first, second = proposed_of(story)
    assert [[link.names for link in chain] for chain in first.chains] == [[("AFP", "Agence"), ("Ann",)]]
    assert [[link.names for link in chain] for chain in second.chains] == [[("unattributed",)]]


# Reading data


def test_polnear_is_read_from_its_standoff(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text/a.txt").write_bytes(b"Ann said\r\nit held on.")
    (tmp_path / "text/b.txt").write_text("no annotation")
    (tmp_path / "attributions/a_x.ann").write_text(
        "T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\nT3\tContent 10 12;13 17\tit held\nT4\tAttribution 4 8\tsaid\n"
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\nE2\tDiscarded:T4 Content:T3\n#1\tNote\n"
        "E3\tAttribution:T4 Cue2:T2\n"
    )
    (document,) = polnear.documents(tmp_path)
    assert document.text == "Ann said\r\nit held on."
    assert document.attributions == (Triple([(10, 12), (13, 17)], [(0, 3)], [(4, 8)]),)


def test_a_pfsa_quotation_has_the_nearest_person_after_its_cue_or_its_clitic(tmp_path):
    text = "“A b c,” kata Menteri X Joko. “D e,” katanya. Ani berkata “F g.”"
    marks = [
        ("STATEMENT", "“A b c,”"),
        ("CUE", "kata"),
        ("ROLE", "Menteri X"),
        ("PERSON", "Joko"),
        ("STATEMENT", "“D e,”"),
        ("CUECOREF", "katanya"),
        ("PERSON", "Ani"),
        ("STATEMENT", "“F g.”"),
    ]
    spans = [{"label": label, "start": text.index(w), "end": text.index(w) + len(w)} for label, w in marks]
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"id": "1", "text": text, "spans": spans}) + "\n", encoding="utf-8")
    (article,) = pfsa.articles(path)
    words = [[text[slice(*spans[0])] for spans in one.sources] for one in article.quotations]
    assert words == [["Joko", "Menteri X Joko"], ["katanya"], ["Ani", "Ani"]]

    def at(words):
        return (text.index(words), text.index(words) + len(words))

    found = [Triple([at("A b c")], [at("Menteri X Joko")], []), Triple([at("D e")], [at("Ani")], [])]
    counts = pfsa.counts_of(article, found)
    assert (counts["quotations"], counts["found"], counts["with source"]) == (3, 2, 2)
    assert (counts["source"], counts["source strict"]) == (1, 1)


def test_every_sentence_of_the_treebank_is_there_with_its_attributions(tmp_path):
    (tmp_path / "x.conllu").write_text("# sent_id = 1\n# text = Ia berkata ya.\n1\tIa\n\n# sent_id = 2\n# text = Ya.\n")
    given_data = [{"sent_id": "1", "content": [[11, 13]], "source": None, "cue": [3, 10]}]
    (tmp_path / "x.json").write_text(json.dumps(given_data))
    first, second = csui.sentences(tmp_path)
    assert (first.text, first.attributions) == ("Ia berkata ya.", (Triple([[11, 13]], [], [[3, 10]]),))
    assert (second.text, second.attributions) == ("Ya.", ())


def test_articles_with_chains_are_read_with_their_alternatives(tmp_path):
    record = {
        "id": "1",
        "outlet": "o",
        "text": "Kata AFP ya.",
        "title": "",
        "statements": [
            {
                "content": [[9, 11]],
                "required": True,
                "chains": [[{"source": [[5, 8]], "name": "Agence", "cue": [[0, 4]], "kind": "outlet"}]],
                "alternatives": [["Joko"], []],
            }
        ],
        "traps": [{"span": [0, 4], "why": "…"}],
    }
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(record) + "\n")
    (article,) = articles_of_lines(path)
    (statement,) = article.statements
    assert statement.readings[0] == ((Link((("Agence",),), ((5, 8),), ((0, 4),), ("outlet",)),),)
    assert [[[link.names for link in chain] for chain in each] for each in statement.readings[1:]] == [
        [[("Joko",)]],
        [],
    ]
    assert article.traps == (Trap((0, 4)),)


def test_our_own_articles_are_right_when_they_are_proposed_themselves():
    articles = list(own_articles(Path(__file__).with_name("drafting_gold"), ["development"]))
    assert len(articles) > 30
    for article in articles:
        found = [Proposed(one.content, one.readings[0]) for one in article.statements]
        counts = counts_of(article.text, article.statements, found) + trap_counts(article.text, article.traps, found)
        assert counts["all exact"] == counts["all"]
        assert counts["all parents"] == counts["all links"]
        assert counts["false links"] == 0


# The command


def test_without_data_it_says_how_to_give_them():
    ran = subprocess.run(
        [sys.executable, BENCHMARKS / "evaluate_drafts.py", "--gold", "/nowhere"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "/nowhere is no folder; GOLD names the folder with the data" in ran.stderr
