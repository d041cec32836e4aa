"""The two examples are annotated completely, and say what the articles say."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

import provenance
from provenance import Certainty, SourceKind, Voice

FOLDER = Path(__file__).resolve().parents[1] / "examples"
NEWSLIVE = provenance.load(FOLDER / "newslive-2023-11-01/article.yaml")
FERRY = provenance.load(FOLDER / "saint-brannoc-2024-03-12/article.yaml")

# Where, how the content starts, the chain, the cues after the outlet's own, certainty of the chain, said.
TABLE = [
    ("headline", "Dugaan Pengiriman Senjata", "NEWSLIVE", [], "possible", []),
    (
        "¶1",
        "Korea Utara telah mengirim lebih dari satu juta peluru artileri",
        "NEWSLIVE ← Yoo Sang-bum ← NIS",
        ["mengungkapkan bahwa", "informasi ini didapat dari"],
        "asserted",
        ["2023-11-01", None],
    ),
    ("¶2", "informasi ini didapat dari", "NEWSLIVE ← Yoo Sang-bum", ["Menurut Yoo"], "asserted", ["2023-11-01"]),
    ("¶2", "Dalam pertemuan antara pemimpin kedua negara", "NEWSLIVE", [], "probable", []),
    (
        "¶3",
        "Korea Utara telah memulai pasokan senjata ke Moskwa",
        "NEWSLIVE ← Kompas.com ← Amerika Serikat",
        ["Melansir Kompas.com", "mengklaim bahwa"],
        "asserted",
        [None, None],
    ),
    ("¶3", "setidaknya sepuluh pengiriman", "NEWSLIVE ← NIS", ["NIS melaporkan bahwa"], "asserted", [None]),
    ("¶3", "Jumlah senjata yang telah dikirim", "NEWSLIVE ← unattributed", ["diyakini"], "probable", [None]),
    ("¶4", "Sebagai imbalannya", "NEWSLIVE", [], "probable", []),
    ("¶4", "Meskipun upaya peluncuran satelit", "NEWSLIVE", [], "asserted", []),
    (
        "¶4",
        "Korea Utara mungkin menerima saran teknis",
        "NEWSLIVE ← Yoo Sang-bum",
        ["Menurut Yoo, ini menunjukkan bahwa"],
        "possible",
        [None],
    ),
    ("¶5", "Pengungkapan ini menciptakan kekhawatiran", "NEWSLIVE", [], "asserted", []),
    (
        "¶5",
        "pengiriman senjata dari Korea Utara",
        "NEWSLIVE ← Amerika Serikat",
        ["mengklaim bahwa"],
        "asserted",
        ["2023-10"],
    ),
    ("¶6", "Langkah ini memicu reaksi keras", "NEWSLIVE", [], "asserted", []),
    (
        "¶6",
        "tindakan Korut yang dapat memperburuk krisis Ukraina",
        "NEWSLIVE ← Korea Selatan, Jepang, Amerika Serikat (jointly)",
        ["mengeluarkan pernyataan mengecam"],
        "possible",
        [None],
    ),
    (
        "¶7",
        "pentingnya hubungan bilateral",
        "NEWSLIVE ← Kim Jong Un",
        ["Pernyataan Kim Jong Un … menegaskan"],
        "asserted",
        ["2023-09"],
    ),
    ("¶7", "Kim Jong Un mendukung invasi", "NEWSLIVE", [], "asserted", []),
    ("¶8", "Dalam konteks ini", "NEWSLIVE", [], "unspecified", []),
    ("¶8", "Langkah-langkah diplomatik", "NEWSLIVE", [], "unspecified", []),
    ("¶9", "Dalam menghadapi situasi", "NEWSLIVE", [], "unspecified", []),
]


def statement(article: provenance.Article, opening: str) -> provenance.Statement:
    (found,) = [one for one in article.statements if one.text.startswith(opening)]
    return found


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence stands: good enough for these two texts, and for nothing else."""
    return [(found.start(), found.end()) for found in re.finditer(r"\S.*?(?:\.”?(?= |\n|$)|(?=\n|$))", text)]


def test_the_article_is_the_original_byte_for_byte():
    digest = sha256((FOLDER / "newslive-2023-11-01/article.txt").read_bytes()).hexdigest()
    assert digest == "a247f44240b6cd96b80aa08576c10392b228ac2197d83e8043c6b6f1acc1970b"


def test_the_table_names_every_statement():
    assert [row[1] for row in TABLE] == [
        next(row[1] for row in TABLE if one.text.startswith(row[1])) for one in NEWSLIVE.statements
    ]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[1][:30])
def test_a_statement_has_its_place_chain_cues_certainty_and_dates(row):
    place, opening, line, cues, certainty, said = row
    one = statement(NEWSLIVE, opening)
    (chain,) = provenance.trace(NEWSLIVE).chains(one)
    assert NEWSLIVE.place(one.start) == place
    assert str(chain) == line
    assert [link.cue for link in chain][1:] == cues
    assert chain.certainty.value == certainty
    assert [link.said and str(link.said) for link in chain][1:] == said


def test_the_headline_hedges_what_the_lead_asserts():
    headline, lead = NEWSLIVE.statements[:2]
    assert headline.claim == lead.claim == "arms-to-russia"
    assert headline.cues[0].exact == "Dugaan"
    assert headline.certainty is Certainty.POSSIBLE


