"""Judgements that two sources, statements or claims of a corpus are the same, or are not.

They are kept apart from the articles, which stay as they were annotated. A judgement is taken back by a later one on
the same two: later by its date, and of the same date the one that comes later. (A judgement without a date is the
earliest.)

What the two names of a judgement mean: ``nis`` is the source, or claim, with this id in every article; ``x#nis`` is the
one that the article ``x`` declares. (What stands before the last ``#`` is the article.) A statement is always named
with its article.

Where nobody has judged, sources with the same id are the same, claims likewise, and nothing else is. So
``same_as: [x#nis, nis], verdict: different`` says that in x, nis is somebody else; of ``[x#nis, y#nis]``, the first
named is the somebody else.

May import: errors, dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise

from attrs import field, frozen

from provenance.dates import Date
from provenance.errors import Fault, ModelError

__all__ = ["Identity", "Judgement", "JudgementKind", "Sameness", "in_force"]


class JudgementKind(Enum):
    """What a judgement is about."""

    SOURCE = "source"
    STATEMENT = "statement"
    CLAIM = "claim"


class Sameness(Enum):
    """What was judged: that two are one, that they are not, or that it is open again."""

    SAME = "same"
    DIFFERENT = "different"
    WITHDRAWN = "withdrawn"


@frozen
class Judgement:
    """What one person judged of two names.

    Attributes:
        kind: what is named.
        same_as: the two names.
        judged_by: who judged; None when it is not told.
        judged_on: when; None when it is not told.
        verdict: what was judged; withdrawn takes back what was judged of the two before.
        note: why.

    Raises:
        ModelError: when the two are one name, a name is empty, or a statement's does not tell the article.
    """

    kind: JudgementKind
    same_as: tuple[str, str]
    judged_by: str | None = None
    judged_on: Date | None = None
    verdict: Sameness = Sameness.SAME
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse names that cannot be judged."""
        faults = tuple(self._faults())
        if faults:
            raise ModelError(faults)

    def _faults(self) -> Iterator[Fault]:
        one, other = self.same_as
        if one == other:
            yield Fault(("same_as",), f"{one!r} is judged against itself; name two", "same-name")
        for name in dict.fromkeys(self.same_as):
            article, _, id_ = name.rpartition("#")
            if not id_ or ("#" in name and not article):
                yield Fault(("same_as",), f"{name!r} names nothing; write an id, or article#id", "bad-name")
            elif self.kind is JudgementKind.STATEMENT and not article:
                message = f"{name!r} does not say in which article the statement stands; write article#statement"
                yield Fault(("same_as",), message, "bad-name")

    @property
    def pair(self) -> frozenset[str]:
        """The two names, without order."""
        return frozenset(self.same_as)


def in_force(judgements: Iterable[Judgement], kind: JudgementKind) -> list[tuple[int, Judgement]]:
    """The last judgement on each two names, with its position among all that were given."""
    numbered = [(number, one) for number, one in enumerate(judgements) if one.kind is kind]
    numbered.sort(key=lambda pair: pair[1].judged_on.bounds if pair[1].judged_on else (-1, -1))
    latest = {one.pair: (number, one) for number, one in numbered}
    return sorted(latest.values(), key=lambda pair: pair[0])


@frozen
class Identity:
    """Who and what is the same by some judgements; made by ``Identity.of``.

    Attributes:
        representatives: for each kind and each name in a judgement, the name that stands for all that are the same.
    """

    representatives: Mapping[JudgementKind, Mapping[str, str]] = field(factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Identity:
        """The judgements taken together.

        Raises:
            ModelError: when two are judged different that are the same by the others; one fault each, whose path is the
                position of the judgement.
        """
        given = tuple(judgements)
        faults: list[Fault] = []
        representatives = {kind: _representatives(in_force(given, kind), kind, faults) for kind in JudgementKind}
        if faults:
            raise ModelError(faults)
        return cls({kind: names for kind, names in representatives.items() if names})

    def of_source(self, article: str, id_: str) -> str:
        """The id that stands for a source of an article."""
        return self._of(JudgementKind.SOURCE, article, id_)

    def of_claim(self, article: str, id_: str) -> str:
        """The id that stands for a claim of an article."""
        return self._of(JudgementKind.CLAIM, article, id_)

    def of_statement(self, article: str, id_: str) -> str:
        """The name ``article#statement`` that stands for a statement."""
        name = f"{article}#{id_}"
        return self.representatives.get(JudgementKind.STATEMENT, {}).get(name, name)

    def _of(self, kind: JudgementKind, article: str, id_: str) -> str:
        known = self.representatives.get(kind)
        if not known:
            return id_
        return known.get(f"{article}#{id_}") or known.get(id_, id_)


def _representatives(
    judged: Sequence[tuple[int, Judgement]], kind: JudgementKind, faults: list[Fault]
) -> dict[str, str]:
    """For each name the least of those that are the same, ids for all articles before those of one."""
    joined = _Joined()
    apart: set[str] = set()  # names of one article's source that is not the one with its id elsewhere
    for _, one in judged:
        if one.verdict is Sameness.SAME:
            joined.join(*one.same_as)
        elif one.verdict is Sameness.DIFFERENT:
            apart |= _stands_alone(one)
    names = sorted({name for _, one in judged for name in one.same_as})
    if kind is not JudgementKind.STATEMENT:
        for name in names:
            if "#" in name and name not in apart:
                joined.join(name, _bare(name))
    for number, one in judged:
        if one.verdict is Sameness.DIFFERENT and (way := joined.way(*one.same_as)):
            steps = ", ".join(f"{a} is {b}" for a, b in pairwise(way))
            message = f"{one.same_as[0]} and {one.same_as[1]} are judged different, and the same by others: {steps}"
            faults.append(Fault((number, "same_as"), f"{message}; withdraw one of these", "contradiction"))
    return joined.representatives(names)


def _stands_alone(judgement: Judgement) -> set[str]:
    """The name that a judgement separates from its own id."""
    one, other = judgement.same_as
    if _bare(one) != _bare(other):
        return set()
    return {one if "#" in one else other}


def _bare(name: str) -> str:
    return name.rpartition("#")[2]


class _Joined:
    """Names, and which of them are joined directly."""

    def __init__(self) -> None:
        self._beside: dict[str, list[str]] = {}

    def join(self, one: str, other: str) -> None:
        self._beside.setdefault(one, []).append(other)
        self._beside.setdefault(other, []).append(one)

    def _reached(self, start: str) -> dict[str, str]:
        """Every name that is the same, each with the one it was reached from."""
        came_from = {start: start}
        waiting = [start]
        for name in waiting:
            for beside in self._beside.get(name, ()):
                if beside not in came_from:
                    came_from[beside] = name
                    waiting.append(beside)
        return came_from

    def way(self, one: str, other: str) -> list[str]:
        """The names from one to the other, each joined with the next; empty when they are not the same."""
        came_from = self._reached(one)
        if other not in came_from:
            return []
        way = [other]
        while way[-1] != one:
            way.append(came_from[way[-1]])
        return way[::-1]

    def representatives(self, names: Iterable[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in names:
            if name not in found:
                same = self._reached(name)
                found |= dict.fromkeys(same, min(same, key=lambda one: ("#" in one, one)))
        return found
