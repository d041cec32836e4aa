"""Articles out of other people's files: annotations, ninjs, pages, web archives, and what strangers may put there."""

from __future__ import annotations

import gzip
import io
import json
import time
from hashlib import sha256
from pathlib import Path

import attrs
import pytest
from command import SAINT_BRANNOC
from foreign_files import NINJS, PAGE, annotation, archive, hypothesis_export
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from strategies import articles, corpora
from warcio.archiveiterator import ArchiveIterator

import provenance
from provenance import Article, Certainty, Date, InvalidError, Quotation, Source, SourceKind, UnreadableError, Voice
from provenance.exchange.incoming.formats import FORMATS, guessed, read
from provenance.exchange.incoming.html import LARGEST, decoded_page, read_html
from provenance.exchange.incoming.imported import Given, Imported, slug
from provenance.exchange.incoming.ninjs import read_ninjs
from provenance.exchange.incoming.tags import read_tags
from provenance.exchange.incoming.warc import read_warc
from provenance.exchange.incoming.web_annotation import read_web_annotation
from provenance.exchange.outgoing.formats import losses, written
from provenance.retrieval import Retrieval, digest_of

SOME = settings(deadline=None, max_examples=max(8, settings().max_examples // 4))  # articles are slow to draw
DAM = "Dam holds\nThe dam held, Coastwire reported, citing an engineer. The town stood on the bank. The dam held."
BASE = Article(
    *("dam", "Dam holds", "courier", DAM),
    url="https://courier.example/dam",
    sources=(Source("courier", "The Courier", SourceKind.OUTLET), Source("coastwire", "Coastwire", aliases=("CW",))),
)

# Our own Web Annotations


@SOME
@given(several=corpora())
def test_web_annotations_of_ours_come_back_equal(several):
    assert [losses([article], "web-annotation") for article in several] == [()] * len(several)
    data = "".join(written(several, "web-annotation")).encode()
    assert read_web_annotation(data, "x.json") == Imported(tuple(several))


def test_a_problem_in_an_annotation_of_ours_has_its_place_in_the_file():
    text = "".join(written([provenance.load(SAINT_BRANNOC)], "web-annotation"))
    broken = text.replace('"source": "coastwire"', '"source": "coastwir"', 1)
    line = broken[: broken.index('"coastwir"')].count("\n") + 1
    with pytest.raises(InvalidError) as caught:
        read_web_annotation(broken.encode(), "x.json")
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("x.json", line)
    assert "did you mean coastwire" in problem.message


# Annotations of others


def annotated(*annotations: object, **options: object) -> Imported:
    return read_web_annotation(hypothesis_export(*annotations), "h.json", Given(article=BASE, **options))


def test_an_annotation_of_hypothesis_becomes_a_statement_with_the_chains_of_its_tags():
    tags = ["chain: CW < an engineer + Tom Reve", "certainty: possible", "quotation: indirect", "claim: The dam held."]
    found = annotated(annotation("The dam held", *tags, "cue: reported", suffix=", Coastwire reported, citing an en"))
    (article,) = found.articles
    (statement,) = article.statements
    assert (statement.id, statement.text, statement.start) == ("s1", "The dam held", 10)
    (link,) = statement.attributed_to
    (below,) = link.attributed_to
    assert (link.sources, link.cues[0].exact, link.quotation) == (("coastwire",), "reported", Quotation.INDIRECT)
    assert (below.sources, below.certainty) == (("an-engineer", "tom-reve"), Certainty.POSSIBLE)
    assert article.claims_by_id[statement.claim].text == "The dam held."
    assert article.sources_by_id["an-engineer"] == Source("an-engineer", "an engineer")
    assert found.notes == ()


def test_a_prefix_that_the_page_has_and_the_text_has_not_does_not_hinder():
    quote = annotation("The dam held", prefix="Menu Share this story 12 comments ", suffix=", Coastwire reported, citi")
    (article,) = annotated(quote).articles
    assert article.statements[0].start == 10


def test_offsets_of_the_page_do_not_decide_which_of_two_equal_passages_is_meant():
    with pytest.raises(InvalidError, match="'The dam held' stands in the text 2 times"):
        annotated(annotation("The dam held"))


def test_what_is_no_statement_is_one_or_is_told():
    found = annotated(
        annotation("Dam holds", "no-statement: headline"),
        annotation("The town stood on the bank", "voice: opinion", "Important!", text="Is this so?"),
        {"uri": "https://courier.example/dam", "text": "A note on the page", "tags": [], "target": [{"source": "x"}]},
        annotation("The dam held", references=["abc"]),
        annotation("Another page", uri="https://elsewhere.example/"),
    )
    (article,) = found.articles
    assert [(one.content[0].exact, one.reason) for one in article.without_statement] == [("Dam holds", "headline")]
    assert [one.voice for one in article.statements] == [Voice.OPINION]
    assert [note.message for note in found.notes] == [
        "not carried: the tag 'Important!'",
        "not carried: comments",
        "not carried: notes on the page as a whole",
        "not carried: replies to annotations",
        "not carried: annotations of https://elsewhere.example/",
    ]
    assert all(note.line for note in found.notes)


def test_every_annotation_that_cannot_be_read_is_told_at_once():
    with pytest.raises(InvalidError) as caught:
        annotated(
            annotation("It never said so"),
            annotation("The town", "certainty: perhaps", "chain: A < "),
            annotation("on the bank", "id: s7", "cue: nowhere"),
            annotation("the bank", "id: s7"),
            annotation("stood on", "contradicts: s9"),
        )
    messages = "\n".join(problem.message for problem in caught.value.problems)
    for part in ("'It never said so' is not in the text", "'perhaps'", "'chain: A < '", "'nowhere'", "'s7' is taken"):
        assert part in messages
    with pytest.raises(InvalidError, match="no statement has the id 's9'"):
        annotated(annotation("stood on", "contradicts: s9"))


def test_characters_that_no_article_can_hold_are_refused_with_the_line_of_the_annotation():
    with pytest.raises(InvalidError, match=r"h\.json:\d+: .*U\+0001"):
        annotated(annotation("The town", "chain: A\u0001"))
    with pytest.raises(InvalidError, match=r"U\+0001"):
        ninjs(headlines=[{"value": "A\u0001"}])


def test_orphans_are_left_out_with_a_note_when_that_is_wished():
    found = annotated(annotation("It never said so"), annotation("The town", "chain: CW"), leave_orphans=True)
    assert [statement.text for statement in found.articles[0].statements] == ["The town"]
    assert "'It never said so' is not in the text of dam" in found.notes[0].message


def test_annotations_of_a_client_that_follows_the_recommendation_are_read_too():
    quote = {"type": "TextQuoteSelector", "exact": "The dam held"}
    place = {"type": "TextPositionSelector", "start": len(DAM) - 13, "end": len(DAM) - 1}
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "first": {
            "type": "AnnotationPage",
            "items": [
                {
                    "type": "Annotation",
                    "body": {"type": "TextualBody", "purpose": "tagging", "value": "chain: Coastwire"},
                    "target": {"source": "https://courier.example/dam#x", "selector": [place, quote]},
                }
            ],
        },
    }
    (article,) = read_web_annotation(json.dumps(page).encode(), "w.json", Given(article=BASE)).articles
    assert [(one.start, one.attributed_to[0].sources) for one in article.statements] == [
        (len(DAM) - 13, ("coastwire",))
    ]


def test_annotations_of_others_need_their_article():
    with pytest.raises(InvalidError, match="give the article with --article"):
        read_web_annotation(hypothesis_export(annotation("x")), "h.json")


@given(st.lists(st.text(max_size=30) | st.from_regex(r"(chain|certainty|id|cue|about): ?.*", fullmatch=True)))
def test_any_tag_is_taken_refused_or_unknown(tags):
    found = read_tags(tags)
    assert len(found.unknown) + len(found.wrong) <= len(tags)
    assert all(name for chain in found.chains for link in chain for name in link)


# ninjs


# The properties of ninjs 3.0 that are used here, as the specification defines them.
NINJS_SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["uri"],
    "properties": {
        "uri": {"type": "string", "format": "uri"},
        "type": {
            "enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]
        },
        "versionCreated": {"type": "string", "format": "date-time"},
        "firstCreated": {"type": "string", "format": "date-time"},
        "language": {"type": "string"},
        "copyrightHolder": {"type": "string"},
        "by": {"type": "string"},
        "standard": {"type": "object", "properties": {"name": {"type": "string"}, "version": {"type": "string"}}},
        **{
            key: {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["value"],
                    "additionalProperties": False,
                    "properties": {name: {"type": "string"} for name in ("role", "contentType", "value")},
                },
            }
            for key in ("headlines", "bodies")
        },
        "infoSources": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    **{name: {"type": "string"} for name in ("name", "role", "uri", "literal")},
                    "contactInfo": {"type": "array"},
                },
            },
        },
    },
    "unevaluatedProperties": False,
}


