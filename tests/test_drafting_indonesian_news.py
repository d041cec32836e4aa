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


@pytest.mark.parametrize(
    ("first", "later", "name"),
    [
        ("Manajer Humas Kereta Divre IV Lumar, Azhar Zaki Wijaya melalui surat", "Zaki", "Azhar Zaki Wijaya"),
        ("Kapolres Lumar AKBP Azhar Zaki Wijaya", "Zaki", "Azhar Zaki Wijaya"),
        ("Kasi Humas Polresta Lumar, Kompol I Ketut Sukarja, kepada wartawan", "Sukarja", "I Ketut Sukarja"),
        ("Kepala Pusat Penerangan (Kapuspen) Kejagung Rini Astuti", "Rini", "Rini Astuti"),
        ("Kepala Dinas Tani, Pangan, dan Laut Kota Lumar, Rini Astuti, Rabu (2/3)", "Rini", "Rini Astuti"),
        ("Kepala Dinas Pertanian dan Pangan Kabupaten Lumar, Rini Astuti", "Rini", "Rini Astuti"),
        ("Menteri Sosial Bambang Yusuf (Gus Bam) dalam surat", "Gus Bam", "Bambang Yusuf"),
        ("Bambang Yusuf yang akrab disapa Kang Bam", "Kang Bam", "Bambang Yusuf"),
        ("Bambang Yusuf, yang biasa dipanggil Bimbim", "Bimbim", "Bambang Yusuf"),
        ("Bambang Yusuf atau Gus Bam", "Gus Bam", "Bambang Yusuf"),
    ],
)
def test_a_name_is_whole_and_what_somebody_is_called_means_the_same(first, later, name):
    assert chains(f'"Air naik," kata {first}. "Surut," kata {later}.') == [[name], [name]]


def test_a_choice_between_two_people_makes_nobody_the_other():
    assert chains('"Air," kata Rini Astuti atau Budi Santoso. "Surut," kata Budi.')[-1] == ["Budi Santoso"]


def test_an_office_of_two_fields_is_held_by_one_person_and_two_offices_by_two():
    assert chains('"Air," kata Kepala Dinas Pertanian dan Pangan Kabupaten Lumar Rini Astuti, Rabu.') == [
        ["Rini Astuti"]
    ]


def test_an_event_with_a_name_behind_it_is_nobody():
    text = '"Air," kata Pengky. Penangkapan MR tertunda. MR lari. "Ia mengancam warga," ujarnya.'
    assert chains(text) == [["Pengky"], ["Pengky"]]


TALK = [
    "Beredar kabar kiper itu mau pindah.",
    "Kali ini, beredar kabar bahwa kiper itu mau pindah.",
    "Beberapa kabar yang berembus, kiper itu mau pindah.",
    "Rumor yang beredar menyebutkan kiper itu mau pindah.",
    "Menurut kabar yang beredar, kiper itu mau pindah.",
]


@pytest.mark.parametrize("text", TALK)
def test_talk_is_of_nobody_named(text):
    assert told(text) == [("kiper itu mau pindah", ["unattributed"])]


@pytest.mark.parametrize("text", ["Kabar yang beredar itu tidak benar.", "Isu yang beredar meresahkan warga."])
def test_talk_without_its_words_states_nothing_that_somebody_said(text):
    assert links_of(text) == []


def test_a_size_that_is_reported_is_of_nobody_named():
    assert told("Kolom asap dilaporkan setinggi 2.000 meter.")[0][1:] == (["unattributed"],)


@pytest.mark.parametrize("verb", ["menyoroti", "menekankan", "mengkritik", "mengklaim"])
def test_a_noun_that_stands_for_a_clause_is_what_is_said(verb):
    assert told(f"Rini Astuti {verb} pentingnya jalan desa.") == [("pentingnya jalan desa", ["Rini Astuti"])]


def test_a_thing_that_is_only_pointed_out_is_no_statement_of_somebody():
    assert links_of("Rini Astuti menyoroti jalan desa itu.") == []


def test_a_report_that_nobody_got_is_no_basis():
    assert chains("Rini mengaku belum mendapat laporan dari Dinas Air mengenai hal itu.") == [["Rini"]]


