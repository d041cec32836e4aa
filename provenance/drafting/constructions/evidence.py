"""Who else stands behind words: documents, passives, what stands before, and speakers that nobody names.

    Menurut X, C      Berdasarkan data X, C
    Hal itu disampaikan X      S disebut X C      S diduga C      informasi ini didapat dari X

May import: contents, cues, mentions, pack, readings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.drafting.constructions.contents import is_date, spoken, trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.mentions import clitic, joint, mention_after
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.constructions.relaying import after_date
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import Mention, Shape, kin, phrase_at
from provenance.terms import Certainty

__all__ = [
    "POINTING",
    "according",
    "earlier",
    "in_document",
    "known_by",
    "nobody_named",
    "noun_of_saying",
    "passive_with_agent",
]

POINTING = frozenset({CueKind.PASSIVE, CueKind.PASSIVE_BACK, CueKind.PASSIVE_CLITIC, CueKind.ORIGIN, CueKind.CITED})
_CLAUSE_VERBS = frozenset({CueKind.VERB, CueKind.SAYING, CueKind.TELLING})
_FAR = 25
_NEAR = 4


def according(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:  # noqa: C901, PLR0912  # two readings of the same words
    """``Menurut X, C``, ``C, menurut X``, ``Menurutnya, C`` and ``Berdasarkan data X, C``."""
    tokens, sentence = place.tokens, place.sentence
    for cue in cues:
        if cue.kind is CueKind.ACCORDING_CLITIC:
            source: Mention | None = clitic(tokens, cue.first, cue.word.suffix)
        elif cue.kind in (CueKind.ACCORDING, CueKind.BASED):
            source = mention_after(tokens, cue.last, sentence.last, place.pack, fronted=True)
        else:
            continue
        if source is None or (cue.kind is CueKind.BASED and not _documented(place, source)):
            continue
        opening = max(
            (one.last for one in cues if one.kind in _CLAUSE_VERBS and one.last <= cue.first), default=sentence.first
        )
        while opening < cue.first and (
            tokens.words[opening] == "," or tokens.lower[opening] in place.pack.words["complementizers"]
        ):
            opening += 1
        while size := phrase_at(tokens, opening, "adverb_openers", place.pack) or phrase_at(
            tokens, opening, "coordinators", place.pack
        ):
            opening += size
            while opening < cue.first and tokens.words[opening] == ",":
                opening += 1
        fronted = cue.first <= opening
        if cue.kind is CueKind.BASED and not fronted:
            continue
        pointing = _anaphoric_subject(place, cue)
        if pointing is not None and cue.kind is CueKind.ACCORDING:
            cues_ = ((pointing[0], cue.last),)
            yield Reading("said-before", Role.EARLIER, cues_, (source,), (pointing,), cue.word.certainty)
            continue
        content = _around(place, cue, source, fronted=fronted)
        if cue.kind is CueKind.ACCORDING and len(content) > 1 and content[0][0] < opening < cue.first:
            content = (trimmed(tokens, opening, content[0][1]), *content[1:])
        if cue.kind is CueKind.ACCORDING and fronted and cue.first > sentence.first and _inserted(place, content):
            fronted = False
            content = _around(place, cue, source, fronted=False)
        if not content:
            continue
        rule = "based-on" if cue.kind is CueKind.BASED else "according-to"
        yield Reading(
            rule,
            Role.SPEAKER,
            ((cue.first, cue.last),),
            joint(tokens, source, place.pack),
            content,
            cue.word.certainty,
            fronted=fronted,
        )


def _inserted(place: Place, content: Sequence[Range]) -> bool:
    """Whether nothing follows that is the own clause of who is cited, or the rest of the clause before the cue."""
    return not content or place.tokens.lower[content[0][0]] in place.pack.words["complementizers"]


def _documented(place: Place, source: Mention) -> bool:
    words = place.pack.words
    return any(
        place.tokens.lower[at] in words["document_words"]
        for at in range(source.first, min(source.last, source.first + 2))
    )


def _around(place: Place, cue: Cue, source: Mention, *, fronted: bool) -> tuple[Range, ...]:
    tokens, sentence = place.tokens, place.sentence
    if fronted:
        content = after_date(place, _after_relative(place, source.last))
        return (content,) if content[1] - content[0] > 1 else ()
    begin = sentence.first
    if cue.first and tokens.words[cue.first - 1] != ",":
        for at in range(cue.first - 1, sentence.first - 1, -1):
            if tokens.lower[at] in place.pack.words["coordinators"] or tokens.words[at] == ",":
                break
    before = trimmed(tokens, begin, cue.first)
    after = trimmed(tokens, source.last, sentence.last)
    relative = _after_relative(place, source.last)
    if relative > source.last and tokens.words[relative] == ",":
        after = after_date(place, relative)
        return tuple(one for one in (before, after) if one[0] < one[1])
    if (
        source.shape is Shape.PRONOUN
        and after[1] - after[0] > 1
        and tokens.words[source.last][0].isalpha()
        and (tokens.lower[source.last] not in place.pack.words["place_prepositions"])
    ):
        return tuple(one for one in (before, after) if one[0] < one[1])
    if source.last < sentence.last and tokens.words[source.last] == "," and not is_date(tokens, *after, place.pack):
        return tuple(one for one in (before, after) if one[0] < one[1])
    return (before,) if before[0] < before[1] else ()


def _after_relative(place: Place, index: int) -> int:
    """Behind ``yang dikutip CNN, Rabu (…),`` or another relative clause that belongs to the source."""
    tokens, words = place.tokens, place.pack.words
    if index < place.sentence.last and (
        tokens.lower[index] in words["relatives"] or tokens.lower[index] in words["stops"]
    ):
        for at in range(index, min(place.sentence.last, index + _FAR)):
            if tokens.words[at] == ",":
                return at
    return index


def earlier(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``Hal itu disampaikan X``: the content stands before; ``informasi ini didapat dari X``: the origin of it."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    for cue in cues:
        if cue.kind not in POINTING:
            continue
        subject = _anaphoric_subject(place, cue)
        if subject is None:
            continue
        at = cue.last
        while at < sentence.last and (
            tokens.lower[at] in pack.words["agent_markers"] or tokens.lower[at] in pack.words["before_verb"]
        ):
            at += 1
        source = (
            clitic(tokens, cue.first, cue.word.suffix)
            if cue.word.suffix
            else mention_after(tokens, at, sentence.last, pack)
        )
        if source is None or (
            source.shape is Shape.THING and cue.kind is CueKind.CITED and not _plausible(place, source)
        ):
            continue
        if cue.kind is CueKind.ORIGIN:
            yield Reading("known-from", Role.KNOWN_FROM, ((subject[0], cue.last),), joint(tokens, source, pack))
        elif subject[0] > sentence.first and tokens.words[subject[0] - 1] == ",":
            content = trimmed(tokens, sentence.first, subject[0])
            yield Reading(
                "said-before", Role.SPEAKER, ((subject[0], cue.last),), (source,), (content,), cue.word.certainty
            )
        else:
            yield Reading(
                "said-before", Role.EARLIER, ((subject[0], cue.last),), (source,), (subject,), cue.word.certainty
            )


def _plausible(place: Place, source: Mention) -> bool:
    words = place.pack.words
    return any(
        place.tokens.lower[at] in words["media_words"] or place.tokens.lower[at] in words["group_words"]
        for at in range(source.first, source.last)
    )


def _anaphoric_subject(place: Place, cue: Cue) -> Range | None:
    """The words before a passive that point back ("Hal itu"), when they are its subject."""
    for first in range(max(place.sentence.first, cue.first - _NEAR), cue.first):
        size = phrase_at(place.tokens, first, "anaphoric_subjects", place.pack) or _noun_that_points(place, first)
        between = range(first + size, cue.first)
        if size and all(place.tokens.lower[at] in place.pack.words["before_verb"] for at in between):
            opened = first == place.sentence.first or not place.tokens.words[first - 1][0].isalpha()
            opened = opened or place.tokens.lower[first - 1] in place.pack.words["adverb_openers"]
            opened = opened or any(
                one.kind is CueKind.SAYING for one in place.pack.cues.get(place.tokens.lower[first - 1], ())
            )
            return (first, first + size) if opened else None
    return None


def _noun_that_points(place: Place, first: int) -> int:
    """2 where a noun of speech stands with a demonstrative ("Peringatan itu"), else 0."""
    tokens, words = place.tokens, place.pack.words
    if first + 1 >= place.sentence.last or tokens.lower[first + 1] not in words["demonstratives"]:
        return 0
    noun = tokens.lower[first]
    return 2 if noun in words["document_words"] or noun in words["anaphoric_nouns"] else 0


def known_by(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``S mendapat laporan dari X bahwa C``: X is where the speaker has it from; so is what a speaker rests on."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    for cue in cues:
        at = cue.last
        if cue.kind is CueKind.VERB and cue.word.words[-1] in pack.words["document_words"]:
            if at >= sentence.last or tokens.lower[at] not in pack.words["source_prepositions"]:
                continue
            at += 1
        elif cue.kind is CueKind.BASED and _anaphoric_passive_before(place, cue, cues):
            pass
        else:
            continue
        source = mention_after(tokens, at, sentence.last, pack)
        if source is not None:
            first = at - 1 if cue.kind is CueKind.VERB else cue.first
            yield Reading("known-by", Role.ORIGIN, ((first, at),), joint(tokens, source, pack))


def _anaphoric_passive_before(place: Place, cue: Cue, cues: Sequence[Cue]) -> bool:
    return any(
        other.kind in POINTING and other.first < cue.first and _anaphoric_subject(place, other) is not None
        for other in cues
    )


def in_document(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``Dalam laporan X disebutkan bahwa C``: a document with its content."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    opening = sentence.first
    while size := phrase_at(tokens, opening, "adverb_openers", pack):
        opening += size
    for cue in cues:
        if cue.kind is not CueKind.PASSIVE or cue.last >= sentence.last or opening + 1 >= cue.first:
            continue
        if tokens.lower[cue.last] not in pack.words["complementizers"]:
            continue
        if tokens.lower[opening] not in pack.words["source_prepositions"]:
            continue
        if tokens.lower[opening + 1] not in pack.words["document_words"]:
            continue
        source = mention_after(tokens, opening + 1, cue.first, pack)
        content = trimmed(tokens, cue.last + 1, sentence.last)
        if source is not None and content[0] < content[1]:
            words = ((cue.first, cue.last + 1),)
            yield Reading("in-document", Role.SPEAKER, words, (source,), (content,), cue.word.certainty)


def noun_of_saying(place: Place) -> Iterator[Reading]:
    """``Klaim X bahwa C``: a noun of saying at the beginning of a sentence."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    opening = sentence.first
    while size := phrase_at(tokens, opening, "adverb_openers", pack):
        opening += size
    if opening + 2 >= sentence.last or tokens.lower[opening] not in pack.words["document_words"]:
        return
    source = mention_after(tokens, opening + 1, sentence.last, pack)
    if source is None or source.last >= sentence.last or source.shape is Shape.ANONYMOUS:
        return
    if tokens.lower[source.last] not in pack.words["plain_complementizers"]:
        return
    content = trimmed(tokens, source.last + 1, sentence.last)
    if content[0] < content[1]:
        yield Reading("noun-of-saying", Role.SPEAKER, ((opening, opening + 1),), (source,), (content,))


