"""A user's own ClaimReview (schema.org) with what the articles tell about the claim that it reviews.

Who reviewed, what was found and every rating are the user's. What is added stands in ``itemReviewed``: the origin as
``author``, the carriers as ``appearance`` and ``firstAppearance``. What the user wrote there already is kept.

May import: errors, graph, model, suggestions; outgoing.schema_org.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from provenance.errors import InvalidError, Problem, UnreadableError
from provenance.exchange.outgoing.schema_org import claim_nodes, schema_org_data
from provenance.graph import trace
from provenance.judgements import Judgement
from provenance.model import Article
from provenance.suggestions import did_you_mean

__all__ = ["merged_reviews", "read_reviews"]

Data = dict[str, Any]
_ADDED = ("text", "author", "citation", "appearance", "firstAppearance", "about")


def read_reviews(data: bytes, file: str) -> Any:
    """The JSON of a file with one or several ClaimReviews.

    Raises:
        UnreadableError: when it is no JSON in UTF-8, or nested too deeply.
        InvalidError: when there is no ClaimReview in it.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError([Problem("this is not UTF-8; save the file as UTF-8", file, code="not-utf-8")]) from None
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg}"
        raise UnreadableError([Problem(message, file, error.lineno, error.colno, "not-json")]) from None
    except RecursionError:
        raise UnreadableError([Problem("this JSON is nested too deeply", file, code="too-deep")]) from None
    if not any(_reviews(found)):
        message = (
            'there is no ClaimReview here: no object with "@type": "ClaimReview" at the top, in a list or a @graph'
        )
        raise InvalidError([Problem(message, file, code="no-claim-review")])
    return found


def merged_reviews(
    reviews: Any, file: str, articles: Iterable[Article], *, judgements: Iterable[Judgement] = ()
) -> Data:
    """The articles as schema.org, and the reviews with the claims that they review.

    A review belongs to the claim that its ``itemReviewed`` names by ``identifier`` or ``@id``, or whose text its
    ``claimReviewed``, or the ``text`` or ``name`` of its ``itemReviewed``, repeats.

    Raises:
        InvalidError: when a review belongs to no claim of the articles; with all such reviews.
    """
    several = list(articles)
    judged = list(judgements)
    data = schema_org_data(several, judgements=judged)
    claims = claim_nodes(several, trace(several, judgements=judged))
    names = _names(claims)
    problems: list[Problem] = []
    merged: list[Data] = []
    for number, review in enumerate(_reviews(reviews), 1):
        known = [names[name] for name in _said(review) if name in names]
        if known:
            merged.append(_merged(review, claims[known[0]]))
        else:
            said = list(_said(review))
            hint = (
                "".join(did_you_mean(name, names) for name in said[:1]) or f"; there are {', '.join(claims) or 'none'}"
            )
            message = (
                f"review {number} ({', '.join(map(repr, said)) or 'of nothing'}) is about no claim of these articles"
            )
            problems.append(Problem(message + hint, file, code="unknown-claim"))
    if problems:
        raise InvalidError(problems)
    return {**data, "@graph": [*merged, *data["@graph"]]}


def _reviews(data: Any) -> Iterator[Data]:
    """The ClaimReviews at the top, in a list, or in the graph of a document."""
    if isinstance(data, list):
        for item in data:
            if isinstance(item, dict):
                yield from _reviews(item)
    elif isinstance(data, dict):
        types = data.get("@type")
        if "ClaimReview" in (types if isinstance(types, list) else [types]):
            yield data
        elif isinstance(data.get("@graph"), list):
            yield from _reviews(data["@graph"])


def _names(claims: Mapping[str, Data]) -> dict[str, str]:
    """The id of a claim by everything that may name it; ids come before texts."""
    texts = {node["text"].strip().casefold(): id_ for id_, node in claims.items()}
    return texts | {node["@id"]: id_ for id_, node in claims.items()} | {id_: id_ for id_ in claims}


def _said(review: Data) -> Iterator[str]:
    """What a review says of the claim that it is about, the surest first."""
    item = review.get("itemReviewed")
    inside = item if isinstance(item, dict) else {}
    for value in (inside.get("identifier"), inside.get("@id")):
        if isinstance(value, str):
            yield value
    for value in (review.get("claimReviewed"), inside.get("text"), inside.get("name")):
        if isinstance(value, str):
            yield value.strip().casefold()


def _merged(review: Data, claim: Data) -> Data:
    item = review.get("itemReviewed")
    own = item if isinstance(item, dict) else {}
    added = {key: claim[key] for key in _ADDED if key in claim and key not in own}
    return {
        **{key: value for key, value in review.items() if key != "@context"},
        "itemReviewed": {"@type": "Claim", "@id": claim["@id"], **own, **added},
    }
