"""The data of the page, to take away: the articles as an article file in JSON, the findings, the sourcing of claims.

They stand in elements that a browser neither shows nor runs. Characters that HTML or a reader could misread are
escapes of JSON.

May import: siblings in report; checks, drawing.markup, exchange.
"""

from __future__ import annotations

import json

from provenance.drawing.markup import Markup, element, joined
from provenance.exchange.findings_json import findings_json
from provenance.exchange.sourcing_json import sourcing_json
from provenance.exchange.visible import json_escape, visible
from provenance.report.material import Material
from provenance.report.words import section

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
    """The articles as an article file; None when they are too large for a page."""
    records = material.records
    if len(records) == 1:
        text = records[0]
    else:
        entries = [json.loads(record) for record in records]
        version = {entry.pop("schema_version") for entry in entries}
        text = json.dumps({"schema_version": max(version, default=1), "articles": entries}, ensure_ascii=False) + "\n"
    return text if len(records) == len(material.articles) and len(text) <= material.limits.data else None


def embedded(text: str) -> Markup:
    """JSON for a script element: no ``<`` can end the element, and nothing invisible is in it."""
    text = visible(text, keep="\n", escape=json_escape)
    for character in "<>&":
        text = text.replace(character, json_escape(character))
    return Markup(text)
