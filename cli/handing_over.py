"""What ``provenance export`` does in the formats of others: write, and tell what does not arrive.

May import: click, failures, inputs, outputs, provenance.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from provenance.exchange.outgoing.claim_review import merged_reviews, read_reviews
from provenance.exchange.outgoing.formats import FORMATS
from provenance.exchange.outgoing.schema_org import as_json_ld
from provenance.model import Article

from .failures import complain
from .inputs import opened
from .outputs import encoded

__all__ = ["hand_over"]


def hand_over(
    articles: Iterable[Article], form: str, file: BinaryIO, *, review: str | None = None, report_loss: bool = False
) -> None:
    """Write articles to a file in one of FORMATS; what is lost is listed, or counted, on standard error.

    Args:
        articles: taken one by one where the format allows.
        form: one of FORMATS.
        file: where to.
        review: the name of a file with the user's own ClaimReview.
        report_loss: whether to list what is lost.
    """
    counted = FORMATS[form].losses()
    taken = counted.counting(articles)
    if review is None:
        file.writelines(encoded(piece) for piece in FORMATS[form].write(taken))
    else:
        with opened(review) as reviews:
            data = reviews.read()
        merged = merged_reviews(read_reviews(data, review), review, taken)
        file.write(encoded(as_json_ld(merged)))
    lost = counted.losses
    if report_loss:
        complain(f"{form} {'does not carry' if lost else 'carries all of these articles'}{':' * bool(lost)}")
        for loss in lost:
            complain(f"  {loss}")
    elif lost:
        complain(f"provenance: {form} does not carry {len(lost)} fields of these articles; --report-loss lists them")