DOCUMENTS = {
    "Berdasarkan keterangan yang diterima keluarga, korban jatuh.": "keluarga",
    "Berdasarkan data yang dikeluarkan BPS, harga naik.": "BPS",
    "Berdasarkan data yang dihimpun, harga naik.": "data",
    "Berdasarkan informasi yang diterima Kompas.com, korban jatuh.": "informasi",
    "Data sementara mencatat sebanyak 40 jiwa mengungsi.": "Data sementara",
    "Dalam laporan keuangan perusahaan, laba naik dua kali lipat.": "laporan keuangan perusahaan",
}


@pytest.mark.parametrize(("text", "source"), DOCUMENTS.items())
def test_a_document_is_of_who_received_or_made_it(text, source):
    assert chains(text) == [[source]]


def test_who_is_told_of_in_a_relative_clause_goes_on_behind_it():
    assert told("Sagara yang mengklaim air naik, melancarkan serangan kepada musuhnya.")[-1] == ("air naik", ["Sagara"])
    text = "Budi Santoso yang mengaku melihat kejadian itu, mengatakan air naik."
    assert chains(text) == [["Budi Santoso"], ["Budi Santoso"]]


def test_the_agent_of_a_passive_says_on_what_follows():
    text = "Air naik. Hal itu diungkap pertama kali oleh Rini Astuti di Lumar, dengan menyebutkan pintu air rusak."
    assert told(text)[-1] == ("pintu air rusak", ["Rini Astuti"])


def test_what_somebody_holds_of_a_thing_is_said_of_it():
    text = '"Air," kata Rini. Ia menolak aturan desa yang dinilainya tidak adil, lalu pergi.'
    assert told(text)[-1] == ("aturan desa … tidak adil", ["Rini"])


def test_what_somebody_reported_at_some_time_is_not_what_was_said():
    assert chains('"Air," kata Rini. Warga ingat kasus yang dilaporkannya pada 2023.') == [["Rini"]]


def test_who_handed_it_on_stands_above_where_it_was_first_written():
    text = "Mengutip unggahan Rini Astuti di Weibo via Kabar Lumar, Jumat (20/6), air akan naik."
    assert chains(text) == [["Kabar Lumar", "Rini Astuti"]]


def test_relays_in_a_sentence_that_points_back_are_all_above_who_spoke():
    text = "Rini Astuti mengatakan air naik. Demikian dilaporkan Haaretz, dilansir dari Reuters, Sabtu."
    assert chains(text) == [["Reuters", "Haaretz", "Rini Astuti"]]


def test_an_outlet_written_small_hands_on():
    assert chains('"Air naik," kata Rini Astuti, mengutip detikcom, Sabtu (28/6).') == [["detikcom", "Rini Astuti"]]


BEHIND_LINKS = {
    "Ia juga menyebut air masih tinggi.": ["Rini"],
    "Sementara itu, Gubernur Budi Santoso menyebut air masih tinggi.": ["Budi Santoso"],
    "Bahkan, Rini optimistis air akan surut.": ["Rini"],
}


@pytest.mark.parametrize(("sentence", "chain"), BEHIND_LINKS.items())
def test_a_sentence_begins_behind_a_linked_headline_that_a_lost_line_joined_to_it(sentence, chain):
    text = f'"Air naik," kata Rini. Baca juga: Bangun Tambak di Lumar, Dewi Teken Kontrak Rp 2 Miliar {sentence}'
    assert chains(text) == [["Rini"], chain]


def test_a_linked_headline_with_small_words_is_no_sentence():
    text = '"Air naik," kata Rini. Baca juga: Nestapa Warga Lumar yang Kehilangan Rumah akibat Banjir Bandang'
    assert len(told(text)) == 1


def test_an_achievement_that_a_body_records_is_no_statement_of_it():
    assert links_of("Kereta Lumar mencatat peningkatan pelanggan dari 72 orang menjadi 80 orang.") == []


def test_what_is_told_of_an_achievement_is_a_statement():
    assert chains("BPS mencatat penurunan terbesar terjadi di desa.") == [["BPS"]]


def test_a_thing_that_shows_something_is_meant_by_no_pronoun():
    text = "Editor Clay Chandler mengatakan, kawasan Timur menunjukkan perannya. Menurutnya, kawasan ini penting."
    assert chains(text) == [["Clay Chandler"], ["Clay Chandler"]]


