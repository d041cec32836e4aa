"""Reading files of judgements, in YAML or JSON.

    judgements:
      - {kind: source, same_as: [yoo, yoo-sang-bum], judged_by: Ana, judged_on: 2024-03-14, note: the same member}
      - {kind: source, same_as: [yoo, yoo-sang-bum], judged_by: Ben, judged_on: 2024-03-20, verdict: withdrawn}

The format is described by schemas/judgements.schema.json; what judgements mean, by ``judgements``.

May import: errors, judgements, nodes, reading, reading_article, reading_fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from provenance.errors import InvalidError, ModelError
from provenance.judgements import Identity, Judgement, JudgementKind, Sameness
from provenance.reading.article import check_schema_version
from provenance.reading.fields import Fields, Notes, kind_of
from provenance.reading.files import parsed_data, parsed_file
from provenance.reading.nodes import Listing, Mapping, Node, SourceText

__all__ = ["load_judgements", "read_judgements"]

_TWO = 2


def load_judgements(path: str | PathLike[str]) -> tuple[Judgement, ...]:
    """The judgements of a file, in its order.

    Raises:
        UnreadableError: when the file cannot be opened, decoded or parsed.
        InvalidError: when what it says does not hold together, or its judgements contradict each other; with every
            problem.
    """
    return _judgements(*parsed_file(Path(path), str(path)))


def read_judgements(data: bytes, file: str) -> tuple[Judgement, ...]:
    """The judgements that the content of a file gives; errors as for `load_judgements`."""
    return _judgements(*parsed_data(data, file))


def _judgements(source: SourceText, roots: list[Node]) -> tuple[Judgement, ...]:
    notes = Notes(source)
    found: list[Judgement] = []
    for node in (entry for root in roots for entry in _entries(notes, root)):
        judgement = _judgement(notes, len(found), node)
        if judgement is not None:
            found.append(judgement)
    if not notes.problems:
        try:
            Identity.of(found)
        except ModelError as error:
            for fault in error.faults:
                notes.report_fault(fault)
    if notes.problems:
        raise InvalidError(notes.problems)
    return tuple(found)


def _entries(notes: Notes, root: Node) -> Iterator[Node]:
    """The entries of the list `judgements`."""
    if not isinstance(root, Mapping):
        message = f"a file of judgements is a mapping with the key judgements, not {kind_of(root)}"
        notes.report(root, "wrong-type", message)
        return
    fields = Fields(notes, root, "file of judgements", ())
    check_schema_version(fields)
    fields.require("judgements")
    value = fields.values.get("judgements")
    if isinstance(value, Listing):
        yield from value.items
    elif value is not None:
        fields.wrong("judgements", f"'judgements' takes a list, not {kind_of(value)}")


def _judgement(notes: Notes, number: int, node: Node) -> Judgement | None:
    """One judgement; None, and reported, when it cannot be made."""
    if not isinstance(node, Mapping):
        message = f"a judgement is a mapping with kind, same_as, judged_by and judged_on, not {kind_of(node)}"
        notes.report(node, "wrong-type", message)
        return None
    before = len(notes.problems)
    fields = Fields(notes, node, "judgement", (number,))
    fields.require("kind", "same_as", "judged_by", "judged_on")
    names = [item.text for item in fields.words_list("same_as")]
    if "same_as" in fields.values and len(names) != _TWO and len(notes.problems) == before:
        fields.wrong("same_as", f"'same_as' takes the two names that are judged; here are {len(names)}", "bad-value")
    kind = fields.choice("kind", JudgementKind)
    judged_on = fields.date("judged_on")
    verdict = fields.choice("verdict", Sameness) or Sameness.SAME
    judged_by, note = fields.words("judged_by"), fields.words("note")
    if len(notes.problems) > before or kind is None:
        return None
    try:
        return Judgement(kind, (names[0], names[1]), judged_by, judged_on, verdict, note)
    except ModelError as error:
        for fault in error.faults:
            fields.wrong(str(fault.path[0]), fault.message, fault.code)
        return None
