"""What rests on a source: what falls when it retracts, and what still stands without it.

May import: graph, model and what they import; siblings in questions.
"""

from __future__ import annotations

from attrs import frozen

from provenance.graph import Graph
from provenance.model import Source
from provenance.questions.dependence import belonging
from provenance.questions.network import Network, Occurrence, network_of, once_each, told_apart

__all__ = ["Reliance", "reliance"]

_MOST_NAMED = 20


@frozen
class Reliance:
    """What rests on a source; statements in text order.

    Attributes:
        sources: whom the question meant: one, or several with the name that was given.
        belonging: who acts for these or belongs to them, on one of the chains at least; they fall with them.
        reasons: why they do, a sentence each, in the same order.
        falls: the statements all of whose chains to an origin pass it; when it is an outlet, all that it publishes.
        weakened: the statements with a chain that passes it and another that does not.
        stands: the statements no chain of which passes it; those in an outlet's own voice are among them.
        claims_cut_off: claims whose attributed statements all fall.
        claims_weakened: the other claims of statements that fall or are weakened.
    """

    sources: tuple[Source, ...]
    belonging: tuple[Source, ...]
    reasons: tuple[str, ...]
    falls: tuple[Occurrence, ...]
    weakened: tuple[Occurrence, ...]
    stands: tuple[Occurrence, ...]
    claims_cut_off: tuple[str, ...]
    claims_weakened: tuple[str, ...]

    @property
    def rests(self) -> tuple[Occurrence, ...]:
        """The statements with a chain that passes the source: those that fall, then those that are weakened."""
        return (*self.falls, *self.weakened)

    @property
    def sentence(self) -> str:
        """The answer in one sentence."""
        name = self.sources[0].name if self.sources else "nobody"
        if self.belonging:
            rest = len(self.belonging) - _MOST_NAMED
            names = ", ".join(told_apart(self.belonging[:_MOST_NAMED]))
            name += f" (and with it {names}{f' and {rest} more' if rest > 0 else ''})"
        total = len(self.rests) + len(self.stands)
        fall = "falls" if len(self.falls) == 1 else "fall"
        said = f"Without {name} {len(self.falls)} of {total} statements {fall}"
        if self.claims_cut_off:
            have = "has" if len(self.claims_cut_off) == 1 else "have"
            said += f", and {', '.join(self.claims_cut_off)} {have} no origin"
        return f"{said}."

    def __str__(self) -> str:
        return self.sentence


def reliance(graph: Graph, source: Source | str, *, claim: str | None = None) -> Reliance:
    """What rests on a source, of all statements or of those of a claim; computed without listing chains.

    A chain passes a source when one of its links names it, alone or jointly with others, the outlet's own link too.
    With a source fall those who act for it or belong to it, however indirectly; not those for whom it acts.

    Raises:
        UnknownNameError: when there is no such source or claim.

    >>> import provenance
    >>> graph = provenance.trace(provenance.load("examples/newslive-2023-11-01/article.yaml"))
    >>> print(provenance.reliance(graph, "Korea Selatan"))
    Without Korea Selatan (and with it NIS, Yoo Sang-bum) 5 of 19 statements fall, and technical-help has no origin.
    """
    ids = graph.source_ids(source)
    with_them = belonging(graph, ids)
    network = network_of(graph, graph.starts(claim=claim))
    speaking = network.speaking({*ids, *with_them})
    passing = network.reaching(speaking)
    standing = network.reaching(network.ends, closed=speaking)
    falls = [start for start in network.starts if start in passing and start not in standing]
    weakened = [start for start in network.starts if start in passing and start in standing]
    cut_off, touched = _claims(graph, network, set(falls), set(weakened))
    cited = once_each(one for number in sorted(speaking) for one in network.links[number].sources)
    behind = tuple(one for one in cited if one.id in with_them)
    return Reliance(
        tuple(one for one in cited if one.id in ids)
        or tuple(one for id_ in sorted(ids) for one in graph.sources_named(id_)),
        behind,
        tuple(with_them[one.id].reason for one in behind),
        tuple(map(network.occurrence, falls)),
        tuple(map(network.occurrence, weakened)),
        tuple(network.occurrence(start) for start in network.starts if start not in passing),
        cut_off,
        touched,
    )


def _claims(
    graph: Graph, network: Network, falls: set[int], weakened: set[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The claims that are cut off, and those that are weakened, each sorted."""
    attributed: dict[str, list[int]] = {}
    for start in network.starts:
        claim = network.links[start].statement.claim
        if claim is not None and network.onward[start]:
            attributed.setdefault(graph.identity.of_claim(network.nodes[start].article, claim), []).append(start)
    cut_off = {claim for claim, starts in attributed.items() if falls.issuperset(starts)}
    touched = {claim for claim, starts in attributed.items() if not (falls | weakened).isdisjoint(starts)}
    return tuple(sorted(cut_off)), tuple(sorted(touched - cut_off))
