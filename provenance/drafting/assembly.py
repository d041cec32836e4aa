"""Proposals as an article: sources with ids, attributions nested, every link explained.

May import: model and what it imports; contents, drafted, nesting, people, reading_text, readings, said, tokens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from attrs import field, frozen, mutable

from provenance.dates import Date
from provenance.drafting.drafted import Alternative, Explanation
from provenance.drafting.nesting import Proposal
from provenance.drafting.pack import Pack
from provenance.drafting.people import People, Person
from provenance.drafting.reading_text import Read
from provenance.drafting.readings import Place, Range, Reading, Role
from provenance.drafting.said import said
from provenance.drafting.tokens import Tokens
from provenance.drafting.wording import why
from provenance.model import UNATTRIBUTED, Attribution, Source, Statement
from provenance.spans import Passage, Span
from provenance.terms import Basis, Certainty

__all__ = ["Assembled", "assembled"]

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 60


@frozen
class Assembled:
    """The parts of a drafted article."""

    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    explanations: tuple[Explanation, ...]
    alternatives: tuple[Alternative, ...]


@mutable
class _Registry:
    """Ids of sources, given once to each."""

    outlet: Source
    ids: dict[str, str] = field(factory=dict)
    taken: set[str] = field(factory=set)
    counts: dict[str, int] = field(factory=dict)

    def id_of(self, person: Person) -> str:
        """The id of a person; the outlet's own when it is the outlet."""
        key = person.name.lower()
        if key == self.outlet.name.lower():
            return self.outlet.id
        if key not in self.ids:
            plain = unicodedata.normalize("NFKD", key)
            slug = _NO_LETTER.sub("-", plain).strip("-")[:_LONGEST_ID].strip("-") or "source"
            number = self.counts.get(slug, 0)
            unique = slug if not number else f"{slug}-{number + 1}"
            while unique in self.taken or unique in {self.outlet.id, UNATTRIBUTED.id}:
                number += 1
                unique = f"{slug}-{number + 1}"
            self.counts[slug] = number + 1
            self.taken.add(unique)
            self.ids[key] = unique
        return self.ids[key]


def assembled(tokens: Tokens, pack: Pack, read: Read, outlet: Source, published: Date | None) -> Assembled:
    """Statements and sources of a text that was read."""
    people = People.of(tokens, pack)
    registry = _Registry(outlet)
    statements: list[Statement] = []
    explanations: list[Explanation] = []
    last: tuple[str, ...] = ()
    for proposal in read.proposals:
        place = Place(tokens, pack, read.sentences[proposal.sentence])
        resolved: list[tuple[Reading, tuple[str, ...]]] = []
        for reading in proposal.chain:
            if reading.rule == "told-to" and not _other_outlet(tokens, pack, reading, outlet):
                continue
            above = tuple(id_ for _, ids_ in resolved for id_ in ids_) if proposal.inside else ()
            ids = _sources(reading, people, registry, last, above)
            if (
                reading.role in (Role.SPEAKER, Role.EARLIER)
                and not proposal.inside
                and ids
                and ids != (UNATTRIBUTED.id,)
            ):
                last = ids
            resolved.append((reading, ids))
        kept = _not_twice(resolved, outlet.id)
        if (resolved and not kept) or (proposal.inside and len(kept) < len(resolved)):
            continue
        id_ = f"s{len(statements) + 1}"
        statement = _statement(place, proposal, kept, id_, published)
        statements.append(statement)
        explanations += _explained(tokens, statement, proposal, kept)
    names = {registry.id_of(person): person for person in people.known.values() if person.name.lower() in registry.ids}
    used = {id_ for one in statements for link in one.attributions() for id_ in link.sources}
    sources = tuple(_source(id_, person) for id_, person in names.items() if id_ in used)
    return Assembled(tuple(statements), (*sources, outlet), tuple(explanations), ())


def _other_outlet(tokens: Tokens, pack: Pack, reading: Reading, outlet: Source) -> bool:
    """Whether who was told is an outlet that is surely not the one that publishes."""
    told = tokens.words_of(reading.mentions[0].first, reading.mentions[0].last).lower()
    own = outlet.name.lower()
    if told.split(".")[0] in own or own.split(".")[0] in told:
        return False
    return told in pack.words["agencies"] or own != outlet.id


def _source(id_: str, person: Person) -> Source:
    aliases = sorted(person.aliases - {person.name})
    return Source(id_, person.name, person.kind, person.role, aliases)


def _sources(
    reading: Reading, people: People, registry: _Registry, last: tuple[str, ...], above: tuple[str, ...]
) -> tuple[str, ...]:
    if reading.again and not reading.mentions:
        return last
    if not reading.mentions:
        return (UNATTRIBUTED.id,)
    found: dict[str, None] = {}
    for mention in reading.mentions:
        person = people.who(mention, outlet=reading.role is Role.RELAY)
        if registry.id_of(person) in above:
            person = people.before(person, mention) or person
        people.known.setdefault(person.name.lower(), person)
        found[registry.id_of(person)] = None
    return tuple(found)


