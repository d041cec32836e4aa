"""Nesting: the readings of one sentence as chains, each with its content, outermost first.

May import: contents, readings.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from provenance.drafting.constructions.contents import claims_something, is_date, leads_in, trimmed, without
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.text.phrases import phrase_at
from provenance.terms import Basis, Certainty, Quotation

__all__ = ["Proposal", "nested"]

_DEEPEST = 5
_SPEAKING = (Role.SPEAKER, Role.EARLIER)
_CARRIED = frozenset({"content-source-cue", "clause-cue-source", "according-to"})
_CLOSE = 3
_FAR = 25


@frozen
class Proposal:
    """A statement with its chain, before anybody knows who is who.

    Attributes:
        content: what is stated; empty where it stands in the sentence before.
        chain: outermost first; empty when the outlet itself speaks.
        sentence: number of the sentence it stands in.
        hedges: words in the content that lower the certainty.
        certainty: what the hedges leave of it.
        inside: whether it stands in what another statement quotes.
    """

    content: tuple[Range, ...]
    chain: tuple[Reading, ...]
    sentence: int
    hedges: tuple[Range, ...] = ()
    certainty: Certainty = Certainty.UNSPECIFIED
    inside: bool = False


def nested(place: Place, readings: Sequence[Reading], number: int) -> list[Proposal]:
    """The chains of one sentence."""
    if not readings:
        return []
    if len(readings) == 1 and readings[0].role in _SPEAKING:  # as most are, with nothing to nest
        return [_proposal(one, (one,), number) for one in readings if _has_words(place, one)]
    readings = _each_word_once(readings)
    readings = [_handing_on(place, one, readings) for one in readings]
    relays = [one for one in readings if one.role is Role.RELAY]
    speakers = [one for one in readings if one.role in _SPEAKING]
    origins = [one for one in readings if one.role is Role.ORIGIN]
    holes = [_hole(place, one) for one in (*relays, *origins)]
    wrapped = _wrapped(relays)
    speakers = [_cut(place, one, holes) if one.role is Role.SPEAKER else one for one in speakers]
    speakers = _without_trailing(place, [one for one in speakers if _has_words(place, one)])
    nearest = max((one.signal_first for one in speakers), default=0)
    found = []
    for speaker in speakers:
        outer = _holders(speaker, speakers)
        if (
            any(one.rule == "nobody-named" for one in outer)
            and len(outer) == 1
            and speaker.rule != "source-verb-content"
        ):
            outer = []
        if outer and not speaker.nests:
            continue
        if any(one.nests and _says_it_all(place, speaker, one) and _holders(one, [speaker]) for one in speakers):
            continue
        outer.sort(key=lambda one: sum(last - first for first, last in one.content), reverse=True)
        inner = [one for one in origins if one.fronted or one.signal_first >= speaker.signal_first]
        said = sorted((*outer, speaker), key=lambda one: not _carries(place, one))
        chain = (*wrapped, *said, *(inner if speaker.signal_first == nearest else ()))[:_DEEPEST]
        found.append(_proposal(speaker, chain, number))
    if not found and relays:
        content = _of_relays(place, holes)
        if content and not _only_named(place, content) and not leads_in(place, content[0][0], content[-1][1]):
            quoted = _is_quoted(place, content)
            chain = tuple(evolve(one, quotation=quoted if one is wrapped[-1] else None) for one in wrapped)
            found.append(Proposal(content, (*chain, *origins)[:_DEEPEST], number))
    return found


def _handing_on(place: Place, one: Reading, readings: Sequence[Reading]) -> Reading:
    """The reading; a relay where an outlet closes what another says (``X said Y "so," AFP said``)."""
    if one.quotation is not Quotation.DIRECT or not _is_outlet(place, one):
        return one
    begins = one.content[0][0]
    others = (other for other in readings if other is not one and other.role is Role.SPEAKER)
    inside = any(_within(begins, other.content) and other.content[0][0] < begins for other in others)
    return evolve(one, role=Role.RELAY, content=(), quotation=None) if inside else one


def _proposal(speaker: Reading, chain: tuple[Reading, ...], number: int) -> Proposal:
    return Proposal(speaker.content if speaker.role is Role.SPEAKER else (), chain, number)


def _wrapped(relays: Sequence[Reading]) -> list[Reading]:
    """The relays, outermost first: those in front in their order, then those behind from the last to the first.

    One from which another has it stands below that one.
    """
    first = [one for one in relays if one.rule != "relayed-from"]
    found = [one for one in first if one.fronted] + [one for one in reversed(first) if not one.fronted]
    for one in relays:
        if one.rule == "relayed-from":
            above = [other for other in found if other.signal_first < one.signal_first]
            nearest = max(above, key=lambda other: other.signal_first, default=None)
            found.insert(found.index(nearest) + 1 if nearest is not None else 0, one)
    return found


def _has_words(place: Place, one: Reading) -> bool:
    """Whether something is left of a content, and not marks alone."""
    words = place.tokens.words
    return any(words[at][0].isalnum() or words[at] == "…" for first, last in one.content for at in range(first, last))


def _without_trailing(place: Place, speakers: Sequence[Reading]) -> list[Reading]:
    """The readings without the words of those behind what they attribute (``X said that C, Y reported``)."""
    behind = [one for one in speakers if one.content[0][0] < one.signal_first and one.quotation is not Quotation.DIRECT]
    if not behind:
        return list(speakers)
    holes = [
        (other, (other.signal_first, max([*(last for _, last in other.cues), *(m.last for m in other.mentions)])))
        for other in behind
        if other.mentions
    ]
    found = []
    for one in speakers:
        others = [
            hole
            for other, hole in holes
            if other is not one and other.signal_first > one.signal_first
            if other.content[0][0] < one.content[0][0] or other.content[-1][1] <= other.signal_first
        ]
        found.append(_cut(place, one, others))
    return [one for one in found if one.content]


def _carries(place: Place, one: Reading) -> bool:
    """Whether a speaker is an outlet, which hands on what the others of the sentence say."""
    return one.rule in _CARRIED and _is_outlet(place, one)


def _is_outlet(place: Place, one: Reading) -> bool:
    words, lower = place.pack.words, place.tokens.lower
    told = [at for mention in one.mentions for at in range(mention.first, mention.last)]
    if any(lower[at] in words["media_words"] for at in told):
        return True
    capitals = (lower[at] for at in told if place.tokens.capital(at))  # Bernama, and "bernama"
    return any(word in words["outlets"] or word in words["agencies"] for word in capitals)


def _each_word_once(readings: Sequence[Reading]) -> list[Reading]:
    """Readings that do not rest on a word another one rests on; the earlier in the list goes first."""
    taken: set[int] = set()
    kept = []
    for one in readings:
        signal = {at for first, last in one.cues for at in range(first, last)}
        if signal & taken:
            continue
        taken |= signal
        for mention in one.mentions:
            taken.update(range(mention.first, mention.last))
        kept.append(one)
    return sorted(kept, key=lambda one: one.signal_first)


def _hole(place: Place, relay: Reading) -> Range:
    """The words of a relay, with the date behind it; nothing of them belongs to a content."""
    tokens, last = place.tokens, place.sentence.last
    first = relay.signal_first
    at = relay.last if not relay.content else max(one.last for one in relay.mentions)
    while at < last:
        if tokens.words[at] == "(" and ")" in tokens.words[at : at + 8]:
            at += tokens.words[at : at + 8].index(")") + 1
            continue
        if tokens.words[at] == ",":
            at += 1
            continue
        if relay.fronted and tokens.lower[at] in place.pack.words["relatives"]:  # "Dilansir X yang dikelola Y, C"
            behind = next((i + 1 for i in range(at, min(last, at + _FAR)) if tokens.words[i] == ","), at)
            if behind == at:
                break
            at = behind
            continue
        comma = next((i for i in range(at, min(last, at + _FAR)) if tokens.words[i] == ","), None)
        if (
            is_date(tokens, at, last if comma is None else comma, place.pack)
            and tokens.lower[at] not in place.pack.words["subordinators"]
        ):
            at = last if comma is None else comma + 1
            continue
        break
    return first, at


def _cut(place: Place, speaker: Reading, holes: Sequence[Range]) -> Reading:
    """The reading, its content without the words of relays."""
    if not holes or speaker.quotation is Quotation.DIRECT:
        return speaker
    content = tuple(piece for stretch in speaker.content for piece in without(place.tokens, stretch, holes))
    content = tuple(one for one in content if one[1] - one[0] > 1 or place.tokens.words[one[0]] == "…")
    return evolve(speaker, content=content)


def _holders(inner: Reading, readings: Sequence[Reading]) -> list[Reading]:
    """The other readings in whose content the cue and source of a reading stand."""
    at = inner.cues[0][0] if inner.cues else inner.first
    mention = inner.mentions[0].first if inner.mentions else at
    return [
        one
        for one in readings
        if _within(at, one.content) and _within(mention, one.content) and one is not inner
        if not (_within(one.cues[0][0], inner.content) and inner.first <= one.first)
    ]


def _within(at: int, content: Sequence[Range]) -> bool:
    for first, last in content:  # noqa: SIM110  # asked of each two readings of a sentence: a generator costs more
        if first <= at < last:
            return True
    return False


def _says_it_all(place: Place, outer: Reading, inner: Reading) -> bool:
    """Whether the inner reading is all that the outer one says, but for a clause in front that tells when."""
    pieces, words = outer.content, place.pack.words
    if len(pieces) > 1 and place.tokens.lower[pieces[0][0]] in words["time_words"]:
        pieces = pieces[1:]
    return inner.first <= pieces[0][0] + _CLOSE and inner.last >= pieces[-1][1] - _CLOSE


def _of_relays(place: Place, holes: Sequence[Range]) -> tuple[Range, ...]:
    for one in place.sentence.quotations:
        if one.last - one.first >= _CLOSE * 2:
            first, last = trimmed(place.tokens, one.first, one.last)
            return ((first, last),) if first < last else ()
    first = place.sentence.first
    while size := phrase_at(place.tokens, first, "adverb_openers", place.pack):
        first += size
    pieces = without(place.tokens, (first, place.sentence.last), holes)
    return tuple(one for one in pieces if one[1] - one[0] > 1)


def _only_named(place: Place, content: tuple[Range, ...]) -> bool:
    """Whether the words beside a relay only name what it told of ("Penemuan ini pertama kali diberitakan X")."""
    tokens, (first, last) = place.tokens, content[-1]
    pointed = len(content) == 1 and tokens.lower[last - 1] in place.pack.words["demonstratives"]
    return pointed and not claims_something(tokens, first, last - 1, place.pack)


def _is_quoted(place: Place, content: tuple[Range, ...]) -> Quotation:
    inside = any(one.first <= content[0][0] and content[-1][1] <= one.last for one in place.sentence.quotations)
    return Quotation.DIRECT if inside else Quotation.INDIRECT


def continued(content: tuple[Range, ...], number: int, chain: tuple[Reading, ...]) -> Proposal:
    """A statement that goes on under the chain of one before it."""
    return Proposal(content, tuple(evolve(one, basis=Basis.INFERRED) for one in chain), number)
