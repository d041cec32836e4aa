"""Whether a document is valid PROV-XML and valid provenance, and the report of that an archive keeps.

Three levels, each judged alone: ``schema`` (the schema of PROV-XML), ``constraints`` (PROV-CONSTRAINTS) and ``lint``
(what the standards allow and an archive does not want). None waits for another: many a document that keeps every
constraint breaks the schema, and the other way round.

May import: errors, everything in prov.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from attrs import frozen

from provenance.errors import InvalidError, Problem, UnreadableError
from provenance.prov.names import split_name
from provenance.prov.xml.source import CHUNK, Source, opened, source_name

if TYPE_CHECKING:
    from provenance.prov.records import Document, Record

__all__ = ["LEVELS", "Examination", "Finding", "examine", "report", "validate_provxml"]

LEVELS = ("schema", "constraints", "lint")
READING = "reading"
"""The level of what kept a record from being read, beside those that were asked for."""


@frozen
class Finding:
    """One thing that a level found.

    Attributes:
        level: one of `LEVELS`, or `READING`.
        problem: what is wrong, and where.
        records: those involved, where the level names them: the constraints do.
    """

    level: str
    problem: Problem
    records: tuple[Record, ...] = ()


@frozen
class Examination:
    """What was found in one file.

    Attributes:
        file: its name as it was given; None for bytes without one.
        sha256: of the bytes that were examined, in hexadecimal.
        size: in bytes.
        levels: those that were asked for.
        findings: by line, then by level.
        readable: whether it is PROV-XML at all; when not, the findings say why.
    """

    file: str | None
    sha256: str
    size: int
    levels: tuple[str, ...]
    findings: tuple[Finding, ...]
    readable: bool = True

    @property
    def valid(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def validate_provxml(source: Source, *, levels: Sequence[str] = LEVELS, file: str | None = None) -> tuple[Problem, ...]:
    """What is wrong with a document of PROV-XML, by line; empty when it is valid.

    Args:
        source: the document as bytes, a path, or a file opened for reading bytes.
        levels: of ``schema``, ``constraints`` and ``lint`` those that are wanted. The schema alone takes the memory of
            the largest record, the others that of the whole document.
        file: the name to show; the path when there is none.

    Raises:
        UnreadableError: it cannot be opened, is not well-formed XML or has a DOCTYPE; or it is no PROV document and the
            schema, which would tell so, is not wanted.
    """
    wanted = _known(levels)
    name = source_name(source, file)
    return tuple(finding.problem for finding in _findings(_rereadable(source), wanted, name))


def examine(source: Source, *, levels: Sequence[str] = LEVELS, file: str | None = None) -> Examination:
    """The same with the digest of the file, the levels and the records involved, for a `report`.

    A file that is no PROV-XML is examined too: what the parser says is its one finding.

    Raises:
        UnreadableError: it cannot be opened.
    """
    wanted = _known(levels)
    name = source_name(source, file)
    again = _rereadable(source)
    digest, size = _digest(again, name)
    readable = True
    try:
        findings = _findings(again, wanted, name)
    except UnreadableError as error:
        readable = False
        findings = tuple(Finding(READING, problem) for problem in error.problems)
    return Examination(name, digest, size, wanted, findings, readable)


def report(examinations: Iterable[Examination], *, at: str | None = None) -> dict[str, Any]:
    """The examinations as data that `json` can write, the same for the same files.

    Args:
        examinations: one for each file, in the order they are to have.
        at: when it was done, as the caller wants it told; left out when it is None, since nothing here asks the clock.
    """
    from provenance import __version__
    from provenance.prov.schema import SCHEMA_NAME, schema_digest

    moment = {} if at is None else {"at": at}
    return {
        "schema_version": 1,
        "tool": {"name": "provenance-tracker", "version": __version__},
        "schema": {"name": SCHEMA_NAME, "sha256": schema_digest()},
        **moment,
        "files": [_file_data(examination) for examination in examinations],
    }


def _known(levels: Sequence[str]) -> tuple[str, ...]:
    unknown = [level for level in levels if level not in LEVELS]
    if unknown or isinstance(levels, str):
        message = f"no level of validation: {', '.join(unknown) or repr(levels)}; there are {', '.join(LEVELS)}"
        raise ValueError(message)
    return tuple(level for level in LEVELS if level in levels)


def _rereadable(source: Source) -> Source:
    """A source that each level can read from its beginning: a file that may be a pipe is taken into memory."""
    return source if isinstance(source, bytes) or not hasattr(source, "read") else source.read()


def _digest(source: Source, name: str | None) -> tuple[str, int]:
    digest, size = sha256(), 0
    with opened(source, name) as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def _findings(source: Source, levels: Sequence[str], name: str | None) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if "schema" in levels:
        from provenance.prov.schema.validation import schema_problems

        found += [Finding("schema", problem) for problem in schema_problems(source, file=name)]
    if "constraints" in levels or "lint" in levels:
        document, problems = _read(source, name, well_formed="schema" in levels)
        if document is not None or not found:  # of what is no PROV document the schema has said so
            found += [Finding(READING, problem) for problem in problems]
        if document is not None:
            found += _findings_in(document, levels, name)
    return tuple(sorted(found, key=lambda finding: finding.problem.line or 0))


def _read(source: Source, name: str | None, *, well_formed: bool) -> tuple[Document | None, Sequence[Problem]]:
    """The document as far as it can be read, and what could not be."""
    from provenance.prov.xml.reading import read_document

    try:
        return read_document(source, file=name), ()
    except UnreadableError as error:
        if not well_formed:
            raise
        return None, error.problems  # XML, but no PROV document
    except InvalidError as error:
        return _readable_part(source, name), error.problems


def _readable_part(source: Source, name: str | None) -> Document:
    """The document without what cannot be read; what that is has been told."""
    from provenance.prov.records import Bundle, Document, Record
    from provenance.prov.xml.reading import DocumentStart, read_events, read_parts

    records: list[Record] = []
    bundles: list[Bundle] = []
    with suppress(InvalidError):  # it comes after the last part
        for part in read_parts(source, file=name):
            if isinstance(part, Record):
                records.append(part)
            elif isinstance(part, Bundle):
                bundles.append(part)
    start = next(event for event in read_events(source, file=name) if isinstance(event, DocumentStart))
    return Document(tuple(records), tuple(bundles), start.namespaces)


def _findings_in(document: Document, levels: Sequence[str], name: str | None) -> Iterator[Finding]:
    if "constraints" in levels:
        from provenance.prov.constraints import violations

        for violation in violations(document):
            yield Finding("constraints", violation.problem(name), violation.records)
    if "lint" in levels:
        from provenance.prov.lint import lint

        for problem in lint(document, name):
            yield Finding("lint", problem)


def _file_data(examination: Examination) -> dict[str, Any]:
    counts = Counter(finding.level for finding in examination.findings)
    levels = (*((READING,) if counts[READING] else ()), *examination.levels)
    return {
        "file": examination.file,
        "sha256": examination.sha256,
        "bytes": examination.size,
        "valid": examination.valid,
        "counts": {level: counts[level] for level in levels},
        "findings": [_finding_data(finding) for finding in examination.findings],
    }


def _finding_data(finding: Finding) -> dict[str, Any]:
    problem = finding.problem
    return {
        "code": problem.code,
        "level": finding.level,
        "message": problem.message,
        "line": problem.line,
        "column": problem.column,
        "records": [_record_data(record) for record in finding.records],
    }


def _record_data(record: Record) -> dict[str, Any]:
    """A record as far as it is needed to find it: its id is given as the URI that it stands for."""
    uri = None if record.id is None else "".join(split_name(record.id))
    return {"type": f"prov:{record.type.element}", "id": uri, "line": record.line}
