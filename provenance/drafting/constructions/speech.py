"""Speech: quotations and clauses with a cue of saying.

    "Q," kata X        "Q," ujarnya        C, kata X, C        S mengatakan (bahwa) C        S mengatakan, "Q"

May import: contents, cues, mentions, pack, preceding, quotations, readings, verb_contents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.drafting.constructions.believing import believes, is_document, only_shows, says_nothing
from provenance.drafting.constructions.contents import claims_something, is_date, spoken, trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.mentions import clitic, joint, mention_after, of_nobody
from provenance.drafting.constructions.preceding import mention_before
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.constructions.verb_contents import Found, verb_content
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import Mention, Shape, is_made_up, phrase_at
from provenance.drafting.text.quotations import Quoted
from provenance.terms import Quotation

__all__ = ["after_quotation", "by_verb", "speaks_of_it"]

_PAUSES = frozenset(",–—-:;")
_FAR = 25
_NEAR = 3
_SHORTEST_VERB = 5
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


def by_verb(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """``S mengatakan (bahwa) C``, with or without a complementizer or a comma, and ``"Q," S menambahkan``."""
    previous: Reading | None = None
    for position, cue in enumerate(cues):
        if cue.kind not in (CueKind.VERB, CueKind.WEAK_VERB) or _negated(place, cue):
            continue
        stop = next(
            (other.first for other in cues[position + 1 :] if other.kind is CueKind.VERB and other.first >= cue.last),
            place.sentence.last,
        )
        parted = _relative_end(place, cue)
        found = _up_to(verb_content(place, cue, min(stop, parted or stop)), parted)
        before = None
        if found is None:
            before = _quotation_left(place, cue)
            if before is None:
                continue
        source = _agent_before(place, cues[:position], cue) or mention_before(
            place.tokens, _floor(place, cue, previous), cue.first, place.pack
        )
        again = source is None and previous is not None and _coordinated(place, cue)
        if source is None and not again:
            continue
        if source is not None and (_is_anaphoric(place, source) or _is_self(place, source)):
            continue
        if source is not None and (only_shows(place, cue, source) or says_nothing(place, source, cue)):
            continue
        if found is None:
            assert before is not None  # noqa: S101  # looked up above
            found = ((trimmed(place.tokens, before.first, before.last),), Quotation.DIRECT, cue.last)
        content, quotation, words = found
        if source is not None and of_nobody(place.tokens, source, place.pack):
            signal = ((source.first, source.last), (cue.first, words))
            yield Reading("nobody-named", Role.SPEAKER, signal, (), content, cue.word.certainty, quotation, nests=False)
            continue
        mentions = joint(place.tokens, source, place.pack) if source is not None else ()
        reading = Reading(
            "source-verb-content",
            Role.SPEAKER,
            ((cue.first, words),),
            mentions,
            content,
            cue.word.certainty,
            quotation,
            again=again,
            nests=cue.word.core
            or words > cue.last
            or quotation is Quotation.DIRECT
            or is_document(place, source)
            or believes(place, cue, source, content),
        )
        previous = reading if not parted else None
        yield reading


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


def _up_to(found: Found | None, end: int) -> Found | None:
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
    if tokens.lower[at] not in words["relatives"] or "," in tokens.words[place.sentence.first : at]:
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


def speaks_of_it(place: Place, cues: Sequence[Cue], readings: Sequence[Reading]) -> Iterator[Mention]:
    """The subjects of verbs of saying that have no words of theirs beside them ("X membantah tudingan itu")."""
    taken = {at for one in readings for first, last in one.cues for at in range(first, last)}
    for cue in cues:
        if cue.kind in (CueKind.VERB, CueKind.WEAK_VERB) and cue.first not in taken:
            taken.add(cue.first)
            subject = mention_before(place.tokens, _floor(place, cue, None), cue.first, place.pack)
            if subject is not None and not _opens_clause(place, subject.first):
                continue  # "Ana dari Klinik Sehat menyarankan"
            pointing = subject is None or subject.shape in (Shape.PRONOUN, Shape.PLURAL) or subject.aside
            if subject is not None and not pointing and not _is_self(place, subject):
                yield subject


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


def _negated(place: Place, cue: Cue) -> bool:
    tokens = place.tokens
    for at in range(cue.first - 1, max(cue.first - 5, place.sentence.first - 1), -1):
        if tokens.lower[at] in place.pack.words["negations"]:
            return True
        if tokens.lower[at] not in place.pack.words["before_verb"]:
            return False
    return False


def _coordinated(place: Place, cue: Cue) -> bool:
    at = cue.first - 1
    while at > place.sentence.first and place.tokens.lower[at] in place.pack.words["before_verb"]:
        at -= 1
    return place.tokens.lower[at] in place.pack.words["coordinators"]


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
