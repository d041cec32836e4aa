"""Policies: which rules are on, how much they weigh, and the figures they use; data files in TOML.

    name = "courier"
    title = "What The Courier asks of a story"
    reference = "https://example.org/style"   # where that is published; may be left out
    extends = "default"                       # a policy that comes with the package; may be left out

    [thresholds]
    minimum_origins = 3

    [rules.PA202]
    level = "warning"                         # error, warning or note
    enabled = true
    reference = "The Courier, style book, p. 12"

May import: errors, finding, rules; text_files for reading.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import evolve, field, frozen

from provenance.checks.finding import Level
from provenance.checks.rules import RULES
from provenance.errors import InvalidError, Problem, UnknownNameError, UnreadableError
from provenance.suggestions import did_you_mean

__all__ = ["PACKAGED", "THRESHOLDS", "Policy", "Setting", "load_policy", "loads_policy"]

PACKAGED = ("default", "ap", "reuters", "dewan-pers")
"""The policies that come with the package."""

THRESHOLDS: Mapping[str, int] = MappingProxyType({"minimum_origins": 2, "named_beside_anonymous": 1})
"""The figures that rules use, unless a policy says otherwise: see PA201, and PA202 with PA203."""

_KEYS = ("name", "title", "reference", "extends", "thresholds", "rules")
_RULE_KEYS = ("enabled", "level", "reference")
_LARGEST_THRESHOLD = 1_000
_LEVELS = {level.value: level for level in Level}


@frozen
class Setting:
    """What a policy makes of a rule.

    Attributes:
        enabled: whether it is looked for.
        level: how much its findings weigh.
        reference: where the policy has that from; None when it does not tell.
    """

    enabled: bool
    level: Level
    reference: str | None = None


@frozen
class Policy:
    """Which rules are on, how much they weigh, and the figures they use.

    Attributes:
        name: what it is called.
        title: what it stands for, in one sentence.
        reference: where that is published; None when it does not tell.
        settings: for the code of every rule.
        thresholds: see THRESHOLDS.
    """

    name: str = "default"
    title: str = ""
    reference: str | None = None
    settings: Mapping[str, Setting] = field(
        factory=lambda: {code: Setting(rule.enabled, rule.level) for code, rule in RULES.items()}
    )
    thresholds: Mapping[str, int] = field(factory=lambda: dict(THRESHOLDS))

    @property
    def enabled(self) -> frozenset[str]:
        """The codes of the rules that are on."""
        return frozenset(code for code, setting in self.settings.items() if setting.enabled)


def load_policy(name: str) -> Policy:
    """The policy of this name that comes with the package, or else the one in the file of this name.

    Raises:
        UnknownNameError: when there is neither.
        UnreadableError: when the file cannot be read or is not TOML.
        InvalidError: when it says what a policy cannot say; with every problem.
    """
    if name in PACKAGED:
        text = resources.files("provenance.checks.policies").joinpath(f"{name}.toml").read_text(encoding="utf-8")
        return loads_policy(text, file=f"{name}.toml")
    try:
        data = Path(name).read_bytes()
    except FileNotFoundError:
        hint = did_you_mean(name, PACKAGED) or f"; there are {', '.join(PACKAGED)}, or name a file"
        raise UnknownNameError(f"no policy is called {name!r}, and there is no such file{hint}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError([Problem(f"it cannot be read: {reason}", name, code="unreadable")]) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError([Problem("this is not UTF-8; save the file as UTF-8", name, code="not-utf-8")]) from None
    return loads_policy(text, file=name)


def loads_policy(text: str, *, file: str = "<text>") -> Policy:
    """The policy that a text in TOML describes.

    Raises:
        UnreadableError, InvalidError, UnknownNameError: as for `load_policy`.
    """
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableError([_not_toml(str(error), text, file)]) from None
    reader = _Reader(text, file)
    policy = reader.policy(data)
    if reader.problems:
        raise InvalidError(reader.problems)
    return policy


def _not_toml(message: str, text: str, file: str) -> Problem:
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    what = f"this is not TOML: {message[: place.start()] if place else message}"
    if place is None:
        return Problem(what, file, code="not-toml")
    if place[1] is None:
        return Problem(f"{what}, and the file ends", file, text.count("\n") + 1, code="not-toml")
    return Problem(what, file, int(place[1]), int(place[2]), "not-toml")


class _Reader:
    """Reads a policy, and collects what is wrong with it."""

    def __init__(self, text: str, file: str) -> None:
        self.lines = text.splitlines()
        self.file = file
        self.problems: list[Problem] = []

    def report(self, message: str, *words: str) -> None:
        """Add a problem, with the line in which the last of the words stands after the ones before."""
        self.problems.append(Problem(message, self.file, self._line_of(*words), code="bad-policy"))

    def _line_of(self, *words: str) -> int | None:
        """Where words stand, each after the one before; tomllib does not tell. None when they are not found."""
        at = 0
        for word in words:
            pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
            at = next((n for n in range(at, len(self.lines)) if pattern.search(self.lines[n])), -1)
            if at < 0:
                return None
        return at + 1

    def policy(self, data: Mapping[str, Any]) -> Policy:
        for key in data:
            if key not in _KEYS:
                self.report(f"{key!r} is not a key of a policy{_hint(key, _KEYS)}", key)
        base = self._base(data)
        name = self._words(data, "name")
        return evolve(
            base,
            name=name or base.name,
            title=self._words(data, "title") or "",
            reference=self._words(data, "reference"),
            settings={**base.settings, **dict(self._settings(data, base))},
            thresholds={**base.thresholds, **dict(self._thresholds(data))},
        )

    def _base(self, data: Mapping[str, Any]) -> Policy:
        name = self._words(data, "extends")
        if name is None:
            return Policy()
        if name not in PACKAGED:
            self.report(f"there is no policy {name!r} to extend{_hint(name, PACKAGED)}", "extends")
            return Policy()
        return load_policy(name)

    def _words(self, data: Mapping[str, Any], key: str, *way: str) -> str | None:
        value = data.get(key)
        if value is None or (isinstance(value, str) and value):
            return value
        self.report(f"{key!r} takes words, not {value!r}", *way, key)
        return None

    def _table(self, data: Mapping[str, Any], key: str, *way: str) -> Mapping[str, Any]:
        value = data.get(key, {})
        if isinstance(value, dict):
            return value
        self.report(f"{key!r} takes a table, not {value!r}", *way, key)
        return {}

    def _thresholds(self, data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
        for key, value in self._table(data, "thresholds").items():
            if key not in THRESHOLDS:
                self.report(f"there is no threshold {key!r}{_hint(key, THRESHOLDS)}", "thresholds", key)
            elif type(value) is not int or not 1 <= value <= _LARGEST_THRESHOLD:
                message = f"{key!r} takes a whole number from 1 to {_LARGEST_THRESHOLD}, not {value!r}"
                self.report(message, "thresholds", key)
            else:
                yield key, value

    def _settings(self, data: Mapping[str, Any], base: Policy) -> Iterator[tuple[str, Setting]]:
        for code in self._table(data, "rules"):
            if code not in RULES:
                self.report(f"there is no rule {code!r}{_hint(code, RULES)}", code)
                continue
            yield code, self._setting(code, self._table(data["rules"], code), base.settings[code])

    def _setting(self, code: str, given: Mapping[str, Any], setting: Setting) -> Setting:
        for key in given:
            if key not in _RULE_KEYS:
                self.report(f"{key!r} is not a key of a rule{_hint(key, _RULE_KEYS)}", code, key)
        level, enabled = given.get("level", setting.level.value), given.get("enabled", setting.enabled)
        if not isinstance(level, str) or level not in _LEVELS:
            self.report(f"'level' cannot be {level!r}; it is one of {', '.join(_LEVELS)}", code, "level")
        if not isinstance(enabled, bool):
            self.report(f"'enabled' takes true or false, not {enabled!r}", code, "enabled")
        reference = self._words(given, "reference", code) or setting.reference
        return Setting(enabled is True, _LEVELS.get(str(level), setting.level), reference)


def _hint(word: str, known: Any) -> str:
    return did_you_mean(word, known) or f"; there are {', '.join(known)}"
