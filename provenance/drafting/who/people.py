"""Who is who: names, short names, abbreviations, titles and pronouns of one text.

May import: introducing, names, outlets, pack, phrases, things, tokens; terms.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from attrs import Factory, evolve, field, frozen, mutable

from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.text.phrases import Mention, Shape, kin, mention_of
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.genders import Genders
from provenance.drafting.who.introducing import Introduced, begins, introductions, names_given, titles_beside
from provenance.drafting.who.learned import outlets_told, places_told
from provenance.drafting.who.names import Name, name_of
from provenance.drafting.who.outlets import OutletsNamed
from provenance.drafting.who.things import heads_of, kind_of_thing, person_noun, points_back
from provenance.terms import SourceKind

__all__ = ["People", "Person"]

_TELLING = frozenset({CueKind.VERB, CueKind.WEAK_VERB})
_BODIES = frozenset({SourceKind.GOVERNMENT, SourceKind.ORGANIZATION, SourceKind.GROUP})
_SHORTEST_PREFIX = 4
_LONGEST_PERSONAL = 5
_LATEST = 12
_LOOKED_AT = 50  # names before a mention
_LONGEST_SHORT_NAME = 3
_BESIDE = 6  # words of an apposition


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
    _subjects_alone: set[str] = field(factory=set)
    _before_last: str | None = None
    _subjects: list[tuple[Introduced, Name]] = field(factory=list)
    _called: dict[str, str] = field(factory=dict)
    _named_outlets: OutletsNamed = field(factory=OutletsNamed)
    _offices: dict[int, set[str]] = field(factory=dict)  # titles in commas beside a name, by its number
    _latest: list[str] = field(factory=list)  # persons who were meant, by name in lower case
    _genders: Genders = field(init=False, default=Factory(lambda self: Genders(self.pack), takes_self=True))
    _outlets: list[tuple[int, str]] = field(factory=list)
    _places: frozenset[str] = frozenset()
    _free: frozenset[tuple[str, ...]] = frozenset()  # names of several words that stand with no office

    @classmethod
    def of(cls, tokens: Tokens, pack: Pack) -> People:  # noqa: C901  # one walk over the names
        """Everybody who is introduced in a text."""
        introduced, alone = introductions(tokens, pack)
        found = cls(tokens, pack, introduced)
        found._alone = {tokens.lower[at] for at in alone}
        found._named_outlets = OutletsNamed.of(tokens, pack, introduced, alone)
        found._places = places_told(tokens, alone, pack)
        found._free = frozenset(
            one.name.words
            for one in introduced
            if not one.name.role or one.name.role.lower() in pack.words["group_words"]  # "warga Batu Hitam"
        )
        names = sorted([(one.at, one.name.text) for one in introduced] + [(at, tokens.words[at]) for at in alone])
        found._outlets = list(outlets_told(tokens, names, pack))
        alone = tuple(at for at in alone if begins(tokens, at, pack))
        found._subjects_alone = {tokens.lower[at] for at in alone}
        found.introduced = tuple(
            [one if (cut := found._cut(one.name)) is one.name else evolve(one, name=cut) for one in found.introduced]
        )
        for number, one in enumerate(found.introduced):
            if len(one.name.words) > 1:
                for word in set(one.name.words):
                    found._by_word.setdefault(word, []).append(number)
            for title in titles_beside(tokens, one, pack):
                found._offices.setdefault(number, set()).add(title)
                found._by_title.setdefault(title, []).append(number)
            if one.name.role and one.name.kind is SourceKind.PERSON:
                found._by_title.setdefault(one.name.role.split()[0].lower(), []).append(number)
            if len(one.name.words) > 1 and one.name.kind is SourceKind.PERSON:
                first = one.name.words[0]
                for size in range(_SHORTEST_PREFIX, len(first) - 2):
                    found._by_prefix.setdefault(first[:size], one.name)
            if one.name.abbreviation:
                found._by_abbreviation.setdefault(one.name.abbreviation.lower(), one.name)
        found._called = names_given(tokens, pack)
        subjects = [one for one in found.introduced if one.begins and one.name.kind is SourceKind.PERSON]
        subjects += [
            Introduced(at, Name(tokens.words[at], (tokens.lower[at],), SourceKind.PERSON), begins=True)
            for at in alone
            if tokens.lower[at] in found._by_word
            or tokens.lower[at - 1] in pack.words["named_words"]
            or (
                tokens.words[at + 1] == ","
                and (tokens.lower[at + 2] in pack.words["titles"] or tokens.words[at - 1] == ",")
            )
        ]
        for one in sorted(subjects, key=lambda one: one.at):
            full = found._fuller(one.name, one.at)
            called = tokens.lower[one.at - 1] in pack.words["named_words"] or tokens.words[one.at + 1] == ","
            if full.kind is SourceKind.PERSON and (len(full.words) > 1 or full.role or called):
                found._subjects.append((one, full))
        return found

    def goes_on(self, mention: Mention, at: int) -> None:
        """Let the person that a mention meant be the last one up to a token, whoever is named before it."""
        key = self.who(mention).name.lower()
        for sort, (name, since) in self._last.items():
            if name == key and since < at:
                self._last[sort] = (name, at)

    def who(self, mention: Mention, *, outlet: bool = False, before: int | None = None, quoted: bool = False) -> Person:  # noqa: C901, PLR0911  # the ways to mean somebody, in turn
        """The person that a mention means.

        Args:
            mention: the words.
            outlet: whether the cue takes outlets only ("dilansir").
            before: index of the first token of what is said, when that is before the mention; a pronoun does not mean
                those who are named in it.
            quoted: whether the words stand inside what another says, so that a pronoun may mean who is named there.
        """
        if mention.shape is Shape.PRONOUN:
            thing = self.tokens.lower[mention.first] in self.pack.words["thing_pronouns"]
            at = mention.first if before is None else min(before, mention.first)
            return self._last_one("organization" if thing else "person", mention, at, quoted=quoted)
        if mention.shape is Shape.PLURAL:
            return self._last_one("group", mention, mention.first)
        words = self.tokens.words_of(mention.first, mention.last)
        back = self._pointed_back(mention, outlet=outlet)
        if back is not None:
            return self._remember(back, mention)
        if mention.shape is Shape.ANONYMOUS:
            described = mention.last - mention.first > _LONGEST_SHORT_NAME
            named = self._named_after(mention) if described else None
            if mention.last - mention.first == 1:
                named = self._by_role(mention)
            return self._remember(named or Person(words, SourceKind.ANONYMOUS), mention)
        thing = mention.shape is Shape.THING
        name = None if thing else name_of(self.tokens, mention.first, mention.last, self.pack)
        if name is None and mention.last - mention.first == 1 and not self._is_document(mention):
            known = self._by_head.get(self.tokens.lower[mention.first])
            if known is not None and self.known[known].kind in _BODIES:
                return self._remember(self.known[known], mention)
        if name is None or name.words[0] in self._called:
            called = self._called_elsewhere(words, mention)
            if called is not None:
                return self._remember(called, mention)
        if name is None:
            kind = kind_of_thing(self.tokens, mention, self.pack)
            person = self._by_role(mention) or self._named_after(mention) or Person(words, kind)
            return self._remember(person, mention)
        passing = outlet and self.pack.head_last  # "it" does not mean who only hands on
        return self._remember(
            self._named(name, mention, outlet=outlet), evolve(mention, aside=True) if passing else mention
        )

    def other(self, person: Person, mention: Mention, quoted: int, before: Iterable[int]) -> Person | None:
        """Whom somebody means inside a quotation by words that would mean the one who is quoted.

        Args:
            person: who is quoted.
            mention: the words.
            quoted: index of the first token of the quotation.
            before: indices of the words said before the quotation, in the order to look at them.

        Returns:
            For a pronoun the person named last in the quotation, else first in what was said before, else the one who
            spoke before; for other words whoever they describe; None for nobody.
        """
        if mention.shape not in (Shape.PRONOUN, Shape.PLURAL):
            words = self.tokens.words_of(mention.first, mention.last)
            return Person(words, kind_of_thing(self.tokens, mention, self.pack))
        if mention.shape is Shape.PLURAL:
            return None
        pronoun, own = self.tokens.lower[mention.first], person.name.lower()
        for at in (*range(mention.first - 1, quoted - 1, -1), *before):
            found = self._at(at)
            if found is not None and found.name.lower() != own and self._fits(pronoun, found):
                return found
        keys = [key for key in (self._before_last,) if key is not None and key != own]
        return next((self.known[key] for key in keys if self._fits(pronoun, self.known[key])), None)

    def _fits(self, pronoun: str, person: Person) -> bool:
        return self._genders.allows(pronoun, person.name, person.role)

    def subject_between(self, first: int, last: int) -> Person | None:
        """The last person between two tokens whom a sentence is about; None when none is."""
        place = bisect_left(self._subjects, last, key=lambda pair: pair[0].at)
        for subject, full in reversed(self._subjects[max(0, place - 3) : place]):
            if subject.at >= first and self._may_speak(subject, full):
                person = Person(full.text, SourceKind.PERSON, full.role or subject.name.role)
                return self._remember(person, mention_of(self.tokens, subject.at, subject.at + 1, Shape.NAME))
        return None

    def _may_speak(self, subject: Introduced, full: Name) -> bool:
        """Whether the words tell that the subject of a sentence is a person: an office, a description, or speech."""
        follows = self.tokens.lower[self._after(subject)]
        words = self.pack.words
        described = follows in words["relatives"] or follows in words["definite"]
        parted = self.tokens.words[self._after(subject) - 1] == ","
        described = described or (parted and (follows in words["titles"] or self.tokens.words[subject.at - 1] == ","))
        before = self.tokens.lower[subject.at - 1]
        called = before in words["named_words"] or before in words["answered_words"]
        known = subject.name.role or full.role or full.text.lower() in self.known
        return bool(known or described or called or self._tells(self._after(subject)))

    def _subject_that_tells(self, before: int) -> Person | None:
        """The last name before that a sentence begins with and a verb of telling follows, whatever it is a name of."""
        place = bisect_left(self.introduced, before, key=lambda one: one.at)
        near = [one for one in self.introduced[max(0, place - _LOOKED_AT) : place] if one.begins]
        telling = [one for one in near if self._tells(self._after(one))]
        found = telling or [one for one in near if one.name.kind is SourceKind.PERSON]
        return Person(found[-1].name.text, found[-1].name.kind, found[-1].name.role) if found else None

    def _tells(self, at: int) -> bool:
        """Whether a verb of telling stands there, if need be behind adverbs."""
        while self.tokens.lower[at] in self.pack.words["before_verb"]:
            at += 1
        return any(cue.kind in _TELLING for cue in self.pack.cues.get(self.tokens.lower[at], ()))

    def _at(self, at: int) -> Person | None:
        """The person that a single word means, by a part of a name or by a noun."""
        tokens, lower = self.tokens, self.tokens.lower[at]
        if tokens.words[at][0].isupper() and lower in self._by_word:
            full = self._fuller(Name(tokens.words[at], (lower,), SourceKind.PERSON), at)
            personal = full.kind is SourceKind.PERSON and len(full.words) > 1
            return Person(full.text, full.kind, full.role) if personal else None
        return Person(tokens.words[at], SourceKind.PERSON) if person_noun(tokens, at, self.pack) else None

    def _called_elsewhere(self, words: str, mention: Mention) -> Person | None:
        """Who has no name here, by the one that another sentence gives ("Kelompok ini bernama X")."""
        kind = kind_of_thing(self.tokens, mention, self.pack)
        heads = heads_of(self.tokens, mention, kind, self.pack) if self._called else ()
        name = next((self._called[word] for word in heads if word in self._called), None)
        return None if name is None else Person(name, kind, words)

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
            if other.kind is SourceKind.PERSON and len(other.words) > _LONGEST_PERSONAL:
                continue  # a headline, or a link to one
            if _inside(name.words, other.words) and (best is None or _fullness(other) > _fullness(best)):
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
        name = self._without_place(name)
        if len(name.words) < 3 or not name.role or name.kind is not SourceKind.PERSON:  # noqa: PLR2004
            return name
        if self._subjects_alone.isdisjoint(name.words):
            return name
        at = next((at for at, word in enumerate(name.words) if word in self._alone), 0)
        if not at:
            return name
        parts = name.text.split()
        if len(parts) != len(name.words):
            return name
        return evolve(name, text=" ".join(parts[at:]), words=name.words[at:], role=" ".join([name.role, *parts[:at]]))

    def _without_place(self, name: Name) -> Name:
        """The name without the place before it that an office is of ("Perdana Menteri Tuvanga Ana Putri")."""
        parts = name.text.split()
        if not name.role or name.kind is not SourceKind.PERSON or len(parts) != len(name.words):
            return name
        cut = next((at for at, word in enumerate(name.words) if word not in self._places), 0)
        cut = cut or self._of_body(name)
        if not cut:
            return name
        role = " ".join([name.role, *parts[:cut]])
        return evolve(name, text=" ".join(parts[cut:]), words=name.words[cut:], role=role)

    def _of_body(self, name: Name) -> int:
        """How many words before a name belong to a place or body that is named elsewhere too."""
        before = (name.role or "").lower().split()[-1:]
        for size in range(len(name.words) - 1, 0, -1):
            start = name.words[:size]
            if (start if size > 1 else (*before, *start)) in self._free:
                return size
        return 0

    def _by_role(self, mention: Mention) -> Person | None:
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
        numbers = self._by_title.get(lower[0], ())
        place = bisect_right(numbers, mention.first, key=lambda number: self.introduced[number].at)
        for number in (*reversed(numbers[max(0, place - 8) : place]), *numbers[place : place + 2]):
            one = self.introduced[number].name
            held = {*(one.role or "").lower().replace(",", " ").split(), *self._offices.get(number, ())}
            if held.issuperset(lower):
                full = self._fuller(one, mention.first)
                return Person(full.text, SourceKind.PERSON, full.role or one.role)
        return None

    def _named_after(self, mention: Mention) -> Person | None:
        """Who is described before anybody has a name, when the next paragraph lets them speak by name."""
        if not self.pack.head_last or any(one.kind is SourceKind.PERSON for one in self.known.values()):
            return None
        tokens, words = self.tokens, self.pack.words
        offices = {word for word in tokens.lower[mention.first : mention.last] if word in words["titles"]}
        next_ = (at for at in range(mention.last, len(tokens)) if tokens.words[at] == "\n")
        begin = next(next_, len(tokens))
        end = next((at for at in next_ if at > begin + 1), len(tokens))
        place = bisect_right(self.introduced, begin, key=lambda one: one.at)
        one = self.introduced[place] if place < len(self.introduced) else None
        if not offices or one is None or one.at >= end or one.name.kind is not SourceKind.PERSON:
            return None
        beside = {*(one.name.role or "").lower().split(), *tokens.lower[max(begin, one.at - _BESIDE) : one.at]}
        last = one.at + len(one.name.words)
        alone = not one.name.role and (self._speaks(last) or self._speaks(one.at - 1))
        if beside.isdisjoint(offices) and not (alone and tokens.words[one.at - 1] != ","):
            return None
        full = self._fuller(one.name, one.at)
        return Person(full.text, SourceKind.PERSON, full.role or tokens.words_of(mention.first, mention.last))

    def _speaks(self, at: int) -> bool:
        cues = self.pack.cues.get(self.tokens.lower[at], ()) if at < len(self.tokens) else ()
        return any(cue.core for cue in cues)

    def _pointed_back(self, mention: Mention, *, outlet: bool = False) -> Person | None:  # noqa: C901, PLR0911  # as above
        """``lembaga itu``, ``pria tersebut``: the last of that kind."""
        tokens, words = self.tokens, self.pack.words
        if not points_back(tokens, mention, self.pack):
            return None
        definite = tokens.lower[mention.first] in words["definite"]
        head = tokens.lower[mention.last - 1 if definite else mention.first]
        if outlet and self._outlets and head not in words["document_words"]:
            return self._outlet_before(mention.first)
        if head in self._by_head:
            return self.known[self._by_head[head]]
        if definite and (body := self._body_before(head, mention.first)) is not None:
            return body
        if definite and head in words["media_words"]:
            return self._outlet_before(mention.first)
        if definite:
            return self._by_role(mention) if head in words["titles"] else None
        if tokens.lower[mention.last - 1] in words["first_person"]:
            return self._represented(head)
        if head in words["media_words"]:
            return self._outlet_before(mention.first)
        if head in words["person_words"]:
            return self._known_last("person")
        if head in words["organization_words"] or head in words["government_words"]:
            return self._body_subject(mention.first) or self._known_last("organization")
        if head in words["titles"]:
            return self._by_role(mention) or self._last_described(head)
        return None

    def _last_described(self, head: str) -> Person | None:
        """The last person, unless the text has somebody else for the noun ("sopir itu": "seorang sopir")."""
        last = self._last.get("person")
        if last is None:
            return None
        between = self.tokens.lower[max(0, last[1] - _LOOKED_AT) : last[1]]
        person = self.known[last[0]]
        described = head in (person.role or "").lower().split()
        return person if described or head not in between else None

    def _represented(self, head: str) -> Person | None:
        """Whom the last speaker speaks for ("klien saya"), by the speaker's office ("pengacara Ana, Budi")."""
        speaker = self._known_last("person")
        if head not in self.pack.words["represented_words"] or speaker is None or not speaker.role:
            return None
        own = set(speaker.name.lower().split())
        for part in speaker.role.replace(",", " ").split():
            lower = part.lower()
            if part[0].isupper() and lower in self._by_word and lower not in own:
                full = self._fuller(Name(part, (lower,), SourceKind.PERSON), 0)
                return Person(full.text, full.kind, full.role)
        return None

    def _body_subject(self, at: int) -> Person | None:
        """The last body that a sentence before begins with, when it is nearer than the last that spoke."""
        place = bisect_left(self.introduced, at, key=lambda one: one.at)
        last = self._last.get("organization")
        for one in reversed(self.introduced[max(0, place - _LOOKED_AT) : place]):
            if last is not None and one.at < last[1]:
                return None
            if one.begins and one.name.kind in _BODIES:
                return Person(one.name.text, one.name.kind, one.name.role)
        return None

    def _after(self, subject: Introduced) -> int:
        """Index of what follows a name and its comma, where a relative clause would begin."""
        at = subject.at + len(subject.name.words)
        return at + (self.tokens.words[at] == ",")

    def _body_before(self, head: str, at: int) -> Person | None:
        """The last body named before whose name ends with a noun ("the museum": the Brandis Museum)."""
        for number in reversed(self._by_word.get(head, ())):
            one = self.introduced[number]
            if one.at < at and one.name.words[-1] == head and one.name.kind is not SourceKind.PERSON:
                return Person(one.name.text, one.name.kind, one.name.role)
        return None

    def _outlet_before(self, at: int) -> Person | None:
        """The last name before that is an outlet's, by itself ("Radio Muara") or by what stands with it."""
        if (outlet := self._named_outlets.before(at)) is not None:
            return Person(outlet, SourceKind.OUTLET)
        place = bisect_right(self.introduced, at, key=lambda one: one.at)
        near = self.introduced[max(0, place - _LOOKED_AT) : place]
        named = next((one for one in reversed(near) if self._is_outlet(one)), None)
        number = bisect_left(self._outlets, at, key=lambda pair: pair[0])
        relayed = self._outlets[number - 1] if number else None
        if relayed is not None and (named is None or named.at <= relayed[0]):
            return Person(relayed[1], SourceKind.OUTLET)
        return None if named is None else Person(named.name.text, SourceKind.OUTLET)

    def _is_outlet(self, one: Introduced) -> bool:
        words = self.pack.words
        bodies = (
            words["organization_words"] if words["where_words"] else ()
        )  # "kantor" is one, and stands in "kantor berita"
        media = (word in words["media_words"] and word not in bodies for word in one.name.words)
        if any(media) or any(word in words["outlets"] for word in one.name.words):
            return True
        return one.name.kind is SourceKind.OUTLET or self._sounds_like_outlet(one)

    def _sounds_like_outlet(self, one: Introduced) -> bool:
        """Whether a name has an article and no office, or an outlet's noun beside it ("the Halden Courier")."""
        tokens, words = self.tokens, self.pack.words
        last = one.at + len(one.name.words)
        beside = (
            range(last + 1, min(last + _BESIDE, len(tokens) - 1)) if tokens.words[last : last + 1] == (",",) else ()
        )
        if any(tokens.lower[at] in words["media_words"] and tokens.words[at + 1] in ",." for at in beside):
            return True
        article = one.at > 0 and tokens.lower[one.at - 1] in words["definite"]
        spoke = one.name.text.lower() in self.known
        return article and spoke and one.name.kind is SourceKind.PERSON and not one.name.role

    def _is_document(self, mention: Mention) -> bool:
        return self.tokens.lower[mention.first] in self.pack.words["document_words"]

    def _known_last(self, sort: str) -> Person | None:
        name = self._last.get(sort)
        return self.known[name[0]] if name else None

    def _last_one(self, sort: str, mention: Mention, before: int, *, quoted: bool = False) -> Person:
        last, pronoun = self._last.get(sort), self.tokens.lower[mention.first]
        if sort == "person":
            place = bisect_left(self._subjects, before, key=lambda pair: pair[0].at)
            for subject, full in reversed(self._subjects[max(0, place - 3) : place]):
                if last is not None and subject.at <= last[1]:
                    break
                role = full.role or subject.name.role
                if self._may_speak(subject, full) and self._genders.allows(pronoun, full.text, role):
                    self._genders.learn(pronoun, full.text)
                    return self._remember(Person(full.text, SourceKind.PERSON, role), mention)
        if last is None:
            nearest = self._subject_that_tells(before) if sort == "person" else None
            return nearest or Person(self.tokens.text[mention.start : mention.end], None)
        person = self.known[last[0]]
        if sort == "person" and not quoted and not self._genders.allows(pronoun, person.name, person.role):
            others = (self.known[key] for key in reversed(self._latest[-_LATEST:]))
            fits = (one for one in others if self._genders.allows(pronoun, one.name, one.role))
            other = next((one for one in fits if one.kind is SourceKind.PERSON), None)
            person = other or person
        if not quoted:
            self._genders.learn(pronoun, person.name)
        self._last[sort] = (person.name.lower(), mention.first)
        return person

    def _several(self, mention: Mention) -> bool:
        """Whether a noun without a name stands in the plural, so that no pronoun for one means it ("her parents")."""
        endings = self.pack.endings["plural"]
        if not endings or mention.shape not in (Shape.THING, Shape.ANONYMOUS):
            return False
        nouns = self.tokens.lower[mention.first : mention.last]
        stop = next((at for at, word in enumerate(nouns) if word in self.pack.words["prepositions"]), len(nouns))
        head = nouns[max(stop - 1, 0)]
        return head in self.pack.words["plural_nouns"] or (head.endswith(endings) and not head.endswith("ss"))

    def _sorts(self, person: Person, mention: Mention) -> tuple[str, ...]:  # noqa: PLR0911  # the kinds, in turn
        """Which pronouns and nouns that point back may mean somebody from now on."""
        if person.kind in (None, SourceKind.ANONYMOUS, SourceKind.PERSON) and self._several(mention):
            return ("group",)
        if person.kind is None and mention.shape is Shape.THING and self.pack.head_last:
            return ("person", "organization", "group")
        if person.kind in (SourceKind.PERSON, None):
            return ("person",)
        if person.kind is SourceKind.OUTLET and self.pack.head_last:
            return ("organization",)
        if person.kind in (SourceKind.ORGANIZATION, SourceKind.GOVERNMENT):
            return ("organization", "group")
        if person.kind is SourceKind.ANONYMOUS:
            return ("person", "group")
        return ("group",) if person.kind is SourceKind.GROUP else ()

    def _remember(self, person: Person, mention: Mention) -> Person:
        key = person.name.lower()
        before = self.known.get(key)
        heads = dict.fromkeys(heads_of(self.tokens, mention, person.kind, self.pack), key)
        if mention.aside:
            self.known.setdefault(key, person)
            self._by_head.update(heads)
            return person
        if before is not None:
            person = Person(
                before.name, before.kind or person.kind, before.role or person.role, before.aliases | person.aliases
            )
        self.known[key] = person
        self._by_head.update(heads)
        sorts = self._sorts(person, mention)
        if "person" in sorts and "person" in self._last and self._last["person"][0] != key:
            self._before_last = self._last["person"][0]
        for sort in sorts:
            self._last[sort] = (key, mention.first)
        self._latest.append(key)
        return person


def _fullness(name: Name) -> tuple[bool, int]:
    """How much a name tells: one with an office first, then the longer one."""
    return bool(name.role), len(name.words)


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words stand in the longer name, in order and together."""
    size = len(short)
    return any(tuple(long[at : at + size]) == tuple(short) for at in range(len(long) - size + 1))
