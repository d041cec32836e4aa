"""Articles out of a web archive (WARC, ISO 28500; also ARC), read by warcio, which the extra ``[warc]`` brings.

Every response with an HTML page and the status 200 is one article, with the address and the date that the archive
records and the digest of the page. Other records are passed over; so are, with a note, pages without the text of an
article and pages of which the archive holds only a part. The digests that the archive keeps are held against what is in
it.

Archives come from strangers: lines of headers, pages, and how far an archive may unpack have their limits.

May import: errors, dates, model; incoming; warcio, when it is there.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import attrs

from provenance.dates import Date
from provenance.errors import InputError, MissingExtraError, ModelError, Problem, UnreadableError
from provenance.exchange.incoming.extraction import Extractor
from provenance.exchange.incoming.html import LARGEST, article_of_page
from provenance.exchange.incoming.imported import Given, Imported, NotCarried, free_id, invalid
from provenance.model import Article

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

__all__ = ["read_warc"]

_LONGEST_HEADERS = 2**20  # bytes of the headers of a record
_SLACK, _RATIO = 64 * 2**20, 100  # an archive may unpack to 64 MiB and a hundred times what was read of it
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_OK = "200"


class _DamagedError(Exception):
    """An archive that warcio cannot read; the message says why."""


class _TooLargeError(Exception):
    """An archive goes beyond a limit; the message says which."""


def read_warc(file: BinaryIO, name: str, given: Given | None = None) -> Imported:
    """The articles of an archive, in its order.

    Args:
        file: the archive, as it is or compressed record by record.
        name: what problems call it.
        given: `url` takes the page of that address alone; `id` is for one article.

    Raises:
        UnreadableError: when it is no archive, goes beyond a limit, or holds something else than its digests say.
        InvalidError: when there is no article in it.
        MissingExtraError: when warcio or trafilatura is not installed.
    """
    try:
        import warcio  # noqa: F401
    except ImportError:
        message = "WARC needs the package warcio; install it with: pip install 'provenance-tracker[warc]'"
        raise MissingExtraError(message) from None
    given = given or Given()
    left = NotCarried(name)
    try:
        with contextlib.redirect_stderr(io.StringIO()), Extractor() as extractor:
            articles = tuple(_articles(file, name, given, left, extractor))
    except _TooLargeError as error:
        raise UnreadableError([Problem(str(error), name, code="too-large")]) from None
    except _DamagedError as error:
        message = f"this is no web archive that can be read: {error}"
        raise UnreadableError([Problem(message, name, code="not-warc")]) from None
    if not articles:
        seen = "; ".join(note.message for note in left.notes)
        raise invalid(f"there is no page with an article here{f' ({seen})' if seen else ''}", name, "no-article")
    return Imported(articles, left.notes)


def _articles(file: BinaryIO, name: str, given: Given, left: NotCarried, extractor: Extractor) -> Iterator[Article]:
    taken: set[str] = set()
    for record in _records(file, left):
        url = record.rec_headers.get_header("WARC-Target-URI")
        if (given.url is not None and url != given.url) or not _is_page(record, left):
            continue
        page = _payload(record, url)
        if _is_cut(record):
            continue
        failed = record.digest_checker is not None and record.digest_checker.passed is False
        if failed:
            message = f"{url}: the archive's digest of this page is not that of the page; it was changed or damaged"
            raise UnreadableError([Problem(message, name, code="bad-digest")])
        date = _date(record, left)
        if reason := record.rec_headers.get_header("WARC-Truncated"):
            left.add(f"the rest of {url}, which was cut when it was archived ({reason[:40]})")
        here = attrs.evolve(given, url=url, retrieved=given.retrieved or date, id=None)
        try:
            article, notes = article_of_page(page, f"{name}: {url}", here, extractor, _content_type(record))
        except InputError as error:
            left.add("; ".join(f"{url}: {problem.message}" for problem in error.problems))
            continue
        for note in notes:
            left.add(f"{url}: {note}")
        id_ = given.id if given.id is not None and not taken else free_id(article.id, taken)
        taken.add(id_)
        yield attrs.evolve(article, id=id_)


def _records(file: BinaryIO, left: NotCarried) -> Iterator[ArcWarcRecord]:
    """The records; notes those that are shorter than they say, as where an archive breaks off."""
    from warcio.archiveiterator import ArchiveIterator

    counted = _Counted(file)
    records = ArchiveIterator(counted, check_digests=True)
    records.reader = _guarded(counted)
    record: ArcWarcRecord | None = None
    while True:
        before = record
        with _understood():
            record = next(records, None)
        if before is not None and _is_cut(before):
            url = before.rec_headers.get_header("WARC-Target-URI")
            left.add(f"{url or 'a record'}, of which the archive holds only a part")
        if record is None:
            return
        yield record


def _is_cut(record: ArcWarcRecord) -> bool:
    """Whether the archive holds less of a record than it says; known when the record was read to its end."""
    return bool(getattr(record.raw_stream, "limit", 0) > 0)


@contextlib.contextmanager
def _understood() -> Iterator[None]:
    """What warcio meets in the archives of strangers is one error."""
    try:
        yield
    except _TooLargeError:
        raise
    except Exception as error:
        raise _DamagedError(" ".join(str(error).split()) or type(error).__name__) from error


class _Counted:
    """A file that knows how much of it was read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.done = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.done += len(data)
        return data

    def tell(self) -> int:
        return self.done


