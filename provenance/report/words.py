"""Pieces of HTML that every section uses: names, quotes, dates, counts, tables, notes on what is left out.

May import: drawing.markup, model and what it imports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as calendar_date

from provenance.dates import Date, Precision
from provenance.drawing.markup import Content, Markup, element, escaped, is_address, is_web_address, joined
from provenance.exchange.columns import flowing
from provenance.exchange.visible import hidden_at, visible

__all__ = [
    "cited",
    "counted",
    "date_words",
    "exact_text",
    "link",
    "more",
    "name",
    "quote",
    "section",
    "shortened",
    "table",
]

_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_FINEST_IN_HTML = re.compile(r"\.\d{4,}")  # a time of HTML has at most three digits of a second


def name(words: str, *, lang: str | None = None) -> Markup:
    """Words of strangers in a line of ours: kept apart from it, whichever way they are written."""
    return element("bdi", flowing(words) or "(no name)", lang=lang)


def quote(words: str, lang: str | None = None) -> Markup:
    """Words as they stand in an article; in quotation marks, unless they bring their own."""
    said = flowing(words)
    marked = said[:1] in '“«„"「' and said[-1:] in '”»“"」'
    return element("bdi", said if marked else f"“{said}”", lang=lang, class_="quote")


def shortened(words: str, most: int = 80) -> str:
    """The first words, up to so many code points."""
    said = flowing(words)
    return said if len(said) <= most else f"{said[:most].rsplit(' ', 1)[0]}…"


def counted(number: int, what: str, several: str | None = None) -> str:
    """``1 claim``, ``2,000 claims``."""
    return f"{number:,} {what if number == 1 else several or what + 's'}"


def date_words(date: Date) -> Markup:
    """A date as it is written in English, at its own precision."""
    value = date.value
    day, _, clock = value.partition("T")
    parts = [int(part) for part in day.split("-")]
    month = calendar_date(2000, parts[1], 1).strftime("%B") if len(parts) > 1 else ""
    words = {1: f"{parts[0]}", 2: f"{month} {parts[0]}"}.get(len(parts), f"{parts[-1]} {month} {parts[0]}")
    if clock:
        words += f", {clock.replace('Z', ' UTC')}"
    machine = None if _FINEST_IN_HTML.search(value) else value
    if date.precision is Precision.YEAR and value.startswith("0000"):
        machine = None
    return element("time", words, datetime=machine)


def link(words: Content, address: str | None) -> Markup:
    """Words that lead to an address; the words alone when it is none that a page may lead to."""
    if address is None or not is_address(address) or visible(address) != address:
        return joined(words)
    outside = not address.startswith("#")
    return element("a", words, href=address, rel="noopener noreferrer" if outside else None)


def cited(reference: str) -> Markup:
    """Words of a policy about where something is published; ``words <address>`` leads there, and so does an address."""
    words, mark, address = reference.removesuffix(">").rpartition(" <")
    if mark and reference.endswith(">"):
        return link(name(words), address) if is_web_address(address) else name(reference)
    return link(name(reference), reference) if is_web_address(reference) else name(reference)


def more(number: int, what: str, where: str = "in the data at the end of this page") -> Markup | None:
    """How many are left out, and where they are; nothing when none is.

    Args:
        number: how many.
        what: one of them, the noun first.
        where: where they are, or what they are like.
    """
    if number <= 0:
        return None
    noun, _, rest = what.partition(" ")
    said = counted(number, f"more {noun}")
    return element("p", f"… and {' '.join(filter(None, (said, rest)))}: {where}.", class_="left-out")


def section(id_: str, title: str, *content: Content) -> Markup:
    """A section of the page with its heading."""
    return joined(
        element("section", "\n", element("h2", title, id=f"{id_}-title"), "\n", *content, id=id_,
                aria_labelledby=f"{id_}-title"),
        "\n",
    )  # fmt: skip


def table(
    caption: str, header: Sequence[str], rows: Iterable[Sequence[Content]], *, figures: Sequence[int] = ()
) -> Markup:
    """A table in a frame that can be moved sideways where the page is narrow, also with the keyboard.

    Args:
        caption: what it is.
        header: a heading for each column.
        rows: the first cell of each says what the row is about.
        figures: columns of numbers.
    """
    looks = ["figure" if number in figures else None for number in range(len(header))]
    head = element(
        "tr", [element("th", words, scope="col", class_=look) for words, look in zip(header, looks, strict=True)]
    )
    body = [
        element(
            "tr",
            element("th", row[0], scope="row"),
            [element("td", cell, class_=look) for cell, look in zip(row[1:], looks[1:], strict=True)],
        )
        for row in rows
    ]
    whole = element(
        "table",
        element("caption", element("span", caption)),
        element("thead", head),
        "\n",
        element("tbody", [[row, "\n"] for row in body]),
    )
    return element("div", whole, class_="frame", tabindex=0, role="region", aria_label=caption)


def exact_text(text: str) -> Markup:
    """Words of an article, so that a reader sees what they are and the page holds them exactly.

    What cannot be seen, such as the controls that turn the direction of writing, is enclosed, where it acts on nothing,
    and its code is shown. NUL and lone surrogates, which HTML cannot hold, become U+FFFD.
    """
    return Markup("".join(_exact(text)))


def _exact(text: str) -> Iterator[str]:
    if visible(text, keep="\n\t") == text:
        yield escaped(text)
        return
    position = 0
    while position < len(text):
        character = text[position]
        if character == "\r":
            yield "&#13;"
        elif character in "\n\t" or not hidden_at(text, position):
            yield _REFERENCES.get(character, character)
        else:
            end = position + 1
            while end < len(text) and text[end] == character:
                end += 1
            yield _hidden(character, end - position)
            position = end - 1
        position += 1


def _hidden(character: str, count: int) -> str:
    code = f"U+{ord(character):04X}" + (f" ×{count}" if count > 1 else "")
    held = "\ufffd" if character == "\0" or "\ud800" <= character <= "\udfff" else character
    return element("span", Markup(held * count), class_="hidden", data_code=code)
