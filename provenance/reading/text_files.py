"""Reading the bytes of files from strangers: article files, and the texts that stand beside them.

May import: characters, errors.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

from provenance.characters import refusal, unfit
from provenance.errors import Fault

__all__ = ["bytes_of", "decoded", "not_utf_8", "read_text_file"]

_BOM = "\ufeff"


def bytes_of(path: Path) -> bytes | Fault:
    """The bytes of a regular file, or why there are none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            what = "a folder" if path.is_dir() else "no regular file"
            return Fault((), f"this is {what}", "not-a-file")
        return path.read_bytes()
    except FileNotFoundError:
        return Fault((), "there is no such file", "no-such-file")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Fault((), f"it cannot be read: {reason}", "unreadable")


def decoded(data: bytes) -> str:
    """The text that bytes in UTF-8 spell, without a byte order mark in front; newlines stay what they are.

    Raises:
        UnicodeDecodeError: see `not_utf_8` for the words to say.
    """
    return data.decode("utf-8").removeprefix(_BOM)


def not_utf_8(error: UnicodeDecodeError) -> tuple[int, str]:
    """The line, from 1, in which bytes are not UTF-8, and a sentence about it."""
    data = error.object
    line = data.count(b"\n", 0, error.start) + 1
    hint = "; it looks like UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
    byte = f"the byte at offset {error.start} (0x{data[error.start]:02x}, in line {line})"
    return line, f"this is not UTF-8: {byte} fits nowhere{hint}; save the file as UTF-8"


def read_text_file(name: str, folder: Path) -> tuple[str | None, Fault | None]:
    """The text of a file beside an article file, exactly; or what is wrong with it.

    Article files come from strangers, so a name cannot lead out of the article file's folder: absolute paths, ``..``
    and links to files elsewhere are refused.

    Args:
        name: the path as it is written, with ``/`` between folders.
        folder: the folder of the article file.
    """
    parts = re.split(r"[/\\]", name)
    if ".." in parts or not parts[0] or re.match(r"[A-Za-z]:", name) or "\0" in name:
        message = f"{name!r} leads out of the folder of the article file; name a file in it or below"
        return None, Fault((), message, "outside-folder")
    path = folder / name
    try:
        outside = not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError) as error:
        return None, Fault((), f"the text file {name!r}: it cannot be read: {error}", "unreadable")
    if outside:
        message = f"{name!r} is a link that leads out of the folder of the article file; put the file itself there"
        return None, Fault((), message, "outside-folder")
    data = bytes_of(path)
    if isinstance(data, Fault):
        return None, Fault((), f"the text file {name!r}: {data.message}", data.code)
    try:
        text = decoded(data)
    except UnicodeDecodeError as error:
        return None, Fault((), f"the text file {name!r}: {not_utf_8(error)[1]}", "not-utf-8")
    fault = _fault_of(name, text)
    return (text, None) if fault is None else (None, fault)


def _fault_of(name: str, text: str) -> Fault | None:
    """Why a text cannot be an article's."""
    if not text:
        return Fault((), f"the text file {name!r} is empty", "empty")
    at = unfit(text)
    if at is None:
        return None
    lines = re.split(r"\r\n|\r|\n", text[:at])
    place = f"line {len(lines)}, column {len(lines[-1]) + 1}"
    return Fault((), f"the text file {name!r}, {place}: {refusal(text[at])}", "bad-character")
