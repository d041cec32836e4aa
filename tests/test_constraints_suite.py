"""The test suite of PROV-CONSTRAINTS, as it ships inside the `prov` package.

The file names tell the verdict, but for six of them. A usage has no uniqueness constraint (the Recommendation has none
beside 24 to 27), so usages between the same things are simply several; and the activity of a delegation is expandable
(Table 3), so a delegation without one agrees with the same delegation with one.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import pytest

from provenance.prov.constraints import violations
from provenance.prov.xml.reading import read_document

VALID_IN_SPITE_OF_THEIR_NAME = frozenset(
    ["usage-fail1", "usage-fail5", "usage-fail6", "usage-fail7", "delegation-fail4", "delegation-fail5"]
)
CASES = sorted(
    entry.name
    for entry in files("prov").joinpath("tests/unification/constraints").iterdir()
    if entry.name.endswith((".xml", ".provx"))
)
FAILING = [name for name in CASES if "fail" in name.lower() and Path(name).stem not in VALID_IN_SPITE_OF_THEIR_NAME]
CONSTRAINTS = {  # by the beginning of the name, where all cases of that name break one
    "activity-end": 29,
    "activity-start": 28,
    "attribution": 4,
    "communication": 4,
    "influence": 4,
    "membership": 4,
    "type-collection": 56,
    "type-f1": 55,
    "type-f2": 55,
    "type-f3": 54,
    "type-f4": 53,
    "usage": 23,
}


def verdict(name: str) -> list[int | None]:
    with as_file(files("prov").joinpath("tests/unification/constraints", name)) as path:
        return [violation.constraint for violation in violations(read_document(path.read_bytes()))]


@pytest.mark.parametrize("name", CASES)
def test_the_verdict_is_the_expected_one(name):
    assert bool(verdict(name)) is (name in FAILING)


@pytest.mark.parametrize(
    ("name", "constraint"),
    [(name, number) for name in FAILING for kind, number in CONSTRAINTS.items() if name.startswith(f"{kind}-")],
)
def test_it_is_reached_for_the_constraint_the_case_was_written_for(name, constraint):
    assert constraint in verdict(name)


def test_the_suite_is_there_in_full():
    assert len(CASES) >= 160
    assert len(FAILING) >= 60
    assert {f"{stem}.xml" for stem in VALID_IN_SPITE_OF_THEIR_NAME} <= set(CASES)
