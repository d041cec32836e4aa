"""The name in a stretch without a comma: behind an office, a rank or a land, or alone.

May import: name_parts, pack, phrases, tokens; terms.
"""

from __future__ import annotations

from attrs import frozen

from provenance.drafting.pack import Pack
from provenance.drafting.text.name_parts import is_place, looks_personal, role_like
from provenance.drafting.text.phrases import behind_titles, phrase_at
from provenance.drafting.text.tokens import Tokens
from provenance.terms import SourceKind

__all__ = ["Name", "behind_degrees", "name_begins", "of_piece", "plain"]

_MARKS = frozenset("().,“”\"'")
_LONGEST_ACRONYM = 7
_INITIALS = 2  # letters
_LONGEST_NAME = 4
_LONGEST_FIRM = 3  # words behind the mark of a firm; of more, the last two are somebody's name
_PLAIN_NAME = 2  # words
_SHORTEST_WITH_PLACE = 2  # words of a name; of more, the first is the place of an office
_BODIES = (
    ("media_words", SourceKind.OUTLET),
    ("government_words", SourceKind.GOVERNMENT),
    ("organization_words", SourceKind.ORGANIZATION),
    ("group_words", SourceKind.GROUP),
)


@frozen
class Name:
    """A name as the text has it.

    Attributes:
        text: the name alone.
        words: its words in lower case.
        kind: what it is a name of, as far as the words tell.
        role: the words around it that say what the one named is; None when there are none.
        abbreviation: as written, from a parenthesis behind the name; None when there is none.
        parted: whether it is plain where the name begins, behind a comma or a rank.
    """

    text: str
    words: tuple[str, ...]
    kind: SourceKind | None
    role: str | None = None
    abbreviation: str | None = None
    parted: bool = False


def plain(tokens: Tokens, first: int, last: int, kind: SourceKind | None, abbreviation: str | None) -> Name | None:
    """The name that all words of a stretch are; None when there are none."""
    words = tokens.unmarked(first, last)
    return Name(tokens.words_of(first, last), words, kind, None, abbreviation) if words else None


def kind_of_body(lower: str, pack: Pack) -> SourceKind:
    """What a body is whose name begins with a word."""
    return SourceKind.GOVERNMENT if lower in pack.words["government_words"] else SourceKind.ORGANIZATION


