"""Proposals as an article: sources with ids, attributions nested, every link explained.

May import: model and what it imports; alternatives, drafted, heading, nesting, reading_text, readings, resolving, said,
tokens, wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from provenance.dates import Date
from provenance.drafting.alternatives import Drafted, other_chains
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.drafted import Alternative, Explanation, LeftOut
from provenance.drafting.nesting import Proposal
from provenance.drafting.pack import Pack
from provenance.drafting.reading_text import Read
from provenance.drafting.resolving import Resolved, Resolver
from provenance.drafting.said import said
from provenance.drafting.text.heading import is_headline
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.wording import why
from provenance.model import Attribution, Source, Statement
from provenance.spans import Passage, Span
from provenance.terms import Basis, Certainty

__all__ = ["Assembled", "assembled"]

_HEADLINE = "headline"


@frozen
class Assembled:
    """The parts of a drafted article."""

    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    explanations: tuple[Explanation, ...]
    alternatives: tuple[Alternative, ...]
    left_out: tuple[LeftOut, ...]


def assembled(tokens: Tokens, pack: Pack, read: Read, outlet: Source, published: Date | None) -> Assembled:
    """Statements and sources of a text that was read."""
    resolver = Resolver(tokens, pack, outlet, read.mentioned)
    statements: list[Statement] = []
    explanations: list[Explanation] = []
    found: list[Drafted] = []
    headed = False
    for proposal in read.proposals:
        chain = resolver.chain(proposal)
        if chain is None:
            continue
        place = Place(tokens, pack, read.sentences[proposal.sentence])
        headed = headed or (not statements and _is_headline(place, proposal))
        id_ = _HEADLINE if headed and not statements else f"s{len(statements) + 1 - headed}"
        statement = _statement(place, proposal, chain, id_, published)
        statements.append(statement)
        found.append(Drafted(statement.id, proposal, chain))
        explanations += _explained(statement)
    others = tuple(other_chains(tokens, read.sentences, found))
    used = {id_ for one in statements for link in one.attributions() for id_ in link.sources}
    used.update(id_ for other in others for id_ in other.sources)
    left_out = tuple(LeftOut(_passage(tokens, [stretch]), why) for stretch, why in read.left_out)
    sources = (*resolver.sources(used), outlet)
    return Assembled(tuple(statements), sources, tuple(explanations), others, left_out)


def _passage(tokens: Tokens, ranges: Sequence[Range]) -> Passage:
    if not ranges:
        return ()
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
    if not any(first <= one.first < last for first, last in reading.cues for one in reading.mentions):
        return _passage(tokens, reading.cues)
    spans = []
    for span in _passage(tokens, reading.cues):
        inside = next((one for one in reading.mentions if span.start < one.start and one.end <= span.end), None)
        spans.append(Span.of(tokens.text, span.start, inside.start if inside else span.end))
    return tuple(spans)


def _statement(
    place: Place, proposal: Proposal, chain: Sequence[Resolved], id_: str, published: Date | None
) -> Statement:
    tokens = place.tokens
    content = _passage(tokens, proposal.content)
    hedges = _passage(tokens, proposal.hedges)
    if not chain:
        rule = _own_rule(place, proposal)
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


def _own_rule(place: Place, proposal: Proposal) -> str:
    if _is_headline(place, proposal):
        return "headline"
    return "own-voice-hedged" if proposal.hedges else "own-voice"


def _is_headline(place: Place, proposal: Proposal) -> bool:
    return not proposal.chain and is_headline(place.tokens, place.sentence, proposal.sentence)


def _mentioned_alone(tokens: Tokens, reading: Reading, number: int) -> Passage:
    if number >= len(reading.mentions):
        return ()
    one = reading.mentions[number]
    return (Span.of(tokens.text, one.start, one.end),)


def _explained(statement: Statement) -> Iterator[Explanation]:
    """Why each link of a statement stands there, or the statement itself when it has none."""
    if not statement.attributed_to:
        rule = statement.rule or ""
        yield Explanation(statement.id, (), rule, statement.hedges, why(rule, statement.hedges, ()))
        return
    waiting = _numbered((), statement.attributed_to)
    while waiting:
        path, link = waiting.pop()
        rule = link.rule or ""
        reason = why(rule, link.cues, link.mentions)
        if link.basis is Basis.INFERRED and rule != "quotation-continued":
            reason = f"{reason}; its scope is taken to last"
        yield Explanation(statement.id, path, rule, link.cues or statement.content[:1], reason)
        waiting += _numbered(path, link.attributed_to)


def _numbered(path: tuple[int, ...], links: Sequence[Attribution]) -> list[tuple[tuple[int, ...], Attribution]]:
    """Links with their positions below others, the last one first."""
    return [((*path, number), links[number]) for number in reversed(range(len(links)))]
