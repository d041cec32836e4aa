"""What may stand between a subject and its verb: a day, a place, who relays, a clause in commas.

May import: name_parts, pack, phrases, tokens.
"""

from __future__ import annotations

from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.text.name_parts import LONGEST_NAME, kin, looks_personal, role_like
from provenance.drafting.text.phrases import phrase_at, phrase_end
from provenance.drafting.text.tokens import Tokens

__all__ = [
    "adjunct",
    "before_date",
    "before_relay",
    "behind_openers",
    "put_in",
    "speaks_itself",
    "with_place_parted",
]

_NOUN_BEFORE = 4  # a noun, with what describes it, before whose it is
_PUT_IN = frozenset(
    {
        CueKind.INVERTED,
        CueKind.CLITIC,
        CueKind.ACCORDING,
        CueKind.ACCORDING_CLITIC,
        CueKind.CITING,
        CueKind.CITED,
        CueKind.BASED,
    }
)


def speaks_itself(tokens: Tokens, at: int, pack: Pack) -> bool:
    """Whether a pronoun of the first person is the subject, and does not tell whose somebody is ("teman saya")."""
    if tokens.lower[at] not in pack.words["first_person"] or not pack.words["where_words"]:
        return False
    if tokens.words[at][0].isupper() and at and tokens.words[at - 1][0].isupper():
        return False  # "Suara Kita"
    parts = ("titles", "person_words", "group_words", "organization_words")
    for index in range(at - 1, max(-1, at - _NOUN_BEFORE), -1):  # "ahli gizi kami"
        before = tokens.lower[index]
        if not before[0].isalpha() or before in pack.words["stops"] or before in pack.words["complementizers"]:
            return True
        if before.endswith(tuple(pack.clitics)):
            return True  # "masyarakatnya kami khawatir"
        if any(kin(before, part, pack) for part in parts) or phrase_at(tokens, index, "anonymous", pack):
            return False
    return True


def before_date(tokens: Tokens, floor: int, end: int, pack: Pack) -> int:
    """Where a date right before a verb begins (``…, Rabu (1/2) mengatakan``); ``end`` when there is none."""
    at = end
    if at > floor and tokens.words[at - 1] == ")":
        begin = next((i for i in range(at - 2, max(floor, at - 6), -1) if tokens.words[i] == "("), None)
        if begin is None or not tokens.words[begin + 1][0].isdigit():
            return end
        at = begin
        if at - 1 > floor and tokens.words[at - 1] == "," and tokens.lower[at - 2] in pack.words["days"]:
            at -= 1
    if at > floor and tokens.lower[at - 1] in pack.words["days"]:
        at -= 1
        return at - 1 if at - 1 > floor and tokens.words[at - 1] == "," else at
    return at


def before_relay(tokens: Tokens, floor: int, end: int, pack: Pack) -> int:
    """Where words of relaying begin that stand right before a verb ("X, dikutip koran itu, berkata"); else ``end``."""
    for at in range(end - 1, max(floor, end - LONGEST_NAME), -1):
        if tokens.words[at] == "," and at < end - 1:
            return end
        if any(entry.kind is CueKind.CITED for entry in pack.cues.get(tokens.lower[at], ())):
            first = at
            while first > floor and tokens.lower[first - 1] in pack.words["as_words"]:
                first -= 1
            described = first < at and tokens.lower[first] in pack.words["relatives"]  # "studi yang dimuat X"
            return end if described else first - (first > floor and tokens.words[first - 1] == ",")
    return end


def with_place_parted(tokens: Tokens, stretches: list[tuple[int, int]], place: int, pack: Pack) -> int:
    """The stretch that a place belongs to which commas part ("Ana saat ditemui di rumahnya, Kota Lama, berkata")."""
    at = place
    while at > 0 and all(tokens.capital(index) for index in range(*stretches[at])):
        at -= 1
    if at == place:
        return place
    first, last = stretches[at]
    opened = behind_openers(tokens, first, last, pack)
    if opened >= last or not tokens.capital(opened) or tokens.lower[opened] in pack.words["stops"]:
        return place
    end = phrase_end(tokens, opened, last, pack)
    if end + 1 >= last or role_like(tokens.lower[end - 1], pack):
        return place
    words, lower = pack.words, tokens.lower[end]
    timed = lower in words["time_words"] or tokens.lower[end + 1] in words["occasion_words"]
    placed = lower in words["place_prepositions"] and looks_personal(tokens, opened, end, pack)
    return at if timed or placed else place


def adjunct(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether a stretch tells when or where, or is a clause of its own, and names no subject."""
    lower = tokens.lower[first]
    words = pack.words
    return (
        lower in words["stops"]
        or lower in words["relatives"]
        or lower in words["subordinators"]
        or lower in words["days"]
        or tokens.words[first][0].isdigit()
        or tokens.words[first] == "("
    ) and last > first


def put_in(tokens: Tokens, stretch: tuple[int, int], pack: Pack) -> bool:
    """Whether a stretch tells who says the clause it is put into (``, kata X,``)."""
    return any(entry.kind in _PUT_IN for entry in pack.cues.get(tokens.lower[stretch[0]], ()))


def behind_openers(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where a stretch begins behind the adverbs that open it."""
    while first < last and (size := phrase_at(tokens, first, "adverb_openers", pack)):
        first += size
    return min(first, last)
