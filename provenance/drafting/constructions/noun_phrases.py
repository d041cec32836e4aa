"""Noun phrases of languages that mark where one begins: with articles, possessives, prepositions.

    the manager of the plant      Ana Reyes, the manager of the plant      the miners’ union (MU)

May import: cues, pack, phrases, tokens, verb_groups, word_forms.
"""

from __future__ import annotations

from provenance.drafting.constructions.cues import is_tie
from provenance.drafting.constructions.verb_groups import adverbial
from provenance.drafting.constructions.word_forms import abbreviates, sets_aside, verbal
from provenance.drafting.pack import Pack
from provenance.drafting.text.phrases import Mention, Shape, phrase_at
from provenance.drafting.text.tokens import Tokens

__all__ = [
    "LONGEST",
    "PARENTHESIS",
    "named_apposition",
    "phrase_after",
    "phrase_mention",
    "shown",
    "two_offices",
]

LONGEST = 24
PARENTHESIS = 8
_LONGEST_OFFICE = 6


def phrase_after(tokens: Tokens, pack: Pack, first: int, last: int, *, appositions: bool = True) -> Mention | None:
    """The noun phrase that begins at ``first``; None when none does."""
    words = pack.words
    if first >= last:
        return None
    if tokens.lower[first] in words["pronouns"] or tokens.lower[first] in words["plural_pronouns"]:
        return phrase_mention(tokens, pack, first, first + 1)
    end = _phrase_ends(tokens, pack, first, last)
    if end == first:
        return None
    if appositions:
        end = _called(tokens, pack, end, last) or _described_end(tokens, pack, first, end, last)
    while appositions and end + 1 < last and tokens.words[end] == ",":
        close = _apposition_ends(tokens, pack, end + 1, last)
        if not close:
            break
        end = close
    return phrase_mention(tokens, pack, first, end)


def _called(tokens: Tokens, pack: Pack, end: int, last: int) -> int:
    """Where the name ends by which somebody is only known ("a guard it identified only as Ana"); 0 without one."""
    words = pack.words
    named = False
    for at in range(end, min(last - 1, end + PARENTHESIS)):
        lower = tokens.lower[at]
        if named and lower in words["as_words"] and tokens.words[at + 1][0].isupper():
            close = at + 1
            while close < last and tokens.words[close][0].isupper():
                close += 1
            return close
        if not lower[0].isalpha():
            return 0
        named = named or lower in words["naming_words"]
    return 0


def _described_end(tokens: Tokens, pack: Pack, first: int, end: int, last: int) -> int:
    """Where the words end that tell who is meant who has no name: a place, or a relative clause ("a man in the crowd").

    A definite noun needs none, and what tells when or where something was said ("in a statement") is none.
    """
    words = pack.words
    if tokens.lower[first] in words["definite"] or not all(word[0].islower() for word in tokens.words[first + 1 : end]):
        return end
    while end < last and tokens.lower[end] in words["holding_prepositions"]:
        close = _phrase_ends(tokens, pack, end + 1, last)
        inside = tokens.lower[end + 1 : close]
        dated = any(
            word in words["occasions"] or word in words["days"] or word in words["date_words"] for word in inside
        )
        if close == end + 1 or dated or inside[0][0].isdigit():
            return end
        end = close
    if end >= last or tokens.lower[end] not in words["relatives"] or tokens.lower[end] in words["complementizers"]:
        return end
    for at in range(end + 1, min(last, end + LONGEST)):
        spoken = tokens.lower[at] in pack.cues and any(cue.core for cue in pack.cues[tokens.lower[at]])
        if spoken or tokens.lower[at] in words["complementizers"]:
            return end
        if not tokens.words[at][0].isalnum():
            return at
    return end


def named_apposition(tokens: Tokens, end: int, last: int) -> int:
    """Where a name in commas ends that says who a description means ("her producer, Ana Reyes,"); 0 when none does."""
    if end + 1 >= last or tokens.words[end] != "," or tokens.words[end - 1][0].isupper():
        return 0
    close = end + 1
    while close < last and (tokens.words[close][0].isupper() or tokens.words[close] == "."):
        close += 1
    closed = close - end > 2 and (close >= last or tokens.words[close] in ",.")  # noqa: PLR2004  # two words and more
    return close if closed else 0


def _phrase_ends(tokens: Tokens, pack: Pack, first: int, last: int) -> int:
    at = first
    while at < min(last, first + LONGEST):
        step = _step_on(tokens, pack, at, first, last)
        if not step:
            break
        at += step
    while at > first and (
        tokens.lower[at - 1] in pack.words["conjunctions"] or tokens.lower[at - 1] in pack.words["prepositions"]
    ):
        at -= 1
    return at


