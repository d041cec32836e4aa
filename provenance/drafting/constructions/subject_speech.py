"""Verbs of saying with a subject before them.

    S mengatakan (bahwa) C        S mengatakan, "Q"        "Q," S menambahkan

May import: believing, contents, cues, mentions, not_said, pack, preceding, quotations, readings, verb_contents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from provenance.drafting.constructions.believing import abstract, believes, is_document, only_shows, says_nothing
from provenance.drafting.constructions.contents import claims_something, spoken, trimmed
from provenance.drafting.constructions.cues import Cue, cues_between
from provenance.drafting.constructions.mentions import joint, mention_after, of_nobody
from provenance.drafting.constructions.not_said import not_said
from provenance.drafting.constructions.origins import from_whom, hearing
from provenance.drafting.constructions.preceding import mention_before
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.constructions.verb_contents import Found, verb_content
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import Mention, Shape, is_made_up, phrase_at
from provenance.drafting.text.quotations import Quoted
from provenance.terms import Quotation

__all__ = ["by_verb", "speaks_of_it"]

_FAR = 25
_SHORTEST_VERB = 5
_NAMED_BEHIND = frozenset({CueKind.INVERTED, CueKind.CLITIC, CueKind.ACCORDING, CueKind.ACCORDING_CLITIC})


def by_verb(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``S mengatakan (bahwa) C``, with or without a complementizer or a comma, and ``"Q," S menambahkan``."""
    previous: Reading | None = None  # told when the next is found
    behind: Reading | None = None  # whose words the next subject stands behind
    for position, cue in enumerate(cues):
        if cue.kind not in (CueKind.VERB, CueKind.WEAK_VERB) or not_said(place, cue):
            continue
        stop = next(
            (other.first for other in cues[position + 1 :] if other.kind is CueKind.VERB and other.first >= cue.last),
            place.sentence.last,
        )
        parted = _relative_end(place, cue) or _time_end(place, cue)
        found = _ended(verb_content(place, cue, min(stop, parted or stop)), parted) or _left_of_verb(place, cue)
        if found is None:
            continue
        joined = _joined(place, cue) if previous is not None or _told_before(cues[:position]) else 0
        source = _agent_before(place, cues[:position], cue)
        if source is None and not joined:
            source = mention_before(place.tokens, _floor(place, cue, behind), cue.first, place.pack)
            source = source or _shared_subject(place, cue)
        if source is None and not joined:
            continue
        content, quotation, words = found
        if source is not None and (_is_no_speaker(place, source, cue) or _only_when(place, source, content)):
            continue
        if source is not None and of_nobody(place.tokens, source, place.pack):
            signal = ((source.first, source.last), (cue.first, words))
            yield Reading("nobody-named", Role.SPEAKER, signal, (), content, cue.word.certainty, quotation, nests=False)
            continue
        if previous is not None:
            end = joined or _parted(place, source)
            yield _up_to(place, previous, end) if end else previous
        mentions = joint(place.tokens, source, place.pack) if source is not None else ()
        previous = Reading(
            "source-verb-content",
            Role.SPEAKER,
            ((cue.first, words),),
            mentions,
            content,
            cue.word.certainty,
            quotation,
            again=source is None,
            nests=cue.word.core
            or words > cue.last
            or quotation is Quotation.DIRECT
            or is_document(place, source)
            or believes(place, cue, source, content)
            or (hearing(place, cue) and from_whom(place, cue) > 0),
        )
        behind = None if parted else previous
    if previous is not None:
        yield previous


def _is_no_speaker(place: Place, source: Mention, cue: Cue) -> bool:
    """Whether a subject points back, is who speaks already, or can only show something."""
    if _after_oneself(place, source):
        return True
    known = _is_anaphoric(place, source) or _is_self(place, source)
    return known or only_shows(place, cue, source) or says_nothing(place, source, cue)


def _only_when(place: Place, source: Mention, content: Sequence[Range]) -> bool:
    """Whether an act of speech only tells when something else was ("saat polisi mengumumkan penangkapan itu")."""
    tokens, (first, last) = place.tokens, content[0]
    if source.first == 0 or tokens.lower[source.first - 1] not in place.pack.words["time_words"]:
        return False
    return abstract(tokens.lower[first], place.pack) or not claims_something(tokens, first, last, place.pack)


def _time_end(place: Place, cue: Cue) -> int:
    """The comma behind a clause that tells when ("Saat polisi menyebut C, X pergi"); else 0."""
    tokens, words, pack = place.tokens, place.tokens.words, place.pack
    begin = cue.first
    while begin > place.sentence.first and words[begin - 1] != ",":
        begin -= 1
    if tokens.lower[begin] not in pack.words["time_words"] or phrase_at(tokens, begin, "adverb_openers", pack):
        return 0
    return next((at for at in range(cue.last + 1, place.sentence.last - 1) if words[at] == ","), 0)


