"""Quotes, cues, mentions and hedges of an article file to passages of the text.

May import: errors, spans, reading.alike, reading.anchoring, reading.nodes, reading.fields.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from provenance.reading.alike import PlainText, difference
from provenance.reading.anchoring import (
    MOST_OCCURRENCES,
    Ambiguous,
    FoldedText,
    Misplaced,
    Missing,
    OutOfOrder,
    Selector,
    anchor,
)
from provenance.reading.fields import Fields, Notes, Path, kind_of, shown
from provenance.reading.nearest import nearest_words
from provenance.reading.nodes import Listing, Mapping, Node, Scalar
from provenance.spans import Passage, Span

__all__ = ["Passages"]

_PLACE_KEYS = ("prefix", "suffix", "start", "end")
_MOST_SUGGESTIONS = 10  # looking for the nearest words takes a while; after some misquotes it helps nobody
_AROUND = 20  # code points of context on each side when places are shown


@define
class Passages:
    """Reads passages of one article.

    Attributes:
        notes: where problems go.
        text: the article's text; None when it could not be read, and then nothing is looked for.
    """

    notes: Notes
    text: FoldedText | None
    _suggested: int = field(default=0, init=False)
    _plain: PlainText | None = field(default=None, init=False)

    def read(self, fields: Fields, key: str, path: Path, near: Passage | None = None) -> Passage:
        """The passage that the value of a key means; empty, and reported, when there is none.

        The keys prefix, suffix, start and end may stand beside a quote.

        Args:
            fields: the mapping.
            key: which of its values.
            path: the way to the passage in the model.
            near: the content of the statement that the words belong to, if they do.
        """
        value = fields.values.get(key)
        if value is None:
            return ()
        self.notes.places[path] = value.start
        before = len(self.notes.problems)
        nodes = value.items if isinstance(value, Listing) else (value,)
        parts = [self._selector(node, (*path, number)) for number, node in enumerate(nodes)]
        if key == "quote":
            parts = self._placed_beside(fields, value, parts)
        selectors = [part for part in parts if part is not None]
        if not selectors and len(self.notes.problems) == before:
            self.notes.report(value, "no-words", f"{key!r} needs words", path)
        if len(self.notes.problems) > before:
            self.notes.reported.add(path)
            return ()
        return self._anchored(nodes, selectors, path, near)

    def _selector(self, node: Node, path: Path) -> Selector | None:
        if isinstance(node, Scalar) and node.text:
            return Selector(node.text)
        if isinstance(node, Mapping):
            return self._described(Fields(self.notes, node, "passage", path))
        what = "an empty text" if isinstance(node, Scalar) else kind_of(node)
        self.notes.report(node, "no-words", f"words of the text are needed here, not {what}", path)
        return None

    def _described(self, fields: Fields) -> Selector | None:
        words = fields.words("quote")
        if "exact" in fields.values:
            if words is not None:
                fields.wrong("exact", "'quote' and 'exact' mean the same; write one of them", "two-forms")
            words = fields.words("exact")
        if not words:
            self.notes.report(fields.node, "no-words", "the words of the text are needed here: {quote: …}", fields.path)
            return None
        return _with_place(fields, words)

    def _placed_beside(self, fields: Fields, value: Node, parts: list[Selector | None]) -> list[Selector | None]:
        """The one plain quote with the prefix, suffix, start and end that stand beside it."""
        beside = [key for key in _PLACE_KEYS if key in fields.values]
        if not beside:
            return parts
        if isinstance(value, Scalar) and value.text:
            return [_with_place(fields, value.text)]
        for key in beside:
            fields.wrong(key, f"{key!r} stands beside a single quote; write it into the part: {{quote: …, {key}: …}}")
        return parts

    def _anchored(self, nodes: tuple[Node, ...], parts: list[Selector], path: Path, near: Passage | None) -> Passage:
        if self.text is None:
            self.notes.reported.add(path)
            return ()
        found = anchor(self.text, parts, near)
        if not isinstance(found, Missing | Ambiguous | Misplaced | OutOfOrder):
            for number, node in enumerate(nodes):
                self.notes.places[(*path, number)] = node.start
            return found
        node, part = nodes[found.part], parts[found.part]
        if isinstance(found, Ambiguous):
            self.notes.report(node, "ambiguous-quote", _ambiguous(self.text.text, part, found), path)
        elif isinstance(found, Missing):
            self.notes.report(node, *self._missing(self.text, part, found), path)
        elif isinstance(found, Misplaced):
            self.notes.report(node, "span-out-of-range", _misplaced(self.text.text, part, found), path)
        else:
            message = f"{shown(part.quote)} stands in the text, but not after the parts before it; list them in order"
            self.notes.report(node, "quote-out-of-order", message, path)
        return ()

    def _missing(self, text: FoldedText, part: Selector, found: Missing) -> tuple[str, str]:
        """The code and the message for words that are not there."""
        words = shown(part.quote)
        if found.unplaced:
            places = " and ".join(_in_context(text.text, span) for span in found.unplaced)
            message = f"{words} does not stand in the text with this prefix or suffix; it stands at {places}"
            return "quote-not-found", message
        length = len(text.text)
        if max(part.start or 0, part.end or 0) > length:
            message = f"the place {part.start}–{part.end} is after the end of the text, which has {length} code points"
            return "span-out-of-range", f"{message}, and {words} stands nowhere in it"
        return "quote-not-found", f"{words} is not in the text{''.join(self._hints(text, part.quote))}"

    def _hints(self, text: FoldedText, quote: str) -> Iterator[str]:
        self._suggested += 1
        suggest = self._suggested <= _MOST_SUGGESTIONS
        if suggest:
            self._plain = self._plain or PlainText(text.text)
            span = self._plain.alike(quote)
            if span is not None:
                differs = difference(quote, span.exact)
                yield f" as it is written here: {differs}; copy the words at {span.start} of the text"
                return
        if "…" in quote or "..." in quote:
            yield "; where words are left out, write the parts as a list: [first part, second part]"
            return
        span = nearest_words(text, quote) if suggest else None
        if span is not None:
            yield f"; the nearest words are {span.exact!r}"


def _with_place(fields: Fields, words: str) -> Selector:
    start, end = fields.number("start"), fields.number("end")
    if end is not None and start is None:
        if "start" not in fields.values:
            fields.wrong("end", "'end' needs a 'start'", "span-out-of-range")
    elif start is not None and end is not None and end <= start:
        fields.wrong("end", f"the end {end} is not after the start {start}", "span-out-of-range")
    return Selector(words, fields.words("prefix") or "", fields.words("suffix") or "", start, end)


def _misplaced(text: str, part: Selector, found: Misplaced) -> str:
    given = (part.end or 0) - (part.start or 0)
    return (
        f"the place {part.start}–{part.end} measures {given} code points, and {shown(part.quote)} has "
        f"{len(part.quote)}; it stands at {_in_context(text, found.found)}; mend or leave out 'start' and 'end'"
    )


def _ambiguous(text: str, part: Selector, found: Ambiguous) -> str:
    times = "twice" if found.count == 2 else f"{found.count} times"  # noqa: PLR2004 - what "twice" means
    if found.count > MOST_OCCURRENCES:
        times = f"more than {MOST_OCCURRENCES:,} times"
    places = " and ".join(_in_context(text, span) for span in found.places)
    return f"{shown(part.quote)} stands in the text {times}, at {places}; add a 'prefix' or 'suffix' to say which"


def _in_context(text: str, span: Span) -> str:
    before, after = text[max(span.start - _AROUND, 0) : span.start], text[span.end : span.end + _AROUND]
    words = span.exact if len(span.exact) <= 2 * _AROUND else f"{span.exact[:_AROUND]} […] {span.exact[-_AROUND:]}"
    return f"{span.start} ({' '.join(f'…{before}[{words}]{after}…'.split())!r})"
