"""Names that mark alone attributes to: behind a quotation with a dash, or before what is said with a colon.

    "Q." — Ana Reyes      Ana Reyes: C

May import: contents, cues, noun_phrases, pack, phrases, readings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.drafting.constructions.contents import spoken, trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.noun_phrases import phrase_after, phrase_mention
from provenance.drafting.constructions.readings import Place, Reading, Role
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import Shape
from provenance.terms import Quotation

__all__ = ["labelled", "signed"]

_LONGEST_LABEL = 4
_SHORTEST = 3


def signed(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``"Q." — Ana Reyes``: a quotation, a dash and a name, and nothing else."""
    tokens, sentence = place.tokens, place.sentence
    for cue in cues:
        quoted = next((one for one in sentence.quotations if one.after == cue.first and spoken(place, one)), None)
        if cue.kind is not CueKind.SIGNATURE or quoted is None or quoted.before != sentence.first:
            continue
        source = phrase_after(tokens, place.pack, cue.last, sentence.last)
        if (
            source is None
            or source.shape is not Shape.NAME
            or any(tokens.words[at][0].isalnum() for at in range(source.last, sentence.last))
        ):
            continue
        content = trimmed(tokens, quoted.first, quoted.last)
        cues_ = ((cue.first, cue.last),)
        yield Reading("signature", Role.SPEAKER, cues_, (source,), (content,), quotation=Quotation.DIRECT)


def labelled(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``Ana Reyes: C``: a short name with a colon at the beginning of a line."""
    tokens, sentence = place.tokens, place.sentence
    cue = next((one for one in cues if one.kind is CueKind.LABEL), None)
    first = sentence.first
    begins = first == 0 or tokens.words[first - 1] == "\n"
    if cue is None or not begins or not 0 < cue.first - first <= _LONGEST_LABEL:
        return
    if not all(tokens.words[at][0].isupper() or tokens.words[at] == "." for at in range(first, cue.first)):
        return
    noun = first + (tokens.lower[first] in place.pack.words["definite"])
    if tokens.lower[noun] in place.pack.words["label_words"]:
        return  # "EXCLUSIVE: Bridge to close"
    source = phrase_mention(tokens, place.pack, first, cue.first)
    content = trimmed(tokens, cue.last, sentence.last)
    if source is None or source.shape is not Shape.NAME or content[1] - content[0] < _SHORTEST:
        return
    quoted = any(one.first == content[0] for one in sentence.quotations)
    kind = Quotation.DIRECT if quoted else Quotation.INDIRECT
    yield Reading("label", Role.SPEAKER, ((cue.first, cue.last),), (source,), (content,), quotation=kind, nests=False)
