"""Who said, or is known to have said, what the sentence before has: its subject points back.

    Hal itu disampaikan X      informasi ini didapat dari X      S mendapat laporan dari X bahwa C

May import: contents, cues, mentions, pack, preceding, readings; text.phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.drafting.constructions.contents import trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.mentions import clitic, joint, mention_after
from provenance.drafting.constructions.preceding import mention_before
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.pack import CueKind
from provenance.drafting.text.name_parts import kin
from provenance.drafting.text.phrases import Mention, Shape, phrase_at

__all__ = ["POINTING", "anaphoric_subject", "earlier"]

POINTING = frozenset(
    {
        CueKind.PASSIVE,
        CueKind.PASSIVE_BACK,
        CueKind.PASSIVE_CLITIC,
        CueKind.FRONTED,
        CueKind.ORIGIN,
        CueKind.CITED,
    }
)
_WITH_SOURCE_BEFORE = frozenset({CueKind.ORIGIN, CueKind.FRONTED})
_NEAR = 4
_LONGEST_POINTING = 6


def earlier(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``Hal itu disampaikan X``: the content stands before; ``informasi ini didapat dari X``: the origin of it."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    for cue in cues:
        if cue.kind not in POINTING:
            continue
        subject = anaphoric_subject(place, cue)
        if subject is None:
            continue
        at = cue.last
        while at < sentence.last and (
            tokens.lower[at] in pack.words["agent_markers"] or tokens.lower[at] in pack.words["before_verb"]
        ):
            at += 1
        if cue.word.suffix:
            source: Mention | None = clitic(tokens, cue.first, cue.word.suffix)
        elif cue.kind is CueKind.FRONTED:
            source = mention_before(tokens, subject[1], cue.first, pack)
        else:
            source = mention_after(tokens, at, sentence.last, pack)
        if source is None or (not tokens.capital(source.first) and not _plausible(place, source, cue)):
            continue
        if cue.kind is CueKind.ORIGIN:
            yield Reading("known-from", Role.KNOWN_FROM, ((subject[0], cue.last),), joint(tokens, source, pack))
        elif subject[0] > sentence.first and tokens.words[subject[0] - 1] == ",":
            content = trimmed(tokens, sentence.first, subject[0])
            yield Reading(
                "said-before",
                Role.SPEAKER,
                ((subject[0], cue.last),),
                joint(tokens, source, pack),
                (content,),
                cue.word.certainty,
            )
        else:
            relays = cue.kind is CueKind.CITED or (cue.kind is CueKind.PASSIVE_BACK and _is_medium(place, source))
            rule = "relayed-before" if relays else "said-before"
            words = ((subject[0], cue.last),)
            yield Reading(rule, Role.EARLIER, words, joint(tokens, source, pack), (subject,), cue.word.certainty)


def _plausible(place: Place, source: Mention, cue: Cue) -> bool:
    """Whether a noun in lower case can be who hands on, or where somebody has something from."""
    parts: tuple[str, ...] = ()
    if source.shape in (Shape.PRONOUN, Shape.PLURAL, Shape.ANONYMOUS):
        return True
    if cue.kind is CueKind.CITED and source.shape is Shape.THING:
        parts = ("media_words", "group_words")
    elif cue.kind is CueKind.PASSIVE and source.shape is Shape.THING:
        parts = ("titles", "person_words", "group_words", "organization_words", "media_words", "document_words")
    elif cue.kind is CueKind.PASSIVE_BACK and cue.word.words[-1] in place.pack.words["source_prepositions"]:
        parts = ("document_words", "media_words", "titles", "person_words")
    elif cue.kind is CueKind.ORIGIN:
        parts = ("document_words", "titles", "person_words", "group_words", "organization_words", "media_words")
    words = range(source.first, source.last)
    return not parts or any(kin(place.tokens.lower[at], part, place.pack) for at in words for part in parts)


def _is_medium(place: Place, source: Mention) -> bool:
    words = place.pack.words
    return any(
        lower in words["media_words"] or lower in words["outlets"] or lower in words["agencies"]
        for lower in place.tokens.lower[source.first : source.last]
    )


def anaphoric_subject(place: Place, cue: Cue) -> Range | None:
    """The words before a passive that point back ("Hal itu"), when they are its subject."""
    near = _NEAR * 2 if cue.kind in _WITH_SOURCE_BEFORE else _NEAR
    for first in range(max(place.sentence.first, cue.first - near), cue.first):
        size = phrase_at(place.tokens, first, "anaphoric_subjects", place.pack) or _noun_that_points(place, first, cue)
        if size and _only_between(place, first + size, cue):
            opened = first == place.sentence.first or not place.tokens.words[first - 1][0].isalpha()
            opened = opened and not any(one.after == first for one in place.sentence.quotations)
            opened = opened or place.tokens.lower[first - 1] in place.pack.words["adverb_openers"]
            opened = opened or any(
                one.kind is CueKind.SAYING for one in place.pack.cues.get(place.tokens.lower[first - 1], ())
            )
            return (first, first + size) if opened else None
    return None


def _only_between(place: Place, first: int, cue: Cue) -> bool:
    """Whether nothing but adverbs stands before a cue; before some also who speaks, or who has it from where.

    ``Hal itu ia sampaikan``, ``Informasi itu, kata Rini, ia peroleh dari X``
    """
    tokens, words = place.tokens, place.pack.words
    sourced = cue.kind in _WITH_SOURCE_BEFORE
    for at in range(first, cue.first):
        lower = tokens.lower[at]
        named = lower == "," or lower in words["pronouns"] or tokens.capital(at) or lower in place.pack.cues
        likened = cue.kind is CueKind.CITED and lower in words["as_words"]
        if lower not in words["before_verb"] and not likened and not (sourced and named):
            return False
    return True


def _noun_that_points(place: Place, first: int, cue: Cue) -> int:
    """2 where a noun of speech stands with a demonstrative ("Peringatan itu"), else 0."""
    tokens, words = place.tokens, place.pack.words
    noun = tokens.lower[first]
    speech = noun in words["anaphoric_nouns"] or noun in words["document_words"]
    if cue.kind is CueKind.ORIGIN and speech:  # "Klaim Ade didasarkan pada X"
        size = 1
        while first + size < cue.first and tokens.capital(first + size):
            size += 1
        if size > 1:
            return size
    if first + 1 >= place.sentence.last:
        return 0
    for size in range(3, _LONGEST_POINTING):  # "Keterangan Ana itu", "Kabar penarikan ini"
        at = first + size - 1
        if at < cue.first and tokens.lower[at] in words["demonstratives"] and speech:
            plain = all(
                tokens.lower[i].isalpha() and tokens.lower[i] not in words["stops"] for i in range(first + 1, at)
            )
            return size if plain else 0
    if tokens.lower[first + 1] not in words["demonstratives"]:
        return 0
    printed = cue.kind is CueKind.PASSIVE_BACK and cue.last - cue.first > 1  # "artikel ini dimuat di X"
    return 2 if noun in words["anaphoric_nouns"] or (noun in words["document_words"] and not printed) else 0
