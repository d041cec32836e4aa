"""Passives of saying and who says it: an agent behind the verb, a clitic in it, or whoever spoke before.

    S disebut X C      Disampaikan X, C      Dikatakannya, C      S yang dinilainya C      Disebutkan, C

May import: contents, cues, evidence, mentions, name_parts, pack, phrases, pointing_back, readings, verb_contents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.drafting.constructions.contents import claims_something, trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.evidence import clause_before, noun_of_saying, opening_of
from provenance.drafting.constructions.mentions import clitic, joint, mention_after
from provenance.drafting.constructions.pointing_back import anaphoric_subject
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.constructions.verb_contents import clause
from provenance.drafting.pack import CueKind
from provenance.drafting.text.name_parts import kin
from provenance.drafting.text.phrases import Mention, Shape

__all__ = ["by_passive_clitic", "passive_alone", "passive_with_agent"]

_LONGEST_THING = 6  # words


def passive_with_agent(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``Musk disebut Trump berada di masa kelam``; ``dikutuk Rusia sebagai …``."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    opening = opening_of(place)
    for cue in cues:
        if cue.kind is not CueKind.PASSIVE or anaphoric_subject(place, cue) is not None:
            continue
        if any(one.last == cue.first and one.rule == "noun-of-saying" for one in noun_of_saying(place)):
            continue
        at = cue.last
        marked = at < sentence.last and tokens.lower[at] in pack.words["agent_markers"]
        opens = cue.first == opening
        agent = mention_after(tokens, at + 1 if marked else at, sentence.last, pack, fronted=opens, opens=opens)
        if agent is None or agent.last >= sentence.last:
            continue
        if cue.first and tokens.lower[cue.first - 1] in pack.words["relatives"] and _predicate(place, agent.last):
            continue  # "laporan yang disebut X adalah laporan lama"
        likened = _likened(place, cue, agent)
        if likened is not None:
            yield likened
            continue
        told = agent.shape is Shape.PRONOUN or (agent.shape is Shape.NAME and tokens.words[agent.last] == ",")
        told = told and opens and not _of_nobody(place, cue)  # "Dikatakan dia, C", "Disampaikan Ana, C"
        if not marked and not told and not (_is_agent(place, agent) and tokens.lower[agent.last].isalpha()):
            continue
        if _unsaid(place, cue) or tokens.lower[agent.last] in pack.words["place_prepositions"]:
            continue  # "akan disampaikan X", "Laporan itu disampaikan X saat rapat"
        subject = clause_before(place, cue.first)
        first = agent.last + (tokens.words[agent.last] == ",")
        first += tokens.lower[first] in pack.words["plain_complementizers"]
        content = tuple(
            one for one in (subject, trimmed(tokens, first, sentence.last)) if one is not None and one[0] < one[1]
        )
        if content:
            yield Reading(
                "passive-agent",
                Role.SPEAKER,
                ((cue.first, at + 1 if marked else at),),
                joint(tokens, agent, pack),
                content,
                cue.word.certainty,
            )


def passive_alone(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``Disebutkan, C``, ``Dijelaskan bahwa C``: whoever spoke before goes on."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    opening = opening_of(place)
    for cue in cues:
        if cue.kind is not CueKind.PASSIVE or cue.first != opening or cue.last >= sentence.last:
            continue
        opened = tokens.words[cue.last] == "," or tokens.lower[cue.last] in pack.words["plain_complementizers"]
        content = trimmed(tokens, cue.last + 1, sentence.last)
        if opened and not _of_nobody(place, cue) and claims_something(tokens, *content, pack):
            words = ((cue.first, cue.last),)
            yield Reading("passive-alone", Role.SPEAKER, words, (), (content,), cue.word.certainty, again=True)


def _of_nobody(place: Place, cue: Cue) -> bool:
    """Whether a passive may also stand without anybody who says so ("Disebut Raja Hutan, …")."""
    return any(one.kind is CueKind.AGENTLESS for one in place.pack.cues[place.tokens.lower[cue.first]])


def _likened(place: Place, cue: Cue, agent: Mention) -> Reading | None:
    """``Seperti dikatakan X kepada Y, C``; ``C, seperti dikatakan X, C``: the words of likening, and who says so."""
    tokens, sentence = place.tokens, place.sentence
    likening = place.pack.words["as_words"] - place.pack.words["relatives"]
    at = cue.first - 1
    if at < sentence.first or tokens.lower[at] not in likening:
        return None
    opens = at == sentence.first
    if not opens and tokens.words[at - 1] != ",":
        return None
    comma = next((i for i in range(agent.last, sentence.last) if tokens.words[i] == ","), sentence.last)
    stretches = (trimmed(tokens, sentence.first, at), trimmed(tokens, comma, sentence.last))
    content = tuple(one for one in stretches if one[0] < one[1])
    if not content or (opens and comma == sentence.last):
        return None
    return Reading("passive-agent", Role.SPEAKER, ((at, cue.last),), (agent,), content, cue.word.certainty)


def _unsaid(place: Place, cue: Cue) -> bool:
    """Whether a passive is denied, or only to come ("belum disampaikan", "akan disampaikan")."""
    before = place.tokens.lower[max(place.sentence.first, cue.first - 2) : cue.first]
    return not place.pack.words["negations"].isdisjoint(before)


def _predicate(place: Place, at: int) -> bool:
    """Whether the predicate of the main clause stands there, behind a relative one."""
    return place.tokens.lower[at] in place.pack.words["be_words"]


def _is_agent(place: Place, agent: Mention) -> bool:
    """Whether the words right behind a passive can only be its agent: a name, or somebody's somebody ("pelatihnya")."""
    lower = place.tokens.lower[agent.first]
    if agent.shape is Shape.NAME:
        return place.tokens.capital(agent.first)
    return agent.shape is Shape.THING and kin(lower, "titles", place.pack) not in ("", lower)