def _after_oneself(place: Place, source: Mention) -> bool:
    """Whether the subject is who speaks, told before an adjunct ("saya hadir ke X memastikan C", "saya selaku X")."""
    tokens, words = place.tokens, place.pack.words
    before = tokens.lower[source.first - 1]
    if source.first == place.sentence.first or before not in words["adjunct_words"]:
        return False
    for at in range(source.first - 2, max(place.sentence.first, source.first - _FAR) - 1, -1):
        if not tokens.words[at][0].isalnum() or tokens.lower[at] in words["complementizers"]:
            return False
        if tokens.lower[at] in words["first_person"]:
            return True
    return False


def _left_of_verb(place: Place, cue: Cue) -> tuple[tuple[Range, ...], Quotation, int] | None:
    before = _quotation_left(place, cue)
    between = cues_between(place.tokens, before.after, cue.first, place.pack) if before is not None else ()
    if before is None or any(one.kind in _NAMED_BEHIND for one in between):
        return None  # '"Q," kata X menambahkan'
    return (trimmed(place.tokens, before.first, before.last),), Quotation.DIRECT, cue.last


def _ended(found: Found | None, end: int) -> Found | None:
    """What was found, up to a token; all of it when that is 0."""
    if found is None or not end:
        return found
    return (tuple((first, min(last, end)) for first, last in found[0] if first < end), *found[1:])


def _relative_end(place: Place, cue: Cue) -> int:
    """The comma that parts a relative clause from the verb of its subject ("X yang mengaku C, pergi"); else 0."""
    tokens, words = place.tokens, place.pack.words
    at = cue.first - 1
    while at > place.sentence.first and tokens.lower[at] in words["before_verb"]:
        at -= 1
    opening = at - 1 if tokens.words[at - 1] == "," else at  # "X, yang mengaku C, pergi"
    if tokens.lower[at] not in words["relatives"] or "," in tokens.words[place.sentence.first : opening]:
        return 0
    verbal = tuple(words["verb_prefixes"])
    for comma in range(cue.last + 1, min(place.sentence.last - 1, cue.last + _FAR)):
        if tokens.words[comma] == ",":
            after = comma + 1
            while after < place.sentence.last - 1 and tokens.lower[after] in words["before_verb"]:
                after += 1
            verb = tokens.lower[after]
            return comma if len(verb) > _SHORTEST_VERB and verb.startswith(verbal or ("\0",)) else 0
    return 0


def _shared_subject(place: Place, cue: Cue) -> Mention | None:
    """The subject of the verb that a verb of saying is joined to ("X, warga Y, mengecam Z dan menuduh …")."""
    if not _joined(place, cue):
        return None
    tokens, active = place.tokens, tuple(place.pack.words["active_prefixes"])
    for at in range(place.sentence.first + 1, cue.first - 1):
        if len(tokens.lower[at]) > _SHORTEST_VERB and tokens.words[at].startswith(active or ("\0",)):
            return mention_before(tokens, place.sentence.first, at, place.pack)
    return None


def _agent_before(place: Place, cues: Sequence[Cue], cue: Cue) -> Mention | None:
    """The agent of a passive before that speaks on behind a word for together ("diungkap X, dengan menyebutkan C")."""
    tokens, words = place.tokens, place.pack.words
    if cue.first < place.sentence.first + 2 or tokens.lower[cue.first - 1] not in words["together_words"]:
        return None
    passive = next((one for one in reversed(cues) if one.kind is CueKind.PASSIVE), None)
    if passive is None or any(one.kind in (CueKind.VERB, CueKind.INVERTED) for one in cues):
        return None
    at = passive.last
    while at < cue.first and (tokens.lower[at] in words["before_verb"] or tokens.lower[at] in words["agent_markers"]):
        at += 1
    agent = mention_after(tokens, at, cue.first, place.pack)
    return agent if agent is not None and agent.shape in (Shape.NAME, Shape.PRONOUN) else None


def _told_before(cues: Sequence[Cue]) -> bool:
    """Whether somebody is named behind a cue before (``"Q," kata X, seraya menambahkan C``)."""
    return any(cue.kind in _NAMED_BEHIND for cue in cues)


def _up_to(place: Place, one: Reading, end: int) -> Reading:
    """The reading, its content without what stands from a token on, where the same speaker goes on."""
    content = tuple((first, min(last, end)) for first, last in one.content if first < end)
    content = tuple(kept for kept in (trimmed(place.tokens, *stretch) for stretch in content) if kept[0] < kept[1])
    return evolve(one, content=content) if content else one


