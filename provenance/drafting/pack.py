"""Language packs, read from ``languages/*.toml``.

May import: errors; soundness for near names.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from provenance.errors import UnknownNameError
from provenance.soundness import did_you_mean

__all__ = ["languages", "load"]


@cache
def languages() -> tuple[str, ...]:
    """The names of the language packs that come with the package, sorted."""
    folder = resources.files("provenance.drafting.languages")
    return tuple(sorted(file.name[: -len(".toml")] for file in folder.iterdir() if file.name.endswith(".toml")))


@cache
def load(name: str) -> dict[str, Any]:
    """A language pack by its name.

    Raises:
        UnknownNameError: when there is none of that name.
    """
    if name not in languages():
        message = f"there is no language pack {name!r}, only {', '.join(languages())}{did_you_mean(name, languages())}"
        raise UnknownNameError(message)
    return tomllib.loads((resources.files("provenance.drafting.languages") / f"{name}.toml").read_text("utf-8"))
