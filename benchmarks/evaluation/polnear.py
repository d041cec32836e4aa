"""PolNeAR (Newell and others, LREC 2018): US political news with sources, cues and contents, in brat standoff."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import frozen

from evaluation.predictions import Triple

__all__ = ["Document", "documents"]

_LINE = re.compile(r"[TE]\d+\t")


@frozen
class Document:
    """A text with its attributions."""

    name: str
    text: str
    attributions: tuple[Triple, ...]


def documents(folder: Path) -> list[Document]:
    """The documents of a part; a text without annotation is left out, of several annotations the first is taken."""
    found = []
    for path in sorted((folder / "text").glob("*.txt")):
        prefix = f"{path.stem}_"
        annotations = sorted(each for each in (folder / "attributions").glob("*.ann") if each.name.startswith(prefix))
        if annotations:
            text = path.read_bytes().decode("utf-8")
            found.append(Document(path.stem, text, tuple(_attributions(annotations[0].read_text("utf-8")))))
    return found


def _attributions(standoff: str) -> list[Triple]:
    """What is attributed to somebody; what was marked and then discarded is left out, and what has no content."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events = []
    for line in standoff.split("\n"):
        if not _LINE.match(line):
            continue
        name, rest = line.split("\t")[:2]
        if name[0] == "E":
            events.append(rest.split())
        else:
            places = rest.split(" ", 1)[1].split(";")
            spans[name] = [(int(start), int(end)) for start, end in (place.split() for place in places)]
    return [triple for event in events if (triple := _triple(event, spans)).content]


def _triple(event: list[str], spans: dict[str, list[tuple[int, int]]]) -> Triple:
    parts: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    if not event[0].startswith("Disc"):
        for argument in event[1:]:
            role, name = argument.split(":")
            role = role.rstrip("0123456789").lower()
            if role in parts:
                parts[role] = sorted(parts[role] + spans.get(name, []))
    return Triple(parts["content"], parts["source"], parts["cue"])
