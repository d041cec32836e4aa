"""How the page was made: by what, of what, and what was counted how.

There is no clock in it: the same articles give the same page.

May import: siblings in report; drawing.markup, writing, model and what it imports; version.
"""

from __future__ import annotations

from hashlib import sha256

from provenance.checks import Policy
from provenance.drawing.markup import Content, Markup, element
from provenance.model import Article
from provenance.report.material import Material
from provenance.report.words import cited, counted, more, name, section, table
from provenance.version import __version__

__all__ = ["method_section"]

_COUNTED = (
    "A statement is a passage that asserts something; which words attribute it, and to whom, was annotated.",
    "A chain leads from the outlet to the nearest source and on to an origin. Chains are those of single statements.",
    "Unknown independence counts as none. Who speaks jointly is one line.",
    "Dates keep the precision they were given; an order that they do not decide is left open.",
)


def method_section(material: Material) -> Markup:
    """The section on method, tool and digests."""
    facts: list[tuple[str, Content]] = [
        ("Tool", f"provenance-tracker {__version__}"),
        ("Policy", _policy(material.policy)),
        ("Judgements", _judgements(len(material.judgements))),
    ]
    if drafted := sum(one.drafted for article in material.articles for one in article.statements):
        facts.append(("Drafted", f"{counted(drafted, 'statement')} proposed by a program and confirmed by nobody yet"))
    if material.withheld:
        said = "before anything else was done. The digests are those of the articles without them."
        facts.append(("Withheld", f"{counted(material.withheld, 'name')}, {said}"))
    shown = material.articles[: material.limits.rows]
    records = material.records or [None] * len(shown)
    return section(
        "method",
        "How this was made",
        element("dl", [element("div", element("dt", one), element("dd", said)) for one, said in facts], class_="facts"),
        element("ul", [element("li", line) for line in _COUNTED]),
        table("The articles, and the SHA-256 of each", ("Article", "Text", "Record"), map(_digests, shown, records)),
        [element("p", name(article.id), ": the text was taken from ", name(str(article.retrieval)), class_="quiet")
         for article in shown if article.retrieval is not None],
        more(len(material.articles) - len(shown), "article"),
        element("p", "The text’s is that of its UTF-8; the record’s that of what ",
                element("code", "provenance export --format json"), " writes of the article.", class_="quiet"),
    )  # fmt: skip


def _policy(policy: Policy) -> Content:
    title = [": ", name(policy.title)] if policy.title else None
    return [name(policy.name), title, [" (", cited(policy.reference), ")"] if policy.reference else None]


def _judgements(number: int) -> str:
    if not number:
        return "none: what has the same id is the same"
    return f"{counted(number, 'judgement')} that sources, claims or statements are the same, or are not"


def _digests(article: Article, record: str | None) -> tuple[Content, ...]:
    return name(article.id), _digest(article.text), "too large" if record is None else _digest(record)


def _digest(text: str) -> Markup:
    return element("code", sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), class_="digest")
