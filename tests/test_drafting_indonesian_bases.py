"""What a speaker rests on, who is told by a description, and what is trusted to somebody, in Indonesian."""

import drafts
import pytest


def told(text):
    return drafts.chains_told("id", text)


@pytest.mark.parametrize(
    ("basis", "origin"),
    [
        ("Menurut informasi yang didapatnya dari KKP", "KKP"),
        ("Berdasarkan keterangan yang diterima dari polisi", "polisi"),
        ("Berdasarkan data BPS", "BPS"),
    ],
)
def test_what_a_speaker_rests_on_stands_below_the_speaker(basis, origin):
    assert told(f"{basis}, Rini menyebut bahwa air naik.") == [["Rini", origin]]


@pytest.mark.parametrize("basis", ["Menurut laporan yang kami terima dari Antara", "Menurut laporan Antara"])
def test_what_nobody_else_says_is_said_by_who_is_rested_on(basis):
    assert told(f"{basis}, air naik.") == [["Antara"]]


def test_an_outlet_according_to_which_somebody_speaks_stands_above_them():
    assert told("Menurut laporan Reuters, Rini mengatakan air naik.") == [["Reuters", "Rini"]]


@pytest.mark.parametrize("who", ["Salah satu korban bernama Rini Kartika (33)", "Seorang warga bernama Rini Kartika"])
def test_who_is_told_by_a_noun_and_named_has_the_name(who):
    assert told(f"{who} mengaku air naik sejak pagi. Kata Kartika, air surut.") == [["Rini Kartika"]] * 2


def test_a_date_behind_a_noun_is_no_part_of_it():
    assert told("Pelaku pada 24 Februari 2024 berdalih sertifikat belum bisa diproses.") == [["Pelaku"]]


def test_a_thing_that_is_somebodys_does_not_speak():
    text = '"Ya," kata Budi. Banyaknya pelaporan itu mengungkap kasus tersebut. Dia menjelaskan air naik.'
    assert told(text) == [["Budi"]] * 2


def test_a_person_who_is_somebodys_speaks():
    assert told("Ayahnya mengatakan air naik.") == [["Ayahnya"]]


@pytest.mark.parametrize("rest", ["memegang ban kapten", "untuk membangun gedung itu"])
def test_who_is_trusted_with_something_is_not_what_people_believe(rest):
    assert told(f"Rini dipercaya {rest}.") == []


def test_what_people_believe_of_something_is_nobodys():
    assert told("Batu itu dipercaya membawa keberuntungan.") == [["unattributed"]]


@pytest.mark.parametrize("between", [", Selasa 3 Juni 2025 melansir", ", Selasa (3/6/2025), melansir", " melansir"])
def test_an_outlet_behind_who_is_quoted_hands_it_on(between):
    assert told(f'"Air naik," ujar Rini{between} Antara.') == [["Antara", "Rini"]]


def test_data_behind_who_is_quoted_are_what_they_rest_on():
    assert told('"Air naik," kata Rini mengutip data BPS.') == [["Rini", "BPS"]]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("pelatih asal Kroasia", "pelatih asal Kroasia"),
        ("pelatih asal Kroasia, Rini Kartika", "Rini Kartika"),
    ],
)
def test_the_place_that_somebody_is_from_is_not_their_name(source, name):
    assert told(f'"Air naik," ujar {source}.') == [[name]]


@pytest.mark.parametrize(("other", "name"), [("Gustiwiw", "Gusti Rahmat Wibowo"), ("Budi", "Budi")])
def test_another_name_behind_or_is_a_nickname_where_it_is_like_the_name(other, name):
    text = f"Gusti Rahmat Wibowo atau {other} meninggal dunia. {other} pernah menyebut air naik."
    assert told(text) == [[name]]


@pytest.mark.parametrize("cue", ["Melansir", "Mengutip", "Dikutip dari", "Dilansir"])
def test_the_official_page_of_a_body_hands_on_what_it_has(cue):
    assert told(f"{cue} laman resmi Kota Tangerang, air naik.") == [["Kota Tangerang"]]


def test_an_adverb_that_opens_a_sentence_is_no_part_of_the_name():
    assert told('Tepatnya Rini Kartika mengatakan air naik. "Surut," kata Rini.') == [["Rini Kartika"]] * 2


def test_a_name_may_end_like_a_suffix():
    assert told("Sonya Kartika mengatakan air naik.") == [["Sonya Kartika"]]
