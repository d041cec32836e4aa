"""Chains of readings with the ids of who is meant, in the order of the text.

May import: model and what it imports; nesting, pack, people, person, phrases, readings, tokens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from attrs import evolve, field, frozen, mutable

from provenance.drafting.constructions.readings import Range, Reading, Role
from provenance.drafting.nesting import Proposal
from provenance.drafting.pack import Pack
from provenance.drafting.text.phrases import Mention
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.people import People
from provenance.drafting.who.person import Person
from provenance.model import UNATTRIBUTED, Source

__all__ = ["Resolved", "Resolver"]

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 60
_SPEAKING = frozenset({Role.SPEAKER, Role.EARLIER})

Resolved: TypeAlias = tuple[Reading, tuple[str, ...]]
"""A reading with the ids of its sources."""


@frozen
class _Quoted:
    """Where words inside a quotation stand: who is quoted, the quotation, and what was said before it."""

    speakers: tuple[str, ...]
    quotation: Range
    before: tuple[Range, ...]


@mutable
class Resolver:
    """Finds out who is meant; has to be asked for the proposals of a text in their order.

    Attributes:
        tokens: of the text.
        pack: its language.
        outlet: who publishes it.
        mentioned: who else speaks, without words of theirs; in the order of the text.
    """

    tokens: Tokens
    pack: Pack
    outlet: Source
    mentioned: Sequence[Mention] = ()
    _met: int = 0
    _known: People | None = None
    _ids: dict[str, str] = field(factory=dict)
    _taken: set[str] = field(factory=set)
    _counts: dict[str, int] = field(factory=dict)
    _last: tuple[str, ...] = ()
    _end: int = 0
    _said: tuple[Range, ...] = ()
    _said_before: tuple[Range, ...] = ()

    @property
    def _people(self) -> People:
        """Everybody in the text; looked for when somebody is cited, which is not so in every text."""
        if self._known is None:
            self._known = People.of(self.tokens, self.pack)
        return self._known

    def chain(self, proposal: Proposal) -> list[Resolved] | None:
        """The links of a proposal, outermost first, nobody twice; None when none are left of those that it had."""
        resolved: list[Resolved] = []
        if not proposal.chain:
            self._said_before, self._said = self._said, proposal.content
            return resolved
        if not proposal.inside:
            self._said_before, self._said = self._said, proposal.content
        self._meet(min(reading.first for reading in proposal.chain))
        speaking: tuple[Reading, Person] | None = None
        for reading in proposal.chain:
            if reading.rule == "told-to" and not self._is_another(reading):
                continue
            meant = self._meant(reading, self._quoted(proposal, reading, resolved), inside=proposal.inside)
            if speaking is None and meant and reading.role in _SPEAKING:
                speaking = reading, meant[0]
            ids = self._sources(reading, meant)
            first = not any(above.role in _SPEAKING for above, _ in resolved)
            if reading.role in _SPEAKING and first and not proposal.inside and ids and ids != (UNATTRIBUTED.id,):
                self._last = ids
            resolved.append((reading, ids))
        if speaking is not None and not proposal.inside and len(speaking[0].mentions) == 1:
            self._goes_on(*speaking, max([speaking[0].last, *(last for _, last in proposal.content)]))
        if not proposal.inside:
            self._end = max([self._end, *(last for _, last in proposal.content), *(one.last for one, _ in resolved)])
        kept = _not_twice(resolved, self.outlet.id)
        if (resolved and not kept) or (proposal.inside and len(kept) < len(resolved)):
            return None
        return kept

    def _goes_on(self, reading: Reading, person: Person, end: int) -> None:
        """Let who speaks be meant from the end of what they say on, and nobody who is named in it; who asks is not."""
        self._people.goes_on(reading.mentions[0], person, end)
        if self._asks(reading):
            answers = self._people.asked(person, end)
            self._last = self._last if answers is None else (self._id_of(answers),)

    def _asks(self, reading: Reading) -> bool:
        return self.tokens.lower[reading.signal_first] in self.pack.words["asking_words"]

    def _meet(self, before: int) -> None:
        """Remember who was mentioned before a token."""
        while self._met < len(self.mentioned) and self.mentioned[self._met].first < before:
            self._people.who(self.mentioned[self._met])
            self._met += 1

    def sources(self, used: Iterable[str]) -> tuple[Source, ...]:
        """The sources of these ids, in the order in which they were met, without the outlet."""
        wanted = set(used)
        if self._known is None:
            return ()
        met = {self._id_of(one): one for one in self._people.known.values() if one.name.lower() in self._ids}
        return tuple(
            Source(id_, one.name, one.kind, one.role, sorted(one.aliases - {one.name}))
            for id_, one in met.items()
            if id_ in wanted
        )

    def _is_another(self, told: Reading) -> bool:
        """Whether who was told is an outlet that is surely not the one that publishes."""
        name = self.tokens.words_of(told.mentions[0].first, told.mentions[0].last).lower()
        own = self.outlet.name.lower()
        if name.split(".")[0] in own or own.split(".")[0] in name:
            return False
        return name in self.pack.words["agencies"] or own != self.outlet.id

    def _quoted(self, proposal: Proposal, reading: Reading, above: Sequence[Resolved]) -> _Quoted | None:
        if not proposal.inside or not above:
            return None
        ids = tuple(id_ for _, ids_ in above for id_ in ids_)
        at = reading.signal_first
        stretches = (stretch for outer, _ in reversed(above) for stretch in outer.content)
        quotation = next((stretch for stretch in stretches if stretch[0] <= at < stretch[1]), (at, at))
        return _Quoted(ids, quotation, self._said_before)

    def _meant(self, reading: Reading, quoted: _Quoted | None, *, inside: bool) -> list[Person]:
        """Who each mention of a reading means."""
        if len(reading.mentions) == 1 and quoted is None and (both := self._people.several(reading.mentions[0])):
            return list(both)
        return [self._who(one, reading, quoted, inside=inside) for one in reading.mentions]

    def _sources(self, reading: Reading, meant: Sequence[Person]) -> tuple[str, ...]:
        if reading.again and not reading.mentions:
            alone = reading.rule == "quotation-continued"
            next_ = self._people.subject_between(self._end, reading.first) if alone else None
            return (self._last or (UNATTRIBUTED.id,)) if next_ is None else (self._id_of(next_),)
        if not reading.mentions:
            return (UNATTRIBUTED.id,)
        return tuple(dict.fromkeys(map(self._id_of, meant)))

    def _who(self, mention: Mention, reading: Reading, quoted: _Quoted | None, *, inside: bool) -> Person:
        takes_outlets = reading.role is Role.RELAY and reading.rule != "cites"
        if quoted is not None or (inside and self._asks(reading)):
            mention = evolve(mention, aside=True)
        person = self._people.who(mention, outlet=takes_outlets, before=reading.first, quoted=quoted is not None)
        if quoted is not None and self._id_of(person) in quoted.speakers:
            before = (at for first, last in quoted.before for at in range(first, last))
            person = self._people.other(person, mention, quoted.quotation[0], before) or person
        self._people.known.setdefault(person.name.lower(), person)
        return person

    def _id_of(self, person: Person) -> str:
        """The id of a person, given once; the outlet's own when it is the outlet."""
        key = person.name.lower()
        if key == self.outlet.name.lower():
            return self.outlet.id
        if key not in self._ids:
            plain = unicodedata.normalize("NFKD", key)
            slug = _NO_LETTER.sub("-", plain).strip("-")[:_LONGEST_ID].strip("-") or "source"
            number = self._counts.get(slug, 0)
            unique = slug if not number else f"{slug}-{number + 1}"
            while unique in self._taken or unique in {self.outlet.id, UNATTRIBUTED.id}:
                number += 1
                unique = f"{slug}-{number + 1}"
            self._counts[slug] = number + 1
            self._taken.add(unique)
            self._ids[key] = unique
        return self._ids[key]


def _not_twice(chain: Sequence[Resolved], outlet: str) -> list[Resolved]:
    """The chain without sources that stand above already: nobody rests on themselves."""
    above = {outlet}
    kept = []
    for reading, ids in chain:
        new = tuple(id_ for id_ in ids if id_ not in above)
        if new:
            kept.append((reading, new))
            above.update(new)
    return kept
