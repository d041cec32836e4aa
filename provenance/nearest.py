"""The words of a text that come nearest to a quote which is not in it.

May import: errors, spans, anchoring.
"""

from __future__ import annotations

from provenance.anchoring import FoldedText
from provenance.spans import Span

__all__ = ["nearest_words"]


def nearest_words(text: FoldedText, quote: str) -> Span | None:
    return None
