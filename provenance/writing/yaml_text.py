"""Plain data to YAML 1.2 that reads back as exactly the same strings, and has the same bytes each time.

Written apart from ruamel.yaml's emitter: the data is only mappings, lists, strings, booleans and whole numbers, and the
bytes must neither change with that library's version nor lose a control character, a lone CR or a trailing space.

May import: nothing of the package.
"""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["entry_lines", "item_lines", "yaml_lines"]

_WIDTH = 100  # code points up to which a short list or mapping stays in one line
_LONGEST_KEY = 500  # YAML ends keys without a question mark at 1024 code points; escapes count

# Words that need no quotation marks, not even for readers of YAML 1.1: they begin with a letter, hold nothing that
# ends a plain scalar, and are no boolean or null.
_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/;+%–—’-]|'(?=\w))*(?<! )")
_PLAIN_IN_BLOCK = re.compile(r"[^\W\d_](?:[\w .()/;+%–—’,“”?!…-]|'(?=\w))*(?<! )")
_NOT_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
# What may stand unescaped: YAML 1.2.2 §5.1 without breaks, tabs, byte order marks and what only C1 devices know.
_ESCAPED = re.compile(
    r"[^\x20-\x7e\xa0-\u2027\u202f-\u2065\u2070-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_HEX_DIGITS_BMP = 0xFFFF


def yaml_lines(data: dict[str, Any], indent: int = 0, *, open_levels: int = 2) -> list[str]:
    """The lines of a mapping in block style.

    Args:
        data: the mapping; not empty.
        indent: spaces before its keys.
        open_levels: how many levels of mappings are always written one key a line.
    """
    return [line for key, value in data.items() for line in entry_lines(key, value, indent, open_levels - 1)]


def entry_lines(key: str, value: Any, indent: int, open_levels: int = 0) -> list[str]:
    """The lines of one key with its value."""
    pad = " " * indent
    written = _scalar(key)
    start = f"{pad}{written}:" if len(written) <= _LONGEST_KEY else f"{pad}? {written}\n{pad}:"
    if isinstance(value, dict | list):
        flow = _flow(value)
        if flow and open_levels <= 0 and indent + len(written) + len(flow) < _WIDTH:
            return [f"{start} {flow}"]
        if isinstance(value, dict):
            return [start, *yaml_lines(value, indent + 2, open_levels=open_levels)]
        return [start, *(line for item in value for line in item_lines(item, indent + 2))]
    if isinstance(value, str) and "\n" in value and _fits_a_block(value):
        return [start + " " + _block_header(value), *_block(value, indent + 2)]
    return [f"{start} {_scalar(value, _PLAIN_IN_BLOCK)}"]


def item_lines(item: Any, indent: int) -> list[str]:
    """The lines of one item of a list, from its dash on."""
    pad = " " * indent
    flow = _flow(item) if isinstance(item, dict | list) else _scalar(item, _PLAIN_IN_BLOCK)
    if flow and (not isinstance(item, dict | list) or indent + len(flow) < _WIDTH - 2):
        return [f"{pad}- {flow}"]
    if isinstance(item, list):
        return [f"{pad}-", *(line for each in item for line in item_lines(each, indent + 2))]
    lines = yaml_lines(item, indent + 2, open_levels=0)
    return [f"{pad}- {lines[0].lstrip(' ')}", *lines[1:]]


def _flow(value: Any) -> str | None:
    """A list or mapping in one line, or None when it is better not: long, or with further mappings inside."""
    if isinstance(value, dict):
        if not all(isinstance(part, str | int) or _is_words(part) for part in value.values()):
            return None
        text = "{" + ", ".join(f"{_scalar(key)}: {_flow(part) or _scalar(part)}" for key, part in value.items()) + "}"
    elif _is_words(value):
        text = "[" + ", ".join(_scalar(part) for part in value) + "]"
    else:
        return None
    return text if len(text) < _WIDTH else None


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, str | int) for part in value)


def _scalar(value: Any, plain: re.Pattern[str] = _PLAIN) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if plain.fullmatch(value) and value.lower() not in _NOT_WORDS and not _ESCAPED.search(value):
        return value
    return _ESCAPED.sub(_escape, json.dumps(value, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    return f"\\u{number:04x}" if number <= _HEX_DIGITS_BMP else f"\\U{number:08x}"


def _fits_a_block(text: str) -> bool:
    """Whether a literal block gives the text back exactly."""
    lines = text.split("\n")
    return not any(_ESCAPED.search(line) or (line and not line.strip(" ")) for line in lines) and bool(text.strip("\n"))


def _block_header(text: str) -> str:
    indicator = "2" if text[0] in " \n" else ""
    chomping = "-" if not text.endswith("\n") else "+" if text.endswith("\n\n") else ""
    return f"|{indicator}{chomping}"


def _block(text: str, indent: int) -> list[str]:
    lines = text.split("\n")
    if text.endswith("\n"):
        lines.pop()
    return [" " * indent + line if line else "" for line in lines]