def ninjs(**changes: object) -> Imported:
    document = {key: value for key, value in {**NINJS, **changes}.items() if value is not None}
    Draft202012Validator(NINJS_SCHEMA).validate(document)
    return read_ninjs(json.dumps(document, indent=1).encode(), "n.json")


def test_ninjs_gives_the_article_and_its_sources_of_information():
    (article,) = ninjs().articles
    assert (article.id, article.title, article.text) == (NINJS["uri"], "Dam holds", "The dam held.")
    assert (article.published, article.language, article.url) == (Date(NINJS["versionCreated"]), "en", NINJS["uri"])
    assert {source.name: source.role for source in article.sources} == {
        "Coastwire": NINJS["infoSources"][0]["role"],
        "Tom Reve": None,
        "The Courier": None,
    }
    assert article.sources_by_id[article.outlet].kind is SourceKind.OUTLET
    assert article.retrieval.text_sha256 == digest_of("The dam held.")


def test_what_ninjs_has_and_an_article_has_not_is_told_with_its_line():
    messages = [str(note) for note in ninjs().notes]
    assert [message.split("not carried: ")[1] for message in messages] == [
        "headlines but the one that is taken",
        "bodies but the one that is taken",
        "infoSources.contactInfo",
        "by",
    ]
    assert messages[-1].startswith("n.json:")