def _called_behind(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where a firm's own name begins behind what sort of firm it is ("perusahaan listrik Tirta"); else 0."""
    if pack.head_last or tokens.lower[first] not in pack.words["firm_words"]:
        return 0
    at = first + 1
    while at < last and tokens.words[at].islower():
        at += 1
    sorted_ = at > first + 1 or tokens.words[first].islower()
    rest = range(at, last)
    named = at < last and all(tokens.capital(index) or not tokens.words[index][0].isalnum() for index in rest)
    return at if sorted_ and named and tokens.lower[at] not in pack.words["places"] else 0


def behind_degrees(tokens: Tokens, piece: tuple[int, int], pack: Pack) -> int:
    """Where a full name begins behind titles without a place, or a body ("Prof. Dr. Ana Putri", "BPBD Ana Putri")."""
    begin = behind_titles(tokens, piece[0], pack)
    if begin == piece[0] and tokens.words[begin - 1] == ")":
        while begin < piece[1] and role_like(tokens.lower[begin], pack):
            begin += 1
        return begin if looks_personal(tokens, begin, piece[1], pack) else piece[0]
    before = tokens.lower[begin - 1]
    full = piece[1] - begin > 1 and before not in pack.words["titles_with_place"]
    return begin if full or before in pack.words["honorifics"] else piece[0]


def of_piece(tokens: Tokens, first: int, last: int, pack: Pack, abbreviation: str | None) -> Name | None:  # noqa: PLR0911  # the shapes of names, in turn
    """The name in a stretch; None when it has a role alone."""
    words = pack.words
    lower = tokens.lower
    called = _called_behind(tokens, first, last, pack)
    if called:
        return plain(tokens, called, last, SourceKind.ORGANIZATION, abbreviation)
    titled = phrase_at(tokens, first, "titles", pack) > 0 or not tokens.capital(first)
    if not titled and (inner := _behind_title(tokens, first, last, pack)):  # "House Speaker Ana Reyes"
        return _titled(tokens, first, inner, last, abbreviation)
    if lower[first] in words["organization_words"] or lower[first] in words["government_words"]:
        kind = kind_of_body(lower[first], pack)
        if not any(tokens.capital(at) for at in range(first, last)):
            return None
        if last - first == 1 and not abbreviation and not tokens.words[first].isupper():
            return plain(tokens, first, last, kind, abbreviation)
        if not phrase_at(tokens, first, "titles", pack):
            return plain(tokens, first, last, kind, abbreviation)
    if lower[first] in words["name_words"] and tokens.capital(first) and last - first > 1:
        return plain(tokens, first, last, SourceKind.PERSON, abbreviation)
    if not titled:
        return _without_title(tokens, first, last, pack, abbreviation)
    return _in_office(tokens, first, last, pack, abbreviation)


def _titled(tokens: Tokens, first: int, inner: int, last: int, abbreviation: str | None) -> Name:
    """A person's name from ``inner`` on, with the office before it."""
    words = tuple(tokens.lower[inner:last])
    return Name(tokens.words_of(inner, last), words, SourceKind.PERSON, tokens.words_of(first, inner), abbreviation)


def _behind_land(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether a person's name stands behind a party ("Republican Ana Reyes") or letters of a land ("RI Ana Putri")."""
    lower, words = tokens.lower[first], pack.words
    land = tokens.words[first].isupper() and lower in words["role_words"] and lower not in words["organization_words"]
    several = pack.endings["plural"] and lower in words["group_words"] and lower.endswith(pack.endings["plural"])
    land = land and lower not in words["name_openers"]  # "I Ketut Ana"
    land = bool(land or lower in words["party_words"] or several)  # "Activists Ana Reyes"
    return land and last - first > 2 and looks_personal(tokens, first + 1, last, pack)  # noqa: PLR2004


def _behind_rank(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where a name begins behind a rank, whatever office stands before ("Dirpol Polda X Kombes Ana Putri"); else 0."""
    ranks = (at for at in range(last - 2, first, -1) if tokens.lower[at] in pack.words["ranks"])
    at = next((at + 1 for at in ranks if len(tokens.words[at]) > _INITIALS), 0)
    return at if at and looks_personal(tokens, at, last, pack) else 0


def _without_title(tokens: Tokens, first: int, last: int, pack: Pack, abbreviation: str | None) -> Name | None:
    """The name in a piece that no title opens."""
    lower = tokens.lower
    if _behind_land(tokens, first, last, pack):
        return Name(tokens.words_of(first + 1, last), lower[first + 1 : last], SourceKind.PERSON, tokens.words[first])
    if ranked := _behind_rank(tokens, first, last, pack):
        role, found = tokens.words_of(first, ranked), tokens.unmarked(ranked, last)
        return Name(tokens.words_of(ranked, last), found, SourceKind.PERSON, role, abbreviation, parted=True)
    last = _before_office(tokens, first, last, pack)
    return plain(tokens, first, last, _kind_of_name(tokens, first, last, pack, abbreviation), abbreviation)


def _in_office(tokens: Tokens, first: int, last: int, pack: Pack, abbreviation: str | None) -> Name | None:
    """The name behind an office, of a person or of a firm; None when the office stands alone."""
    words, lower = pack.words, tokens.lower
    begin = name_begins(tokens, first, last, pack)
    village = begin < last and tokens.capital(begin - 1) and lower[begin - 1] in words["place_nouns"]
    if village and phrase_at(tokens, begin - 2, "titles", pack) != 2:  # noqa: PLR2004  # "Kepala Desa Ana"
        begin = last if last - begin <= _SHORTEST_WITH_PLACE else begin
    if begin >= last:
        return None
    if lower[begin - 1] in words["firm_marks"]:  # "kontraktor PT X", "Direktur PT X Y Ana Putri"
        if last - begin <= _LONGEST_FIRM:
            return plain(tokens, begin - 1, last, SourceKind.ORGANIZATION, abbreviation)
        begin = last - 2
    found = tokens.unmarked(begin, last)
    if not found:
        return None
    ranked = lower[begin - 1] in words["ranks"] or (lower[begin - 1] == "." and lower[begin - 2] in words["ranks"])
    role = tokens.words_of(first, begin)
    return Name(tokens.words_of(begin, last), found, SourceKind.PERSON, role, abbreviation, ranked)


def _behind_title(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where a name begins behind a title ("White House press secretary Ana Reyes"); 0 when none does."""
    at = last
    longest = _LONGEST_NAME + tokens.words[first:last].count(".")
    while pack.head_last and at > max(first, last - longest) and tokens.words[at - 1][0].isupper():
        at -= 1
        if at - 2 > first and tokens.words[at - 1] == "." and len(tokens.words[at - 2]) == 1:
            at -= 1  # "Ana B. Reyes"
            continue
        before = at - 2 if tokens.words[at - 1] == "." else at - 1
        long = any(
            phrase_at(tokens, start, "titles", pack) == at - start for start in range(max(first, at - 3), at - 1)
        )
        title = before >= first and (long or tokens.lower[before] in pack.words["titles"])  # "Secretary of State"
        if title and tokens.lower[at] not in pack.words["titles"] and tokens.lower[at] not in pack.words["role_words"]:
            return at
    return 0


def _before_office(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where a person's name ends before the office of who bears it ("Ana Putri Ketua Dewan Kota")."""
    if role_like(tokens.lower[first], pack):
        return last
    titles, named = pack.words["titles"], pack.words["name_words"]
    if titles.isdisjoint(tokens.lower[first + 1 : last - 1]):
        return last
    offices = (at for at in range(first + 1, last - 1) if tokens.lower[at] in titles and tokens.lower[at] not in named)
    return next((at for at in offices if role_like(tokens.lower[at + 1], pack)), last)


def name_begins(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where the name begins behind a role: the longest stretch of capitals that are no words of offices."""
    words = pack.words
    begin = last
    while begin > first + 1:
        word, lower = tokens.words[begin - 1], tokens.lower[begin - 1]
        if word == "." or (word in "’'-" and begin < last):
            begin -= 1
            continue
        acronym = word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM and begin - 1 < last - 1
        acronym = acronym and not (len(word) == _INITIALS and _is_given(tokens, begin - 2, first, pack))
        office = lower in words["role_words"] or lower in words["titles"] or lower in words["organization_words"]
        opened = begin < last and any(tokens.lower[begin - 2] in words[part] for part in ("titles", "places"))
        if office and opened and lower in words["name_openers"]:  # "Gubernur Bali I Ketut Ana"
            begin -= 1
            break
        if not word[0].isupper() or lower in words["places"] or (acronym and lower not in words["abbreviations"]):
            break
        second = begin < last or (
            tokens.words[begin - 2][0].isupper() and not _of_office(tokens.lower[begin - 2], pack)
        )
        if office and not (second and len(lower) > 1 and lower in words["name_words"]):
            break
        begin -= 1
    if begin < last and tokens.lower[begin - 1] in words["titles_with_place"] and last - begin > _SHORTEST_WITH_PLACE:
        begin += 1
    begin = _behind_body(tokens, begin, last, pack)
    while begin < last and tokens.words[begin] in _MARKS:
        begin += 1
    if begin == last and tokens.words[last - 1].isupper() and last - first == 2:  # noqa: PLR2004
        return last
    return begin


def _behind_body(tokens: Tokens, begin: int, last: int, pack: Pack) -> int:
    """Where a name begins behind what a body is called ("Dosen Universitas Tolo Ana Putri", "pelatih Tolo Ana Putri").

    The last two words are the name; of two behind a body that always has a name, none is.
    """
    words, lower, before = pack.words, tokens.lower, tokens.lower[begin - 1]
    if last - begin == 1 and lower[begin] in words["name_words"] and lower[begin - 2] in words["named_bodies"]:
        return last if lower[begin - 1] in words["role_words"] else begin  # "Polda Metro Jaya"
    if begin >= last or not all(word[0].isupper() for word in tokens.words[begin:last]):
        return begin
    if last - begin > _PLAIN_NAME:
        if before in words["named_bodies"] or before in words["team_words"]:
            return last - _PLAIN_NAME
        return begin + 1 if before in words["employed_words"] and last - begin >= _LONGEST_NAME else begin
    return last if before in words["named_bodies"] else begin


def _of_office(lower: str, pack: Pack) -> bool:
    return role_like(lower, pack) or lower in pack.words["places"]


def _is_given(tokens: Tokens, at: int, first: int, pack: Pack) -> bool:
    """Whether a word is a name behind an office, and two capitals behind it initials ("Direktur Ana LP Putri")."""
    lower = tokens.lower[at]
    named = tokens.words[at].istitle() and not role_like(lower, pack) and lower not in pack.words["places"]
    return at > first and named and not role_like(tokens.lower[at + 1], pack)


def _kind_of_name(  # noqa: PLR0911  # what a name may be of, in turn
    tokens: Tokens, first: int, last: int, pack: Pack, abbreviation: str | None
) -> SourceKind | None:
    words = pack.words
    text = tokens.words_of(first, last).lower()
    if text in words["outlets"] or text in words["agencies"] or tokens.lower[first] in words["outlets"]:
        return SourceKind.OUTLET
    if "." in text[1:-1] and " " not in text and text.rpartition(".")[2].isalpha():
        return SourceKind.OUTLET
    if text in words["government_words"] or is_place(tokens, first, last, pack):
        return SourceKind.GOVERNMENT
    if _abbreviates(abbreviation, text, pack) or (last - first == 1 and tokens.words[first].isupper()):
        return SourceKind.ORGANIZATION
    if pack.head_last and last - first > 1:
        head = tokens.lower[last - 1]
        for part, kind in _BODIES:
            if head in words[part]:
                return kind
    office = sum(tokens.lower[at] in words["role_words"] for at in range(first, last))
    if office and office * 2 >= last - first:
        return SourceKind.ORGANIZATION
    return SourceKind.PERSON


def _abbreviates(abbreviation: str | None, text: str, pack: Pack) -> bool:
    """Whether a parenthesis holds the abbreviation of a body, and not the party of a person ("Ana Putri (PDIP)")."""
    if not abbreviation or abbreviation.partition(" ")[0].lower() in pack.words["titles"]:
        return False
    return not role_like(abbreviation.lower(), pack) or {word[0] for word in text.split()} <= set(abbreviation.lower())