def _step_on(tokens: Tokens, pack: Pack, at: int, first: int, last: int) -> int:  # noqa: C901, PLR0911, PLR0912  # as _step_back
    """How many tokens from ``at`` belong to the phrase that began before it; 0 when it ends there."""
    words = pack.words
    word, lower = tokens.words[at], tokens.lower[at]
    if not word[0].isalnum():
        if word == "." and at > first and at + 1 < last and abbreviates(tokens, at, pack):
            return 1
        if word in "'’" and at > first and tokens.ends[at - 1] == tokens.starts[at]:
            return 1
        if word == "(":
            closed = next((i for i in range(at + 1, min(last, at + PARENTHESIS)) if tokens.words[i] == ")"), None)
            return closed - at + 1 if closed is not None and at > first else 0
        return 1 if (word in "&$#@%" or lower in pack.endings["possessive"]) and at + 1 < last else 0
    if at > first and (size := phrase_at(tokens, at, "titles", pack)) > 1:
        return size  # "first lady"
    if lower in words["conjunctions"]:
        both = at + 1 < last and tokens.words[at + 1][0].isupper() and tokens.words[at - 1][0].isupper()
        return 1 if at > first and (both or two_offices(tokens, at, last, pack)) else 0
    if lower in words["prepositions"]:
        past = bool(pack.endings["past"]) and tokens.lower[at - 1].endswith(pack.endings["past"])
        document = tokens.lower[at - 2 if past and at - 2 >= first else at - 1]
        issued = lower in words["source_prepositions"] and document in words["document_words"]
        issued = issued and tokens.lower[at - 1] not in words["showing_words"]
        return 1 if (issued or lower in words["phrase_prepositions"] or _tied(tokens, pack, at)) and at > first else 0
    if lower in words["showing_words"] and shown(tokens, pack, at):
        return 0
    if lower in words["days"] or lower in words["date_words"]:
        describes = at == first + 1 and lower not in words["days"] and tokens.lower[first] in words["determiners"]
        return 1 if describes and at + 1 < last and tokens.words[at + 1].islower() else 0
    if lower in pack.breaks:
        return 0
    if at > first and (lower in words["pronouns"] or lower in words["plural_pronouns"]):
        return 0
    if at > first and (lower in words["determiners"] or lower in words["possessives"]):
        return 1 if tokens.lower[at - 1] in words["prepositions"] else 0
    if first < at < last - 1 and is_tie(tokens, at, pack):
        return 1  # "officials briefed on the plan"
    if at > first and word.islower() and (lower in pack.cues and verbal(tokens, pack, at, first)):
        return 0
    if at > first and lower in words["past_verbs"]:
        return 0
    if at > first and word.islower() and adverbial(lower, pack) and tokens.lower[at - 1] not in words["determiners"]:
        return 0
    return 1


def two_offices(tokens: Tokens, at: int, last: int, pack: Pack) -> bool:
    """Whether what a word joins are two descriptions of one person ("the former mayor and Tolo senator")."""
    if not _person_noun(tokens, at - 1, pack):
        return False
    for index in range(at + 1, min(last, at + _LONGEST_OFFICE)):
        lower = tokens.lower[index]
        if lower in pack.words["determiners"] or lower in pack.words["possessives"]:
            return False
        if _person_noun(tokens, index, pack):
            return index + 1 >= len(tokens) or not tokens.words[index + 1][0].isupper()
        if not tokens.words[index][0].isalnum() and not abbreviates(tokens, index, pack):
            return False
    return False


def _person_noun(tokens: Tokens, at: int, pack: Pack) -> bool:
    lower = tokens.lower[at]
    parts = ("person_epithets", "titles", "group_words")
    return tokens.words[at].islower() and any(lower in pack.words[part] for part in parts)


def _tied(tokens: Tokens, pack: Pack, at: int) -> bool:
    """Whether a preposition goes on with who has no name ("a person close to him")."""
    tied = pack.words["tied_words"]
    return tokens.lower[at - 1] in tied or not tied.isdisjoint(tokens.lower[at + 1 : at + 3])


def shown(tokens: Tokens, pack: Pack, at: int) -> bool:
    """Whether a participle says through whom a document came ("a report seen by X")."""
    words = pack.words
    return (
        tokens.lower[at] in words["showing_words"]
        and at + 1 < len(tokens)
        and tokens.lower[at + 1] in words["agent_markers"]
    )


