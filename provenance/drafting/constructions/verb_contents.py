"""What follows a verb of saying: where its content begins, and whether it is a clause or the plain object of a verb.

May import: contents, cues, mentions, pack, phrases, quotations, readings; terms.
"""

from __future__ import annotations

from typing import TypeAlias

from provenance.drafting.constructions.contents import before_date, claims_something, is_date, spoken, trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.mentions import mention_after
from provenance.drafting.constructions.readings import Place, Range
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import phrase_at
from provenance.drafting.text.quotations import Quoted
from provenance.terms import Certainty, Quotation

__all__ = ["Found", "clause", "verb_content"]

Found: TypeAlias = tuple[tuple[Range, ...], Quotation, int]
"""A content, whether it is quoted, and where the words of its cue end."""

_FAR = 25
_NEAR = 3
_SHORT = 6
_SHORTEST_CLAUSE = 2


def verb_content(  # noqa: C901, PLR0911, PLR0912  # the ways in which a content may begin
    place: Place, cue: Cue, stop: int
) -> Found | None:
    """What follows a verb of saying: its content, whether quoted, and where the cue's words end."""
    tokens, pack, last = place.tokens, place.pack, place.sentence.last
    at = cue.last
    if at < last and tokens.lower[at] in pack.words["addressee_markers"]:
        addressee = mention_after(tokens, at + 1, last, pack)
        if addressee is not None:
            at = addressee.last
        elif at + 1 < last and tokens.lower[at + 1] in pack.words["first_person"]:
            at += 2
    if at >= last:
        return None
    if tokens.lower[at] in pack.words["complementizers"]:
        end = at + 1 if at == cue.last else cue.last
        return clause(place, at + 1, end)
    quoted = next((one for one in place.sentence.quotations if one.before >= at), None)
    if quoted is not None and quoted.before - at <= _NEAR and spoken(place, quoted):
        return _quotation_right(place, quoted, cue.last)
    far = _complementizer(place, at, min(stop, at + _FAR))
    if far:
        return clause(place, far + 1, cue.last)
    if tokens.words[at] in (",", ":"):
        begin = at + 1
        if quoted is not None and quoted.before - begin <= _FAR and is_date(tokens, begin, quoted.before, pack):
            return _quotation_right(place, quoted, cue.last)
        if (
            is_date(tokens, begin, begin + 1, pack)
            and tokens.lower[begin : begin + 1]
            and (tokens.lower[begin] in pack.words["days"])
        ):
            return None
        return clause(place, begin, cue.last)
    if cue.kind is CueKind.WEAK_VERB:
        scare = quoted is not None and quoted.after <= stop and not spoken(place, quoted)
        told = tokens.lower[at] in pack.words["clause_nouns"]  # "menyoroti pentingnya C"
        return clause(place, at, cue.last) if told or scare or _speaks_inside(place, at) else None
    lower = tokens.lower[at]
    if lower in pack.words["topic_words"] or _points_only(place, at):
        return None
    if lower in pack.words["stops"] and lower not in pack.words["clause_words"]:
        if quoted is not None and quoted.before - at <= _FAR and spoken(place, quoted):
            return _quotation_right(place, quoted, cue.last)
        comma = next((i for i in range(at, min(stop, at + _FAR)) if tokens.words[i] in (",", ":")), None)
        adjunct = lower in pack.words["place_prepositions"] or lower in pack.words["as_words"]
        adjunct = adjunct and not (at + 1 < last and tokens.lower[at + 1] in pack.words["demonstratives"])
        if adjunct and comma is not None:
            return clause(place, comma + 1, cue.last)
        if adjunct and not is_date(tokens, at, at + _NEAR, pack):
            return None
        if not (cue.word.core and claims_something(tokens, at + 1, last, pack)):
            return None
        return clause(place, at, cue.last)
    words = place.tokens.lower[max(place.sentence.first, cue.first - _SHORT) : cue.first]
    documented = any(word in pack.words["document_words"] for word in words)
    if lower in pack.words["courtesy_words"] and not (cue.word.core and claims_something(tokens, at, last, pack)):
        return None  # "menyampaikan terima kasih"
    if cue.word.words[-1] in pack.words["evidence_verbs"] and _is_record(place, at):
        return None
    plain = cue.word.words[-1] in pack.words["object_verbs"]
    counted = cue.word.words[-1] in pack.words["evidence_verbs"] and tokens.words[at][0].isdigit()
    denied = cue.word.certainty is Certainty.DENIED and _speaks_inside(place, at)
    enough = (cue.word.core and not plain) or documented or counted or denied
    enough = enough or lower in pack.words["clause_nouns"]
    if not (enough and last - at >= _NEAR) and not claims_something(tokens, at, last, pack):
        return None
    return clause(place, at, cue.last)


