"""The public surface: a name that comes or goes is a change for users, and is made on purpose."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import provenance

PUBLIC = [
    "UNATTRIBUTED",
    "Act",
    "Alteration",
    "Appearance",
    "Article",
    "Attribution",
    "Basis",
    "Certainty",
    "Chain",
    "ChainChange",
    "Claim",
    "Date",
    "Dependents",
    "Differences",
    "EntryChange",
    "Factor",
    "Fault",
    "FieldChange",
    "Finding",
    "Firmness",
    "Graph",
    "Hearsay",
    "Independence",
    "InputError",
    "InvalidError",
    "Judgement",
    "JudgementKind",
    "Level",
    "Link",
    "MissingExtraError",
    "ModelError",
    "Monomial",
    "Occurrence",
    "Order",
    "Policy",
    "Polynomial",
    "Precision",
    "Problem",
    "ProvenanceError",
    "Quotation",
    "Redaction",
    "Reliance",
    "Rise",
    "Sameness",
    "Source",
    "SourceKind",
    "Sourcing",
    "Span",
    "Statement",
    "StatementChange",
    "Timeline",
    "UnknownNameError",
    "UnreadableError",
    "Verdict",
    "Voice",
    "WithoutStatement",
    "WritingError",
    "check",
    "dependents",
    "differences",
    "firmness",
    "hearsay",
    "independence",
    "iter_provxml",
    "load",
    "load_all",
    "load_judgements",
    "load_policy",
    "loads",
    "no_later",
    "polynomial",
    "read_provxml",
    "redacted",
    "reliance",
    "sourcing",
    "timeline",
    "to_data",
    "to_json",
    "to_provxml",
    "to_report",
    "to_svg",
    "to_yaml",
    "trace",
    "trace_provxml",
    "validate_provxml",
    "write_provxml",
]


def test_the_public_names_are_these():
    assert sorted(provenance.__all__) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there_and_documented(name):
    value = getattr(provenance, name)
    assert value is getattr(provenance, name)
    if callable(value):
        assert value.__doc__
        assert value.__module__.startswith("provenance.")


def test_a_name_that_is_not_public_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = provenance.no_such_name


def test_importing_the_package_loads_none_of_the_heavy_libraries():
    code = (
        "import provenance, sys; print(*sorted({'attr', 'lxml', 'networkx', 'ruamel', 'click'} & sys.modules.keys()))"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == ""


def test_the_package_says_that_it_is_typed():
    assert Path(provenance.__file__).with_name("py.typed").is_file()
