"""Where a source is named: the words after a cue or before it that stand for who speaks.

May import: pack, phrases, tokens.
"""

from __future__ import annotations

from attrs import evolve

from provenance.drafting.pack import Pack
from provenance.drafting.phrases import (
    AGE,
    LONGEST_MENTION,
    LONGEST_NAME,
    Mention,
    Shape,
    description_end,
    looks_personal,
    mention_of,
    phrase_at,
    phrase_end,
    role_like,
    shape_of,
)
from provenance.drafting.tokens import Tokens

__all__ = ["clitic", "joint", "mention_after", "mention_before", "segments"]

_MOST_APPOSITIONS = 3


def clitic(tokens: Tokens, index: int, size: int) -> Mention:
    """The speaker that hides in the last ``size`` code points of a token."""
    return Mention(index, index + 1, tokens.ends[index] - size, tokens.ends[index], Shape.PRONOUN)


def mention_after(tokens: Tokens, index: int, last: int, pack: Pack, *, fronted: bool = False) -> Mention | None:
    """The source that is named from the index on; None when the words there name nobody.

    Where the cue is fronted ("Menurut X, C") a comma may end the source as well as go on with it.
    """
    if index >= last:
        return None
    shape = shape_of(tokens, index, last, pack)
    if shape is None:
        return None
    if shape in (Shape.PRONOUN, Shape.PLURAL):
        return mention_of(tokens, index, index + 1, shape)
    end = phrase_end(tokens, index, last, pack, anonymous=shape is Shape.ANONYMOUS)
    for _ in range(_MOST_APPOSITIONS):
        longer = _apposition_end(tokens, index, end, last, pack, fronted=fronted)
        if longer == end:
            break
        end = longer
    if end <= index:
        return None
    if shape is Shape.THING and any(tokens.capital(at) for at in range(index, end)):
        shape = Shape.NAME
    if shape is Shape.THING and end < last and tokens.lower[end] in pack.words["relatives"]:
        end = description_end(tokens, end, last, pack)
    return mention_of(tokens, index, end, shape)


def _apposition_end(  # noqa: PLR0911, PLR0913  # the readings of a comma, in turn
    tokens: Tokens, first: int, end: int, last: int, pack: Pack, *, fronted: bool
) -> int:
    """Where the mention ends when an apposition follows the comma at ``end``; ``end`` when none does."""
    if end + 1 >= last or tokens.words[end] != ",":
        return end
    begin = end + 1
    lower = tokens.lower[begin]
    words = pack.words
    general = all(
        tokens.lower[at] in words["media_words"] or tokens.lower[at] in words["places"] for at in range(first, end)
    )
    if general and tokens.lower[first] in words["media_words"] and tokens.capital(begin):
        close = phrase_end(tokens, begin, last, pack)
        return close if close > begin else end
    if lower in words["days"] or lower in words["places"] or lower in words["outlets"] or lower in words["stops"]:
        return end
    if lower in pack.months or shape_of(tokens, begin, last, pack) in (None, Shape.PRONOUN, Shape.PLURAL):
        return end
    close = phrase_end(tokens, begin, last, pack)
    if close == begin:
        return end
    title_first = role_like(tokens.lower[first], pack) or not tokens.capital(first)
    ended = close >= last or not tokens.words[close][0].isalnum()
    if title_first and looks_personal(tokens, begin, close, pack):
        return close if ended or not fronted else end
    titled = phrase_at(tokens, begin, "titles", pack) > 0
    if titled and not title_first:
        if tokens.lower[close : close + 1] and close < last and tokens.lower[close] in words["stops"] and fronted:
            comma = _next_comma(tokens, close, last)
            return comma or end
        return close if ended or not fronted else end
    return end


def _next_comma(tokens: Tokens, at: int, last: int) -> int:
    for index in range(at, min(last, at + LONGEST_NAME * 2)):
        if tokens.words[index] == ",":
            return index
    return 0


