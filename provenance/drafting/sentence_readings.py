"""One sentence as readings: its cues, and the constructions that they open.

May import: constructions; pack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from provenance.drafting.constructions.according import according
from provenance.drafting.constructions.agents import by_passive_clitic, passive_alone, passive_with_agent
from provenance.drafting.constructions.carriers import (
    citing_what_tells,
    confirming,
    heard_from,
    quoted_as,
    resting_on,
    told_in,
)
from provenance.drafting.constructions.cues import Cue, cues_between
from provenance.drafting.constructions.evidence import in_document, nobody_named, noun_of_saying
from provenance.drafting.constructions.frames import framed
from provenance.drafting.constructions.heads import headed
from provenance.drafting.constructions.labels import labelled, signed
from provenance.drafting.constructions.nominal import held_nouns, reported
from provenance.drafting.constructions.origins import cites_that, known_by, resting
from provenance.drafting.constructions.pointing_back import POINTING, earlier
from provenance.drafting.constructions.readings import Place, Reading
from provenance.drafting.constructions.relaying import relays, told_to
from provenance.drafting.constructions.speech import after_quotation
from provenance.drafting.constructions.subject_speech import by_verb
from provenance.drafting.constructions.verb_frames import FRAMED
from provenance.drafting.pack import CueKind

__all__ = ["cues_of", "readings_of"]


def cues_of(place: Place) -> list[Cue]:
    """The cues of a sentence outside what is quoted."""
    sentence = place.sentence
    found = cues_between(place.tokens, sentence.first, sentence.last, place.pack)
    if not sentence.quotations:
        return found
    return [cue for cue in found if not any(one.first <= cue.first < one.last for one in sentence.quotations)]


_CONSTRUCTIONS: tuple[tuple[frozenset[CueKind] | None, Callable[[Place, Sequence[Cue]], Iterator[Reading]]], ...] = (
    (frozenset({CueKind.INVERTED, CueKind.CLITIC}), after_quotation),
    (POINTING, earlier),
    (frozenset({CueKind.BASIS, CueKind.QUOTING}), resting_on),
    (frozenset({CueKind.QUOTING, CueKind.CITED}), quoted_as),
    (frozenset({CueKind.CITING, CueKind.BASED}), cites_that),
    (frozenset({CueKind.QUOTING}), citing_what_tells),
    (frozenset({CueKind.CITED, CueKind.CITING}), relays),
    (frozenset({CueKind.VERB, CueKind.INVERTED, CueKind.CLITIC}), told_to),
    (None, according),
    (frozenset({CueKind.VERB, CueKind.WEAK_VERB, CueKind.BASED}), known_by),
    (frozenset({CueKind.BASED}), resting),
    (frozenset({CueKind.PASSIVE, CueKind.DOCUMENTED}), in_document),
    (frozenset({CueKind.VERB, CueKind.WEAK_VERB}), by_verb),
    (frozenset({CueKind.PASSIVE_CLITIC}), by_passive_clitic),
    (frozenset({CueKind.PASSIVE}), passive_with_agent),
    (frozenset({CueKind.PASSIVE}), passive_alone),
    (frozenset({CueKind.AGENTLESS}), nobody_named),
    (frozenset({CueKind.SAYING}), confirming),
    (frozenset({CueKind.SAYING}), told_in),
    (FRAMED, framed),
    (frozenset({CueKind.THAT}), heard_from),
    (frozenset({CueKind.REPORTED}), reported),
    (frozenset({CueKind.SIGNATURE}), signed),
    (frozenset({CueKind.LABEL}), labelled),
    (frozenset({CueKind.NOUN}), held_nouns),
)
"""Which kinds of cue each construction needs; where two rest on one word, the first here goes before."""

_ALWAYS = frozenset(at for at, (needed, _) in enumerate(_CONSTRUCTIONS) if needed is None)
_OPENED = {
    kind: frozenset(at for at, (needed, _) in enumerate(_CONSTRUCTIONS) if needed is None or kind in needed)
    for kind in CueKind
}
"""The constructions that each kind of cue opens, by their number above."""


def readings_of(place: Place, cues: Sequence[Cue]) -> list[Reading]:
    """Every reading of a sentence, by its cues."""
    found = list(noun_of_saying(place))
    for at in sorted(_ALWAYS.union(*(_OPENED[cue.kind] for cue in cues))):
        found.extend(_CONSTRUCTIONS[at][1](place, cues))
    return [one for one in (headed(place, reading) for reading in found) if one is not None]
