"""Subjects and other noun phrases of languages that mark where one begins: articles, prepositions, auxiliaries.

    the manager of the plant said      Ana Reyes, who runs it, said      said Ana Reyes, the manager of the plant

May import: mentions, pack, phrases, readings, tokens, verb_groups.
"""

from __future__ import annotations

from provenance.drafting.mentions import segments
from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.phrases import Mention, Shape, phrase_at
from provenance.drafting.readings import Place
from provenance.drafting.tokens import Tokens
from provenance.drafting.verb_groups import adverbial, participle

__all__ = ["NOMINAL", "clause_subject", "phrase_after", "phrase_mention", "subject_before"]

NOMINAL = frozenset({CueKind.NOUN, CueKind.HEDGE, CueKind.MODAL, CueKind.STATE, CueKind.ACCORDING, CueKind.AGENTLESS})
_LONGEST = 24
_PARENTHESIS = 8
_MOST_ASIDES = 6
_DASHES = frozenset("–—")


def subject_before(place: Place, end: int, floor: int) -> Mention | None:
    """The noun phrase that ends at ``end``, or before what is put between it and there in commas; None without one."""
    tokens, words = place.tokens, place.pack.words
    if end <= floor:
        return None
    if tokens.lower[end - 1] in words["relatives"]:
        return _antecedent(place, end - 1, floor)
    if tokens.words[end - 1] == "," or tokens.words[end - 1] in _DASHES:
        return _interrupted(place, end - 1, floor)
    begin = _phrase_begins(place, end, floor)
    return None if begin is None else phrase_mention(place, begin, end)


def _antecedent(place: Place, relative: int, floor: int) -> Mention | None:
    """Who is meant by a relative pronoun; the pronoun is in the mention's offsets, and in no name."""
    tokens = place.tokens
    end = relative
    while end > floor and tokens.words[end - 1] == ",":
        end -= 1
    begin = _phrase_begins(place, end, floor) if end > floor else None
    if begin is None:
        return None
    found = phrase_mention(place, begin, end)
    if found is None or found.shape in (Shape.PRONOUN, Shape.PLURAL):
        return None
    return Mention(found.first, found.last, found.start, tokens.ends[relative], found.shape, aside=True)


def _interrupted(place: Place, end: int, floor: int) -> Mention | None:
    """The subject before appositions and clauses in commas: ``Ana Reyes, who runs it, said``."""
    tokens, pack = place.tokens, place.pack
    parts = segments(tokens, floor, end)[-_MOST_ASIDES:]
    found: tuple[int, int] | None = None
    for first, last in reversed(parts):
        if _aside(tokens, first, pack):
            if found is not None:
                break
            continue
        begin = _phrase_begins(place, last, first)
        if begin is None or (found is not None and begin > first and not _only_opens(place, first, begin)):
            break
        apposition = found is not None and found[0] == last + 1 and _apposed(place, begin, last, *found)
        if found is not None and not apposition:
            break
        found = (begin, found[1] if found is not None else last)
        if begin > first:
            break
    if found is None:
        return None
    return phrase_mention(place, *found)


def _only_opens(place: Place, first: int, begin: int) -> bool:
    return all(place.tokens.lower[at] in place.pack.words["coordinators"] for at in range(first, begin))


def _apposed(place: Place, first: int, last: int, begin: int, end: int) -> bool:
    """Whether one of two noun phrases beside each other may tell what the other is."""
    tokens, words = place.tokens, place.pack.words
    named = tokens.words[last - 1][0].isupper()
    described = tokens.lower[begin] in words["determiners"] or not tokens.words[begin][0].isupper()
    described = described or phrase_at(tokens, begin, "titles", place.pack) > 0
    other = tokens.words[end - 1][0].isupper() and not named
    return (named and described) or other or (named and last - first > 1 and tokens.words[begin][0].isupper())


