"""What stands around a verb: the content behind it or before it, and how far it goes.

May import: clauses, contents, noun_phrases, objects, pack, quotations, readings, verb_groups; terms.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from provenance.drafting.constructions.clauses import Finite, finite
from provenance.drafting.constructions.contents import spoken, trimmed
from provenance.drafting.constructions.noun_phrases import phrase_after
from provenance.drafting.constructions.objects import stated, to_be_said
from provenance.drafting.constructions.readings import Place, Range
from provenance.drafting.constructions.verb_groups import Verb, adverbial, participle
from provenance.drafting.pack import CueKind
from provenance.drafting.text.quotations import Quoted
from provenance.terms import Quotation

__all__ = [
    "Surrounding",
    "after_addressee",
    "before_subject",
    "behind_verb",
    "ends_at",
    "further_quotations",
    "rests",
]

_SPEECH = frozenset({CueKind.SAYING, CueKind.TELLING})
_WITH_THAT = _SPEECH | {CueKind.THAT, CueKind.STATE, CueKind.OBJECT}
_WITH_QUESTION = _SPEECH | {CueKind.QUESTION, CueKind.STATE, CueKind.OBJECT}
_WITH_INFINITIVE = frozenset({CueKind.INFINITIVE, CueKind.STATE})
_QUOTED = _SPEECH | {CueKind.OBJECT}
_PAUSES = frozenset(",–—-")
_FAR = 20
_SHORTEST = 2
_SHORT_ADVERBIAL = 7
_MOST_ADJUNCTS = 4


@frozen
class Surrounding:
    """A content with its place beside a verb.

    Attributes:
        content: in order.
        quotation: whether the words are the source's own.
        cue_last: index after the words of the cue; a complementizer is none of them.
    """

    content: tuple[Range, ...]
    quotation: Quotation
    cue_last: int


def behind_verb(place: Place, verb: Verb, stop: int) -> Surrounding | None:  # noqa: C901, PLR0911, PLR0912  # the ways a content may begin
    """What follows a verb, up to ``stop``; None when nothing does that it could be said to have as its content."""
    tokens, words, kinds = place.tokens, place.pack.words, verb.kinds
    at = verb.last
    told = at
    if CueKind.TELLING in kinds:
        at = told = after_addressee(place, at, stop)
    for _ in range(_MOST_ADJUNCTS):
        if at >= stop:
            return None
        word, lower = tokens.words[at], tokens.lower[at]
        if lower in words["complementizers"]:
            return _clause(place, at + 1, stop, verb) if kinds & _WITH_THAT else None
        quoted = _quotation_at(place, at)
        if word == "," and at + 1 < stop and tokens.lower[at + 1] in words["complementizers"] and at > verb.last:
            at += 1  # "told Ana Reyes of Kestrel News, that C"
            continue
        if word == "," and quoted is None:
            at = _behind_parenthesis(place, at, stop)
            if at:
                continue
            return None
        if quoted is not None:
            return _quotation(place, quoted, at, stop, verb) if kinds & _QUOTED else None
        if word == ":" and kinds & _SPEECH:
            return _clause(place, at + 1, stop, verb)
        if lower in words["question_words"]:
            return _clause(place, at, stop, verb) if kinds & _WITH_QUESTION else None
        if lower in words["topic_words"] and CueKind.TELLING in kinds:
            return _clause(place, at + 1, stop, verb)
        marker = at + 1 if lower in words["negations"] and at + 1 < stop else at  # "told him not to go"
        if tokens.lower[marker] in words["infinitive_markers"]:
            if any(word in words["silences"] for word in tokens.lower[marker + 1 : min(stop, marker + 3)]):
                return None
            if marker + 1 < stop and _addressed(tokens.lower[marker + 1], words):
                at = marker + 2
                continue
            told_to = phrase_after(tokens, place.pack, marker + 1, stop, appositions=False)
            if told_to is not None and told_to.last < stop and tokens.lower[told_to.last] in words["complementizers"]:
                at = told_to.last
                continue
            if kinds & _WITH_INFINITIVE and to_be_said(place, marker):
                return None
            infinitive = kinds & _WITH_INFINITIVE or (CueKind.TELLING in kinds and told > verb.last)
            return _clause(place, at, stop, verb) if infinitive else None
        if lower in words["days"] or lower in words["date_words"] or _adjunct_adverb(place, at, stop):
            at += 1
            continue
        if lower in words["place_prepositions"] and at + 1 < stop and tokens.lower[at + 1] in words["days"]:
            at += 2  # "announced on Monday it would close"
            continue
        if lower in words["prepositions"]:
            further = _behind_adjunct(place, at, stop, kinds)
            if not further:
                return None
            at = further
            continue
        break
    if at >= stop or (not tokens.words[at][0].isalnum() and tokens.words[at] not in "$'‘"):
        return None
    if tokens.lower[at] in words["subordinators"] or tokens.lower[at] in words["coordinators"]:
        return None
    if tokens.lower[at] in words["be_words"] or tokens.lower[at] in words["irrealis"]:
        return None
    bare = kinds & {CueKind.SAYING, CueKind.OBJECT} or (CueKind.TELLING in kinds and told > verb.last)
    if not bare or not stated(place, at, stop, verb):
        return None
    return _clause(place, at, _object_ends(place, at, stop) if CueKind.OBJECT in kinds else stop, verb)


def _object_ends(place: Place, first: int, stop: int) -> int:
    """Where an object ends before a clause with a subject of its own ("denied any role, and the mayor has left")."""
    tokens, words = place.tokens, place.pack.words
    comma = next((at for at in range(first, stop - 1) if tokens.words[at] == ","), stop)
    if comma == stop or tokens.lower[comma + 1] not in words["coordinators"]:
        return stop
    if any(one.before < comma < one.after for one in place.sentence.quotations):
        return stop
    alone = finite(tokens, place.pack, first, comma) is Finite.NONE
    return comma if alone and finite(tokens, place.pack, comma + 2, stop) is Finite.SURELY else stop


def rests(place: Place, at: int) -> bool:
    """Whether who something is known from is named at a token ("heard from X that C")."""
    if at >= place.sentence.last:
        return False
    lower, words = place.tokens.lower[at], place.pack.words
    return lower in words["source_prepositions"] and lower not in words["agent_markers"]


def after_addressee(place: Place, at: int, stop: int) -> int:
    """Index after who is told; ``at`` when nobody is."""
    tokens, words = place.tokens, place.pack.words
    if at < stop and _addressed(tokens.lower[at], words):
        whose = tokens.lower[at] in words["possessives"] and tokens.words[at + 1][0].isalpha()
        if not whose or tokens.lower[at + 1] in place.pack.breaks or tokens.lower[at + 1] in words["determiners"]:
            return at + 1
    found = phrase_after(place.tokens, place.pack, at, stop, appositions=False)
    return found.last if found is not None else at


def _behind_parenthesis(place: Place, comma: int, stop: int) -> int:
    """Where a complementizer follows what is put in commas ("said, through a spokesman, that"); 0 when none does."""
    tokens = place.tokens
    for at in range(comma + 1, min(stop - 1, comma + _FAR)):
        if tokens.words[at] == ",":
            return at + 1 if tokens.lower[at + 1] in place.pack.words["complementizers"] else 0
    return 0


def _adjunct_adverb(place: Place, at: int, stop: int) -> bool:
    """Whether an adverb belongs to the verb before it and not to what follows ("said again that")."""
    words, following = place.pack.words, place.tokens.lower[at + 1 : at + 2]
    if at + 1 >= stop or not adverbial(place.tokens.lower[at], place.pack):
        return False
    return (
        not following[0][0].isalnum()
        or following[0] in words["complementizers"]
        or following[0] in words["prepositions"]
        or following[0] in words["days"]
    )


def _addressed(lower: str, words: Mapping[str, frozenset[str]]) -> bool:
    return lower in words["object_pronouns"] or lower in words["first_person"]


def _behind_adjunct(place: Place, first: int, stop: int, kinds: frozenset[CueKind]) -> int:
    """Where a complementizer or a quotation follows an adjunct ("said on the radio that"); 0 when none does."""
    tokens, words = place.tokens, place.pack.words
    speech = bool(kinds & _SPEECH)
    if not speech and CueKind.OBJECT in kinds and tokens.lower[first] in words["phrase_prepositions"]:
        return 0  # "a man accused of saying that C"
    for at in range(first + 1, min(stop, first + _FAR)):
        if tokens.lower[at] in words["complementizers"] or _quotation_at(place, at) is not None:
            return at
        word = tokens.words[at]
        if word in '.;:!?"“”' or (word == "," and not speech) or tokens.lower[at] in words["relatives"]:
            return at if word == ":" else 0
    return 0


def _quotation_at(place: Place, at: int) -> Quoted | None:
    """The quotation that opens at a token, or behind a comma or colon there."""
    if place.tokens.words[at] in ",:":
        at += 1
    return next((one for one in place.sentence.quotations if one.before == at), None)


def _quotation(place: Place, quoted: Quoted, at: int, stop: int, verb: Verb) -> Surrounding | None:
    """A quotation behind a verb: all of what is said where a comma or colon is before it, else part of a clause."""
    tokens = place.tokens
    if quoted.before > at and spoken(place, quoted):
        content = trimmed(tokens, quoted.first, quoted.last)
        if content[0] >= content[1]:
            return None
        rest = further_quotations(place, quoted.after)
        return Surrounding((content, *rest), Quotation.DIRECT, verb.last)
    return _clause(place, quoted.before, max(stop, quoted.after), verb)


def _clause(place: Place, first: int, stop: int, verb: Verb) -> Surrounding | None:
    content = trimmed(place.tokens, first, stop)
    opened = next((one for one in place.sentence.quotations if one.first - 1 == content[0]), None)
    part = opened is not None and opened.last + 1 < content[1]  # '"top secret" files were found'
    while content[1] > content[0] and place.tokens.words[content[0]] in '"“' and not part:
        content = (content[0] + 1, content[1])
    size = content[1] - content[0]
    least = 1 if verb.kinds & {CueKind.OBJECT} or place.sentence.quotations else _SHORTEST
    if size < least:
        return None
    inside = [one for one in place.sentence.quotations if content[0] <= one.first < content[1]]
    quotation = Quotation.MIXED if inside else Quotation.INDIRECT
    if inside and inside[0].first <= content[0] + 1 and inside[-1].last >= content[1] - 1 and len(inside) == 1:
        quotation = Quotation.DIRECT
    return Surrounding((content,), quotation, verb.last)


def further_quotations(place: Place, first: int) -> tuple[Range, ...]:
    """Quotations that follow with no other cue between: ``"Q," X said, "Q"``."""
    tokens, found = place.tokens, []
    at = first
    for one in place.sentence.quotations:
        if one.before < first or not spoken(place, one):
            continue
        if any(
            tokens.words[index][0].isalpha() and tokens.lower[index] in place.pack.cues
            for index in range(at, one.before)
        ):
            break
        content = trimmed(tokens, one.first, one.last)
        if content[0] < content[1]:
            found.append(content)
        at = one.after
    return tuple(found)


def before_subject(place: Place, first: int, last: int) -> Surrounding | None:
    """What stands before a source and its cue: a quotation, or a clause that ends with a comma.

    Args:
        place: the sentence.
        first: index of the first token of the source and cue.
        last: index after them; what follows a comma there belongs to the content too.
    """
    tokens, sentence = place.tokens, place.sentence
    at = first
    if at > sentence.first and tokens.lower[at - 1] in place.pack.words["as_words"]:
        at = first = at - 1
    while at > sentence.first and (tokens.words[at - 1] in _PAUSES):
        at -= 1
    quoted = next((one for one in sentence.quotations if one.after == at and spoken(place, one)), None)
    if quoted is not None:
        content = trimmed(tokens, quoted.first, quoted.last)
        return Surrounding((content, *further_quotations(place, last)), Quotation.DIRECT, last)
    if at == first:
        return None
    begin = sentence.first
    while begin < at and tokens.lower[begin] in place.pack.words["coordinators"]:
        begin += 1
    before = trimmed(tokens, begin, at)
    if before[1] - before[0] < _SHORTEST:
        return None
    pieces = [before]
    last = _behind_adverbial(place, last)
    if last < sentence.last and tokens.words[last] == ",":
        after = trimmed(tokens, last, sentence.last)
        opens = after[0] < after[1] and tokens.lower[after[0]]
        rest = opens and opens in place.pack.words["complementizers"] and tokens.lower[at - 1] in place.pack.cues
        if opens and (rest or not _sets_in(place, after[0])):
            pieces.append(after)
    inside = any(pieces[0][0] <= one.first < pieces[-1][1] for one in sentence.quotations)
    return Surrounding(tuple(pieces), Quotation.MIXED if inside else Quotation.INDIRECT, last)


def _behind_adverbial(place: Place, first: int) -> int:
    """The comma behind a short adverbial that begins there ("he said in an interview, C"); its first word otherwise."""
    tokens, last = place.tokens, place.sentence.last
    if first >= last or tokens.lower[first] not in place.pack.words["prepositions"]:
        return first
    for at in range(first + 1, min(last, first + _SHORT_ADVERBIAL)):
        if not tokens.words[at][0].isalnum():
            return at if tokens.words[at] == "," else first
    return first


def _sets_in(place: Place, at: int) -> bool:
    """Whether what follows a comma is the outlet's own: a relative clause, a participle, the next verb."""
    words, lower = place.pack.words, place.tokens.lower[at]
    return lower in words["relatives"] or lower in words["own_words"] or participle(lower, place.pack)


def ends_at(place: Place, at: int) -> bool:
    """Whether the clause ends at a token, but for adverbials ("said on Tuesday.")."""
    tokens, words = place.tokens, place.pack.words
    if at >= place.sentence.last or not tokens.words[at][0].isalnum():
        return True
    lower = tokens.lower[at]
    return (
        lower in words["days"]
        or lower in words["date_words"]
        or lower in words["prepositions"]
        or lower in words["relatives"]
        or lower in words["subordinators"]
        or adverbial(lower, place.pack)
    )
