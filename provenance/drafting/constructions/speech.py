"""Speech: quotations and clauses with a cue of saying.

    "Q," kata X        "Q," ujarnya        C, kata X, C

May import: contents, cues, mentions, pack, quotations, readings; text.phrases; terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.drafting.constructions.contents import claims_something, is_date, spoken, trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.mentions import clitic, joint, mention_after
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.pack import CueKind
from provenance.drafting.text.name_parts import kin
from provenance.drafting.text.phrases import Mention, Shape, is_made_up, mention_of
from provenance.drafting.text.quotations import Quoted
from provenance.terms import Quotation

__all__ = ["after_quotation", "hearsay"]

_PAUSES = frozenset(",–—-:;")
_FAR = 25
_NEAR = 3
_FEW_BEFORE = 2  # words
_SHORTEST_CLAUSE = 2


def after_quotation(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``"Q," kata X`` and ``C, kata X, C``, with a source behind the cue or a clitic inside it."""
    for cue in cues:
        if cue.kind not in (CueKind.INVERTED, CueKind.CLITIC):
            continue
        quoted = _quotation_before(place, cue.first)
        source = _inverted_source(place, cue, fronted=quoted is None)
        if quoted is not None:
            if source is not None or cue.word.core or cue.kind is CueKind.CLITIC:
                yield _quoted(place, cue, quoted, source)
        elif cue.kind is CueKind.CLITIC and source is not None and _hearsay(place, cue):
            first = cue.last + (place.tokens.words[cue.last] == ",")
            content = trimmed(place.tokens, first, place.sentence.last)
            if content[1] - content[0] >= _SHORTEST_CLAUSE:
                words = ((cue.first, cue.last),)
                yield Reading("clause-cue-source", Role.SPEAKER, words, (source,), (content,), cue.word.certainty)
        elif source is not None and not is_made_up(place.tokens, source, place.pack):
            reading = _unquoted(place, cue, source)
            if reading is not None:
                yield reading


def _hearsay(place: Place, cue: Cue) -> bool:
    """Whether a cue with its speaker inside opens what somebody tells of another (``"… Katanya air naik"``)."""
    if cue.first != place.sentence.first:
        return False
    quoted = next((one for one in place.sentence.quotations if one.before - cue.last <= _NEAR), None)
    if quoted is not None and spoken(place, quoted):
        return True
    inner = place.sentence.dateline is None and place.sentence.first
    return bool(inner) and cue.last < place.sentence.last and place.tokens.words[cue.first - 1] != "\n"


