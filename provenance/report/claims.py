"""The claims: how many independent lines each has, what makes them so few, and a drawing.

May import: siblings in report; drawing.markup, exchange, questions and what they import.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.drawing.markup import Content, Markup, element
from provenance.exchange.sourcing_text import rows
from provenance.questions.sourcing import Sourcing
from provenance.report.material import Material
from provenance.report.pictures import picture
from provenance.report.words import more, name, section

__all__ = ["claims_section"]

_FOR_OTHERS = frozenset({"formula"})  # for those who calculate with it, not for a page


def claims_section(material: Material) -> Markup | None:
    """The section with the claims; none when there are none."""
    if not material.sourcings:
        return None
    return section(
        "claims",
        "Claims",
        element(
            "p",
            "A line is independent when it does not fall with the others: so many sources would have to withdraw "
            "before no chain is left. Who acts for the same, or belongs to the same, counts as one; whom nobody names "
            "adds nothing.",
        ),
        [_claim(material, each, number) for number, each in enumerate(material.sourcings, start=1)],
        more(material.claims - len(material.sourcings), "claim"),
    )


def _claim(material: Material, answer: Sourcing, number: int) -> Markup:
    facts = [
        element("div", element("dt", label or "…"), element("dd", element("bdi", words)))
        for label, words in rows(answer)
        if label not in _FOR_OTHERS
    ]
    return element(
        "section",
        "\n",
        element("h3", name(answer.claim.text), id=f"claim-{number}"),
        element("p", name(answer.claim.id), class_="quiet byline"),
        element("p", element("bdi", answer.independence.sentence), class_="answer"),
        list(_cut(answer)),
        element("dl", facts, class_="facts"),
        picture(material, answer.claim.text, material.graph.starts(claim=answer.claim.id), claims=(answer.claim.id,)),
        class_="claim",
        aria_labelledby=f"claim-{number}",
    )


def _cut(answer: Sourcing) -> Iterator[Content]:
    found = answer.independence
    if found.cut:
        yield element("p", element("bdi", f"{found.withdrawal}:"))
        yield element(
            "ol",
            [
                element(
                    "li",
                    name(group.name),
                    [element("p", "counted as one: ", name(reason), class_="quiet") for reason in group.reasons],
                )
                for group in found.cut
            ],
        )
    if not found.is_exact:
        yield element("p", "The smallest number of lines would take too long to find; the above cut every chain.")
