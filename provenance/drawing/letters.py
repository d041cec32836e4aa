"""How wide words are when nobody knows the font: never less than in the widest of the usual ones.

Widths are in ems, measured on DejaVu Sans and Verdana, the widest sans-serif faces that systems come with, and rounded
up. So a label that fits here fits on every screen, and labels do not overlap.

May import: exchange.visible.
"""

from __future__ import annotations

import unicodedata

from provenance.exchange.visible import visible

__all__ = ["broken", "shown", "width_of"]

_NARROW = frozenset("ijl|!'.,:;I[]()·/\\ ")
_WIDE = frozenset("mwMW@%—…ŒœÆæ←→↺")
_BREAKABLE = "#-_/"  # where an id may go on in the next line
_NARROW_EM, _LOWER_EM, _UPPER_EM, _WIDE_EM, _OTHER_EM, _FULL_EM = 0.46, 0.7, 0.86, 1.08, 0.95, 1.2


def shown(text: str) -> str:
    """The text on one line, with what cannot be seen as escapes."""
    return visible(" ".join(text.split(" ")).replace("\n", " ").replace("\t", " ").replace("\r", " ")).strip()


def width_of(text: str) -> float:
    """How many ems the text takes at most."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    if character in _NARROW:
        return _NARROW_EM
    if character in _WIDE:
        return _WIDE_EM
    if character.isascii():
        return _UPPER_EM if character.isupper() else _LOWER_EM
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or category == "So":
        return _FULL_EM
    return _LOWER_EM if category == "Ll" and unicodedata.name(character, "").startswith("LATIN") else _OTHER_EM


def broken(text: str, room: float, lines: int) -> list[str]:
    """The text in so many lines at most, each of at most so many ems; what does not fit ends in ``…``."""
    found: list[str] = []
    rest = text
    while rest and len(found) < lines:
        line = _fitting(rest, room, last=len(found) + 1 == lines)
        found.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    if rest:
        kept = found[-1]
        while kept and width_of(kept + "…") > room:
            kept = kept[:-1]
        found[-1] = _whole(kept.rstrip()) + "…"
    return found


def _fitting(text: str, room: float, *, last: bool) -> str:
    """What of the text fits into a line, up to a space or a sign; all that fits when it is the last line."""
    taken = 0
    width = 0.0
    for character in text:
        width += _width(character)
        if width > room:
            break
        taken += 1
    else:
        return text
    if last:
        return _whole(text[: max(taken, 1)])
    space = text.rfind(" ", 0, taken + 1)
    sign = max(text.rfind(each, 0, taken) for each in _BREAKABLE) if space <= 0 else space
    return text[: sign + 1] if sign > 0 else _whole(text[: max(taken, 1)])


def _whole(text: str) -> str:
    """The text without a mark at its end that joins what comes next, such as a joiner of emoji."""
    return text.rstrip("\u200d")
