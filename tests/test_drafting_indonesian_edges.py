"""Where what is said begins and ends, and who speaks of themselves, in Indonesian."""

import drafts
import pytest

from provenance.drafting import draft


def told(text):
    return drafts.words_told("id", text)


@pytest.mark.parametrize(
    "quoted", ["Saya hadir ke Polda Solo memastikan kasus berjalan", "Saya selaku ketua menyampaikan bahwa air naik"]
)
def test_who_speaks_of_themselves_cites_nobody(quoted):
    assert told(f'"{quoted}," kata Rini.') == [(quoted, ["Rini"])]


def test_somebody_of_the_speaker_is_cited():
    assert told('"Teman saya di Polda mengatakan air naik," kata Rini.')[-1] == (
        "air naik",
        ["Rini", "Teman saya di Polda"],
    )


def test_another_name_of_a_thing_is_no_hearsay():
    assert told("Kopi itu disebut juga arabika lokal.") == []


def test_what_somebody_is_also_said_to_have_done_is_hearsay():
    assert [chain for _, chain in told("Rini disebut juga menyuruh Budi pergi.")] == [["unattributed"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rini mengatakan permintaan air bersih naik tajam.", ("permintaan air bersih naik tajam", ["Rini"])),
        ("Selain itu, dalam artikel Nature, disebutkan bahwa air naik.", ("air naik", ["Nature"])),
        ("Dibenarkan oleh Rini, bahwa air naik.", ("air naik", ["Rini"])),
        ("Rini, warga Solo, disebut menerima uang.", ("Rini, warga Solo … menerima uang", ["unattributed"])),
        ("Melansir situs Antara yang dikelola oleh Budi, air naik.", ("air naik", ["Antara"])),
    ],
)
def test_what_is_said_has_its_bounds(text, expected):
    assert told(text) == [expected]


def test_a_request_for_pardon_says_nothing():
    assert told("Rini menyampaikan permintaan maaf.") == []


NOT_SAID = [
    "Belum ada pejabat yang menyatakan rapat itu batal.",
    "Tidak ada seorang pun yang mengatakan air sungai itu naik.",
    "Tak seorang pun lurah menyebut air sungai itu naik.",
    "Jika lurah mengatakan air sungai itu naik, warga pergi.",
    "Warga akan pergi apabila lurah menyatakan air sungai itu naik.",
    "Presiden diharapkan mengatakan air sungai itu naik.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_nobody_said_is_attributed_to_nobody(text):
    assert told(text) == []


SAID = [
    "Jika hujan turun, lurah mengatakan air sungai itu naik.",
    "Belum ada hujan, tetapi lurah mengatakan air sungai itu naik.",
    "Ada lurah yang mengatakan air sungai itu naik.",
]


@pytest.mark.parametrize("text", SAID)
def test_what_somebody_said_beside_a_condition_or_a_denial_is_attributed(text):
    assert [content for content, *_ in told(text)] == ["air sungai itu naik"]


def test_a_word_of_condition_behind_a_verb_of_saying_opens_what_is_said():
    found = told("Rini mengatakan jika lurah menyebut air sungai itu naik.")
    assert [chain for _, *chains in found for chain in chains] == [["Rini", "lurah"]]


def test_a_clause_in_commas_ends_before_what_its_subject_does():
    assert told("Rini, yang mengatakan kepada polisi bahwa Budi berbohong, mengundurkan diri.") == [
        ("Budi berbohong", ["Rini"])
    ]


def test_what_is_done_to_suspects_is_not_suspected():
    assert told("Polisi menangkap dua orang yang diduga mencuri kabel.") == [
        ("dua orang … mencuri kabel", ["unattributed"])
    ]
    assert told("Dua orang yang ditangkap itu diduga mencuri kabel.") == [
        ("Dua orang yang ditangkap itu … mencuri kabel", ["unattributed"])
    ]


def test_an_answer_to_talk_is_no_talk():
    said = draft("Air naik di Lumar. Kabar itu dibantah perusahaan.", language="id", outlet="Surat").article.statements
    assert [one.certainty.value for one in said] == ["asserted", "asserted"]


def test_the_short_form_of_an_office_means_who_holds_it():
    found = told("Menteri Keuangan (Menkeu) Rini Astuti mengatakan pajak naik. Menkeu juga menyebut subsidi turun.")
    assert [chain for _, *chains in found for chain in chains] == [["Rini Astuti"]] * 2


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("pengakuan pelaku", "pelaku"),
        ("ucapan Presiden Ukraina", "Presiden Ukraina"),
        ("keterangan Rini Astuti", "Rini Astuti"),
        ("data polisi", "data polisi"),
        ("pernyataan tertulis", "pernyataan tertulis"),
    ],
)
def test_who_speaks_is_named_without_the_noun_of_saying(source, name):
    assert told(f"Menurut {source}, kabel itu dijual.") == [("kabel itu dijual", [name])]
    assert told(f"Kabel itu dijual, menurut {source}.") == [("Kabel itu dijual", [name])]


@pytest.mark.parametrize(
    ("said", "certainty"), [("tidak berpotensi", "asserted"), ("tak mungkin", "asserted"), ("berpotensi", "possible")]
)
def test_what_is_said_not_to_be_possible_is_said_without_a_hedge(said, certainty):
    article = draft(f"Rini mengatakan gempa itu {said} menjadi besar.", language="id", own_voice=False).article
    assert [link.certainty.value for link in article.statements[0].attributed_to] == [certainty]


@pytest.mark.parametrize("text", ["I Wayan Lumar mengatakan air naik.", "Menurut I Wayan Lumar, air naik."])
def test_a_name_without_an_office_begins_with_its_opener(text):
    assert told(text) == [("air naik", ["I Wayan Lumar"])]


def test_a_relative_clause_that_nothing_closes_ends_with_its_sentence():
    assert [chain for _, chain in told("Dilansir Antara, yang berbasis di Jakarta air naik.")] == [["Antara"]]


def test_a_quotation_that_goes_on_may_have_a_date_behind_it():
    assert told('"Air naik," kata Rini.\n"Air surut," (3/7/2025).')[-1] == ("Air surut", ["Rini"])


def test_what_points_back_inside_a_quotation_that_is_cut_is_no_statement_of_its_own():
    text = 'Menurut skor, air naik. "Skor 2025 ini menurut Ponsel'
    assert [words for words, _ in told(text)] == ["air naik", "Skor 2025 ini menurut Ponsel"]
