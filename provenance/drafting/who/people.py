"""Who is who: names, short names, abbreviations, titles and pronouns of one text.

May import: beside, described, introducing, name_parts, named, names, outlets_meant, pack, person, phrases, spoken,
subjects, things, tokens; terms.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import evolve, mutable

from provenance.drafting.pack import Pack
from provenance.drafting.text.name_parts import name_given
from provenance.drafting.text.phrases import Mention, Shape, mention_of, phrase_at, phrase_end
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.beside import body_beside, is_firm, one_of_several, several
from provenance.drafting.who.described import Described
from provenance.drafting.who.introducing import Introduced, introductions
from provenance.drafting.who.named import Named
from provenance.drafting.who.names import Name, name_of
from provenance.drafting.who.outlets_meant import OutletsMeant
from provenance.drafting.who.person import BODIES, Person
from provenance.drafting.who.spoken import Spoken
from provenance.drafting.who.subjects import Subjects
from provenance.drafting.who.things import kind_of_thing, points_back, without_saying
from provenance.terms import SourceKind

__all__ = ["People"]

_LONGEST_SHORT_NAME = 3
_BESIDE = 6  # words of an apposition
_FAR_BEFORE = 250  # words
_LONGEST_DESCRIPTION = 10  # words
_NEAR_BEFORE = 50  # words before a description


@mutable
class People:
    """Finds the person that a mention means; mentions are asked for in the order of the text.

    Attributes:
        tokens: of the text.
        pack: its language.
    """

    tokens: Tokens
    pack: Pack
    _introduced: Sequence[Introduced]
    _alone: Sequence[int]
    _named: Named
    _spoken: Spoken

    @classmethod
    def of(cls, tokens: Tokens, pack: Pack) -> People:
        """Everybody who is introduced in a text."""
        introduced, alone = introductions(tokens, pack)
        named = Named.of(tokens, pack, introduced, alone)
        return cls(tokens, pack, introduced, alone, named, Spoken(tokens, pack))

    @cached_property
    def _subjects(self) -> Subjects:
        """Who sentences begin with; looked for when a pronoun asks."""
        return Subjects.of(self._named, self._alone)

    @cached_property
    def _by_description(self) -> Described:
        """Those with a name, by descriptions."""
        return Described(self._named, self._subjects, self._spoken)

    @cached_property
    def _outlets(self) -> OutletsMeant:
        """The outlets; looked for when a noun that points back asks."""
        return OutletsMeant.of(self._named, self._introduced, self._alone)

    @property
    def known(self) -> dict[str, Person]:
        """Everybody who has spoken, by name in lower case."""
        return self._spoken.known

    def goes_on(self, mention: Mention, person: Person, at: int) -> None:
        """Let a person, whom a mention meant, be the last one up to a token, whoever is named before it."""
        pronoun = mention.shape in (Shape.PRONOUN, Shape.PLURAL)  # which may mean another, now that all are met
        again = self.who(mention) if pronoun else self._spoken.remember(person, mention)
        self._spoken.goes_on(again, at)

    def asked(self, person: Person, at: int) -> Person | None:
        """Who spoke before somebody who asks, and answers; whom a pronoun means from now on. None when nobody did."""
        return self._spoken.asked(person, at)

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
        mention = without_saying(self.tokens, mention, self.pack)
        words = self.tokens.words_of(mention.first, mention.last)
        back = self._pointed_back(mention, outlet=outlet)
        if back is not None:
            return self._spoken.remember(back, mention)
        given = name_given(self.tokens, mention.first, mention.last, self.pack) is not None
        if mention.shape is Shape.ANONYMOUS and not given:
            described = mention.last - mention.first > _LONGEST_SHORT_NAME
            named = self._named_after(mention) if described else None
            if mention.last - mention.first == 1:
                named = self._named.by_role(mention)
            return self._spoken.remember(named or Person(words, SourceKind.ANONYMOUS), mention)
        again = self._by_description.again(mention) if self.pack.head_last else None
        if again is not None:
            return self._spoken.remember(again, mention)
        thing = mention.shape is Shape.THING and not given
        name = None if thing else name_of(self.tokens, mention.first, mention.last, self.pack)
        if name is None and mention.last - mention.first == 1 and not self._is_document(mention):
            known = self._spoken.body(self.tokens.lower[mention.first])
            if known is not None:
                return self._spoken.remember(known, mention)
        if name is None or name.words[0] in self._named.called:
            called = self._named.called_elsewhere(words, mention)
            if called is not None:
                return self._spoken.remember(called, mention)
        if name is None:
            kind = kind_of_thing(self.tokens, mention, self.pack)
            person = self._named.by_role(mention) or self._named_after(mention) or Person(words, kind)
            return self._spoken.remember(person, mention)
        passing = outlet and self.pack.head_last  # "it" does not mean who only hands on
        meant = self._named.meant(name, mention, outlet=outlet)
        if meant.kind in (None, SourceKind.PERSON):
            meant = self._spoken.by_part(meant) or meant
        return self._spoken.remember(meant, evolve(mention, aside=True) if passing else mention)

    def several(self, mention: Mention) -> Sequence[Person]:
        """The persons that a mention of two means; empty when it is none, or they are not named."""
        return [self._spoken.remember(one, evolve(mention, aside=True)) for one in several(self._named, mention)]

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
            found = None if self._describes(at) else self._named.at(at)
            if found is not None and found.name.lower() != own and self._spoken.fits(pronoun, found):
                return found
        keys = [key for key in (self._spoken.before_last,) if key is not None and key != own]
        return next((self.known[key] for key in keys if self._spoken.fits(pronoun, self.known[key])), None)

    def _describes(self, at: int) -> bool:
        """Whether a word tells what somebody in a name is, or is from ("Ana, pengusaha dari Golden Bean,")."""
        tokens, words = self.tokens, self.pack.words
        if self.pack.head_last:
            return False
        if tokens.words[at].islower():
            return at > 1 and tokens.words[at - 1] == "," and tokens.capital(at - 2)
        while at and tokens.capital(at):
            at -= 1
        return tokens.lower[at] in words["whom_prepositions"]

    def subject_between(self, first: int, last: int) -> Person | None:
        """The last person between two tokens whom a sentence is about; None when none is."""
        for subject, full in self._subjects.before(last):
            if subject.at >= first and self._subjects.may_speak(subject, full, self.known):
                person = Person(full.text, SourceKind.PERSON, full.role or subject.name.role)
                return self._spoken.remember(person, mention_of(self.tokens, subject.at, subject.at + 1, Shape.NAME))
        return None

    def _named_after(self, mention: Mention) -> Person | None:
        """Who is described before anybody has a name, when the next paragraph lets them speak by name."""
        if not self.pack.head_last or any(one.kind is SourceKind.PERSON for one in self.known.values()):
            return None
        tokens, words, introduced = self.tokens, self.pack.words, self._named.introduced
        inside = tokens.lower[mention.first : mention.last]
        head = next((at for at, word in enumerate(inside) if word in words["prepositions"]), len(inside))
        owners = (at + 1 for at, word in enumerate(inside[:head]) if word in self.pack.endings["possessive"])
        whose = max(owners, default=0)  # "the mayor's spokeswoman"
        offices = {word for word in inside[whose:] if word in words["titles"]}
        next_ = (at for at in range(mention.last, len(tokens)) if tokens.words[at] == "\n")
        begin = next(next_, len(tokens))
        end = next((at for at in next_ if at > begin + 1), len(tokens))
        place = bisect_right(introduced, begin, key=lambda one: one.at)
        one = introduced[place] if place < len(introduced) else None
        if not offices or one is None or one.at >= end or one.name.kind is not SourceKind.PERSON:
            return None
        beside = {*(one.name.role or "").lower().split(), *tokens.lower[max(begin, one.at - _BESIDE) : one.at]}
        last = one.at + len(one.name.words)
        alone = not one.name.role and (self._speaks(last) or self._speaks(one.at - 1))
        if beside.isdisjoint(offices) and not (alone and tokens.words[one.at - 1] != ","):
            return None
        full = self._named.fuller(one.name, one.at)
        return Person(full.text, SourceKind.PERSON, full.role or tokens.words_of(mention.first, mention.last))

    def _speaks(self, at: int) -> bool:
        cues = self.pack.cues.get(self.tokens.lower[at], ()) if at < len(self.tokens) else ()
        return any(cue.core for cue in cues)

    def _pointed_back(self, mention: Mention, *, outlet: bool = False) -> Person | None:  # noqa: C901, PLR0911  # as above
        """``lembaga itu``, ``pria tersebut``: the last of that kind."""
        tokens, words = self.tokens, self.pack.words
        if is_firm(tokens, mention, self.pack) and (body := body_beside(tokens, self.pack, mention.first)) is not None:
            return body
        if not points_back(tokens, mention, self.pack):
            return None
        definite = tokens.lower[mention.first] in words["definite"]
        head = tokens.lower[mention.last - 1 if definite else mention.first]
        if outlet and self._outlets.told and head not in words["document_words"]:
            return self._outlets.before(mention.first, self.known)
        described = self._spoken.by_head(head)
        if described is not None and not (head in words["media_words"] and described.name.lower() == head):
            return described
        if definite and (body := self._named.body_before(head, mention.first)) is not None:
            return body
        if definite and head in words["media_words"]:
            return self._outlets.before(mention.first, self.known)
        if definite:
            held = self._named.by_role(mention) if head in words["titles"] else None
            return held or one_of_several(self._named, head, mention.first)
        if tokens.lower[mention.last - 1] in words["first_person"]:
            return self._represented(head)
        if head in words["media_words"]:
            return self._outlets.before(mention.first, self.known)
        if head in words["person_words"]:
            return self._newly_named(mention, head) or self._spoken.last("person") or self._described(mention, head)
        if head in words["organization_words"] or head in words["government_words"]:
            return self._body_subject(mention.first) or self._spoken.last("organization")
        if head in words["titles"] or phrase_at(tokens, mention.first, "titles", self.pack):  # "juru bicara itu"
            held = self._named.by_role(mention)
            named = held or self._newly_named(mention, head)
            return named or self._spoken.last_described(head) or self._described(mention, head)
        return None

    def _described(self, mention: Mention, head: str) -> Person | None:
        """Who has no name, by the words with which they came in ("seorang sopir truk": "sopir itu")."""
        tokens, words = self.tokens, self.pack.words
        if self.pack.head_last:
            return None
        for at in range(mention.first - 1, max(0, mention.first - _FAR_BEFORE), -1):
            if tokens.lower[at] != head:
                continue
            first = at - (tokens.lower[at - 1] in words["determiners"])
            end = phrase_end(tokens, first, min(len(tokens), at + _LONGEST_DESCRIPTION), self.pack)
            if end - first > 1 and tokens.lower[end - 1] not in words["demonstratives"]:
                described = mention_of(tokens, first, end, Shape.THING)
                kind = kind_of_thing(tokens, described, self.pack)
                return Person(tokens.words_of(first, end), kind)
        return None

    def _newly_named(self, mention: Mention, head: str) -> Person | None:
        """Who is named shortly before a description, unless who spoke last may hold the office."""
        last = self._spoken.last("person")
        if self.pack.head_last or (last is not None and (not last.role or head in last.role.lower().split())):
            return None
        since = max(self._spoken.last_at("person"), mention.first - _NEAR_BEFORE)
        for one in reversed(self._named.before(mention.first)):
            if one.at <= since:
                return None
            if one.name.kind is SourceKind.PERSON and len(one.name.words) > 1:
                full = self._named.fuller(one.name, one.at)
                return Person(full.text, SourceKind.PERSON, full.role) if full.text.lower() not in self.known else None
        return None

    def _represented(self, head: str) -> Person | None:
        """Whom the last speaker speaks for ("klien saya"), by the speaker's office ("pengacara Ana, Budi")."""
        speaker = self._spoken.last("person")
        if head not in self.pack.words["represented_words"] or speaker is None or not speaker.role:
            return None
        own = set(speaker.name.lower().split())
        for part in speaker.role.replace(",", " ").split():
            lower = part.lower()
            if part[0].isupper() and lower in self._named.by_word and lower not in own:
                full = self._named.fuller(Name(part, (lower,), SourceKind.PERSON), 0)
                return Person(full.text, full.kind, full.role)
        return None

    def _body_subject(self, at: int) -> Person | None:
        """The last body that a sentence before begins with, when it is nearer than the last that spoke."""
        last = self._spoken.last_at("organization")
        for one in reversed(self._named.before(at)):
            if one.at < last:
                return None
            if one.begins and one.name.kind in BODIES:
                return Person(one.name.text, one.name.kind, one.name.role)
        return None

    def _is_document(self, mention: Mention) -> bool:
        return self.tokens.lower[mention.first] in self.pack.words["document_words"]

    def _last_one(self, sort: str, mention: Mention, before: int, *, quoted: bool = False) -> Person:
        """The last one of a sort before a token, whom a pronoun means."""
        subject = self._subject_since(mention, before) if sort == "person" else None
        if subject is not None:
            return self._spoken.remember(subject, mention)
        again = self._spoken.again(sort, mention, quoted=quoted)
        if again is not None:
            return again
        nearest = self._subjects.that_tells(before) if sort == "person" else None
        nearest = nearest or (self._named_before(mention, before) if sort == "person" else None)
        if nearest is None and sort == "person" and self.pack.words["where_words"]:
            nearest = self._spoken.last("organization") or self._spoken.last("group")
        return nearest or Person(self.tokens.text[mention.start : mention.end], None)

    def _named_before(self, mention: Mention, before: int) -> Person | None:
        """The first person with a name and a given name that fits a pronoun, where nobody has spoken yet."""
        pronoun = self.tokens.lower[mention.first]
        gender = self._spoken.genders
        for one in self._named.before(before) if self.pack.head_last else ():
            given = gender.is_of(pronoun, one.name.text)
            if given and one.name.kind is SourceKind.PERSON:
                return Person(one.name.text, SourceKind.PERSON, one.name.role)
        return None

    def _subject_since(self, mention: Mention, before: int) -> Person | None:
        """The person that a sentence begins with, since the last one was meant, and whom a pronoun may mean."""
        last, pronoun = self._spoken.last_at("person"), self.tokens.lower[mention.first]
        for subject, full in self._subjects.before(before):
            if subject.at <= last:
                break
            person = Person(full.text, SourceKind.PERSON, full.role or subject.name.role)
            if self._subjects.may_speak(subject, full, self.known) and self._spoken.fits(pronoun, person):
                self._spoken.genders.learn(pronoun, full.text)
                return person
        return None
