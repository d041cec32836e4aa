"""What drafting makes of Indonesian sentences as news agencies write them: offices, places and days amid a sentence."""

from __future__ import annotations

from functools import partial

import drafts
import pytest

told, links_of = partial(drafts.told, "id"), partial(drafts.links_of, "id")


def chains(text):
    return [chain for _, *found in told(text) for chain in found]


OFFICES = [
    '"Air naik," tulis Petugas Pos Pantau, Agung Tri Wibowo dalam laporannya.',
    '"Air naik," kata Ketua Dewan Sungai, Dr. Agung Tri Wibowo dalam rapat.',
    '"Air naik," ujar peneliti dari Lembaga Sungai, Agung Tri Wibowo, di Lumar.',
    "Air naik. Hal ini disampaikan Direktur Siaga dari Badan Sungai Nasional, Agung Tri Wibowo.",
    "Menurut Ketua Tim dari Badan Sungai, Agung Tri Wibowo, air naik.",
    "Disampaikan Agung Tri Wibowo, air naik.",
    "Lebih lanjut dijelaskan Ketua Dewan, Agung Tri Wibowo, air naik.",
    "Diungkapkan oleh Agung Tri Wibowo bahwa air naik.",
]


@pytest.mark.parametrize("text", OFFICES)
def test_who_bears_an_office_is_the_speaker_whatever_stands_between(text):
    assert chains(text)[-1] == ["Agung Tri Wibowo"]


def test_a_body_before_a_place_in_commas_is_followed_by_no_name():
    assert chains('"Air naik," kata Koordinator dari Lumar, Jawa Tengah, Selasa.') == [["Koordinator"]]


def test_a_passive_that_calls_somebody_a_name_cites_nobody():
    assert links_of("Disebut Raja Sungai, buaya itu ditangkap warga.") == []


def test_a_passive_that_opens_a_sentence_goes_on_with_who_spoke():
    assert told('"Air naik," kata Budi Santoso. Dijelaskan, pintu air masih ditutup.')[-1] == (
        "pintu air masih ditutup",
        ["Budi Santoso"],
    )


def test_a_passive_that_opens_a_text_is_of_nobody_named():
    assert chains("Disebutkan bahwa pintu air masih ditutup.") == [["unattributed"]]


PARTED = [
    "Kapolda Irjen Rini Astuti saat ditemui di kompleks Sagara, Kota Lama, Rabu (18/6/2025) mengatakan, air naik.",
    "Rini Astuti ketika dihubungi dari rumahnya, Sagara, Selasa mengatakan bahwa air naik.",
    "Kepala Dinas Sosial Rini Astuti di sela rapat di Hotel Sagara, Lumar, Selasa (17/6), menyebut air naik.",
    "Rini Astuti usai rapat di Gedung Sagara, Lumar, Jumat, menegaskan air naik.",
    "Ketua Dewan di Lumar, Rini Astuti, Rabu (1/2) mengatakan air naik.",
    "Ketua Tim saat kejadian, Rini Astuti, mengatakan air naik.",
]


@pytest.mark.parametrize("text", PARTED)
def test_a_subject_is_found_before_the_place_and_the_day_it_spoke_at(text):
    assert told(text) == [("air naik", ["Rini Astuti"])]


def test_who_comes_to_a_place_in_a_clause_is_not_who_speaks_behind_it():
    assert chains("Saat Rini datang ke Lumar, Budi mengatakan air naik.") == [["Budi"]]


def test_people_without_a_name_speak_when_they_are_met():
    assert chains("Warga saat ditemui mengatakan air naik.") == [["Warga"]]


DESCRIPTIONS = [
    "Mantan Menteri Perikanan yang kini dikenal sebagai pendiri sekolah musik itu mengatakan air naik.",
    "Penyanyi kelahiran Lumar itu mengatakan air naik.",
    "Lulusan Universitas Lumar itu berharap air naik.",
    "Menurut mantan pemain Sagara FC era 1990-an itu, air naik.",
    '"Air naik," kata pria asal Lumar itu.',
    '"Air naik," ujar politikus Partai Sauh tersebut.',
]


@pytest.mark.parametrize("text", DESCRIPTIONS)
def test_a_description_means_who_was_named_in_the_sentence_before(text):
    assert chains(f"Film itu didukung Rini Astuti. {text}") == [["Rini Astuti"]]


def test_a_description_means_who_spoke_rather_than_who_was_named_beside():
    text = '"Air naik," kata Rini Astuti. Ia datang bersama Budi Santoso. "Saya lega," ujar wanita 35 tahun itu.'
    assert chains(text) == [["Rini Astuti"], ["Rini Astuti"]]


def test_a_description_that_the_last_speaker_does_not_fit_means_who_was_named_since():
    text = '"Air naik," kata Bupati Rini Astuti. Ia datang bersama Budi Santoso. "Saya lega," ujar mantan kiper itu.'
    assert chains(text) == [["Rini Astuti"], ["Budi Santoso"]]


def test_a_pronoun_means_who_is_quoted_and_not_who_speaks_in_the_quotation():
    text = '"Kakek bilang air naik," kata Rini Astuti. "Kami pergi," katanya.'
    assert [chain[0] for chain in chains(text)] == ["Rini Astuti"] * 3


def test_the_first_person_speaks_inside_a_quotation_and_no_noun_before_it():
    assert chains('"Namanya seorang ibu ya saya berharap air surut," kata Rini.') == [["Rini"]]


def test_whose_somebody_is_does_not_keep_them_from_speaking_inside_a_quotation():
    assert ["Rini", "ahli gizi kami"] in chains('"Tadi ahli gizi kami bilang air itu layak diminum," kata Rini.')
