"""What drafting makes of Indonesian chains: who rests on whom in a sentence, across sentences, and who is meant."""

from __future__ import annotations

from functools import partial

import drafts
import pytest

from provenance.terms import Basis

told, links_of = partial(drafts.told, "id"), partial(drafts.links_of, "id")


def chains(text):
    return [chain for _, *found in told(text) for chain in found]


ORIGINS = {
    "cited with a clause": (
        "Direktur Rini Kartika mengutip temuan Badan Sungai bahwa air keruh.",
        ["Rini Kartika", "Badan Sungai"],
    ),
    "cited with a quotation": (
        'Rini Kartika menirukan ucapan nakhoda, "Kapal ini sudah tua sekali."',
        ["Rini Kartika", "nakhoda"],
    ),
    "in front of who speaks": (
        "Mengutip keterangan nakhoda, Rini Kartika mengatakan bahwa kapal itu tua.",
        ["Rini Kartika", "nakhoda"],
    ),
    "between a verb and its clause": (
        "Reuters melaporkan, mengutip dua pejabat, bahwa dermaga ditutup.",
        ["Reuters", "dua pejabat"],
    ),
    "behind the speaker": (
        "Air akan naik, kata Rini Kartika merujuk data Badan Sungai.",
        ["Rini Kartika", "Badan Sungai"],
    ),
    "behind the speaker, with a word for together": (
        "Air akan naik, kata Rini Kartika dengan mengutip laporan Badan Sungai.",
        ["Rini Kartika", "Badan Sungai"],
    ),
    "between a subject and its verb": (
        "Rini Kartika, mengacu pada data Badan Sungai, menyebut air akan naik.",
        ["Rini Kartika", "Badan Sungai"],
    ),
    "heard from somebody": (
        "Rini Kartika mendengar dari nakhoda bahwa kapal itu karam.",
        ["Rini Kartika", "nakhoda"],
    ),
    "told by somebody": (
        "Rini Kartika mengaku diberi tahu nakhoda bahwa kapal itu karam.",
        ["Rini Kartika", "nakhoda"],
    ),
    "who speaks, put before another who speaks": (
        "Nakhoda, kata Rini Kartika, mengaku kapal itu sudah tua.",
        ["Rini Kartika", "Nakhoda"],
    ),
    "a belief": (
        "Rini Kartika mengatakan Presiden Budi Santoso yakin air akan surut.",
        ["Rini Kartika", "Budi Santoso"],
    ),
    "a relay before the verb": (
        "Rini Kartika, dikutip Reuters, mengatakan air akan surut.",
        ["Reuters", "Rini Kartika"],
    ),
}


@pytest.mark.parametrize(("text", "chain"), ORIGINS.values(), ids=ORIGINS)
def test_where_a_speaker_has_it_from_is_the_next_link(text, chain):
    assert chain in chains(text)


ACROSS = {
    "in the passive": "Informasi ini ia peroleh dari Badan Sungai.",
    "in the active": "Ia mengutip keterangan Badan Sungai.",
    "with a word of reference": "Ia merujuk data Badan Sungai.",
}


@pytest.mark.parametrize("sentence", ACROSS.values(), ids=ACROSS)
def test_a_sentence_that_only_tells_the_origin_gives_it_to_the_statement_before(sentence):
    assert chains(f"Rini Kartika mengatakan air keruh. {sentence}") == [["Rini Kartika", "Badan Sungai"]]


def test_an_origin_is_also_that_of_what_a_quotation_bears_out():
    text = (
        'Rini Kartika mengatakan air keruh. "Ikan mati di mana-mana," ujar Rini. Informasi itu ia terima dari nelayan.'
    )
    assert chains(text) == [["Rini Kartika", "nelayan"]] * 2


DOCUMENTS = {
    "disebutkan, without a complementizer": "Dalam laporan Badan Sungai disebutkan air sudah naik dua meter.",
    "a verb in front": "Disebutkan dalam laporan Badan Sungai bahwa air sudah naik.",
    "what is found": "Dari hasil pemeriksaan Badan Sungai diketahui bahwa air sudah naik.",
    "a preposition alone": "Dari data Badan Sungai, air sudah naik dua meter.",
    "where it is printed": "Air sudah naik dua meter. Perkiraan itu termuat dalam laporan Badan Sungai.",
}


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_what_a_document_says_is_of_who_issued_it(text):
    assert chains(text) == [["Badan Sungai"]]


INSIDE = {
    "a document": '"Dalam laporan Badan Sungai disebutkan air akan naik," kata Rini Kartika.',
    "what was heard": '"Kami mendapat laporan dari Badan Sungai bahwa air naik," kata Rini Kartika.',
}


