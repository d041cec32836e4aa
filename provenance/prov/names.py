"""Qualified names: Clark notation, prefixes, and local parts that carry any text.

An ``xs:QName`` takes only NCNames (Namespaces in XML 1.0, §4). `escape_local` turns any text into one and
`unescape_local` turns it back, in the manner of SQL/XML (ISO/IEC 9075-14): a character that may not stand is written
``_xHHHH_``, beyond the Basic Multilingual Plane ``_xHHHHHHHH_``, in upper case hexadecimal digits; an underscore before
an x is itself written ``_x005F_``, so that every ``_x`` of the result begins an escape.

Which characters may stand has changed: parsers follow XML 1.0 in its fifth edition (§2.3), and so does `is_ncname`;
libxml2 and others still judge an ``xs:QName`` by the fourth, and `escape_local` pleases both.

May import: prov.records.
"""

from __future__ import annotations

import re

from provenance.prov.records import PROV, XSD, Name

__all__ = ["QNAMES", "clark", "escape_local", "is_ncname", "split_name", "unescape_local"]

# NameStartChar and NameChar of XML 1.0 (fifth edition, §2.3) without the colon: what libxml2 takes in names.
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_PART = _START + "\\-.0-9\u00b7\u0300-\u036f\u203f-\u2040"
_NCNAME = re.compile(f"[{_START}][{_PART}]*")
# What `escape_local` leaves as it is: letters of the great alphabets that the fourth edition has too. The rest of the
# fifth edition's letters are escaped.
_KEPT_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0180-\u01c3"
    "\u0391-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481\u05d0-\u05ea"
    "\u0621-\u063a\u0641-\u064a\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3"
)
_KEPT = _KEPT_START + "\\-.0-9"
_UNFIT = re.compile(f"[^{_KEPT}]|_(?=x)|^[^{_KEPT_START}]")
_ESCAPE = re.compile("_x([0-9A-F]{8}|[0-9A-F]{4})_")
_PLANES = 0x110000
_BASIC_PLANE = 0xFFFF

QNAMES = frozenset({Name(f"{{{XSD}}}QName"), Name(f"{{{XSD}#}}QName"), Name(f"{{{PROV}}}QUALIFIED_NAME")})
"""The datatypes whose values are names: that of XML Schema, also as spelt with the namespace of RDF, and that of PROV-N
(PROV-N §3.7.3)."""


def clark(namespace: str | None, local: str) -> Name:
    """The name in Clark notation; no namespace gives the local part alone."""
    return Name(f"{{{namespace}}}{local}" if namespace else local)


def split_name(name: str) -> tuple[str, str]:
    """Namespace and local part of a name in Clark notation; the namespace is empty when it has none."""
    if name.startswith("{"):
        namespace, _, local = name[1:].partition("}")
        return namespace, local
    return "", name


def is_ncname(text: str) -> bool:
    """Whether the text can be a prefix or the local part of an element's name."""
    return _NCNAME.fullmatch(text) is not None


def escape_local(text: str, also: str = "") -> str:
    """An NCName that stands for the text, and for no other text.

    Args:
        text: any text, lone surrogates included. The empty text becomes ``_x_``, which no other text becomes.
        also: further characters to escape, so that they are free to separate parts; no letters, digits or underscores.
    """
    if not text:
        return "_x_"
    unfit = re.compile(f"{_UNFIT.pattern}|[{re.escape(also)}]") if also else _UNFIT
    return unfit.sub(_escape, text)


def unescape_local(local: str) -> str:
    """The text that `escape_local` was given; a local part it never wrote comes back with its escapes read."""
    return "" if local == "_x_" else _ESCAPE.sub(_unescape, local)


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"_x{code:04X}_" if code <= _BASIC_PLANE else f"_x{code:08X}_"


def _unescape(match: re.Match[str]) -> str:
    code = int(match.group(1), 16)
    return chr(code) if code < _PLANES else match.group()