def _is_record(place: Place, at: int) -> bool:
    """Whether an achievement follows, and nothing that is told of it ("mencatat pertumbuhan penumpang")."""
    tokens, words = place.tokens, place.pack.words
    if tokens.lower[at] not in words["records"]:
        return False
    near = tokens.lower[at + 1 : min(place.sentence.last, at + _SHORT)]
    return words["clause_words"].isdisjoint(near)


def _points_only(place: Place, at: int) -> bool:
    """Whether nothing but a word that points back follows ("mengatakan itu usai rapat")."""
    tokens, words = place.tokens, place.pack.words
    size = phrase_at(tokens, at, "anaphoric_subjects", place.pack) or tokens.lower[at] in words["demonstratives"]
    noun = tokens.lower[at] in words["anaphoric_nouns"] or tokens.lower[at] in words["document_words"]
    if noun and at + 1 < place.sentence.last and tokens.lower[at + 1] in words["demonstratives"]:
        size = 2
    end = at + size
    quoted = any(one.before == end for one in place.sentence.quotations)
    ended = end >= place.sentence.last or not (quoted or tokens.words[end][0].isalnum())
    return bool(size) and (ended or tokens.lower[end] in words["place_prepositions"] or _tells_basis(place, end))


def _tells_basis(place: Place, at: int) -> bool:
    """Whether a word of resting follows ("mengungkapkan hal itu berdasarkan laporan X")."""
    return any(entry.kind is CueKind.BASED for entry in place.pack.cues.get(place.tokens.lower[at], ()))


def _speaks_inside(place: Place, first: int) -> bool:
    """Whether somebody who is named there speaks in a relative clause ("seorang guru yang mengatakan …")."""
    words = place.pack.words
    for at in range(first, min(place.sentence.last - 1, first + _FAR)):
        if place.tokens.lower[at] in words["relatives"]:
            return any(entry.core for entry in place.pack.cues.get(place.tokens.lower[at + 1], ()))
    return False


def _complementizer(place: Place, first: int, last: int) -> int:
    """Index of a complementizer further on in the same clause; 0 when there is none."""
    for at in range(first, last):
        if place.tokens.words[at] in '."“”;':
            return 0
        if place.tokens.lower[at] in place.pack.words["complementizers"] and at > first:
            strong = place.tokens.lower[at] in place.pack.words["plain_complementizers"]
            return at if strong else 0
    return 0


def _quotation_right(place: Place, quoted: Quoted, end: int) -> Found | None:
    content = trimmed(place.tokens, quoted.first, quoted.last)
    return ((content,), Quotation.DIRECT, end) if content[0] < content[1] else None


def clause(place: Place, first: int, end: int) -> Found | None:
    """The rest of a sentence as a content, without a day behind, and where the cue's words end; None when too short."""
    content = trimmed(place.tokens, first, before_date(place.tokens, first, place.sentence.last, place.pack))
    if content[1] - content[0] < _SHORTEST_CLAUSE:
        return None
    inside = any(content[0] <= one.first < content[1] for one in place.sentence.quotations)
    return (content,), Quotation.MIXED if inside else Quotation.INDIRECT, end
