"""A user's own ClaimReview (schema.org) with what the articles tell about the claim that it reviews.

Who reviewed, what was found and every rating are the user's. What is added stands in ``itemReviewed``: the origin as
``author``, the carriers as ``appearance`` and ``firstAppearance``. What the user wrote is kept: there, beside it (an
``itemReviewed`` may be an address, or a list), and what else stands in the file, each in the context it was written in.

May import: errors, graph, model, suggestions; outgoing.schema_org.
"""

from __future__ import annotations

import json
import math
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
_SCHEMA_ORG = frozenset({"http://schema.org", "http://schema.org/", "https://schema.org", "https://schema.org/"})
_ADDED = ("text", "author", "citation", "appearance", "firstAppearance", "about")


def read_reviews(data: bytes, file: str) -> Any:
    """The JSON of a file with one or several ClaimReviews.

    Raises:
        UnreadableError: when it is no JSON in UTF-8, or nested too deeply.
        InvalidError: when there is no ClaimReview in it.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_constant=_number, parse_float=_number)
    except UnicodeDecodeError:
        raise UnreadableError([Problem("this is not UTF-8; save the file as UTF-8", file, code="not-utf-8")]) from None
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg}"
        raise UnreadableError([Problem(message, file, error.lineno, error.colno, "not-json")]) from None
    except RecursionError:
        raise UnreadableError([Problem("this JSON is nested too deeply", file, code="too-deep")]) from None
    except ValueError:
        message = "there is a number here that JSON does not have, or that is too large to be kept"
        raise UnreadableError([Problem(message, file, code="bad-number")]) from None
    if not any(_is_review(node) for node in _nodes(found)):
        message = (
            'there is no ClaimReview here: no object with "@type": "ClaimReview" at the top, in a list or a @graph'
        )
        raise InvalidError([Problem(message, file, code="no-claim-review")])
    return found


def _number(value: str) -> float:
    """A number with a point or an exponent; ValueError when it is none that can be written again."""
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(value)
    return number


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
    number = 0
    for review in _nodes(reviews):
        if not _is_review(review):
            merged.append(review)
            continue
        number += 1
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


def _nodes(data: Any, context: Any = None) -> Iterator[Data]:
    """The nodes at the top, in a list, or in the graph of a document; each with its context, if that is not ours."""
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, context)
    elif isinstance(data, dict):
        here = data.get("@context", context)
        if isinstance(data.get("@graph"), list) and "@id" not in data and not _is_review(data):
            yield from _nodes(data["@graph"], here)
        else:
            node = {key: value for key, value in data.items() if key != "@context"}
            ours = here is None or (isinstance(here, str) and here in _SCHEMA_ORG)
            yield node if ours else {"@context": here, **node}


def _is_review(node: Data) -> bool:
    types = node.get("@type")
    return "ClaimReview" in (types if isinstance(types, list) else [types])


def _names(claims: Mapping[str, Data]) -> dict[str, str]:
    """The id of a claim by everything that may name it; ids come before texts."""
    texts = {node["text"].strip().casefold(): id_ for id_, node in claims.items()}
    return texts | {node["@id"]: id_ for id_, node in claims.items()} | {id_: id_ for id_ in claims}


def _said(review: Data) -> Iterator[str]:
    """What a review says of the claim that it is about, the surest first."""
    items = [item for item in _items(review) if isinstance(item, dict)]
    for value in (item.get(key) for key in ("identifier", "@id") for item in items):
        if isinstance(value, str):
            yield value
    for value in (review.get("claimReviewed"), *(item.get(key) for key in ("text", "name") for item in items)):
        if isinstance(value, str):
            yield value.strip().casefold()


def _items(review: Data) -> list[Any]:
    """What is reviewed: one thing, several, or nothing."""
    found = review.get("itemReviewed")
    return found if isinstance(found, list) else [] if found is None else [found]


def _merged(review: Data, claim: Data) -> Data:
    """The review with the claim: in what is reviewed when that is one thing with properties, else beside it."""
    items = _items(review)
    alone = len(items) == 1 and isinstance(items[0], dict)
    own = items[0] if alone else {}
    added = {key: claim[key] for key in _ADDED if key in claim and key not in own}
    item = {"@type": "Claim", "@id": claim["@id"], **own, **added}
    return {**review, "itemReviewed": item if alone or not items else [*items, item]}
