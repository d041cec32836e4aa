"""Names: what in a mention is the name, what the role, what an abbreviation.

May import: name_parts, name_pieces, pack, phrases, tokens; terms.
"""

from __future__ import annotations

from provenance.drafting.pack import Pack
from provenance.drafting.text.name_parts import degree, looks_personal, name_given, party, role_like
from provenance.drafting.text.phrases import issuer, phrase_at
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.name_pieces import Name, behind_degrees, kind_of_body, name_begins, of_piece, plain
from provenance.terms import SourceKind

__all__ = ["Name", "name_of"]

_BEFORE_NOUN = 4


def name_of(tokens: Tokens, first: int, last: int, pack: Pack) -> Name | None:
    """The name in a mention; None when the mention has a role alone, or no capital."""
    found = _name_in(tokens, first, last, pack)
    return found if found is not None and found.words else None  # not marks alone


def _name_in(tokens: Tokens, first: int, last: int, pack: Pack) -> Name | None:
    if tokens.lower[first] in pack.words["not_speaking"] and tokens.capital(first):
        return plain(tokens, first, last, SourceKind.DOCUMENT, None)
    first = _after_wrapping(tokens, first, last, pack)
    last = _before_document(tokens, first, last, pack)
    called = name_given(tokens, first, last, pack) or _named_as(tokens, first, last, pack)
    if called is not None:
        last -= tokens.lower[last - 1] in pack.words["demonstratives"] and last - called > 1
        return plain(tokens, called, last, SourceKind.PERSON, None)
    last = _before_place(tokens, first, last, pack)
    pieces, abbreviation = _pieces(tokens, first, last, pack)
    if not pieces or _from_a_place(tokens, first, last, pack):
        return None
    media = first < last and _media_size(tokens, first, last, pack)
    if media:
        return _outlet(tokens, pieces, first + media, last, pack, abbreviation)
    if len(pieces) > 1:
        return _listed_body(tokens, pieces, pack, abbreviation) or _of_pieces(tokens, pieces, pack, abbreviation)
    return of_piece(tokens, *pieces[0], pack, abbreviation)


def _from_a_place(tokens: Tokens, first: int, last: int, pack: Pack) -> bool:
    """Whether the only capitals are of the place that somebody is from ("pelatih asal Kroasia")."""
    near = next((at for at in range(first + 1, last - 1) if tokens.lower[at] in pack.words["near_words"]), 0)
    role = near > 0 and all(tokens.words[at].islower() for at in range(first, near))
    return role and near + 2 == last and not pack.head_last


def _named_as(tokens: Tokens, first: int, last: int, pack: Pack) -> int | None:
    """Where the name begins by which somebody is only known ("a guard who gave her name as Ana"); None without one."""
    naming, as_words = pack.words["naming_words"], pack.words["as_words"]
    if naming.isdisjoint(tokens.lower[first:last]):
        return None
    return next(
        (at + 1 for at in range(first, last - 1) if tokens.lower[at] in as_words and tokens.words[at + 1][0].isupper()),
        None,
    )


