"""Who is who: names, short names, abbreviations, titles and pronouns of one text.

May import: layout, mentions, pack, tokens; terms.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from attrs import evolve, field, frozen, mutable

from provenance.drafting.names import Name, name_of
from provenance.drafting.pack import Pack
from provenance.drafting.phrases import Mention, Shape, looks_personal, phrase_at
from provenance.drafting.tokens import Tokens
from provenance.terms import SourceKind

__all__ = ["Introduced", "People", "Person", "introductions"]

_BODIES = frozenset({SourceKind.GOVERNMENT, SourceKind.ORGANIZATION, SourceKind.GROUP})
_LONGEST_RUN = 14
_SHORTEST_PREFIX = 4
_BEFORE_SUBJECTS = frozenset('.\n"”?!,')
_LONGEST_SHORT_NAME = 3


@frozen
class Person:
    """Somebody, or something, that speaks in the text.

    Attributes:
        name: the fullest name the text has.
        kind: what it is; None when the words do not tell.
        role: what the text calls it.
        aliases: other names that the text uses.
    """

    name: str
    kind: SourceKind | None = None
    role: str | None = None
    aliases: frozenset[str] = frozenset()


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
    index = 0
    total = len(tokens)
    words = tokens.words
    while index < total:
        if not words[index][0].isupper():
            index += 1
            continue
        if _opens_only(tokens.lower[index], pack):
            index += 1
            continue
        first = index
        while first > 0 and tokens.lower[first - 1] in pack.words["titles"] and not words[first - 1][0].isupper():
            first -= 1
        end = index + 1
        while end < total and end - index < _LONGEST_RUN:
            word = words[end]
            if word[0].isupper() or _joins(tokens, first, end, pack):
                end += 1
            else:
                break
        if end + 2 < total and words[end] == "(" and words[end + 2] == ")" and words[end + 1][0].isupper():
            end += 3
            while end < total and words[end][0].isupper() and end - index < _LONGEST_RUN:
                end += 1
        if end - first > 1:
            name = name_of(tokens, first, end, pack)
            if name is not None and (len(name.words) > 1 or name.role or name.abbreviation):
                begins = _begins(tokens, first)
                found.append(Introduced(first, name, begins))
        elif _begins(tokens, first):
            alone.append(first)
        index = end
    return tuple(found), tuple(alone)


def _begins(tokens: Tokens, first: int) -> bool:
    """Whether a name could be the subject of its clause: it begins it, and is no apposition to a name before it."""
    if first == 0 or tokens.words[first - 1] not in _BEFORE_SUBJECTS:
        return first == 0
    if tokens.words[first - 1] != "," or first == 1:
        return True
    before = tokens.words[first - 2]
    return not (before[0].isupper() or before == ")")


def _joins(tokens: Tokens, first: int, at: int, pack: Pack) -> bool:
    """Whether what is no capital stands inside the name that began at ``first``."""
    word, words = tokens.words[at], pack.words
    if word == "." and at + 1 < len(tokens):
        return len(tokens.words[at - 1]) == 1 or tokens.lower[at - 1] in words["abbreviations"]
    if at + 1 >= len(tokens) or not (word == "," or word[0].islower()):
        return False
    if word == ",":
        return tokens.words[at + 1][0].isupper() and _titled(tokens, first, at, pack)
    if tokens.lower[at] in words["conjunctions"]:
        office = tokens.lower[first] in words["organization_words"] or tokens.lower[first] in words["titles"]
        return office and tokens.words[at + 1][0].isupper()
    return _goes_on(tokens, first, at, pack)


def _goes_on(tokens: Tokens, first: int, at: int, pack: Pack) -> bool:
    """Whether a word in lower case stands between a title and the name of who bears it ("Pemimpin oposisi Ana")."""
    if tokens.lower[first] not in pack.words["titles"] or at - first > 3:  # noqa: PLR2004
        return False
    words = pack.words
    for index in range(at, min(at + 3, len(tokens))):
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
    return lower in pack.cues or lower in words["stops"] or lower in words["subordinators"] or lower in words["days"]


def _titled(tokens: Tokens, first: int, end: int, pack: Pack) -> bool:
    if not phrase_at(tokens, first, "titles", pack):
        return False
    last = end + 1
    while last < len(tokens) and tokens.words[last][0].isupper() and last - end < _LONGEST_RUN:
        last += 1
    return looks_personal(tokens, end + 1, last, pack)


@mutable
class People:
    """Finds the person that a mention means; mentions are asked for in the order of the text.

    Attributes:
        tokens: of the text.
        pack: its language.
        known: everybody who has spoken, by name in lower case.
    """

    tokens: Tokens
    pack: Pack
    introduced: Sequence[Introduced]
    known: dict[str, Person] = field(factory=dict)
    _by_word: dict[str, list[int]] = field(factory=dict)
    _by_title: dict[str, list[int]] = field(factory=dict)
    _by_abbreviation: dict[str, Name] = field(factory=dict)
    _abbreviated: dict[str, str] = field(factory=dict)
    _by_head: dict[str, str] = field(factory=dict)
    _last: dict[str, tuple[str, int]] = field(factory=dict)
    _by_prefix: dict[str, Name] = field(factory=dict)
    _alone: set[str] = field(factory=set)
    _before_last: str | None = None
    _subjects: list[tuple[Introduced, Name]] = field(factory=list)

    @classmethod
    def of(cls, tokens: Tokens, pack: Pack) -> People:
        """Everybody who is introduced in a text."""
        introduced, alone = introductions(tokens, pack)
        found = cls(tokens, pack, introduced)
        found._alone = {tokens.lower[at] for at in alone}
        found.introduced = tuple(
            [one if (cut := found._cut(one.name)) is one.name else evolve(one, name=cut) for one in found.introduced]
        )
        for number, one in enumerate(found.introduced):
            if len(one.name.words) > 1:
                for word in set(one.name.words):
                    found._by_word.setdefault(word, []).append(number)
            if one.name.role and one.name.kind is SourceKind.PERSON:
                found._by_title.setdefault(one.name.role.split()[0].lower(), []).append(number)
            if len(one.name.words) > 1 and one.name.kind is SourceKind.PERSON:
                first = one.name.words[0]
                for size in range(_SHORTEST_PREFIX, len(first) - 2):
                    found._by_prefix.setdefault(first[:size], one.name)
            if one.name.abbreviation:
                found._by_abbreviation.setdefault(one.name.abbreviation, one.name)
        subjects = [one for one in found.introduced if one.begins and one.name.kind is SourceKind.PERSON]
        for at in alone:
            if tokens.lower[at] in found._by_word:
                subjects.append(
                    Introduced(at, Name(tokens.words[at], (tokens.lower[at],), SourceKind.PERSON), begins=True)
                )
        for one in sorted(subjects, key=lambda one: one.at):
            full = found._fuller(one.name, one.at)
            if full.kind is SourceKind.PERSON and (len(full.words) > 1 or full.role):
                found._subjects.append((one, full))
        return found

    def who(self, mention: Mention, *, outlet: bool = False) -> Person:
        """The person that a mention means.

        Args:
            mention: the words.
            outlet: whether the cue takes outlets only ("dilansir").
        """
        if mention.shape is Shape.PRONOUN:
            return self._last_one("person", mention)
        if mention.shape is Shape.PLURAL:
            return self._last_one("group", mention)
        words = self.tokens.words_of(mention.first, mention.last)
        back = self._pointed_back(mention)
        if back is not None:
            return self._remember(back, mention)
        if mention.shape is Shape.ANONYMOUS:
            return self._remember(Person(words, SourceKind.ANONYMOUS), mention)
        thing = mention.shape is Shape.THING
        name = None if thing else name_of(self.tokens, mention.first, mention.last, self.pack)
        if name is None and mention.last - mention.first == 1 and not self._is_document(mention):
            known = self._by_head.get(self.tokens.lower[mention.first])
            if known is not None and self.known[known].kind in _BODIES:
                return self._remember(self.known[known], mention)
        if name is None:
            return self._remember(self._by_role(mention) or Person(words, self._kind_of_thing(mention)), mention)
        return self._remember(self._named(name, mention, outlet=outlet), mention)

    def before(self, person: Person, mention: Mention) -> Person | None:
        """The last person but the one given, for a pronoun inside what that one says."""
        if mention.shape is not Shape.PRONOUN:
            return None
        key = self._before_last
        return self.known[key] if key is not None and key != person.name.lower() else None

    def _named(self, name: Name, mention: Mention, *, outlet: bool) -> Person:
        full = self._fuller(self._cut(name), mention.first)
        kind = full.kind
        if outlet and kind in (None, SourceKind.PERSON, SourceKind.ORGANIZATION) and not name.role:
            kind = SourceKind.OUTLET
        aliases = {name.text} | ({full.abbreviation} if full.abbreviation else set())
        aliases |= {name.abbreviation} if name.abbreviation else set()
        role = full.role or name.role
        return Person(full.text, kind, role, frozenset(aliases - {full.text}))

    def _fuller(self, name: Name, at: int) -> Name:
        """The name itself, or the longer one that it is short for."""
        if len(name.words) == 1 and name.words[0] in self._by_abbreviation and name.text.isupper():
            return self._by_abbreviation[name.words[0]]
        if name.text.lower() in self._by_abbreviation:
            return self._by_abbreviation[name.text.lower()]
        if len(name.words) > _LONGEST_SHORT_NAME or name.kind not in (None, SourceKind.PERSON, SourceKind.ORGANIZATION):
            return name
        numbers = self._by_word.get(name.words[0], ())
        place = bisect_right(numbers, at, key=lambda number: self.introduced[number].at)
        best: Name | None = None
        for number in (*reversed(numbers[max(0, place - 8) : place]), *numbers[place : place + 4]):
            other = self.introduced[number].name
            if other.kind is not SourceKind.PERSON and name.kind is SourceKind.PERSON and name.role:
                continue
            if _inside(name.words, other.words) and (best is None or len(other.words) > len(best.words)):
                best = other
        if best is None:
            return self._longer_form(name) or name
        if best.words == name.words and name.role and not best.role:
            return name
        return best if best.role or not name.role else evolve(best, role=name.role, kind=name.kind)

    def _longer_form(self, name: Name) -> Name | None:
        """The name of which a single word is the beginning of the first ("Boni" of "Bonifasius Lay")."""
        if len(name.words) != 1 or len(name.words[0]) < _SHORTEST_PREFIX:
            return None
        return self._by_prefix.get(name.words[0])

    def _cut(self, name: Name) -> Name:
        """The name without words of an office before it, where the text goes on to use a later word of it alone."""
        if len(name.words) < 3 or not name.role or name.kind is not SourceKind.PERSON:  # noqa: PLR2004
            return name
        at = next((at for at, word in enumerate(name.words) if word in self._alone), 0)
        if not at or at > len(name.words) - 1:
            return name
        parts = name.text.split()
        if len(parts) != len(name.words):
            return name
        return evolve(name, text=" ".join(parts[at:]), words=name.words[at:], role=" ".join([name.role, *parts[:at]]))

    def _by_role(self, mention: Mention) -> Person | None:
        """The one who holds the office that a mention names alone ("Presiden")."""
        lower = [
            word
            for word in self.tokens.lower[mention.first : mention.last]
            if word[0].isalnum() and word not in self.pack.words["demonstratives"]
        ]
        if not lower:
            return None
        numbers = self._by_title.get(lower[0], ())
        place = bisect_right(numbers, mention.first, key=lambda number: self.introduced[number].at)
        for number in (*reversed(numbers[max(0, place - 8) : place]), *numbers[place : place + 2]):
            one = self.introduced[number].name
            held = set((one.role or "").lower().replace(",", " ").split())
            if held.issuperset(lower):
                full = self._fuller(one, mention.first)
                return Person(full.text, SourceKind.PERSON, full.role or one.role)
        return None

    def _pointed_back(self, mention: Mention) -> Person | None:
        """``lembaga itu``, ``pria tersebut``: the last of that kind."""
        tokens, words = self.tokens, self.pack.words
        if mention.last - mention.first < 2:  # noqa: PLR2004
            return None
        same = any(phrase_at(tokens, at, "same", self.pack) for at in range(mention.first, mention.last))
        if not same and tokens.lower[mention.last - 1] not in words["demonstratives"]:
            return None
        head = tokens.lower[mention.first]
        if "," in tokens.words[mention.first : mention.last]:
            return None
        if head in self._by_head:
            return self.known[self._by_head[head]]
        if head in words["person_words"]:
            return self._known_last("person")
        if head in words["organization_words"] or head in words["government_words"]:
            return self._known_last("organization")
        if head in words["titles"]:
            return self._by_role(mention) or self._known_last("person")
        return None

    def _is_document(self, mention: Mention) -> bool:
        return self.tokens.lower[mention.first] in self.pack.words["document_words"]

    def _kind_of_thing(self, mention: Mention) -> SourceKind | None:
        lower = self.tokens.lower[mention.first : mention.last]
        words = self.pack.words
        for word in lower:
            if word in words["determiners"]:
                continue
            for part, kind in (
                ("document_words", SourceKind.DOCUMENT),
                ("government_words", SourceKind.GOVERNMENT),
                ("media_words", SourceKind.OUTLET),
                ("group_words", SourceKind.GROUP),
                ("organization_words", SourceKind.ORGANIZATION),
                ("titles", SourceKind.PERSON),
            ):
                if word in words[part]:
                    return kind
        return None

    def _heads(self, person: Person, mention: Mention) -> Iterable[str]:
        """The nouns by which a later mention may mean the same ("Badan X", "badan itu"; "laporan X", "laporan itu")."""
        words = self.pack.words
        found: list[str] = []
        if mention.shape in (Shape.PRONOUN, Shape.PLURAL):
            return found
        for word in self.tokens.lower[mention.first : mention.last]:
            if word in words["relatives"] or word in words["place_prepositions"]:
                break
            document = word in words["document_words"]
            if person.kind in (SourceKind.PERSON, SourceKind.OUTLET) and not document:
                continue
            if word.isalpha() and word not in words["determiners"] and word not in words["demonstratives"]:
                found.append(word)
        return found

    def _known_last(self, sort: str) -> Person | None:
        name = self._last.get(sort)
        return self.known[name[0]] if name else None

    def _last_one(self, sort: str, mention: Mention) -> Person:
        last = self._last.get(sort)
        if sort == "person":
            place = bisect_right(self._subjects, mention.first, key=lambda pair: pair[0].at)
            for subject, full in reversed(self._subjects[max(0, place - 3) : place]):
                if last is not None and subject.at <= last[1]:
                    break
                if subject.name.role or full.role or full.text.lower() in self.known:
                    person = Person(full.text, SourceKind.PERSON, full.role or subject.name.role)
                    return self._remember(person, mention)
        if last is None:
            return Person(self.tokens.text[mention.start : mention.end], None)
        person = self.known[last[0]]
        self._last[sort] = (last[0], mention.first)
        return person

    def _remember(self, person: Person, mention: Mention) -> Person:
        key = person.name.lower()
        before = self.known.get(key)
        if mention.aside:
            self.known.setdefault(key, person)
            return person
        if before is not None:
            person = Person(
                before.name, before.kind or person.kind, before.role or person.role, before.aliases | person.aliases
            )
        self.known[key] = person
        for word in self._heads(person, mention):
            self._by_head[word] = key
        sorts: Iterable[str]
        if person.kind in (SourceKind.PERSON, None):
            sorts = ("person",)
        elif person.kind in (SourceKind.ORGANIZATION, SourceKind.GOVERNMENT):
            sorts = ("organization", "group")
        elif person.kind is SourceKind.ANONYMOUS:
            sorts = ("person", "group")
        else:
            sorts = ("group",) if person.kind is SourceKind.GROUP else ()
        if "person" in sorts and "person" in self._last and self._last["person"][0] != key:
            self._before_last = self._last["person"][0]
        for sort in sorts:
            self._last[sort] = (key, mention.first)
        return person


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words stand in the longer name, in order and together."""
    size = len(short)
    return any(tuple(long[at : at + size]) == tuple(short) for at in range(len(long) - size + 1))
