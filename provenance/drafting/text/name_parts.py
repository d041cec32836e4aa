"""Which words belong to names, offices, bodies and places: degrees, parties, and offices and bodies with "and" in them.

May import: pack, tokens.
"""

from __future__ import annotations

from provenance.drafting.pack import Pack
from provenance.drafting.text.tokens import Tokens

__all__ = [
    "INSIDE_NAMES",
    "LONGEST_NAME",
    "another_body",
    "called_end",
    "degree",
    "ends_name",
    "formed_like",
    "is_place",
    "kin",
    "lists_on",
    "looks_personal",
    "name_given",
    "party",
    "role_like",
    "theirs_end",
]

INSIDE_NAMES = frozenset("&+/-'’`")
LONGEST_NAME = 6
_LONGEST_LIST = 12  # words
_SHORTEST_END = 3  # letters
_MOST_THEIRS = 3  # words
_SPECIALITY = 3  # tokens of "(K)" behind the degree of a doctor


def party(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether words tell of which party and place somebody is ("R-Ky.", "Democrat of Ohio"), and name nobody."""
    lower, words = tokens.lower[first], pack.words
    mark, hyphen, _ = lower.partition("-")
    if hyphen and mark in words["party_marks"]:
        return True
    alone = last - first == 1 or tokens.lower[first + 1] in words["prepositions"]
    return lower in words["party_words"] and alone


def degree(tokens: Tokens, stretch: tuple[int, int], pack: Pack) -> bool:
    """Whether a stretch is a degree behind a name (``, Sp.PD``, ``, Sp.A(K)``, ``, MH``)."""
    first, last = stretch
    if last - first > _SPECIALITY and tokens.words[last - 1] == ")" and tokens.words[last - _SPECIALITY] == "(":
        last -= _SPECIALITY
    if tokens.lower[first] not in pack.words["abbreviations"]:
        return False
    if last - first == 1:
        return tokens.words[first].isupper()
    dotted = all("." in tokens.words[at : at + 2] for at in range(first, last - 1))
    return dotted and tokens.words[first + 1] == "."


def ends_name(tokens: Tokens, stop: int, pack: Pack) -> bool:
    """Whether what is spelled like a degree ends a name, and the full stop behind it a sentence ("Park Hoon Sik.")."""
    words, before = pack.words, tokens.words[stop - 1]
    if not words["ranks"] or len(before) < _SHORTEST_END or not before.istitle():
        return False
    spaced = stop + 1 < len(tokens) and tokens.ends[stop] < tokens.starts[stop + 1]
    return spaced and before.lower() not in words["ranks"] | words["name_abbreviations"]


def another_body(tokens: Tokens, first: int, pack: Pack) -> bool:
    """Whether behind "and" a second office or body begins, and not the rest of the first ("Kelautan dan Perikanan")."""
    words, lower = pack.words, tokens.lower[first]
    parts = ("titles", "organization_words", "government_words", "group_words", "media_words", "document_words")
    apart = pack.head_last or tokens.words[first].isupper() or any(lower in words[part] for part in parts)
    return apart and role_like(lower, pack)


def lists_on(tokens: Tokens, first: int, comma: int, pack: Pack) -> bool:
    """Whether the name of a body goes on as a list behind a comma ("Badan Tani, Pangan, dan Laut")."""
    words, lower = pack.words, tokens.lower
    if pack.head_last or words["organization_words"].isdisjoint(lower[first:comma]):
        return False
    at, end = comma, min(len(tokens) - 2, comma + _LONGEST_LIST)
    while at < end and (tokens.words[at] == "," or tokens.words[at][0].isupper()):
        at += 1
    closes = at < end and lower[at] in words["conjunctions"]
    return closes and role_like(lower[at + 1], pack) and not another_body(tokens, at + 1, pack)


def role_like(lower: str, pack: Pack) -> bool:
    """Whether a word belongs to offices, bodies, groups, documents or media, and to no name of a person."""
    words = pack.words
    return (
        lower in words["titles"]
        or lower in words["role_words"]
        or lower in words["organization_words"]
        or lower in words["group_words"]
        or lower in words["document_words"]
        or lower in words["media_words"]
    )


def is_place(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether a name is that of a place, also with a point of the compass ("Korea Selatan")."""
    words = pack.words
    return tokens.lower[first] in words["places"] and all(
        tokens.lower[at] in words["places"] or tokens.lower[at] in words["role_words"] for at in range(first + 1, last)
    )


def formed_like(lower: str, prefixes: str, pack: Pack) -> bool:
    """Whether a word ends like one for an event or a quality and begins with one of a list ("kehadiran")."""
    return lower.endswith(pack.endings["abstract"]) and lower.startswith(tuple(pack.words[prefixes]))


def kin(lower: str, part: str, pack: Pack) -> str:
    """The word, without a possessive at its end ("agennya"), when it is in a list; empty when it is not."""
    if lower in pack.words[part]:
        return lower
    stems = (lower[: -len(clitic)] for clitic in pack.clitics if lower.endswith(clitic))
    return next((stem for stem in stems if stem in pack.words[part]), "")


def looks_personal(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether the tokens could be the name of a person: capitals, and no title, place or body among them."""
    if not 0 < last - first <= LONGEST_NAME + 2:
        return False
    words = pack.words
    given = any(tokens.lower[at] not in words["name_words"] for at in range(first, last))
    for at in range(first, last):
        word = tokens.words[at]
        if word in "()." or word in INSIDE_NAMES:
            continue
        lower = tokens.lower[at]
        if word.isdigit() and tokens.words[at - 1] == "(":
            continue
        role = role_like(lower, pack) and not (given and lower in words["name_words"])  # "Agung" of "Agung Putra Ana"
        role = role and not (at == first and at + 1 < last and lower in words["name_openers"])  # "I Ketut Ana"
        if not word[0].isupper() or role or lower in words["places"]:
            return False
        if lower in pack.words["days"] or lower in pack.months:
            return False
    return tokens.lower[first] not in pack.words["stops"]


def name_given(tokens: Tokens, first: int, last: int, pack: Pack) -> int | None:
    """Where a name begins behind a word that gives it ("pria bernama Ana"); None without one."""
    named_words, lower = pack.words["named_words"], tokens.lower
    if named_words.isdisjoint(lower[first : last - 1]):
        return None
    given = (at + 1 for at in range(first, last - 1) if lower[at] in named_words and not tokens.words[at + 1].islower())
    return next(given, None)


def called_end(tokens: Tokens, at: int, last: int, pack: Pack) -> int:
    """Where a name ends that a relative clause gives, with a demonstrative ("yang akrab disapa Nana itu")."""
    while at < last and tokens.capital(at):
        at += 1
    return at + (at < last and tokens.lower[at] in pack.words["demonstratives"])


def theirs_end(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where words end for somebody who is told by whose they are ("istrinya", "kuasa hukumnya"); 0 when they are none.

    Only of languages that tell it by a suffix.
    """
    for at in range(first, min(last, first + _MOST_THEIRS)):
        lower = tokens.lower[at]
        if not tokens.words[at].islower() or lower in pack.cues:
            return 0
        if lower.endswith(pack.clitics or ("\0",)):
            persons = any(kin(lower, part, pack) for part in ("titles", "person_words", "group_words"))
            return at + 1 if persons or (at > first and role_like(tokens.lower[first], pack)) else 0
    return 0
