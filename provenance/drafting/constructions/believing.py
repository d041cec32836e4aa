"""Whether the subject of a verb of saying says something, or only shows it, or holds it for true.

May import: contents, cues, name_parts, pack, phrases, readings.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from provenance.drafting.constructions.contents import claims_something
from provenance.drafting.constructions.cues import Cue
from provenance.drafting.constructions.readings import Place, Range
from provenance.drafting.pack import CueKind, Pack
from provenance.drafting.text.name_parts import formed_like, kin, looks_personal, role_like
from provenance.drafting.text.phrases import Mention, Shape, is_made_up

__all__ = ["abstract", "believes", "is_document", "only_shows", "says_nothing"]

_SHORTEST_NOUN = 3
_PAUSES = frozenset(",:")


def believes(place: Place, cue: Cue, source: Mention | None, content: Sequence[Range]) -> bool:
    """Whether a verb that may have a plain object has a clause, and somebody with a name or pronoun before it."""
    if source is None or cue.kind is not CueKind.VERB:
        return False
    heads = place.tokens.lower[source.first : source.last]
    personal = source.shape is not Shape.THING or any(
        kin(word, part, place.pack) for word in heads for part in ("titles", "person_words", "group_words")
    )
    return personal and claims_something(place.tokens, *content[0], place.pack)


def only_shows(place: Place, cue: Cue, source: Mention) -> bool:
    """Whether a thing that says nothing shows something ("keputusan ini menunjukkan"); documents and people say it."""
    verb, shows = cue.word.words[0], place.pack.words["showing_verbs"]
    if verb not in place.pack.words["evidence_verbs"] and verb not in shows:
        return False
    following = place.tokens.lower[cue.last]
    if verb in shows and verb not in place.pack.words["hinting_verbs"] and _is_somebody(place, source):
        return True  # "fakta bahwa Ana ditahan menunjukkan bahwa"
    told = following in place.pack.words["complementizers"] or following in _PAUSES
    if source.shape is not Shape.THING and (verb not in shows or told):
        return False
    hinted = verb in place.pack.words["hinting_verbs"] and source.shape is not Shape.THING
    if hinted and claims_something(place.tokens, cue.last, place.sentence.last, place.pack):
        return False
    parts = ("document_words", "titles", "group_words", "organization_words", "person_words", "anonymous")
    lower = place.tokens.lower[source.first : source.last]
    documents = place.pack.words["document_words"]
    if verb in shows and not told and documents.isdisjoint(lower):
        return True  # "Presiden menunjukkan kesabaran"
    decides = lower[0] in place.pack.words["not_speaking"]
    return decides or not any(word in place.pack.words[part] for word in lower for part in parts)


def abstract(lower: str, pack: Pack) -> bool:
    """Whether a word is formed like one for an event or a quality ("kehadiran", "pencalonannya")."""
    return formed_like(lower, "abstract_prefixes", pack)


def _is_somebody(place: Place, source: Mention) -> bool:
    """Whether a source is a person by their name, and no body by its letters."""
    letters = source.last - source.first == 1 and place.tokens.words[source.first].isupper()
    named = source.shape is Shape.NAME and looks_personal(place.tokens, source.first, source.last, place.pack)
    return named and not letters and bool(place.pack.words["where_words"])


def says_nothing(place: Place, source: Mention, cue: Cue) -> bool:
    """Whether a subject is an event or a quality, told by its form ("Kehadiran X", "Serangan itu")."""
    tokens, words = place.tokens, place.pack.words
    lower = tokens.lower[source.first]
    opens = source.first == place.sentence.first and not tokens.words[source.first].isupper()
    if (
        not place.pack.endings["abstract"]
        or not (tokens.words[source.first].islower() or opens)
        or source.shape is Shape.PRONOUN
    ):
        return False
    if opens and _whose(lower, place.pack):
        return True
    if abstract(lower, place.pack) and not role_like(lower, place.pack) and lower not in words["government_words"]:
        return True
    named = any(tokens.capital(at) for at in range(source.first + opens, source.last))
    whole = "," not in tokens.words[source.first : cue.first]  # "tokoh dalam film itu"
    return not named and is_made_up(tokens, evolve(source, last=cue.first) if whole else source, place.pack)


def _whose(lower: str, pack: Pack) -> bool:
    """Whether a thing, and no person, is told to be somebody's ("Banyaknya", "Absennya"; but "Ayahnya")."""
    ending = next((one for one in pack.clitics if lower.endswith(one)), None)
    if ending is None or len(lower) - len(ending) < _SHORTEST_NOUN:
        return False
    parts = ("titles", "person_words", "group_words", "document_words", "organization_words", "anonymous")
    return not any(kin(lower, part, pack) or lower[: -len(ending)] in pack.words[part] for part in parts)


def is_document(place: Place, source: Mention | None) -> bool:
    """Whether a subject is a document, which says what stands in it."""
    return source is not None and place.tokens.lower[source.first] in place.pack.words["document_words"]
