"""The texts of the articles, each statement marked, with the notes on it beside its paragraph.

May import: siblings in report; drawing.markup, exchange, model and what they import.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from provenance.drawing.markup import Content, Markup, element, is_web_address, joined
from provenance.exchange.selection import Selection
from provenance.model import Article, Statement
from provenance.report.material import Material
from provenance.report.notes import note
from provenance.report.segments import Layer, Segment, cut
from provenance.report.words import date_words, exact_text, link, more, name, section, shortened
from provenance.spans import Passage, Span, paragraphs

__all__ = ["text_section"]

_LONGEST_LABEL = 24  # code points of an id in the text; the note has the whole


def text_section(material: Material) -> Markup:
    """The section with the texts."""
    several = len(material.articles) > 1
    looks: set[str] = set()
    parts: list[Content] = [
        _article(material, selection, number, looks) for number, selection in enumerate(material.shown, start=1)
    ]
    parts.append(more(len(material.articles) - len(material.shown), "article whose text is not shown"))
    return section("text", "The texts" if several else "The text", _legend(looks), *parts)


def _legend(looks: set[str]) -> Markup | None:
    """What the marks that are on the page mean, in the marks themselves."""
    entries = (
        ("named", "mark", "a source is named"),
        ("nameless", "mark", "nobody is named"),
        ("circle", "mark", "leads back to itself"),
        ("own", "mark", "the outlet's own voice"),
        ("opinion", "mark", "opinion"),
        ("several", "mark", "several statements at once"),
        ("cue", "span", "words that attribute"),
        ("hedge", "span", "words that hedge"),
    )
    items = [element("li", element(tag, words, class_=look)) for look, tag, words in entries if look in looks]
    return element("ul", items, class_="legend", aria_label="How statements are marked") if items else None


def _article(material: Material, selection: Selection, number: int, looks: set[str]) -> Markup:
    article = selection.article
    laid_out = _Paragraphs(material, selection, f"article-{number}", looks)
    title = None
    if not laid_out.has_headline:
        title = element("h3", name(article.title, lang=article.language), id=f"article-{number}")
    left_out = len(article.statements) - len(selection.statements)
    return element(
        "article",
        "\n",
        _byline(article),
        title,
        laid_out.rows() or element("p", "The article has no text.", class_="left-out"),
        more(left_out, "statement without a mark"),
        class_="text",
        aria_labelledby=f"article-{number}",
    )


def _byline(article: Article) -> Markup:
    outlet = article.sources_by_id[article.outlet]
    parts: list[Content] = [element("b", name(outlet.name))]
    if article.published is not None:
        parts.append(date_words(article.published))
    if article.url:
        parts.append(link("as published", article.url) if is_web_address(article.url) else name(article.url))
    parts.append(element("span", name(article.id), class_="quiet"))
    return element("p", [[" · " if number else None, part] for number, part in enumerate(parts)], class_="byline")


class _Paragraphs:
    """The paragraphs of an article with what lies over them, and what stands beside them.

    Attributes:
        has_headline: whether the first paragraph is the title.
        looks: how words are marked, added to as they are.
    """

    def __init__(self, material: Material, selection: Selection, heading: str, looks: set[str]) -> None:
        self.looks = looks
        self.material = material
        self.selection = selection
        self.heading = heading
        text = selection.article.text
        self.paragraphs = paragraphs(text) or ((Span.of(text, 0, len(text)),) if text else ())
        self.has_headline = bool(self.paragraphs) and self.paragraphs[0].exact == selection.article.title.strip()
        self._starts = [paragraph.start for paragraph in self.paragraphs]
        self._notes: dict[int, list[Statement]] = {}
        self._references: dict[int, list[Statement]] = {}
        for statement in selection.statements:
            self._notes.setdefault(self._paragraph(statement.start), []).append(statement)
            end = self._paragraph(statement.end - 1)
            at = min(statement.end, self.paragraphs[end].end)
            if at <= self.paragraphs[end].start:  # it stands in the white space before the first paragraph
                at = self.paragraphs[end].end
            self._references.setdefault(at, []).append(statement)

    def _paragraph(self, offset: int) -> int:
        """The paragraph that an offset is in, or else the one before."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def rows(self) -> list[Markup]:
        """A row a paragraph: its words, and beside them the notes on the statements that begin in it."""
        borders = [border for paragraph in self.paragraphs for border in (paragraph.start, paragraph.end)]
        pieces: dict[int, list[Content]] = {}
        for segment in cut(len(self.selection.article.text), _layers_over(self.selection), borders):
            number = self._paragraph(segment.start)
            between = segment.start < self.paragraphs[number].start or segment.end > self.paragraphs[number].end
            if not between:
                pieces.setdefault(number, []).append(self._segment(segment))
                pieces[number] += map(self._reference, self._references.get(segment.end, ()))
        return [self._row(number, pieces.get(number, [])) for number in range(len(self.paragraphs))]

    def _row(self, number: int, words: Sequence[Content]) -> Markup:
        article = self.selection.article
        headline = self.has_headline and not number
        beginning = self._notes.get(number, [])
        notes = element(
            "ul",
            [["\n", note(self.material, self.selection, one)] for one in beginning],
            class_="notes",
            aria_label=f"Notes, {article.place(self.paragraphs[number].start)}",
        )
        return joined(
            element(
                "div",
                element(
                    "h3" if headline else "p",
                    words,
                    class_="words headline" if headline else "words",
                    id=self.heading if headline else None,
                    lang=article.language,
                    dir="auto",
                ),
                notes if beginning else None,
                class_="row",
            ),
            "\n",
        )

    def _segment(self, segment: Segment) -> Content:
        words: Content = exact_text(self.selection.article.text[segment.start : segment.end])
        self.looks.update(["hedge"] * segment.hedged, ["cue"] * bool(segment.cues))
        if segment.hedged:
            words = element("span", words, class_="hedge")
        if segment.cues:
            words = element("span", words, class_="cue", data_s=self._anchors(segment.cues))
        if not segment.statements:
            return words
        standing = self.material.standing
        here = (self.selection.statements[one] for one in segment.statements)
        looks = {standing[self.selection.article.id, one.id].name.lower() for one in here}
        several = len(segment.statements) + segment.others > 1
        self.looks.update(looks, ["several"] * several)
        look = looks.pop() if len(looks) == 1 else "mixed"
        return element("mark", words, class_=look + " several" * several, data_s=self._anchors(segment.statements))

    def _anchors(self, numbers: Iterable[int]) -> str:
        article, statements = self.selection.article, self.selection.statements
        return " ".join(self.material.anchors[article.id, statements[one].id] for one in numbers)

    def _reference(self, statement: Statement) -> Markup:
        """The id of a statement after its last word, which leads to its note."""
        anchor = self.material.anchors[self.selection.article.id, statement.id]
        words = name(shortened(statement.id, _LONGEST_LABEL))
        label = element("a", words, href=f"#n{anchor}", id=f"m{anchor}", data_s=anchor)
        return element("sup", label, class_="ref", lang="en", dir="ltr")


def _layers_over(selection: Selection) -> Iterator[Layer]:
    """Contents, cues and hedges of the marked statements."""
    for number, statement in enumerate(selection.statements):
        yield from _layers("content", number, statement.content)
        yield from _layers("cue", number, statement.cues)
        yield from _layers("hedge", number, statement.hedges)
        for attribution in statement.attributions():
            yield from _layers("cue", number, attribution.cues)
            yield from _layers("hedge", number, attribution.hedges)


def _layers(kind: str, number: int, passage: Passage) -> Iterator[Layer]:
    return (Layer(span.start, span.end, kind, number) for span in passage)
