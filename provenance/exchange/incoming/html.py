"""An article out of an HTML page: its text, and how it was come by.

The text is what trafilatura takes for the article, a paragraph a line, with the headline first; all spans refer to it,
and its digest is kept beside that of the page. Nothing is fetched, whatever the page refers to. There are no statements
in it yet.

A page is decoded as its byte order mark, the content type it was served with, or its own ``meta`` says, else as UTF-8
(HTML Standard, "determining the character encoding"; labels for Latin-1 and ASCII mean windows-1252 there).

May import: errors, dates, retrieval, model; incoming.
"""

from __future__ import annotations

import codecs
import re
from hashlib import sha256

from provenance.dates import Date
from provenance.errors import InvalidError, ModelError, Problem, UnreadableError
from provenance.exchange.incoming.extraction import Extracted, ExtractionError, Extractor
from provenance.exchange.incoming.imported import Given, Imported, bounded, first_given, host_of, invalid, slug
from provenance.exchange.outgoing.addresses import is_web_address
from provenance.model import Article, Source
from provenance.retrieval import Retrieval, digest_of
from provenance.terms import SourceKind

__all__ = ["LARGEST", "article_of_page", "decoded_page", "read_html"]

LARGEST = 16 * 2**20  # bytes of a page

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_IN_TYPE = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_SCANNED = 4096  # bytes in which a declaration is looked for
_AS_WINDOWS = frozenset({"iso8859-1", "ascii", "latin-1"})
_NEVER = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def read_html(data: bytes, file: str, given: Given | None = None, *, seconds: float | None = None) -> Imported:
    """The article of a page.

    Args:
        data: the page as it came; at most LARGEST bytes.
        file: what problems call it.
        given: the address and the date of its retrieval, which the page itself does not know, and what else is known.
        seconds: how long the extraction may take; as the extractor has it when None.

    Raises:
        UnreadableError, InvalidError: when it is too large, or as for ``article_of_page``.
        MissingExtraError: when trafilatura is not installed.
    """
    bounded(data, LARGEST, file)
    with Extractor() if seconds is None else Extractor(seconds) as extractor:
        article, notes = article_of_page(data, file, given or Given(), extractor)
    return Imported((article,), tuple(Problem(note, file, code="not-carried") for note in notes))


def article_of_page(
    data: bytes, file: str, given: Given, extractor: Extractor, content_type: str | None = None
) -> tuple[Article, list[str]]:
    """The article of a page, and sentences about what could not be taken over.

    Raises:
        UnreadableError: when no text can be found.
        InvalidError: when an outlet is needed and not told, or the page holds what no article can.
        MissingExtraError: when trafilatura is not installed.
    """
    text, replaced = decoded_page(data, content_type)
    try:
        found = extractor.extract(text, given.url)
    except ExtractionError as error:
        raise UnreadableError([Problem(str(error), file, code="no-text")]) from None
    notes = [f"{replaced} bytes that fit no character; U+FFFD stands for them"] if replaced else []
    retrieval = Retrieval(
        url=given.url,
        retrieved=given.retrieved,
        sha256=sha256(data).hexdigest(),
        text_sha256=digest_of(found.text),
        tool=found.tool,
    )
    try:
        return _article(found, given, retrieval, file, notes), notes
    except ModelError as error:  # a character that no article can hold, for instance
        raise InvalidError([Problem(fault.message, file, code=fault.code) for fault in error.faults]) from None


def _article(found: Extracted, given: Given, retrieval: Retrieval, file: str, notes: list[str]) -> Article:
    url = first_given((found.url if is_web_address(found.url) else None, given.url))
    outlet = first_given((given.outlet, found.outlet, host_of(url)))
    if outlet is None:
        message = "the page does not tell which outlet it is of; say it with --outlet"
        raise invalid(message, file, "no-outlet")
    language = found.language if found.language and _LANGUAGE.fullmatch(found.language) else None
    if found.language and language is None:
        notes.append(f"the language {found.language[:40]!r}, which is no language tag")
    title = found.title or found.text.split("\n", 1)[0]
    return Article(
        id=given.id or slug(title),
        title=title,
        outlet=slug(outlet),
        text=found.text,
        published=_day(found.published),
        language=language,
        url=url,
        sources=(Source(slug(outlet), outlet, SourceKind.OUTLET),),
        retrieval=retrieval,
    )


def _day(value: str | None) -> Date | None:
    try:
        return Date(value) if value else None
    except ModelError:
        return None


def decoded_page(data: bytes, content_type: str | None = None) -> tuple[str, int]:
    """The characters of a page, and how many times U+FFFD stands for bytes that are none in its encoding."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data.removeprefix(mark), name)
    served = _IN_TYPE.search(content_type or "")
    declared = _DECLARED.search(data, 0, _SCANNED)
    names = [served[1] if served else None, declared[1].decode("ascii") if declared else None, "utf-8"]
    name = next(codec for label in names if label is not None and (codec := _codec(label)) is not None)
    return _decoded(data, name)


def _codec(label: str) -> str | None:
    """The codec that a label stands for; None when it is no encoding of text that pages have."""
    try:
        found = codecs.lookup(label)
        "".encode(found.name)  # refuses codecs from bytes to bytes
    except (LookupError, ValueError):
        return None
    if found.name.replace("-", "_") in {name.replace("-", "_") for name in _NEVER}:
        return None
    if found.name.startswith("utf-16") or found.name.startswith("utf-32"):
        return "utf-8"  # a label that could be read is none of these (HTML Standard)
    return "cp1252" if found.name in _AS_WINDOWS else found.name


def _decoded(data: bytes, name: str) -> tuple[str, int]:
    try:
        return data.decode(name), 0
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
        return text, text.count("\ufffd")
