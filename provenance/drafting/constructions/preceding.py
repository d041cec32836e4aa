"""The source that is named before a cue: its subject, or the noun that a relative clause is about.

May import: between, mentions, name_parts, pack, phrases, tails, tokens.
"""

from __future__ import annotations

from attrs import evolve

from provenance.drafting.constructions.between import (
    adjunct,
    before_date,
    before_relay,
    behind_openers,
    put_in,
    speaks_itself,
    with_place_parted,
)
from provenance.drafting.constructions.mentions import named_shape, segments
from provenance.drafting.constructions.tails import before_relative_word, tail_mention
from provenance.drafting.pack import Pack
from provenance.drafting.text.name_parts import (
    LONGEST_NAME,
    another_body,
    degree,
    is_place,
    kin,
    looks_personal,
    role_like,
)
from provenance.drafting.text.phrases import (
    Mention,
    Shape,
    behind_titles,
    issuer,
    mention_of,
    phrase_at,
    phrase_end,
    pointing_end,
    shape_of,
)
from provenance.drafting.text.tokens import Tokens

__all__ = ["mention_before"]

_MOST_APPOSITIONS = 3
_BEFORE_SENTENCES = frozenset('.!?\n"“”')


def mention_before(tokens: Tokens, floor: int, cue: int, pack: Pack) -> Mention | None:  # noqa: C901, PLR0912  # what may stand between, in turn
    """The source that is named before a cue, its subject; None when the words there name nobody.

    Looks back no further than ``floor``. What stands between the subject and the cue (a date, a place, a clause in
    commas) is passed over.
    """
    lower = tokens.lower
    end = before_date(tokens, floor, cue, pack)
    while end > floor and lower[end - 1] in pack.words["before_verb"]:
        end -= 1
    end = before_relay(tokens, floor, before_date(tokens, floor, end, pack), pack)
    if end <= floor or speaks_itself(tokens, end - 1, pack):
        return None
    if lower[end - 1] in pack.words["relatives"]:
        return before_relative_word(tokens, floor, end - 1, pack)
    inserted = tokens.words[end - 1] == ","
    stretches = segments(tokens, floor, end - 1 if inserted else end)
    last_one = stretches[-1] if len(stretches) > 1 else None
    if (
        last_one is not None
        and lower[last_one[0]] in pack.words["place_prepositions"]
        and not _own_subject(tokens, last_one[0], pack)
    ):
        inserted = True  # "X, seperti diberitakan Y, dalam pidatonya menyatakan"
    place = len(stretches) - 1
    if last_one is not None and not inserted and _is_predicate(tokens, last_one[0], pack):
        inserted, place = True, place - 1  # "X, Kamis, mengecam serangan dan menuduh"
    if inserted:
        while place > 0 and (adjunct(tokens, *stretches[place], pack) or put_in(tokens, stretches[place], pack)):
            place -= 1
    while place > 0 and (is_place(tokens, *stretches[place], pack) or degree(tokens, stretches[place], pack)):
        place -= 1
    if place < 0:
        return None
    if inserted and lower[stretches[place][0]] in pack.words["conjunctions"]:
        place = _before_relative(tokens, stretches, place, pack)
    place = with_place_parted(tokens, stretches, place, pack)
    subject = _subject_in(tokens, *stretches[place], pack)
    if subject is None:
        return None if inserted else tail_mention(tokens, max(floor, stretches[place][0]), end, pack)
    if not inserted and subject.shape is Shape.THING and lower[subject.last] in pack.words["relatives"]:
        subject = evolve(subject, last=end, end=tokens.ends[end - 1])
    if inserted and place == len(stretches) - 1 and phrase_at(tokens, subject.first, "titles", pack):
        closing = stretches[place][1]
        if any(_is_predicate(tokens, at, pack) for at in range(subject.last, closing)):
            closing = subject.last
        subject = evolve(subject, last=closing, end=tokens.ends[closing - 1])
    if (begin := _listed_from(tokens, stretches, place, pack)) is not None:
        return evolve(subject, first=begin, start=tokens.starts[begin], shape=Shape.NAME)
    for _ in range(_MOST_APPOSITIONS):
        if place == 0 or subject.first != stretches[place][0]:
            break
        longer = _with_segment_before(tokens, stretches[place - 1], subject, pack)
        if longer is None:
            break
        subject = longer
        place -= 1
    return subject


