"""Scoring triples of source, cue and content, document by document.

Two contents are the same from a token F1 of 0.5 on (strictly 0.8), one to one, the best first. Of a pair, the cue is
right when it shares a token, the source when it holds the head token of the annotated source; where none is annotated,
when none is proposed. A whole attribution is right when both are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evaluation.matching import matched
from evaluation.predictions import Triple
from evaluation.tokens import Spans, Tokens, f1

__all__ = ["counts_of", "kind_of_quotation"]

_STRICT = 0.8
_LEAST = 0.5


def kind_of_quotation(tokens: Tokens, content: Spans) -> str:
    """direct, when the words stand in quotation marks from end to end; mixed, when there are some; else indirect."""
    words = tokens.words(content).strip().strip(".,;: ")
    if words[:1] and words[:1] in '"“' and words[-1:] in '"”':
        return "direct"
    return "mixed" if any(mark in words for mark in '"“”') else "indirect"


def counts_of(text: str, gold: Sequence[Triple], proposed: Sequence[Triple]) -> Counter[str]:
    """What there is to count in one document."""
    tokens = Tokens(text)
    counts = Counter(gold=len(gold), proposed=len(proposed))
    kinds = [kind_of_quotation(tokens, one.content) for one in gold]
    counts.update(f"gold {kind}" for kind in kinds)
    pairs = matched([tokens.of(one.content) for one in gold], [tokens.of(one.content) for one in proposed], _LEAST)
    for number, where, score in pairs:
        counts.update(["right", f"right {kinds[number]}"])
        counts["strict"] += score >= _STRICT
        counts.update(_parts(tokens, gold[number], proposed[where]))
    return counts


def _parts(tokens: Tokens, gold: Triple, proposed: Triple) -> Counter[str]:
    counts: Counter[str] = Counter()
    cue = bool(tokens.of(gold.cue) & tokens.of(proposed.cue))
    counts["cue"] += cue
    if gold.source:
        there = tokens.of(proposed.source)
        source = tokens.head(gold.source) in there
        counts["with source"] += 1
        counts["source"] += source
        counts["source strict"] += source and f1(tokens.of(gold.source), there) >= _LEAST
    else:
        source = not proposed.source
        counts["source none"] += source
    counts["whole"] += source and cue
    return counts
