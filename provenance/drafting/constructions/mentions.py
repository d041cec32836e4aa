"""Where a source is named: the words after a cue or before it that stand for who speaks.

May import: name_parts, noun_phrases, pack, phrases, tokens.
"""

from __future__ import annotations

from attrs import evolve

from provenance.drafting.constructions.noun_phrases import named_apposition, phrase_after
from provenance.drafting.pack import Pack
from provenance.drafting.text.name_parts import LONGEST_NAME, another_body, kin, looks_personal, role_like, theirs_end
from provenance.drafting.text.phrases import (
    LONGEST_MENTION,
    Mention,
    Shape,
    behind_titles,
    description_end,
    mention_of,
    phrase_at,
    phrase_end,
    pointing_end,
    shape_of,
)
from provenance.drafting.text.tokens import Tokens

__all__ = ["clitic", "joint", "mention_after", "named_shape", "of_nobody", "segments"]

_MOST_APPOSITIONS = 3
_SHORTEST_VERB = 6


def clitic(tokens: Tokens, index: int, size: int) -> Mention:
    """The speaker that hides in the last ``size`` code points of a token."""
    return Mention(index, index + 1, tokens.ends[index] - size, tokens.ends[index], Shape.PRONOUN)


def mention_after(  # noqa: C901, PLR0911, PLR0913  # in turn
    tokens: Tokens, index: int, last: int, pack: Pack, *, fronted: bool = False, opens: bool = False
) -> Mention | None:
    """The source that is named from the index on; None when the words there name nobody.

    Where the cue is fronted ("Menurut X, C") a comma may end the source as well as go on with it. Where it opens the
    sentence, the source cannot be all that follows.
    """
    if index >= last:
        return None
    if pack.words["prepositions"]:  # of a language that marks where a noun phrase begins
        found = phrase_after(tokens, pack, index, last)
        if fronted and found is not None and found.last < last and (opens or tokens.words[found.last] != "."):
            found = phrase_after(tokens, pack, index, last, appositions=False)
        named = named_apposition(tokens, found.last, last) if fronted and found is not None else 0
        return mention_of(tokens, index, named, Shape.NAME) if named else found
    shape = shape_of(tokens, index, last, pack)
    if shape is None:
        return None
    if shape in (Shape.PRONOUN, Shape.PLURAL):
        return mention_of(tokens, index, index + 1, shape)
    if shape is Shape.THING and _is_verb(tokens.lower[index], pack):
        return None
    end = phrase_end(tokens, index, last, pack, anonymous=shape is Shape.ANONYMOUS)
    end = _office_end(tokens, index, pointing_end(tokens, index, end, last, pack), last, pack)
    for _ in range(_MOST_APPOSITIONS):
        nickname = _nickname_end(tokens, end, last, pack)
        longer = nickname or _apposition_end(tokens, index, end, last, pack, fronted=fronted)
        if longer == end:
            break
        end = longer
    if end <= index:
        return None
    placed = end < last and tokens.lower[end] not in pack.words["addressee_markers"]
    placed = placed and (
        tokens.lower[end] in pack.words["place_prepositions"] or tokens.lower[end] in pack.words["near_words"]
    )
    if fronted and shape is not Shape.NAME and placed:
        end = _placed_end(tokens, end, last, pack)
    if shape is Shape.THING and end - index == 1 and tokens.lower[index] in pack.words["document_words"]:
        end = _from_whom(tokens, end, last, pack)
    shape = named_shape(tokens, index, end, shape)
    if shape is Shape.THING and end < last and tokens.lower[end] in pack.words["relatives"]:
        end = description_end(tokens, end, last, pack)
    return mention_of(tokens, index, end, shape)


def _office_end(tokens: Tokens, first: int, end: int, last: int, pack: Pack) -> int:
    """Where an office ends that is of a body ("Ketua Tim dari Badan X, Ana Putri"); ``end`` where no name follows."""
    if end + 1 >= last or not phrase_at(tokens, first, "titles", pack) or not tokens.capital(end + 1):
        return end
    comma = phrase_end(tokens, end + 1, last, pack)
    if tokens.words[end] == ",":
        comma = _listed_end(tokens, end, last, pack)
    elif tokens.lower[end] not in pack.words["office_prepositions"]:
        return end
    if comma + 1 >= last or tokens.words[comma] != ",":
        return end
    begin = behind_titles(tokens, comma + 1, pack)
    close = phrase_end(tokens, begin, last, pack)
    body = role_like(tokens.lower[end + 1], pack)
    named = looks_personal(tokens, begin, close, pack) and (body or close - begin > 1)
    return comma if named else end


def of_nobody(tokens: Tokens, mention: Mention, pack: Pack) -> bool:
    """Whether words tell of talk that is nobody's ("Kabar yang beredar menyebut")."""
    first = mention.first
    while first < mention.last and tokens.lower[first] in pack.words["determiners"]:
        first += 1
    talk = first < mention.last and tokens.lower[first] in pack.words["suspicion_words"]
    return talk and all(word.islower() for word in tokens.words[first + 1 : mention.last])


