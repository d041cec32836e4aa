"""Whether a bag (RFC 8493) is as it was made: complete, unchanged, and with nothing else in it.

Any bag is verified, whoever made it; offline, so that files which are to be fetched count as missing.

May import: errors; archive.payload.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from provenance.archive.payload import digests_of, entry, is_file
from provenance.errors import Problem, UnreadableError

__all__ = ["unlisted", "verify"]

_KNOWN = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
_STRONG = frozenset({"sha256", "sha384", "sha512"})
_MANIFEST = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
_DECLARED = re.compile(r"BagIt-Version: (\d+\.\d+)\r?\nTag-File-Character-Encoding: UTF-8\r?\n?")
_OXUM = re.compile(r"^Payload-Oxum:[ \t]*(\d+)\.(\d+)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_LONGEST_LINE = 2**16  # bytes of a line of a manifest
_LARGEST_TAG_FILE = 2**20  # bytes of bagit.txt and bag-info.txt


def verify(folder: Path) -> tuple[Problem, ...]:
    """Everything that is not as the bag says; nothing when all is.

    Raises:
        UnreadableError: when there is no such folder.
    """
    if not folder.is_dir():
        message = "this is no folder; a bag is one" if folder.exists() else "there is no such file"
        raise UnreadableError([Problem(message, str(folder), code="not-a-bag")])
    return tuple(_problems(folder))


def unlisted(folder: Path) -> tuple[str, ...]:
    """The files beside the payload that no tag manifest lists, of a bag that has one.

    A bag may hold such files (RFC 8493 §2.2.4), so that nothing tells whether they were added or changed.
    """
    present = dict(_files(folder))
    kinds = {name: match[1] for name in present if (match := _MANIFEST.fullmatch(name))}
    tagged = {name for name, kind in kinds.items() if kind}
    listed: set[str] = set()
    for name in tagged:
        with present[name].open("rb") as lines:
            found = (entry(line.decode("utf-8", "replace")) for _, line in _lines(lines))
            listed.update(each[1] for each in found if each)
    beside = (name for name in present if not name.startswith("data/"))
    return tuple(sorted(name for name in beside if name not in listed | tagged)) if tagged else ()


def _problems(root: Path) -> Iterator[Problem]:
    yield from _declaration(root)
    present = dict(_files(root))
    yield from _no_files(root)
    manifests = [(name, match) for name in sorted(present) if (match := _MANIFEST.fullmatch(name))]
    payload = {name for name in present if name.startswith("data/")}
    if not any(match[1] is None for _, match in manifests):
        yield Problem("there is no manifest of the payload", str(root), code="no-manifest")
    if not any(match[1] is None and match[2] in _STRONG for _, match in manifests):
        message = "no manifest has digests of SHA-256 or better, so that a change on purpose would not show"
        yield Problem(message, str(root), code="weak-digest")
    for name, match in manifests:
        if match[2] not in _KNOWN:
            yield Problem(f"the digests {match[2]!r} are not known here", str(root / name), code="unknown-digest")
            continue
        listed: set[str] = set()
        yield from _against(root, name, match[2], present, listed)
        if match[1] is None:
            for other in sorted(payload - listed):
                yield Problem(f"{other} is in the bag and not in this manifest", str(root / name), code="added")
    yield from _oxum(root, payload)


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            if is_file(path):
                yield path.relative_to(root).as_posix(), path


def _no_files(root: Path) -> Iterator[Problem]:
    """What is neither a file nor a folder, and is not opened: a link could lead out of the bag, a pipe never ends."""
    for folder, folders, names in os.walk(root):
        for name in sorted((*folders, *names)):
            path = Path(folder, name)
            what = "a link" if path.is_symlink() else "no regular file"
            if path.is_symlink() or (name in names and not is_file(path)):
                message = f"{path.relative_to(root).as_posix()} is {what}; a bag holds files"
                yield Problem(message, str(root), code="link" if path.is_symlink() else "no-file")


def _tag_file(path: Path) -> str | None:
    if not is_file(path):
        return None
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST_TAG_FILE).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _declaration(root: Path) -> Iterator[Problem]:
    text = _tag_file(root / "bagit.txt")
    if text is None or not _DECLARED.fullmatch(text):
        message = "this does not declare a bag: a version, and UTF-8 for its tag files"
        yield Problem(message, str(root / "bagit.txt"), code="not-a-bag")


def _against(
    root: Path, manifest: str, algorithm: str, present: dict[str, Path], listed: set[str]
) -> Iterator[Problem]:
    """What of the bag is not as one manifest says; collects what it lists."""
    where = str(root / manifest)
    with (root / manifest).open("rb") as lines:
        for number, data in _lines(lines):
            line = data.decode("utf-8", "replace")
            found = entry(line)
            if found is None:
                if line.strip():
                    yield Problem("a line of a manifest is a digest and a path", where, number, code="bad-line")
                continue
            expected, name = found
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                yield Problem(f"{name!r} leads out of the bag", where, number, code="outside")
                continue
            if name in listed:
                yield Problem(f"{name} is listed twice", where, number, code="listed-twice")
            listed.add(name)
            if name not in present:
                yield Problem(f"{name} is missing", where, number, code="missing")
                continue
            (digest,) = digests_of(present[name], (algorithm,))[0].values()
            if digest != expected:
                message = f"{name} was changed: its {algorithm.upper()} is {digest}"
                yield Problem(message, where, number, code="changed")


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines of a file with their numbers; of a line that is longer than any manifest's, the beginning."""
    number = 0
    while line := file.readline(_LONGEST_LINE):
        number += 1
        yield number, line
        while line and not line.endswith(b"\n"):
            line = file.readline(_LONGEST_LINE)


def _oxum(root: Path, payload: set[str]) -> Iterator[Problem]:
    text = _tag_file(root / "bag-info.txt")
    match = _OXUM.search(text) if text else None
    if match is None:
        return
    octets = sum((root / name).stat().st_size for name in payload)
    if (octets, len(payload)) != (int(match[1]), int(match[2])):
        message = f"the payload is {octets} bytes in {len(payload)} files; {match[1]} in {match[2]} are declared"
        yield Problem(message, str(root / "bag-info.txt"), code="oxum")
