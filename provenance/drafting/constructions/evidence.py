"""What documents say, what is said of a subject in the passive, and what somebody holds whom nobody names.

    Dalam laporan X disebutkan bahwa C      Klaim X bahwa C      S disebut X C      S diduga C

May import: contents, cues, mentions, pack, pointing_back, readings; text.phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.drafting.constructions.contents import claims_something, spoken, trimmed
from provenance.drafting.constructions.cues import Cue, cues_between
from provenance.drafting.constructions.mentions import mention_after
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.pack import CueKind
from provenance.drafting.text.name_parts import LONGEST_NAME, role_like
from provenance.drafting.text.phrases import Shape, phrase_at
from provenance.terms import Certainty

__all__ = ["clause_before", "in_document", "nobody_named", "noun_of_saying", "opening_of"]


def in_document(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``Dalam laporan X disebutkan bahwa C``, ``Disebutkan dalam laporan X bahwa C``: a document with its content."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    opening = opening_of(place)
    for cue in cues:
        if cue.kind not in (CueKind.PASSIVE, CueKind.DOCUMENTED) or cue.last >= sentence.last:
            continue
        at = cue.last if cue.first == opening else opening
        while tokens.lower[at] in pack.words["before_verb"]:
            at += 1
        if tokens.lower[at] not in pack.words["source_prepositions"]:
            continue
        if tokens.lower[at + 1] not in pack.words["document_words"]:
            continue
        behind = cue.last if at == opening else 0
        source = mention_after(tokens, at + 1, cue.first if behind else sentence.last, pack)
        if source is None or (behind and not _next_to(place, source.last, cue.first)):
            continue
        first = behind or source.last
        while first < sentence.last and tokens.lower[first] in pack.words["before_verb"]:
            first += 1
        opened = tokens.lower[first] in pack.words["complementizers"] or tokens.words[first] == ","
        content = trimmed(tokens, first + opened, sentence.last)
        clause = opened or (behind and cue.kind is CueKind.PASSIVE and _claims(place, content))
        if clause and content[0] < content[1]:
            words = ((cue.first, max(cue.last, first + 1) if behind and opened else cue.last),)
            yield Reading("in-document", Role.SPEAKER, words, (source,), (content,), cue.word.certainty)


def opening_of(place: Place) -> int:
    """Where a sentence begins behind the adverbs that only open it."""
    tokens, opening = place.tokens, place.sentence.first
    while size := phrase_at(tokens, opening, "adverb_openers", place.pack):
        opening += size + (tokens.words[opening + size] == ",")
    return opening


def _next_to(place: Place, first: int, last: int) -> bool:
    """Whether nothing but adverbs and a relative clause stands between a document and its verb."""
    tokens, words = place.tokens, place.pack.words
    described = first < last and tokens.lower[first] in words["relatives"]
    return described or all(
        tokens.words[at] == "," or tokens.lower[at] in words["before_verb"] for at in range(first, last)
    )


def _claims(place: Place, content: Range) -> bool:
    return content[0] < content[1] and claims_something(place.tokens, *content, place.pack)


def noun_of_saying(place: Place) -> Iterator[Reading]:
    """``Klaim X bahwa C``: a noun of saying at the beginning of a sentence."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    opening = opening_of(place)
    if opening + 2 >= sentence.last or tokens.lower[opening] not in pack.words["document_words"]:
        return
    source = mention_after(tokens, opening + 1, sentence.last, pack)
    if source is None or source.last >= sentence.last or source.shape is Shape.ANONYMOUS:
        return
    if tokens.lower[source.last] not in pack.words["plain_complementizers"]:
        return
    content = trimmed(tokens, source.last + 1, _judged_at(place, source.last + 1))
    if content[0] < content[1]:
        yield Reading("noun-of-saying", Role.SPEAKER, ((opening, opening + 1),), (source,), (content,))


def _judged_at(place: Place, first: int) -> int:
    """Where a clause ends of which somebody then says something ("Klaim X bahwa C dinilai Y berlebihan")."""
    tokens, last = place.tokens, place.sentence.last
    for cue in cues_between(tokens, first, last, place.pack):
        if cue.kind is CueKind.PASSIVE and cue.last < last and tokens.capital(cue.last):
            return cue.first
    return last


def clause_before(place: Place, index: int, floor: int = 0) -> Range | None:
    """The subject of a passive: from the beginning of its clause to the verb, without what only opens it."""
    tokens, words = place.tokens, place.pack.words
    end = index
    relative = False
    while end > place.sentence.first and tokens.lower[end - 1] in words["before_verb"]:
        end -= 1
    if end > place.sentence.first and tokens.lower[end - 1] in words["relatives"]:
        relative = True
        end -= 1
        while end > place.sentence.first and tokens.words[end - 1] == ",":
            end -= 1
    begin = end
    if not relative and end > place.sentence.first and tokens.words[end - 1] == ",":
        return _interrupted_subject(place, end - 1)
    while begin > max(place.sentence.first, floor):
        lower = tokens.lower[begin - 1]
        if lower in words["subordinators"] or tokens.words[begin - 1] in ',;:"“”–—':
            break
        if relative and (lower in words["stops"] or _main_verb(place, begin - 1)):
            break
        begin -= 1
    while begin < end and (
        size := phrase_at(tokens, begin, "adverb_openers", place.pack)
        or phrase_at(tokens, begin, "coordinators", place.pack)
    ):
        begin += size
    found = trimmed(tokens, begin, end)
    return found if found[0] < found[1] else None


