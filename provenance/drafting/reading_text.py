"""A whole text as proposals: the sentences in turn, and what one sentence says about another.

May import: constructions; inside_quotations, nesting, own_voice, sentence_readings; text, pack; terms.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, field, frozen, mutable

from provenance.drafting.constructions.contents import trimmed
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.frames import speaks_later
from provenance.drafting.constructions.readings import Place, Range, Reading, Role
from provenance.drafting.constructions.subject_speech import speaks_of_it
from provenance.drafting.inside_quotations import quotations_alone, said_inside
from provenance.drafting.nesting import Proposal, continued, nested
from provenance.drafting.own_voice import main_clause, own_voice, says_nothing
from provenance.drafting.pack import HEDGING, Pack
from provenance.drafting.sentence_readings import cues_of, readings_of
from provenance.drafting.text.heading import is_headline
from provenance.drafting.text.layout import Sentence, sentences
from provenance.drafting.text.phrases import Mention, Shape
from provenance.drafting.text.tokens import Tokens
from provenance.terms import Certainty, Quotation

__all__ = ["Read", "cited_only", "read"]

_MOST_CONTINUED = 3
_OF_BEFORE = frozenset({Role.EARLIER, Role.KNOWN_FROM})


@frozen
class Read:
    """A text as it was read.

    Attributes:
        sentences: all of them.
        proposals: in the order of the text.
        left_out: stretches that carry no statement, and why.
        mentioned: who speaks without words of theirs, in the order of the text; a pronoun may mean them.
    """

    sentences: tuple[Sentence, ...]
    proposals: tuple[Proposal, ...]
    left_out: tuple[tuple[Range, str], ...] = ()
    mentioned: tuple[Mention, ...] = ()


def read(tokens: Tokens, pack: Pack) -> Read:
    """What the words of a text say about who says what."""
    reader = _Reader(tokens, pack)
    all_sentences = tuple(sentences(tokens, pack))
    for number, sentence in enumerate(all_sentences):
        if sentence.dateline is not None:
            reader.left_out.append((sentence.dateline, "a dateline"))
        if sentence.first < sentence.last:
            reader.take(Place(tokens, pack, sentence), number)
    return Read(all_sentences, tuple(reader.found), tuple(reader.left_out), tuple(reader.mentioned))


def cited_only(found: Read) -> Read:
    """The same without what the outlet says itself, which is told as left out."""
    own = [(stretch, "the outlet's own voice") for one in found.proposals if not one.chain for stretch in one.content]
    cited = tuple(one for one in found.proposals if one.chain)
    return evolve(found, proposals=cited, left_out=tuple(sorted((*found.left_out, *own))))


@mutable
class _Reader:
    """What was read so far, and what of it the next sentence may go on with.

    Attributes:
        found: the proposals.
        left_out: what carries none.
        mentioned: who speaks without words of theirs.
        before: the proposals of the last sentence that is no furniture.
        said: those of the last sentence in which somebody speaks.
        last: that last sentence.
        scope: relays that may hold for the next sentences of the paragraph.
        left: for how many of them.
        opened: number of the sentence that opened the paragraph of the last one.
    """

    tokens: Tokens
    pack: Pack
    found: list[Proposal] = field(factory=list)
    left_out: list[tuple[Range, str]] = field(factory=list)
    mentioned: list[Mention] = field(factory=list)
    before: list[Proposal] = field(factory=list)
    said: list[Proposal] = field(factory=list)
    last: Sentence | None = None
    scope: tuple[Reading, ...] = ()
    left: int = 0
    opened: int = 0

    def take(self, place: Place, number: int) -> None:
        """Read the next sentence."""
        if place.sentence.furniture:
            self._leave_out(place, number)
            return
        opens = self.last is None or self.last.paragraph != place.sentence.paragraph
        if opens:
            self.scope, self.left = (), 0
        cues = cues_of(place)
        readings = readings_of(place, cues)
        if not number and is_headline(self.tokens, place.sentence, number):
            readings = [one for one in readings if not _of_an_act(one, self.tokens, self.pack)]
        self.mentioned += [*speaks_of_it(place, cues, readings), *speaks_later(place, cues)]
        here = self._cited(place, readings, number)
        alone = quotations_alone(place, here, self.said, number)
        if alone and self._goes_on(place):
            self._lengthen(place, alone[0], number)
            self.last = place.sentence
            return
        here += alone
        here += [inner for one in here for inner in said_inside(place, one, number)]
        here = [_hedged(one, cues, self.tokens, self.pack) for one in here]
        if here:
            fronted = tuple(one for one in here[0].chain if one.fronted and one.role is Role.RELAY)
            self.scope = fronted if here[0].chain == fronted else ()
            self.left = _MOST_CONTINUED if self.scope else 0
            self.said = here
        told = here or any(one.role in _OF_BEFORE for one in readings)
        own = main_clause(place, here, number) if told else own_voice(place, cues, number)
        if own is not None and not here and self.left:
            own = _hedged(continued(own.content, number, self.scope), cues, self.tokens, self.pack)
            self.left -= 1
        here = [*([own] if own is not None else ()), *here]
        if not here:
            self._leave_out(place, number)
        self.found += here
        self.before, self.last = here, place.sentence
        self.opened = number if opens else self.opened

    def _leave_out(self, place: Place, number: int) -> None:
        stretch = trimmed(self.tokens, place.sentence.first, place.sentence.last)
        if stretch[0] < stretch[1]:
            self.left_out.append((stretch, says_nothing(place, number) or "it only tells of other words"))

    def _cited(self, place: Place, readings: Sequence[Reading], number: int) -> list[Proposal]:
        """What a sentence says that somebody said, and what it says of the sentence before."""
        if not readings:
            return []
        known_from = [one for one in readings if one.role is Role.KNOWN_FROM]
        here = nested(place, [one for one in readings if one.role is not Role.KNOWN_FROM], number)
        back = [one for one in here if not one.content]
        if len(back) == 1 and self._relayed_now(back[0]):
            here = [one for one in here if one.content]
            back = []
        if any(self._says_again(one) or _says_like(one, self.tokens, self.pack) for one in back):
            here = [one for one in here if one.content]
            self.said = back if any(_says_like(one, self.tokens, self.pack) for one in back) else self.said
        elif back:
            self._take_back()
        here = [_about_before(one, self.tokens, self.last, self.before) for one in here]
        if known_from:
            self._know_from(known_from)
        return [one for one in here if any(first < last for first, last in one.content)]  # what points back to nothing

    def _relayed_now(self, one: Proposal) -> bool:
        """Let who hands on what the sentence before says wrap it; False when it has no speaker."""
        relays = tuple(evolve(each, role=Role.RELAY) for each in one.chain)
        if one.chain[-1].rule != "relayed-before" or not self.before:
            return False
        wrapped = False
        for index in range(len(self.found) - 1, -1, -1):
            before = self.found[index]
            if before.sentence != self.before[0].sentence:
                break
            if any(other.role is Role.SPEAKER and other.mentions for other in before.chain):
                self.found[index] = evolve(before, chain=(*relays, *before.chain))
                wrapped = True
        return wrapped

    def _says_again(self, one: Proposal) -> bool:
        """Whether a sentence only tells more of who is cited already ("Hal itu ia sampaikan di balai kota")."""
        earlier = next((reading for reading in one.chain if reading.role is Role.EARLIER), None)
        before = [reading for proposal in self.before for reading in proposal.chain if reading.role is Role.SPEAKER]
        if earlier is None or len(one.chain) > 1 or not any(reading.mentions or reading.again for reading in before):
            return False
        words = self.tokens.lower
        named = {word for reading in before for m in reading.mentions for word in words[m.first : m.last]}
        return all(mention.shape is Shape.PRONOUN or words[mention.last - 1] in named for mention in earlier.mentions)

    def _take_back(self) -> None:
        """Take back what of the sentence before names nobody, since a name follows now."""
        for one in self.before:
            if not one.chain or (len(one.chain) == 1 and one.chain[0].rule == "nobody-named"):
                del self.found[_at(self.found, one)]

    def _know_from(self, origins: Sequence[Reading]) -> None:
        """``informasi ini didapat dari NIS``: NIS is what the statements of the sentence before rest on.

        Where that is a quotation, so does what the quotation bears out: the statement before it in its paragraph.
        """
        if not self.before:
            return
        number = self.before[0].sentence
        quoted = any(one.quotation is Quotation.DIRECT for one in self.before[0].chain)
        first = number - 1 if quoted and number > self.opened else number
        for index in range(len(self.found) - 1, -1, -1):
            one = self.found[index]
            if one.sentence < first:
                break
            rests = any(reading.role in (Role.ORIGIN, Role.KNOWN_FROM) for reading in one.chain)
            if not rests and (one.chain or one.sentence == number):
                self.found[index] = evolve(one, chain=(*one.chain, *origins))

    def _goes_on(self, place: Place) -> bool:
        """Whether a quotation alone is the rest of the one before, split by its speaker (``"Q," X said. "Q."``)."""
        same_paragraph = self.last is not None and self.last.paragraph == place.sentence.paragraph
        return self.pack.split_quotations and same_paragraph and bool(self.before) and bool(self.before[-1].chain)

    def _lengthen(self, place: Place, rest: Proposal, number: int) -> None:
        """Give the rest of a quotation to the statement before."""
        outer = [one for one in reversed(self.before) if not one.inside] or [self.before[-1]]
        direct = (one for one in outer if one.chain and one.chain[-1].quotation is Quotation.DIRECT)
        last = next(direct, outer[0])
        longer = evolve(last, content=(*last.content, *rest.content))
        self.found[_at(self.found, last)] = self.before[_at(self.before, last)] = longer
        self.found += said_inside(place, evolve(rest, chain=longer.chain), number)


def _of_an_act(one: Reading, tokens: Tokens, pack: Pack) -> bool:
    """Whether what a headline says is what somebody does to something, and no words of theirs ("Mayor defends dam")."""
    infinitive = bool(one.content) and tokens.lower[one.content[0][0]] in pack.words["infinitive_markers"]
    return one.rule == "source-attitude" and one.quotation is Quotation.INDIRECT and not infinitive


def _says_like(one: Proposal, tokens: Tokens, pack: Pack) -> bool:
    """Whether a sentence tells who says alike, in words that follow ("Hal senada disampaikan X.")."""
    earlier = next((reading for reading in one.chain if reading.role is Role.EARLIER), None)
    if earlier is None:
        return False
    signal = earlier.cues[0]
    return not pack.words["similar_words"].isdisjoint(tokens.lower[signal[0] : signal[1]])


def _about_before(one: Proposal, tokens: Tokens, last: Sentence | None, before: Sequence[Proposal]) -> Proposal:
    """A proposal whose content stands in the sentence before, with that content."""
    if one.content:
        return one
    speaker = next((reading for reading in one.chain if reading.role is Role.EARLIER), one.chain[-1])
    if last is not None and not last.furniture:
        content: tuple[Range, ...] = (trimmed(tokens, last.first, last.last),)
        if before and before[0].chain and before[0].content:
            content = before[0].content
        if content[0][0] < content[0][1]:
            own = before[0] if before and not before[0].chain and before[0].hedges else one
            return evolve(one, content=content, hedges=own.hedges, certainty=own.certainty)
    return evolve(one, content=speaker.content)


def _at(found: Sequence[Proposal], one: Proposal) -> int:
    """Where one of the last proposals stands among all."""
    return next(index for index in range(len(found) - 1, -1, -1) if found[index] is one)


def _hedged(one: Proposal, cues: Sequence[Cue], tokens: Tokens, pack: Pack) -> Proposal:
    """With the hedges that stand in the content; what is said not to be possible is none ("tidak berpotensi")."""
    inside = (cue for cue in cues if any(first <= cue.first < last for first, last in one.content))
    hedges = [cue for cue in inside if cue.kind in HEDGING and tokens.lower[cue.first - 1] not in pack.words["denials"]]
    if not hedges:
        return one
    certainty = Certainty.weakest(cue.word.certainty for cue in hedges)
    return evolve(one, hedges=tuple((cue.first, cue.last) for cue in hedges), certainty=certainty)
