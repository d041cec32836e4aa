"""Characters of strangers' texts that a reader would not see, or that would act on a terminal, shown as escapes.

Shown escaped are: control characters (C0 and C1, and with them every terminal escape), bidirectional controls, format
characters without a shape of their own, blank letters, line and paragraph separators, and code points that Unicode
gives no character. Writing systems that run from right to left stay as they are, and so does a joiner where it shapes
a script or an emoji.

Imports nothing of the package.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

__all__ = ["json_escape", "text_escape", "visible"]

# The Unicode Standard, §23.2 and the property Prepended_Concatenation_Mark: format characters with a shape.
_SHAPED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
# Default_Ignorable_Code_Point that are not of category Cf, and the blank pattern of Braille.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_JOINERS = frozenset("\u200c\u200d")
_JOINED = frozenset({"Lo", "Mn", "Mc", "So", "Sk"})  # letters without case, their marks, emoji and skin tones


def text_escape(character: str) -> str:
    r"""``\n``, ``\x1b``, ``\u202e`` or ``\U000e0041``."""
    return character.encode("unicode_escape").decode("ascii")


def json_escape(character: str) -> str:
    r"""``\u001b``; beyond the Basic Multilingual Plane the two escapes of a surrogate pair (RFC 8259 §7)."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))


def visible(text: str, *, keep: str = "", escape: Callable[[str], str] = text_escape) -> str:
    """The text with what cannot be seen as escapes.

    Args:
        text: any string; lone surrogates, as undecodable file names have them, are escaped too.
        keep: characters to leave alone, such as newlines.
        escape: how a character is spelt.
    """
    if text.isprintable() and _BLANK.isdisjoint(text):
        return text
    if "\n" in keep and "\n" in text:  # most lines hold nothing hidden
        return "\n".join(visible(line, keep=keep, escape=escape) for line in text.split("\n"))
    return "".join(
        escape(character) if character not in keep and _hidden(character, text, position) else character
        for position, character in enumerate(text)
    )


def _hidden(character: str, text: str, position: int) -> bool:
    if character in _BLANK:
        return True
    if character.isprintable() or character in _SHAPED:
        return False
    if character in _JOINERS:
        before, after = text[position - 1 : position], text[position + 1 : position + 2]
        return not (before and after and unicodedata.category(before) in _JOINED and after.isprintable())
    return unicodedata.category(character) != "Zs"
