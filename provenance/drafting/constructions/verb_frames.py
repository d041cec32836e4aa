"""A verb in its sentence: where its subject may begin and its content must end, and whether it is a verb there.

May import: clauses, contents, noun_phrases, pack, readings, verb_groups; terms.
"""

from __future__ import annotations

from attrs import frozen

from provenance.drafting.constructions.clauses import noun_by_number
from provenance.drafting.constructions.contents import spoken
from provenance.drafting.constructions.readings import Place, Reading
from provenance.drafting.constructions.verb_groups import Verb, VerbGroup, participle, verb_group
from provenance.drafting.constructions.word_forms import possessive, sets_aside
from provenance.drafting.pack import CueKind
from provenance.terms import Quotation

__all__ = ["FRAMED", "Frame"]

FRAMED = frozenset(
    {
        CueKind.SAYING,
        CueKind.TELLING,
        CueKind.THAT,
        CueKind.QUESTION,
        CueKind.INFINITIVE,
        CueKind.OBJECT,
        CueKind.STATE,
    }
)

_LONGEST_ABSENCE = 2  # words


@frozen
class Frame:
    """A verb of saying, knowing or wanting where it stands.

    Attributes:
        place: its sentence.
        verb: the verb.
        before: the reading of the verb before it.
        floor: index of the first token where its subject may begin.
        stop: index behind the last token of what it may be followed by.
        group: the verb with its auxiliaries.
    """

    place: Place
    verb: Verb
    before: Reading | None
    floor: int
    stop: int
    group: VerbGroup

    @classmethod
    def of(cls, place: Place, verb: Verb, before: Reading | None, stop: int) -> Frame:
        """The frame of a verb.

        Args:
            place: its sentence.
            verb: the verb.
            before: the reading of the verb before it.
            stop: index behind the last token of what it may be followed by.
        """
        floor = place.sentence.first
        for quoted in place.sentence.quotations:
            if quoted.after <= verb.first and spoken(place, quoted):
                floor = max(floor, quoted.after)
        aside = before is not None and place.tokens.lower[before.signal_first - 1] in place.pack.words["relatives"]
        inserted = before is not None and before.quotation is not Quotation.DIRECT and len(before.content) > 1
        group = verb_group(place, verb.first, floor)
        reduced = before is not None and participle(place.tokens.lower[before.cues[0][0]], place.pack)
        interrupted = aside or inserted or reduced or (before is not None and _in_commas(place, before, group.first))
        interrupted = interrupted and place.tokens.words[group.first - 1] == ","
        if before is not None and before.cues[0][1] <= verb.first and not interrupted:
            floor = max(floor, before.cues[0][1])
            group = verb_group(place, verb.first, floor)
        return cls(place, verb, before, floor, stop, group)

    @property
    def progressive(self) -> bool:
        """Whether the verb is a participle ("saying")."""
        return participle(self.place.tokens.lower[self.verb.first], self.place.pack)

    def is_absent(self) -> bool:
        """Whether the words before a participle leave open that anybody does it ("without saying", "denied saying")."""
        lower, absences = self.place.tokens.lower, self.place.pack.phrases["absences"]
        at = self.group.first
        if not (self.progressive or participle(lower[at], self.place.pack)):
            return False
        near = range(max(self.place.sentence.first, at - _LONGEST_ABSENCE), at)
        return any(lower[first:at] in absences.get(lower[first], ()) for first in near)

    def is_noun(self) -> bool:
        """Whether the word is a noun: an article or a possessive is right before it, or no subject of its number."""
        at = self.verb.first - 1
        lower = self.place.tokens.lower[at] if at >= self.place.sentence.first else ""
        described = lower in self.place.pack.words["determiners"] or possessive(lower, self.place.pack)
        return (described and not self._of_some()) or self._before_verb() or noun_by_number(self.place, self.verb.first)

    def _before_verb(self) -> bool:
        """Whether a noun for documents stands right before another verb ("an analysis of filed reports shows")."""
        lower, pack = self.place.tokens.lower, self.place.pack
        following = lower[self.verb.last]
        verb = following in pack.words["auxiliaries"] or any(cue.kind in FRAMED for cue in pack.cues.get(following, ()))
        return verb and lower[self.verb.first] in pack.words["document_words"]

    def _of_some(self) -> bool:
        """Whether the word right before the verb stands for somebody by itself ("another said")."""
        lower, words, at = self.place.tokens.lower, self.place.pack.words, self.verb.first
        if lower[at - 1] not in words["quantifiers"]:
            return False
        openers = (words[part] for part in ("complementizers", "determiners", "pronouns"))
        plain = any(lower[self.verb.last] in part for part in openers)
        return plain or lower[at] in words["past_forms"] or lower[at] in words["past_verbs"]


def _in_commas(place: Place, before: Reading, at: int) -> bool:
    """Whether a reading stands in what is set aside in commas before a verb ("X, who left since Y said C, said")."""
    tokens, signal = place.tokens, before.cues[0][0]
    comma = next((i for i in range(signal, place.sentence.first, -1) if tokens.words[i] == ","), None)
    if comma is None or any(tokens.words[i] == "," for i in range(signal, at - 1)):
        return False
    return sets_aside(tokens, comma + 1, place.pack)
