"""Who is cited in front of a clause, behind it or inside it.

    Menurut X, C      C, menurut X, C      Berdasarkan data X, C

May import: contents, cues, mentions, pack, pointing_back, readings, relaying; text.phrases; terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.drafting.constructions.contents import is_date, trimmed
from provenance.drafting.constructions.cues import Cue, cues_between
from provenance.drafting.constructions.mentions import clitic, joint, mention_after, of_nobody
from provenance.drafting.constructions.pointing_back import anaphoric_subject
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.constructions.relaying import after_date
from provenance.drafting.pack import CueKind, CueWord
from provenance.drafting.text.name_parts import is_place
from provenance.drafting.text.phrases import Mention, Shape, is_made_up, phrase_at
from provenance.terms import Certainty

__all__ = ["according"]

_CLAUSE_VERBS = frozenset({CueKind.VERB, CueKind.SAYING, CueKind.TELLING})
_ELSE = frozenset({CueKind.VERB, CueKind.PASSIVE, CueKind.DOCUMENTED, CueKind.PASSIVE_BACK, CueKind.FRONTED})
_FAR = 25
_LONGEST_OFFICE = 10  # words


def according(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:  # noqa: C901, PLR0912  # two readings of the same words
    """``Menurut X, C``, ``C, menurut X``, ``Menurutnya, C`` and ``Berdasarkan data X, C``."""
    tokens, sentence = place.tokens, place.sentence
    fronted_document = _document_in_front(place, cues)
    for cue in (*cues, *fronted_document):
        if cue.kind is CueKind.ACCORDING_CLITIC:
            source: Mention | None = clitic(tokens, cue.first, cue.word.suffix)
        elif cue.kind in (CueKind.ACCORDING, CueKind.BASED):
            opens = cue.first == sentence.first
            source = mention_after(tokens, cue.last, sentence.last, place.pack, fronted=True, opens=opens)
        else:
            continue
        if source is None or (cue.kind is CueKind.BASED and not _documented(place, source)):
            continue
        if _is_measure(place, source):
            continue
        if fronted_document and cue is fronted_document[0] and not _issued(place, source):
            continue
        opening = _opening(place, cues, cue)
        fronted = cue.first <= opening
        if cue.kind is CueKind.BASED and not fronted:
            continue
        pointing = anaphoric_subject(place, cue)
        if pointing is not None and cue.kind is CueKind.ACCORDING:
            cues_ = ((pointing[0], cue.last),)
            if pointing[0] > sentence.first and tokens.words[pointing[0] - 1] == ",":
                before = trimmed(tokens, sentence.first, pointing[0])
                yield Reading("according-to", Role.SPEAKER, cues_, (source,), (before,), cue.word.certainty)
                continue
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
        origin = _had_from(place, source)
        rests = origin is not None or cue.kind is CueKind.BASED
        if rests and fronted and any(one.kind is CueKind.VERB and one.first > cue.last for one in cues):
            known = joint(tokens, origin or source, place.pack)
            yield Reading("known-by", Role.ORIGIN, ((cue.first, cue.last),), known, fronted=True)
            continue
        source = origin or source
        if of_nobody(tokens, source, place.pack):
            signal = ((cue.first, source.last),)
            yield Reading("nobody-named", Role.SPEAKER, signal, (), content, Certainty.POSSIBLE, nests=False)
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


def _opening(place: Place, cues: Sequence[Cue], cue: Cue) -> int:
    """Where the clause begins that a cue stands in, behind the verb before and the words that only open it."""
    tokens = place.tokens
    opening = max(
        (one.last for one in cues if one.kind in _CLAUSE_VERBS and one.last <= cue.first), default=place.sentence.first
    )
    opening = _behind_complementizer(place, opening, cue.first)
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
    return opening


def _document_in_front(place: Place, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """``Dari laporan X, C``: the preposition before a document that opens a sentence, as a word of resting."""
    tokens, pack, at = place.tokens, place.pack, place.sentence.first
    resting, documents = pack.words["resting_prepositions"], pack.words["document_words"]
    while (size := phrase_at(tokens, at, "adverb_openers", pack)) and tokens.lower[at + 1] not in documents:
        at += size
    if tokens.lower[at] not in resting:
        return ()
    others = (
        cue for cue in cues if cue.kind in _ELSE and tokens.lower[cue.first] not in pack.words["document_adjectives"]
    )
    if tokens.lower[at + 1] not in pack.words["document_words"] or any(others):
        return ()
    return (Cue(CueWord(CueKind.BASED, (tokens.lower[at],)), at, at + 1, CueKind.BASED),)


def _issued(place: Place, document: Mention) -> bool:
    """Whether a document is told to be somebody's, by a name or an office."""
    words = place.tokens.lower[document.first : document.last]
    owners = ("titles", "organization_words", "government_words", "firm_words")
    return document.shape is Shape.NAME or any(not place.pack.words[part].isdisjoint(words) for part in owners)


