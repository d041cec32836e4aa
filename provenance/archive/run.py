"""The making of a bag in PROV-XML: the tool and its version, the policy, the inputs and their digests.

May import: checks.policy, prov; nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from provenance.checks.policy import Policy
from provenance.prov.making import person, program, record
from provenance.prov.records import Name, Record
from provenance.prov.vocabulary import NAMESPACES, identifier, prov, term
from provenance.prov.xml.writing import write_parts

__all__ = ["RUN", "write_run"]

RUN = "data/run.prov.xml"
_MAKING = identifier("bagging", "run")
_MADE = identifier("bag", "payload")


def write_run(file: BinaryIO, policy: Policy, digest: str, inputs: Mapping[str, str], by: str | None) -> None:
    """Write how a bag was made.

    Args:
        file: open for writing bytes.
        policy: by which its articles were checked.
        digest: the SHA-256 of the policy as it stands in the bag, in hexadecimal.
        inputs: the names of the files that were read, each with its SHA-256 in hexadecimal.
        by: the person who made it, if somebody is to be named.
    """
    write_parts(_records(policy, digest, inputs, by), file, NAMESPACES)


def _records(policy: Policy, digest: str, inputs: Mapping[str, str], by: str | None) -> Iterator[Record]:
    tool, this_program = program()
    yield this_program
    yield record("activity", _MAKING, None, None)
    yield record("wasAssociatedWith", None, _MAKING, tool, None)
    if by is not None:
        bagger, bagging = person(by)
        yield bagging
        yield record("wasAssociatedWith", None, _MAKING, bagger, None)
    yield from _used(identifier("policy", policy.name), policy.title or policy.name, digest)
    for name, sha256 in sorted(inputs.items()):
        yield from _used(identifier("input", name), name, sha256)
    yield record("entity", _MADE)
    yield record("wasGeneratedBy", None, _MADE, _MAKING, None)


def _used(what: Name, label: str, digest: str) -> Iterator[Record]:
    """Something that was used for making the bag."""
    yield record("entity", what, attributes=[(prov("label"), label), (term("sha256"), digest)])
    yield record("used", None, _MAKING, what, None)