def hearsay(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``Sempat kata temannya pusing``, inside what somebody says: another's words, without a pause before or behind."""
    tokens, sentence, words = place.tokens, place.sentence, place.pack.words
    for cue in cues:
        if cue.kind is not CueKind.INVERTED or not cue.word.core or cue.first - sentence.first > _FEW_BEFORE:
            continue
        source = mention_after(tokens, cue.last, sentence.last, place.pack)
        if source is None or not _can_tell(place, source):
            continue
        source = _whose(place, source) if source.shape is Shape.THING else source
        if source.last >= sentence.last or not tokens.words[source.last][0].isalnum():
            continue
        comma = next((at for at in range(source.last, sentence.last) if tokens.words[at] in ",.;"), sentence.last)
        stretches = (trimmed(tokens, sentence.first, cue.first), trimmed(tokens, source.last, comma))
        behind = tokens.lower[source.last]
        if stretches[1][0] < stretches[1][1] and behind not in words["place_prepositions"]:
            content = tuple(one for one in stretches if one[0] < one[1])
            signal = ((cue.first, cue.last),)
            yield Reading("clause-cue-source", Role.SPEAKER, signal, (source,), content, cue.word.certainty)


def _whose(place: Place, source: Mention) -> Mention:
    """A noun for people, with whose they are, and without the clause that begins behind it."""
    tokens, words, last = place.tokens, place.pack.words, source.first + 1
    while last < place.sentence.last and (
        tokens.lower[last] in words["first_person"]
        or tokens.lower[last] in words["demonstratives"]
        or tokens.capital(last)
    ):
        last += 1
    return mention_of(tokens, source.first, last, source.shape)


def _can_tell(place: Place, source: Mention) -> bool:
    """Whether the words behind a cue are people, by a noun for them or a pronoun."""
    if source.shape in (Shape.PRONOUN, Shape.PLURAL, Shape.ANONYMOUS):
        return True
    parts = ("titles", "person_words", "group_words")
    return any(kin(place.tokens.lower[source.first], part, place.pack) for part in parts)


def _inverted_source(place: Place, cue: Cue, *, fronted: bool) -> Mention | None:
    if cue.kind is CueKind.CLITIC:
        return clitic(place.tokens, cue.first, cue.word.suffix)
    return mention_after(place.tokens, cue.last, place.sentence.last, place.pack, fronted=fronted)


def _quotation_before(place: Place, index: int) -> Quoted | None:
    at = index
    while at > place.sentence.first and place.tokens.words[at - 1] in _PAUSES:
        at -= 1
    return next((one for one in place.sentence.quotations if one.after == at), None)


def _quoted(place: Place, cue: Cue, quoted: Quoted, source: Mention | None) -> Reading:
    """A quotation with its cue; what is quoted further on in the same sentence belongs to it."""
    stretches = [trimmed(place.tokens, quoted.first, quoted.last)]
    end = source.last if source else cue.last
    stretches += [
        trimmed(place.tokens, other.first, other.last)
        for other in place.sentence.quotations
        if other.before >= end and spoken(place, other) and not _cue_after(place, other)
    ]
    content = tuple(one for one in stretches if one[0] < one[1])
    mentions = joint(place.tokens, source, place.pack) if source else ()
    rule = "quotation-cue-clitic" if cue.kind is CueKind.CLITIC else "quotation-cue-source"
    return Reading(
        rule,
        Role.SPEAKER,
        ((cue.first, cue.last),),
        mentions,
        content,
        cue.word.certainty,
        Quotation.DIRECT,
        again=source is None,
    )


def _cue_after(place: Place, quoted: Quoted) -> bool:
    at = quoted.after
    while at < place.sentence.last and place.tokens.words[at] in _PAUSES:
        at += 1
    return at < place.sentence.last and any(
        entry.kind in (CueKind.INVERTED, CueKind.CLITIC) for entry in place.pack.cues.get(place.tokens.lower[at], ())
    )


def _unquoted(place: Place, cue: Cue, source: Mention) -> Reading | None:
    """``C, kata X, C``: the cue stands between commas, or at the beginning of the sentence."""
    tokens, sentence = place.tokens, place.sentence
    begins = cue.first == sentence.first
    if begins and not cue.word.core and len(cue.word.words) == 1:
        return None  # "Nilai plus Rini, tenaganya, hilang"
    if not begins and tokens.words[cue.first - 1] not in _PAUSES:
        return None
    if source.shape is Shape.THING and not (cue.word.core or len(cue.word.words) > 1):
        return None
    before = trimmed(tokens, sentence.first, cue.first)
    after: Range = (sentence.last, sentence.last)
    close = source.last
    unparted = (
        source.shape is Shape.PRONOUN
        and before[1] > before[0]
        and claims_something(tokens, close, sentence.last, place.pack)
    )
    if (
        unparted
        and tokens.words[close][0].isalpha()
        and tokens.lower[close] not in place.pack.words["place_prepositions"]
    ):
        after = trimmed(tokens, close, sentence.last)
    elif close < sentence.last and tokens.words[close] == ",":
        after = trimmed(tokens, close + 1, sentence.last)
        if not begins and is_date(tokens, after[0], after[1], place.pack):
            after = (sentence.last, sentence.last)
    if begins:
        before = (sentence.first, sentence.first)
        quote = next((one for one in sentence.quotations if one.before >= close and one.before - close <= _NEAR), None)
        if quote is not None:
            inside = (trimmed(tokens, quote.first, quote.last),)
            return Reading(
                "cue-source-quotation",
                Role.SPEAKER,
                ((cue.first, cue.last),),
                (source,),
                inside,
                cue.word.certainty,
                Quotation.DIRECT,
            )
    content = tuple(one for one in (before, after) if one[1] > one[0])
    if not content or max(one[1] - one[0] for one in content) < _SHORTEST_CLAUSE:
        return None
    return Reading(
        "clause-cue-source",
        Role.SPEAKER,
        ((cue.first, cue.last),),
        joint(tokens, source, place.pack),
        content,
        cue.word.certainty,
    )
