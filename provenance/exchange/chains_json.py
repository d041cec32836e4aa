"""Chains as JSON, described by schemas/chains.schema.json: one object, or one statement a line.

Everything that a key can hold is there: what is absent in the article is null, never a missing key. Characters that a
reader would not see are written as escapes, which any JSON reader undoes.

May import: graph, model and what they import; exchange.selection, exchange.visible.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from provenance.exchange.selection import Selection, missing_references
from provenance.exchange.visible import json_escape, visible
from provenance.graph import Chain, Link
from provenance.model import Attribution, Statement
from provenance.spans import Passage

__all__ = [
    "SCHEMA_VERSION",
    "article_json",
    "article_line",
    "chains_json",
    "chains_jsonl",
    "dumped",
    "in_one_object",
]

SCHEMA_VERSION = 1
_LARGEST_COUNT = 2**53 - 1  # what every JSON reader can hold exactly (RFC 8259 §6)

Data = dict[str, Any]


def dumped(data: Any, *, indent: int | None = 2) -> str:
    """The JSON of some data: letters of all scripts as they are, invisible characters as escapes."""
    return visible(json.dumps(data, ensure_ascii=False, indent=indent), keep="\n", escape=json_escape)


def chains_json(selections: Iterable[Selection], *, limit: int | None = 100) -> Iterator[str]:
    """One JSON object, piece by piece.

    Args:
        selections: from ``select``.
        limit: the most chains to list of one statement, each with its first 100 links, and fewer where an article
            has many statements; ``chain_count`` says how many there are. None for all of them, whole.
    """
    articles = (_article_data(selection, limit) for selection in selections)
    yield from _pieces({"schema_version": SCHEMA_VERSION, "articles": articles}, indent=2)
    yield "\n"


def in_one_object(articles: Iterable[str]) -> Iterator[str]:
    """Articles, each from ``article_json``, as ``chains_json`` gives them; a piece an article."""
    yield f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "articles": ['
    number = -1
    for number, article in enumerate(articles):
        lines = article.replace("\n", "\n    ")
        yield f"{',' * bool(number)}\n    {lines}"
    yield "]\n}\n" if number < 0 else "\n  ]\n}\n"


def article_json(selection: Selection, alternatives: Sequence[Data] = (), limit: int | None = 100) -> str:
    """The JSON object of one article, as it stands among those of ``chains_json``.

    Args:
        selection: of the article.
        alternatives: the other chains of its statements, in a draft.
        limit: as in ``chains_json``.
    """
    return "".join(_pieces(_article_data(selection, limit, alternatives), indent=2))


def article_line(selection: Selection, alternatives: Sequence[Data] = (), limit: int | None = 100) -> str:
    """The same object in one line."""
    return "".join(_pieces(_article_data(selection, limit, alternatives))) + "\n"


def chains_jsonl(selections: Iterable[Selection], *, limit: int | None = 100) -> Iterator[str]:
    """One line a statement: what ``chains_json`` says of it, and ``article``, the id of the article."""
    for selection in selections:
        for statement in selection.statements:
            yield from _pieces({"article": selection.article.id, **_statement_data(selection, statement, limit)})
            yield "\n"


def _pieces(data: Data, *, indent: int | None = None, level: int = 0) -> Iterator[str]:
    """An object whose last value may be an iterator, of such objects too: an array that is never whole in memory.

    Args:
        data: the object.
        indent: spaces a level; None for all on one line.
        level: how deep in others it stands.
    """
    *_, (key, last) = data.items()
    if not isinstance(last, Iterator):
        yield _indented(dumped(data, indent=indent), indent, level)
        return
    head = dumped({name: value for name, value in data.items() if name != key}, indent=indent)
    line = "" if indent is None else "\n" + " " * indent * (level + 1)
    item_line = line and line + " " * (indent or 0)
    yield f"{_indented(head, indent, level).removesuffix('}').rstrip()},{line or ' '}{dumped(key)}: ["
    empty = True
    for item in last:
        yield item_line if empty else "," + (item_line or " ")
        yield from _pieces(item, indent=indent, level=level + 2)
        empty = False
    yield f"{'' if empty else line}]{line[: -(indent or 0)] if line else ''}}}"


def _indented(text: str, indent: int | None, level: int) -> str:
    return text if indent is None else text.replace("\n", "\n" + " " * indent * level)


def _article_data(selection: Selection, limit: int | None = 100, alternatives: Sequence[Data] = ()) -> Data:
    """What there is to say of an article and its selected statements, which come last and one by one."""
    article = selection.article
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": _written(article.published),
        "language": article.language,
        "url": article.url,
        "drafted_by": article.drafted_by,
        "alternatives": list(alternatives),
        "statements": (_statement_data(selection, statement, limit) for statement in selection.statements),
    }


def _statement_data(selection: Selection, statement: Statement, limit: int | None = 100) -> Data:
    """What there is to say of a statement and its chains, which come last and one by one."""
    listing = selection.chains(statement, limit)
    return {
        "id": statement.id,
        "place": selection.article.place(statement.start),
        "text": statement.text,
        "start": statement.start,
        "end": statement.end,
        "spans": _offsets(statement.content),
        "claim": statement.claim,
        "about": list(statement.about),
        "contradicts": list(statement.contradicts),
        "voice": statement.voice.value,
        "certainty": statement.certainty.value,
        "hedges": [span.exact for span in statement.hedges],
        "drafted": statement.drafted,
        "rule": statement.rule,
        "content": _offsets(statement.content),
        "attributions": [_attribution_data(link, path, selection) for path, link in _tree(statement)],
        "chain_count": listing.count if listing.count <= _LARGEST_COUNT else None,
        "chains": (_chain_data(chain, selection) for chain in listing.chains),
    }


def _chain_data(chain: Chain, selection: Selection) -> Data:
    return {
        "text": str(chain),
        "origin": [source.id for source in chain.origin],
        "relays": [source.id for source in chain.relays],
        "certainty": chain.certainty.value,
        "is_cut": chain.is_cut,
        "back_to": next((n for n, link in enumerate(chain) if link is chain.back_to), None),
        "links": [_link_data(link, selection) for link in chain],
    }


def _tree(statement: Statement) -> Iterator[tuple[tuple[int, ...], Attribution]]:
    """Every attribution with its position below those it stands under, each before what it rests on."""
    waiting = list(_placed((), statement.attributed_to))
    while waiting:
        path, link = waiting.pop()
        yield path, link
        waiting.extend(_placed(path, link.attributed_to))


def _placed(path: tuple[int, ...], links: Sequence[Attribution]) -> Iterator[tuple[tuple[int, ...], Attribution]]:
    """Links with their positions, the last one first."""
    return (((*path, number), links[number]) for number in reversed(range(len(links))))


def _attribution_data(link: Attribution, path: tuple[int, ...], selection: Selection) -> Data:
    """Where the words of a link stand: offsets alone, for programs that compare annotations."""
    known = selection.article.sources_by_id
    return {
        "path": list(path),
        "sources": list(link.sources),
        "names": [known[id_].name for id_ in link.sources],
        "source": _offsets(link.mentions),
        "cue": _offsets(link.cues),
        "hedge": _offsets(link.hedges),
        "rests_on": list(link.rests_on),
        "rule": link.rule,
    }


def _link_data(link: Link, selection: Selection) -> Data:
    said = link.attribution
    kinds = [source.kind.value if source.kind else None for source in link.sources]
    ids = [source.id for source in link.sources]
    return {
        "source": ids if len(ids) > 1 else ids[0],
        "name": link.name,
        "kind": kinds if len(kinds) > 1 else kinds[0],
        "cue": link.cue,
        "cue_spans": _offsets(said.cues if said else link.statement.cues),
        "source_spans": _offsets(said.mentions if said else ()),
        "rule": said.rule if said else None,
        "basis": link.basis.value,
        "certainty": link.certainty.value,
        "hedge": link.hedge,
        "quotation": said.quotation.value if said and said.quotation else None,
        "said": _written(link.said),
        "place": said.place if said else None,
        "article": link.article.id,
        "statement": link.statement.id,
        "missing": missing_references(link, selection),
    }


def _offsets(passage: Passage) -> list[list[int]]:
    return [[span.start, span.end] for span in passage]


def _written(date: object) -> str | None:
    return None if date is None else str(date)
