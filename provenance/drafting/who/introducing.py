"""Names in a text, whether they speak or not, which later and shorter mentions may mean.

May import: heading, name_parts, names, pack, phrases, tokens.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from provenance.drafting.pack import Pack
from provenance.drafting.text.heading import in_title_case, titled_line
from provenance.drafting.text.name_parts import (
    another_body,
    ends_name,
    formed_like,
    kin,
    lists_on,
    looks_personal,
    role_like,
)
from provenance.drafting.text.phrases import phrase_at, phrase_end
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.learned import body_in_office
from provenance.drafting.who.names import Name, name_of

__all__ = ["Introduced", "begins", "introductions", "names_given", "titles_beside"]

_SHORTEST_EVENT = 9
_LONGEST_RUN = 24
_LONGEST_OFFICE = 5  # words in lower case between a title and a name
_SHORTEST_STEM = 4  # letters, of a word with a suffix for whose it is ("Tepatnya"); "Sonya" is a name
_LONGEST_IN_PARENTHESIS = 3
_BEFORE_SUBJECTS = frozenset('.\n"”?!,–—-')


@frozen
class Introduced:
    """A name in the text, whether it speaks or not.

    Attributes:
        at: index of its first token.
        name: the name and what is said with it.
        begins: whether its sentence begins with it.
    """

    at: int
    name: Name
    begins: bool


def introductions(tokens: Tokens, pack: Pack) -> tuple[tuple[Introduced, ...], tuple[int, ...]]:
    """The names of a text that later, shorter mentions may mean, in order; and where single words could be names."""
    found: list[Introduced] = []
    alone: list[int] = []
    behind = 0
    titled = titled_line(tokens) if pack.head_last else 0
    words = tokens.words
    for index in tokens.capitals:
        if index < behind or _opens_only(tokens.lower[index], pack):
            continue
        if index < titled and _only_titled(tokens, index, pack):
            continue
        if pack.head_last and _ends_office(tokens, index, pack):
            continue
        first = index
        while first > 0 and tokens.lower[first - 1] in pack.words["titles"] and not words[first - 1][0].isupper():
            first -= 1
        end = _run_end(tokens, first, index, pack, titled)
        if end - first > 1:
            found += _introduced(tokens, first, end, pack)
        else:
            alone.append(first)
        behind = end
    return tuple(found), tuple(alone)


def _run_end(tokens: Tokens, first: int, index: int, pack: Pack, titled: int) -> int:
    """Where the run of capitals ends that begins at ``index``, with what joins them."""
    words, end = tokens.words, index + 1
    total = min(len(tokens), index + _LONGEST_RUN)
    while end < total and (words[end][0].isupper() or _joins(tokens, first, end, pack)):
        if end < titled and _only_titled(tokens, end, pack):
            break
        end += 1
    while (behind_parenthesis := _parenthesis_end(tokens, end, pack)) > end and end < total:
        end = behind_parenthesis
        while end < total and words[end][0].isupper():
            end += 1
    return end


def _only_titled(tokens: Tokens, at: int, pack: Pack) -> bool:
    """Whether a word in a headline has its capital from title case: a cue, or what has none in the text below."""
    return tokens.lower[at] in pack.cues or in_title_case(tokens, at, at + 1)


def _is_event(lower: str, pack: Pack) -> bool:
    """Whether a word that opens a run of capitals has the form of an event ("Penangkapan"), and is in no list."""
    if len(lower) < _SHORTEST_EVENT or not formed_like(lower, "event_prefixes", pack):
        return False
    return not (role_like(lower, pack) or lower in pack.words["government_words"] or lower in pack.words["places"])


def _parenthesis_end(tokens: Tokens, at: int, pack: Pack) -> int:
    """Where a parenthesis ends that holds an abbreviation or another name alone; ``at`` when none begins there."""
    words = tokens.words
    if words[at] != "(" or tokens.lower[at + 1] in pack.words["agencies"]:
        return at
    end = at + 1
    while end < len(tokens) and words[end][0].isupper() and end - at <= _LONGEST_IN_PARENTHESIS:
        end += 1
    return end + 1 if end > at + 1 and words[end] == ")" else at


def _ends_office(tokens: Tokens, index: int, pack: Pack) -> bool:
    """Whether a capital is the end of an office of several words ("Secretary of State")."""
    starts = (at for at in (index - 1, index - 2) if at >= 0 and tokens.words[at][0].isupper())
    return any(phrase_at(tokens, at, "titles", pack) == index - at + 1 for at in starts)


def _introduced(tokens: Tokens, first: int, end: int, pack: Pack) -> Iterator[Introduced]:
    """The body that an office is of, and who bears a name, in a run of capitals."""
    body = body_in_office(tokens, first, end, pack)
    if body is not None:
        yield Introduced(first, body, begins=False)
        if tokens.words[end - 1] == ")":
            return
    if _is_event(tokens.lower[first], pack):
        first += 1  # "Penangkapan Ana Putri"
    name = name_of(tokens, first, end, pack)
    if name is not None and (len(name.words) > 1 or name.role or name.abbreviation):
        yield Introduced(first, name, begins(tokens, first, pack))


def begins(tokens: Tokens, first: int, pack: Pack) -> bool:
    """Whether a name could be the subject of its clause: it begins it, and is no apposition to a name before it."""
    if first and tokens.lower[first - 1] in pack.words["answered_words"]:
        return True
    if first and tokens.lower[first - 1] in pack.words["named_words"]:
        near = tokens.words[max(0, first - _LONGEST_OFFICE - 2) : first]
        return first <= len(near) or any(word in _BEFORE_SUBJECTS for word in near)
    while first and tokens.lower[first - 1] in pack.words["adverb_openers"] and pack.words["where_words"]:
        first -= 1
    if pack.head_last and tokens.words[first].islower():  # "One guest, Tolo Party chairwoman Ana Reyes"
        while first and tokens.words[first - 1][0].isupper():
            first -= 1
    if first == 0 or tokens.words[first - 1] not in _BEFORE_SUBJECTS:
        return first == 0
    if tokens.words[first - 1] == "." and pack.head_last and first > 1 and len(tokens.words[first - 2]) == 1:
        return False  # "U.N. secretary general Ana Reyes"
    if tokens.words[first - 1] != "," or first == 1:
        return True
    before = tokens.words[first - 2]
    return not (before[0].isupper() or before == ")") or _behind_office(tokens, first - 1, pack)


def _behind_office(tokens: Tokens, comma: int, pack: Pack) -> bool:
    """Whether an office that opens its sentence ends at a comma ("Ketua Dewan Kota, Ana,")."""
    at = comma
    while at > max(0, comma - _LONGEST_RUN) and tokens.words[at - 1] not in _BEFORE_SUBJECTS:
        at -= 1
    while at < comma and (size := phrase_at(tokens, at, "adverb_openers", pack)):
        at += size
    return phrase_at(tokens, at, "titles", pack) > 0 and bool(pack.words["where_words"])


def _joins(tokens: Tokens, first: int, at: int, pack: Pack) -> bool:
    """Whether what is no capital stands inside the name that began at ``first``."""
    word, words = tokens.words[at], pack.words
    if word == "." and at + 1 < len(tokens):
        short = len(tokens.words[at - 1]) == 1 or tokens.lower[at - 1] in words["abbreviations"]
        return short and not ends_name(tokens, at, pack)
    if at + 1 >= len(tokens) or not (word == "," or word[0].islower()):
        return False
    if word == ",":
        titled = tokens.words[at + 1][0].isupper() and _titled(tokens, first, at, pack)
        return titled or lists_on(tokens, first, at, pack)
    if tokens.lower[at] in words["name_particles"]:
        return tokens.words[at + 1][0].isupper()
    if tokens.lower[at] in words["conjunctions"]:
        office = tokens.lower[first] in words["organization_words"] or tokens.lower[first] in words["titles"]
        apart = not pack.head_last and another_body(tokens, at + 1, pack)
        named = pack.head_last and not role_like(tokens.lower[at - 1], pack)  # "Sen. Ana Reyes and Rep. Bo Lay"
        apart = apart or (named and tokens.lower[at + 1] in words["titles"])
        return office and tokens.words[at + 1][0].isupper() and not apart
    return _goes_on(tokens, first, at, pack)


def _goes_on(tokens: Tokens, first: int, at: int, pack: Pack) -> bool:
    """Whether a word in lower case stands between a title and the name of who bears it ("Pemimpin oposisi Ana")."""
    if tokens.lower[first] not in pack.words["titles"] or at - first > _LONGEST_OFFICE:
        return False
    if tokens.lower[at] in pack.words["calling_words"]:
        return False  # "Bupati Ana Putri alias Nana"
    words = pack.words
    for index in range(at, min(at + _LONGEST_OFFICE, len(tokens))):
        lower = tokens.lower[index]
        if lower == "." and tokens.lower[index - 1] in words["abbreviations"]:
            continue
        if tokens.words[index][0].isupper():
            return index > at
        if not lower.isalpha() or lower in words["stops"] or lower in pack.cues or lower in words["before_verb"]:
            return False
        if lower in words["relatives"] or lower.startswith(tuple(words["verb_prefixes"]) or ("\0",)):
            return False
    return False


def _opens_only(lower: str, pack: Pack) -> bool:
    """Whether a word has its capital from the beginning of a sentence and belongs to no name."""
    words = pack.words
    ending = next((one for one in pack.clitics if lower.endswith(one)), "")
    return (
        lower in pack.cues
        or (bool(ending) and len(lower) - len(ending) >= _SHORTEST_STEM and not kin(lower, "titles", pack))
        or lower in words["stops"]
        or lower in words["subordinators"]
        or lower in words["days"]
        or (pack.head_last and (lower in pack.breaks or lower in words["adverb_openers"]))
        or (pack.head_last and (lower in words["prepositions"] or lower in words["determiners"]))
    )


def _titled(tokens: Tokens, first: int, end: int, pack: Pack) -> bool:
    if not phrase_at(tokens, first, "titles", pack):
        return False
    last = end + 1
    while last < len(tokens) and tokens.words[last][0].isupper() and last - end < _LONGEST_RUN:
        last += 1
    return looks_personal(tokens, end + 1, last, pack)


def names_given(tokens: Tokens, pack: Pack) -> dict[str, str]:
    """Names that a sentence gives to what was named by a noun alone, by that noun (``Kelompok ini bernama X``)."""
    found: dict[str, str] = {}
    if pack.words["named_words"].isdisjoint(tokens.lower):
        return found
    for at, word in enumerate(tokens.lower):
        if word in pack.words["named_words"] and at > 1 and tokens.lower[at - 1] in pack.words["demonstratives"]:
            end = phrase_end(tokens, at + 1, len(tokens), pack) if tokens.words[at + 1][0].isupper() else at
            if end > at:
                found.setdefault(tokens.lower[at - 2], tokens.words_of(at + 1, end))
    return found


def titles_beside(tokens: Tokens, one: Introduced, pack: Pack) -> frozenset[str]:
    """The titles in commas before or behind a name ("its chief, Ana Reyes", "Ana Reyes, the mayor of Tolo")."""
    if not pack.head_last or one.name.role:
        return frozenset()
    titles, found = pack.words["titles"], set()
    if one.at > 1 and tokens.words[one.at - 1] == "," and tokens.lower[one.at - 2] in titles:
        found.add(tokens.lower[one.at - 2])
    behind = one.at + len(one.name.words)
    if (
        tokens.words[behind] == ","
        and tokens.lower[behind + 1] in pack.words["determiners"] | pack.words["possessives"]
    ):
        for at in range(behind + 2, behind + 2 + _LONGEST_OFFICE):
            if not tokens.words[at][0].isalpha() or tokens.lower[at] in pack.words["prepositions"]:
                break
            if tokens.lower[at] in titles:
                found.add(tokens.lower[at])
    return frozenset(found)