def test_a_date_of_ninjs_that_is_none_is_told_once_and_the_next_one_counts():
    found = ninjs(versionCreated="2024-99-99", firstCreated="2024-03-12")
    assert found.articles[0].published == Date("2024-03-12")
    told = [note.message for note in found.notes if "Created" in note.message]
    assert told == ["not carried: versionCreated, which is no date"]


def test_a_body_of_markup_gives_its_words_a_block_a_line():
    found = ninjs(bodies=NINJS["bodies"][:1])
    assert found.articles[0].text == "The dam held.\nSo it is."
    assert "not carried: the markup of the body" in [note.message for note in found.notes]


def test_ninjs_without_an_outlet_or_of_another_version_is_refused():
    with pytest.raises(InvalidError, match=r"its sources are Coastwire, Tom Reve\); say it with --outlet"):
        ninjs(copyrightHolder=None)
    with pytest.raises(InvalidError, match="looks like version 1 or 2"):
        read_ninjs(b'{"uri": "x:y", "headline": "H", "body_text": "T"}', "n.json")
    with pytest.raises(InvalidError, match="language"):
        ninjs(language="Klingon, or so")


# HTML


def test_a_page_becomes_an_article_with_how_it_was_come_by():
    page = PAGE.encode()
    given_ = Given(url="https://courier.example/2024/dam?x=1", retrieved=Date("2024-03-13"))
    (article,) = read_html(page, "page.html", given_).articles
    assert (article.id, article.title, article.language) == ("dam-holds", "Dam holds", "en")
    assert (article.published, article.url) == (Date("2024-03-12"), "https://courier.example/2024/dam")
    assert article.sources == (Source("the-courier", "The Courier", SourceKind.OUTLET),)
    lines = article.text.split("\n")
    assert lines[0] == "Dam holds"
    assert lines[2].startswith("“We sent nobody home,” said Tom Reve")
    assert "Copyright" not in article.text
    found = article.retrieval
    assert (found.url, found.retrieved) == (given_.url, given_.retrieved)
    assert (found.sha256, found.text_sha256) == (sha256(page).hexdigest(), digest_of(article.text))
    assert found.tool.startswith("trafilatura ")
    assert provenance.loads(provenance.to_yaml(article)) == article
    assert provenance.read_provxml(provenance.to_provxml(article)) == article


