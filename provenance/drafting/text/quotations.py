"""Quotations: which words stand in quotation marks, also where the marks are odd.

Marks are judged by the white space around them first, by their shape second: news as published has closing marks at
both ends, marks that never close, and marks glued to the next word.

May import: pack, tokens.
"""

from __future__ import annotations

from attrs import frozen

from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.text.tokens import Tokens, between

__all__ = ["Quoted", "inner_quotations", "quotations"]

_OPENING = frozenset("“«„‟")
_CLOSING = frozenset("”»")
_MARKS = frozenset('"＂') | frozenset(("''", "``")) | _OPENING | _CLOSING
_SINGLE = frozenset("'‘’")
_SPACE_BEFORE = frozenset("([{-–—:\n")
_AFTER_CLOSING = frozenset(".,;:!?)]}…-–—\n")
_SAYING = frozenset({CueKind.INVERTED, CueKind.CLITIC})


@frozen
class Quoted:
    """A stretch in quotation marks.

    Attributes:
        first: index of the first token inside.
        last: index after the last token inside.
        before: index of the opening mark, or of the first token inside when the mark is missing.
        after: index after the closing mark, or ``last`` when the mark is missing.
    """

    first: int
    last: int
    before: int
    after: int


def quotations(tokens: Tokens, first: int, last: int, pack: Pack) -> tuple[Quoted, ...]:
    """The quotations of one paragraph, the tokens from ``first`` up to ``last``, in order and not nested."""
    marks = [index for index in between(tokens.marks, first, last) if tokens.words[index] in _MARKS]
    found: list[Quoted] = []
    opened: int | None = None
    for index in marks:
        if opened is None:
            if _closes(tokens, index, first, last, pack) and not found and index > first:
                found.append(Quoted(first, index, first, index + 1))  # the opening mark is missing
            else:
                opened = index
        elif _opens(tokens, index, first, last, pack) and tokens.words[index] in _OPENING | {'"', "''", "``"}:
            if index - opened > 1 and tokens.words[index] in _OPENING and tokens.words[opened] in _OPENING:
                continue  # a quotation inside the quotation
            if index - opened > 1:
                found.append(Quoted(opened + 1, index, opened, index + 1))
            opened = None
        else:
            if index - opened > 1:
                found.append(Quoted(opened + 1, index, opened, _behind_mark(tokens, index, last)))
            opened = None
    if opened is not None and last - opened > 1:
        end = _end_of_unclosed(tokens, opened, last, pack)
        found.append(Quoted(opened + 1, end, opened, end))
    return tuple(found)


def _behind_mark(tokens: Tokens, index: int, last: int) -> int:
    """Index behind a closing mark, and behind the single one that closes with it what is quoted inside."""
    both = index + 1 < last and tokens.words[index] == "''" and tokens.words[index + 1] == "'"
    return index + 2 if both and tokens.ends[index] == tokens.starts[index + 1] else index + 1


def inner_quotations(tokens: Tokens, first: int, last: int) -> tuple[Quoted, ...]:
    """What stands in single marks inside a quotation, the tokens from ``first`` up to ``last``."""
    found: list[Quoted] = []
    opened: int | None = None
    for index in between(tokens.marks, first, last):
        if tokens.words[index] not in _SINGLE:
            continue
        if opened is None:
            if _space_before(tokens, index, first) and not _space_after(tokens, index, last):
                opened = index
        elif _space_after(tokens, index, last):
            found.append(Quoted(opened + 1, index, opened, index + 1))
            opened = None
    if opened is not None and last - opened > 1:  # it closes with the quotation around it
        found.append(Quoted(opened + 1, last, opened, last))
    return tuple(found)


def _space_before(tokens: Tokens, index: int, first: int) -> bool:
    return index == first or tokens.ends[index - 1] < tokens.starts[index] or tokens.words[index - 1] in _SPACE_BEFORE


def _space_after(tokens: Tokens, index: int, last: int) -> bool:
    return (
        index + 1 >= last or tokens.ends[index] < tokens.starts[index + 1] or tokens.words[index + 1] in _AFTER_CLOSING
    )


def _opens(tokens: Tokens, index: int, first: int, last: int, pack: Pack) -> bool:
    return (
        _space_before(tokens, index, first)
        and not _space_after(tokens, index, last)
        and not _says(tokens, index + 1, last, pack)
    )


def _closes(tokens: Tokens, index: int, first: int, last: int, pack: Pack) -> bool:
    before, after = _space_before(tokens, index, first), _space_after(tokens, index, last)
    if before == after:
        return tokens.words[index] in _CLOSING and _says(tokens, index + 1, last, pack)
    return after


def _says(tokens: Tokens, index: int, last: int, pack: Pack) -> bool:
    """Whether a cue that follows quotations stands there."""
    return index < last and any(
        cue.kind in _SAYING or (cue.kind is CueKind.SAYING and cue.core and cue.words[0] not in pack.bare)
        for cue in pack.cues.get(tokens.lower[index], ())
    )


def _end_of_unclosed(tokens: Tokens, opened: int, last: int, pack: Pack) -> int:
    """Where a quotation without a closing mark ends: before ``, kata X``, or with the paragraph."""
    for index in range(opened + 1, last - 1):
        if tokens.words[index] == "," and _says(tokens, index + 1, last, pack):
            following = tokens.words[index + 2] if index + 2 < last else ""
            cue = pack.cues[tokens.lower[index + 1]][0]
            if cue.kind is CueKind.CLITIC or following[:1].isupper() or following in pack.words["pronouns"]:
                return index
    return last
