"""What a text itself tells of the names in it: which are places, which are outlets, which stand for a body.

May import: names, pack, phrases, tokens; terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.drafting.pack import Pack
from provenance.drafting.text.phrases import phrase_at
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.names import Name
from provenance.terms import SourceKind

__all__ = ["body_in_office", "outlets_told", "places_told"]

_LONGEST_BODY = 10


def places_told(tokens: Tokens, alone: Iterable[int], pack: Pack) -> frozenset[str]:
    """The names, in lower case, that stand where places do ("di Tuvanga", "pemerintah Tuvanga") and never speak."""
    words = pack.words
    if not words["where_words"]:
        return frozenset()
    found, speakers = set(), set()
    for at in alone:
        lower = tokens.lower[at]
        before = tokens.lower[at - 1] if at else "\n"
        if before in words["where_words"] or before in words["government_words"]:
            found.add(lower)
        if tokens.lower[at + 1] in pack.speaking or before in pack.speaking:
            speakers.add(lower)
    return frozenset(found - speakers)


def outlets_told(tokens: Tokens, names: Iterable[tuple[int, str]], pack: Pack) -> Iterator[tuple[int, str]]:
    """The names behind a word of relaying or a kind of outlet ("dikutip X", "koran X"), with their places.

    Args:
        tokens: of the text.
        names: each with the index of its first token, in order.
        pack: the language.
    """
    words = pack.words
    for at, name in names:
        before = at - 1
        while before > 0 and tokens.lower[before] in words["source_prepositions"]:
            before -= 1
        if before < 0:
            continue
        lower = tokens.lower[before]
        medium = before == at - 1 and lower in words["media_words"]
        if medium or lower in pack.relaying:
            yield at, name


def body_in_office(tokens: Tokens, first: int, last: int, pack: Pack) -> Name | None:
    """The body that an office is of, where its abbreviation follows ("Ketua Asosiasi Petani Garam (APG)")."""
    if "(" not in tokens.words[first : min(last, first + _LONGEST_BODY)]:
        return None
    close = tokens.words.index("(", first)
    titled = phrase_at(tokens, first, "titles", pack)
    if not titled or not close or close + 2 >= len(tokens) or tokens.words[close + 2] != ")":
        return None
    begin = next((at for at in range(first + 1, close) if tokens.lower[at] in pack.words["organization_words"]), 0)
    if not begin or close - begin < 2:  # noqa: PLR2004  # one word is no name of a body
        return None
    words = tokens.unmarked(begin, close)
    abbreviation = tokens.words[close + 1]
    return Name(tokens.words_of(begin, close), words, SourceKind.ORGANIZATION, None, abbreviation)