@pytest.mark.parametrize("text", INSIDE.values(), ids=INSIDE)
def test_what_a_quotation_rests_on_is_a_link_below_its_speaker(text):
    assert chains(text) == [["Rini Kartika"], ["Rini Kartika", "Badan Sungai"]]


MEANT = {
    "a pronoun: the speaker, and nobody named in what is said": (
        'Rini Kartika mengungkapkan, Budi Santoso sempat tiba. "Air sudah naik," tuturnya.',
        ["Rini Kartika"],
    ),
    "a pronoun: nobody who is named in the quotation": (
        'Rini Kartika tiba. Budi Santoso mengaku lelah. "Rini sudah saya panggil kemarin sore," katanya.',
        ["Budi Santoso"],
    ),
    "a quotation alone: whom the sentence before is about": (
        'Rini Kartika menyebut air naik. Seorang penumpang bernama Odile melihat ke luar. "Kapal itu miring sekali."',
        ["Odile"],
    ),
    "a quotation alone: who says alike": (
        'Rini Kartika menyebut air naik. Hal senada disampaikan Budi Santoso. "Air di sini sudah setinggi lutut."',
        ["Budi Santoso"],
    ),
    "an office alone": (
        "Sidang itu menghadirkan saksi Budi Santoso. Saksi mengaku air sudah naik.",
        ["Budi Santoso"],
    ),
    "whom a lawyer speaks for": (
        'Budi Santoso ditahan. Pengacara Budi, Rini Kartika, tiba. "Klien saya bilang air naik," kata Rini.',
        ["Rini Kartika", "Budi Santoso"],
    ),
    "a body, by what sort of body it is": (
        "Pemerintah Tuvanga belum menjawab. Pekan lalu, negara itu menyatakan air akan naik.",
        ["Pemerintah Tuvanga"],
    ),
    "an outlet that was cited before": (
        "Banjir itu pertama kali diberitakan Radar Batu. Rini Kartika, dikutip koran itu, mengatakan air naik.",
        ["Radar Batu", "Rini Kartika"],
    ),
    "a name behind a land that no list has": (
        "Hujan turun di Tuvanga. Perdana Menteri Tuvanga Rini Kartika mengatakan air naik.",
        ["Rini Kartika"],
    ),
    "a name behind a place before a dash": (
        "Tuvanga - Menteri Sungai Rini Kartika mengatakan air naik sejak pagi.",
        ["Rini Kartika"],
    ),
    "an apposition with a title": (
        '"Air sudah naik," kata ketua tim, Prof. Rini Kartika, seperti diberitakan Reuters.',
        ["Reuters", "Rini Kartika"],
    ),
    "a name of two words behind an office that often has a place": (
        '"Air sudah naik," kata Kapolres Budi Santoso.',
        ["Budi Santoso"],
    ),
}


@pytest.mark.parametrize(("text", "chain"), MEANT.values(), ids=MEANT)
def test_who_speaks_is_found_by_what_the_text_tells_before(text, chain):
    assert chains(text)[-1] == chain