@pytest.mark.parametrize(
    ("data", "content_type", "text"),
    [
        ("é".encode(), None, "é"),
        (b"\xef\xbb\xbfa", "text/html; charset=latin-1", "a"),
        ("é".encode("utf-16"), None, "é"),
        (b"\x93a\x94", "text/html; charset=ISO-8859-1", "“a”"),
        (b'<meta charset="shift_jis">' + "日".encode("shift_jis"), None, '<meta charset="shift_jis">日'),
        (b'<META http-equiv=x content="text/html; CHARSET=windows-1251">\xff', None, None),
        (b"a", "text/html; charset=zip", "a"),
        (b"a", "text/html; charset=unicode_escape", "a"),
        (b"a", "text/html; charset=no-such-thing", "a"),
        (b"+AGE-", "text/html; charset=utf-7", "+AGE-"),
        (b"<meta charset=utf-16>a", None, "<meta charset=utf-16>a"),
    ],
)
def test_a_page_is_decoded_as_it_says(data, content_type, text):
    found, replaced = decoded_page(data, content_type)
    assert found == (data.decode("windows-1251") if text is None else text)
    assert replaced == 0


def test_bytes_that_are_no_characters_are_told():
    (note,) = read_html(PAGE.encode().replace(b"two metres", b"two \xff metres"), "p.html").notes
    assert "1 bytes that fit no character" in note.message


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (b"", "cannot be extracted|no HTML|no text"),
        (b"<html><body></body></html>", "no text of an article"),
        (b"\0" * 1000, "no HTML|no text"),
        (b"<div>" * 200_000 + b"text", "no text of an article|no HTML"),
        (b"x" * (LARGEST + 1), "more than 16 MiB"),
        (b"<html>" + b"<p>word</p>" * (5 * 2**20), "more than 16 MiB"),
    ],
    ids=["nothing", "empty", "zeros", "deep", "large", "fifty megabytes"],
)
def test_pages_that_hold_no_article_are_refused_in_one_sentence(page, message):
    with pytest.raises(UnreadableError, match=message):
        read_html(page, "p.html")


def test_a_page_on_which_extraction_takes_too_long_is_given_up():
    page = b"<html><body><article><p>" + b"<b>a</b>" * 120_000 + b"</p></article></body></html>"
    begin = time.monotonic()
    with pytest.raises(UnreadableError, match=r"took more than 1\.5 seconds and was ended"):
        read_html(page, "p.html", seconds=1.5)
    assert time.monotonic() - begin < 60  # where it would take minutes


def test_addresses_that_a_page_gives_itself_are_addresses_of_the_web_or_nothing():
    page = PAGE.replace("https://courier.example/2024/dam", "javascript:alert(1)").encode()
    (article,) = read_html(page, "p.html", Given(outlet="The Courier")).articles
    assert article.url is None


def test_a_page_whose_address_looks_real_is_not_asked_for_anything():
    page = PAGE.replace(
        "</article>", '<img src="http://127.0.0.1:9/x.png"><script src="http://127.0.0.1:9/"></script></article>'
    )
    (article,) = read_html(page.encode(), "p.html", Given(url="http://127.0.0.1:9/dam")).articles
    assert "Dam holds" in article.text


def test_a_text_that_was_changed_since_its_extraction_is_refused():
    article = attrs.evolve(BASE, retrieval=Retrieval(text_sha256=digest_of(DAM)))
    changed = provenance.to_yaml(article).replace("The town stood", "The town sat")
    with pytest.raises(InvalidError, match="the text was changed since it was extracted"):
        provenance.loads(changed)


# WARC


def in_archive(data: bytes, **options: object) -> Imported:
    return read_warc(io.BytesIO(data), "x.warc.gz", Given(**options))


@pytest.mark.parametrize("gzipped", [True, False])
def test_an_archive_gives_its_pages_with_address_date_and_digest(gzipped):
    body = PAGE.replace('<link rel="canonical" href="https://courier.example/2024/dam">', "").encode()
    data = archive(
        ("https://courier.example/dam", body, "text/html; charset=utf-8"),
        ("https://courier.example/logo.png", b"\x89PNG", "image/png"),
        ("https://courier.example/again", body, "text/html"),
        gzipped=gzipped,
    )
    kinds = [record.rec_type for record in ArchiveIterator(io.BytesIO(data))]
    assert kinds == ["warcinfo", "response", "response", "response"]
    found = in_archive(data).articles
    assert [article.id for article in found] == ["dam-holds", "dam-holds-2"]
    first = found[0].retrieval
    assert (first.url, first.retrieved) == ("https://courier.example/dam", Date("2024-03-13T06:00:00Z"))
    assert first.sha256 == sha256(body).hexdigest()
    (one,) = in_archive(data, url="https://courier.example/again", id="mine").articles
    assert (one.id, one.retrieval.url) == ("mine", "https://courier.example/again")


