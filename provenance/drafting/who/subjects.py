"""Who sentences begin with, and whether the words beside tell that they speak.

May import: introducing, named, names, pack, person, tokens; terms.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from attrs import frozen

from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.introducing import Introduced, begins
from provenance.drafting.who.named import Named
from provenance.drafting.who.names import Name
from provenance.drafting.who.person import Person
from provenance.terms import SourceKind

__all__ = ["Subjects"]

_TELLING = frozenset({CueKind.VERB, CueKind.WEAK_VERB})
_NEAREST = 3
_LONGEST = 8  # words of a description


@frozen
class Subjects:
    """The persons that sentences of a text begin with.

    Attributes:
        named: the names of the text.
        persons: each as it stands, with its full name; in the order of the text.
    """

    named: Named
    persons: Sequence[tuple[Introduced, Name]]

    @classmethod
    def of(cls, named: Named, alone: Sequence[int]) -> Subjects:
        """The subjects of a text, by its names and the indices of the words that stand alone as a name."""
        tokens, named_words = named.tokens, named.pack.words["named_words"]
        subjects = [one for one in named.introduced if one.begins and one.name.kind is SourceKind.PERSON]
        subjects += [
            Introduced(at, Name(tokens.words[at], (tokens.lower[at],), SourceKind.PERSON), begins=True)
            for at in alone
            if begins(tokens, at, named.pack) and _is_person(named, at)
        ]
        persons = []
        for one in sorted(subjects, key=lambda one: one.at):
            full = named.fuller(one.name, one.at)
            called = tokens.lower[one.at - 1] in named_words or tokens.words[one.at + 1] == ","
            if full.kind is SourceKind.PERSON and (len(full.words) > 1 or full.role or called):
                persons.append((one, full))
        return cls(named, tuple(persons))

    @property
    def _tokens(self) -> Tokens:
        return self.named.tokens

    @property
    def _pack(self) -> Pack:
        return self.named.pack

    def before(self, at: int) -> Iterator[tuple[Introduced, Name]]:
        """The nearest subjects before a token, the last one first."""
        place = bisect_left(self.persons, at, key=lambda pair: pair[0].at)
        return reversed(self.persons[max(0, place - _NEAREST) : place])

    def may_speak(self, subject: Introduced, full: Name, known: Container[str]) -> bool:
        """Whether the words tell that the subject of a sentence is a person: an office, a description, or speech.

        Args:
            subject: the name that the sentence begins with.
            full: its fullest form.
            known: names in lower case of those who have spoken.
        """
        follows = self._tokens.lower[self._after(subject)]
        words = self._pack.words
        described = follows in words["relatives"] or follows in words["definite"]
        parted = self._tokens.words[self._after(subject) - 1] == ","
        described = described or (parted and (follows in words["titles"] or self._tokens.words[subject.at - 1] == ","))
        described = described or self._introduced_by(subject)
        before = self._tokens.lower[subject.at - 1]
        called = before in words["named_words"] or before in words["answered_words"]
        told = subject.name.role or full.role or full.text.lower() in known
        again = self._pack.head_last and len(full.words) > 1 and len(self.named.by_word.get(full.words[-1], ())) > 1
        told = told or again  # who is named in full more than once
        return bool(told or described or called or self._tells(self._after(subject)))

    def _introduced_by(self, subject: Introduced) -> bool:
        """Whether a description that opens a sentence has the name beside it ("Another guest, Ana Reyes of Tolo,")."""
        at, words = subject.at - 1, self._tokens.words
        if not self._pack.head_last or words[at] != ",":
            return False
        first = at
        while first > max(0, at - _LONGEST) and words[first - 1][0].isalpha():
            first -= 1
        opened = first == 0 or words[first - 1] in ".\n"
        return opened and self._tokens.lower[first] in self._pack.words["single_determiners"]

    def that_tells(self, before: int) -> Person | None:
        """The last name before that a sentence begins with and a verb of telling follows, whatever it is a name of."""
        near = [one for one in self.named.before(before) if one.begins]
        telling = [one for one in near if self._tells(self._after(one))]
        found = telling or [one for one in near if one.name.kind is SourceKind.PERSON]
        return Person(found[-1].name.text, found[-1].name.kind, found[-1].name.role) if found else None

    def _tells(self, at: int) -> bool:
        """Whether a verb of telling stands there, if need be behind adverbs."""
        while self._tokens.lower[at] in self._pack.words["before_verb"]:
            at += 1
        return any(cue.kind in _TELLING for cue in self._pack.cues.get(self._tokens.lower[at], ()))

    def _after(self, subject: Introduced) -> int:
        """Index of what follows a name and its comma, where a relative clause would begin."""
        at = subject.at + len(subject.name.words)
        return at + (self._tokens.words[at] == ",")


def _is_person(named: Named, at: int) -> bool:
    """Whether a word that a sentence begins with is part of a name, or has a description beside it."""
    tokens, words = named.tokens, named.pack.words
    if tokens.lower[at] in named.by_word or tokens.lower[at - 1] in words["named_words"]:
        return True
    parted = tokens.words[at + 1] == ","
    return parted and (tokens.lower[at + 2] in words["titles"] or tokens.words[at - 1] == ",")