def mention_before(tokens: Tokens, floor: int, cue: int, pack: Pack) -> Mention | None:  # noqa: C901, PLR0912  # what may stand between, in turn
    """The source that is named before a cue, its subject; None when the words there name nobody.

    Looks back no further than ``floor``. What stands between the subject and the cue (a date, a place, a clause in
    commas) is passed over.
    """
    lower = tokens.lower
    end = _before_date(tokens, floor, cue, pack)
    while end > floor and lower[end - 1] in pack.words["before_verb"]:
        end -= 1
    end = _before_date(tokens, floor, end, pack)
    if end <= floor:
        return None
    if lower[end - 1] in pack.words["relatives"]:
        end -= 1
        if end > floor and tokens.words[end - 1] == ",":
            end -= 1
        found = _tail_mention(tokens, floor, end, pack) or _plain_tail(tokens, floor, end, pack)
        return None if found is None else evolve(found, aside=True)
    inserted = tokens.words[end - 1] == ","
    parts = segments(tokens, floor, end - 1 if inserted else end)
    place = len(parts) - 1
    if inserted:
        while place > 0 and _adjunct(tokens, *parts[place], pack):
            place -= 1
    if place < 0:
        return None
    subject = _subject_in(tokens, *parts[place], pack)
    if subject is None:
        return None if inserted else _tail_mention(tokens, max(floor, parts[place][0]), end, pack)
    if not inserted and subject.shape is Shape.THING and lower[subject.last] in pack.words["relatives"]:
        subject = evolve(subject, last=end, end=tokens.ends[end - 1])
    if inserted and place == len(parts) - 1 and phrase_at(tokens, subject.first, "titles", pack):
        closing = parts[place][1]
        subject = evolve(subject, last=closing, end=tokens.ends[closing - 1])
    for _ in range(_MOST_APPOSITIONS):
        if place == 0 or subject.first != parts[place][0]:
            break
        longer = _with_segment_before(tokens, parts[place - 1], subject, pack)
        if longer is None:
            break
        subject = longer
        place -= 1
    return subject


def _before_date(tokens: Tokens, floor: int, end: int, pack: Pack) -> int:
    """Where a date right before a verb begins (``…, Rabu (1/2) mengatakan``); ``end`` when there is none."""
    at = end
    if at > floor and tokens.words[at - 1] == ")":
        begin = next((i for i in range(at - 2, max(floor, at - 6), -1) if tokens.words[i] == "("), None)
        if begin is None or not tokens.words[begin + 1][0].isdigit():
            return end
        at = begin
        if at - 1 > floor and tokens.words[at - 1] == "," and tokens.lower[at - 2] in pack.words["days"]:
            at -= 1
    if at > floor and tokens.lower[at - 1] in pack.words["days"]:
        at -= 1
        return at - 1 if at - 1 > floor and tokens.words[at - 1] == "," else at
    return at


