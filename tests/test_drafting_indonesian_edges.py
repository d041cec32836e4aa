"""Where what is said begins and ends, and who speaks of themselves, in Indonesian."""

import drafts
import pytest

from provenance.drafting import draft


def told(text):
    article = draft(text, language="id", own_voice=False).article
    return [
        (" … ".join(article.text[span.start : span.end] for span in one.content), name)
        for one in article.statements
        for name in drafts.names_below(article, one.attributed_to)
    ]


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
