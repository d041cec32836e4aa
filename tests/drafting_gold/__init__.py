"""Articles with hand-made chains, to measure drafts against: read from the files beside this one.

The conventions of the annotation are in README.md, the marks in phrases.py. Offsets are code points, half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen
from ruamel.yaml import YAML

from drafting_gold.phrases import MARKS, Span, UnfoundError, spans_of

FOLDER = Path(__file__).parent
PARTS = ("development", "held_out")
UNATTRIBUTED = "unattributed"
"""The name of the source that the words posit and do not name."""

QUOTATIONS = frozenset({"direct", "indirect", "mixed"})
CONSTRUCTIONS = frozenset(
    {
        "according-to",  # menurut X, berdasarkan data X, according to X
        "agentless",  # diduga, disebut-sebut, it is believed
        "anonymous",  # speaks and is not named
        "carrier",  # a link relays: an outlet, an agency, a document
        "clitic",  # the speaker is -nya
        "cross-sentence",  # a link's words stand in another sentence than the content
        "document",  # a report, a statement or data speaks
        "hedged",  # the words lower the certainty
        "joint",  # several sources speak together
        "nested",  # a cue stands in what another cue attributes
        "noun",  # the cue is a noun: laporan, klaim, statement
        "own-voice",  # nobody's but the outlet's
        "passive",  # the speaker is a passive's agent
        "pronoun",  # the speaker is a pronoun or a description
        "scope",  # a carrier named in an earlier sentence still holds
        "unquoted",  # "…, kata X, …" without quotation marks
    }
)


@frozen
class Link:
    """One link of a chain.

    Attributes:
        names: who speaks, by the fullest name in the article; several speak jointly.
        kinds: the kind of each, as in ``provenance.SourceKind``.
        source: the spans of the words that name the source here; empty if the link is only understood.
        cue: the spans of the words that signal it; empty likewise.
        said: when it was said, at the precision given; empty where the gold does not say.
    """

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    said: str = ""


Chain = tuple[Link, ...]


@frozen
class Statement:
    """A passage and its chain.

    Attributes:
        content: what is attributed, in pieces, without its quotation marks.
        chains: nearest first, the publishing outlet left out; several are independent ways to the same words.
        required: if false, finding it or not counts neither way.
        alternatives: chains by their names that are as right as the first.
        classes: the kind of quotation and the constructions, of ``QUOTATIONS`` and ``CONSTRUCTIONS``.
    """

    content: tuple[Span, ...]
    chains: tuple[Chain, ...]
    required: bool
    alternatives: tuple[tuple[tuple[str, ...], ...], ...]
    classes: frozenset[str]

    @property
    def chain(self) -> Chain:
        return self.chains[0]

    @property
    def depth(self) -> int:
        """The links of the longest chain; 0 in the outlet's own voice."""
        return max(map(len, self.chains))


@frozen
class Trap:
    """A span that no cue may touch and in which no source may lie, and why."""

    span: Span
    why: str


@frozen
class GoldArticle:
    """One article with its annotation.

    Attributes:
        id: the language and a number, told once over all parts.
        part: the folder, of ``PARTS``.
        outlet: who publishes it, left out of every chain.
        messy: what is wrong with the text, as it is with scraped ones; empty if nothing is.
    """

    id: str
    part: str
    language: str
    outlet: str
    published: str
    messy: str
    text: str
    statements: tuple[Statement, ...]
    traps: tuple[Trap, ...]

    def words(self, spans: tuple[Span, ...]) -> str:
        """The words of some spans, to be shown to a person."""
        return " … ".join(self.text[start:end] for start, end in spans)


class GoldError(ValueError):
    """All that is wrong in one file of the gold."""


def gold(*parts: str) -> tuple[GoldArticle, ...]:
    """The articles of these parts (of both, if none is named), by their id.

    Raises:
        GoldError: if a file's annotation does not fit its text.
    """
    return tuple(read(file) for part in parts or PARTS for file in sorted((FOLDER / part).glob("*.yaml")))


def read(file: Path) -> GoldArticle:
    """One article from its file."""
    record = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    problems: list[str] = []
    text = record["text"]
    problems.extend(f"the text holds the mark {mark}" for mark in MARKS if mark in text)
    statements = tuple(_statement(entry, record, problems) for entry in record["statements"])
    traps = tuple(_trap(entry, text, problems) for entry in record.get("traps", ()))
    speaking = {name for one in statements for chain in one.chains for link in chain for name in link.names}
    problems.extend(f"“{name}” is among the sources and speaks nowhere" for name in record["sources"].keys() - speaking)
    if problems:
        raise GoldError("\n".join(f"{file.name}: {problem}" for problem in problems))
    return GoldArticle(
        id=file.stem,
        part=file.parent.name,
        language=record["language"],
        outlet=record["outlet"],
        published=str(record["published"]),
        messy=record.get("messy", ""),
        text=text,
        statements=statements,
        traps=traps,
    )


def _statement(entry: Mapping[str, Any], record: Mapping[str, Any], problems: list[str]) -> Statement:
    unknown = entry.keys() - {"content", "is", "chain", "chains", "required", "or"}
    problems.extend(f"“{entry['content']}” has an unknown key “{key}”" for key in sorted(unknown))
    chains = entry["chains"] if "chains" in entry else [entry["chain"]]
    return Statement(
        content=_spans(entry["content"], record["text"], problems)[0],
        chains=tuple(tuple(_link(line, record, problems) for line in chain) for chain in chains),
        required=entry.get("required", True),
        alternatives=tuple(tuple(_names(name) for name in chain) for chain in entry.get("or", ())),
        classes=frozenset(entry["is"].split()),
    )


def _link(line: str, record: Mapping[str, Any], problems: list[str]) -> Link:
    """A link from ``name | phrase | date``, of which the phrase and the date may be left out."""
    name, phrase, said = (part.strip() for part in (*line.split("|"), "", "")[:3])
    source, cue = _spans(phrase, record["text"], problems) if phrase else ((), ())
    names = _names(name)
    known = {UNATTRIBUTED: UNATTRIBUTED, **record["sources"]}
    problems.extend(f"“{one}” is not among the sources" for one in names if one not in known)
    return Link(names, tuple(known.get(one, "") for one in names), source, cue, said)


def _trap(line: str, text: str, problems: list[str]) -> Trap:
    phrase, why = (part.strip() for part in line.split("|"))
    spans, _ = _spans(phrase, text, problems)
    return Trap(spans[0] if spans else (0, 0), why)


def _spans(phrase: str, text: str, problems: list[str]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    try:
        return spans_of(phrase, text)
    except UnfoundError as error:
        problems.append(str(error))
        return (), ()


def _names(name: str) -> tuple[str, ...]:
    """Several names that speak jointly are joined by a plus sign."""
    return tuple(one.strip() for one in name.split(" + "))
