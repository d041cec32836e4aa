"""Sources as a table for a reader.

May import: citations and what it imports; siblings in exchange.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.citations import Citation, Citations
from provenance.exchange.columns import filled, listed, width_of
from provenance.exchange.ink import Role
from provenance.exchange.page import NARROWEST, Page
from provenance.exchange.visible import visible

__all__ = ["sources_text"]

_HEADER = ("source", "kind", "statements", "as origin", "as relay", "also called")
_FIGURES = range(2, 5)  # columns set to the right
_GAP = "  "


def sources_text(found: Citations, page: Page = Page()) -> Iterator[str]:  # noqa: B008  # a frozen value
    """A table of the sources, and the shares below it; each piece ends a line.

    Only the last column of the table is broken to keep to the width of the page.
    """
    if found.sources:
        yield from _table(found, page)
        yield "\n"
    yield from _shares(found)


def _table(found: Citations, page: Page) -> Iterator[str]:
    rows = [_HEADER[:-1], *map(_cells, found.sources)]
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(rows[0]))]
    room = max(page.width - sum(widths) - len(_GAP) * len(widths), NARROWEST)
    others = [
        [_HEADER[-1]],
        *(listed([visible(alias) for alias in one.source.aliases], room, ", ") for one in found.sources),
    ]
    if not any(others[1:]):
        others[0] = []
    for number, (row, lines) in enumerate(zip(rows, others, strict=True)):
        cells = [filled(cell, widths[column], right=column in _FIGURES) for column, cell in enumerate(row)]
        line = _GAP.join([*cells, *lines[:1]]).rstrip(" ")
        yield (line if number else page.ink(line, Role.QUIET)) + "\n"
        for more in lines[1:]:
            yield " " * (sum(widths) + len(_GAP) * len(widths)) + more + "\n"


def _cells(one: Citation) -> tuple[str, ...]:
    kind = one.source.kind.value if one.source.kind else "–"
    return (visible(one.source.name), kind, str(one.statements), str(one.as_origin), str(one.as_relay))


def _shares(found: Citations) -> Iterator[str]:
    several = found.articles != 1
    yield _counted(found.statements, "statement") + (f" in {found.articles} articles" if several else "") + "\n"
    width = len(str(found.statements))
    whose = "the outlets' own voices" if several else "the outlet's own voice"
    opinion = f", {found.opinion} of them opinion" if found.opinion else ""
    yield f"  {found.own_voice:{width}} in {whose}{opinion}\n"
    yield f"  {found.attributed:{width}} attributed" + (", of which\n" if found.attributed else "\n")
    if found.attributed:
        inside = " " * (width + 4)
        yield f"{inside}{_share(found, found.anonymous)} to an anonymous source\n"
        yield f"{inside}{_share(found, found.unattributed)} to somebody whom the words posit and do not name\n"
        yield f"{inside}{_share(found, found.nameless)} to no named origin at all\n"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _share(found: Citations, count: int) -> str:
    width = len(str(found.attributed))
    return f"{count:{width}} ({found.share(count) or 0:.0%})"
