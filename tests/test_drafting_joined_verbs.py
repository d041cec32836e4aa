"""Several verbs of one speaker, and of two, in an Indonesian sentence."""

import drafts
import pytest


def told(text):
    return drafts.words_told("id", text)


@pytest.mark.parametrize("joint", ["dan", ", dan", "serta", "lalu", "seraya", "sambil", ", sekaligus"])
def test_a_verb_that_is_joined_to_another_has_its_subject_and_a_content_of_its_own(joint):
    text = f"Rini mengatakan bahwa air sudah surut {joint} menegaskan bahwa warga boleh pulang.".replace(" ,", ",")
    assert told(text) == [("air sudah surut", ["Rini"]), ("warga boleh pulang", ["Rini"])]


def test_the_first_clause_may_have_a_subject_of_its_own():
    text = "Rini mengatakan ia telah sembuh dan menegaskan bahwa ia boleh pulang."
    assert told(text) == [("ia telah sembuh", ["Rini"]), ("ia boleh pulang", ["Rini"])]


def test_who_is_quoted_goes_on_behind_the_quotation():
    text = '"Air naik," ujar Rini, seraya menambahkan bahwa hujan akan turun, seperti disiarkan Antara.'
    assert told(text) == [("Air naik", ["Antara", "Rini"]), ("hujan akan turun", ["Antara", "Rini"])]


@pytest.mark.parametrize("joint", ["tetapi", "sedangkan", "dan", "lalu"])
def test_another_subject_behind_a_comma_and_a_joining_word_speaks_beside_the_first(joint):
    text = f"Rini mengatakan warga aman, {joint} Budi mengatakan air naik."
    assert told(text) == [("warga aman", ["Rini"]), ("air naik", ["Budi"])]


def test_another_subject_without_a_joining_word_speaks_inside_what_the_first_says():
    assert told("Rini mengatakan bahwa Budi menyebut air naik.")[-1] == ("air naik", ["Rini", "Budi"])


def test_a_verb_that_is_joined_to_one_of_no_speech_has_the_subject_before_it():
    assert told("Rini datang dan mengatakan air naik.") == [("air naik", ["Rini"])]


@pytest.mark.parametrize(
    "text",
    [
        "Rini datang saat polisi mengumumkan penangkapan itu.",
        "Saat polisi mengumumkan penangkapan itu, Rini datang.",
        "Rini pergi setelah menteri mengumumkan pencalonannya sebagai ketua.",
    ],
)
def test_an_act_of_speech_that_only_tells_when_says_nothing(text):
    assert told(text) == []


def test_a_clause_that_tells_when_ends_with_its_comma():
    text = "Setelah polisi menyebut Budi tersangka, Rini mengatakan air naik."
    assert told(text) == [("Budi tersangka", ["polisi"]), ("air naik", ["Rini"])]


def test_a_relay_holds_the_whole_sentence_around_a_clause_that_tells_when():
    text = "Rini, seperti dilansir Antara, Rabu (25/6/2025), sedang bekerja, saat menteri mengumumkan pencalonannya."
    assert [chain for _, chain in told(text)] == [["Antara"]]


def test_who_is_told_by_a_clause_is_cited_with_it():
    text = "AFP mengutip sumber yang tidak disebutkan namanya, yang mengatakan bahwa air naik."
    assert told(text) == [("air naik", ["AFP", "sumber yang tidak disebutkan namanya"])]


def test_a_verb_joined_to_one_of_another_sort_has_its_subject_behind_commas_too():
    text = "Rini, warga desa, mengecam serangan yang dilancarkan Budi dan menuduh polisi memicu konflik."
    assert told(text) == [("polisi memicu konflik", ["Rini"])]


@pytest.mark.parametrize("front", ["Setelah turun, menurut laporan Antara, Rini", "Menurut laporan Antara, Rini"])
@pytest.mark.parametrize(
    ("verb", "chain"),
    [("mengatakan", ["Antara", "Rini"]), ("mendengar kabar dari temannya", ["Antara", "Rini", "temannya"])],
)
def test_a_relay_behind_a_clause_that_tells_when_stands_above_who_speaks(front, verb, chain):
    assert told(f"{front} {verb} bahwa ia dicalonkan.") == [("ia dicalonkan", chain)]


@pytest.mark.parametrize("when", ["pada Senin malam", "sejak kemarin"])
def test_when_something_was_may_open_what_is_said(when):
    assert told(f"Rini mengatakan {when} air naik di kota.") == [(f"{when} air naik di kota", ["Rini"])]


def test_when_something_was_said_is_not_what_was_said():
    assert told("Rini mengatakan hal itu pada Senin malam.") == []
