"""PFSA-ID (Purnomo and others): direct quotations of public figures in Indonesian news.

Quotations of other people are not annotated, so that only recall can be measured. A quotation's source stands in the
same stretch between two quotations: a clitic speaker (CUECOREF) is its own source; after any other cue the nearest
person is, with the role and affiliation that touch it or without; without a cue after it, the nearest before.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from attrs import frozen

from evaluation.matching import matched
from evaluation.predictions import Triple
from evaluation.tokens import Spans, Tokens, f1

__all__ = ["Article", "Quoted", "articles", "counts_of"]

_FAR = 200  # code points between a quotation and its speaker
_LEAST = 0.5
_TOUCHING = 3  # code points between a role and a name: a comma and a space
_PERSONS = ("PERSON", "PERSONCOREF")
_DESCRIBING = ("ROLE", "AFFILIATION")

Mark = dict[str, Any]


@frozen
class Quoted:
    """A quotation, and the ways to span its source; the first has the head. Empty when nobody is annotated."""

    content: Spans
    sources: tuple[Spans, ...]


@frozen
class Article:
    """A text with its quotations."""

    name: str
    text: str
    quotations: tuple[Quoted, ...]


def articles(file: Path) -> Iterator[Article]:
    """The articles of a file."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            marks = sorted(record["spans"], key=lambda mark: mark["start"])
            yield Article(record["id"], record["text"], tuple(_quotations(marks)))


def _quotations(marks: Sequence[Mark]) -> Iterator[Quoted]:
    places = [number for number, mark in enumerate(marks) if mark["label"] == "STATEMENT"]
    for here, after in pairwise([*places, len(marks)]):
        said = marks[here]
        following = [mark for mark in marks[here + 1 : after] if mark["start"] - said["end"] < _FAR]
        before = [mark for mark in reversed(marks[:here]) if said["start"] - mark["end"] < _FAR]
        preceding = before[: next((n for n, mark in enumerate(before) if mark["label"] == "STATEMENT"), len(before))]
        yield Quoted(((said["start"], said["end"]),), tuple(_sources(following, preceding)))


def _sources(following: Sequence[Mark], preceding: Sequence[Mark]) -> Iterator[Spans]:
    cue = next((mark for mark in following if mark["label"] in {"CUE", "CUECOREF"}), None)
    if cue is not None and cue["label"] == "CUECOREF":
        yield [(cue["start"], cue["end"])]
        return
    near = [mark for mark in following if mark["start"] >= cue["end"]] if cue else preceding
    persons = [mark for mark in near if mark["label"] in _PERSONS]
    if persons:
        person = (persons[0]["start"], persons[0]["end"])
        yield [person]
        yield [_with_role(person, near)]


def _with_role(person: tuple[int, int], near: Sequence[Mark]) -> tuple[int, int]:
    """A person with the roles and affiliations that touch the name."""
    start, end = person
    described = [mark for mark in near if mark["label"] in _DESCRIBING]
    for _ in described:
        for mark in described:
            if 0 <= start - mark["end"] <= _TOUCHING:
                start = mark["start"]
            elif 0 <= mark["start"] - end <= _TOUCHING:
                end = mark["end"]
    return start, end


def counts_of(article: Article, proposed: Sequence[Triple]) -> Counter[str]:
    """What there is to count in one article."""
    tokens = Tokens(article.text)
    counts = Counter({"quotations": len(article.quotations)})
    gold = [tokens.of(one.content) for one in article.quotations]
    for number, where, _ in matched(gold, [tokens.of(one.content) for one in proposed], _LEAST):
        counts["found"] += 1
        sources = article.quotations[number].sources
        if sources:
            there = tokens.of(proposed[where].source)
            right = tokens.head(sources[0]) in there
            counts["with source"] += 1
            counts["source"] += right
            counts["source strict"] += right and any(f1(tokens.of(one), there) >= _LEAST for one in sources)
    return counts
