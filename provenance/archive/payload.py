"""Files of a bag while they are written: every byte goes into both digests, and every file into the manifests.

May import: nothing of the package.
"""

from __future__ import annotations

import hashlib
import re
import stat
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

__all__ = ["ALGORITHMS", "CHUNK", "Manifests", "digests_of", "entry", "is_file", "manifest_path", "path_in_manifest"]

ALGORITHMS = ("sha256", "sha512")
CHUNK = 2**20  # bytes that are read at a time
_ENTRY = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")


class Manifests:
    """Manifests of one kind, a line a file, written as the files are.

    Attributes:
        octets: the bytes of the files so far.
        files: how many there are.
    """

    def __init__(self, root: Path, kind: str) -> None:
        self.octets = 0
        self.files = 0
        self._root = root
        self._kind = kind
        self._open = ExitStack()
        self._lines: dict[str, TextIO] = {}

    def __enter__(self) -> Self:
        for algorithm in ALGORITHMS:
            path = self._root / f"{self._kind}-{algorithm}.txt"
            self._lines[algorithm] = self._open.enter_context(path.open("w", encoding="utf-8", newline="\n"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._open.close()

    def write(self, name: str, data: bytes) -> None:
        """A new file of the bag with this content; its name has ``/`` between folders."""
        path = self._root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
        self.add(name, {algorithm: hashlib.new(algorithm, data).hexdigest() for algorithm in ALGORITHMS}, len(data))

    def add(self, name: str, digests: dict[str, str], size: int) -> None:
        """A file that is there already."""
        self.octets += size
        self.files += 1
        for algorithm in ALGORITHMS:
            self._lines[algorithm].write(f"{digests[algorithm]}  {path_in_manifest(name)}\n")


def path_in_manifest(name: str) -> str:
    """A path as manifests spell it: line ends and ``%`` are escaped (RFC 8493 §2.1.3)."""
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def manifest_path(words: str) -> str:
    """The path that a manifest spells so."""
    for escape, character in (("0A", "\n"), ("0D", "\r"), ("25", "%")):
        words = words.replace(f"%{escape}", character).replace(f"%{escape.lower()}", character)
    return words


def entry(line: str) -> tuple[str, str] | None:
    """The digest, in lower case, and the path that a line of a manifest holds; None when it holds something else."""
    match = _ENTRY.fullmatch(line.rstrip("\r\n"))
    return (match[1].lower(), manifest_path(match[2]).removeprefix("./")) if match else None


def is_file(path: Path) -> bool:
    """Whether this is a regular file, and no link to one: nothing else of a stranger's folder is opened."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def digests_of(path: Path, algorithms: tuple[str, ...] = ALGORITHMS) -> tuple[dict[str, str], int]:
    """The digests of a file, in hexadecimal, and its size in bytes; a piece of it in memory at a time."""
    found = {algorithm: hashlib.new(algorithm) for algorithm in algorithms}
    size = 0
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            size += len(piece)
            for digest in found.values():
                digest.update(piece)
    return {algorithm: digest.hexdigest() for algorithm, digest in found.items()}, size
