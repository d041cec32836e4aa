"""Who is described by what they are, after the text has given the name ("the Florida senator", "the billionaire").

May import: named, pack, person, phrases, spoken, subjects, tokens; terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from provenance.drafting.pack import Pack
from provenance.drafting.text.phrases import Mention
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.named import Named
from provenance.drafting.who.person import Person
from provenance.drafting.who.spoken import Spoken
from provenance.drafting.who.subjects import Subjects
from provenance.terms import SourceKind

__all__ = ["Described"]

_LONGEST = 10  # words of a description


@frozen
class Described:
    """Finds the person whom a description without a name means, among those whom the text has named before.

    Attributes:
        named: the names of the text.
        subjects: the persons that its sentences begin with.
        spoken: who has spoken.
    """

    named: Named
    subjects: Subjects
    spoken: Spoken

    @property
    def _tokens(self) -> Tokens:
        return self.named.tokens

    @property
    def _pack(self) -> Pack:
        return self.named.pack

    def again(self, mention: Mention) -> Person | None:
        """Who bears the description, by the role that the text gives, else the last person whom it may fit.

        None for words that are no description of one person, that hold somebody's name ("the Reyes spokesman"), or
        that fit nobody.
        """
        heads = self._heads(mention)
        if not heads or any(self.named.at(at) for at in self._capitals(mention)):
            return None
        near = list(self._near(mention.first))
        held = next((one for one in near if not heads.isdisjoint(self._roles(one))), None)
        if held is not None:
            return held
        head = self._tokens.lower[self._head(mention)]
        fits = (one for one in near if self.spoken.genders.of_word(head, one.name, one.role))
        nearest = next(fits, None)
        offices = self._pack.words["elected_offices"]
        another = nearest is not None and head in offices and not offices.isdisjoint(self._roles(nearest))
        return None if another else nearest

    def _head(self, mention: Mention) -> int:
        lower, words = self._tokens.lower, self._pack.words
        inside = range(mention.first, mention.last)
        return next((at for at in inside if lower[at] in words["prepositions"] or lower[at] == ","), mention.last) - 1

    def _heads(self, mention: Mention) -> frozenset[str]:
        """The nouns that say what somebody is, of a definite description in the singular; empty where it is none."""
        lower, words = self._tokens.lower, self._pack.words
        if lower[mention.first] not in words["definite"] or mention.last - mention.first > _LONGEST:
            return frozenset()
        last = self._head(mention)
        if not (self._tokens.words[last].islower() or lower[last] in words["party_words"]):
            return frozenset()
        joined = (at for at in range(mention.first + 1, last) if lower[at] in words["conjunctions"])
        heads = {lower[last], *(lower[at - 1] for at in joined)}
        return frozenset(heads & words["person_epithets"])

    def _capitals(self, mention: Mention) -> Iterator[int]:
        words = self._tokens.words
        parties = self._pack.words["party_words"]
        inside = range(mention.first + 1, mention.last)
        return (
            at
            for at in inside
            if words[at][0].isupper() and len(words[at]) > 1 and self._tokens.lower[at] not in parties
        )

    def _near(self, before: int) -> Iterator[Person]:
        """Persons with a name whom the text has as subjects or speakers before a token, the last one first."""
        last = self.spoken.last_at("person")
        subjects = [(one, full) for one, full in self.subjects.before(before) if one.at > last]
        for subject, full in subjects:
            yield Person(full.text, SourceKind.PERSON, full.role or subject.name.role)
        for person in self.spoken.latest():
            if person.kind is SourceKind.PERSON and person.name[:1].isupper():
                yield person

    def _roles(self, person: Person) -> frozenset[str]:
        """The words of somebody's role, with what the abbreviations of titles are short for."""
        roles = (person.role or "").lower().replace(",", " ").replace(".", " ").split()
        return frozenset(roles) | {long for word in roles for long in self._long(word)}

    def _long(self, word: str) -> Sequence[str]:
        return [form[-1] for form in self._pack.phrases["title_forms"].get(word, ())]
