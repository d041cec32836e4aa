"""Findings as workflow commands, which GitHub Actions shows beside the lines of a change.

May import: checks, model and what they import; exchange.visible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.checks.finding import Finding, Level
from provenance.exchange.visible import visible

__all__ = ["findings_github"]

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def findings_github(findings: Iterable[Finding]) -> Iterator[str]:
    """A line a finding: ``::warning file=…,line=…,col=…,title=…::sentence``."""
    for finding in findings:
        place = finding.place
        properties = {
            "file": place.file,
            "line": place.line,
            "col": place.column,
            "title": f"{finding.code} {finding.rule}",
        }
        given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
        yield f"::{_COMMANDS[finding.level]} {given}::{_message(f'{place.name}: {finding.message}')}\n"


def _message(text: str) -> str:
    """The runner takes back ``%25``, ``%0D`` and ``%0A``; what else cannot be seen is shown as an escape."""
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    """In a property the signs that end it are written with per cent signs, too."""
    return _message(text).replace(":", "%3A").replace(",", "%2C")