def test_a_page_that_was_sent_compressed_is_read_and_its_digest_is_that_of_the_page():
    body = gzip.compress(PAGE.encode(), mtime=0)
    data = archive(("https://courier.example/dam", body, "text/html"), **{"Content-Encoding": "gzip"})
    (article,) = in_archive(data).articles
    assert article.retrieval.sha256 == sha256(PAGE.encode()).hexdigest()


def test_an_archive_that_was_tampered_with_is_refused():
    data = archive(("https://courier.example/dam", PAGE.encode(), "text/html"), gzipped=False)
    with pytest.raises(UnreadableError, match="not that of the page; it was changed or damaged"):
        in_archive(data.replace(b"two metres", b"six metres"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no page with an article|no web archive"),
        (b"nothing of the kind", "no web archive"),
        (gzip.compress(b"nothing of the kind"), "no web archive"),
        (archive(("https://a.example/", PAGE.encode(), "text/html"))[:400], "no web archive|no page with an article"),
        (archive(("https://a.example/", b"x", "image/png")), "no page with an article"),
        (gzip.compress(b"WARC/1.0\r\nX-Header: " + b"a" * 2**22), "more than 1 MiB of headers"),
        (gzip.compress(b"WARC/1.0\r\n" + b"X-Header: a\r\n" * 10**5), "more than 1 MiB of headers"),
        (archive(("https://a.example/", b"x" * 2**25, "text/html")), "more than 16 MiB"),
        (archive(("https://a.example/", b"x" * 2**27, "image/png")), "unpacks to more than 100 times its size"),
    ],
    ids=["nothing", "text", "zipped text", "cut", "no page", "long header", "many headers", "large page", "bomb"],
)
def test_archives_that_are_none_or_too_much_are_refused_in_one_sentence(data, message):
    with pytest.raises((UnreadableError, InvalidError), match=message) as caught:
        in_archive(data)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("gzipped", [True, False])
def test_a_page_of_which_the_archive_holds_only_a_part_is_left_out_and_told(gzipped):
    whole = archive(("https://courier.example/dam", PAGE.encode(), "text/html"), gzipped=gzipped)
    broken = archive(("https://courier.example/cut", PAGE.encode(), "text/html"), gzipped=gzipped)[:-60]
    found = in_archive(whole + broken)
    assert [article.id for article in found.articles] == ["dam-holds"]
    assert [note.message for note in found.notes] == [
        "not carried: https://courier.example/cut, of which the archive holds only a part"
    ]
    with pytest.raises(InvalidError, match="of which the archive holds only a part"):
        in_archive(broken)


def test_a_picture_at_which_the_archive_breaks_off_is_told():
    data = archive(
        ("https://courier.example/dam", PAGE.encode(), "text/html"),
        ("https://courier.example/logo.png", b"\x89PNG" * 99, "image/png"),
        gzipped=False,
    )
    (note,) = in_archive(data[:-60]).notes
    assert note.message == "not carried: https://courier.example/logo.png, of which the archive holds only a part"


def test_bytes_after_the_end_of_a_compressed_page_do_not_keep_its_digest_from_being_compared():
    body = gzip.compress(PAGE.encode(), mtime=0) + b"\0" * 2**18
    data = archive(("https://courier.example/dam", body, "text/html"), gzipped=False, **{"Content-Encoding": "gzip"})
    assert in_archive(data).articles
    with pytest.raises(UnreadableError, match="not that of the page"):
        in_archive(data.replace(b"\0" * 99, b"\0" * 98 + b"1"))


