"""Small articles about one claim, with few sources, so that chains meet, share sources and rest on each other.

And the obvious reference: every chain, listed.
"""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from provenance import Article, Attribution, Certainty, Claim, Graph, Source, SourceKind, Span, Statement
from provenance.dates import Date
from provenance.graph import Chain
from provenance.terms import Basis

TEXT = "Alpha beta gamma delta."
NAMES = tuple("abcdef")
CLAIM = Claim("c", "C.")
DATES = ("2023", "2023-09", "2023-11-01", "2023-11-05", "2023-11-01T09:30Z", "2023-11-01T09:30:00+07:00")


def statement(id_: str, *links: Attribution, **fields) -> Statement:
    return Statement(id_, (Span.of(TEXT, 0, 5),), links, **{"claim": "c", **fields})


def link(*sources: str, on=(), rests_on=(), **fields) -> Attribution:
    return Attribution(sources, attributed_to=tuple(on), rests_on=rests_on, **fields)


def article(*statements: Statement, sources=(), id_="x", outlet="outlet", **fields) -> Article:
    """An article with sources a to f, of which some may be given otherwise."""
    known = {name: Source(name, name.upper()) for name in (*NAMES, outlet)}
    known |= {outlet: Source(outlet, f"The {outlet.title()}", SourceKind.OUTLET)}
    known |= {source.id: source for source in sources}
    return Article(
        id_, "T", outlet, TEXT, sources=tuple(known.values()), statements=statements, claims=[CLAIM], **fields
    )


@st.composite
def links_among(draw: st.DrawFn, names: tuple[str, ...], before: tuple[str, ...], depth: int = 3) -> Attribution:
    """A link of these sources, none of whom is quoted below themselves, that may rest on statements before."""
    named = tuple(draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)))
    below = tuple(name for name in names if name not in named)
    onward = (
        st.lists(links_among(below, before, depth - 1), max_size=2, unique=True) if depth and below else st.just([])
    )
    return Attribution(
        named,
        basis=draw(st.sampled_from(Basis)),
        certainty=draw(st.sampled_from(Certainty)),
        said=draw(st.none() | st.sampled_from(DATES).map(Date)),
        attributed_to=tuple(draw(onward)) if draw(st.booleans()) else (),
        rests_on=tuple(draw(st.lists(st.sampled_from(before), max_size=2))) if before else (),
    )


@st.composite
def sources_tied(draw: st.DrawFn) -> list[Source]:
    """The sources a to f, some anonymous, some acting for or owned by each other or by somebody else."""
    ties = st.lists(st.sampled_from((*NAMES, "boss", "owner")), max_size=1)
    plain = draw(st.booleans())
    found = [
        Source(
            name,
            name.upper(),
            draw(st.sampled_from([None, None, None, SourceKind.PERSON, SourceKind.ANONYMOUS])),
            acts_for=() if plain else tuple(other for other in draw(ties) if other != name),
            owned_by=() if plain else tuple(draw(ties)),
        )
        for name in NAMES
    ]
    return [
        *found,
        Source("boss", "Boss", acts_for=("owner",) if draw(st.booleans()) else ()),
        Source("owner", "Owner"),
    ]


@st.composite
def sourced_articles(draw: st.DrawFn) -> Article:
    """An article about one claim, without circles."""
    ids = [f"s{number}" for number in range(draw(st.integers(1, 4)))]
    statements = [
        statement(
            id_,
            *draw(st.lists(links_among(NAMES, tuple(ids[:number])), max_size=3, unique=True)),
            claim=draw(st.sampled_from(["c", "c", "c", None])),
            certainty=draw(st.sampled_from(Certainty)),
        )
        for number, id_ in enumerate(ids)
    ]
    published = draw(st.none() | st.sampled_from(DATES).map(Date))
    return article(*statements, sources=draw(sources_tied()), published=published)


def chains_on(graph: Graph, claim: str = "c") -> Iterator[Chain]:
    """Every chain of a claim that discloses where it comes from: the definition, spelt out."""
    for one in graph.statements_on(claim):
        if one.attributed_to:
            yield from graph.chains(one)


def supporting(graph: Graph, claim: str = "c") -> Iterator[Chain]:
    """Those of them on which nobody denies the claim."""
    return (chain for chain in chains_on(graph, claim) if chain.certainty is not Certainty.DENIED)


def with_those_who_belong_to(one: Article, gone: str) -> set[str]:
    """The ids of a source and of everybody who acts for it or belongs to it, until nobody comes to them any more."""
    found = {gone}
    for _ in one.sources:
        found |= {source.id for source in one.sources if found & {*source.acts_for, *source.owned_by}}
    return found
