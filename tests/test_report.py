"""The report page as a file: what is in it, what is not, and that it is the same for the same articles."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest
from attrs import evolve
from command import EXAMPLES, NEWSLIVE
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from strategies import articles, corpora, webs

import provenance
from provenance import Span
from provenance.report.limits import Limits
from provenance.report.segments import Layer, cut
from provenance.report.words import exact_text

SPILL = EXAMPLES / "osse-spill-2024-06"
NOTHING = provenance.Article(
    "n", "Nothing", "o", "Words.", sources=(provenance.Source("o", "O", provenance.SourceKind.OUTLET),)
)
SECTIONS = ("summary", "text", "claims", "sources", "drawing", "timeline", "findings", "method", "data")


@pytest.fixture(scope="module")
def newslive() -> str:
    return provenance.to_report(provenance.load(NEWSLIVE))


@pytest.fixture(scope="module")
def spill() -> str:
    judged = provenance.load_judgements(SPILL / "judgements.yaml")
    return provenance.to_report(provenance.load_all([SPILL]), judgements=judged)


def words(page: str, way: str) -> list[str]:
    """The text of every element on a way, on one line."""
    return [" ".join(one.text_content().split()) for one in html.fromstring(page).xpath(way)]


# What it tells


def test_the_page_has_its_sections_in_order_each_with_a_heading(newslive):
    root = html.fromstring(newslive)
    assert [one.get("id") for one in root.xpath("//main/section")] == list(SECTIONS)
    assert all(one.find("h2").get("id") == one.get("aria-labelledby") for one in root.xpath("//main/section"))
    assert len(root.xpath("//h1")) == len(root.xpath("//main")) == len(root.xpath("//nav")) == 1
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_summary_gives_figures_and_no_verdict(newslive):
    labels, figures = (words(newslive, f"//dl[@class='figures']//{name}") for name in ("dt", "dd"))
    assert dict(zip(labels, figures, strict=True)) == {
        "Statements": "19 in 1 article",
        "Attributed": "9 47% of all statements",
        "Own voice": "10 53%, 3 of them opinion",
        "Anonymous": "0 0% rest on an anonymous source",
        "Not named": "1 11% posit a speaker and name none",
        "No named origin": "1 11% of what is attributed",
    }
    assert words(newslive, "//section[@id='summary']//tbody/tr[2]/*") == [
        "North Korea sends arms to Russia.", "2", "2", "1", "5"
    ]  # fmt: skip
    told = words(newslive, "//section[@id='summary']")[0].replace("They do not say what is true.", "")
    assert not re.search(r"\b(true|false|fake|credible|reliable)\b", told)


def test_what_the_marks_mean_is_told_of_those_that_are_on_the_page(newslive, spill):
    told = ["a source is named", "nobody is named", "the outlet's own voice", "opinion", "words that attribute"]
    assert words(newslive, "//ul[@class='legend']/li") == [*told, "words that hedge"]
    assert "leads back to itself" in words(spill, "//ul[@class='legend']/li")
    one, two = Span.of("a b c", 0, 3), Span.of("a b c", 2, 5)
    both = (provenance.Statement("1", (one,)), provenance.Statement("2", (two,)))
    page = provenance.to_report(evolve(NOTHING, text="a b c", statements=both))
    assert words(page, "//ul[@class='legend']/li") == ["the outlet's own voice", "several statements at once"]


def test_an_article_without_statements_has_a_page_that_says_so():
    page = provenance.to_report(NOTHING)
    assert words(page, "//dl[@class='figures']//dd") == ["0 in 1 article", *["0 of none"] * 5]
    assert words(page, "//ul[@class='legend']") == []
    assert "The checks found nothing to look at." in words(page, "//section[@id='summary']")[0]


def test_where_a_policy_is_published_is_a_link_when_it_is_an_address_and_else_words(newslive):
    assert (
        "(the references of each rule: provenance check --explain CODE)"
        in words(newslive, "//section[@id='method']")[0]
    )
    reuters = provenance.to_report(NOTHING, policy="reuters")
    (published,) = words(reuters, "//section[@id='method']//dd/a[starts-with(@href, 'https://')]")
    assert published.startswith("Reuters, Handbook of Journalism")
    for reference in ("Rules <javascript:alert(1)>", "javascript:alert(1)", "<", ">", " <>", "a <https://b"):
        page = provenance.to_report(NOTHING, policy=provenance.Policy(reference=reference))
        assert words(page, "//section[@id='method']//dd/a") == []


def test_a_note_gives_the_chain_with_cues_and_certainty(newslive):
    (note,) = words(newslive, "//li[@id='n1-2']")
    assert note.startswith("s1 named source · claim arms-to-russia")
    assert "NEWSLIVE ← , citing Yoo Sang-bum ← , citing NIS" in note
    assert (
        "Yoo Sang-bum “mengungkapkan bahwa” · asserted · indirect · said 2023-11-01 · for parlemen Korea Selatan"
        in note
    )


def test_claims_sources_dates_and_findings_are_told(newslive, spill):
    assert "1 outlet, 2 origins, 2 independent lines." in words(newslive, "//p[@class='answer']")
    assert "Its chains run in circles and come to no origin." in words(spill, "//p[@class='answer']")
    assert any(row.startswith("NIS also Badan") for row in words(newslive, "//section[@id='sources']//tbody/tr"))
    dates = words(newslive, "//section[@id='timeline']//time")
    assert dates == ["September 2023", "October 2023", "1 November 2023", "1 November 2023"]
    assert any("PA104" in one for one in words(newslive, "//section[@class='rule']"))
    assert len(html.fromstring(newslive).xpath("//section[@class='rule']//div[@class='why']")) == len(
        html.fromstring(newslive).xpath("//section[@class='rule']")
    )


def test_every_drawing_has_a_title_a_description_and_a_table_beside_it(spill):
    root = html.fromstring(spill)
    drawings = root.xpath("//*[local-name()='svg']")
    assert len(drawings) == 4  # three claims, and everything
    for one in drawings:
        assert one.xpath("./*[local-name()='title']")[0].text.startswith("Chains of attribution: ")
        assert one.xpath("./*[local-name()='desc']")[0].text
        (beside,) = one.getparent().xpath("following-sibling::*[1][self::details]")
        assert beside.xpath(".//tbody/tr")


def test_the_digests_are_those_of_the_text_and_of_the_exported_record(newslive):
    article = provenance.load(NEWSLIVE)
    texts = (article.text, provenance.to_json(article))
    assert words(newslive, "//code[@class='digest']") == [hashlib.sha256(one.encode()).hexdigest() for one in texts]


def test_the_data_are_the_articles_the_findings_and_the_claims(newslive, spill):
    for page, folder in ((newslive, NEWSLIVE.parent), (spill, SPILL)):
        data = {one.get("id"): one.text for one in html.fromstring(page).xpath("//script[@type='application/json']")}
        assert set(data) == {"data-articles", "data-findings", "data-claims"}
        from provenance.reading import read_articles

        assert read_articles(data["data-articles"].encode(), "page.json") == provenance.load_all([folder])
        assert json.loads(data["data-findings"])["findings"]
        assert json.loads(data["data-claims"])["claims"]
        assert not any(set(text) & set("<>&") for text in data.values())


# What it is as a file


def test_the_policy_for_content_names_the_hashes_of_the_style_and_the_script_and_allows_nothing_else(newslive):
    root = html.fromstring(newslive)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    (style,) = re.findall(r"<style>(.*?)</style>", newslive, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", newslive, re.DOTALL)
    assert allowed == {
        "default-src": "'none'",
        "style-src": f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'",
        "script-src": f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not root.xpath("//@style | //@*[starts-with(name(), 'on')] | //link | //img | //iframe | //@src")


def test_the_same_articles_give_the_same_page_whatever_the_hash_seed(newslive):
    import subprocess
    import sys

    code = f"import provenance, sys; sys.stdout.write(provenance.to_report(provenance.load({str(NEWSLIVE)!r})))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True,
                         env={"PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"})  # fmt: skip
    assert ran.stdout.decode() == newslive


@settings(max_examples=15)
@given(st.one_of(articles().map(lambda one: [one]), corpora(), webs()))
def test_no_words_of_strangers_become_markup(several):
    page = provenance.to_report(several)
    root = html.fromstring(page)
    assert {one.get("type") for one in root.xpath("//script")} == {None, "application/json"}
    assert len(root.xpath("//script")) == 4
    assert all(re.match(r"#|https?://", address, re.IGNORECASE) for address in root.xpath("//@href"))
    assert len(root.xpath("//body")) == len(root.xpath("//main")) == 1
    anchors = set(root.xpath("//@id"))
    assert all(address[1:] in anchors for address in root.xpath("//a/@href") if address.startswith("#"))
    page.encode("utf-8")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,<script>", "JaVaScRiPt:x", "file:///etc/passwd", "#statements"]
)
def test_an_address_that_is_none_of_the_web_is_words(address):
    page = provenance.to_report(evolve(provenance.load(NEWSLIVE), url=address))
    assert address not in html.fromstring(page).xpath("//@href")
    assert address in words(page, "//article//p[@class='byline']")[0]


def test_names_of_any_direction_are_kept_apart_and_controls_are_shown():
    article = evolve(provenance.load(NEWSLIVE), title="\u202eeltit \u0627\u0644")
    page = provenance.to_report(article)
    heading = html.fromstring(page).xpath("//h1/bdi")
    assert [one.text for one in heading] == ["\\u202eeltit \u0627\u0644"]
    assert "\u202e" not in page


def test_those_who_speak_jointly_stand_in_their_order_whatever_the_direction_of_their_names():
    people = [provenance.Source("o", "O"), provenance.Source("a", "علي"), provenance.Source("j", "José")]
    said = provenance.Attribution(("a", "j"), basis=provenance.Basis.ELIDED)
    statement = provenance.Statement("s", (Span.of("It is.", 0, 5),), (said,))
    page = provenance.to_report([provenance.Article("x", "T", "o", "It is.", sources=people, statements=[statement])])
    assert "[<bdi>علي</bdi>, <bdi>José</bdi> (jointly)]" in page


def test_what_cannot_be_seen_in_a_text_is_enclosed_and_its_code_is_shown():
    assert exact_text("a\u202eb\0c\r\n<\u200b\u200b") == (
        'a<span class="hidden" data-code="U+202E">\u202e</span>b'
        '<span class="hidden" data-code="U+0000">\ufffd</span>c&#13;\n&lt;'
        '<span class="hidden" data-code="U+200B ×2">\u200b\u200b</span>'
    )


# Overlapping statements

LAYERS = st.lists(
    st.tuples(st.integers(0, 19), st.integers(1, 10), st.sampled_from(["content", "cue", "hedge"]), st.integers(0, 4)),
    max_size=8,
).map(lambda rows: [Layer(start, min(start + length, 20), kind, number) for start, length, kind, number in rows])


@given(LAYERS, st.lists(st.integers(0, 20), max_size=3))
def test_segments_cover_the_text_and_each_names_just_what_lies_over_all_of_it(layers, borders):
    found = list(cut(20, layers, borders))
    assert [place for one in found for place in range(one.start, one.end)] == list(range(20))
    assert set(borders) <= {0, 20, *(one.start for one in found)}
    for one in found:
        for kind, named in (("content", one.statements), ("cue", one.cues)):
            over = {
                each.number for each in layers if each.kind == kind and each.start < one.end and one.start < each.end
            }
            assert set(named) == over
        assert one.hedged == any(each.kind == "hedge" and each.start <= one.start < each.end for each in layers)


def test_statements_on_top_of_each_other_are_counted_beyond_eight():
    (one,) = cut(5, [Layer(0, 5, "content", number) for number in range(11)])
    assert (one.statements, one.others) == (tuple(range(8)), 3)


# Withheld names


def test_a_withheld_name_is_nowhere_in_the_page():
    page = provenance.to_report(provenance.load(NEWSLIVE), redact=["Yoo"])
    for form in ("yoo", "sang-bum", "anggota parlemen korea selatan, "):
        assert form not in page.lower()
    assert "[withheld 1]" in page
    assert "1 name, before anything else was done" in " ".join(words(page, "//section[@id='method']"))


def test_findings_that_were_suppressed_stay_so_when_names_are_withheld():
    article = provenance.load(NEWSLIVE)
    kept = [one for one in provenance.check(article) if one.code in {"PA104", "PA205"}]
    page = provenance.to_report(article, findings=kept, redact=["yoo", "nis"])
    assert {one[:5] for one in words(page, "//section[@class='rule']//p")} >= {"PA104", "PA205"}
    assert len(html.fromstring(page).xpath("//section[@class='rule']")) == 2


# Much and little


def test_an_article_without_text_statements_or_sources_has_a_page():
    empty = provenance.Article("e", "", "o", "", sources=[provenance.Source("o", "O")])
    page = provenance.to_report(empty)
    assert "The article has no text." in words(page, "//article/p")
    assert "Nobody is cited." in words(page, "//section[@id='sources']/p")


def test_a_statement_in_the_white_space_before_the_first_paragraph_is_reached_from_its_note():
    text = "\nWords."
    blank = provenance.Statement("s", (provenance.Span.of(text, 0, 1),))
    page = provenance.to_report(
        provenance.Article("a", "T", "o", text, sources=[provenance.Source("o", "O")], statements=[blank])
    )
    assert html.fromstring(page).xpath("//li[@id='n1-1']//a[@href='#m1-1']")
    assert html.fromstring(page).xpath("//sup/a[@id='m1-1']")


def many(count: int) -> provenance.Article:
    lines = [f"Statement {number}." for number in range(count)]
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(count)]
    text = "\n".join(lines)
    return provenance.Article(
        "m",
        "T",
        "o",
        text,
        sources=[provenance.Source("o", "O"), *(provenance.Source(f"s{n}", f"Source {n}") for n in range(count))],
        claims=[provenance.Claim(f"c{n}", f"Claim {n}") for n in range(count)],
        statements=[
            provenance.Statement(
                f"st{n}", (provenance.Span.of(text, start, start + len(lines[n])),),
                (provenance.Attribution((f"s{n}",), said=provenance.Date(f"{1900 + n}")),), claim=f"c{n}",
            )
            for n, start in enumerate(starts)
        ],
    )  # fmt: skip


def test_whatever_is_left_out_is_counted_on_the_page():
    limits = Limits(statements=20, rows=15, claims=3, boxes=10)
    page = provenance.to_report(many(60), limits=limits)
    said = " ".join(words(page, "//*[@class='left-out']"))
    for left_out in ("40 more statements without a mark", "57 more claims", "45 more sources", "45 more dates",
                     "more findings of this rule", "45 more statements"):  # fmt: skip
        assert left_out in said
    assert "Left out, since the drawing would be too large: 55 of 60 statements" in page
    assert len(html.fromstring(page).xpath("//sup[@class='ref']")) == 20
    assert len(html.fromstring(page).xpath("//mark[@data-s]")) == 20


def test_a_text_too_long_for_a_page_is_left_out_and_said():
    page = provenance.to_report(provenance.load(NEWSLIVE), limits=Limits(letters=100))
    assert words(page, "//section[@id='text']/p") == [
        "… and 1 more article whose text is not shown: in the data at the end of this page."
    ]
    assert not html.fromstring(page).xpath("//article")


def test_data_too_large_for_a_page_are_left_out_and_said():
    page = provenance.to_report(provenance.load(NEWSLIVE), limits=Limits(data=100))
    assert "too large" in " ".join(words(page, "//section[@id='data']"))
    assert not html.fromstring(page).xpath("//script[@id='data-articles']")