def _aside(tokens: Tokens, first: int, pack: Pack) -> bool:
    """Whether what stands in commas opens like a clause or an adverbial, and is no noun phrase."""
    lower, words = tokens.lower[first], pack.words
    return (
        lower in words["relatives"]
        or lower in words["prepositions"]
        or lower in words["question_words"]
        or lower in words["subordinators"]
        or tokens.words[first][0].isdigit()
        or (adverbial(lower, pack) and not tokens.words[first][0].isupper())
        or participle(lower, pack)
        or (tokens.words[first].islower() and lower.endswith(pack.endings["past"] or ("\0",)))
    )


def _phrase_begins(place: Place, end: int, floor: int) -> int | None:
    """Where the noun phrase begins that ends at ``end``; None when no such phrase ends there."""
    tokens = place.tokens
    begin = end
    while begin > max(floor, end - _LONGEST):
        at = begin - 1
        step = _step_back(place, at, begin, end, floor)
        if not step:
            break
        begin = at + 1 - step
        if begin == at and tokens.lower[at] in place.pack.words["pronouns"]:
            break
    found = _without_openers(place, begin, end)
    return found if found is not None and found < end else None


def _step_back(place: Place, at: int, begin: int, end: int, floor: int) -> int:  # noqa: C901, PLR0911, PLR0912  # what may stand in a phrase, in turn
    """How many tokens up to ``at`` belong to the phrase that begins behind it; 0 when it ends there."""
    tokens, pack = place.tokens, place.pack
    word, lower, words = tokens.words[at], tokens.lower[at], place.pack.words
    if not word[0].isalnum():
        if word == "." and _abbreviates(tokens, at, pack):
            return 2
        if word in "'’" and at > floor and tokens.ends[at - 1] == tokens.starts[at]:
            return 1
        if word == ")":
            opened = next((i for i in range(at - 1, max(floor, at - _PARENTHESIS) - 1, -1) if tokens.words[i] == "("), None)
            return at - opened + 1 if opened is not None else 0
        if word in '”"' and begin == end:
            return 0
        return 1 if word in "&$#@%" else 0
    if lower in words["pronouns"] or lower in words["plural_pronouns"]:
        return 1 if begin == end else 0
    if lower in words["conjunctions"]:
        both = at > floor and tokens.words[at - 1][0].isupper() and tokens.words[begin][0].isupper() and begin < end
        return 1 if both else 0
    if (
        lower in words["complementizers"]
        or lower in words["relatives"]
        or lower in words["question_words"]
        or lower in words["subordinators"]
        or lower in words["coordinators"]
        or lower in words["auxiliaries"]
        or lower in words["be_words"]
        or lower in words["irrealis"]
        or lower in words["first_person"]
        or lower in words["negations"]
    ):
        return 0
    if lower in pack.cues and word.islower() and begin < end and _verbal(place, at, floor):
        return 0
    return 1


def _verbal(place: Place, at: int, floor: int) -> bool:
    """Whether a cue word is a verb where it stands: no article or possessive is before it."""
    pack, lower = place.pack, place.tokens.lower
    if lower[at] in pack.words["document_words"] or all(cue.kind in NOMINAL for cue in pack.cues[lower[at]]):
        return False
    return not (at > floor and (lower[at - 1] in pack.words["determiners"] or _possessive(lower[at - 1], pack)))


def _possessive(lower: str, pack: Pack) -> bool:
    return lower in pack.words["possessives"] or lower.endswith(pack.endings["possessive"] or ("\0",))


def _abbreviates(tokens: Tokens, at: int, pack: Pack) -> bool:
    before = tokens.words[at - 1] if at else ""
    if not before or tokens.ends[at - 1] != tokens.starts[at]:
        return False
    return (len(before) == 1 and before.isupper()) or before.lower().rpartition("-")[2] in pack.words["abbreviations"]


