"""Corpora of up to three small articles in which every rule has something to find now and then.

And the obvious reference: every chain, listed, and every link, walked as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from stories import story

from provenance import Article, Attribution, Certainty, Chain, Graph, InvalidError, SourceKind, Statement

Path = tuple[str | int, ...]

MOST_CHAINS = 200
OUTLETS = ("courier", "herald", "coastwire")
SPEAKERS = ("mayor", "engineer", "board", "deckhand", "log", "unattributed", *OUTLETS)
WORDS = ("the dam held", "no water came", "14 men left", "it is safe", "it leaks")
CUES = ("said", "vowed to", "it is believed", None)
DATES = ("2024-03", "2024-03-01", "2024-03-10", "2024-03-12", "2024-03-12T09:00:00Z", None)
CERTAINTIES = ("asserted", "probable", "possible", "denied", None)


def _some(values: Any, **more: Any) -> st.SearchStrategy[Any]:
    return st.lists(st.sampled_from(values), unique=True, **more)


@st.composite
def sources(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """The sources of an article: their ties, interests, names and kinds differ from example to example."""
    ties = _some(["board", "media", "owner"], max_size=1)
    return {
        "mayor": {"name": draw(st.sampled_from(["Ina Holt", "Mayor Ina Holt", "the mayor"])), "kind": "person"},
        "engineer": {"name": draw(st.sampled_from(["Ben Ros", "Dr. Ben Ros"])),
                     "kind": draw(st.sampled_from(["person", None])), "acts_for": draw(ties)},
        "board": {"name": "the board", "kind": "organization", "owned_by": draw(_some(["owner"])),
                  "aliases": draw(_some(["Dr. Ben Ros", "the owner", "The Board"]))},
        "ros": {"name": draw(st.sampled_from(["Prof. Ben Ros", "Ros"])), "kind": "person"},
        "deckhand": {"name": "a deckhand", "kind": "anonymous"},
        "log": {"name": "the log", "kind": "document", "acts_for": draw(ties)},
        "owner": {"name": "the owner", "kind": "organization", "interests": draw(_some(["dam"])),
                  "owned_by": draw(_some(["board"]))},
        "media": {"name": draw(st.sampled_from(["the media group", "M"])),
                  "kind": draw(st.sampled_from(["organization", "government"]))},
        "courier": {"name": "The Courier", "kind": "outlet", "owned_by": draw(ties)},
        "herald": {"name": "The Herald", "kind": "outlet", "owned_by": draw(ties)},
        "coastwire": {"name": "Coastwire", "kind": "outlet"},
    }  # fmt: skip


@st.composite
def links(draw: st.DrawFn, ids: tuple[str, ...], rests: tuple[str, ...], depth: int = 2) -> dict[str, Any]:
    """A link of these sources, none of whom is quoted below themselves, that may rest on some statements."""
    named = draw(_some(ids, min_size=1, max_size=2))
    below = tuple(id_ for id_ in ids if id_ not in named)
    link = {
        "source": named,
        "certainty": draw(st.sampled_from(CERTAINTIES)),
        "basis": draw(st.sampled_from(["explicit", "explicit", "inferred", "elided"])),
        "said": draw(st.sampled_from(DATES)),
        "cue": draw(st.sampled_from(CUES)),
        "attributed_to": draw(st.lists(links(below, rests, depth - 1), max_size=2)) if depth and below else [],
        "rests_on": draw(_some(rests, max_size=1)) if rests else [],
    }
    return {key: value for key, value in link.items() if value not in (None, [])}


@st.composite
def _statement(draw: st.DrawFn, number: int, names: tuple[str, ...], rests: tuple[str, ...]) -> dict[str, Any]:
    """The statement with a number, of an article in which it may rest on some statements."""
    attributed = draw(st.lists(links(names, rests), max_size=2))
    return {
        "id": f"s{number}",
        "quote": f"{draw(st.sampled_from(WORDS))} {number}",
        "claim": draw(st.sampled_from(["c", "c", "d", None])),
        "attributed_to": attributed,
        "certainty": draw(st.sampled_from(CERTAINTIES)) or "unspecified",
        "voice": draw(st.sampled_from(["report"] * 4 + ["opinion"] * (not attributed))),
        "contradicts": draw(_some([f"s{n}" for n in range(number)])) if number else [],
        "about": draw(st.sampled_from([[], [], [], ["s0"]])) if number else [],
        "cue": None if attributed else draw(st.sampled_from(CUES)),
        "drafted": draw(st.sampled_from([False, False, True])),
    }


def _has_no_cue(part: dict[str, Any]) -> bool:
    return not part.get("cue") and all(map(_has_no_cue, part.get("attributed_to", ())))


@st.composite
def corpora(draw: st.DrawFn) -> tuple[Article, ...]:
    """Up to three articles on the claims c and d; links may rest on earlier statements, and on any elsewhere."""
    sizes = {id_: draw(st.integers(1, 3)) for id_ in "xyz"[: draw(st.integers(1, 3))]}
    alike = draw(sources()) if draw(st.booleans()) else None
    claims = {id_: {"text": f"Claim {id_}.", "about": draw(_some(["board", "mayor", "dam"]))} for id_ in "cd"}
    articles = []
    for id_, size in sizes.items():
        outlet = draw(st.sampled_from(OUTLETS[:2]))
        names = tuple(name for name in SPEAKERS if name != outlet)
        elsewhere = tuple(f"{other}#s{n}" for other in sizes if other != id_ for n in range(sizes[other]))
        statements = [
            draw(_statement(n, names, (*elsewhere, *(f"s{m}" for m in range(n)), "gone#s0"))) for n in range(size)
        ]
        try:
            article = story(
                *({key: value for key, value in each.items() if value not in (None, [], False)} for each in statements),
                id=id_,
                outlet=outlet,
                headline=draw(st.sampled_from([None, statements[0]["quote"]])) if _has_no_cue(statements[0]) else None,
                published=draw(st.sampled_from(DATES)),
                sources=alike or draw(sources()),
                claims=claims,
            )
        except InvalidError as error:  # circles inside an article, and links that stand twice
            assume({problem.code for problem in error.problems} - {"circular", "duplicate-link"})
            raise
        articles.append(article)
    return tuple(articles)


def chains_of(graph: Graph, statement: Statement | str) -> list[Chain]:
    """All chains of a statement, unless there are too many to list."""
    found = list(islice(graph.chains(statement), MOST_CHAINS))
    assume(len(found) < MOST_CHAINS)
    return found


def supports(chain: Chain) -> bool:
    """Whether a chain comes to an origin, and nobody after the outlet denies on it."""
    return chain.back_to is None and all(link.certainty is not Certainty.DENIED for link in chain.links[1:])


def walked(statement: Statement) -> Iterator[tuple[Path, Attribution, tuple[Attribution, ...]]]:
    """Every link that a statement writes: the way to it, the link, and those above it."""
    waiting: list[tuple[Path, Attribution, tuple[Attribution, ...]]] = [
        (("attributed_to", n), link, ()) for n, link in enumerate(statement.attributed_to)
    ]
    for path, link, above in waiting:
        yield path, link, above
        waiting += [((*path, "attributed_to", n), below, (*above, link)) for n, below in enumerate(link.attributed_to)]


def nameless(kind: SourceKind | None) -> bool:
    return kind in {SourceKind.ANONYMOUS, SourceKind.UNATTRIBUTED}
