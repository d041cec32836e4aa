"""Spans as W3C selectors in one string, and back.

The string is the fragment form of the W3C Note *Selectors and States* (23 February 2017), §5:
``selector(type=TextPositionSelector,start=184,end=296)``, refined by a TextQuoteSelector where the span has a prefix
or a suffix. Offsets are code points, half-open.

May import: errors, spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from provenance.errors import Fault, ModelError
from provenance.spans import Passage, Span

__all__ = ["passage_from_selectors", "selector_of"]

_POSITION = re.compile(
    r"selector\(type=TextPositionSelector,start=(?P<start>[0-9]{1,12}),end=(?P<end>[0-9]{1,12})"
    r"(?:,refinedBy=selector\(type=TextQuoteSelector,exact=[^,()]*"
    r"(?:,prefix=(?P<prefix>[^,()]*))?(?:,suffix=(?P<suffix>[^,()]*))?\))?\)"
)


def _escaped(words: str) -> str:
    # Letters of all scripts stay readable; what delimits, blank space and the escape sign itself are percent-encoded.
    return "".join(
        quote(sign, safe="") if sign in "%,()=" or not sign.isprintable() or sign.isspace() else sign for sign in words
    )


def selector_of(span: Span) -> str:
    """The selector of a span."""
    position = f"type=TextPositionSelector,start={span.start},end={span.end}"
    if not (span.prefix or span.suffix):
        return f"selector({position})"
    around = "".join(
        f",{name}={_escaped(words)}" for name, words in (("prefix", span.prefix), ("suffix", span.suffix)) if words
    )
    return f"selector({position},refinedBy=selector(type=TextQuoteSelector,exact={_escaped(span.exact)}{around}))"


def passage_from_selectors(selectors: Iterable[str], text: str) -> Passage:
    """The passage that the selectors choose in a text, in the order of the text.

    Raises:
        ModelError: when a selector is not of this form or points outside the text.
    """
    spans = []
    for selector in selectors:
        found = _POSITION.fullmatch(selector)
        if found is None:
            message = f"{selector[:80]!r} is not a selector(type=TextPositionSelector,start=…,end=…)"
            raise ModelError([Fault((), message, "bad-selector")])
        start, end = int(found["start"]), int(found["end"])
        if not start < end <= len(text):
            message = f"{selector[:80]!r} points outside the text, which has {len(text)} code points"
            raise ModelError([Fault((), message, "span-out-of-range")])
        spans.append(Span(start, end, text[start:end], unquote(found["prefix"] or ""), unquote(found["suffix"] or "")))
    return tuple(sorted(spans))