def _without_openers(place: Place, begin: int, end: int) -> int | None:
    """Where the phrase itself begins, behind words that only open the clause ("In an interview Ana Reyes")."""
    tokens, pack, words = place.tokens, place.pack, place.pack.words
    while begin < end:
        lower = tokens.lower[begin]
        if size := phrase_at(tokens, begin, "adverb_openers", pack):
            begin += size
        elif lower in words["prepositions"]:
            behind = _behind_adjunct(place, begin, end)
            if behind is None:
                return None
            begin = behind
        elif lower in words["days"] or lower in words["date_words"] or (adverbial(lower, pack) and begin + 1 < end):
            begin += 1
        elif not tokens.words[begin][0].isalnum():
            begin += 1
        else:
            return begin
    return None


def _behind_adjunct(place: Place, begin: int, end: int) -> int | None:
    """Where the last noun phrase begins behind a preposition and its own."""
    tokens, pack, words = place.tokens, place.pack, place.pack.words
    for at in range(end - 1, begin + 1, -1):
        lower, before = tokens.lower[at], tokens.lower[at - 1]
        if before in words["prepositions"]:
            continue
        if lower in words["determiners"] or lower in words["possessives"] or lower in words["pronouns"]:
            return at
        starts = tokens.words[at][0].isupper() and not tokens.words[at - 1][0].isupper()
        if starts and before[0].isalnum() and before not in words["determiners"] and not _possessive(before, pack):
            return at
    return end - 1 if tokens.words[end - 1][0].isupper() and end - 1 > begin + 1 else None


def phrase_mention(place: Place, first: int, last: int) -> Mention | None:
    """The mention from one token up to another; None when the words can name nobody."""
    tokens, pack, words = place.tokens, place.pack, place.pack.words
    lower = tokens.lower[first]
    if lower in words["first_person"] or lower in words["relatives"] or lower in words["complementizers"]:
        return None
    if last - first == 1 and lower in words["pronouns"]:
        shape = Shape.PRONOUN
    elif last - first == 1 and lower in words["plural_pronouns"]:
        shape = Shape.PLURAL
    elif lower in words["nobody"] or (tokens.words[first].isdigit() and last - first == 1):
        return None
    elif phrase_at(tokens, first, "anonymous", pack):
        shape = Shape.ANONYMOUS
    else:
        begin = first + 1 if lower in words["determiners"] else first
        capital = any(
            tokens.words[at][0].isupper() and (at > first or not _common(tokens.lower[at], pack))
            for at in range(begin, last)
        )
        shape = Shape.NAME if capital else Shape.THING
    return Mention(first, last, tokens.starts[first], tokens.ends[last - 1], shape)


def _common(lower: str, pack: Pack) -> bool:
    words = pack.words
    return lower in words["group_words"] or lower in words["document_words"] or lower in words["titles"]


def phrase_after(place: Place, first: int, last: int, *, appositions: bool = True) -> Mention | None:
    """The noun phrase that begins at ``first``; None when none does."""
    tokens, words = place.tokens, place.pack.words
    if first >= last:
        return None
    if tokens.lower[first] in words["pronouns"] or tokens.lower[first] in words["plural_pronouns"]:
        return phrase_mention(place, first, first + 1)
    end = _phrase_ends(place, first, last)
    if end == first:
        return None
    while appositions and end + 1 < last and tokens.words[end] == ",":
        close = _apposition_ends(place, end + 1, last)
        if not close:
            break
        end = close
    return phrase_mention(place, first, end)


def _phrase_ends(place: Place, first: int, last: int) -> int:
    tokens = place.tokens
    at = first
    while at < min(last, first + _LONGEST):
        step = _step_on(place, at, first, last)
        if not step:
            break
        at += step
    while at > first and (
        tokens.lower[at - 1] in place.pack.words["conjunctions"]
        or tokens.lower[at - 1] in place.pack.words["prepositions"]
    ):
        at -= 1
    return at


