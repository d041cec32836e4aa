"""Verbs with their frames: which source, cue and content a verb has by what stands around it.

    X said (that) C      X told Y that C      C, X said      "Q," said X      X wants to C      X called Y C, adding D
    X was told by Y that C      X is expected to C

May import: clauses, contents, cues, going_on, mentions, noun_phrases, pack, passives, phrases, readings, subjects,
surroundings, verb_groups.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from attrs import evolve, frozen

from provenance.drafting.constructions.clauses import finite, noun_by_number, third_person
from provenance.drafting.constructions.contents import spoken, trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.going_on import SPEECH, SharedEnds
from provenance.drafting.constructions.mentions import joint
from provenance.drafting.constructions.noun_phrases import phrase_after, phrase_mention, possessive, sets_aside
from provenance.drafting.constructions.passives import asked, opens_as_passive, passive
from provenance.drafting.constructions.readings import Place, Reading, Role
from provenance.drafting.constructions.subjects import clause_subject, subject_before
from provenance.drafting.constructions.surroundings import (
    Surrounding,
    Verb,
    after_addressee,
    before_subject,
    behind_verb,
    ends_at,
    rests,
)
from provenance.drafting.constructions.verb_groups import VerbGroup, participle, verb_group
from provenance.drafting.pack import CueKind
from provenance.drafting.text.phrases import Mention, Shape
from provenance.terms import Certainty, Quotation

__all__ = ["FRAMED", "framed"]

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


def framed(place: Place, cues: Sequence[Cue]) -> Iterator[Reading]:
    """Every verb of a sentence that has a source and a content, in order."""
    verbs = _verbs(cues)
    shared = SharedEnds.of(place, verbs)
    found: list[Reading] = []
    before: Reading | None = None
    for verb in verbs:
        reading = _Frame.of(place, verb, before, shared.stop(place, verb)).reading()
        if reading is not None:
            found.append(reading)
            before = reading if reading.mentions else before
    for one, following in zip_longest(found, found[1:]):
        yield one if following is None else _until(place, one, following)


def _until(place: Place, one: Reading, following: Reading) -> Reading:
    """A reading whose content ends where somebody else goes on: ``X said C, and Y said D``."""
    tokens, at = place.tokens, following.signal_first
    if not following.mentions or at < one.cues[0][1] or following.mentions == one.mentions:
        return one
    words, opened = place.pack.words, tokens.lower[at - 1]
    if not (opened in words["coordinators"] or (opened in words["subordinators"] and tokens.words[at - 2] == ",")):
        return one
    if tokens.words[at - 2] not in ',;”"' and following.mentions[0].shape is not Shape.PRONOUN:
        return one
    first, last = one.content[-1]
    if not first < at - 1 < last:
        return one
    shorter = trimmed(tokens, first, at - 1)
    return evolve(one, content=(*one.content[:-1], shorter)) if shorter[0] < shorter[1] else one


def _split_before(place: Place, before: Reading, at: int) -> int:
    """Where the subject ends that "X said" parts from its verb ("A guard, she said, saw C"); 0 where none does."""
    if place.tokens.words[at - 1] != "," or before.cues[0][1] != at - 1 or len(before.content) == 1:
        return 0
    end = before.content[0][1]
    return end if end < before.signal_first and before.quotation is not Quotation.DIRECT else 0


def _words(place: Place) -> frozenset[str]:
    """Words that both open a clause in commas and hand it on ("as X reported")."""
    return place.pack.words["as_words"] & place.pack.words["subordinators"]


def _in_commas(place: Place, before: Reading, at: int) -> bool:
    """Whether a reading stands in what is set aside in commas before a verb ("X, who left since Y said C, said")."""
    tokens, signal = place.tokens, before.cues[0][0]
    comma = next((i for i in range(signal, place.sentence.first, -1) if tokens.words[i] == ","), None)
    if comma is None or any(tokens.words[i] == "," for i in range(signal, at - 1)):
        return False
    return sets_aside(tokens, comma + 1, place.pack)


def _verbs(cues: Sequence[Cue]) -> list[Verb]:
    found: list[Verb] = []
    for cue in cues:
        if cue.kind not in FRAMED:
            continue
        kinds = frozenset({cue.kind})
        core, certainty = cue.word.core, cue.word.certainty
        if found and found[-1].first == cue.first:
            if cue.last < found[-1].last:
                continue
            if cue.last == found[-1].last:
                kinds |= found[-1].kinds
                core = core or found[-1].core
                certainty = found[-1].certainty if certainty is Certainty.ASSERTED else certainty
            found.pop()
        found.append(Verb(cue.first, cue.last, kinds, certainty, core))
    return found


@frozen
class _Frame:
    """A verb in its sentence: where its subject may begin, where its content must end."""

    place: Place
    verb: Verb
    before: Reading | None
    floor: int
    stop: int
    group: VerbGroup

    @classmethod
    def of(cls, place: Place, verb: Verb, before: Reading | None, stop: int) -> _Frame:
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

    def reading(self) -> Reading | None:  # noqa: PLR0911  # the forms of a verb, in turn
        """What the verb signals; None when it signals nothing."""
        verb, group = self.verb, self.group
        if self._is_noun():
            return None
        if group.unreal or (group.negated and verb.certainty is Certainty.ASSERTED):
            return None
        if CueKind.STATE in verb.kinds:
            return self._active() if group.passive else None
        if not self._progressive:
            if opens_as_passive(self.place, verb, group):
                return asked(self.place, verb)
            if group.passive:
                return passive(self.place, verb, group, self.floor, self.stop)
        inverted = self._inverted() if verb.kinds & SPEECH else None
        if inverted is None or inverted.quotation is Quotation.DIRECT or not self._says_behind():
            return inverted or self._active()
        return self._active() or inverted

    def _says_behind(self) -> bool:
        """Whether what follows the verb is a clause rather than what stands before it ("Ana, 43, said it fell")."""
        tokens, pack, sentence = self.place.tokens, self.place.pack, self.place.sentence
        behind = finite(tokens, pack, self.verb.last, sentence.last)
        return behind > finite(tokens, pack, sentence.first, self.group.first)

    def _is_noun(self) -> bool:
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

    @property
    def _progressive(self) -> bool:
        return participle(self.place.tokens.lower[self.verb.first], self.place.pack)

    def _active(self) -> Reading | None:
        """A source before the verb, with what stands behind the verb or before both."""
        verb, group = self.verb, self.group
        source = self._shared() if self._progressive and not group.passive else self._subject()
        if source is None or self._of_noun(source):
            return None
        first = min(source.first, group.first)
        speech = bool(verb.kinds & SPEECH)
        found = self._quoted_before(first) if speech and source.first >= self.floor else None
        if self._documented(source) and not verb.kinds.isdisjoint({CueKind.THAT, CueKind.SAYING}):
            verb = evolve(verb, kinds=verb.kinds | {CueKind.SAYING, CueKind.OBJECT})
        found = found or behind_verb(self.place, verb, self._clause_end(source))
        if found is None and speech and (opened := self._opened_as(source)) is not None:
            return self._made(source, opened)
        if found is None and speech:
            last = verb.last
            if CueKind.TELLING in verb.kinds:
                last = after_addressee(self.place, last, self.place.sentence.last)
            if ends_at(self.place, last):
                found = before_subject(self.place, first, last)
        return None if found is None else self._made(source, found)

    def _opened_as(self, source: Mention) -> Surrounding | None:
        """The clause behind ``As X reported last week,``."""
        place, last = self.place, self.place.sentence.last
        opened = source.first - 1 == place.sentence.first and place.tokens.lower[source.first - 1] in _words(place)
        if not opened or not ends_at(place, self.verb.last):
            return None
        comma = next((at for at in range(self.verb.last, last) if place.tokens.words[at] == ","), last)
        content = trimmed(place.tokens, comma, last)
        return Surrounding((content,), Quotation.INDIRECT, self.verb.last) if content[0] < content[1] else None

    def _of_noun(self, source: Mention) -> bool:
        """Whether what looks like a subject is an article and adjectives before a noun ("a preliminary report")."""
        lower, words = self.place.tokens.lower, self.place.pack.words
        near = source.last == self.verb.first
        counted = lower[source.first] in words["single_determiners"] and third_person(
            lower[self.verb.first], self.place.pack
        )
        return (
            near
            and not counted
            and lower[self.verb.first] in words["document_words"]
            and lower[source.first] in words["determiners"]
        )

    def _rests(self) -> bool:
        """Whether who it is known from is named right behind the verb."""
        return CueKind.THAT in self.verb.kinds and rests(self.place, self.verb.last)

    def _documented(self, source: Mention) -> bool:
        """Whether a document is what tells: then what it finds or shows needs no complementizer, and may be a thing."""
        lower, words = self.place.tokens.lower, self.place.pack.words
        return any(lower[at] in words["document_words"] for at in range(source.first, source.last))

    def _quoted_before(self, first: int) -> Surrounding | None:
        """The quotation before a source whose verb ends the clause."""
        last = self.verb.last
        if CueKind.TELLING in self.verb.kinds:
            last = after_addressee(self.place, last, self.place.sentence.last)
        if not ends_at(self.place, last):
            return None
        found = before_subject(self.place, first, last)
        return found if found is not None and found.quotation is Quotation.DIRECT else None

    def _made(self, source: Mention, found: Surrounding) -> Reading:
        verb = self.verb
        speech = bool(verb.kinds & SPEECH)
        certainty = Certainty.DENIED if self.group.negated else verb.certainty
        direct = found.quotation is Quotation.DIRECT
        behind = found.content[0][0] > verb.first
        rule = "source-verb-content" if behind and speech else "source-attitude" if behind else "content-source-cue"
        cue = (verb.first, found.cue_last if behind else verb.last)
        return Reading(
            rule, Role.SPEAKER, (cue,), joint(self.place.tokens, source, self.place.pack),
            found.content, certainty, found.quotation,
            nests=verb.core or direct or self._documented(source) or self._rests(),
        )  # fmt: skip

    def _subject(self) -> Mention | None:
        """The subject of a finite verb; of one that is coordinated, that of the verb before it."""
        at = self.group.first
        lower, words = self.place.tokens.lower, self.place.pack.words
        if self.before is not None and (split := _split_before(self.place, self.before, at)):
            return subject_before(self.place, split, self.place.sentence.first)
        if self.before is not None and at > self.floor and lower[at - 1] in words["coordinators"]:
            return self.before.mentions[0]
        if at > self.place.sentence.first and lower[at - 1] in words["coordinators"]:
            end = at - 1
            return clause_subject(self.place, self.floor, end)
        return self._behind_quotation() or subject_before(self.place, at, self.floor)

    def _behind_quotation(self) -> Mention | None:
        """All that stands between a quotation and the verb, where it is one phrase."""
        place, at = self.place, self.group.first
        tokens = place.tokens
        if self.floor == place.sentence.first or not any(one.after == self.floor for one in place.sentence.quotations):
            return None
        begin = self.floor + 1 if tokens.words[self.floor] in ",–—" else self.floor
        breaks = place.pack.breaks - place.pack.words["conjunctions"]
        plain = all(tokens.words[i][0].isalnum() or tokens.words[i] in "'’." for i in range(begin, at))
        joined = any(tokens.lower[i] in place.pack.words["conjunctions"] for i in range(begin, at))
        if not joined or not plain or any(tokens.lower[i] in breaks for i in range(begin, at)):
            return None
        return phrase_mention(tokens, place.pack, begin, at)

    def _clause_end(self, source: Mention) -> int:
        """Where the clause of the verb ends: a subordinate one and an attitude end with a comma."""
        place, verb = self.place, self.verb
        tokens, words = place.tokens, place.pack.words
        opened = tokens.lower[source.first - 1] if source.first > place.sentence.first else ""
        aside = source.aside and source.end > tokens.ends[source.last - 1]
        described = opened == "," and self._progressive and tokens.words[self.group.first - 1][0].isalpha()
        subordinate = opened in words["subordinators"] or aside or described
        if source.first > verb.first:  # "Noting that C, X left"
            return source.first - 1
        attitude = not verb.kinds & (SPEECH | {CueKind.THAT})
        if not (subordinate or attitude):
            return self.stop
        for at in range(verb.last + 1, self.stop):
            if tokens.words[at] != "," or any(one.before < at < one.after for one in place.sentence.quotations):
                continue
            following = tokens.lower[at + 1]
            if (
                subordinate
                or following in words["own_words"]
                or following in words["relatives"]
                or participle(following, place.pack)
            ):
                return at
        return self.stop

    def _shared(self) -> Mention | None:
        """The subject of the clause beside a participle, or the noun phrase that it describes."""
        place, at = self.place, self.group.first
        tokens, words = place.tokens, place.pack.words
        if at == place.sentence.first:
            comma = next((i for i in range(self.verb.last, place.sentence.last) if tokens.words[i] == ","), None)
            return (
                phrase_after(place.tokens, place.pack, comma + 1, place.sentence.last, appositions=False)
                if comma
                else None
            )
        previous = tokens.lower[at - 1]
        joined = previous in {",", "–", "—"} or previous in words["prepositions"] or previous in words["subordinators"]
        joined = joined or previous in words["coordinators"]
        if not joined:
            described = subject_before(place, at, self.floor)
            return evolve(described, aside=True) if described else (self.before.mentions[0] if self.before else None)
        if self.before is not None:
            return self.before.mentions[0]
        return clause_subject(place, self.floor, at)

    def _inverted(self) -> Reading | None:
        """``"Q," said X`` and ``C, said X``."""
        place, verb = self.place, self.verb
        tokens, sentence = place.tokens, place.sentence
        if verb.first == sentence.first or self.group.first != verb.first:
            return None
        at = verb.first
        while at > sentence.first and tokens.words[at - 1] in ",–—":
            at -= 1
        quoted = any(one.after == at and spoken(place, one) for one in sentence.quotations)
        if not quoted and (at == verb.first or not verb.core or CueKind.TELLING in verb.kinds):
            return None
        source = phrase_after(place.tokens, place.pack, verb.last, sentence.last)
        if source is not None and not quoted and tokens.lower[source.first] in place.pack.words["thing_pronouns"]:
            source = None  # "reported it to nobody"
        if source is None or not ends_at(place, source.last):
            return None
        if not quoted and (any(one.before == source.last for one in sentence.quotations) or self._has_verb(source)):
            return None
        found = before_subject(place, verb.first, source.last)
        if found is None:
            return None
        rule = "quotation-cue-source" if found.quotation is Quotation.DIRECT else "clause-cue-source"
        return Reading(
            rule,
            Role.SPEAKER,
            ((verb.first, verb.last),),
            joint(tokens, source, place.pack),
            found.content,
            verb.certainty,
            found.quotation,
        )

    def _has_verb(self, source: Mention) -> bool:
        """Whether what looks like a phrase is a clause ("managers moved bad loans")."""
        past = self.place.pack.endings["past"] or ("\0",)
        between = self.place.tokens.words[source.first + 1 : source.last]
        return source.shape is Shape.THING and any(word.islower() and word.endswith(past) for word in between)