SILENT = {
    "an event that an outlet told of first": "Banjir itu pertama kali diberitakan Radar Batu.",
    "a title in quotation marks": 'Pameran bertajuk "Menurut Sungai" dibuka besok.',
    "a rule that another rests on": "Peraturan itu merujuk pada Undang-Undang Sungai.",
    "an event at which something was said": "Jembatan ditutup. Acara itu disampaikan dalam rapat Badan Sungai.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_words_that_only_look_like_a_citation_give_no_link(text):
    assert links_of(text) == []


def test_who_mentions_a_report_in_passing_says_nothing_of_it():
    text = "Menurut Rini Kartika, laporan yang disebut Budi Santoso adalah laporan lama."
    assert chains(text) == [["Rini Kartika"]]


def test_a_sentence_that_tells_where_somebody_said_it_gives_no_second_statement():
    text = '"Air sudah naik," kata Rini Kartika. Hal itu ia sampaikan di balai kota.'
    assert chains(text) == [["Rini Kartika"]]


def test_who_says_alike_is_no_source_of_what_was_said_before():
    text = "Rini Kartika menyebut air naik. Hal senada disampaikan Budi Santoso."
    assert chains(text) == [["Rini Kartika"]]


def test_a_quotation_alone_has_the_cue_of_who_says_alike():
    text = 'Rini Kartika menyebut air naik. Hal senada disampaikan Budi Santoso. "Air di sini setinggi lutut."'
    link = links_of(text)[-1]
    assert ([span.exact for span in link.cues], link.basis) == (["Hal senada disampaikan"], Basis.INFERRED)


DESCRIBED = {
    "titles before a name in apposition": (
        "Dosen Fakultas Teknik, Dr. Rini Kartika, menyebut jembatan itu miring.",
        ["Rini Kartika"],
    ),
    "degrees behind a name": (
        "Kepala Dinas Jalan, Ir. Sari Dewi, M.T., menyebut jembatan itu miring.",
        ["Sari Dewi"],
    ),
    "an office behind a name": (
        "Rini Kartika, Bupati Batu, tiba. Ia mengatakan jembatan itu miring.",
        ["Rini Kartika"],
    ),
    "initials": ("Pria berinisial RS (34) mengaku jembatan itu miring.", ["RS"]),
    "a study by its journal": (
        "Sebuah studi yang dimuat di jurnal Sungai Kita menyebut air akan naik.",
        ["Sungai Kita"],
    ),
    "a survey by who made it": ("Survei yang digelar LSB menunjukkan air akan naik.", ["LSB"]),
    "people by where they are": (
        "Pemilik warung di seberang pasar mengatakan air akan naik.",
        ["Pemilik warung di seberang pasar"],
    ),
    "people near something": ("Menurut warga sekitar pasar, air akan naik.", ["warga sekitar pasar"]),
    "who is told to have answered": (
        'Rini Kartika menuding Budi Santoso lalai. Tudingan itu dibantah Budi. "Saya selalu hadir setiap hari."',
        ["Budi Santoso"],
    ),
    "a land before a name": ("AS Rini Kartika Sari mengatakan air akan naik.", ["Rini Kartika Sari"]),
    "a firm behind an office": ("Perwakilan kontraktor PT Tirta Jaya mengatakan air akan naik.", ["PT Tirta Jaya"]),
    "a name behind an office in a firm": (
        "Direktur PT Tirta Jaya Rini Kartika mengatakan air akan naik.",
        ["Rini Kartika"],
    ),
    "a body behind an office, by its abbreviation": (
        "Ketua Asosiasi Petani Sungai (APS), Rini Kartika, tiba. APS mencatat air akan naik.",
        ["Asosiasi Petani Sungai"],
    ),
    "the outlet that a relay has it from": (
        '"Air akan naik," kata Rini Kartika seperti dikutip Reuters dari Radio Batu.',
        ["Reuters", "Radio Batu", "Rini Kartika"],
    ),
    "the outlet that a relay cites": (
        "Seperti dilaporkan Reuters yang mengutip Radio Batu, Rini Kartika menyebut air akan naik.",
        ["Reuters", "Radio Batu", "Rini Kartika"],
    ),
}


@pytest.mark.parametrize(("text", "chain"), DESCRIBED.values(), ids=DESCRIBED)
def test_a_source_is_known_by_what_is_said_with_it(text, chain):
    assert chains(text)[-1] == chain


NOBODYS = {
    "a plan": "Menurut jadwal, kapal itu berangkat pukul tujuh pagi.",
    "a rule": "Menurut hukum yang berlaku, pelaku bisa dipenjara.",
    "an order of things": "Nama-nama itu disusun menurut abjad dan asal daerah.",
    "an obedient child": "Anak itu menurut saja ketika dibawa pulang.",
    "a proverb": "Pepatah lama mengatakan air tenang menghanyutkan.",
    "somebody in a film": "Tokoh dalam film itu mengatakan bahwa hidup itu singkat.",
    "what a film is about": "Film itu mengisahkan perjalanan seorang nelayan.",
    "a sign": 'Spanduk itu berbunyi "Kami Menolak Tambang".',
    "a siren": "Sirene berbunyi tiga kali sebelum kapal berangkat.",
    "an object that is reported to the police": "Rini Kartika melaporkan kehilangan itu ke polisi.",
    "an insurance": "Nasabah mengklaim asuransi setelah rumahnya terbakar.",
    "thanks": "Rini Kartika menyampaikan terima kasih kepada warga.",
    "where an article was printed": "Artikel ini pertama kali dimuat di Kabar Sungai.",
    "an event that shows something": "Kehadiran para tokoh itu menegaskan dukungan bagi warga.",
    "what somebody will say": "Pemenang akan diumumkan Kementerian Sungai pekan depan.",
    "a silence": "Rini Kartika enggan menjawab pertanyaan wartawan.",
    "a noun that opens a sentence": "Nilai plus Rini, tenaganya, justru hilang.",
}


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS)
def test_what_cites_nobody_gives_no_link(text):
    assert links_of(text) == []


def test_a_named_law_can_be_cited():
    assert chains("Menurut Undang-Undang Sungai, pelaku bisa dipenjara.") == [["Undang-Undang Sungai"]]