def passive_with_agent(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``Musk disebut Trump berada di masa kelam``; ``dikutuk Rusia sebagai …``."""
    tokens, sentence, pack = place.tokens, place.sentence, place.pack
    for cue in cues:
        if cue.kind is not CueKind.PASSIVE or _anaphoric_subject(place, cue) is not None:
            continue
        at = cue.last
        marked = at < sentence.last and tokens.lower[at] in pack.words["agent_markers"]
        agent = mention_after(tokens, at + 1 if marked else at, sentence.last, pack)
        if agent is None or agent.last >= sentence.last:
            continue
        told = agent.shape is Shape.PRONOUN and cue.first == sentence.first  # "Dikatakan dia, C"
        if not marked and not told and not (_is_agent(place, agent) and tokens.lower[agent.last].isalpha()):
            continue
        subject = _clause_before(place, cue.first)
        content = tuple(
            one for one in (subject, trimmed(tokens, agent.last, sentence.last)) if one is not None and one[0] < one[1]
        )
        if content:
            yield Reading(
                "passive-agent",
                Role.SPEAKER,
                ((cue.first, at + 1 if marked else at),),
                (agent,),
                content,
                cue.word.certainty,
            )


def _is_agent(place: Place, agent: Mention) -> bool:
    """Whether the words right behind a passive can only be its agent: a name, or somebody's somebody ("pelatihnya")."""
    lower = place.tokens.lower[agent.first]
    if agent.shape is Shape.NAME:
        return place.tokens.capital(agent.first)
    return agent.shape is Shape.THING and kin(lower, "titles", place.pack) not in ("", lower)


def _clause_before(place: Place, index: int, floor: int = 0) -> Range | None:
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
        if relative and lower in words["stops"]:
            break
        begin -= 1
    while begin < end and (
        size := phrase_at(tokens, begin, "adverb_openers", place.pack)
        or phrase_at(tokens, begin, "coordinators", place.pack)
    ):
        begin += size
    found = trimmed(tokens, begin, end)
    return found if found[0] < found[1] else None


def _interrupted_subject(place: Place, end: int) -> Range | None:
    """The subject before a clause in commas: ``Jumlah senjata, termasuk peluru, diyakini``."""
    tokens, words = place.tokens, place.pack.words
    comma = next((at for at in range(end - 1, place.sentence.first, -1) if tokens.words[at] == ","), None)
    if comma is None:
        return None
    opens = tokens.lower[comma + 1]
    if opens not in words["stops"] and opens not in words["relatives"]:
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
        ):
            continue
        if cue.word.certainty is Certainty.ASSERTED and tokens.capital(cue.last):
            continue
        if any(
            tokens.lower[at] in pack.words["negations"] for at in range(max(sentence.first, cue.first - 2), cue.first)
        ):
            continue
        floor = max((one.last for one in cues[:position] if one.kind is CueKind.VERB), default=sentence.first)
        subject = _clause_before(place, cue.first, floor)
        end = _end_of_clause(place, cue, cues[position + 1 :])
        rest = trimmed(tokens, cue.last, end)
        content = tuple(one for one in (subject, rest) if one is not None and one[0] < one[1])
        if content and rest[0] < rest[1]:
            yield Reading(
                "nobody-named", Role.SPEAKER, ((cue.first, cue.last),), (), content, cue.word.certainty, nests=False
            )


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
