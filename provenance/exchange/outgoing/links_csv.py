"""Articles as CSV: one link a row, for spreadsheets; a statement in the outlet's own voice is a row without a link.

A link is told by its place in the statement: ``0.1`` is what the first link rests on, the second of several. Cells that
hold several values separate them with `` | ``. A cell that a spreadsheet would take for a formula begins with an
apostrophe (see exchange.table).

May import: model and what the model imports; exchange.table, outgoing.loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.exchange.outgoing.loss import Carried, Table
from provenance.exchange.table import Cell, csv_rows
from provenance.model import Article, Attribution, Statement
from provenance.spans import Passage, words_of

__all__ = ["CARRIED", "COLUMNS", "links_csv"]

_STATEMENT = (
    *("article", "title", "outlet", "outlet_name", "outlet_kind", "outlet_role", "published"),
    *("language", "url"),
    *("statement", "place", "text", "spans", "claim", "claim_text", "contradicts", "about", "voice"),
    *("statement_certainty", "statement_cue", "statement_cue_spans", "statement_hedge", "statement_hedge_spans"),
    *("drafted", "statement_rule"),
)
_LINK = (
    *("link", "source", "source_name", "source_kind", "source_role", "cue", "cue_spans", "mention", "mention_spans"),
    *("hedge", "hedge_spans", "basis", "certainty", "quotation", "said", "said_in", "rests_on", "rule"),
)
COLUMNS = (*_STATEMENT, *_LINK)

_PASSAGES = (
    *("statement.content", "statement.cues", "statement.hedges"),
    *("attribution.cues", "attribution.mentions", "attribution.hedges"),
)
_WORDS = Carried("a cell in which a | may stand between two values or in one", lambda words: "|" not in words)
_IDS = Carried(_WORDS.part, lambda ids: "|" not in "".join(ids))

CARRIED: Table = {
    **dict.fromkeys(f"article.{name}" for name in ("id", "title", "outlet", "published", "language", "url")),
    **dict.fromkeys(f"article.{name}" for name in ("sources", "claims", "statements")),
    **dict.fromkeys(("claim.id", "claim.text", "source.kind")),
    **dict.fromkeys(("source.id", "source.name", "source.role"), _WORDS),
    **dict.fromkeys(
        f"statement.{name}" for name in ("id", "attributed_to", "claim", "certainty", "voice", "drafted", "rule")
    ),
    **dict.fromkeys(("statement.contradicts", "statement.about"), _IDS),
    **dict.fromkeys(f"attribution.{name}" for name in ("basis", "certainty", "quotation", "said", "place", "rule")),
    **dict.fromkeys(("attribution.sources", "attribution.rests_on"), _IDS),
    "attribution.attributed_to": None,
    **dict.fromkeys(_PASSAGES),
    **dict.fromkeys(f"{passage}.{part}" for passage in _PASSAGES for part in ("start", "end", "exact")),
}


def links_csv(articles: Iterable[Article]) -> Iterator[str]:
    """The header, then one row a link, each statement's links in their order, each before those it rests on."""
    yield from csv_rows(COLUMNS, (row for article in articles for row in _rows(article)))


def _rows(article: Article) -> Iterator[tuple[Cell, ...]]:
    for statement in article.statements:
        cells = _statement_cells(article, statement)
        if not statement.attributed_to:
            yield (*cells, *(None,) * len(_LINK))
        waiting: list[tuple[tuple[int, ...], Attribution]] = [
            ((number,), link) for number, link in enumerate(statement.attributed_to)
        ]
        waiting.reverse()
        while waiting:
            path, link = waiting.pop()
            yield (*cells, *_link_cells(article, path, link))
            below = [((*path, number), further) for number, further in enumerate(link.attributed_to)]
            waiting.extend(reversed(below))


def _statement_cells(article: Article, statement: Statement) -> tuple[Cell, ...]:
    outlet = article.sources_by_id[article.outlet]
    claim = article.claims_by_id[statement.claim] if statement.claim is not None else None
    return (
        article.id,
        article.title,
        article.outlet,
        outlet.name,
        outlet.kind.value if outlet.kind else None,
        outlet.role,
        str(article.published) if article.published else None,
        article.language,
        article.url,
        statement.id,
        article.place(statement.start),
        *_passage(statement.content),
        claim.id if claim else None,
        claim.text if claim else None,
        _several(statement.contradicts),
        _several(statement.about),
        statement.voice.value,
        statement.certainty.value,
        *_passage(statement.cues),
        *_passage(statement.hedges),
        "drafted" if statement.drafted else None,
        statement.rule,
    )


def _link_cells(article: Article, path: tuple[int, ...], link: Attribution) -> tuple[Cell, ...]:
    sources = [article.sources_by_id[id_] for id_ in link.sources]
    return (
        ".".join(map(str, path)),
        _several(link.sources),
        _several(source.name for source in sources),
        _each(source.kind.value if source.kind else "" for source in sources),
        _each(source.role or "" for source in sources),
        *_passage(link.cues),
        *_passage(link.mentions),
        *_passage(link.hedges),
        link.basis.value,
        link.certainty.value,
        link.quotation.value if link.quotation else None,
        str(link.said) if link.said else None,
        link.place,
        _several(link.rests_on),
        link.rule,
    )


def _passage(passage: Passage) -> tuple[str | None, str | None]:
    """The words, and where each part of them stands in the text: ``12-18 | 30-34``, half-open."""
    return words_of(passage) or None, _several(f"{span.start}-{span.end}" for span in passage) or None


def _several(values: Iterable[str]) -> str:
    return " | ".join(values)


def _each(values: Iterable[str]) -> str | None:
    """One value a source, in the order of the sources; nothing when none has any."""
    several = list(values)
    return " | ".join(several) if any(several) else None