def test_what_is_put_to_somebody_is_no_part_of_who_said_it():
    text = "Menurut pengakuan sopir kepada polisi, truk itu sudah tua."
    assert chains(text) == [["sopir"]]


def test_hearsay_inside_a_quotation_is_of_who_was_named_before_it():
    text = '"Saya menelepon bapak. Katanya air sudah naik sejak pagi," kata Rini Kartika.'
    assert chains(text) == [["Rini Kartika"], ["Rini Kartika", "bapak"]]


def test_a_judgement_of_what_somebody_says_is_no_part_of_it():
    text = "Klaim Rini Kartika bahwa air sudah surut dinilai Budi Santoso berlebihan."
    assert told(text) == [("air sudah surut", ["Rini Kartika"])]


def test_a_body_named_elsewhere_is_no_part_of_the_name_behind_it():
    text = "Warga Batu Hitam mengungsi. Wali Kota Batu Hitam Rini Kartika mengatakan air naik."
    assert chains(text)[-1] == ["Rini Kartika"]


def test_what_is_said_as_somebody_said_it_is_theirs():
    assert chains("Seperti dikatakan Rini Kartika kepada wartawan, air sudah naik.") == [["Rini Kartika"]]


RELAYED = {
    "an outlet told of it": (
        "Badan Sungai mencatat 12 titik banjir. Catatan itu dikutip Reuters.",
        [["Reuters", "Badan Sungai"]],
    ),
    "whose report an outlet prints": (
        "Rini Kartika mengatakan air keruh. Keterangan Rini itu dimuat laman Antara.",
        [["Antara", "Rini Kartika"]],
    ),
    "whose claim rests on data": (
        "Promotor Rini Kartika mengklaim kapal itu penuh. Klaim Rini didasarkan pada data Badan Sungai.",
        [["Rini Kartika", "Badan Sungai"]],
    ),
    "a likening inside a clause": (
        "Air sungai, seperti diungkapkan Rini Kartika, akan naik besok.",
        [["Rini Kartika"]],
    ),
    "a title in capitals in front of a place": (
        "DAUN BARU DAILY, Batu - Polda Batu memastikan air akan naik.",
        [["Polda Batu"]],
    ),
    "an outlet in likening, and an adjunct before the verb": (
        "Rini Kartika, seperti diberitakan Reuters, dalam pidatonya menyatakan air akan naik.",
        [["Reuters", "Rini Kartika"]],
    ),
    "a firm by its own name": (
        "Perusahaan listrik Tirta Jaya membantah bahwa air naik.",
        [["Tirta Jaya"]],
    ),
    "a body that is cited": (
        "Kantor berita AP, mengutip kementerian dalam negeri, menyebutkan 40 orang pergi.",
        [["AP", "kementerian dalam negeri"]],
    ),
}


@pytest.mark.parametrize(("text", "found"), RELAYED.values(), ids=RELAYED)
def test_how_the_words_came_is_in_the_chain(text, found):
    assert chains(text) == found


def test_an_office_behind_an_adverb_opens_a_sentence():
    text = "Budi Santoso menyebut air surut. Namun Ketua Dewan, Rini Kartika, meragukan hal itu. Ia menyebut air naik."
    assert chains(text)[-1] == ["Rini Kartika"]


def test_who_speaks_without_words_is_meant_by_a_pronoun():
    assert chains("Pihak museum mengaku lega. Mereka menambahkan air tidak masuk.") == [["Pihak museum"]]


def test_there_being_some_who_say_it_names_nobody():
    assert links_of("Ada juga yang menduga air itu beracun.") == []


def test_a_passive_behind_a_word_of_telling_is_no_name():
    text = "Kapal itu dikabarkan diminati klub Jepang sejak pekan lalu."
    assert chains(text) == [["unattributed"]]


def test_a_name_may_end_in_a_word_of_offices():
    assert chains("Kepala Dinas Jalan Budi Utama menjelaskan bahwa air naik.") == [["Budi Utama"]]


def test_an_office_that_shows_something_says_nothing():
    assert links_of("Presiden Rini Kartika menunjukkan kesabaran yang menenangkan warga.") == []


def test_an_event_that_is_reported_to_the_police_is_no_statement():
    assert links_of("Korban melaporkan peristiwa tersebut kepada polisi.") == []


def test_the_page_from_which_somebody_is_cited_hands_it_on():
    text = '"Air sudah naik," kata Rini Kartika mengutip laman Antara.'
    assert chains(text) == [["Antara", "Rini Kartika"]]


def test_a_word_that_an_agency_is_called_by_is_none_in_lower_case():
    text = "Rini Kartika menambahkan, menurut keterangan warga bernama Budi Santoso, air sudah naik."
    assert chains(text) == [["Rini Kartika", "Budi Santoso"]]