@pytest.mark.parametrize(
    ("opening", "hedge"),
    [("Dalam pertemuan", "tampaknya"), ("Sebagai imbalannya", "tampaknya"), ("Korea Utara mungkin", "mungkin")],
)
def test_hedges_are_anchored_inside_their_statement(opening, hedge):
    one = statement(NEWSLIVE, opening)
    (span,) = one.hedges or one.attributed_to[0].hedges
    assert span.exact == hedge
    assert one.start <= span.start < one.end


def test_a_statement_about_another_says_so_and_two_that_exclude_each_other_too():
    assert statement(NEWSLIVE, "informasi ini").about == (statement(NEWSLIVE, "Korea Utara telah mengirim").id,)
    contradicted = statement(NEWSLIVE, "setidaknya sepuluh").contradicts
    assert contradicted == (statement(NEWSLIVE, "Korea Utara telah memulai").id,)


def test_the_three_governments_speak_in_one_link():
    (link,) = statement(NEWSLIVE, "tindakan Korut").attributed_to
    assert link.sources == ("korea-selatan", "jepang", "us")


def test_kim_spoke_in_russia_and_yoo_acts_for_the_parliament():
    (link,) = statement(NEWSLIVE, "pentingnya hubungan").attributed_to
    assert link.place == "Rusia"
    assert NEWSLIVE.sources_by_id["yoo"].acts_for == ("kr-parliament",)


def test_what_the_outlet_demands_is_opinion_and_nothing_else_is():
    opinions = [one.text.split()[0] for one in NEWSLIVE.statements if one.voice is Voice.OPINION]
    assert opinions == ["Dalam", "Langkah-langkah", "Dalam"]


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("Yoo", "Yoo Sang-bum"),
        ("Badan Intelijen Nasional Korea Selatan", "NIS"),
        ("AS", "Amerika Serikat"),
        ("Korut", "Korea Utara"),
    ],
)
def test_aliases_are_one_source(alias, name):
    assert [source.name for source in NEWSLIVE.sources if alias in source.aliases] == [name]


def test_the_arms_claim_is_shared_and_rests_on_two_origins():
    graph = provenance.trace(NEWSLIVE)
    assert len(graph.statements_on("arms-to-russia")) == 5
    assert {source.id for source in graph.origins(claim="arms-to-russia")} == {"nis", "us"}


@pytest.mark.parametrize("article", [NEWSLIVE, FERRY], ids=lambda article: article.id)
def test_every_sentence_carries_a_statement_or_is_named_as_carrying_none(article):
    named = [span for one in article.statements for span in one.content]
    named += [span for one in article.without_statement for span in one.content]
    found = sentences(article.text)
    assert len(found) > 10
    bare = [article.text[a:z] for a, z in found if not any(span.start < z and span.end > a for span in named)]
    assert bare == []


def test_a_chain_of_four_links_after_the_outlet_ends_at_an_anonymous_source():
    chain = next(provenance.trace(FERRY).chains(statement(FERRY, "the pumps ran")))
    assert str(chain) == "The Harlow Courier ← Coastwire ← Dagsposten ← Tom Reve ← a deckhand"
    assert chain.origin[0].kind is SourceKind.ANONYMOUS


def test_a_direct_quotation_and_two_independent_origins_of_one_claim():
    (link,) = statement(FERRY, "“We sent").attributed_to
    assert link.quotation is provenance.Quotation.DIRECT
    assert {source.id for source in provenance.trace(FERRY).origins(claim="knew-of-crack")} == {
        "safety-office",
        "aldane",
    }


SPILL = provenance.load_all([FOLDER / "osse-spill-2024-06"])
SAME = provenance.load_judgements(FOLDER / "osse-spill-2024-06/judgements.yaml")


@pytest.mark.parametrize("article", SPILL, ids=lambda article: article.id)
def test_every_sentence_of_the_four_articles_is_named_too(article):
    named = [span for one in (*article.statements, *article.without_statement) for span in one.content]
    found = sentences(article.text)
    assert [article.text[a:z] for a, z in found if not any(span.start < z and span.end > a for span in named)] == []


def test_the_four_articles_come_from_three_outlets_and_refer_only_to_each_other():
    assert len(SPILL) == 4
    assert {article.outlet for article in SPILL} == {"post", "delta", "standard"}
    assert provenance.trace(SPILL).missing() == ()


def test_three_outlets_have_one_origin_for_the_two_tonnes_when_it_is_judged_that_two_are_one():
    claim = {"claim": "two-tonnes"}
    assert [source.id for source in provenance.trace(SPILL).origins(**claim)] == ["petra-lund", "lund"]
    graph = provenance.trace(SPILL, judgements=SAME)
    assert [source.name for source in graph.origins(**claim)] == ["Petra Lund"]
    assert {graph.link(node).article.outlet for node in graph.starts(**claim)} == {"post", "delta", "standard"}


def test_what_was_known_in_may_comes_from_nobody():
    graph = provenance.trace(SPILL, judgements=SAME)
    assert graph.origins(claim="known-since-may") == ()
    assert all(chain.back_to for node in graph.starts(claim="known-since-may") for chain in graph.chains(node))


def test_the_injured_were_counted_by_two_who_have_nothing_to_do_with_each_other():
    origins = provenance.trace(SPILL, judgements=SAME).origins(claim="eleven-injured")
    assert {source.id for source in origins} == {"solt", "brandt"}
    assert set.intersection(*({source.id, *source.acts_for, *source.owned_by} for source in origins)) == set()
