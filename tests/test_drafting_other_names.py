"""Names in parentheses, offices with their abbreviation, and outlets that close what another says, in Indonesian."""

import drafts
import pytest

from provenance.drafting import draft


def told(text, language="id"):
    return drafts.chains_told(language, text)


@pytest.mark.parametrize(
    ("introduced", "later"),
    [
        ("Menteri Sosial Rahmat Siregar (Gus Mat)", "Gus Mat"),
        ("Menteri Sosial Rahmat Siregar (Gus Mat)", "Mat"),
        ("Rahmat Siregar (Cak Mamat)", "Cak Mamat"),
        ("Rahmat Siregar (Bang Doel)", "Bang Doel"),
    ],
)
def test_a_nickname_in_parentheses_means_the_name_before_it(introduced, later):
    assert told(f"{introduced} mengatakan air naik. {later} menyebut air surut.") == [["Rahmat Siregar"]] * 2


@pytest.mark.parametrize("party", ["PDIP", "Golkar"])
def test_a_party_in_parentheses_is_not_the_person_before_it(party):
    text = f"Rina Maharani ({party}) mengatakan air naik. {party} menyebut air surut."
    assert told(text) == [["Rina Maharani"], [party]]


def test_the_abbreviation_of_a_body_still_means_the_body():
    text = "Otoritas Jasa Perairan (OJP) mengatakan air naik. OJP menyebut air surut."
    assert told(text) == [["Otoritas Jasa Perairan"]] * 2


@pytest.mark.parametrize(
    "introduced",
    [
        "Kepala Pusat Penerangan Hukum (Kapuspenkum) Kejagung Rahmat Siregar",
        "Kepala Dinas (Kadis) Kesehatan Kota Bogor Rahmat Siregar",
    ],
)
def test_behind_the_abbreviation_of_an_office_and_its_body_stands_who_holds_it(introduced):
    assert told(f'{introduced} menyampaikan, air naik. "Air surut," jelasnya.') == [["Rahmat Siregar"]] * 2


@pytest.mark.parametrize(
    ("text", "language", "chain"),
    [
        ('Rini mengatakan bahwa warga "mengungsi sejak pagi," lapor AFP.', "id", ["AFP", "Rini"]),
        ('Rini mengatakan bahwa warga "mengungsi," kata Antara, dikutip dari CNA.', "id", ["CNA", "Antara", "Rini"]),
        ('The minister said that residents "fled at dawn," Reuters reported.', "en", ["Reuters", "The minister"]),
    ],
)
def test_an_outlet_that_closes_a_clause_of_another_with_a_quotation_at_its_end_hands_it_on(text, language, chain):
    assert told(text, language) == [chain]


def test_an_outlet_that_closes_a_quotation_of_its_own_is_who_speaks():
    assert told('Rini mengatakan bahwa air naik. "Warga mengungsi," lapor Antara.') == [["Rini"], ["Antara"]]


@pytest.mark.parametrize("outlet", ["detikcom", "detik.com", "tempo.co", "suara.com"])
def test_an_outlet_written_without_a_capital_is_a_relay(outlet):
    text = f'"Air naik," kata Rini Kartika, dikutip {outlet}, Sabtu (28/6).'
    assert told(text) == [[outlet, "Rini Kartika"]]


def test_the_words_antara_lain_name_no_outlet():
    assert told('"Air naik," kata Rini Kartika, dikutip antara lain hari itu.') == [["Rini Kartika"]]


def test_a_rank_between_other_names_is_part_of_the_name():
    text = '"Air naik," kata Kepala Terminal Mega Perwira Donowati. "Surut," kata Mega.'
    assert told(text) == [["Mega Perwira Donowati"]] * 2


@pytest.mark.parametrize(
    "office",
    [
        "Menteri Kelautan dan Perikanan",
        "Menteri Imigrasi dan Pemasyarakatan",
        "Kepala Dinas Pendidikan dan Kebudayaan",
    ],
)
def test_an_office_for_two_things_has_one_holder(office):
    assert told(f"{office} Sakti Hartono mengatakan air naik.") == [["Sakti Hartono"]]


@pytest.mark.parametrize(
    ("named", "names"),
    [
        ("Kementerian Kelautan dan Perikanan", "Kementerian Kelautan dan Perikanan"),
        ("Polri dan TNI", "Polri + TNI"),
        ("Menteri Luar Negeri dan Menteri Pertahanan", "Menteri Luar Negeri + Menteri Pertahanan"),
        ("Kementerian Dalam Negeri dan Polri", "Kementerian Dalam Negeri + Polri"),
    ],
)
def test_two_bodies_are_told_from_one_with_two_concerns(named, names):
    assert told(f"{named} mengatakan air naik.") == [[names]]


