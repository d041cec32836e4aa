"""What was said and published when, as far as the articles tell.

May import: siblings in report; drawing.markup, dates, questions.timeline, model and what it imports.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.dates import Verdict
from provenance.drawing.markup import Content, Markup, element
from provenance.graph import Node
from provenance.questions.appearances import Act, Appearance
from provenance.questions.network import Occurrence
from provenance.report.material import Material
from provenance.report.notes import statement_link
from provenance.report.words import counted, date_words, more, name, quote, section, shortened

__all__ = ["timeline_section"]

_MOST_PLACES = 5


def timeline_section(material: Material) -> Markup:
    """The section with the timeline."""
    dated = _dated(material)
    shown = dated[: material.limits.rows]
    undated = material.timeline.undated_links + len(material.timeline.undated_articles)
    items = [_item(material, several) for several in shown]
    return section(
        "timeline",
        "Timeline",
        element("ol", [["\n", item] for item in items], class_="timeline")
        if items
        else element("p", "Nothing has a date."),
        more(len(dated) - len(shown), "date"),
        element("p", f"{counted(undated, 'attribution or article', 'attributions and articles')} without a date.",
                class_="quiet") if undated else None,
        list(_out_of_order(material)),
    )  # fmt: skip


def _dated(material: Material) -> list[list[Appearance]]:
    """What has a date, by the calendar; what the same people did at the same date together."""
    found: dict[object, list[Appearance]] = {}
    for one in _appearances(material):
        key = (one.date.calendar_bounds, one.date.value, one.act.value, tuple(source.id for source in one.sources))
        found.setdefault((*key, one.where.article.id if one.act is Act.PUBLISHED else ""), []).append(one)
    return sorted(found.values(), key=lambda several: several[0].date.calendar_bounds)


def _appearances(material: Material) -> Iterator[Appearance]:
    graph = material.graph
    for article in material.articles:
        for statement in article.statements[:1]:
            if article.published is not None:
                outlet = graph.link(Node(article.id, statement.id)).sources
                yield Appearance(article.published, Act.PUBLISHED, outlet, Occurrence(article, statement))
    for article in material.articles:
        for statement in article.statements:
            for attribution in statement.attributions():
                if attribution.said is not None:
                    who = tuple(article.sources_by_id[id_] for id_ in attribution.sources)
                    yield Appearance(attribution.said, Act.SAID, who, Occurrence(article, statement))


def _item(material: Material, several: list[Appearance]) -> Markup:
    first = several[0]
    who: list[Content] = [[", " if n else None, name(source.name)] for n, source in enumerate(first.sources)]
    if first.act is Act.PUBLISHED:
        what: list[Content] = ["published ", name(first.where.article.title, lang=first.where.article.language)]
    else:
        what = ["said ", _places(material, several)]
    return element("li", element("span", date_words(first.date), class_="date"), " ",
                   element("span", who, " ", what))  # fmt: skip


def _places(material: Material, several: list[Appearance]) -> Content:
    named = len(material.articles) > 1
    where = dict.fromkeys((one.where.article.id, one.where.statement.id) for one in several)
    shown = list(where)[:_MOST_PLACES]
    rest = len(where) - len(shown)
    return [
        [[", " if n else None, _place(material, place, named=named)] for n, place in enumerate(shown)],
        f" and {rest:,} more" if rest else None,
    ]


def _place(material: Material, place: tuple[str, str], *, named: bool) -> Content:
    """The first words of a statement, and its id, which leads to its note."""
    link = material.graph.link(Node(*place))
    words = shortened(link.statement.text)
    return [quote(words, link.article.language), " (", statement_link(material, *place, several=named), ")"]


def _out_of_order(material: Material) -> Iterator[Content]:
    violated = material.timeline.those(Verdict.VIOLATED)
    if violated:
        yield element("h3", "Out of order")
        shown = violated[: material.limits.rows]
        yield element("ul", [element("li", element("bdi", order.sentence)) for order in shown])
        yield more(len(violated) - len(shown), "pair of dates out of order", "of the same kind")
