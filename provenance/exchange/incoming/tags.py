"""The tags by which people say in an annotation client where a statement comes from.

| tag | says |
|---|---|
| ``chain: Yoo Sang-bum < NIS`` | who is cited, nearest first (``←`` for ``<`` too); ``A + B`` speak jointly. Several of these tags are independent links. ``source:`` is the same |
| ``cue: according to`` | the words that signal the first link of the first chain, as they stand in the text |
| ``certainty: possible`` | denied, possible, probable or asserted: by the last link of each chain, by the outlet when there is none |
| ``quotation: direct`` | direct, indirect or mixed: of the first link of each chain |
| ``claim: ID or text`` | the proposition that the statement shares with others |
| ``voice: opinion`` | that the outlet gives its opinion |
| ``id: s4``, ``contradicts: s5``, ``about: s1`` | ids of statements |
| ``no-statement``, ``no-statement: headline`` | that the passage states nothing, and why |

Capitals and the space after the colon do not matter. Other tags are not carried.

May import: terms; incoming.
"""  # noqa: E501  # a row of a table is a line

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import Any, TypeVar

from attrs import define, field

from provenance.suggestions import did_you_mean
from provenance.terms import Certainty, Quotation, Voice

__all__ = ["Chain", "Tags", "read_tags"]

Chain = tuple[tuple[str, ...], ...]
"""Names of sources: a link after the other, nearest first; several names in a link speak jointly."""

_TAG = re.compile(r"\s*([A-Za-z-]+)\s*:\s*(\S.*?)\s*", re.DOTALL)
_ARROW = re.compile(r"\s*(?:<-|←|<)\s*")
_PLUS = re.compile(r"\s+\+\s+")
_Choice = TypeVar("_Choice", bound=Enum)


@define
class Tags:
    """What the tags of one annotation say.

    Attributes:
        chains: in the order in which they are given.
        cue: words.
        certainty: None when there is no such tag.
        quotation: None when there is no such tag.
        claim: id or text of a claim.
        voice: None when there is no such tag.
        id: of the statement.
        contradicts: ids of statements.
        about: ids of statements.
        states_nothing: whether the passage states nothing.
        reason: why.
        unknown: tags that say nothing that is known here.
        wrong: tags with a value that is none, each with the reason.
    """

    chains: list[Chain] = field(factory=list)
    cue: str | None = None
    certainty: Certainty | None = None
    quotation: Quotation | None = None
    claim: str | None = None
    voice: Voice | None = None
    id: str | None = None
    contradicts: list[str] = field(factory=list)
    about: list[str] = field(factory=list)
    states_nothing: bool = False
    reason: str | None = None
    unknown: list[str] = field(factory=list)
    wrong: list[str] = field(factory=list)


def read_tags(tags: Iterable[str]) -> Tags:
    """What these tags say."""
    found = Tags()
    for tag in tags:
        match = _TAG.fullmatch(tag)
        if match is None:
            _bare(found, tag)
        else:
            _said(found, match[1].lower(), match[2], tag)
    return found


def _bare(found: Tags, tag: str) -> None:
    if tag.strip().lower() == "no-statement":
        found.states_nothing = True
    else:
        found.unknown.append(tag)


def _said(found: Tags, key: str, value: str, tag: str) -> None:
    single: dict[str, Any] = {"cue": str, "claim": str, "id": str}
    choices: dict[str, type[Enum]] = {"certainty": Certainty, "quotation": Quotation, "voice": Voice}
    if key in {"chain", "source"}:
        links = tuple(tuple(_PLUS.split(link)) for link in _ARROW.split(value))
        if all(name for link in links for name in link):
            found.chains.append(links)
        else:
            found.wrong.append(f"{tag!r} has a place without a name; write it as chain: nearest < further")
    elif key in {"contradicts", "about"}:
        getattr(found, key).extend(value.split())
    elif key == "no-statement":
        found.states_nothing, found.reason = True, value
    elif key in single or key in choices:
        made = value if key in single else _choice(found, key, value, choices[key])
        if made is not None and getattr(found, key) not in (None, made):
            found.wrong.append(f"{tag!r} says something else than another tag {key!r} of the same annotation")
        elif made is not None:
            setattr(found, key, made)
    else:
        found.unknown.append(tag)


def _choice(found: Tags, key: str, value: str, choices: type[_Choice]) -> _Choice | None:
    known = {choice.value: choice for choice in choices}
    if value.lower() not in known:
        hint = did_you_mean(value.lower(), known)
        found.wrong.append(f"{key!r} cannot be {value!r}; it is one of {', '.join(known)}{hint}")
    return known.get(value.lower())