def _had_from(place: Place, document: Mention) -> Mention | None:
    """From whom a document is ("laporan yang kami terima dari X"); None when its own words tell, or nobody does."""
    tokens, pack, at = place.tokens, place.pack, document.last
    if at >= place.sentence.last or tokens.lower[at] not in pack.words["relatives"]:
        return None
    if tokens.lower[document.first] not in pack.words["document_words"]:
        return None
    end = next((index for index in range(at, min(place.sentence.last, at + _FAR)) if tokens.words[index] == ","), at)
    origin = next((one for one in cues_between(tokens, at, end, pack) if one.kind is CueKind.ORIGIN), None)
    if origin is not None:
        return mention_after(tokens, origin.last, end, pack)
    held = at + 1 if tokens.lower[at + 1] in pack.words["receiving_words"] else 0
    by = held + 1 + (tokens.lower[held + 1] in pack.words["agent_markers"]) if held else end
    receiver = mention_after(tokens, by, end, pack) if by < end else None
    if receiver is None or tokens.lower[receiver.first] in pack.words["outlets"] | pack.words["media_words"]:
        return None  # "keterangan yang diterima Kompas.com"
    return receiver


def _behind_complementizer(place: Place, opening: int, cue: int) -> int:
    """The cue itself where a complementizer is right before it ("told X that, according to Y,"), else the opening."""
    at = cue - 1
    while at > opening and place.tokens.words[at] == ",":
        at -= 1
    return cue if at > opening and place.tokens.lower[at] in place.pack.words["complementizers"] else opening


def _inserted(place: Place, content: Sequence[Range]) -> bool:
    """Whether nothing follows that is the own clause of who is cited, or the rest of the clause before the cue."""
    return not content or place.tokens.lower[content[0][0]] in place.pack.words["complementizers"]


def _is_measure(place: Place, source: Mention) -> bool:
    """Whether a rule, a plan or an order of things is followed, and nobody cited ("menurut jadwal")."""
    words, lower = place.pack.words, place.tokens.lower[source.first]
    if place.tokens.lower[source.last - 1] in words["first_person"] and lower in words["document_words"]:
        return True  # "menurut hemat saya"
    if source.shape is Shape.NAME:
        return lower in words["not_speaking"] and source.last - source.first == 1  # "menurut KUHP"
    return lower in words["not_speaking"] or lower in words["measures"] or is_made_up(place.tokens, source, place.pack)


def _documented(place: Place, source: Mention) -> bool:
    words = place.pack.words
    return any(
        place.tokens.lower[at] in words["document_words"]
        for at in range(source.first, min(source.last, source.first + 2))
    )


def _around(place: Place, cue: Cue, source: Mention, *, fronted: bool) -> tuple[Range, ...]:
    tokens, sentence = place.tokens, place.sentence
    if fronted:
        content = after_date(place, _after_apposition(place, source) or _after_relative(place, source.last))
        return (content,) if content[1] - content[0] > 1 else ()
    before = trimmed(tokens, sentence.first, cue.first)
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


def _after_apposition(place: Place, source: Mention) -> int | None:
    """Behind the office of a person who is cited in front ("According to Ana Putri, the mayor, the dam holds").

    None where the office could be what the clause is about ("According to Ana Putri, the mayor, a doctor, resigned"):
    a clause with another subject has to follow it.
    """
    tokens, words, last = place.tokens, place.pack.words, place.sentence.last
    begin = source.last + 1
    if source.shape is not Shape.NAME or source.last - source.first < 2 or tokens.words[source.last] != ",":  # noqa: PLR2004  # a name in full
        return None
    end = next((at for at in range(begin, min(last, begin + _LONGEST_OFFICE)) if tokens.words[at] == ","), None)
    if end is None or words["titles"].isdisjoint(tokens.lower[begin:end]):
        return None
    if tokens.lower[begin] not in words["determiners"] or cues_between(tokens, begin, end, place.pack):
        return None
    subject = any(tokens.lower[end + 1] in words[part] for part in ("determiners", "pronouns", "plural_pronouns"))
    parted = "," in tokens.words[end + 1 : min(last, end + 1 + _LONGEST_OFFICE)]
    return end + 1 if subject and not parted else None


def _behind_place(place: Place, index: int, comma: int) -> int:
    """Behind the place that a comma parts from where somebody is from ("dari Klinik Sehat, Jakarta, C")."""
    tokens, last = place.tokens, place.sentence.last
    end = next((at for at in range(comma + 1, min(last, comma + _FAR)) if tokens.words[at] == ","), 0)
    parted = end > comma + 1 and tokens.lower[index] in place.pack.words["source_prepositions"]
    return end if parted and is_place(tokens, comma + 1, end, place.pack) else comma


def _after_relative(place: Place, index: int) -> int:
    """Behind ``yang dikutip CNN, Rabu (…),`` or another relative clause that belongs to the source."""
    tokens, words = place.tokens, place.pack.words
    if index < place.sentence.last and (
        tokens.lower[index] in words["relatives"] or tokens.lower[index] in words["stops"]
    ):
        for at in range(index, min(place.sentence.last, index + _FAR)):
            if tokens.words[at] == ",":
                return _behind_place(place, index, at)
    return index