def speaks_of_it(place: Place, cues: Sequence[Cue], readings: Sequence[Reading]) -> Iterator[Mention]:
    """The subjects of verbs of saying that have no words of theirs beside them ("X membantah tudingan itu")."""
    taken = {at for one in readings for first, last in one.cues for at in range(first, last)}
    for cue in cues:
        agent = _marked_agent(place, cue) if cue.kind is CueKind.PASSIVE and cue.first not in taken else None
        if agent is not None:
            taken.add(cue.first)
            yield agent
        elif cue.kind in (CueKind.VERB, CueKind.WEAK_VERB) and cue.first not in taken:
            taken.add(cue.first)
            subject = mention_before(place.tokens, _floor(place, cue, None), cue.first, place.pack)
            if subject is not None and not _opens_clause(place, subject.first):
                continue  # "Ana dari Klinik Sehat menyarankan"
            pointing = subject is None or subject.shape in (Shape.PRONOUN, Shape.PLURAL) or subject.aside
            if subject is None or pointing or _is_no_speaker(place, subject, cue):
                continue
            if place.tokens.lower[subject.first] in place.pack.cues:
                continue  # "Menurutnya terlalu dini untuk berkomentar"
            if cue.kind is CueKind.WEAK_VERB and subject.shape is not Shape.NAME:
                continue  # "Suami korban mengetahui hal itu"
            if not is_made_up(place.tokens, subject, place.pack):
                yield subject


def _marked_agent(place: Place, cue: Cue) -> Mention | None:
    """Who is named as the agent of a passive ("Rapat itu diungkap oleh Ana"); None when nobody is."""
    if cue.last + 1 >= place.sentence.last or place.tokens.lower[cue.last] not in place.pack.words["agent_markers"]:
        return None
    agent = mention_after(place.tokens, cue.last + 1, place.sentence.last, place.pack)
    return agent if agent is not None and agent.shape is Shape.NAME else None


def _opens_clause(place: Place, at: int) -> bool:
    """Whether nothing but adverbs and words that join clauses stands before a subject in its clause."""
    before, words = place.tokens.lower[at - 1], place.pack.words
    joined = before in words["adverb_openers"] or before in words["coordinators"] or before in words["subordinators"]
    return at == place.sentence.first or joined or not before[0].isalnum()


def _floor(place: Place, cue: Cue, previous: Reading | None) -> int:
    """Where to stop looking back for a subject: behind the last quotation, at what the verb before introduced."""
    floor = place.sentence.first
    for quoted in place.sentence.quotations:
        if quoted.after <= cue.first and spoken(place, quoted):
            floor = max(floor, quoted.after)
    if previous is not None and previous.cues[0][1] < cue.first:
        floor = max(floor, previous.cues[0][1])
    return floor


def _is_self(place: Place, source: Mention) -> bool:
    return place.tokens.lower[source.first] in place.pack.words["possessive_self"]


def _is_anaphoric(place: Place, source: Mention) -> bool:
    size = phrase_at(place.tokens, source.first, "anaphoric_subjects", place.pack)
    return bool(size) and source.first + size >= source.last


def _joined(place: Place, cue: Cue) -> int:
    """Where a word stands that joins a verb to the one before, with the same subject ("dan", "seraya"); 0 for none."""
    at, words = cue.first - 1, place.pack.words
    while at > place.sentence.first and not _joins(place, at) and place.tokens.lower[at] in words["before_verb"]:
        at -= 1
    return at if _joins(place, at) else 0


def _joins(place: Place, at: int) -> bool:
    words = place.pack.words
    return place.tokens.lower[at] in words["coordinators"] or place.tokens.lower[at] in words["together_words"]


def _parted(place: Place, source: Mention | None) -> int:
    """Where a clause of another begins, behind a comma and a word that joins (``, tetapi Y berkata``); 0 for none."""
    if source is None or source.first - 2 <= place.sentence.first:
        return 0
    joined = place.tokens.lower[source.first - 1] in place.pack.words["coordinators"]
    return source.first - 1 if joined and place.tokens.words[source.first - 2] == "," else 0


def _quotation_left(place: Place, cue: Cue) -> Quoted | None:
    """The quotation right before the subject of a verb that ends its clause: ``"Q," dia menambahkan``."""
    at = cue.last
    tokens = place.tokens
    ended = (
        at >= place.sentence.last or not tokens.words[at][0].isalpha() or tokens.lower[at] in place.pack.words["stops"]
    )
    if not ended:
        return None
    quoted = next((one for one in reversed(place.sentence.quotations) if one.after <= cue.first), None)
    if quoted is None or cue.first - quoted.after > _FAR or not spoken(place, quoted):
        return None
    return quoted