def segments(tokens: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """The stretches between commas; those in parentheses do not count."""
    found = []
    begin = first
    depth = 0
    for at in range(first, last):
        word = tokens.words[at]
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif word in (",", ";", ":", "–", "—") and depth <= 0:
            if at > begin:
                found.append((begin, at))
            begin = at + 1
    if last > begin:
        found.append((begin, last))
    return found


def _adjunct(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    lower = tokens.lower[first]
    words = pack.words
    return (
        lower in words["stops"]
        or lower in words["relatives"]
        or lower in words["subordinators"]
        or lower in words["days"]
        or tokens.words[first][0].isdigit()
        or tokens.words[first] == "("
    ) and last > first


def _subject_in(tokens: Tokens, first: int, last: int, pack: Pack) -> Mention | None:
    """The noun phrase with which a stretch begins, after words that only open it."""
    begin = first
    for at in range(last - 1, first - 1, -1):
        if tokens.lower[at] in pack.words["subordinators"]:
            begin = at + 1
            break
    while begin < last:
        size = phrase_at(tokens, begin, "adverb_openers", pack) or phrase_at(tokens, begin, "coordinators", pack)
        if not size:
            break
        begin += size
    if begin >= last:
        return None
    shape = shape_of(tokens, begin, last, pack)
    if shape is None:
        return None
    if shape in (Shape.PRONOUN, Shape.PLURAL):
        return mention_of(tokens, begin, begin + 1, shape)
    end = phrase_end(tokens, begin, last, pack, anonymous=shape is Shape.ANONYMOUS)
    if end <= begin:
        return None
    if shape is Shape.THING and any(tokens.capital(at) for at in range(begin, end)):
        shape = Shape.NAME
    return mention_of(tokens, begin, end, shape)


def _tail_mention(tokens: Tokens, floor: int, end: int, pack: Pack) -> Mention | None:
    """The words right before ``end`` that can stand for a source: capitals, titles, a pronoun."""
    begin = end
    words = pack.words
    while begin > floor and end - begin < LONGEST_MENTION:
        word, lower = tokens.words[begin - 1], tokens.lower[begin - 1]
        if lower in words["pronouns"] or lower in words["plural_pronouns"]:
            begin -= 1 if begin == end else 0
            break
        if lower in words["stops"] or lower in words["days"] or lower in pack.months:
            break
        age = word.isdigit() and len(word) <= AGE and tokens.words[begin - 2] == "("
        if not (word[0].isupper() or age or role_like(lower, pack) or word in "()." or lower in words["determiners"]):
            if phrase_at(tokens, begin - 1, "anonymous", pack):
                begin -= 1
                continue
            if begin == end and lower in words["demonstratives"]:
                begin -= 1
                continue
            break
        begin -= 1
    while begin < end and not tokens.words[begin][0].isalnum():
        begin += 1
    if begin >= end:
        return None
    begin = _list_begins(tokens, floor, begin, pack)
    shape = shape_of(tokens, begin, end, pack)
    return None if shape is None else mention_of(tokens, begin, end, shape)


def _plain_tail(tokens: Tokens, floor: int, end: int, pack: Pack) -> Mention | None:
    """The noun before a relative clause, in lower case ("pihak penilai yang menyatakan")."""
    begin = end
    while begin > floor and end - begin < LONGEST_NAME:
        word, lower = tokens.words[begin - 1], tokens.lower[begin - 1]
        if (
            not word[0].isalpha()
            or lower in pack.words["stops"]
            or lower in pack.words["relatives"]
            or lower in pack.cues
        ):
            break
        begin -= 1
    return mention_of(tokens, begin, end, Shape.THING) if begin < end else None


def _list_begins(tokens: Tokens, floor: int, begin: int, pack: Pack) -> int:
    """Where the list begins whose last member begins at ``begin``: ``Korea Selatan, Jepang, dan AS``."""
    at = begin
    if at - 1 <= floor or tokens.lower[at - 1] not in pack.words["conjunctions"]:
        return begin
    at -= 1
    while at > floor and (tokens.words[at - 1] == "," or tokens.words[at - 1][0].isupper()):
        at -= 1
    while at < begin and not tokens.words[at][0].isupper():
        at += 1
    return at


def _with_segment_before(tokens: Tokens, segment: tuple[int, int], subject: Mention, pack: Pack) -> Mention | None:
    """The subject with the stretch before it, where one stands in apposition to the other or they speak jointly."""
    first, last = segment
    before = _subject_in(tokens, first, last, pack)
    if before is None or before.shape in (Shape.PRONOUN, Shape.PLURAL) or before.last != last:
        return None
    name_now = looks_personal(tokens, subject.first, min(subject.last, subject.first + 3), pack)
    titled_now = phrase_at(tokens, subject.first, "titles", pack) > 0
    titled_before = role_like(tokens.lower[before.first], pack) or before.shape is Shape.THING
    together = tokens.lower[subject.first] in pack.words["conjunctions"]
    if (titled_before and name_now) or (titled_now and not titled_before) or together:
        return evolve(subject, first=before.first, start=before.start, shape=Shape.NAME)
    return None


def joint(tokens: Tokens, mention: Mention, pack: Pack) -> tuple[Mention, ...]:
    """The sources that a mention names together ("Korea Selatan, Jepang, dan AS"); itself when it names one."""
    if mention.shape is not Shape.NAME:
        return (mention,)
    begin = mention.first
    while (
        begin < mention.last
        and not tokens.capital(begin)
        and (
            tokens.lower[begin] in pack.words["document_words"]
            or tokens.lower[begin] in pack.words["document_adjectives"]
        )
    ):
        begin += 1
    cuts = [at for at in range(begin, mention.last) if tokens.lower[at] in pack.words["conjunctions"]]
    if len(cuts) != 1 or cuts[0] in (begin, mention.last - 1):
        return (mention,)
    cut = cuts[0]
    parts = [*segments(tokens, begin, cut), (cut + 1, mention.last)]
    for first, last in parts:
        if not all(tokens.words[at][0].isupper() or tokens.words[at] in "()" for at in range(first, last)):
            return (mention,)
        if last - first > LONGEST_NAME:
            return (mention,)
    left, right = tokens.lower[parts[0][0]], tokens.lower[parts[-1][0]]
    if role_like(left, pack) and not role_like(right, pack):
        return (mention,)
    return tuple(mention_of(tokens, first, last, Shape.NAME) for first, last in parts)
