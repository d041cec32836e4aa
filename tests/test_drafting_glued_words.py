"""Words that lost the space between them, as scraped pages have them around links."""

import drafts
import pytest

from provenance.drafting import draft
from provenance.drafting.pack import load, loads
from provenance.drafting.text.glued import taken_apart
from provenance.drafting.text.tokens import tokens_of

INDONESIAN = load("id")


def words(text):
    return [word for word in tokens_of(text, INDONESIAN).words if word != "\n"]


def told(text):
    article = draft(text, language="id", own_voice=False).article
    return [drafts.names_below(article, one.attributed_to) for one in article.statements]


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("kantor berita pemerintahKCNA", "kantor berita pemerintah KCNA"),
        ("dikutip situsDefence Weekly", "dikutip situs Defence Weekly"),
        ("dilansirdetikNews", "dilansir detikNews"),
        ("mengutipdetikcom", "mengutip detikcom"),
        (
            "Pep GuardiolayakinErling Haaland. Guardiola dan Erling",
            "Pep Guardiola yakin Erling Haaland. Guardiola dan Erling",
        ),
        ("Donald Trumpsecara terbuka. Kata Trump", "Donald Trump secara terbuka. Kata Trump"),
        ("kepadadetikBali", "kepada detikBali"),
        (
            "pembangunan infrastrukturdiJawa dan infrastruktur lain",
            "pembangunan infrastruktur di Jawa dan infrastruktur lain",
        ),
        ("Iranpada Minggu menyatakan. Kata Iran", "Iran pada Minggu menyatakan. Kata Iran"),
        ("Reuters dan AFP. DilansirReutersdanAFP", "Reuters dan AFP. Dilansir Reuters dan AFP"),
        ("ketua KPKdari Depok", "ketua KPK dari Depok"),
        ("Jenderal TNIMaruli. Prajurit TNI", "Jenderal TNI Maruli. Prajurit TNI"),
        ("warga SPMBdiperlukan. Syarat SPMB", "warga SPMB diperlukan. Syarat SPMB"),
        ("Rini Kartikabuka suara", "Rini Kartika buka suara"),
        ("Rini Kartikomembuka rapat", "Rini Kartiko membuka rapat"),
        ("laporan CNNdalam acara", "laporan CNN dalam acara"),
        ("JAKARTA-Gunung itu", "JAKARTA - Gunung itu"),
        ("Sejumlahtentara Israel", "Sejumlah tentara Israel"),
        ("Tentara-tentaraIsrael itu", "Tentara-tentara Israel itu"),
    ],
)
def test_a_lost_space_is_found_where_the_lists_or_the_text_know_a_piece(glued, apart):
    assert words(glued) == words(apart)


@pytest.mark.parametrize(
    "whole",
    [
        "iPhone xDrive YouTube TikTok WhatsApp detikOto detikcom KompasTekno McKinsey",
        "Setelah Terbuka Perangkat Mengangkat Mendalam Perantara Dibuka Pengadilan Tarakan Padang",
        "Rusdi Suhadi Mulyadi Hamdan Wardani Subianto",
        "Dimulai Apalagi Silver Di sana Apa Si",
        "pemerintahan pendapatan menteri-menteri",
        "MoU UMKM ASEAN DxOMark Paralayang Seorangan Duapuluh",
    ],
)
def test_names_and_words_that_only_look_glued_stay_whole(whole):
    assert words(whole) == whole.split()


def test_every_piece_stands_at_its_place_in_the_text():
    text = "Menurut pemerintahIsrael, seperti dilansirReutersdanAl Jazeera, Iranpada Minggu diam. Iran menang."
    tokens = tokens_of(text, INDONESIAN)
    assert all(text[tokens.starts[at] : tokens.ends[at]] == tokens.words[at] for at in range(len(tokens)))
    assert tokens.starts == tuple(sorted(tokens.starts))


def test_a_language_without_such_words_takes_none_apart():
    pack = loads('name = "xx"')
    assert taken_apart(["dilansirReuters"], [0], pack) == (["dilansirReuters"], [0])


def test_a_name_has_the_space_that_its_span_lost():
    text = "Sejak Jumat, menurut pemerintahIsrael, air naik."
    assert told(text) == [[["pemerintah Israel"]]]


def test_the_agency_behind_glued_words_is_the_relay():
    text = '"Air naik," ujar Rini Kartika, seperti disiarkan kantor berita pemerintahKCNA.'
    assert told(text) == [[["KCNA", "Rini Kartika"]]]


def test_the_outlet_behind_a_glued_cue_is_the_relay():
    text = '"Air naik," ujar Rini Kartika dilansirdetikNews, Kamis (19/6/2025).'
    assert told(text) == [[["detikNews", "Rini Kartika"]]]


def test_a_verb_glued_to_a_name_leaves_the_name_as_it_is_elsewhere():
    text = "Rini Kartikamengatakan air naik. Kata Rini, air surut."
    assert told(text) == [[["Rini Kartika"]], [["Rini Kartika"]]]
