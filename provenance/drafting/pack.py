"""Language packs: what drafting knows of a language, read from ``languages/*.toml``.

A pack holds words by the part they play; docs/drafting.md tells what each table means. All words are in lower case;
an expression of several words is written with single spaces.

May import: errors, suggestions, terms; pack_lists and pack_shape beside it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any

from attrs import frozen

from provenance.drafting.pack_lists import BREAKS, ENDINGS, WORD_LISTS
from provenance.drafting.pack_shape import Shape, Value, faults
from provenance.errors import InvalidError, Problem, UnknownNameError
from provenance.suggestions import did_you_mean
from provenance.terms import Certainty

__all__ = ["HEDGING", "CueKind", "CueWord", "Pack", "languages", "load", "loads", "pack_name"]


class CueKind(Enum):
    """The construction that a cue opens."""

    VERB = "verb"  # source, cue, content
    WEAK_VERB = "weak-verb"  # the same; content only after a complementizer, a comma, a colon or in quotation marks
    INVERTED = "inverted"  # content, cue, source
    CLITIC = "clitic"  # content, cue with the speaker inside
    ACCORDING = "according"  # cue, source; the content around
    ACCORDING_CLITIC = "according-clitic"
    CITING = "citing"  # active: cue, the one who is cited
    CITED = "cited"  # passive: cue, the one who relays
    PASSIVE = "passive"  # what is said, cue, agent
    PASSIVE_BACK = "passive-back"  # the same, where the subject points back
    PASSIVE_CLITIC = "passive-clitic"  # "dikatakannya"
    DOCUMENTED = "documented"  # what is found in a document: "dari laporan X diketahui bahwa C"
    FRONTED = "fronted"  # a subject that points back, source, cue: "hal itu ia sampaikan"
    AGENTLESS = "agentless"  # somebody says so, nobody is named
    HEDGE = "hedge"  # lowers the certainty, and is nobody's
    MODAL = "modal"  # the same, inside a link only
    BASED = "based"  # cue, a document or data
    ORIGIN = "origin"  # what was said before, cue, where that is known from
    SAYING = "saying"  # a verb with a clause, a question or a quotation on either side of it and its source
    TELLING = "telling"  # the same, behind who is told
    THAT = "that"  # a verb or adjective; content only with a complementizer
    QUESTION = "question"  # the same, with a question word
    INFINITIVE = "infinitive"  # the same, with an infinitive
    OBJECT = "object"  # a verb with whatever follows as its content
    NOUN = "noun"  # possessor, noun, content: "X's claim that C"
    STATE = "state"  # an adjective behind "be", with what it is about
    BASIS = "basis"  # a participle: who or what the speaker of the sentence cites
    QUOTING = "quoting"  # "X quoted Y as saying C"
    SIGNATURE = "signature"  # a mark between a quotation and the name of who said it
    LABEL = "label"  # a mark between a name that opens a line and what is said
    REPORTED = "reported"  # a passive with an infinitive, or an adverb: content around, nobody named


HEDGING = frozenset({CueKind.HEDGE, CueKind.MODAL})  # tell how certain something is, and nobody who says it


@frozen
class CueWord:
    """An entry of the cue lexicon.

    Attributes:
        kind: the construction.
        words: in lower case.
        certainty: what the link commits to.
        core: plain speech ("mengatakan"), which counts inside the content of another cue too.
        suffix: how many code points at its end stand for the speaker (clitics).
    """

    kind: CueKind
    words: tuple[str, ...]
    certainty: Certainty = Certainty.ASSERTED
    core: bool = False
    suffix: int = 0


_TABLES: Mapping[str, Shape] = {
    "name": Value.TEXT,
    "title": Value.TEXT,
    "frequent": Value.WORDS,
    "clitics": Value.WORDS,
    "day_first": Value.SWITCH,
    "split_quotations": Value.SWITCH,
    "head_last": Value.SWITCH,
    "months": Value.MONTHS,
    "weekdays": Value.WEEKDAYS,
    "cues": {kind.value: dict.fromkeys((*(one.value for one in Certainty), "core"), Value.WORDS) for kind in CueKind},
    "words": dict.fromkeys(WORD_LISTS, Value.WORDS),
    "endings": dict.fromkeys(ENDINGS, Value.WORDS),
}


@frozen
class Pack:
    """One language.

    Attributes:
        name: a BCP 47 tag.
        title: the name of the language in English.
        frequent: words by which a text of the language is known.
        cues: the cue lexicon, by first word; longer expressions first.
        words: the other words, by the part they play; sets of words or of expressions.
        phrases: the expressions of several words among them, by part and first word, as tuples, longer ones first.
        months: number by name.
        weekdays: number by name, Monday being 1; ``words["days"]`` has the names.
        calendar: the names of the months and of the days.
        clitics: suffixes that stand for a speaker.
        day_first: whether 2/1 is the second of January.
        endings: of words, by what they tell: ``adverb``, ``participle``, ``past``, ``plural`` (also that of the
            present), ``possessive``, ``contraction``, ``person``.
        breaks: the words that no noun phrase goes over.
        head_last: whether the word that tells what a name is of stands last ("Kostrian Foreign Ministry").
        bare: cues without an ending that are cues with one too, and so could be nouns or verbs of several ("report").
        telling: the first words of the cues that tell ("mengatakan").
        speaking: those of the cues that stand beside who speaks ("kata").
        relaying: those of the cues that stand beside who hands on ("dikutip").
        tails: words that may be at the end of another from which a space was lost ("Reutersdan").
        ends: the last two letters of those that make a word suspected of it.
        split_quotations: whether news puts the speaker into the middle of what is quoted: ``"Q," X said. "Q."``
    """

    name: str
    title: str
    frequent: frozenset[str]
    cues: Mapping[str, tuple[CueWord, ...]]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    calendar: frozenset[str]
    clitics: tuple[str, ...]
    day_first: bool
    endings: Mapping[str, tuple[str, ...]]
    split_quotations: bool
    breaks: frozenset[str]
    head_last: bool
    bare: frozenset[str]
    telling: frozenset[str]
    speaking: frozenset[str]
    relaying: frozenset[str]
    tails: frozenset[str]
    ends: frozenset[str]


@cache
def languages() -> tuple[str, ...]:
    """The names of the language packs that come with the package, sorted."""
    folder = resources.files("provenance.drafting") / "languages"
    return tuple(sorted(file.name[: -len(".toml")] for file in folder.iterdir() if file.name.endswith(".toml")))


def pack_name(language: str) -> str | None:
    """The name of the pack for a BCP 47 tag: that of the tag, or else of its language alone (en for en-GB)."""
    spoken = language.partition("-")[0].lower()
    return next((name for name in (language, spoken) if name in languages()), None)


@cache
def load(language: str) -> Pack:
    """The language pack for a BCP 47 tag.

    Raises:
        UnknownNameError: when there is none.
    """
    name = pack_name(language)
    if name is None:
        hint = did_you_mean(language, languages())
        message = f"there is no language pack {language!r}; there are {', '.join(languages())}{hint}"
        raise UnknownNameError(message)
    file = f"{name}.toml"
    return loads((resources.files("provenance.drafting") / "languages" / file).read_text("utf-8"), file)


def loads(toml: str, file: str = "-") -> Pack:
    """A language pack from its text.

    Raises:
        InvalidError: when it is no TOML, has keys that no pack has, values that they do not take, or no name.
    """
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise InvalidError([Problem(f"this is no TOML: {error}", file)]) from None
    if problems := [Problem(message, file) for message in faults(data, _TABLES)]:
        raise InvalidError(problems)
    lists, endings = data.get("words", {}), data.get("endings", {})
    words = {part: frozenset(lists.get(part, ())) for part in WORD_LISTS}
    weekdays = {name: int(number) for name, number in data.get("weekdays", {}).items()}
    months = {name: int(number) for name, number in data.get("months", {}).items()}
    words["days"] = frozenset(weekdays)
    cues = _by_first_word(_cue_words(data))
    frequent = frozenset[str](data.get("frequent", ()))
    behind_names = (words[part] for part in ("glue", "glue_endings", "clause_words", "before_verb", "stops"))
    glued = frequent.union(*behind_names) if words["glue"] else frozenset[str]()
    return Pack(
        data["name"],
        data.get("title", data["name"]),
        frequent,
        cues,
        words,
        {part: _phrases(words[part]) for part in WORD_LISTS},
        months,
        weekdays,
        frozenset((*months, *weekdays)),
        tuple(data.get("clitics", ())),
        bool(data.get("day_first", True)),
        {kind: tuple(endings.get(kind, ())) for kind in ENDINGS},
        bool(data.get("split_quotations", False)),
        frozenset[str]().union(*(words[part] for part in BREAKS)),
        bool(data.get("head_last", False)),
        frozenset(_bare(cues, endings.get("plural", ()))),
        telling=_opening(cues, {CueKind.TELLING}),
        speaking=_opening(cues, {CueKind.VERB, CueKind.WEAK_VERB, CueKind.INVERTED}),
        relaying=_opening(cues, {CueKind.CITED, CueKind.CITING}),
        tails=glued.union(words["outlets"], words["small_outlets"]),
        ends=frozenset(word[-2:] for word in glued),
    )


def _opening(cues: Mapping[str, Iterable[CueWord]], kinds: Container[CueKind]) -> frozenset[str]:
    """The first words of the cues of some kinds."""
    return frozenset(word for word, meant in cues.items() if any(cue.kind in kinds for cue in meant))


def _bare(cues: Iterable[str], plural: Sequence[str]) -> Iterator[str]:
    known = set(cues)
    return (word for word in known if any(word + ending in known for ending in plural))


def _cue_words(data: Mapping[str, Any]) -> Iterator[CueWord]:
    clitics = tuple(data.get("clitics", ()))
    bearers = {
        CueKind.INVERTED: CueKind.CLITIC,
        CueKind.ACCORDING: CueKind.ACCORDING_CLITIC,
        CueKind.PASSIVE: CueKind.PASSIVE_CLITIC,
    }
    for kind_name, by_certainty in data.get("cues", {}).items():
        kind = CueKind(kind_name)
        core = set(by_certainty.get("core", ()))
        graded = {name: expressions for name, expressions in by_certainty.items() if name != "core"}
        for certainty_name, expressions in graded.items():
            certainty = Certainty(certainty_name)
            for expression in expressions:
                words = tuple(expression.split())
                yield CueWord(kind, words, certainty, expression in core)
                for clitic in clitics if kind in bearers and len(words) == 1 else ():
                    yield CueWord(bearers[kind], (expression + clitic,), certainty, suffix=len(clitic))


def _by_first_word(cues: Iterable[CueWord]) -> dict[str, tuple[CueWord, ...]]:
    found: dict[str, list[CueWord]] = {}
    for cue in cues:
        found.setdefault(cue.words[0], []).append(cue)
    return {word: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for word, cues in found.items()}


def _phrases(expressions: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for expression in sorted(expressions):
        words = tuple(expression.split())
        found.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(all_, key=lambda words: -len(words))) for word, all_ in found.items()}
