"""Reading gold with chains: the project's own articles, and JSON files of the same kind that are given by a path."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from evaluation.chains import Annotated, Chain, Trap
from evaluation.predictions import UNNAMED, Link
from provenance.dates import Date

__all__ = ["GoldText", "annotated_story", "articles_of_lines", "own_articles", "sentence_cases"]

_IMPLICIT = frozenset({"<implicit>", "<hearsay>"})


@frozen
class GoldText:
    """A text with its chains."""

    name: str
    text: str
    language: str
    outlet: str
    statements: tuple[Annotated, ...]
    traps: tuple[Trap, ...] = ()
    title: str | None = None
    published: Date | None = None


def own_articles(folder: Path, parts: Sequence[str]) -> Iterator[GoldText]:
    """The articles in tests/drafting_gold, which say themselves how they are read."""
    if str(folder.parent) not in sys.path:
        sys.path.insert(0, str(folder.parent))
    from drafting_gold import gold  # type: ignore[import-not-found]  # of the tests

    for each in gold(*parts):
        statements = tuple(_own_statement(one) for one in each.statements)
        traps = tuple(Trap(trap.span) for trap in each.traps)
        published = Date(each.published) if each.published else None
        yield GoldText(each.id, each.text, each.language, each.outlet, statements, traps, published=published)


def _own_statement(one: Any) -> Annotated:
    first = tuple(
        tuple(_link(link.names, link.source, link.cue, link.kinds) for link in chain) for chain in one.chains if chain
    )
    others = tuple(_reading([_link(names) for names in chain]) for chain in one.alternatives)
    return Annotated(one.content, (first, *others), one.required)


def _reading(links: Sequence[Link]) -> tuple[Chain, ...]:
    return (tuple(links),) if links else ()


def _link(names: Sequence[str], source: Any = (), cue: Any = (), kinds: Sequence[str] = ()) -> Link:
    parties = tuple((name,) for name in names)
    return Link(parties, tuple(map(tuple, source or ())), tuple(map(tuple, cue or ())), tuple(kinds))


def articles_of_lines(file: Path) -> Iterator[GoldText]:
    """Articles with their statements, one object a line."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = record["text"]
            statements = []
            for one in record["statements"]:
                first = tuple(
                    tuple(_link([link["name"]], link["source"], link["cue"], [link["kind"]]) for link in chain)
                    for chain in one["chains"]
                    if chain
                )
                others = tuple(_reading([_link([name]) for name in chain]) for chain in one["alternatives"])
                statements.append(Annotated(one["content"], (first, *others), one["required"]))
            traps = tuple(Trap(tuple(trap["span"])) for trap in record["traps"])
            yield GoldText(
                record["id"], text, "id", record["outlet"], tuple(statements), traps, record.get("title") or None
            )


def annotated_story(file: Path, text: str) -> GoldText:
    """The chains of one article, whose text stands elsewhere; each chain begins with the writer."""
    record = json.loads(file.read_text("utf-8"))
    statements = []
    for one in record["statements"]:
        chain: Chain = tuple(
            _link(_parties(link["source_text"]), [link["source"]] if link["source"] else (), (), [link["kind"]])
            for link in one["chain"][1:]
        )
        readings = [(chain,) if chain else ()]
        if one["id"] == "s5":  # the file's own note: the outlet's scope may reach over this sentence, too
            readings.append(((_link(["Kompas.com"]), *chain),))
        statements.append(Annotated([one["content"]], tuple(readings), one["required"]))
    return GoldText("newslive", text, "id", "NEWSLIVE", tuple(statements))


def _parties(words: str | None) -> list[str]:
    """The sources that the words of the story name: without the role before a comma, without what is in brackets."""
    if words is None:
        return [UNNAMED]
    if " dan " in words:
        return words.replace(", dan ", ", ").split(", ")
    return [words.rpartition(", ")[2].partition(" (")[0]]


def sentence_cases(file: Path) -> Iterator[tuple[str, str, str, Sequence[str]]]:
    """Sentences: id, text, the outlet that publishes it, and the chain without it."""
    for case in json.loads(file.read_text("utf-8")):
        chain = [UNNAMED if name in _IMPLICIT else name for name in case["chain"][1:]]
        addressee = "kepada Kompas.com" in case["text"]  # told to the paper itself, so it publishes
        yield case["id"], case["text"], "Kompas.com" if addressee else "Kabar", chain
