"""How long each question takes as a graph grows: a Markdown table of CPU seconds.

    python benchmarks/bench_graph.py [--sizes 1000 10000] [--shapes wire]

Three shapes, all about one claim, with three links a statement:

- *newsroom*: a thousand sources, most statements cite somebody through somebody, some cite nobody by name. Many lines.
- *wire*: everything comes through two agencies, whoever is behind them. Few lines, the number of chains is large.
- *ladder*: every statement rests on the next one twice. One line, more chains than atoms in the universe.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator

import provenance
from provenance import Article, Attribution, Certainty, Claim, Date, Graph, Source, SourceKind, Span, Statement
from provenance.questions.network import network_of

PEOPLE = 1000
MANY = 10**12
CERTAINTIES = tuple(Certainty)[1:]


def newsroom(number: int, _size: int, chance: random.Random) -> tuple[Attribution, ...]:
    """A person through a relay, and a person directly."""
    first, relay, second = (f"p{chance.randrange(PEOPLE)}" for _ in range(3))
    nameless = "nobody" if number % 50 == 0 else first
    return (
        Attribution((relay,), attributed_to=(Attribution((nameless,)),))
        if relay != nameless
        else Attribution((relay,)),
        Attribution((second,), certainty=chance.choice(CERTAINTIES), said=Date(f"20{chance.randrange(10, 24)}")),
    )


def wire(number: int, _size: int, chance: random.Random) -> tuple[Attribution, ...]:
    """One of two agencies, which has it from two persons, and sometimes from another statement."""
    agency = f"p{number % 2}"
    people = [f"p{number}" for number in chance.sample(range(2, PEOPLE), 2)]
    onward = (f"s{chance.randrange(number)}",) if number % 3 == 0 and number else ()
    return (Attribution((agency,), attributed_to=tuple(Attribution((one,)) for one in people), rests_on=onward),)


def ladder(number: int, size: int, _chance: random.Random) -> tuple[Attribution, ...]:
    """Two links that both rest on the next statement, and one that nothing follows at the last."""
    if number + 1 == size:
        return (Attribution(("p3",)),)
    next_ = (f"s{number + 1}",)
    return (
        Attribution(("p0",), rests_on=next_),
        Attribution(("p1",), attributed_to=(Attribution(("p2",), rests_on=next_),)),
    )


Shape = Callable[[int, int, random.Random], tuple[Attribution, ...]]
SHAPES: dict[str, Shape] = {"newsroom": newsroom, "wire": wire, "ladder": ladder}


def article(size: int, shape: Shape) -> Article:
    """An article with so many statements about one claim."""
    chance = random.Random(7)  # noqa: S311  # not for secrets
    text = "x" * size
    people = [
        Source(f"p{n}", f"Person {n}", acts_for=[f"p{n - 1}"] if str(n).endswith("9") else ()) for n in range(PEOPLE)
    ]
    return Article(
        "a",
        "T",
        "outlet",
        text,
        Date("2023-11-01"),
        sources=(Source("outlet", "Outlet"), Source("nobody", "somebody", SourceKind.ANONYMOUS), *people),
        claims=(Claim("c", "C."),),
        statements=tuple(
            Statement(
                f"s{n}", (Span(n, n + 1, "x"),), shape(n, size, chance), claim="c", certainty=chance.choice(CERTAINTIES)
            )
            for n in range(size)
        ),
    )


def questions(graph: Graph) -> Iterator[tuple[str, Callable[[], str]]]:
    """Every question, with what is worth printing of the answer; the first one is the work that they share."""
    yield "network (once)", lambda: f"{len(network_of(graph, graph.starts(claim='c')).nodes):,} nodes"
    yield "origins", lambda: f"{len(graph.origins(claim='c'))}"

    def lines() -> str:
        found = provenance.independence(graph, claim="c")
        return f"{found.lines}" if found.is_exact else f"{found.lines} to {found.at_most}"

    yield "independence", lines
    yield "independence without p0", lambda: f"{provenance.independence(graph, claim='c', without='p0').lines}"
    yield "reliance on p0", lambda: f"{len(provenance.reliance(graph, 'p0').falls)} fall"
    yield "firmness", lambda: f"{len(provenance.firmness(graph, claim='c').rises)} rises"
    yield "hearsay", lambda: f"longest {provenance.hearsay(graph, claim='c').longest}"
    yield "timeline", lambda: f"{len(provenance.timeline(graph, claim='c').orders)} orders"

    def formula() -> str:
        found = provenance.polynomial(graph, claim="c")
        if found.chain_count < MANY:
            return f"{found.chain_count} chains"
        return f"about 10^{found.chain_count.bit_length() * 30103 // 100000} chains"

    yield "polynomial", formula


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="How long each question takes as a graph grows.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--shapes", nargs="+", choices=list(SHAPES), default=list(SHAPES))
    given = parser.parse_args()
    sizes: list[int] = given.sizes
    for called in given.shapes:
        shape = SHAPES[called]
        rows: dict[str, list[str]] = {}
        for size in sizes:
            made = article(size, shape)
            started = time.process_time()
            graph = provenance.trace(made)
            links = sum(1 for one in made.statements for _ in one.attributions())
            rows.setdefault("trace", []).append(f"{time.process_time() - started:.2f} s ({links:,} links)")
            for name, ask in questions(graph):
                started = time.process_time()
                answer = ask()
                rows.setdefault(name, []).append(f"{time.process_time() - started:.2f} s ({answer})")
        print(f"\n**{called}**\n")
        print("| question | " + " | ".join(f"{size:,} statements" for size in sizes) + " |")
        print("|---|" + "---:|" * len(sizes))
        for name, cells in rows.items():
            print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
    print(f"\nMost memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


if __name__ == "__main__":
    main()
