"""An article out of a ninjs document (IPTC News in JSON, version 3): its text, and who it names as its sources.

| ninjs 3 | here |
|---|---|
| ``uri`` | the id, and the url when it is an address of the web |
| ``headlines`` (``main`` first), else ``title`` | the title |
| ``bodies`` (plain text first) | the text; of markup, its words, a block a line |
| ``versionCreated``, else ``contentCreated``, ``firstCreated`` | published: ninjs has no date of publication |
| ``language`` | the language |
| ``infoSources`` | sources; ``role`` as it is written |
| ``copyrightHolder`` | the outlet, unless the user names it |

What else is there is told. Versions 1 and 2 use other names and are refused.

May import: errors, model, reading; incoming.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from html.parser import HTMLParser

from attrs import evolve

from provenance.dates import Date
from provenance.errors import ModelError
from provenance.exchange.incoming.imported import (
    Given,
    Imported,
    NotCarried,
    bounded,
    first_given,
    free_id,
    invalid,
)
from provenance.exchange.incoming.json_nodes import Json, parsed_json
from provenance.exchange.outgoing.addresses import is_web_address
from provenance.model import Article, Source
from provenance.retrieval import Retrieval, digest_of
from provenance.terms import SourceKind

__all__ = ["LARGEST", "read_ninjs"]

LARGEST = 16 * 2**20  # bytes of a document

_CARRIED = frozenset(
    {"uri", "headlines", "bodies", "language", "infoSources", "standard", "type", "representationType"}
)
_DATES = ("versionCreated", "contentCreated", "firstCreated")
_BLOCKS = frozenset(
    {
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "tr", "td", "th", "br", "hr", "section"),
        *("article", "header", "figcaption", "pre"),
    }
)
_SILENT = frozenset({"script", "style", "template", "head"})


def read_ninjs(data: bytes, file: str, given: Given | None = None) -> Imported:
    """The article of a ninjs document; it has sources and no statements yet.

    Raises:
        UnreadableError: when it is too large, or no JSON.
        InvalidError: when it is no ninjs of version 3, or has no text, headline or outlet.
    """
    given = given or Given()
    root = parsed_json(bounded(data, LARGEST, file), file)
    uri = root.words("uri")
    if uri is None or (not root.items("bodies") and not root.items("headlines")):
        hint = "; this looks like version 1 or 2" if "headline" in root.keys() or "pubstatus" in root.keys() else ""  # noqa: SIM118
        message = f"ninjs 3 needs a 'uri', 'headlines' and 'bodies'{hint}"
        raise invalid(message, file, "not-ninjs", root.line)
    headline = _first(root, "headlines", lambda entry: entry.words("role") != "main")
    body = _first(root, "bodies", _is_markup)
    title = root.words("title") if headline is None else headline.words("value")
    markup = body is not None and _is_markup(body)
    text = None if body is None else _without_markup(body.words("value") or "") if markup else body.words("value")
    if not text or not title:
        raise invalid(f"there is no {'text' if title else 'headline'} here", file, "no-text", root.line)
    left = NotCarried(file)
    _leave(root, "headlines", headline, left)
    _leave(root, "bodies", body, left)
    date, used = _published(root, left)
    try:
        article = _article(root, given, file, left, uri=uri, title=title, text=text, published=date)
    except ModelError as error:
        raise invalid("; ".join(fault.message for fault in error.faults), file, "bad-value", root.line) from None
    used_too = used if given.outlet else used | {"copyrightHolder"}
    for key, value in root.entries:
        if key not in _CARRIED | used_too and not (key == "title" and title == value.words()):
            left.add(key, value.line)
    if markup:
        left.add("the markup of the body")
    retrieval = Retrieval(
        url=given.url, retrieved=given.retrieved, sha256=sha256(data).hexdigest(), text_sha256=digest_of(text)
    )
    return Imported((evolve(article, retrieval=retrieval),), left.notes)


def _article(  # noqa: PLR0913  # what was found, by name
    root: Json, given: Given, file: str, left: NotCarried, *, uri: str, title: str, text: str, published: Date | None
) -> Article:
    sources = list(_sources(root, left))
    outlet = first_given((given.outlet, root.words("copyrightHolder")))
    if outlet is None:
        names = f" (its sources are {', '.join(source.name for source in sources)})" if sources else ""
        raise invalid(f"ninjs does not tell the outlet{names}; say it with --outlet", file, "no-outlet", root.line)
    known = next((source for source in sources if source.name == outlet), None)
    if known is None:
        known = Source(free_id(outlet, {source.id for source in sources}), outlet, SourceKind.OUTLET)
        sources.append(known)
    return Article(
        id=given.id or uri,
        title=title,
        outlet=known.id,
        text=text,
        published=published,
        language=root.words("language"),
        url=first_given((given.url, uri if is_web_address(uri) else None)),
        sources=tuple(sources),
    )


def _sources(root: Json, left: NotCarried) -> Iterator[Source]:
    taken: set[str] = set()
    for entry in root.items("infoSources"):
        name = first_given((entry.words("name"), entry.words("literal"), entry.words("uri")))
        if name is None:
            left.add("infoSources without a name", entry.line)
            continue
        for key, value in entry.entries:
            if key in {"uri", "literal", "contactInfo"} and value.words() != name:
                left.add(f"infoSources.{key}", value.line)
        id_ = free_id(name, taken)
        taken.add(id_)
        yield Source(id_, name, role=entry.words("role"))


def _first(root: Json, key: str, lesser: Callable[[Json], bool]) -> Json | None:
    """The first entry that has words, of those that are not lesser when there are any."""
    entries = (entry for entry in root.items(key) if entry.words("value"))
    return min(entries, key=lesser, default=None)


def _leave(root: Json, key: str, taken: Json | None, left: NotCarried) -> None:
    """Note the entries that are not taken, and what the one that is has besides its words."""
    for entry in root.items(key):
        if taken is None or entry.node is not taken.node:
            left.add(f"{key} but the one that is taken", entry.line)
            continue
        for name, value in entry.entries:
            if name not in {"role", "contentType", "value"}:
                left.add(f"{key}.{name}", value.line)


def _is_markup(body: Json) -> bool:
    content_type = (body.words("contentType") or "").lower()
    return any(mark in content_type for mark in ("html", "xml"))


def _published(root: Json, left: NotCarried) -> tuple[Date | None, frozenset[str]]:
    """The date, and the keys that are dealt with."""
    for number, key in enumerate(_DATES, 1):
        value = root.words(key)
        if value is not None:
            try:
                return Date(value), frozenset(_DATES[:number])
            except ModelError:
                left.add(f"{key}, which is no date", root.line)
    return None, frozenset(_DATES)


class _Words(HTMLParser):
    """Collects the words of markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # as is its own
        self.silent += tag in _SILENT
        if tag in _BLOCKS and self.lines[-1]:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT and self.silent > 0
        if tag in _BLOCKS and self.lines[-1]:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines[-1] += data


def _without_markup(value: str) -> str:
    parser = _Words()
    parser.feed(value)
    parser.close()
    lines = (" ".join(line.split()) for line in parser.lines)
    return "\n".join(line for line in lines if line)
