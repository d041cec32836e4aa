"""The data of the page, to take away: the articles as an article file in JSON, the findings, the sourcing of claims.

They stand in elements that a browser neither shows nor runs. Characters that HTML or a reader could misread are
escapes of JSON.

May import: siblings in report; checks, drawing.markup, exchange, writing.
"""

from __future__ import annotations

from provenance.drawing.markup import Markup, element, joined
from provenance.exchange.findings_json import findings_json
from provenance.exchange.sourcing_json import sourcing_json
from provenance.exchange.visible import json_escape, visible
from provenance.report.material import Material
from provenance.report.words import section
from provenance.writing import to_json

__all__ = ["data_section", "embedded"]

_NAMES = {"articles": "the articles with their statements, an article file", "findings": "the findings",
          "claims": "the sourcing of the claims"}  # fmt: skip


def data_section(material: Material) -> Markup:
    """The section that says what there is, and the data themselves."""
    texts = {
        "articles": _articles(material),
        "findings": findings_json(material.findings, material.articles, material.policy),
        "claims": sourcing_json(material.sourcings),
    }
    items = []
    blocks = []
    for name, text in texts.items():
        if text is None:
            items.append(element("li", f"{_NAMES[name]}: too large for a page; ",
                                 element("code", "provenance export --format json"), " writes them"))  # fmt: skip
            continue
        button = element("button", "Save", type="button", class_="save", data_from=f"data-{name}",
                         data_name=f"{name}.json", aria_label=f"Save {_NAMES[name]}", hidden=True)  # fmt: skip
        items.append(element("li", element("code", f"data-{name}"), f": {_NAMES[name]} ", button))
        blocks.append(joined(element("script", embedded(text), type="application/json", id=f"data-{name}"), "\n"))
    return section(
        "data",
        "Data",
        element("p", "All of this page stands in its source as JSON, in the elements with these ids:"),
        element("ul", items),
        *blocks,
    )


def _articles(material: Material) -> str | None:
    articles = material.articles
    if sum(len(article.text) for article in articles) > material.limits.data:
        return None
    text = to_json(articles[0] if len(articles) == 1 else articles)
    return text if len(text) <= material.limits.data else None


def embedded(json: str) -> Markup:
    """JSON for a script element: no ``<`` can end the element, and nothing invisible is in it."""
    text = visible(json, keep="\n", escape=json_escape)
    for character in "<>&":
        text = text.replace(character, json_escape(character))
    return Markup(text)
