"""Where a speaker has it from, told in the same sentence or in one of its own.

    S mengutip laporan X bahwa C      C, kata S merujuk data X      S mendapat laporan dari X bahwa C
    C. Ia mengutip X.

May import: contents, cues, mentions, pack, pointing_back, preceding, readings, relaying; text.phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from provenance.drafting.constructions.contents import claims_something, is_date, spoken, trimmed
from provenance.drafting.constructions.cues import Cue, cues_between
from provenance.drafting.constructions.mentions import joint, mention_after
from provenance.drafting.constructions.pointing_back import POINTING, anaphoric_subject
from provenance.drafting.constructions.preceding import mention_before
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.constructions.relaying import source_of_citation
from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.text.phrases import Mention, Shape
from provenance.terms import Quotation

__all__ = ["cites_that", "from_whom", "heard", "hearing", "known_by", "resting"]

_SPEECH = frozenset({CueKind.VERB, CueKind.INVERTED, CueKind.CLITIC, CueKind.ACCORDING, CueKind.ACCORDING_CLITIC})
_FAR = 12


def cites_that(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``S mengutip laporan X bahwa C``: S says C, and has it from X; ``S mengutip laporan X.``: has it from there."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    for cue in cues:
        if cue.kind not in (CueKind.CITING, CueKind.BASED) or not _active(cue, pack):
            continue
        cited = source_of_citation(place, cue)
        subject = mention_before(tokens, sentence.first, cue.first, pack) if cited is not None else None
        if cited is None or subject is None or subject.shape is Shape.THING or subject.last > cue.first:
            continue
        if tokens.lower[cited.last - 1] in pack.words["demonstratives"]:
            continue  # "merujuk pada peraturan itu"
        that = _that_behind(place, cited.last)
        if that:
            content = trimmed(tokens, that + 1, sentence.last)
            if content[0] < content[1]:
                yield Reading("cites", Role.SPEAKER, ((cue.first, cue.last),), (subject,), (content,))
                mark = (that, that + 1)
                yield Reading("citing", Role.ORIGIN, (mark,), joint(tokens, cited, pack), certainty=cue.word.certainty)
        elif (quoted := quotation_at(place, cited.last)) is not None:
            words = ((cue.first, cue.last),)
            yield Reading("cites", Role.SPEAKER, words, (subject,), (quoted,), quotation=Quotation.DIRECT)
            mark = (cited.last, cited.last + 1)
            yield Reading("citing", Role.ORIGIN, (mark,), joint(tokens, cited, pack), certainty=cue.word.certainty)
        elif tokens.words[cue.first - 1] != "," and _ends(place, cited.last):
            yield Reading("known-by", Role.KNOWN_FROM, ((cue.first, cue.last),), joint(tokens, cited, pack))


def _that_behind(place: Place, first: int) -> int:
    """Index of a complementizer behind who is cited, and where and when; 0 when there is none."""
    for at in range(first, min(place.sentence.last - 1, first + _FAR)):
        if place.tokens.lower[at] in place.pack.words["plain_complementizers"]:
            return at
        if not place.tokens.words[at][0].isalnum() or place.tokens.lower[at] in place.pack.words["relatives"]:
            return 0
    return 0


def quotation_at(place: Place, at: int) -> Range | None:
    """What is quoted behind a comma or a colon; None when nothing is."""
    if at >= place.sentence.last or place.tokens.words[at] not in ",:":
        return None
    quoted = next((one for one in place.sentence.quotations if one.before == at + 1), None)
    return trimmed(place.tokens, quoted.first, quoted.last) if quoted is not None and spoken(place, quoted) else None


def _active(cue: Cue, pack: Pack) -> bool:
    """Whether a cue is a verb with a subject ("merujuk"), and no preposition ("berdasarkan")."""
    return cue.word.words[0].startswith(tuple(pack.words["verb_prefixes"]) or ("\0",))


def _ends(place: Place, at: int) -> bool:
    """Whether a sentence ends there, but for a date, or a relative clause in which nobody speaks."""
    tokens, pack = place.tokens, place.pack
    rest = trimmed(tokens, at, place.sentence.last)
    if rest[0] >= rest[1] or is_date(tokens, *rest, pack):
        return True
    speaks = any(cue.kind is CueKind.VERB for cue in cues_between(tokens, *rest, pack))
    return tokens.lower[rest[0]] in pack.words["relatives"] and not speaks


def known_by(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``S mendapat laporan dari X bahwa C``: X is where the speaker has it from; so is what a speaker rests on."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    for cue in cues:
        at = cue.last
        if cue.kind in (CueKind.VERB, CueKind.WEAK_VERB) and hearing(place, cue):
            if tokens.lower[cue.first - 1] in pack.words["negations"]:
                continue  # "belum mendapat laporan dari X"
            at = from_whom(place, cue)
            if not at:
                continue
        elif cue.kind is CueKind.BASED and _anaphoric_passive_before(place, cue, cues):
            pass
        else:
            continue
        source = mention_after(tokens, at, sentence.last, pack)
        if source is not None:
            first = max(cue.last, at - 1) if cue.kind is not CueKind.BASED else cue.first
            words = ((first, max(at, first + 1)),)
            yield Reading("known-by", Role.ORIGIN, words, joint(tokens, evolve(source, aside=True), pack))


def _anaphoric_passive_before(place: Place, cue: Cue, cues: Sequence[Cue]) -> bool:
    return any(
        other.kind in POINTING and other.first < cue.first and anaphoric_subject(place, other) is not None
        for other in cues
    )


def hearing(place: Place, cue: Cue) -> bool:
    """Whether a verb tells that somebody has it from another ("mendapat laporan", "mendengar")."""
    word, words = cue.word.words[-1], place.pack.words
    return (len(cue.word.words) > 1 and word in words["document_words"]) or word in words["hearing_words"]


def from_whom(place: Place, cue: Cue) -> int:
    """Index of the words for whom it is from, behind such a verb; 0 when nobody is named."""
    tokens, words, at = place.tokens, place.pack.words, cue.last
    while at < place.sentence.last and tokens.lower[at] in words["before_verb"]:
        at += 1
    news = tokens.lower[at] in words["suspicion_words"] or tokens.lower[at] in words["document_words"]
    if news and tokens.lower[at + 1] in words["whom_prepositions"]:  # "mendengar kabar dari X"
        at += 1
    if at < place.sentence.last and tokens.lower[at] in words["whom_prepositions"]:
        return at + 1
    told = cue.word.words[0].startswith(tuple(words["passive_prefixes"]) or ("\0",))
    return at if told else 0


def heard(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``Kami mendapat laporan dari X bahwa C``, inside what somebody says: X says C."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    for cue in cues:
        if cue.kind not in (CueKind.VERB, CueKind.WEAK_VERB) or not hearing(place, cue):
            continue
        at = from_whom(place, cue)
        source = mention_after(tokens, at, sentence.last, pack) if at else None
        if source is None or source.last >= sentence.last:
            continue
        first = source.last
        if tokens.lower[first] in pack.words["complementizers"] or tokens.words[first] == ",":
            first += 1
        elif not claims_something(tokens, first, sentence.last, pack):
            continue
        content = trimmed(tokens, first, sentence.last)
        if content[0] < content[1]:
            yield Reading("known-by", Role.SPEAKER, ((cue.first, at),), joint(tokens, source, pack), (content,))


def resting(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``C, kata S merujuk data X``, ``S, mengacu pada data X, menyebut C``: what S says rests on X."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    for cue in cues:
        first = cue.first
        while first > sentence.first and tokens.lower[first - 1] in pack.words["together_words"]:
            first -= 1
        if cue.kind is not CueKind.BASED or first == sentence.first:
            continue
        source = _rested_on(place, cue)
        spoken = [other for other in cues if other.kind in _SPEECH]
        if source is None or not any(other.first < first for other in spoken):
            apart = tokens.words[first - 1] == "," and any(other.first > cue.last for other in spoken)
            if source is None or not apart:
                continue
        yield Reading("resting-on", Role.ORIGIN, ((first, cue.last),), joint(tokens, evolve(source, aside=True), pack))


def _rested_on(place: Place, cue: Cue) -> Mention | None:
    """Whose data a speaker rests on; None for rules and decisions, and for data of nobody."""
    tokens, pack = place.tokens, place.pack
    source = mention_after(tokens, cue.last, place.sentence.last, pack, fronted=True)
    if source is None or tokens.lower[source.first] in pack.words["not_speaking"]:
        return None
    named = source.shape is Shape.NAME or any(
        tokens.lower[at] in pack.words["titles"] for at in range(source.first, source.last)
    )
    documented = tokens.lower[source.first] in pack.words["document_words"]
    return source if named and (documented or _active(cue, pack)) else None