def _listed_end(tokens: Tokens, comma: int, last: int, pack: Pack) -> int:
    """Where the list of what an office is for ends ("Dinas Tani, Pangan, dan Laut Kota X"); ``last`` without a list."""
    at = comma
    while at + 1 < last and tokens.words[at] == "," and at - comma < LONGEST_MENTION:
        begin = at + 1
        if tokens.lower[begin] in pack.words["conjunctions"]:
            begin += 1
            return phrase_end(tokens, begin, last, pack) if begin < last and tokens.capital(begin) else last
        if not tokens.capital(begin):
            break
        at = phrase_end(tokens, begin, last, pack)
        if any(tokens.lower[index] in pack.words["conjunctions"] for index in range(begin, at)):
            return at
    return last


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
    full = looks_personal(tokens, behind_titles(tokens, begin, pack), close, pack)
    if titled and title_first and full and (ended or not fronted):
        return close
    if titled and not title_first:
        if tokens.lower[close : close + 1] and close < last and tokens.lower[close] in words["stops"] and fronted:
            comma = _next_comma(tokens, close, last)
            return comma or end
        return close if ended or not fronted else end
    return end


def _nickname_end(tokens: Tokens, end: int, last: int, pack: Pack) -> int:
    """Where it ends that a name is a nickname ("Nana, sapaan akrab Ana Putri"); 0 where that does not follow."""
    if end + 1 >= last or tokens.words[end] != "," or not kin(tokens.lower[end + 1], "nickname_words", pack):
        return 0
    at = end + 2
    while at < last and kin(tokens.lower[at], "calling_adverbs", pack):
        at += 1
    return phrase_end(tokens, at, last, pack) if at < last and tokens.capital(at) else at


def _is_verb(lower: str, pack: Pack) -> bool:
    """Whether a word has the form of a verb and names nobody ("dikabarkan diminati klub")."""
    prefixes = tuple(pack.words["verb_prefixes"])
    formed = bool(prefixes) and len(lower) >= _SHORTEST_VERB and lower.startswith(prefixes)
    return formed and not role_like(lower, pack) and lower not in pack.words["person_words"]


def _from_whom(tokens: Tokens, at: int, last: int, pack: Pack) -> int:
    """Where a document ends that is told to be from somebody ("informasi dari pemasok"); ``at`` when it is not."""
    if at + 1 >= last or tokens.lower[at] not in pack.words["whom_prepositions"]:
        return at
    source = shape_of(tokens, at + 1, last, pack)
    named = source in (Shape.NAME, Shape.THING, Shape.ANONYMOUS)
    return phrase_end(tokens, at + 1, last, pack) if named else at


def _placed_end(tokens: Tokens, at: int, last: int, pack: Pack) -> int:
    """Where the place of who has no name ends ("sumber di partai itu,"): before the comma; ``at`` when others speak."""
    comma = _next_comma(tokens, at, last)
    return comma if comma and not any(tokens.lower[index] in pack.cues for index in range(at, comma)) else at


def named_shape(tokens: Tokens, first: int, last: int, shape: Shape) -> Shape:
    """The shape of a mention; a noun with a capital in it is, or goes with, a name."""
    named = shape is Shape.THING and any(tokens.capital(at) for at in range(first, last))
    return Shape.NAME if named else shape


def _next_comma(tokens: Tokens, at: int, last: int) -> int:
    for index in range(at, min(last, at + LONGEST_NAME * 2)):
        if tokens.words[index] == ",":
            return index
    return 0


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


def _behind_office(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where the first of several names begins behind the office that they share ("Council members Ana Reyes and X")."""
    groups = pack.words["party_words"] | pack.words["group_words"]
    if tokens.lower[first] in groups and last - first > 2:  # noqa: PLR2004  # a group, and a name in full
        return first + 1  # "Democrats Ana Reyes and X"
    begin = last
    while begin > first and (tokens.words[begin - 1][0].isupper() or tokens.words[begin - 1] == "."):
        begin -= 1
    return begin if first < begin < last - 1 else first


def _with_theirs(tokens: Tokens, mention: Mention, pack: Pack) -> tuple[Mention, ...]:
    """Somebody, and who is told by being theirs ("Ana Putri dan kuasa hukumnya"); nothing for other words."""
    cut = next((at for at in range(mention.first, mention.last) if tokens.lower[at] in pack.words["conjunctions"]), 0)
    if cut <= mention.first or theirs_end(tokens, cut + 1, mention.last, pack) != mention.last:
        return ()
    whose = mention_of(tokens, mention.first, cut, mention.shape)
    return whose, mention_of(tokens, cut + 1, mention.last, Shape.THING)


def joint(tokens: Tokens, mention: Mention, pack: Pack) -> tuple[Mention, ...]:
    """The sources that a mention names together ("Korea Selatan, Jepang, dan AS"); itself when it names one."""
    both = _with_theirs(tokens, mention, pack) if pack.clitics else ()
    if both or mention.shape is not Shape.NAME:
        return both or (mention,)
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
    firm = pack.head_last and any(not tokens.words[at].isalpha() for at in cuts)  # "Reyes & Holm"
    if firm or len(cuts) != 1 or cuts[0] in (begin, mention.last - 1):
        return (mention,)
    cut = cuts[0]
    parts = [*segments(tokens, begin, cut), (cut + 1, mention.last)]
    if pack.head_last:
        parts[0] = (_behind_office(tokens, *parts[0], pack), parts[0][1])
    for first, last in parts:
        if not all(tokens.words[at][0].isupper() or tokens.words[at] in "()" for at in range(first, last)):
            return (mention,)
        if last - first > LONGEST_NAME:
            return (mention,)
    left, right = tokens.lower[parts[0][0]], parts[-1][0]
    if role_like(left, pack) and not another_body(tokens, right, pack):
        return (mention,)
    return tuple(evolve(mention_of(tokens, first, last, Shape.NAME), aside=mention.aside) for first, last in parts)