@pytest.mark.parametrize(
    "text",
    [
        "Rini Kartika, seorang warga, mengatakan air naik.",
        "Rini Kartika, salah satu korban, mengatakan air naik.",
        "KOMPAS.com-Rini Kartika, seorang staf legendaris klub itu, mengungkapkan bahwa air naik.",
        "Dokter Rini Kartika, Sp.OG, M.Kes, mengatakan air naik.",
        "Rini Kartika, SH, MH, mengatakan air naik.",
        "Menurut dr. Rini Kartika, Sp.A(K), air naik.",
    ],
)
def test_a_description_or_a_degree_in_commas_does_not_hide_the_name(text):
    assert told(text) == [["Rini Kartika"]]


@pytest.mark.parametrize("before", ["Di Jakarta", "Saat bertemu Rini Kartika", "Kepada Rini Kartika"])
def test_a_description_behind_an_adverbial_speaks_itself(before):
    assert told(f"{before}, seorang warga mengatakan air naik.") == [["seorang warga"]]


def test_a_regulation_keeps_its_year_and_is_no_person():
    text = 'Kata Rini, air naik. Berdasarkan Peraturan Menteri Air Nomor 2 Tahun 2002, petugas hadir. "Ya," ujarnya.'
    assert told(text) == [["Rini"], ["Peraturan Menteri Air Nomor 2 Tahun 2002"], ["Rini"]]


def test_a_short_name_means_who_has_spoken_by_a_longer_one():
    office = "Direktur Pesisir dan Pulau-Pulau Kecil Direktorat Jenderal Pengelolaan Laut (DJPL) KKP"
    text = f"{office} Rahmat Aris menilai izin itu harus ada. Menurut Aris, izin tidak ada."
    assert told(text) == [["Rahmat Aris"]] * 2


def test_a_relay_in_commas_says_nothing_of_the_sentence_before():
    text = "Rini hadir tanpa Budi. Absennya Budi, mengutip Antara, Kamis (19/6/2025), baru diumumkan pada Rabu pagi."
    assert told(text) == [["Antara"]]


@pytest.mark.parametrize("day", ["Kamis", "Kamis (19/6/2025)"])
def test_a_day_between_who_holds_an_office_and_the_verb_is_not_in_the_name(day):
    assert told(f"Sekretaris Pers Rini Kartika pada {day} menjelaskan, air naik.") == [["Rini Kartika"]]


def test_a_name_stands_behind_several_parentheses():
    text = (
        "Direktur Utama (Dirut) PT Sri Rejeki Abadi Tbk (Sriba) Iwan Kartiko Lukman (IKL) bicara soal kasus itu."
        " Iwan mengaku air naik."
    )
    assert told(text) == [["Iwan Kartiko Lukman"]]


def test_words_of_according_to_are_no_name():
    text = 'Rini enggan menanggapi. Menurutnya terlalu dini untuk berkomentar.\n"Belum selesai," tuturnya.'
    assert told(text) == [["Rini"]] * 2


def test_a_short_name_means_who_has_it_and_not_another_with_a_longer_name():
    text = (
        "Direktur Iwan Kartiko Lukman bicara. Iwan mengaku air naik."
        " Mantan Direktur Sriba Abadi, Iwan Setiawan Lukman Hadi, pergi."
    )
    assert told(text) == [["Iwan Kartiko Lukman"]]


def test_who_only_knows_of_something_is_not_who_is_quoted_next():
    text = '"Air naik," kata Wardi Waluyo. Suami korban juga mengetahui hal itu. "Belum selesai," ungkap dia kembali.'
    assert told(text) == [["Wardi Waluyo"]] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Yuk simak informasinya dilansir Antara, Rabu (18/6/2025).",
        "Untuk tahu fitur lainnya, simak informasi berikut seperti dikutip dari Antara.",
        "Berikut daftarnya, dikutip dari Antara.",
        "Dilansir dari Antara, berikut lima tipsnya.",
        "Berikut daftar pemenangnya.",
    ],
)
def test_a_sentence_that_only_announces_what_follows_states_nothing(sentence):
    drafted = draft(sentence, language="id")
    assert drafted.article.statements == ()
    assert [one.why for one in drafted.left_out] == ["it only announces what follows"]


def test_the_word_berikut_may_stand_in_a_statement():
    assert told("Dilansir dari Antara, air naik pada hari berikut.") == [["Antara"]]