def test_initials_stand_inside_a_name():
    text = 'Direktur Utama BTN Nixon LP Wijaya mengungkapkan, bunga masih tinggi. "Ya," ujar Nixon.'
    assert chains(text) == [["Nixon LP Wijaya"], ["Nixon LP Wijaya"]]


def test_a_name_without_the_middle_means_the_whole_name():
    text = '"Air," kata Bupati Lumar Andi Abdullah Rahim. "Ya," ujar Andi Rahim.'
    assert chains(text) == [["Andi Abdullah Rahim"], ["Andi Abdullah Rahim"]]


def test_who_goes_on_behind_a_quotation_says_it_once():
    assert chains('"Air," kata Rini. "Ia pemain luar biasa," kata dia menambahkan.') == [["Rini"], ["Rini"]]


def test_a_list_in_a_relative_clause_hides_no_subject():
    text = "Wanda, yang ikut berjalan bersama Ratna Galih, Zaskia Adya, dan lainnya, menyatakan aksi ini damai."
    assert chains(text) == [["Wanda"]]


def test_who_has_no_name_is_meant_by_the_noun_they_came_in_with():
    assert chains("Seorang pria mengamuk di Lumar. Pria itu mengatakan ia lapar.") == [["Seorang pria"]]
    text = 'Surat dikirim juru bicara kementerian perangnya. "Kami prihatin," ujar juru bicara tersebut.'
    assert chains(text) == [["juru bicara kementerian perangnya"]]


def test_a_name_that_is_spelled_like_a_degree_ends_a_sentence():
    assert chains('"Air naik," kata Park Hoon Sik. Warga lega.') == [["Park Hoon Sik"]]


ACTING = {
    "Bank Lumar menurunkan bunga sebesar seperempat poin dan mengisyaratkan akan ada pemangkasan lagi.": "Bank Lumar",
    "Bupati Rini meninjau pasar, kemudian menegaskan harga stabil.": "Rini",
    "Sagara melalui juru bicara kementeriannya pada Kamis (19/6/2025), mengecam serangan itu dan menuduh "
    "negara tersebut memicu perang.": "Sagara",
    "Polisi menangkap tersangka dan menyebut ia residivis.": "Polisi",
}


@pytest.mark.parametrize(("text", "name"), ACTING.items())
def test_who_does_something_and_then_speaks_is_the_speaker(text, name):
    assert chains(text) == [[name]]


def test_an_act_alone_hints_at_nothing():
    assert links_of("Bank Lumar mengisyaratkan kesabaran.") == []


def test_a_statement_of_a_firm_is_the_firms_words_whatever_day_it_is_cited_from():
    text = "Dalam keterangan tertulis perusahaan, dikutip Jumat (20/6/2025), dividen akan dibayarkan pada Juli."
    assert told(text) == [("dividen akan dibayarkan pada Juli", ["keterangan tertulis perusahaan"])]


def test_an_index_is_of_the_body_that_its_name_begins_with():
    text = "Lumar Food Programme (LFP) Waste Index 2024 menunjukkan, 61 persen makanan terbuang."
    assert chains(text) == [["Lumar Food Programme"]]
    assert chains("Global Risk Report 2025 menyebut perang menjadi ancaman.") == [["Global Risk Report"]]


HEARSAY = {
    "Sempat kata temannya pusing, lalu ia jatuh": ("Sempat … pusing", "temannya"),
    "Kata dokter dia pusing": ("dia pusing", "dokter"),
    "Walaupun dibilangin di kamar itu sudah kosong": ("di kamar itu sudah kosong", "unattributed"),
}


@pytest.mark.parametrize(("said", "inner"), HEARSAY.items())
def test_what_a_speaker_was_told_is_said_by_who_told_it(said, inner):
    content, source = inner
    assert (content, ["Sri Astuti", source]) in told(f'"{said}," ungkap Sri Astuti.')


def test_a_word_is_no_hearsay():
    assert chains('"Satu kata untuk warga, sabar," ujar Sri.') == [["Sri"]]


def test_a_body_goes_on_as_the_last_who_spoke():
    text = '"Api padam," kata Dinas Damkar Lumar kepada wartawan. "Sebabnya lilin," katanya.'
    assert chains(text) == [["Dinas Damkar Lumar"], ["Dinas Damkar Lumar"]]