def _step_on(place: Place, at: int, first: int, last: int) -> int:  # noqa: C901, PLR0911, PLR0912  # as _step_back
    """How many tokens from ``at`` belong to the phrase that began before it; 0 when it ends there."""
    tokens, pack, words = place.tokens, place.pack, place.pack.words
    word, lower = tokens.words[at], tokens.lower[at]
    if not word[0].isalnum():
        if word == "." and at > first and at + 1 < last and _abbreviates(tokens, at, pack):
            return 1
        if word in "'’" and at > first and tokens.ends[at - 1] == tokens.starts[at]:
            return 1
        if word == "(":
            closed = next((i for i in range(at + 1, min(last, at + _PARENTHESIS)) if tokens.words[i] == ")"), None)
            return closed - at + 1 if closed is not None and at > first else 0
        return 1 if word in "&$#@%" and at + 1 < last else 0
    if lower in words["conjunctions"]:
        both = at + 1 < last and tokens.words[at + 1][0].isupper() and tokens.words[at - 1][0].isupper()
        return 1 if both and at > first else 0
    if lower in words["prepositions"]:
        return 1 if lower in words["phrase_prepositions"] and at > first else 0
    if (
        lower in words["complementizers"]
        or lower in words["relatives"]
        or lower in words["question_words"]
        or lower in words["subordinators"]
        or lower in words["coordinators"]
        or lower in words["auxiliaries"]
        or lower in words["be_words"]
        or lower in words["irrealis"]
        or lower in words["first_person"]
        or lower in words["days"]
        or lower in words["date_words"]
        or (at > first and (lower in words["pronouns"] or lower in words["plural_pronouns"]))
    ):
        return 0
    if at > first and (lower in words["determiners"] or lower in words["possessives"]):
        return 1 if tokens.lower[at - 1] in words["prepositions"] else 0
    if at > first and word.islower() and (lower in pack.cues and _verbal(place, at, first)):
        return 0
    if at > first and word.islower() and adverbial(lower, pack) and tokens.lower[at - 1] not in words["determiners"]:
        return 0
    return 1


def _apposition_ends(place: Place, first: int, last: int) -> int:
    """Where an apposition ends that begins behind a comma; 0 when what stands there is none."""
    tokens, words = place.tokens, place.pack.words
    lower = tokens.lower[first]
    if _aside(tokens, first, place.pack) or lower in words["coordinators"] or lower in words["pronouns"]:
        return 0
    described = lower in words["determiners"] or lower in words["possessives"] or tokens.words[first].islower()
    described = described or phrase_at(tokens, first, "titles", place.pack) > 0
    described = described or lower.endswith(place.pack.endings["possessive"] or ("\0",))
    if not described:
        return 0
    end = _phrase_ends(place, first, last)
    while end < last and tokens.lower[end] in words["prepositions"]:
        further = _phrase_ends(place, end + 1, last)
        if further == end + 1:
            break
        end = further
    closed = end >= last or not tokens.words[end][0].isalnum() or tokens.lower[end] in words["relatives"]
    return end if closed and end > first else 0


def clause_subject(place: Place, first: int, last: int) -> Mention | None:
    """The noun phrase with which a clause begins, as well as it can be told from the verb that follows."""
    tokens, pack = place.tokens, place.pack
    begin = _without_openers(place, first, last)
    if begin is None:
        return None
    found = phrase_after(place, begin, last, appositions=False)
    if found is None or found.shape in (Shape.PRONOUN, Shape.PLURAL):
        return found
    past = pack.endings["past"]
    capitals = False
    for at in range(found.first, found.last):
        word = tokens.words[at]
        past_form = bool(past) and at > found.first and word.islower() and tokens.lower[at].endswith(past)
        if past_form or (capitals and word.islower() and tokens.lower[at] not in pack.words["prepositions"]):
            return phrase_mention(place, found.first, at) if at > found.first else None
        capitals = capitals or (word[0].isupper() and at > found.first) or (word[0].isupper() and at == first)
    return found
