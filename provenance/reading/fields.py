"""The keys of an article file, and reading the values of a mapping key by key.

May import: errors, dates, reading.nodes, suggestions.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

from attrs import define, field

from provenance.dates import Date
from provenance.errors import Fault, ModelError, Problem
from provenance.reading.nodes import Listing, Mapping, Node, Scalar, SourceText
from provenance.suggestions import did_you_mean

__all__ = ["KEYS", "Fields", "Notes", "Path", "is_nothing"]

Path = tuple[str | int, ...]
_Choice = TypeVar("_Choice", bound=Enum)

_PLACE = ("prefix", "suffix", "start", "end")
KEYS: MappingType[str, tuple[str, ...]] = MappingProxyType(
    {
        "file": ("schema_version", "article", "claims", "sources", "statements", "without_statement"),
        "collection": ("schema_version", "articles"),
        "file of judgements": ("schema_version", "judgements"),
        "judgement": ("kind", "same_as", "verdict", "judged_by", "judged_on", "note"),
        "article": (
            "id",
            "title",
            "outlet",
            "published",
            "language",
            "url",
            "drafted_by",
            "text",
            "text_file",
            "retrieval",
        ),
        "retrieval": ("url", "retrieved", "sha256", "text_sha256", "tool"),
        "claim": ("text", "about"),
        "source": ("name", "kind", "role", "aliases", "acts_for", "interests", "owned_by"),
        "statement": (
            *(
                "id",
                "drafted",
                "rule",
                "quote",
                *_PLACE,
                "claim",
                "contradicts",
                "about",
                "certainty",
                "cue",
                "hedge",
                "voice",
            ),
            *("attributed_to", "chain"),
        ),
        "attribution": (
            *(
                "source",
                "rule",
                "cue",
                "mention",
                "hedge",
                "basis",
                "certainty",
                "quotation",
                "said",
                "place",
                "rests_on",
            ),
            *("attributed_to", "chain"),
        ),
        "passage": ("quote", "exact", *_PLACE),
        "passage without statement": ("quote", *_PLACE, "reason"),
    }
)
"""The keys of each kind of mapping in an article file, in the order in which they are written."""

_HOMES: MappingType[str, str] = MappingProxyType(
    {
        "file": "at the top of the file",
        "article": "under 'article'",
        "claim": "in a claim",
        "source": "in a source",
        "statement": "in a statement",
        "attribution": "in a link under 'attributed_to'",
        "passage": "beside a quote",
    }
)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_LONGEST_SHOWN = 60
_FEW = 2


def is_nothing(node: Node) -> bool:
    """Whether the value of a key says "not given" (null, ~, or nothing at all)."""
    return isinstance(node, Scalar) and node.plain and node.text in _NOTHING


def shown(words: str) -> str:
    """Words in quotation marks for a message, cut when they are long."""
    return repr(words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…")


@define
class Notes:
    """What is collected while one article is read: problems, and the place of every value of the model.

    Attributes:
        source: the text of the file.
        problems: in the order in which they were found.
        places: offsets by the path of the value in the model.
        reported: paths of values that a problem has been reported for.
    """

    source: SourceText
    problems: list[Problem] = field(factory=list)
    places: dict[Path, int] = field(factory=dict)
    reported: set[Path] = field(factory=set)

    def report(self, node: Node, code: str, message: str, path: Path = ()) -> None:
        """Add a problem at a node; with its path, so that the model's complaint about the same is left out."""
        self.problems.append(self.source.problem(node.start, code, message))
        if path:
            self.reported.add(path)

    def report_fault(self, fault: Fault) -> None:
        """Add what the model complains about, unless a value on the way to it has been reported already."""
        ways = [fault.path[:length] for length in range(len(fault.path), -1, -1)]
        if self.reported.isdisjoint(ways):
            offset = next((self.places[way] for way in ways if way in self.places), 0)
            self.problems.append(self.source.problem(offset, fault.code, fault.message))