def _not_twice(chain: Sequence[tuple[Reading, tuple[str, ...]]], outlet: str) -> list[tuple[Reading, tuple[str, ...]]]:
    """The chain without sources that stand above already: nobody rests on themselves."""
    above = {outlet}
    kept = []
    for reading, ids in chain:
        new = tuple(id_ for id_ in ids if id_ not in above)
        if new:
            kept.append((reading, new))
            above.update(new)
    return kept


def _passage(tokens: Tokens, ranges: Sequence[Range]) -> Passage:
    spans = []
    end = -1
    for first, last in sorted(ranges):
        if first < last and first >= end:
            spans.append(Span.of(tokens.text, tokens.starts[first], tokens.ends[last - 1]))
            end = last
    return tuple(spans)


def _mentioned(tokens: Tokens, reading: Reading) -> Passage:
    if not reading.mentions:
        return ()
    start, end = min(one.start for one in reading.mentions), max(one.end for one in reading.mentions)
    return (Span.of(tokens.text, start, end),)


def _cues(tokens: Tokens, reading: Reading) -> Passage:
    """The cue's words, without the clitic that stands for the speaker."""
    spans = []
    for span in _passage(tokens, reading.cues):
        inside = next((one for one in reading.mentions if span.start < one.start and one.end <= span.end), None)
        spans.append(Span.of(tokens.text, span.start, inside.start if inside else span.end))
    return tuple(spans)


def _statement(
    place: Place, proposal: Proposal, chain: Sequence[tuple[Reading, tuple[str, ...]]], id_: str, published: Date | None
) -> Statement:
    tokens = place.tokens
    content = _passage(tokens, proposal.content)
    hedges = _passage(tokens, proposal.hedges)
    if not chain:
        rule = "own-voice-hedged"
        return Statement(id_, content, certainty=proposal.certainty, hedges=hedges, drafted=True, rule=rule)
    speaker = next(
        (reading for reading, _ in reversed(chain) if reading.role in (Role.SPEAKER, Role.EARLIER)), chain[-1][0]
    )
    relays = [reading for reading, _ in chain if reading.role is Role.RELAY]
    said_on = said(place, speaker, relays, proposal.content, published) if speaker.role is not Role.RELAY else None
    links: tuple[Attribution, ...] = ()
    for reading, ids in reversed(chain):
        own = reading is speaker
        certainty = (
            Certainty.weakest((reading.certainty, proposal.certainty))
            if own
            else (Certainty.UNSPECIFIED if reading.role is Role.RELAY else reading.certainty)
        )
        one = Attribution(
            ids,
            _cues(tokens, reading),
            _mentioned(tokens, reading),
            hedges if own else (),
            reading.basis,
            certainty,
            reading.quotation if own else None,
            said_on if own else None,
            attributed_to=links,
            rule=reading.rule,
        )
        if reading.apart and len(ids) > 1:
            links = tuple(
                Attribution(
                    (id_,),
                    one.cues,
                    _mentioned_alone(tokens, reading, n),
                    basis=one.basis,
                    certainty=one.certainty,
                    attributed_to=links,
                    rule=reading.rule,
                )
                for n, id_ in enumerate(ids)
            )
        else:
            links = (one,)
    return Statement(id_, content, links, drafted=True)


def _mentioned_alone(tokens: Tokens, reading: Reading, number: int) -> Passage:
    if number >= len(reading.mentions):
        return ()
    one = reading.mentions[number]
    return (Span.of(tokens.text, one.start, one.end),)


def _explained(
    tokens: Tokens, statement: Statement, proposal: Proposal, chain: Sequence[tuple[Reading, tuple[str, ...]]]
) -> list[Explanation]:
    if not chain:
        words = _passage(tokens, proposal.hedges)
        return [Explanation(statement.id, (), "own-voice-hedged", words, why("own-voice-hedged", words, ()))]
    found = []
    paths: list[tuple[int, ...]] = [()]
    for reading, ids in chain:
        words = _cues(tokens, reading) or statement.content[:1]
        count = len(ids) if reading.apart and len(ids) > 1 else 1
        paths = [(*path, number) for path in paths for number in range(count)]
        reason = why(reading.rule, _cues(tokens, reading), _mentioned(tokens, reading))
        if reading.basis is Basis.INFERRED and reading.rule != "quotation-continued":
            reason = f"{reason}; its scope is taken to last"
        found += [Explanation(statement.id, path, reading.rule, words, reason) for path in paths]
    return found