def _after_wrapping(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Without determiners, and without the document in which somebody speaks ("laporan TechCrunch")."""
    at = first
    while at < last and tokens.lower[at] in pack.words["determiners"]:
        at += 1
    issued = _issued_by(tokens, at, last, pack)
    if issued:
        return issued
    begins = at == 0 or not tokens.words[at - 1][0].isalnum()
    if at < last and tokens.lower[at] in pack.words["document_words"] and (begins or not tokens.capital(at)):
        end = at + 1
        while end < last and (
            tokens.lower[end] in pack.words["document_words"]
            or tokens.lower[end] in pack.words["stops"]
            or tokens.lower[end] in pack.words["document_adjectives"]
        ):
            end += 1
        end = issuer(tokens, end, last, pack) or end
        if (
            end < last
            and (
                tokens.capital(end)
                or tokens.lower[end] in pack.words["titles"]
                or tokens.lower[end] in pack.words["media_words"]
            )
            and any(tokens.capital(index) for index in range(end, last))
        ):
            return end
    return at


def _before_document(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Without the document or the kind of outlet behind a name ("a RHO report", "the Tarin news agency")."""
    at = last
    while pack.head_last and at > first + 1 and not tokens.words[at - 1][0].isupper():
        if tokens.lower[at - 1] in pack.endings["possessive"] and at < last:  # "the Daily Mail's report"
            at -= 1
            continue
        if phrase_at(tokens, at - 2, "media_words", pack) == 2:  # noqa: PLR2004  # "news agency"
            at -= 2
            continue
        if tokens.lower[at - 1] not in pack.words["document_words"]:
            return last
        at -= 1
    return at if at < last and tokens.words[at - 1][0].isupper() else last


def _before_place(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where a person's name ends before the place or body that they are of ("Ana Reyes of the Tolo Guild")."""
    if not pack.head_last or "," in tokens.words[first:last]:
        return last
    of = next((at for at in range(first + 1, last) if tokens.lower[at] in pack.words["prepositions"]), last)
    begin = of
    while begin > first and tokens.words[begin - 1][0].isupper():
        begin -= 1
    while begin < of and tokens.lower[begin] in pack.words["titles"]:
        begin += 1
    person = of < last and of - begin > 1 and looks_personal(tokens, begin, of, pack)
    return of if person and not any(role_like(tokens.lower[at], pack) for at in range(begin, of)) else last


def _issued_by(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where who issued a document is named ("a preliminary report by X"); 0 when nobody is."""
    words = pack.words
    for at in range(first, min(last - 1, first + _BEFORE_NOUN)):
        if tokens.lower[at] in words["document_words"]:
            end = at + 1
            if pack.endings["past"] and tokens.lower[end].endswith(pack.endings["past"]):
                end += 1
            if tokens.lower[end] not in words["source_prepositions"]:
                return 0
            end += 1
            while end < last and tokens.lower[end] in words["determiners"]:
                end += 1
            return end if end < last and tokens.capital(end) and words["prepositions"] else 0
        if not tokens.words[at].islower():
            return 0
    return 0


def _media_size(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    at = first
    while at < last and (size := phrase_at(tokens, at, "media_words", pack)):
        opens = at == first and (size > 1 or tokens.words[at + 1].islower()) and pack.words["where_words"]
        if tokens.capital(at) and not opens:
            break
        at += size
    return at - first if at < last else 0


def _outlet(  # noqa: PLR0913, PLR0917  # a mention and what was found in it
    tokens: Tokens, pieces: list[tuple[int, int]], begin: int, last: int, pack: Pack, abbreviation: str | None
) -> Name | None:
    inner = range(begin, pieces[0][1])
    named = any(tokens.capital(at) and tokens.lower[at] not in pack.words["places"] for at in inner)
    if len(pieces) > 1 and pieces[-1][0] >= begin and not named:
        return plain(tokens, *pieces[-1], SourceKind.OUTLET, abbreviation)
    if all(tokens.lower[at] in pack.words["places"] for at in inner):
        return plain(tokens, pieces[0][0], pieces[0][1], SourceKind.OUTLET, abbreviation)
    return plain(tokens, begin, max(pieces[0][1], begin + 1), SourceKind.OUTLET, abbreviation) if begin < last else None


def _pieces(tokens: Tokens, first: int, last: int, pack: Pack) -> tuple[list[tuple[int, int]], str | None]:
    """The stretches between commas and parentheses, and the abbreviation in a parenthesis."""
    pieces: list[tuple[int, int]] = []
    abbreviation = None
    begin = first
    at = first
    while at < last:
        word = tokens.words[at]
        if word in ",(":
            if at > begin:
                pieces.append((begin, at))
            if word == "(":
                close = at
                while close < last and tokens.words[close] != ")":
                    close += 1
                inside = tokens.words_of(at + 1, close)
                if inside[:1].isupper() and not party(tokens, at + 1, close, pack):
                    abbreviation = inside
                at = close
            begin = at + 1
        at += 1
    if last > begin:
        pieces.append((begin, last))
    behind = [one for one in pieces[1:] if not degree(tokens, one, pack) and not party(tokens, *one, pack)]
    return pieces[:1] + behind, abbreviation


def _listed_body(tokens: Tokens, pieces: list[tuple[int, int]], pack: Pack, abbreviation: str | None) -> Name | None:
    """The body whose name is a list ("Badan Tani, Pangan, dan Laut"); None for other pieces."""
    words, (first, _), (closing, last) = pack.words, pieces[0], pieces[-1]
    if tokens.lower[first] not in words["organization_words"] or tokens.lower[closing] not in words["conjunctions"]:
        return None
    return plain(tokens, first, last, kind_of_body(tokens.lower[first], pack), abbreviation)


def _of_pieces(tokens: Tokens, pieces: list[tuple[int, int]], pack: Pack, abbreviation: str | None) -> Name | None:
    """Of a name and its appositions: the piece that is a personal name, else the first that is a name."""
    titled = phrase_at(tokens, pieces[0][0], "titles", pack) > 0 or not tokens.capital(pieces[0][0])
    for piece in reversed(pieces) if titled else pieces:
        if titled and piece == pieces[0]:
            break
        if pack.head_last and tokens.lower[piece[0]] in pack.words["determiners"]:
            continue  # "Rep. Ana Reyes, a leader of the miners in Tolo"
        begin = behind_degrees(tokens, piece, pack) if titled else piece[0]
        if looks_personal(tokens, begin, piece[1], pack) and not phrase_at(tokens, begin, "organization_words", pack):
            others = ", ".join(tokens.words_of(*one) for one in pieces if one != piece)
            words = tokens.unmarked(begin, piece[1])
            parted = tokens.words[piece[0] - 1] == "," or begin > piece[0]
            return Name(tokens.words_of(begin, piece[1]), words, SourceKind.PERSON, others, abbreviation, parted)
    if titled and not pack.head_last and (name := _behind_abbreviation(tokens, pieces, pack)):
        return name
    written = any(tokens.lower[at] in pack.words["document_words"] for at in range(*pieces[-1]))
    if abbreviation and written and not titled:
        return plain(tokens, *pieces[0], SourceKind.ORGANIZATION, abbreviation)  # "World Bank (WB) Report"
    found = [of_piece(tokens, *piece, pack, abbreviation) for piece in pieces]
    return next((one for one in found if one is not None), None)


def _behind_abbreviation(tokens: Tokens, pieces: list[tuple[int, int]], pack: Pack) -> Name | None:
    """Who stands behind an office, its abbreviation and its body ("Kepala Dinas (Kadis) Pasar Ana Putri")."""
    first, last = pieces[-1]
    begin = name_begins(tokens, first, last, pack)
    if not first < begin < last or not looks_personal(tokens, begin, last, pack):
        return None
    words = tokens.unmarked(begin, last)
    role = ", ".join(tokens.words_of(*one) for one in (*pieces[:-1], (first, begin)))
    return Name(tokens.words_of(begin, last), words, SourceKind.PERSON, role)