def test_what_happened_to_somebody_shows_something_and_they_do_not():
    text = "Menurut Walid, fakta bahwa Topan tetap ditahan menunjukkan bahwa Bobby tegas."
    assert chains(text) == [["Walid"]]
    assert chains("LSB menunjukkan bahwa harga naik.") == [["LSB"]]


def test_whose_people_are_is_told_once():
    assert chains('"Belanja untuk masyarakatnya kami khawatir belum cukup," ujar Tito.') == [["Tito"]]


def test_a_name_begins_behind_a_rank_whatever_office_stands_before():
    text = 'Air naik. Hal itu disampaikan Dirpolkrim Polda Lumar Kombes Wira Satya Putranto. "Ya," kata Wira.'
    assert chains(text) == [["Wira Satya Putranto"], ["Wira Satya Putranto"]]


def test_the_place_where_somebody_works_is_not_what_they_say():
    text = "Menurut dr. Rini Astuti dari RS Sagara, Jakarta, stroke tidak memandang usia."
    assert told(text) == [("stroke tidak memandang usia", ["Rini Astuti"])]


def test_the_agent_of_a_passive_without_words_is_meant_by_a_pronoun():
    text = "Rapat itu diungkap oleh Sekretaris Kabinet Rini Astuti saat berkunjung. Dia mengatakan rapat digelar besok."
    assert chains(text) == [["Rini Astuti"]]


def test_a_first_word_with_its_capital_from_the_sentence_is_no_part_of_a_longer_name():
    text = '"Kami menang," kata Rino Gerai. Gol Gerai tercipta di akhir laga. Menurut Gerai, laga itu berat.'
    assert chains(text) == [["Rino Gerai"], ["Rino Gerai"]]
    assert chains('Nyatanya Rosa Lenta mengatakan air naik. "Air naik," kata Rosa Lenta.') == [["Rosa Lenta"]] * 2


def test_a_first_name_stays_where_a_sentence_begins_with_it_and_the_rest_stands_alone():
    assert chains('Rino Gerai mengatakan air naik. "Air naik," kata Gerai.') == [["Rino Gerai"]] * 2


def test_a_shorter_name_that_speaks_is_no_place_before_the_longer_one():
    text = 'Menteri Air Sari Wulani Indrastuti mengatakan air naik. "Kami siap," kata Sari Wulani.'
    assert chains(text) == [["Sari Wulani Indrastuti"]] * 2


def test_a_place_that_is_named_elsewhere_is_of_the_office_before_a_name():
    text = "Warga Batu Hitam senang. Lurah Batu Hitam Wulan mengatakan air naik."
    assert chains(text) == [["Wulan"]]


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("ekonom Sagarabank Tan Rini Astuti", "Tan Rini Astuti"),
        ("ekonom Bima Rini Astuti", "Bima Rini Astuti"),
        ("Dosen Universitas Sagara Rini Astuti", "Rini Astuti"),
        ("Rektor Universitas Sagara Lumar Rini Astuti", "Rini Astuti"),
        ("Rektor Universitas Sagara Lumar", "Rektor Universitas Sagara Lumar"),
        ("Direktur Bank Sagara Rini Astuti", "Rini Astuti"),
        ("pelatih Sagara United Rini Astuti", "Rini Astuti"),
        ("pelatih Rini Astuti", "Rini Astuti"),
        ("Duta Besar Jepang Rini Astuti", "Rini Astuti"),
        ("Kabid Humas Polda Metro Jaya", "Kabid Humas Polda Metro Jaya"),
        ("Gubernur Bali I Wayan Lumar", "I Wayan Lumar"),
        ("Badan Klimatologi, Meteorologi, dan Geofisika (BKMG)", "Badan Klimatologi, Meteorologi, dan Geofisika"),
    ],
)
def test_what_a_body_behind_an_office_is_called_is_no_part_of_a_persons_name(speaker, name):
    assert chains(f'"Air sungai itu naik," kata {speaker}.') == [[name]]
    assert chains(f"Menurut {speaker}, air sungai itu naik.") == [[name]]
    opening = speaker[0].upper() + speaker[1:]
    assert chains(f"{opening} mengatakan air sungai itu naik.") == [[name]]