def _apposition_ends(tokens: Tokens, pack: Pack, first: int, last: int) -> int:
    """Where an apposition ends that begins behind a comma; 0 when what stands there is none."""
    words = pack.words
    lower = tokens.lower[first]
    if tokens.words[first].islower() and lower in pack.cues and verbal(tokens, pack, first, first):
        return 0
    if sets_aside(tokens, first, pack) or lower in words["coordinators"] or lower in words["pronouns"]:
        return 0
    described = lower in words["determiners"] or lower in words["possessives"] or tokens.words[first].islower()
    described = described or phrase_at(tokens, first, "titles", pack) > 0
    described = described or (first + 1 < last and tokens.lower[first + 1] in pack.endings["possessive"])
    described = described or not tokens.words[first - 2][0].isupper()
    if not described:
        return 0
    end = _phrase_ends(tokens, pack, first, last)
    while end < last and tokens.lower[end] in words["prepositions"]:
        further = _phrase_ends(tokens, pack, end + 1, last)
        if further == end + 1:
            break
        end = further
    closed = end >= last or not tokens.words[end][0].isalnum() or tokens.lower[end] in words["relatives"]
    return end if closed and end > first else 0


def phrase_mention(tokens: Tokens, pack: Pack, first: int, last: int) -> Mention | None:
    """The mention from one token up to another; None when the words can name nobody."""
    words = pack.words
    lower = tokens.lower[first]
    if last - first > 2 and _issued_then(tokens, last - 1, pack):  # noqa: PLR2004  # an article and a noun
        last -= 1
    own = lower in words["possessive_self"] and last - first > 1  # "my brother"
    if (lower in words["first_person"] and not own) or lower in words["relatives"] or lower in words["complementizers"]:
        return None
    if last - first == 3 and lower == tokens.lower[last - 1]:  # noqa: PLR2004  # "day after day"
        return None
    if (
        last - first == 1
        and first > 1
        and tokens.lower[first - 2] == lower
        and tokens.lower[first - 1] in words["prepositions"]
    ):
        return None
    if last - first == 1 and lower in words["pronouns"]:
        shape = Shape.PRONOUN
    elif last - first == 1 and lower in words["plural_pronouns"]:
        shape = Shape.PLURAL
    elif (
        lower in words["nobody"]
        or _denied(tokens, first, last, pack)
        or (tokens.words[first].isdigit() and last - first == 1)
    ):
        return None
    elif phrase_at(tokens, first, "anonymous", pack):
        shape = Shape.ANONYMOUS
    else:
        begin = first + 1 if lower in words["determiners"] else first
        capital = any(
            tokens.words[at][0].isupper() and (at > first or not _common(tokens.lower[at], pack))
            for at in range(begin, last)
        )
        shape = Shape.NAME if capital and not _described(tokens, pack, first, last) else Shape.THING
    return Mention(first, last, tokens.starts[first], tokens.ends[last - 1], shape)


def _denied(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether a phrase tells that nobody is meant ("no one", "neither side"); "no fewer than ten" and names do."""
    if last - first == 1 or tokens.lower[first] not in pack.words["denying_determiners"]:
        return False
    behind = tokens.words[first + 1 : last]
    compared = any(word in pack.words["subordinators"] for word in tokens.lower[first + 1 : last])
    return any(word[0].islower() for word in behind) and behind[0][0].isalpha() and not compared


def _issued_then(tokens: Tokens, at: int, pack: Pack) -> bool:
    """Whether a participle closes a phrase that tells when a document came out ("a poll released Thursday")."""
    ended = tokens.words[at].islower() and tokens.lower[at].endswith(pack.endings["past"] or ("\0",))
    return ended and tokens.lower[at - 1] in pack.words["document_words"]


def _described(tokens: Tokens, pack: Pack, first: int, last: int) -> bool:
    """Whether a phrase says what somebody is and names others by the way ("two Kostrian officers", "an aide to X")."""
    words = pack.words
    if tokens.lower[first] not in words["determiners"] or "," in tokens.words[first:last]:
        return False
    if not words["naming_words"].isdisjoint(tokens.lower[first:last]) and tokens.words[last - 1][0].isupper():
        return False  # "a guard who gave her name as Ana"
    close = next((at for at in range(first + 1, last) if tokens.lower[at] in words["prepositions"]), last)
    head = tokens.words[close - 1]
    if not head.islower() or head in words["document_words"] or head in words["media_words"]:
        return False
    return close < last or tokens.lower[first] not in words["definite"]


def _common(lower: str, pack: Pack) -> bool:
    words = pack.words
    return lower in words["group_words"] or lower in words["document_words"] or lower in words["titles"]
