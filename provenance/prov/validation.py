"""Whether a document is valid PROV-XML and valid provenance, and the report of that an archive keeps.

Three levels, each judged alone: ``schema`` (the schema of PROV-XML), ``constraints`` (PROV-CONSTRAINTS) and ``lint``
(what the standards allow and an archive does not want). None waits for another: many a document that keeps every
constraint breaks the schema, and the other way round.

May import: errors, everything in prov; version.
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
from provenance.version import __version__

if TYPE_CHECKING:
    from provenance.prov.records import Document, Record

__all__ = ["LEVELS", "Examination", "Finding", "examine", "report", "unopened", "validate_provxml"]

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
        name: what the Recommendation calls the constraint (``key-object``); None at the other levels.
    """

    level: str
    problem: Problem
    records: tuple[Record, ...] = ()
    name: str | None = None


@frozen
class Examination:
    """What was found in one file.

    Attributes:
        file: its name as it was given; None for bytes without one.
        sha256: of the bytes that were examined, in hexadecimal; None when it could not be opened.
        size: in bytes; None when it could not be opened.
        levels: those that were asked for.
        findings: by line, then by level.
        readable: whether it is PROV-XML at all; when not, the findings say why, and no level has judged it.
    """

    file: str | None
    sha256: str | None
    size: int | None
    levels: tuple[str, ...]
    findings: tuple[Finding, ...]
    readable: bool = True

    @property
    def valid(self) -> bool:
        """Whether the levels that were asked for, and reading, found nothing that makes it invalid; lint never does."""
        return self.readable and all(finding.level == "lint" for finding in self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are at each level: at reading, when there are any, and at those asked for."""
        counted = Counter(finding.level for finding in self.findings)
        return {level: counted[level] for level in ((READING,) if counted[READING] else ()) + self.levels}

    @property
    def verdicts(self) -> dict[str, bool | None]:
        """Whether each level found nothing; None where it could not judge, because the file is not PROV-XML.

        The levels are those of `counts`. Where records could not be read, the constraints and the lint have judged
        what is left of the document.
        """
        judged: dict[str, bool | None] = {level: not count for level, count in self.counts.items()}
        return judged if self.readable else {level: False if level == READING else None for level in judged}


def validate_provxml(source: Source, *, levels: Sequence[str] = LEVELS, file: str | None = None) -> tuple[Problem, ...]:
    """What is wrong with a document of PROV-XML, by line; empty when it is valid.

    Args:
        source: the document as bytes, a path, or a file opened for reading bytes.
        levels: of ``schema``, ``constraints`` and ``lint`` those that are wanted, or one of them. The schema alone
            takes the memory of the largest record, the others that of the whole document.
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

    A file that is no PROV-XML is examined too: what the parser says is its one finding, whatever the levels. A record
    that cannot be read as PROV is a finding of reading, whatever the levels, since none has judged it.

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
        _refuse_what_is_no_prov(again, name)
    except UnreadableError as error:
        readable = False
        findings = tuple(Finding(READING, problem) for problem in error.problems)
    return Examination(name, digest, size, wanted, findings, readable)


def unopened(file: str, problems: Sequence[Problem], *, levels: Sequence[str] = LEVELS) -> Examination:
    """What a `report` says of a file that could not be opened."""
    return Examination(
        file, None, None, _known(levels), tuple(Finding(READING, one) for one in problems), readable=False
    )


def _refuse_what_is_no_prov(source: Source, name: str | None) -> None:
    """Raise UnreadableError when it is XML, and no PROV document."""
    from provenance.prov.xml.reading import open_parts

    with suppress(InvalidError):
        open_parts(source, file=name)


def report(examinations: Iterable[Examination], *, at: str | None = None) -> dict[str, Any]:
    """The examinations as data that `json` can write, the same for the same files.

    Args:
        examinations: one for each file, in the order they are to have.
        at: when it was done, as the caller wants it told; left out when it is None, since nothing here asks the clock.
    """
    from provenance.prov.schema import SCHEMA_NAME, schema_digest

    moment = {} if at is None else {"at": at}
    return {
        "schema_version": 2,
        "tool": {"name": "provenance-tracker", "version": __version__},
        "schema": {"name": SCHEMA_NAME, "sha256": schema_digest()},
        **moment,
        "files": [_file_data(examination) for examination in examinations],
    }


def _known(levels: Sequence[str]) -> tuple[str, ...]:
    wanted = [levels] if isinstance(levels, str) else levels
    unknown = [level for level in wanted if level not in LEVELS]
    if unknown:
        message = f"no level of validation: {', '.join(map(str, unknown))}; there are {', '.join(LEVELS)}"
        raise ValueError(message)
    return tuple(level for level in LEVELS if level in wanted)


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
            yield Finding("constraints", violation.problem(name), violation.records, violation.name)
    if "lint" in levels:
        from provenance.prov.lint import lint

        for problem in lint(document, name):
            yield Finding("lint", problem)


def _file_data(examination: Examination) -> dict[str, Any]:
    return {
        "file": examination.file,
        "sha256": examination.sha256,
        "bytes": examination.size,
        "readable": examination.readable,
        "valid": examination.valid,
        "verdicts": examination.verdicts,
        "counts": examination.counts,
        "findings": [_finding_data(finding) for finding in examination.findings],
    }


def _finding_data(finding: Finding) -> dict[str, Any]:
    problem = finding.problem
    return {
        "code": problem.code,
        "name": finding.name,
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