@define
class Fields:
    """One mapping of an article file.

    Attributes:
        notes: where problems go.
        node: the mapping.
        what: what it is called in messages, and its entry in KEYS.
        path: the way to it in the model.
        values: the values that were given, by key.
    """

    notes: Notes
    node: Mapping
    what: str
    path: Path
    values: dict[str, Node] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        """Sort the entries into values; report unknown keys and those that come twice."""
        known = KEYS[self.what]
        seen: set[str] = set()
        self.notes.places.setdefault(self.path, self.node.start)
        for key, value in self.node.entries:
            if key.text not in known:
                hint = _elsewhere(key.text) or did_you_mean(key.text, known) or f"; it knows {', '.join(known)}"
                self.notes.report(key, "unknown-key", f"{shown(key.text)} is not a key of the {self.what}{hint}")
            elif key.text in seen:
                self.notes.report(key, "duplicate-key", f"the key {key.text!r} stands here for the second time")
            elif not is_nothing(value):
                self.values[key.text] = value
                self.notes.places.setdefault((*self.path, key.text), value.start)
            seen.add(key.text)

    def require(self, *keys: str) -> None:
        """Report the keys that are not given."""
        for key in keys:
            if key not in self.values and (*self.path, key) not in self.notes.reported:
                nothing = next((value for name, value in self.node.entries if name.text == key), None)
                hint = "; write the word in quotation marks if it is meant" if _is_a_word(nothing) else ""
                message = f"the {self.what} needs {key!r}{hint}"
                self.notes.report(nothing or self.node, "missing-key", message, (*self.path, key))

    def words(self, key: str) -> str | None:
        """The value of a key as it is written, None when it is not given."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, Scalar):
            self.wrong(key, f"{key!r} takes words, not {kind_of(value)}")
            return None
        return value.text

    def required_words(self, key: str) -> str:
        """The value of a key as it is written; reported, and empty, when it is not given."""
        self.require(key)
        return self.words(key) or ""

    def words_list(self, key: str) -> tuple[Scalar, ...]:
        """The items of a list of words; one item may stand without a list."""
        value = self.values.get(key)
        items = value.items if isinstance(value, Listing) else () if value is None else (value,)
        return tuple(self._only_words(key, items))

    def _only_words(self, key: str, items: tuple[Node, ...]) -> Iterator[Scalar]:
        for item in items:
            if isinstance(item, Scalar) and (item.text or not item.plain):
                yield item
            else:
                what = "an empty item" if isinstance(item, Scalar) else kind_of(item)
                self.notes.report(item, "wrong-type", f"{key!r} takes a list of words, not {what}")

    def date(self, key: str) -> Date | None:
        """A date; None when it is not given."""
        words = self.words(key)
        if words is None:
            return None
        try:
            return Date(words)
        except ModelError as error:
            for fault in error.faults:
                self.wrong(key, fault.message, fault.code)
            return None

    def choice(self, key: str, choices: type[_Choice]) -> _Choice | None:
        """One of a closed list of words; None when it is not given."""
        words = self.words(key)
        if words is None:
            return None
        known = {choice.value: choice for choice in choices}
        if words not in known:
            hint = did_you_mean(words, known)
            self.wrong(key, f"{key!r} cannot be {shown(words)}; it is one of {', '.join(known)}{hint}", "bad-value")
        return known.get(words)

    def flag(self, key: str) -> bool:
        """Whether a key says true; false when it is not given."""
        value = self.values.get(key)
        if value is None:
            return False
        known = {"true": True, "false": False}
        if not isinstance(value, Scalar) or not value.plain or value.text.lower() not in known:
            self.wrong(key, f"{key!r} takes true or false")
            return False
        return known[value.text.lower()]

    def number(self, key: str) -> int | None:
        """A whole number from 0; None when it is not given."""
        value = self.values.get(key)
        if value is None:
            return None
        digits = isinstance(value, Scalar) and value.plain and value.text.isascii() and value.text.isdecimal()
        if not isinstance(value, Scalar) or not digits or len(value.text) > len(str(2**53)):
            self.wrong(key, f"{key!r} takes a whole number, counted in code points from 0")
            return None
        return int(value.text)

    def wrong(self, key: str, message: str, code: str = "wrong-type") -> None:
        """Report a problem with the value of a key."""
        self.notes.report(self.values[key], code, message, (*self.path, key))


def _elsewhere(key: str) -> str:
    """A clause that says where in the file a key belongs, or nothing when it is known nowhere or at many places."""
    places = [place for what, place in _HOMES.items() if key in KEYS[what]]
    return f"; it belongs {' or '.join(places)}" if 1 <= len(places) <= _FEW else ""


def kind_of(node: Node) -> str:
    """What a node is called in messages."""
    return "nothing" if is_nothing(node) else {Scalar: "words", Listing: "a list", Mapping: "a mapping"}[type(node)]


def _is_a_word(node: Node | None) -> bool:
    return isinstance(node, Scalar) and bool(node.text)