def test_bodies_in_a_list_are_no_single_body():
    assert (
        chains("Dinas Sosial, Rini Astuti, dan Budi Santoso mengatakan air sungai itu naik.")[0][-1] == "Budi Santoso"
    )


NICKNAMES = [
    "Bupati Arif Fiandani alias Ipong datang.",
    "Bupati Arif Fiandani atau yang karib disapa Ipong datang.",
    "Bupati Arif Fiandani, S.H., yang akrab disapa Ipong datang.",
    "Bupati Arif Fiandani dikenal dengan nama Ipong.",
    "Bupati Arif Fiandani (sapaan akrab Ipong) datang.",
    "Bupati Arif Fiandani datang. Ia akrab disapa Ipong.",
    "Bupati Arif Fiandani datang. Pria yang akrab disapa Ipong itu senang.",
    "Menurut Ipong, sapaan akrab Arif Fiandani, air naik.",
    "Bupati Arif Fiandani datang. Menurut Ipong, sapaan akrabnya, air naik.",
    'Bupati Arif Fiandani datang. "Ya," kata Ipong, begitu ia disapa, Senin.',
]


@pytest.mark.parametrize("text", NICKNAMES)
def test_a_nickname_means_whom_the_text_says_it_does(text):
    found = chains(text + ' Lurah Sari Wulandari diam. "Air naik," kata Ipong.')
    assert found[-1] == ["Arif Fiandani"]
    assert all(chain == ["Arif Fiandani"] for chain in found)


def test_what_a_nickname_is_called_by_is_not_what_is_said():
    text = '"Air naik," ujar pria yang akrab disapa Ipong kepada awak media. "Ya," kata Ipong.'
    assert told(text) == [("Air naik", ["Ipong"]), ("Ya", ["Ipong"])]
    assert told("Air naik, kata Ipong, sapaan akrab Arif Fiandani.") == [("Air naik", ["Arif Fiandani"])]


def test_an_office_somebody_is_known_by_and_what_the_police_call_for_are_no_nicknames():
    assert chains('Arif Fiandani datang. Sari Wulan, panggilan polisi, diam. "Ya," kata Sari Wulan.') == [
        ["Sari Wulan"]
    ]
    assert chains('Arif Fiandani dikenal sebagai Ketua Lumar. "Ya," kata Ketua Sari Wulan.') == [["Sari Wulan"]]


def test_who_asks_is_not_who_answers():
    text = 'Rino Gerai menyebut air naik. "Pernah turun?" tanya Sari Wulan. "Pernah," ungkap dia.'
    assert chains(text) == [["Rino Gerai"], ["Sari Wulan"], ["Rino Gerai"]]
    assert chains('"Pernah turun?" tanya Sari Wulan. "Saya heran," kata dia.') == [["Sari Wulan"]] * 2


def test_what_somebody_is_from_is_not_meant_inside_a_quotation():
    text = '"Rino Gerai, pedagang dari Toko Emas Lumar, setuju. Dia menyebut akan datang," kata Sari Wulan.'
    assert chains(text) == [["Sari Wulan"], ["Sari Wulan", "Rino Gerai"]]


def test_an_office_that_speaks_through_another_is_the_source():
    assert chains("Kapolres Rino Gerai melalui Kasi Humas Sari Wulan mengatakan air naik.") == [["Rino Gerai"]]
    assert chains("Seorang warga di Lumar mengatakan air naik.") == [["Seorang warga di Lumar"]]


THEIRS = [
    ("Air naik. Hal itu disampaikan Rino Gerai dan istrinya.", "Rino Gerai + istrinya"),
    ("Terdakwa Rino Gerai dan kuasa hukumnya menyatakan air naik.", "Rino Gerai + kuasa hukumnya"),
    ('"Air naik," kata Rino Gerai dan istrinya, Senin.', "Rino Gerai + istrinya"),
    ("Menurut Rino dan keluarganya, air naik.", "Rino + keluarganya"),
]


@pytest.mark.parametrize(("text", "both"), THEIRS)
def test_who_is_told_by_being_somebodys_speaks_with_them(text, both):
    assert chains(text) == [[both]]


def test_what_is_nobody_does_not_speak_with_its_owner():
    assert chains('"Air naik," kata Rino Gerai dan rumahnya kosong.') == [["Rino Gerai"]]
