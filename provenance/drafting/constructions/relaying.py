"""Relays: outlets and documents that hand on what others say, and whom a speaker cites.

    Melansir X, C      C, seperti dilansir X      X, mengutip Y, menulis C      X mengatakan kepada Reuters bahwa C

May import: contents, cues, mentions, name_parts, pack, phrases, pointing_back, preceding, readings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from provenance.drafting.constructions.contents import before_date, is_date, trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.mentions import joint, mention_after
from provenance.drafting.constructions.pointing_back import anaphoric_subject
from provenance.drafting.constructions.preceding import mention_before
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.text.name_parts import kin, role_like
from provenance.drafting.text.phrases import Mention, Shape, mention_of, phrase_at
from provenance.drafting.text.tokens import Tokens

__all__ = ["after_date", "relays", "source_of_citation", "told_to"]

_NEAR = 4
_BEFORE = 8
_FAR = 25


def relays(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """Outlets and documents that hand on what others say, at the front or at the end of a sentence."""
    before: Reading | None = None
    for cue in cues:
        if cue.kind is CueKind.CITED:
            reading = _relay(place, cue, "relayed-by")
        elif cue.kind is CueKind.CITING:
            reading = _citing(place, cue, cues)
            relative = place.tokens.lower[cue.first - 1] in place.pack.words["relatives"]
            if reading is not None and before is not None and relative and before.mentions[-1].last == cue.first - 1:
                reading = evolve(reading, rule="relayed-from", role=Role.RELAY)
        else:
            continue
        if reading is not None:
            via = _via(place, reading.mentions[-1].last)
            if via is not None:
                yield via
            yield evolve(reading, role=Role.ORIGIN, content=()) if via is not None and reading.fronted else reading
            before = reading if anaphoric_subject(place, cue) is None else None
            if cue.kind is CueKind.CITED and (further := _from_another(place, reading.mentions[-1].last)) is not None:
                yield further


def _via(place: Place, at: int) -> Reading | None:
    """``mengutip unggahan X di Y via Z``: Z, which hands on what it has from X; None when no such word follows."""
    tokens, words = place.tokens, place.pack.words
    if not words["via_words"]:
        return None
    for index in range(at, min(at + _NEAR, place.sentence.last - 1)):
        if tokens.lower[index] in words["via_words"]:
            source = mention_after(tokens, index + 1, place.sentence.last, place.pack, fronted=True)
            if source is None or source.shape is not Shape.NAME:
                return None
            return Reading("relayed-by", Role.RELAY, ((index, index + 1),), (source,), fronted=True)
        if not (tokens.capital(index) or tokens.lower[index] in words["where_words"]):
            return None
    return None


def _from_another(place: Place, at: int) -> Reading | None:
    """``dikutip X dari Y``: Y, from whom the relay before has it; None when nobody with a name is."""
    tokens, words = place.tokens, place.pack.words
    if at + 1 >= place.sentence.last or tokens.lower[at] not in words["whom_prepositions"]:
        return None
    source = mention_after(tokens, at + 1, place.sentence.last, place.pack)
    if source is None or source.shape is not Shape.NAME:
        return None
    return Reading("relayed-from", Role.RELAY, ((at, at + 1),), (source,))


def source_of_citation(place: Place, cue: Cue) -> Mention | None:
    """Who or what is cited behind a word of citing or relaying; None for fees, dates and pronouns."""
    at = cue.last
    tokens, pack = place.tokens, place.pack
    if at < place.sentence.last and tokens.lower[at] in pack.words["not_cited"]:
        return None
    marked = False
    while at < place.sentence.last and tokens.lower[at] in pack.words["source_prepositions"]:
        marked = marked or tokens.lower[at] in (pack.words["whom_prepositions"] or pack.words["source_prepositions"])
        at += 1
    opens = all(word in pack.words["as_words"] for word in tokens.lower[place.sentence.first : cue.first])
    found = mention_after(tokens, at, place.sentence.last, pack, fronted=True, opens=opens)
    if found is None or found.shape in (Shape.PRONOUN, Shape.PLURAL):
        return None
    found = _before_channel(tokens, found, pack)
    if found.shape is Shape.THING:
        thing = tokens.lower[found.first]
        if pack.head_last:
            thing = tokens.lower[found.last - 1]
        named = thing in pack.words["document_words"] or thing in pack.words["media_words"]
        counted = thing in pack.words["determiners"] and found.first + 1 < found.last
        people = cue.kind is CueKind.CITING and bool(
            counted or any(kin(thing, part, pack) for part in ("titles", "group_words", "organization_words"))
        )
        if not named and not people and not (counted and tokens.lower[found.first + 1] in pack.words["media_words"]):
            return None
    if cue.word.words[0] in pack.words["showing_words"] and not _of_document(place, cue.first):
        return None
    likened = tokens.lower[cue.first - 1] in pack.words["as_words"] - pack.words["relatives"]
    if not (marked or likened) and cue.kind is CueKind.CITED and cue.word.words[0] in pack.words["agent_needed"]:
        return None
    return found


def _before_channel(tokens: Tokens, mention: Mention, pack: Pack) -> Mention:
    """The mention without the platform and the outlet that its words came by ("unggahan X di Y via Z")."""
    via = next((at for at in range(mention.first, mention.last) if tokens.lower[at] in pack.words["via_words"]), None)
    if via is None:
        return mention
    end = next((at for at in range(mention.first, via) if tokens.lower[at] in pack.words["where_words"]), via)
    return mention_of(tokens, mention.first, end, mention.shape) if end > mention.first else mention


def _of_document(place: Place, at: int) -> bool:
    """Whether a document is named shortly before ("a report by X seen by Y")."""
    before = place.tokens.lower[max(place.sentence.first, at - _BEFORE) : at]
    return not place.pack.words["document_words"].isdisjoint(before)


def _relay(place: Place, cue: Cue, rule: str) -> Reading | None:
    found = source_of_citation(place, cue)
    if found is None:
        return None
    tokens, sentence = place.tokens, place.sentence
    first = cue.first
    while first > sentence.first and (
        tokens.lower[first - 1] in place.pack.words["as_words"]
        or (cue.kind is CueKind.CITED and tokens.lower[first - 1] in place.pack.words["before_verb"])
    ):
        first -= 1
    opening = sentence.first
    while size := phrase_at(tokens, opening, "adverb_openers", place.pack):
        opening += size
    while opening < first and tokens.words[opening] == ",":
        opening += 1
    fronted = first <= opening
    content = (after_date(place, found.last),) if fronted else ()
    mentions = joint(tokens, found, place.pack)
    return Reading(rule, Role.RELAY, ((first, cue.last),), mentions, content, fronted=fronted, apart=len(mentions) > 1)


def after_date(place: Place, index: int) -> Range:
    """What follows a fronted expression, without the date that may stand behind it."""
    tokens, pack, last = place.tokens, place.pack, place.sentence.last
    at = index
    while at < last:
        if tokens.words[at] == "(" and ")" in tokens.words[at : at + 8]:
            at += tokens.words[at : at + 8].index(")") + 1
        elif tokens.words[at] == ",":
            at += 1
        elif at == index and tokens.lower[at] in pack.words["relatives"]:
            comma = next((i for i in range(at, min(last, at + _FAR)) if tokens.words[i] == ","), None)
            if comma is None:
                break
            at = comma + 1
        else:
            comma = next((i for i in range(at, min(last, at + _FAR)) if tokens.words[i] == ","), None)
            cited = any(entry.kind is CueKind.CITED for entry in pack.cues.get(tokens.lower[at], ()))  # "dikutip Jumat"
            if comma is None or not is_date(tokens, at + cited, comma, pack) or _subordinate(place, at):
                break
            at = comma + 1
    return trimmed(tokens, at, last)


def _subordinate(place: Place, at: int) -> bool:
    return place.tokens.lower[at] in place.pack.words["subordinators"]


def _citing(  # noqa: C901, PLR0911  # where the word may stand, in turn
    place: Place, cue: Cue, cues: Sequence[Cue]
) -> Reading | None:
    """``Melansir X, C`` in front; behind a speaker, who the speaker cites; behind an outlet, who the outlet cites."""
    reading = _relay(place, cue, "citing")
    if reading is None:
        return None
    tokens = place.tokens
    origin = Reading("citing", Role.ORIGIN, reading.cues, reading.mentions, certainty=cue.word.certainty)
    behind = reading.mentions[-1].last
    if reading.fronted:
        speaks = any(other.kind is CueKind.VERB and other.first > behind for other in cues)
        return evolve(origin, fronted=True) if speaks and _hands_nothing_on(place, reading.mentions[0]) else reading
    before = tokens.lower[cue.first - 1]
    if before in place.pack.words["relatives"] or before in place.pack.words["together_words"]:
        return origin
    if before == "," and tokens.words[place.sentence.first][0].isalnum():
        goes_on = any(other.kind is CueKind.VERB and other.first > cue.last for other in cues)
        subject = mention_before(tokens, place.sentence.first, cue.first - 1, place.pack) if goes_on else None
        if subject is not None or any(other.kind is CueKind.VERB and other.last == cue.first - 1 for other in cues):
            return origin
    if before == "," and _hands_nothing_on(place, reading.mentions[0]):
        spoke = any(other.kind in (CueKind.INVERTED, CueKind.VERB) and other.last < cue.first for other in cues)
        return origin if spoke else reading
    if not before[0].isalnum() or reading.cues[0][0] < cue.first:
        return reading
    subject = mention_before(tokens, place.sentence.first, cue.first, place.pack)
    cited = reading.mentions[-1].last
    if cited < place.sentence.last and tokens.words[cited] == ",":
        cited += 1
    if subject is not None and cited < place.sentence.last and tokens.lower[cited] in place.pack.words["relatives"]:
        return evolve(reading, rule="cites", mentions=(subject,), fronted=True, apart=False)
    named = tokens.lower[reading.mentions[0].first : cited]
    media = (*cue.word.words, *named)
    page = any(not place.pack.words[part].isdisjoint(media) for part in ("media_words", "outlets", "agencies"))
    dated = before_date(tokens, place.sentence.first, cue.first, place.pack) < cue.first
    quoted = any(other.kind is CueKind.INVERTED and other.last < cue.first for other in cues)
    if (page or dated) and quoted:
        return reading  # "kata X mengutip laman Y": the outlet has it from there
    return origin if subject is not None or place.sentence.first < cue.first else reading


def _hands_nothing_on(place: Place, cited: Mention) -> bool:
    """Whether who is cited is no outlet: somebody with an office, a body, or a document of these."""
    tokens, words = place.tokens, place.pack.words
    lower = tokens.lower[cited.first : cited.last]
    if any(word in words["media_words"] or word in words["outlets"] or word in words["agencies"] for word in lower):
        return False
    if any(word in words["outlet_name_words"] or "." in word[1:-1] for word in lower):
        return False
    return cited.shape is not Shape.NAME or any(role_like(word, place.pack) for word in lower)


def told_to(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``X mengatakan kepada Reuters bahwa C``: Reuters hands it on, unless it is the outlet itself that was told."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    for cue in cues:
        at = cue.last
        if cue.kind is CueKind.INVERTED:
            source = mention_after(tokens, at, sentence.last, pack)
            at = source.last if source is not None else at
        elif cue.kind not in (CueKind.VERB, CueKind.CLITIC):
            continue
        if at + 1 >= sentence.last or tokens.lower[at] not in pack.words["addressee_markers"]:
            continue
        told = mention_after(tokens, at + 1, sentence.last, pack)
        if told is None or told.shape is not Shape.NAME:
            continue
        name = tokens.words_of(told.first, told.last).lower()
        if name not in pack.words["agencies"] and name not in pack.words["outlets"]:
            continue
        near = range(told.last, min(told.last + _NEAR, sentence.last))
        if any(tokens.lower[index] in pack.words["interview_words"] for index in near):
            continue
        yield Reading("told-to", Role.RELAY, ((at, at + 1),), (told,))