def by_passive_clitic(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``Dikatakannya, C``: a passive with its agent inside, and the content behind it."""
    for cue in cues:
        if cue.kind is not CueKind.PASSIVE_CLITIC:
            continue
        source = clitic(place.tokens, cue.first, cue.word.suffix)
        at = cue.last
        held = _held_of(place, cue)
        if held is not None:
            words_ = ((cue.first, cue.last),)
            yield Reading("passive-clitic", Role.SPEAKER, words_, (source,), held, cue.word.certainty)
            continue
        if at >= place.sentence.last or not (
            place.tokens.words[at] == "," or place.tokens.lower[at] in place.pack.words["complementizers"]
        ):
            continue
        found = clause(place, at + 1, cue.last)
        if found is not None:
            content, quotation, words = found
            yield Reading(
                "passive-clitic", Role.SPEAKER, ((cue.first, words),), (source,), content, cue.word.certainty, quotation
            )


def _held_of(place: Place, cue: Cue) -> tuple[Range, ...] | None:
    """A thing and what somebody holds of it in a relative clause ("usaha Ana yang dinilainya luar biasa")."""
    tokens, sentence, words = place.tokens, place.sentence, place.pack.words
    at = cue.first - 1
    if at <= sentence.first or tokens.lower[at] not in words["relatives"] or cue.last >= sentence.last:
        return None
    first = at
    while first > sentence.first and tokens.words[first - 1][0].isalnum() and at - first < _LONGEST_THING:
        if tokens.lower[first - 1] in words["stops"] or tokens.lower[first - 1] in place.pack.cues:
            break
        first -= 1
    last = next((i for i in range(cue.last, sentence.last) if tokens.words[i] == ","), sentence.last)
    thing, told = (first, at), trimmed(tokens, cue.last, last)
    behind = tokens.lower[cue.last]
    plain = behind[0].isalpha() and behind not in words["complementizers"] and behind not in words["place_prepositions"]
    return (thing, told) if plain and first < at and told[0] < told[1] else None