def test_a_date_of_an_archive_that_is_none_and_a_page_that_it_cut_are_told():
    data = archive(("https://courier.example/dam", PAGE.encode(), "text/html"), gzipped=False)
    data = data.replace(b"WARC-Date: 2024-03-13", b"WARC-Truncated: length\r\nWARC-Date: 2024-93-13")
    found = in_archive(data)
    assert found.articles[0].retrieval.retrieved is None
    assert [note.message for note in found.notes] == [
        "not carried: the date of retrieval '2024-93-13T06:00:00Z', which is no date",
        "not carried: the rest of https://courier.example/dam, which was cut when it was archived (length)",
    ]


def test_a_bomb_inside_a_page_is_not_unpacked():
    body = gzip.compress(b"a" * 2**27)
    data = archive(("https://a.example/", body, "text/html"), **{"Content-Encoding": "gzip"})
    with pytest.raises(UnreadableError, match="more than 16 MiB"):
        in_archive(data)


def test_pages_without_an_article_are_noted_and_the_others_are_read():
    data = archive(
        ("https://courier.example/none", b"<html><body></body></html>", "text/html"),
        ("https://courier.example/dam", PAGE.encode(), "text/html"),
    )
    found = in_archive(data)
    assert len(found.articles) == 1
    assert [note.message for note in found.notes] == [
        "not carried: https://courier.example/none: there is no text of an article in this page"
    ]


# JSON of strangers, and telling formats


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[" * 100_000, "nested more than 200 deep"),
        (b'{"a":' * 100_000, "nested more than 200 deep"),
        (b"{", "not JSON"),
        (b"\xff", "not UTF-8"),
        (b"", "not JSON"),
        (b"null", "needs a 'uri'|no annotations"),
        (b"[1, 2]", "needs a 'uri'|no annotations"),
        (b'{"uri": 7, "bodies": [{"value": {}}], "headlines": "x", "target": "x"}', "needs a 'uri'|give the article"),
    ],
)
@pytest.mark.parametrize("form", ["ninjs", "web-annotation"])
def test_json_that_is_something_else_is_refused_in_one_sentence(form, data, message):
    with pytest.raises((UnreadableError, InvalidError), match=message):
        read(io.BytesIO(data), "x.json", form)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inside: (
            st.lists(inside, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["target", "selector", "tags", "items", "record", "article", "exact", "type", "body", "uri"]
                ),
                inside,
                max_size=4,
            )
        ),
        max_leaves=20,
    )
)
def test_annotations_of_any_shape_are_read_or_refused(data):
    found: Imported | InvalidError
    try:
        found = read_web_annotation(json.dumps(data).encode(), "x.json", Given(article=BASE))
    except InvalidError as error:
        found = error
    assert found.problems if isinstance(found, InvalidError) else found.articles


@pytest.mark.parametrize(
    ("beginning", "form"),
    [
        (PAGE.encode(), "html"),
        (b"\xef\xbb\xbf\n<html>", "html"),
        (archive(), "warc"),
        (archive(gzipped=False), "warc"),
        (json.dumps(NINJS).encode(), "ninjs"),
        (hypothesis_export(annotation("x")), "web-annotation"),
        ("".join(written([BASE], "web-annotation")).encode(), "web-annotation"),
        (b"{}", None),
        (b"<?xml version='1.0'?><feed/>", None),
        (b"Dam holds", None),
        (b"", None),
    ],
)
def test_a_format_is_told_by_how_a_file_begins_where_that_is_sure(beginning, form):
    assert guessed(beginning) == form
    assert form is None or form in FORMATS


def test_words_that_others_choose_do_not_decide_what_a_file_is():
    assert guessed(
        b'{"@context": "http://www.w3.org/ns/anno.jsonld", "items": [], "note": {"bodies": "headlines"}}'
    ) == ("web-annotation")
    assert guessed(b'{"bodies": [{"value": "he said \\"target\\": \\"rows\\":"}], "headlines": []}') == "ninjs"


@SOME
@given(articles())
def test_what_we_write_as_annotations_is_told_to_be_annotations(article):
    assert guessed("".join(written([article], "web-annotation")).encode()[:4096]) == "web-annotation"


@given(st.text())
def test_an_id_made_of_words_is_never_empty_and_has_no_space(words):
    assert slug(words)
    assert not any(character.isspace() for character in slug(words))


def test_nothing_of_the_folder_one_stands_in_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "json.py").write_text("raise SystemExit('imported')")
    monkeypatch.chdir(tmp_path)
    assert read_html(PAGE.encode(), "p.html").articles
