"""Prefixed names in what is being read.

May import: prov.records, prov.names.
"""

from __future__ import annotations

from collections.abc import Mapping

from provenance.prov.names import clark
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
        spoken: the prefixes that were met, with the first namespace of each; shared by the scopes of a document.
    """

    def __init__(self, namespaces: Mapping[str | None, str], spoken: dict[str, str]) -> None:
        super().__init__()
        self.namespaces = {"xml": XML} | {prefix or "": namespace for prefix, namespace in namespaces.items()}
        self.spoken = spoken

    def __missing__(self, text: str) -> Name:
        """Resolve a name, as an ``xs:QName`` is resolved, but with any local part that reads back as it was."""
        stripped = text.strip(BLANK)
        prefix, colon, local = stripped.partition(":")
        if not colon:
            prefix, local = "", stripped
        elif not prefix:
            raise BadNameError(f"the name {stripped!r} has nothing before its colon")
        namespace = self.namespaces.get(prefix) or ""
        if colon and not namespace:
            raise BadNameError(f"the prefix {prefix!r} of the name {stripped!r} is not bound to a namespace")
        if not stripped or "}" in namespace or (not namespace and local.startswith("{")):
            raise BadNameError(f"{stripped!r} is no name")
        if len(self) > _MOST_NAMES:
            self.clear()
        if prefix and len(self.spoken) < _MOST_PREFIXES:
            self.spoken.setdefault(prefix, namespace)
        name = self[text] = clark(namespace, local)
        return name