def _listed_from(tokens: Tokens, stretches: list[tuple[int, int]], place: int, pack: Pack) -> int | None:
    """Where a body begins whose name is a list that ends in a stretch ("Badan Tani, Pangan, dan Laut"); else None."""
    rest = stretches[place][0] + 1
    closes = tokens.lower[rest - 1] in pack.words["conjunctions"] and not pack.head_last
    if not place or not closes or not role_like(tokens.lower[rest], pack) or another_body(tokens, rest, pack):
        return None
    for first, last in reversed(stretches[:place]):
        begin = _opened(tokens, first, last, pack)
        if begin >= last or not all(word[0].isupper() for word in tokens.words[begin:last]):
            return None
        if tokens.lower[begin] in pack.words["organization_words"]:
            return begin
    return None


def _own_subject(tokens: Tokens, at: int, pack: Pack) -> bool:
    """Whether a clause that tells when has a subject of its own ("saat polisi mengumumkan N")."""
    if tokens.lower[at] not in pack.words["time_words"]:
        return False
    parts = ("titles", "person_words", "group_words", "government_words", "pronouns")
    return any(kin(tokens.lower[at + 1], part, pack) for part in parts)


def _before_clause(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether a subject stands there before a clause that tells when ("Ana saat ditemui di lokasi mengatakan")."""
    if first >= last or tokens.lower[first] in pack.words["stops"] or not pack.words["where_words"]:
        return False
    if shape_of(tokens, first, last, pack) in (None, Shape.ANONYMOUS):
        return False
    end = phrase_end(tokens, first, last, pack)
    return first < end < last and tokens.lower[end] in pack.words["time_words"]


def _opened(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where a stretch begins behind the words that only open it."""
    begin = first
    for at in range(last - 1, first - 1, -1):
        if tokens.lower[at] in pack.words["subordinators"] and not _of_document(tokens, first, at, pack):
            begin = at + 1
            break
    while begin < last:
        size = phrase_at(tokens, begin, "adverb_openers", pack) or phrase_at(tokens, begin, "coordinators", pack)
        if not size:
            break
        begin += size
    return begin


def _is_predicate(tokens: Tokens, at: int, pack: Pack) -> bool:
    """Whether a word in lower case has the form of an active verb."""
    lower, active = tokens.lower[at], tuple(pack.words["active_prefixes"])
    formed = bool(active) and len(lower) > LONGEST_NAME and tokens.words[at].islower() and lower.startswith(active)
    return formed and not role_like(lower, pack) and lower not in pack.words["stops"]


def _before_relative(tokens: Tokens, stretches: list[tuple[int, int]], place: int, pack: Pack) -> int:
    """The stretch before a relative clause with a list in commas ("Ana, yang ikut dengan Budi, Dewi, dan lainnya,")."""
    for at in range(place - 1, 0, -1):
        if tokens.lower[stretches[at][0]] in pack.words["relatives"]:
            first, last = stretches[at - 1]
            return at - 1 if phrase_end(tokens, first, last, pack) == last else place
    return place


def _of_document(tokens: Tokens, first: int, at: int, pack: Pack) -> bool:
    """Whether a word only tells of what sort the document before it is ("data sementara")."""
    words = pack.words
    return (
        at > first
        and tokens.lower[at] in words["document_adjectives"]
        and tokens.lower[at - 1] in words["document_words"]
    )


def _subject_in(tokens: Tokens, first: int, last: int, pack: Pack) -> Mention | None:
    """The noun phrase with which a stretch begins, after words that only open it."""
    begin = behind_openers(tokens, first, last, pack)
    if not _before_clause(tokens, begin, last, pack):
        begin = _opened(tokens, first, last, pack)
    shape = shape_of(tokens, begin, last, pack) if begin < last else None
    if shape is None:
        return None
    if shape in (Shape.PRONOUN, Shape.PLURAL):
        return mention_of(tokens, begin, begin + 1, shape)
    end = phrase_end(tokens, begin, last, pack, anonymous=shape is Shape.ANONYMOUS)
    if end <= begin or (end - begin == 1 and tokens.lower[begin] in pack.words["determiners"]):
        return None
    closed = tokens.lower[last - 1] in pack.words["demonstratives"] and not (
        end - begin > 1 and looks_personal(tokens, begin, end, pack)  # "Ana Putri yang melihat kejadian itu"
    )
    short = last - end <= 2 and tokens.words[begin].islower()  # noqa: PLR2004  # "koran sore itu"
    if closed and end < last and (tokens.lower[end] in pack.words["relatives"] or short):
        end = last  # "stasiun yang berbasis di sana itu"
    elif end < last and _described_up_to(tokens, begin, end, last, pack):
        end = last
    elif closed:
        end = pointing_end(tokens, begin, end, last, pack)
    shape = named_shape(tokens, begin, end, shape)
    if shape is Shape.NAME and _opens_with_noun(tokens, begin, end, pack):
        shape = Shape.THING
    return mention_of(tokens, begin, end, shape)


def _opens_with_noun(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether the only capital of a phrase is that of a sentence's first word ("Visum dokter itu")."""
    opens = first == 0 or tokens.words[first - 1] in _BEFORE_SENTENCES
    lower = all(word.islower() for word in tokens.words[first + 1 : last])
    return opens and lower and last - first > 1 and bool(pack.words["where_words"])


def _described_up_to(tokens: Tokens, first: int, at: int, last: int, pack: Pack) -> bool:
    """Whether the rest of a stretch goes on to describe the noun phrase that ends at ``at``."""
    return _of_place_up_to(tokens, first, at, last, pack) or _issued_up_to(tokens, first, at, last, pack)


def _issued_up_to(tokens: Tokens, first: int, at: int, last: int, pack: Pack) -> bool:
    """Whether the rest of a stretch tells who issued a document ("survei yang digelar X")."""
    words = pack.words
    heads = tokens.lower[first : first + 3]
    from_whom = tokens.lower[at] in words["whom_prepositions"] and all(map(tokens.capital, range(at + 1, last)))
    named = (from_whom and at + 1 < last) or issuer(tokens, at, last, pack) > 0
    return named and not words["document_words"].isdisjoint(heads)


def _of_place_up_to(tokens: Tokens, first: int, at: int, last: int, pack: Pack) -> bool:
    """Whether the rest of a stretch tells where people without a name, or an office, are from ("rekan X di Y").

    Behind an office the name of who holds it may follow ("Duta Besar untuk Y, X").
    """
    lower, words = tokens.lower, pack.words
    if lower[at] in words["through_words"]:
        return False  # "Kapolres X melalui Y"
    nouns = words["determiners"] if tokens.words[first][0].isupper() else words["titles"] | words["determiners"]
    if _placed_people(tokens, first, at, last, pack):
        return True
    office = phrase_at(tokens, first, "titles", pack) and lower[at] in words["office_prepositions"]
    if not (office or (lower[first] in nouns and lower[at] in words["place_prepositions"])) or at + 1 >= last:
        return False
    return all(tokens.capital(index) or lower[index] in words["conjunctions"] for index in range(at + 1, last))


def _placed_people(tokens: Tokens, first: int, at: int, last: int, pack: Pack) -> bool:
    """Whether people without a name are told by where they are ("pemilik warung di seberang pasar yang tutup")."""
    lower, words = tokens.lower, pack.words
    if lower[at] not in words["place_prepositions"] and lower[at] not in words["near_words"]:
        return False
    if lower[at] in words["time_words"] or at + 1 >= last:
        return False  # "warga saat ditemui", "menteri pada Kamis"
    if tokens.words[at + 1][0].isdigit():
        return False  # "pelaku pada 24 Februari"
    if lower[at + 1] in words["audience_words"]:
        return False  # "terdakwa di hadapan hakim"
    person = phrase_at(tokens, first, "anonymous", pack) or any(
        kin(lower[first], part, pack) for part in ("titles", "person_words", "group_words")
    )
    short = last - at <= LONGEST_NAME and all(tokens.words[index][0].isalnum() for index in range(at, last))
    return bool(person) and short and not any(lower[index] in pack.cues for index in range(at, last))


def _with_segment_before(tokens: Tokens, segment: tuple[int, int], subject: Mention, pack: Pack) -> Mention | None:
    """The subject with the stretch before it, where one stands in apposition to the other or they speak jointly."""
    first, last = segment
    before = _subject_in(tokens, first, last, pack)
    if before is None or before.shape in (Shape.PRONOUN, Shape.PLURAL) or before.last != last:
        return None
    if is_place(tokens, first, last, pack) and tokens.lower[subject.first] not in pack.words["conjunctions"]:
        return None
    name_now = looks_personal(tokens, subject.first, min(subject.last, subject.first + 3), pack)
    titled_now = phrase_at(tokens, subject.first, "titles", pack) > 0
    titled_before = role_like(tokens.lower[before.first], pack) or before.shape is Shape.THING
    together = tokens.lower[subject.first] in pack.words["conjunctions"]
    behind = behind_titles(tokens, subject.first, pack)
    name_now = name_now or (behind > subject.first and looks_personal(tokens, behind, subject.last, pack))
    described = (subject.shape is Shape.ANONYMOUS or tokens.lower[subject.first] in pack.words["determiners"]) and (
        before.shape is Shape.NAME and looks_personal(tokens, first, last, pack)
    )
    if (titled_before and name_now) or ((titled_now or described) and not titled_before) or together:
        return evolve(subject, first=before.first, start=before.start, shape=Shape.NAME)
    return None
