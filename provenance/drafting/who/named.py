"""The names that a text introduces, by each way to look them up.

May import: introducing, name_parts, names, nicknames, offices, pack, person, phrases, things, tokens; terms.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from provenance.drafting.pack import Pack
from provenance.drafting.text.name_parts import kin, role_like
from provenance.drafting.text.phrases import Mention
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.introducing import Introduced, names_given, titles_beside
from provenance.drafting.who.names import Name
from provenance.drafting.who.nicknames import called, nicknames
from provenance.drafting.who.offices import Offices
from provenance.drafting.who.person import Person
from provenance.drafting.who.things import heads_of, kind_of_thing, person_noun
from provenance.terms import SourceKind

__all__ = ["Named"]

_SHORTEST_PREFIX = 4
_ALIKE = 3  # letters that a nickname has of a name ("Zulhas", of "Zulkifli")
_LONGEST_PERSONAL = 5
_LONGEST_SHORT_NAME = 3
_FIRST = 40  # names with a word, from the beginning of the text, among which the first bearer of a last name is
_LOOKED_AT = 50  # names before a mention


@frozen
class Named:
    """Everybody who is introduced in a text.

    Attributes:
        tokens: of the text.
        pack: its language.
        offices: where names begin behind the words of an office.
        introduced: the names, in the order of the text.
        called: names that another sentence gives to a noun ("Kelompok ini bernama X"), by the noun.
        by_word: numbers of the names of several words, by each word in lower case.
        by_title: numbers of the names, by an office.
        by_abbreviation: names by their abbreviation in lower case.
        by_prefix: names of persons by the beginning of the first word.
        titles: offices that stand in commas beside a name, by its number.
    """

    tokens: Tokens
    pack: Pack
    offices: Offices
    introduced: Sequence[Introduced]
    called: Mapping[str, str]
    by_word: dict[str, list[int]] = field(factory=dict)
    by_title: dict[str, list[int]] = field(factory=dict)
    by_abbreviation: dict[str, Name] = field(factory=dict)
    by_prefix: dict[str, Name] = field(factory=dict)
    titles: dict[int, set[str]] = field(factory=dict)

    @classmethod
    def of(cls, tokens: Tokens, pack: Pack, introduced: Sequence[Introduced], alone: Sequence[int]) -> Named:
        """The names of a text, each without the words of an office before it.

        Args:
            tokens: of the text.
            pack: its language.
            introduced: the names as they stand.
            alone: indices of the words that stand alone as a name.
        """
        offices = Offices.of(tokens, pack, introduced, alone)
        cut = tuple(
            one if (name := offices.cut(one.name)) is one.name else evolve(one, name=name) for one in introduced
        )
        found = cls(tokens, pack, offices, cut, names_given(tokens, pack))
        for number, one in enumerate(cut):
            found._enter(number, one)
        for short, at, behind in nicknames(tokens, pack):
            if (owner := found._owner(at, behind)) is not None and short not in owner.text.lower().split():
                found.by_abbreviation.setdefault(short, owner)
        return found

    def _owner(self, at: int, behind: int) -> Name | None:
        """Who has a nickname at a token: whose name stands behind, else who was named in full before; None without."""
        if behind:
            first, last = (
                bisect_left(self.introduced, index, key=lambda one: one.at) for index in (behind, behind + 2)
            )
            numbers = [*range(first, last), *self.by_word.get(self.tokens.lower[behind], ())]
            named = (self.introduced[number].name for number in numbers)
            return next((one for one in named if one.kind is SourceKind.PERSON), None)
        courtesy = self.pack.words["honorifics"]
        full = [one for one in reversed(self.before(at)) if one.name.kind is SourceKind.PERSON]
        full = [one for one in full if len(one.name.words) > 1 and one.name.words[0] not in courtesy]
        start = self.tokens.lower[at][:_ALIKE]
        alike = (one.name for one in full if any(word.startswith(start) for word in one.name.words))
        subjects = (one.name for one in full if one.begins or one.name.role)
        return next(alike, None) or next(subjects, None) or next((one.name for one in full), None)

    def _enter(self, number: int, one: Introduced) -> None:
        name = one.name
        for word in set(name.words) if len(name.words) > 1 else ():
            self.by_word.setdefault(word, []).append(number)
        for title in titles_beside(self.tokens, one, self.pack):
            self.titles.setdefault(number, set()).add(title)
            self.by_title.setdefault(title, []).append(number)
        if name.role and name.kind is SourceKind.PERSON:
            self.by_title.setdefault(name.role.split()[0].lower(), []).append(number)
        short = (name.abbreviation or "").lower()
        if short in self.pack.words["titles"] and name.kind is SourceKind.PERSON:  # "Menteri Air (Menair) Ana Putri"
            self.titles.setdefault(number, set()).add(short)
            self.by_title.setdefault(short, []).append(number)
        if len(name.words) > 1 and name.kind is SourceKind.PERSON:
            first = name.words[0]
            for size in range(_SHORTEST_PREFIX, len(first) - 2):
                self.by_prefix.setdefault(first[:size], name)
        for other in self._other_names(name):
            self.by_abbreviation.setdefault(other, name)
        if self.pack.words["calling_words"] and (short := called(self.tokens, one, self.pack)):
            self.by_abbreviation.setdefault(short, name)
            titled, _, rest = short.partition(" ")
            if rest and titled in self.pack.words["titles"]:
                self.by_abbreviation.setdefault(rest, name)

    def _other_names(self, name: Name) -> tuple[str, ...]:
        """What stands in parentheses behind a name, if it is another name of the same ("Gus Ipul", and "Ipul")."""
        if not name.abbreviation:
            return ()
        other, words = name.abbreviation.lower(), self.pack.words
        first, *rest = other.split()
        if name.kind is not SourceKind.PERSON:
            return (other,)
        office = first in words["titles_with_place"] or (not rest and role_like(first, self.pack))
        if office or any(role_like(word, self.pack) and word not in words["name_words"] for word in rest):
            return ()
        return (other, *rest[-1:])

    def before(self, at: int) -> Sequence[Introduced]:
        """The names that begin before a token and not too far from it, in the order of the text."""
        place = bisect_left(self.introduced, at, key=lambda one: one.at)
        return self.introduced[max(0, place - _LOOKED_AT) : place]

    def meant(self, name: Name, mention: Mention, *, outlet: bool) -> Person:
        """Who has a name, by the fullest form that the text has of it."""
        full = self.fuller(self.offices.cut(name), mention.first)
        kind = full.kind
        if outlet and kind in (None, SourceKind.PERSON, SourceKind.ORGANIZATION) and not name.role:
            kind = SourceKind.OUTLET
        aliases = {name.text} | ({full.abbreviation} if full.abbreviation else set())
        aliases |= {name.abbreviation} if name.abbreviation else set()
        role = full.role or name.role
        return Person(full.text, kind, role, frozenset(aliases - {full.text}))

    def fuller(self, name: Name, at: int) -> Name:
        """The name itself, or the longer one that it is short for."""
        if len(name.words) == 1 and name.words[0] in self.by_abbreviation and name.text.isupper():
            return self.by_abbreviation[name.words[0]]
        if name.text.lower() in self.by_abbreviation:
            return self.by_abbreviation[name.text.lower()]
        if len(name.words) > _LONGEST_SHORT_NAME or name.kind not in (None, SourceKind.PERSON, SourceKind.ORGANIZATION):
            return name
        numbers = self.by_word.get(name.words[0], ())
        place = bisect_right(numbers, at, key=lambda number: self.introduced[number].at)
        first = self._first_of_several(name, numbers[: min(place, _FIRST)])
        best = first or self._fullest(
            name, (*reversed(numbers[max(0, place - 8) : place]), *numbers[place : place + 4])
        )
        if best is None:
            return self._longer_form(name) or name
        if best.words == name.words and name.role and not best.role:
            return name
        return best if best.role or not name.role else evolve(best, role=name.role, kind=name.kind)

    def _first_of_several(self, name: Name, numbers: Sequence[int]) -> Name | None:
        """Whom the text names first of the persons who share a last name; None where one alone has it."""
        if not self.pack.head_last or len(name.words) > 1 or name.role:
            return None
        named = [self.introduced[number] for number in numbers]
        named = [one for one in named if one.name.words[-1] == name.words[0] and one.name.kind is SourceKind.PERSON]
        given = [one.name.words[0] for one in named]
        if len(set(given)) < 2:  # noqa: PLR2004  # one alone
            return None
        known = self.pack.words["female_words"] | self.pack.words["male_words"]  # not "Calm Reyes"
        bearers = [one.name for one in named if one.name.words[0] in known and not self._is_headline(one.name)]
        first = bearers[0].words[0] if bearers else ""
        several = any(not one.words[0].startswith(first) and not first.startswith(one.words[0]) for one in bearers)
        return self._fullest(bearers[0], numbers) if several else None

    def _fullest(self, name: Name, numbers: Iterable[int]) -> Name | None:
        """The fullest of the names in which one stands, by their numbers; not a longer one of another."""
        best: Name | None = None
        for number in numbers:
            other = self.introduced[number].name
            if other.kind is not SourceKind.PERSON and name.kind is SourceKind.PERSON and name.role:
                continue
            if other.kind is SourceKind.PERSON and self._is_headline(other):
                continue
            if not _inside(name.words, other.words):
                continue
            if best is None or (_inside(best.words, other.words) and _fullness(other) > _fullness(best)):
                best = other
        return best

    def _is_headline(self, name: Name) -> bool:
        """Whether capitals are those of a headline, or of a link to one ("Reyes Wants To Close The Bridge")."""
        if len(name.words) > _LONGEST_PERSONAL - self.pack.head_last:
            return True
        words, parts = self.pack.words, ("be_words", "prepositions", "infinitive_markers", "question_words")
        inside = name.words[1:] if self.pack.head_last else ()
        return any(word in words[part] for word in inside for part in parts)

    def _longer_form(self, name: Name) -> Name | None:
        """The name of which a single word is the beginning of the first ("Boni" of "Bonifasius Lay")."""
        if len(name.words) != 1 or len(name.words[0]) < _SHORTEST_PREFIX:
            return None
        return self.by_prefix.get(name.words[0])

    def by_role(self, mention: Mention) -> Person | None:
        """The one who holds the office that a mention names alone ("Presiden", "Pak Presiden", "presidennya")."""
        words = self.pack.words
        lower = [
            kin(word, "titles", self.pack) or word
            for word in self.tokens.lower[mention.first : mention.last]
            if word[0].isalnum() and word not in words["demonstratives"] and word not in words["definite"]
        ]
        while len(lower) > 1 and lower[0] in words["honorifics"]:
            del lower[0]
        if not lower:
            return None
        numbers = self.by_title.get(lower[0], ())
        place = bisect_right(numbers, mention.first, key=lambda number: self.introduced[number].at)
        for number in (*reversed(numbers[max(0, place - 8) : place]), *numbers[place : place + 2]):
            one = self.introduced[number].name
            held = {*(one.role or "").lower().replace(",", " ").split(), *self.titles.get(number, ())}
            if held.issuperset(lower):
                full = self.fuller(one, mention.first)
                return Person(full.text, SourceKind.PERSON, full.role or one.role)
        return None

    def called_elsewhere(self, words: str, mention: Mention) -> Person | None:
        """Who has no name here, by the one that another sentence gives ("Kelompok ini bernama X")."""
        kind = kind_of_thing(self.tokens, mention, self.pack)
        heads = heads_of(self.tokens, mention, kind, self.pack) if self.called else ()
        name = next((self.called[word] for word in heads if word in self.called), None)
        return None if name is None else Person(name, kind, words)

    def at(self, at: int) -> Person | None:
        """The person that a single word means, by a part of a name or by a noun."""
        tokens, lower = self.tokens, self.tokens.lower[at]
        if tokens.words[at][0].isupper() and lower in self.by_word:
            full = self.fuller(Name(tokens.words[at], (lower,), SourceKind.PERSON), at)
            personal = full.kind is SourceKind.PERSON and len(full.words) > 1
            return Person(full.text, full.kind, full.role) if personal else None
        return Person(tokens.words[at], SourceKind.PERSON) if person_noun(tokens, at, self.pack) else None

    def body_before(self, head: str, at: int) -> Person | None:
        """The last body named before whose name ends with a noun ("the museum": the Brandis Museum)."""
        for number in reversed(self.by_word.get(head, ())):
            one = self.introduced[number]
            if one.at < at and one.name.words[-1] == head and one.name.kind is not SourceKind.PERSON:
                return Person(one.name.text, one.name.kind, one.name.role)
        return None


def _fullness(name: Name) -> tuple[bool, int]:
    """How much a name tells: one with an office first, then the longer one."""
    return bool(name.role), len(name.words)


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words stand in the longer name, in order and together."""
    size = len(short)
    if size == 2 and short[0] == long[0] and short[1] == long[-1]:  # noqa: PLR2004  # without the names between
        return True
    return any(tuple(long[at : at + size]) == tuple(short) for at in range(len(long) - size + 1))