def _guarded(file: _Counted) -> Any:
    """The reader of warcio, but one which unpacks no bomb and takes no endless header."""
    from warcio.bufferedreaders import DecompressingBufferedReader

    class Guarded(DecompressingBufferedReader):  # type: ignore[misc,unused-ignore]
        headers = 0

        def _process_read(self, data: bytes) -> None:
            super()._process_read(data)
            if self.num_read > _SLACK + _RATIO * file.done:
                message = f"this unpacks to more than {_RATIO} times its size, and is not unpacked further"
                raise _TooLargeError(message)

        def read(self, length: int | None = None) -> bytes:
            self.headers = 0
            found: bytes = super().read(length)
            return found

        def readline(self, length: int | None = None) -> bytes:
            found: bytes = super().readline(min(length or _LONGEST_HEADERS, _LONGEST_HEADERS))
            self.headers += len(found)
            if self.headers > _LONGEST_HEADERS:
                message = f"a record has more than {_LONGEST_HEADERS // 2**20} MiB of headers"
                raise _TooLargeError(message)
            return found

    return Guarded(file)


def _is_page(record: ArcWarcRecord, left: NotCarried) -> bool:
    """Whether a record holds a page; notes what looks like one and is not read."""
    kind = record.rec_type
    if kind == "revisit":
        left.add("revisits of pages that were archived before")
    if kind not in {"response", "resource"} or (_content_type(record) or "").split(";")[0].strip().lower() not in _HTML:
        return False
    if kind == "response" and (record.http_headers is None or record.http_headers.get_statuscode() != _OK):
        left.add("pages with another status than 200")
        return False
    coding = record.http_headers.get_header("Content-Encoding") if record.http_headers else None
    if coding and coding.lower() not in {"gzip", "deflate", "identity"}:
        left.add(f"pages with the content coding {coding[:40]!r}, which is not read")
        return False
    return True


def _content_type(record: ArcWarcRecord) -> str | None:
    headers = record.http_headers or record.rec_headers
    found: str | None = headers.get_header("Content-Type")
    return found


def _payload(record: ArcWarcRecord, url: str | None) -> bytes:
    """The page, its codings undone; the record is read to its end, without which warcio compares no digest."""
    stream = record.content_stream()
    pieces: list[bytes] = []
    size = 0
    while True:
        with _understood():
            piece = stream.read(2**16)
        if not piece:
            with _understood():
                while record.raw_stream.read(2**16):
                    pass
            return b"".join(pieces)
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            message = f"{url}: this page has more than {LARGEST // 2**20} MiB, which is the most that is read"
            raise _TooLargeError(message)


def _date(record: ArcWarcRecord, left: NotCarried) -> Date | None:
    """The date of a record; fractions finer than a microsecond are cut."""
    value = record.rec_headers.get_header("WARC-Date") or ""
    whole, point, rest = value.partition(".")
    digits = rest.rstrip("Z")[:6]
    try:
        return Date(f"{whole}.{digits}Z" if point and digits else whole)
    except ModelError:
        left.add(f"the date of retrieval {value[:40]!r}, which is no date")
        return None
