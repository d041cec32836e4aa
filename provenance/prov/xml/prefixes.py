"""The prefixes of a document that is being written, and the escaping of its text.

May import: errors; prov.records, prov.names; lxml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from provenance.errors import WritingError
from provenance.prov.names import is_ncname, split_name
from provenance.prov.records import PROV, XML, XSD, XSI

__all__ = ["CannotCarryError", "NoDefaultError", "Prefixes", "escaped", "escaped_attribute"]

_XMLNS = "http://www.w3.org/2000/xmlns/"
_USUAL = {PROV: "prov", XSD: "xsd", XSI: "xsi"}
_BLANK = " \t\n\r"
_OF_XML = frozenset(["xmlns", "id", "ref"])  # the last two would be taken for PROV's

# What XML 1.0 (fifth edition, §2.2) has no way to write at all.
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_NEVER = re.compile(f"[{_FORBIDDEN}]")
_UNSAFE = re.compile(f"[&<>\r{_FORBIDDEN}]").search
_UNSAFE_ATTRIBUTE = re.compile(f'[&<>"\t\n\r{_FORBIDDEN}]').search
# A parser turns a bare carriage return into a line feed, and white space of an attribute into spaces.
_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_ATTRIBUTE = {**_TEXT, ord('"'): "&quot;", ord("\t"): "&#9;", ord("\n"): "&#10;"}


class CannotCarryError(ValueError):
    """A value or name that XML cannot carry; says why, and not yet where."""


class NoDefaultError(Exception):
    """A name cannot be written as long as there is a default namespace."""


def escaped(text: str) -> str:
    """The text as element content; CannotCarryError when XML 1.0 has no way to write one of its characters."""
    if not _UNSAFE(text):
        return text
    _refuse_forbidden(text)
    return text.translate(_TEXT)


def escaped_attribute(text: str) -> str:
    """The text between the quotes of an attribute; CannotCarryError as for `escaped`."""
    if not _UNSAFE_ATTRIBUTE(text):
        return text
    _refuse_forbidden(text)
    return text.translate(_ATTRIBUTE)


def _refuse_forbidden(text: str) -> None:
    found = _NEVER.search(text)
    if found:
        code = ord(found.group())
        where = f"position {found.start()}, counted from 0,"
        raise CannotCarryError(f"U+{code:04X} at {where} is no character of XML 1.0; take it out or escape it")


class Prefixes(dict[str, str]):
    """Names in Clark notation to prefixed names, as they stand in content and in the values of attributes.

    Attributes:
        prov: the prefix of PROV; never empty.
        default: the default namespace, or the empty string.
        generated: the prefixes made here because a name needed one, and their namespaces.
        undeclared: whether an element inside takes the default namespace back.
        tags: names to prefixed names that are fit to be an element's.
        clashing: names in no namespace that would be in one, since their prefix is declared; see `leaving`.
    """

    def __init__(self, namespaces: Mapping[str, str], left: Iterable[str] = ()) -> None:
        super().__init__()
        _check(namespaces)
        self._namespaces = {prefix: name for prefix, name in sorted(namespaces.items()) if name and name != XML}
        self._left = set(left)  # prefixes that are not to be declared
        self._taken = self._namespaces.keys() | self._left
        self.clashing: list[str] = []
        self._number = 0  # of the prefix that was made last
        self.generated: dict[str, str] = {}
        self.undeclared = False
        self.default = self._namespaces.get("", "")
        self._prefixes = {name: prefix for prefix, name in reversed(self._namespaces.items()) if prefix} | {XML: "xml"}
        self._prefixes |= {name: usual for name, usual in _USUAL.items() if self._namespaces.get(usual) == name}
        self.prov = self.prefix(PROV)
        self.tags = _Tags(self)

    def without_default(self) -> Prefixes:
        """The same, with no default namespace."""
        return Prefixes({prefix: name for prefix, name in self._all().items() if prefix}, self._left)

    def leaving(self) -> Prefixes:
        """The same, with other prefixes where names in no namespace begin with one that is declared."""
        return Prefixes({prefix: name for prefix, name in self._all().items() if prefix not in self._left}, self._left)

    def inner(self, *, no_default: bool = False) -> Prefixes:
        """The prefixes of an element inside, which may add to them without their knowing."""
        inner = self.without_default() if no_default else Prefixes(self._all())
        inner.undeclared = no_default
        return inner

    def declared(self) -> str:
        """All declarations, as they stand in a tag."""
        return _declarations(self._all())

    def declared_here(self) -> str:
        """The declarations that an element inside has to make."""
        return (' xmlns=""' if self.undeclared else "") + _declarations(self.generated)

    def _all(self) -> dict[str, str]:
        return {**self._namespaces, **self.generated}

    def prefix(self, namespace: str) -> str:
        """The prefix of a namespace, made when there is none; never empty."""
        known = self._prefixes.get(namespace)
        if known is not None:
            return known
        prefix = _USUAL.get(namespace, "")
        while not prefix or prefix in self._taken:
            self._number += 1
            prefix = f"ns{self._number}"
        self._taken.add(prefix)
        self._prefixes[namespace], self.generated[prefix] = prefix, namespace
        return prefix

    def attribute(self, name: str) -> str:
        """The name of an XML attribute, which the default namespace does not reach."""
        namespace, local = split_name(name)
        if not is_ncname(local) or (not namespace and local in _OF_XML):
            raise CannotCarryError(f"{name!r} cannot be the name of an XML attribute of another vocabulary")
        if not namespace:
            return local
        if namespace not in self._prefixes and namespace == self.default:
            raise NoDefaultError
        return f"{self.prefix(namespace)}:{local}"

    def __missing__(self, name: str) -> str:
        """The name with its prefix, escaped; once it is known it is not made again."""
        namespace, local = split_name(name)
        if namespace and (namespace in self._prefixes or namespace != self.default):
            prefixed = f"{self.prefix(namespace)}:{local}"
        elif (namespace and (":" in local or not local)) or (self.default and not namespace):
            raise NoDefaultError
        else:
            prefixed = local
            if ":" in name and not namespace:
                self._leave_undeclared(name)
        if not prefixed or prefixed.strip(_BLANK) != prefixed or (not namespace and name[0] == "{"):
            raise CannotCarryError(f"{name!r} cannot be written as a qualified name; escape its local part")
        prefixed = self[name] = escaped_attribute(prefixed)
        return prefixed

    def _leave_undeclared(self, name: str) -> None:
        """See to it that the prefix of a name, which was not declared where it was read, is not declared here."""
        prefix = name.partition(":")[0]
        if prefix in {"", "xml"}:
            raise CannotCarryError(f"{name!r} is in no namespace and would be in one here; name it without a colon")
        if prefix in self._taken and prefix not in self._left:
            self.clashing.append(name)
        self._taken.add(prefix)
        self._left.add(prefix)


class _Tags(dict[str, str]):
    """Names to the names of elements."""

    def __init__(self, prefixes: Prefixes) -> None:
        super().__init__()
        self._of = prefixes

    def __missing__(self, name: str) -> str:
        local = split_name(name)[1]
        if not is_ncname(local):
            raise CannotCarryError(f"{local!r} cannot be the name of an element; escape it")
        tag = self[name] = self._of[name]
        return tag


def _check(namespaces: Mapping[str, str]) -> None:
    for prefix, namespace in namespaces.items():
        fit = not prefix or (is_ncname(prefix) and prefix != "xmlns" and bool(namespace))
        if not fit or namespace == _XMLNS or (prefix == "xml") != (namespace == XML):
            raise WritingError(f"the prefix {prefix!r} cannot stand for the namespace {namespace!r}")


def _declarations(namespaces: Mapping[str, str]) -> str:
    for namespace in namespaces.values():
        try:
            etree.Element("is-a-uri", nsmap={"p": namespace})
        except ValueError as error:
            message = f"the namespace {namespace!r} is no URI (RFC 3986), and no reader of XML would take it"
            raise WritingError(message) from error
    return "".join(
        f' xmlns{prefix and ":"}{prefix}="{escaped_attribute(namespace)}"'
        for prefix, namespace in sorted(namespaces.items())
    )
