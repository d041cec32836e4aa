"""The parts of a text: paragraphs, sentences, datelines, and lines that belong to the page and not to the article.

May import: name_parts, pack, quotations, tokens.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.text.name_parts import ends_name
from provenance.drafting.text.quotations import Quoted, quotations
from provenance.drafting.text.tokens import Tokens, between

__all__ = ["Sentence", "begins_line", "ends_line", "pieces", "sentences"]

_ENDS = frozenset(".!?…")
_CLOSERS = frozenset(")]’'")
_BEHIND_ENDS = _ENDS | _CLOSERS
_DASHES = frozenset("-–—―")
_LONGEST_DATELINE = 9
_LONGEST_NAME = 5  # words and marks
_SAYING = frozenset({CueKind.SAYING, CueKind.TELLING, CueKind.QUESTION})
_LONGEST_PLACE = 4
_FIRST = 2  # paragraphs that may begin with a place: a headline, and the text
_OPENERS = frozenset('"“„«‘')
_SHORTEST_HEADLINE = 4  # words and marks
_NEAR_COLON = 4  # words of what announces a link
_LONGEST_BYLINE = 12  # words and marks
_LONGEST_SENTENCE = 400  # words and marks; nobody writes longer ones, and reading them takes the square of the length


@frozen
class Sentence:
    """A sentence, as indices of tokens.

    Attributes:
        first: its first token, after a dateline.
        last: after its last token, the full stop included.
        paragraph: number of its paragraph, from 0.
        dateline: first token of the paragraph's dateline and the one after it, on the paragraph's first sentence.
        quotations: those that begin in it.
        furniture: whether it belongs to the page ("Baca juga: …").
    """

    first: int
    last: int
    paragraph: int
    dateline: tuple[int, int] | None
    quotations: tuple[Quoted, ...]
    furniture: bool = False


def sentences(tokens: Tokens, pack: Pack) -> Iterator[Sentence]:
    """The sentences of a text in order. What is said in one quotation stays in one sentence."""
    start = 0
    number = 0
    words = tokens.words
    total = len(words)
    while start < total:
        if words[start] == "\n":
            start += 1
            continue
        try:
            end = words.index("\n", start)
        except ValueError:
            end = total
        yield from _sentences_of(tokens, start, end, number, pack)
        number += 1
        start = end


def _sentences_of(tokens: Tokens, first: int, last: int, number: int, pack: Pack) -> Iterator[Sentence]:
    body = _after_dateline(tokens, first, last, pack)
    if body == first and number < _FIRST:
        body = _after_place(tokens, first, last)
    dateline = (first, body) if body > first else None
    quoted = quotations(tokens, body, last, pack)
    marks = [at for at in between(tokens.marks, body, last) if tokens.words[at] in _ENDS]
    index = start = body
    mark = at = told = 0  # the marks and quotations before these are behind us; the latter told to a sentence
    while index < last:
        while mark < len(marks) and marks[mark] < index:
            mark += 1
        here = min(marks[mark] if mark < len(marks) else last, start + _LONGEST_SENTENCE)
        ends = False
        if at < len(quoted) and quoted[at].before <= here:
            index = max(quoted[at].after, index + 1)
            at += 1
            ends = _ends_in_quotation(tokens, quoted[at - 1], index, last, pack)
        else:
            index = min(here + 1, last)
            if here < last and tokens.words[here] in _ENDS:
                ends = _ends_here(tokens, here, last, pack)
                if at < len(quoted) and quoted[at].before == index:
                    ends = ends or not _abbreviates(tokens, here, pack)
        if ends or index >= last or index - start > _LONGEST_SENTENCE:
            while index < last and tokens.words[index] in _BEHIND_ENDS:
                index += 1
            link = _furniture(tokens, start, index, pack)
            begin = _behind_headline(tokens, start, index, pack) if link else index
            if begin < index:
                yield Sentence(start, begin, number, None, (), furniture=True)
                start, link = begin, False
                told = next((one for one in range(told, at) if quoted[one].before >= begin), at)
            yield Sentence(start, index, number, dateline, quoted[told:at], link)
            told = at
            dateline = None
            start = index


def _ends_here(tokens: Tokens, index: int, last: int, pack: Pack) -> bool:
    """Whether the mark at the index closes a sentence."""
    if index + 1 >= last:
        return True
    mark, following = tokens.words[index], tokens.words[index + 1]
    if following in _ENDS or following in _CLOSERS:
        return False
    if mark == "." and _abbreviates(tokens, index, pack):
        return False
    glued = tokens.ends[index] == tokens.starts[index + 1]
    if glued and following in "“„«":
        return True
    if glued and mark == "." and index:
        return following[:1].isupper() and following[1:2].islower() and not tokens.words[index - 1].isupper()
    return not following[:1].islower() and following not in (",", ";")


def _abbreviates(tokens: Tokens, index: int, pack: Pack) -> bool:
    """Whether a full stop belongs to an initial or an abbreviation."""
    if not index or tokens.ends[index - 1] != tokens.starts[index]:
        return False
    before = tokens.words[index - 1]
    if ends_name(tokens, index, pack):
        return False
    if len(before) == 1 and before.isupper():
        return not _opens_behind_initials(tokens, index, pack)
    return before.lower() in pack.words["abbreviations"]


def _opens_behind_initials(tokens: Tokens, stop: int, pack: Pack) -> bool:
    """Whether a sentence opens behind initials that end one ("entered the U.S. The plan"), and no name goes on."""
    several = stop > 1 and tokens.words[stop - 2] == "." and tokens.ends[stop - 2] == tokens.starts[stop - 1]
    if not several or not pack.head_last or stop + 1 >= len(tokens) or tokens.ends[stop] == tokens.starts[stop + 1]:
        return False
    return tokens.words[stop + 1].istitle() and _opens(tokens.lower[stop + 1], pack)


def _ends_in_quotation(tokens: Tokens, quoted: Quoted, index: int, last: int, pack: Pack) -> bool:
    """Whether a quotation that has just closed closes its sentence too."""
    if index >= last:
        return True
    closed = tokens.words[quoted.last - 1] in _ENDS
    following = tokens.words[index]
    if not closed or following in (",", ";") or following in _DASHES:
        return False
    if following in _ENDS or _names_speaker(tokens, index, last, pack):
        return False
    return not (following[:1].islower() or tokens.lower[index] in pack.cues)


def _names_speaker(tokens: Tokens, index: int, last: int, pack: Pack) -> bool:
    """Whether who asked or called out a quotation is named behind it, and nothing else (``"Why?" Ana asked.``)."""
    if not pack.split_quotations:
        return False
    at = index
    while at < min(last, index + _LONGEST_NAME) and (tokens.words[at][0].isupper() or tokens.words[at] == "."):
        at += 1
    said = at > index and at < last and any(cue.kind in _SAYING for cue in pack.cues.get(tokens.lower[at], ()))
    return said and (at + 1 >= last or tokens.words[at + 1] in _ENDS or tokens.lower[at + 1] in pack.words["days"])


def pieces(tokens: Tokens, first: int, last: int, pack: Pack) -> Iterator[tuple[int, int]]:
    """The sentences inside a stretch of tokens, such as a quotation."""
    start = first
    for index in between(tokens.marks, first, last):
        if tokens.words[index] in _ENDS and _ends_here(tokens, index, last, pack):
            yield start, index + 1
            start = index + 1
    if start < last:
        yield start, last


def _furniture(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    if first >= last:
        return False
    phrases = pack.phrases["furniture"].get(tokens.lower[first], ())
    told = any(tokens.lower[first : first + len(phrase)] == phrase for phrase in phrases)
    return told or (tokens.lower[first] in pack.words["byline_words"] and _is_byline(tokens, first, last, pack))


def _behind_headline(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where a sentence begins that only a lost line parts from a linked headline; ``last`` when none does.

    A headline has its words in capitals, but for small words; so the sentence is told by the first other word without
    one, and begins at the capital before it, or at what opens a sentence before that.
    """
    words, lower = pack.words, tokens.lower
    colon = next((at for at in range(first, min(last, first + _NEAR_COLON)) if tokens.words[at] == ":"), last)
    small = [at for at in range(colon + 1, last) if tokens.words[at].isalpha() and tokens.words[at].islower()]
    found = [at for at in small if lower[at] not in words["headline_words"]]
    if not words["headline_words"] or len(found) < 2:  # noqa: PLR2004  # one may stand in a headline
        return last
    plain = found[0]
    begin = plain - 1
    while begin > colon and not tokens.words[begin][0].isupper():
        begin -= 1
    run = begin if not _opens(lower[begin], pack) else 0
    while run - 1 > colon + 1 and tokens.words[run - 1][0].isupper():
        run -= 1
        if tokens.words[run - 1] in _OPENERS:
            begin = run
            break
        if lower[run] in words["titles"] and lower[run - 1] not in words["titles"]:
            begin = run
            break
    if begin - 2 > colon and tokens.words[begin - 1] == ",":
        opener = begin - 2
        begin = opener if lower[opener] in words["adverb_openers"] else begin
    begin -= tokens.words[begin - 1] in _OPENERS
    return begin if begin - colon > _SHORTEST_HEADLINE else last


