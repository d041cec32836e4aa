"""Chains of attribution in news articles: who says that who says what.

    article = provenance.load("article.yaml")
    graph = provenance.trace(article)
    for statement in article.statements:
        for chain in graph.chains(statement):
            print(chain)                     # NEWSLIVE ← Kompas.com ← Amerika Serikat

The names below are the public ones; each is imported when it is first used, so that importing the package is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from provenance.version import __version__ as __version__

if TYPE_CHECKING:
    from provenance.checks import Finding, Level, Policy, check, load_policy
    from provenance.dates import Date, Precision, Verdict, no_later
    from provenance.drawing.svg import to_svg
    from provenance.errors import (
        Fault,
        InputError,
        InvalidError,
        MissingExtraError,
        ModelError,
        Problem,
        ProvenanceError,
        UnknownNameError,
        UnreadableError,
        WritingError,
    )
    from provenance.graph import Chain, Graph, Link, trace
    from provenance.judgements import Judgement, JudgementKind, Sameness
    from provenance.model import UNATTRIBUTED, Article, Attribution, Claim, Source, Statement, WithoutStatement
    from provenance.prov.interchange import iter_provxml, read_provxml, to_provxml, trace_provxml, write_provxml
    from provenance.prov.validation import validate_provxml
    from provenance.questions.alterations import (
        Alteration,
        ChainChange,
        Differences,
        EntryChange,
        FieldChange,
        StatementChange,
    )
    from provenance.questions.appearances import Act, Appearance
    from provenance.questions.dependence import Dependents, dependents
    from provenance.questions.differences import differences
    from provenance.questions.firmness import Firmness, Rise, firmness
    from provenance.questions.hearsay import Hearsay, hearsay
    from provenance.questions.independence import Independence, independence
    from provenance.questions.network import Occurrence
    from provenance.questions.polynomial import Factor, Monomial, Polynomial, polynomial
    from provenance.questions.reliance import Reliance, reliance
    from provenance.questions.sourcing import Sourcing, sourcing
    from provenance.questions.timeline import Order, Timeline, timeline
    from provenance.reading import load, load_all, loads
    from provenance.reading.judgements import load_judgements
    from provenance.redaction import Redaction, redacted
    from provenance.report import to_report
    from provenance.spans import Span
    from provenance.terms import Basis, Certainty, Quotation, SourceKind, Voice
    from provenance.writing import to_data, to_json, to_yaml

_HOME = {
    "provenance.checks": ("Finding", "Level", "Policy", "check", "load_policy"),
    "provenance.dates": ("Date", "Precision", "Verdict", "no_later"),
    "provenance.errors": (
        "Fault",
        "InputError",
        "InvalidError",
        "MissingExtraError",
        "ModelError",
        "Problem",
        "ProvenanceError",
        "UnknownNameError",
        "UnreadableError",
        "WritingError",
    ),
    "provenance.graph": ("Chain", "Graph", "Link", "trace"),
    "provenance.judgements": ("Judgement", "JudgementKind", "Sameness"),
    "provenance.model": (
        "UNATTRIBUTED",
        "Article",
        "Attribution",
        "Claim",
        "Source",
        "Statement",
        "WithoutStatement",
    ),
    "provenance.prov.interchange": ("iter_provxml", "read_provxml", "to_provxml", "trace_provxml", "write_provxml"),
    "provenance.prov.validation": ("validate_provxml",),
    "provenance.questions.alterations": (
        "Alteration",
        "ChainChange",
        "Differences",
        "EntryChange",
        "FieldChange",
        "StatementChange",
    ),
    "provenance.questions.differences": ("differences",),
    "provenance.questions.sourcing": ("Sourcing", "sourcing"),
    "provenance.questions.dependence": ("Dependents", "dependents"),
    "provenance.questions.firmness": ("Firmness", "Rise", "firmness"),
    "provenance.questions.hearsay": ("Hearsay", "hearsay"),
    "provenance.questions.independence": ("Independence", "independence"),
    "provenance.questions.network": ("Occurrence",),
    "provenance.questions.polynomial": ("Factor", "Monomial", "Polynomial", "polynomial"),
    "provenance.questions.reliance": ("Reliance", "reliance"),
    "provenance.questions.appearances": ("Act", "Appearance"),
    "provenance.questions.timeline": ("Order", "Timeline", "timeline"),
    "provenance.reading": ("load", "load_all", "loads"),
    "provenance.reading.judgements": ("load_judgements",),
    "provenance.drawing.svg": ("to_svg",),
    "provenance.redaction": ("Redaction", "redacted"),
    "provenance.report": ("to_report",),
    "provenance.spans": ("Span",),
    "provenance.terms": ("Basis", "Certainty", "Quotation", "SourceKind", "Voice"),
    "provenance.writing": ("to_data", "to_json", "to_yaml"),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
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


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(_MODULE_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
