"""Whom nouns with an article mean by what stands beside a name: "the company", "the host", "the two lawmakers".

May import: introducing, named, pack, person, phrases, tokens; terms.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.drafting.pack import Pack
from provenance.drafting.text.phrases import Mention
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.introducing import Introduced
from provenance.drafting.who.named import Named
from provenance.drafting.who.person import Person
from provenance.terms import SourceKind

__all__ = ["body_beside", "is_firm", "one_of_several", "several"]

_FAR = 250  # words
_NEAR = 60  # words
_APPOSITION = 7  # words


def is_firm(tokens: Tokens, mention: Mention, pack: Pack) -> bool:
    """Whether a mention is a noun for a firm with an article and no name ("the company", "the online retail giant")."""
    firm = tokens.lower[mention.last - 1] in pack.words["firm_words"]
    small = all(word.islower() for word in tokens.words[mention.first + 1 : mention.last])
    return firm and small and tokens.lower[mention.first] in pack.words["definite"]


def body_beside(tokens: Tokens, pack: Pack, at: int) -> Person | None:
    """The firm that the paragraph before a token calls one ("Exo, the parent company of X", "the oil giant Exo").

    Without such a noun it is whom the sentence before begins with, unless the words tell that this is a person.
    """
    first = at
    while first > max(0, at - _NEAR) and tokens.words[first - 1] != "\n":
        first -= 1
    end = at
    while end > first:
        end -= 1
        if not tokens.words[end][0].isupper() or tokens.lower[end] in pack.words["definite"]:
            continue
        begin = end
        while begin > first and tokens.words[begin - 1][0].isupper():
            begin -= 1
        begin += tokens.lower[begin] in pack.words["definite"]
        if begin <= end and _called_firm(tokens, pack, begin, end + 1):
            return Person(tokens.words_of(begin, end + 1), SourceKind.ORGANIZATION)
        end = min(begin, end)
    return _opening(tokens, pack, first, at)


def _opening(tokens: Tokens, pack: Pack, first: int, at: int) -> Person | None:
    """The name that the last sentence before a token begins with, when it is nobody's by its words."""
    begin = at - 1
    while begin > first and tokens.words[begin - 1] not in '.”"':
        begin -= 1
    begin += tokens.lower[begin] in pack.words["definite"]
    end = begin
    while tokens.words[end][0].isupper():
        end += 1
    lower, words = tokens.lower[begin:end], pack.words
    parts = ("female_words", "male_words", "titles", "pronouns", "stops", "determiners", "subordinators", "places")
    if not lower or end >= at or any(word in words[part] for word in lower for part in parts):
        return None
    named = tokens.words_of(begin, end)
    return Person(named, SourceKind.ORGANIZATION)


def _called_firm(tokens: Tokens, pack: Pack, first: int, last: int) -> bool:
    firms, determiners = pack.words["firm_words"], pack.words["determiners"]
    if first > 0 and tokens.lower[first - 1] in firms and tokens.words[first - 1].islower():
        return True
    if tokens.words[last] != "," or tokens.lower[last + 1] not in determiners:
        return False
    for at in range(last + 2, last + _APPOSITION):
        if not tokens.words[at][0].isalpha() or tokens.lower[at] in pack.words["prepositions"]:
            return False
        if tokens.lower[at] in firms:
            return True
    return False


def one_of_several(named: Named, head: str, at: int) -> Person | None:
    """Who of several that are introduced by a noun in the plural was named last ("hosts Ana Reyes and Bo Lay")."""
    tokens = named.tokens
    plural = next((i for i in range(at - 1, max(0, at - _FAR), -1) if tokens.lower[i] == f"{head}s"), None)
    if plural is None:
        return None
    found = [one for one in named.before(at) if one.at > plural]
    joined = [one for one in found[:2] if one.name.kind is SourceKind.PERSON]
    if not joined or joined[0].at != plural + 1:
        return None
    for index in range(at - 1, plural, -1):
        meant = [one for one in joined if tokens.lower[index] == one.name.words[-1]]
        if meant:
            return _person(named, meant[0])
    return None


def several(named: Named, mention: Mention) -> Sequence[Person]:
    """The two who are named side by side before a noun for two ("the two lawmakers"); empty for other words."""
    tokens, words = named.tokens, named.pack.words
    lower = tokens.lower[mention.first : mention.last]
    if not named.pack.head_last or lower[0] not in words["definite"] or words["pair_words"].isdisjoint(lower[1:2]):
        return ()
    near = [one for one in named.before(mention.first) if mention.first - one.at < _FAR]
    near = [one for one in near if one.name.kind is SourceKind.PERSON and len(one.name.words) > 1]
    for left, right in zip(reversed(near[:-1]), reversed(near[1:]), strict=True):
        between = range(left.at, right.at)
        joined = any(tokens.lower[at] in words["conjunctions"] for at in between)
        stops = (at for at in between if tokens.words[at] in ".\n")
        if joined and all(tokens.lower[at - 1] in words["abbreviations"] for at in stops):
            return (_person(named, left), _person(named, right))
    return ()


def _person(named: Named, one: Introduced) -> Person:
    full = named.fuller(one.name, one.at)
    return Person(full.text, SourceKind.PERSON, full.role or one.name.role)
