"""HTML and SVG as text in which everything is escaped unless it was made here.

    >>> element("p", "a < b ", element("b", "c"), class_="note")
    '<p class="note">a &lt; b <b>c</b></p>'

Strings are words of strangers: they are escaped, and characters that a reader would not see are shown as escapes.
Only what `element` and `joined` give, which is Markup, is taken as it is.

May import: exchange.visible.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from provenance.exchange.visible import visible

__all__ = ["Content", "Markup", "element", "escaped", "is_address", "is_web_address", "joined"]

_VOID = frozenset({"br", "col", "hr", "link", "meta"})  # HTML Living Standard §13.1.2, those that are used here
_ADDRESSES = frozenset({"href", "src", "action", "formaction"})
_SCHEMES = ("http://", "https://")


class Markup(str):
    """HTML or SVG, with everything escaped that has to be."""

    __slots__ = ()


Content: TypeAlias = "str | Markup | Iterable[Content] | None"
"""What an element may hold: words, elements, nothing, or several of these in a row."""


def escaped(text: str, *, keep: str = "\n\t") -> Markup:
    """The text for elements and attributes; what cannot be seen is shown as an escape, apart from `keep`."""
    shown = visible(text, keep=keep)
    for character, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        shown = shown.replace(character, reference)
    return Markup(shown)


def joined(*parts: Content) -> Markup:
    """The parts one after another."""
    return Markup("".join(_flat(parts)))


def element(name: str, *content: Content, **attributes: str | float | bool | None) -> Markup:
    """An element of HTML or SVG.

    Args:
        name: its name, as it is written.
        content: what it holds.
        attributes: by name, with ``_`` for ``-`` and an ``_`` at the end left out (``class_``, ``aria_label``); None
            and False are left out, True is an attribute without a value.

    Raises:
        ValueError: when an address is none that a page may lead to (see is_address).
    """
    begin = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        written = key.rstrip("_").replace("_", "-")
        if written in _ADDRESSES and not is_address(str(value)):
            message = f"{value!r} is no address that a page may lead to"
            raise ValueError(message)
        given = "" if value is True else _number(value) if isinstance(value, float) else str(value)
        begin.append(f'{written}="{value if isinstance(value, Markup) else escaped(given)}"')
    if name in _VOID:
        return Markup(f"<{' '.join(begin)}>")
    return Markup("".join((f"<{' '.join(begin)}>", *_flat(content), f"</{name}>")))


def is_address(address: str) -> bool:
    """Whether a page may lead there: a place in the page, or the web; never ``javascript:`` or ``data:``."""
    return address.startswith("#") or is_web_address(address)


def is_web_address(address: str) -> bool:
    """Whether it leads to the web; what strangers give as an address may lead to no place in the page."""
    return address.lower().startswith(_SCHEMES)


def _flat(parts: Iterable[Content]) -> Iterable[str]:
    for part in parts:
        if isinstance(part, Markup):
            yield part
        elif isinstance(part, str):
            yield escaped(part)
        elif part is not None:
            yield from _flat(part)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
