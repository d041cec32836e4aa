"""Prefixed names in what is being read.

May import: prov.records.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, MutableMapping

from provenance.prov.records import XML, Name

__all__ = ["BLANK", "BadNameError", "Scope"]

BLANK = " \t\n\r"
"""What is white space to XML."""

_MOST_NAMES = 50_000  # a scope forgets beyond them, so that a stream needs no more memory the longer it is
_MOST_PREFIXES = 1_000


class BadNameError(ValueError):
    """A prefixed name that cannot be resolved; says why."""


class Scope(dict[str, Name]):
    """Prefixed names to names in Clark notation, under one set of namespace declarations; each resolved once.

    Attributes:
        namespaces: prefix to namespace; the empty prefix is the default namespace, which applies to names in content.
        around: the scope of the element around the one that declares these, whose declarations hold, too.
        spoken: the prefixes that were met, with the first namespace of each; shared by the scopes of a document.
    """

    def __init__(self, namespaces: Mapping[str, str], spoken: dict[str, str], around: Scope | None = None) -> None:
        super().__init__()
        self.around = around
        self.namespaces: MutableMapping[str, str] = {"xml": XML, **namespaces}
        if around is not None:
            self.namespaces = ChainMap({**namespaces}, around.namespaces)
        self.spoken = spoken
        self._written: dict[str, str] = {}  # the namespace of a prefix that was met, in the braces of Clark notation

    def __missing__(self, text: str) -> Name:
        """Resolve a name, as an ``xs:QName`` is resolved, but with any local part that reads back as it was.

        A name with a prefix that is not declared is kept as it stands, in no namespace; `prov.lint` tells of it.
        """
        stripped = text.strip(BLANK)
        prefix, colon, local = stripped.partition(":")
        if colon and prefix in self._written and len(self) < _MOST_NAMES:
            name = self[text] = Name(self._written[prefix] + local)
            return name
        if not colon:
            prefix, local = "", stripped
        namespace = self.namespaces.get(prefix) or ""
        if (colon and not prefix) or not stripped or "}" in namespace or (not namespace and stripped[0] == "{"):
            raise BadNameError(_reason(stripped, nothing_before=bool(colon and not prefix)))
        if colon and not namespace:
            local = stripped  # a prefix that nobody declared is kept, as part of the name
        if prefix not in self.spoken and prefix and namespace and len(self.spoken) < _MOST_PREFIXES:
            self.spoken[prefix] = namespace
        if len(self) > _MOST_NAMES:
            self.clear()
        if colon and namespace and len(self._written) < _MOST_PREFIXES:
            self._written[prefix] = f"{{{namespace}}}"
        name = self[text] = Name(f"{{{namespace}}}{local}" if namespace else local)
        return name


def _reason(text: str, *, nothing_before: bool) -> str:
    if nothing_before:
        return f"the name {text!r} has nothing before its colon; write a prefix there, or leave the colon out"
    return f"{text!r} is no name; write one such as ex:thing"