def _main_verb(place: Place, at: int) -> bool:
    """Whether the verb is there whose object a relative clause is about ("menangkap orang yang diduga mencuri")."""
    lower, pack = place.tokens.lower[at], place.pack
    formed = len(lower) > LONGEST_NAME and lower.startswith(tuple(pack.words["active_prefixes"]) or ("\0",))
    return formed and place.tokens.words[at].islower() and not role_like(lower, pack)


def _interrupted_subject(place: Place, end: int) -> Range | None:
    """The subject before a clause in commas: ``Jumlah senjata, termasuk peluru, diyakini``."""
    tokens, words = place.tokens, place.pack.words
    comma = next((at for at in range(end - 1, place.sentence.first, -1) if tokens.words[at] == ","), None)
    if comma is None:
        return None
    opens, name = tokens.lower[comma + 1], comma == place.sentence.first + 1 or tokens.capital(comma - 1)
    apposed = name and tokens.capital(place.sentence.first)
    if opens not in words["stops"] and opens not in words["relatives"] and not apposed:
        return None
    found = trimmed(tokens, place.sentence.first, end)
    return found if found[0] < found[1] else None


def nobody_named(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``S diduga C``: somebody says so, and the words do not tell who."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    for position, cue in enumerate(cues):
        if cue.kind is not CueKind.AGENTLESS or cue.last >= sentence.last:
            continue
        following = tokens.lower[cue.last]
        if tokens.words[cue.last] == "," and cue.first != sentence.first and cue.word.certainty is Certainty.ASSERTED:
            continue
        if cue.word.certainty is Certainty.ASSERTED and not (
            (following in pack.words["clause_words"] and following not in pack.words["as_words"])
            or following.startswith(tuple(pack.words["clause_prefixes"]) or "\0")
            or following in pack.words["complementizers"]
            or following in pack.words["measuring_words"]
        ):
            continue
        if cue.word.certainty is Certainty.ASSERTED and tokens.capital(cue.last):
            continue
        near = tokens.lower[max(sentence.first, cue.first - 2) : cue.first]
        if not pack.words["negations"].isdisjoint(near) or _entrusts(place, cue) or _names(place, cue):
            continue
        that = following in pack.words["plain_complementizers"]
        if tokens.lower[cue.first] in pack.words["suspicion_words"] and not (that or following == ","):
            continue  # "Kabar yang beredar itu tidak benar"
        floor = max((one.last for one in cues[:position] if one.kind is CueKind.VERB), default=sentence.first)
        subject = clause_before(place, cue.first, floor)
        if subject is not None and pack.words["determiners"].issuperset(tokens.lower[slice(*subject)]):
            subject = None  # "Beberapa kabar yang beredar, …"
        end = _end_of_clause(place, cue, cues[position + 1 :])
        rest = trimmed(tokens, cue.last + that, end)
        content = tuple(one for one in (subject, rest) if one is not None and one[0] < one[1])
        if content and rest[0] < rest[1]:
            yield Reading(
                "nobody-named", Role.SPEAKER, ((cue.first, cue.last),), (), content, cue.word.certainty, nests=False
            )


def _entrusts(place: Place, cue: Cue) -> bool:
    """Whether somebody is trusted with something, and nothing held to be so ("dipercaya memegang ban kapten")."""
    words, following = place.pack.words, place.tokens.lower[cue.last]
    if place.tokens.lower[cue.last - 1] not in words["entrusted_words"]:
        return False
    return following in words["purpose_words"] or following in words["entrusted_verbs"]


def _names(place: Place, cue: Cue) -> bool:
    """Whether a thing is only given another name ("disebut juga arabika")."""
    tokens, words = place.tokens, place.pack.words
    if cue.word.certainty is not Certainty.ASSERTED or tokens.lower[cue.last] not in words["also_words"]:
        return False
    following = tokens.lower[cue.last + 1]
    verb = following.startswith(tuple(words["clause_prefixes"]) or "\0")
    return not verb and following not in words["clause_words"] and following not in words["complementizers"]


def _end_of_clause(place: Place, cue: Cue, following: Sequence[Cue]) -> int:
    tokens, words = place.tokens, place.pack.words
    relative = False
    for at in range(cue.first - 1, max(place.sentence.first, cue.first - 3) - 1, -1):
        relative = relative or tokens.lower[at] in words["relatives"]
    end = place.sentence.last
    if relative:
        comma = next((at for at in range(cue.last, end) if tokens.words[at] in ",;"), end)
        verb = next((one.first for one in following if one.kind is CueKind.VERB), end)
        return min(comma, verb)
    for one in place.sentence.quotations:
        if one.before >= cue.last and spoken(place, one):
            return one.before
    return end
