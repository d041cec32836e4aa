"""UD_Indonesian-CSUI: sentences of Indonesian financial news, with the attributions that follow from their trees.

Every sentence of the treebank is drafted by itself. What the trees give is not all there is: many sentences without an
annotated attribution have one, so that precision over all sentences is too low; it is told beside that over the
sentences that have some.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from evaluation.predictions import Triple

__all__ = ["Sentence", "sentences"]


@frozen
class Sentence:
    """A sentence with its attributions, which may be none."""

    name: str
    text: str
    attributions: tuple[Triple, ...]


def sentences(folder: Path) -> Iterator[Sentence]:
    """The sentences of all treebank files in a folder that has annotations for them."""
    annotated: dict[str, list[Triple]] = {}
    for file in sorted(folder.glob("*.json")):
        for each in json.loads(file.read_text("utf-8")):
            source = [each["source"]] if each["source"] else []
            annotated.setdefault(each["sent_id"], []).append(Triple(each["content"], source, [each["cue"]]))
    for file in sorted(folder.glob("*.conllu")):
        name = ""
        for line in file.read_text("utf-8").split("\n"):
            if line.startswith("# sent_id = "):
                name = line.removeprefix("# sent_id = ").strip()
            elif line.startswith("# text = "):
                text = line.removeprefix("# text = ").rstrip("\r")
                yield Sentence(name, text, tuple(annotated.get(name, ())))
