"""How fast drafting is, and that its time grows with the text and no faster."""

from __future__ import annotations

import time
from collections.abc import Sequence

from provenance.drafting import draft

__all__ = ["characters_a_second", "growth"]

_SECONDS = 3.0


def characters_a_second(texts: Sequence[str], language: str) -> float:
    """Code points drafted in a second of one core, article by article, for some seconds."""
    draft(texts[0], language=language)  # what is prepared once does not count
    done = 0
    begin = time.process_time()
    while (spent := time.process_time() - begin) < _SECONDS:
        for text in texts:
            draft(text, language=language)
            done += len(text)
            if time.process_time() - begin >= _SECONDS:
                break
    return done / spent if spent else 0.0


def growth(texts: Sequence[str], language: str, sizes: Sequence[int]) -> list[tuple[int, float]]:
    """Seconds for texts of these sizes, in code points, each one line of articles one after another."""
    line = " ".join(" ".join(text.split()) for text in texts)
    found = []
    for size in sizes:
        text = (line * (size // len(line) + 1))[:size]
        begin = time.process_time()
        draft(text, language=language)
        found.append((size, time.process_time() - begin))
    return found