def _opens(lower: str, pack: Pack) -> bool:
    """Whether a word opens a sentence and is no part of an office or a name."""
    words = pack.words
    return any(lower in words[part] for part in ("stops", "subordinators", "pronouns", "adverb_openers", "determiners"))


def _is_byline(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether a line tells by names alone who wrote the article ("By Ana Putri and Boni Lay")."""
    joins = pack.words["conjunctions"]
    names = all(
        tokens.words[at][0].isupper() or tokens.lower[at] in joins or tokens.words[at] in ",.-"
        for at in range(first + 1, last)
    )
    return begins_line(tokens, first) and ends_line(tokens, last) and names and 1 < last - first <= _LONGEST_BYLINE


def begins_line(tokens: Tokens, first: int) -> bool:
    """Whether a token is the first of its line."""
    return first == 0 or tokens.words[first - 1] == "\n"


def ends_line(tokens: Tokens, last: int) -> bool:
    """Whether a line ends before a token."""
    return tokens.words[last] == "\n"


def _after_dateline(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Index of the first token after ``JAKARTA, KOMPAS —`` or ``NEWSLIVE–``; ``first`` when there is no dateline."""
    end = min(last, first + _LONGEST_DATELINE)
    words = tokens.words
    for index in range(first, end):
        if words[index] in _DASHES or (words[index] == ":" and index - first <= 3):  # noqa: PLR2004
            if index == first:
                return first
            known = any(
                tokens.lower[at] in pack.words["outlets"] or _is_address(words[at]) for at in range(first, index)
            )
            leading = [words[at] for at in range(first, index) if words[at].isupper()]
            capitals = words[first].isupper() and sum(map(len, leading)) > 3  # noqa: PLR2004
            place = all(tokens.lower[at] in pack.words["places"] for at in range(first, index))
            return index + 1 if (known or (capitals and (place or words[index] != ":"))) else first
        if not (words[index][0].isupper() or words[index] in ",()/|." or _is_address(words[index])):
            near = tokens.lower[max(index - 2, first) : index + 2]
            if not (words[index].isdigit() and index > first and any(word in pack.months for word in near)):
                break
    if words[first] and (_is_address(words[first]) and first + 2 < last and words[first + 1] == ","):
        return min(first + 3, last)
    return first


def _after_place(tokens: Tokens, first: int, last: int) -> int:
    """Index of the first token after ``Zarvik -`` before a sentence; ``first`` when there is no such place."""
    words = tokens.words
    for index in range(first + 1, min(last - 1, first + _LONGEST_PLACE + 1)):
        if words[index] in _DASHES:
            spaced = tokens.ends[index - 1] < tokens.starts[index] or tokens.ends[index] < tokens.starts[index + 1]
            opens = words[index + 1][0].isupper() and words[last - 1] in _BEHIND_ENDS and words[index - 1] != ","
            return index + 1 if spaced and opens else first
        if not (words[index - 1][0].isupper() and (words[index][0].isupper() or words[index] == ",")):
            return first
    return first


def _is_address(word: str) -> bool:
    return "." in word[1:-1] and word.rpartition(".")[2].isalpha()
