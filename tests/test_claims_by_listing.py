"""Each rule about what claims rest on, held to its definition: chains listed one by one, ties followed to their end."""

from __future__ import annotations

from collections import Counter

import pytest
from corpora import chains_of, corpora, nameless, supports
from hypothesis import given
from hypothesis import strategies as st
from stories import story

import provenance
from provenance import Certainty, SourceKind, Voice
from provenance.checks import loads_policy


class Told:
    """What some articles tell of a claim, by listing: the statements, chains, origins, and who counts as one."""

    def __init__(self, corpus, claim: str) -> None:
        self.graph = provenance.trace(corpus)
        self.articles = {article.id: article for article in corpus}
        self.statements = [
            (article, one)
            for article in corpus
            for one in article.statements
            if one.claim == claim and one.voice is Voice.REPORT
        ]
        self.about = {topic for article, one in self.statements[:1] for each in article.claims if each.id == claim
                      for topic in each.about}  # fmt: skip
        self.chains = [
            chain
            for article, one in self.statements
            if one.attributed_to
            for chain in chains_of(self.graph, f"{article.id}#{one.id}")
            if supports(chain)
        ]
        self.origins = {source.id: source for chain in self.chains for source in chain.origin}

    def above(self, id_: str) -> set[str]:
        """A source with everybody it acts for or belongs to, by what any article says, until nobody is added."""
        found = {id_}
        for _ in range(20):
            found |= {
                one
                for article in self.articles.values()
                for source in article.sources
                if source.id in found
                for one in (*source.acts_for, *source.owned_by)
            }
        return found

    @property
    def camps(self) -> list[set[str]]:
        """The named origins in groups that count as one; all others are one group where there are no named ones."""
        camps: list[set[str]] = []
        for id_, source in self.origins.items():
            if not nameless(source.kind):
                tied = [camp for camp in camps if any(self.above(id_) & self.above(one) for one in camp)]
                camps = [camp for camp in camps if camp not in tied] + [{id_}.union(*tied)]
        return camps or ([set(self.origins)] if self.origins else [])

    @property
    def are_plans(self) -> bool:
        """Whether on every chain the origin speaks of what it is going to do."""
        ends = [chain.links[-1].attribution for chain in self.chains]
        return bool(ends) and all(end is not None and any(c.exact == "vowed to" for c in end.cues) for end in ends)

    @property
    def parallel(self) -> set[str]:
        """The outlets that seem to know it each by itself, though there is one camp."""
        outlets = {chain.links[0].article.outlet for chain in self.chains}
        if len(outlets) == 1:
            nearest = {source for chain in self.chains for source in chain.links[1].sources}
            outlets = {source.id for source in nearest if source.kind is SourceKind.OUTLET}
        outlets -= set(*self.camps) if len(self.camps) == 1 else outlets
        return outlets if len(outlets) > 1 else set()

    def has_stake(self, id_: str) -> bool:
        """Whether a source, or somebody above it, is what the claim is about or has an interest in that."""
        above = self.above(id_)
        interests = {
            topic
            for article in self.articles.values()
            for source in article.sources
            if source.id in above
            for topic in source.interests
        }
        return bool((above | interests) & self.about)


def claims_with(corpus, code, **options):
    return {f.place.path[1] for f in provenance.check(corpus, select=[code], **options)}


def expected_claims(corpus, holds):
    return {claim for claim in "cd" if (told := Told(corpus, claim)).statements and holds(told)}


def too_few(told, wanted):
    named = [source for source in told.origins.values() if not nameless(source.kind)]
    readable = any(s.kind is SourceKind.DOCUMENT and told.above(id_) == {id_} for id_, s in told.origins.items())
    return bool(named) and len(told.camps) < wanted and not (told.parallel or readable or told.are_plans)


@given(corpora(), st.integers(1, 4))
def test_pa201_is_every_claim_with_fewer_camps_of_origins_than_the_policy_wants(corpus, wanted):
    policy = loads_policy(f"[thresholds]\nminimum_origins = {wanted}\n")
    expected = expected_claims(corpus, lambda told: too_few(told, wanted))
    assert claims_with(corpus, "PA201", policy=policy) == expected


@given(corpora(), st.integers(1, 3))
def test_pa202_and_pa203_are_statements_with_an_anonymous_origin_beside_enough_named_ones_or_too_few(corpus, wanted):
    policy = loads_policy(f"[thresholds]\nnamed_beside_anonymous = {wanted}\n")
    enough, few = set(), set()
    graph = provenance.trace(corpus)
    for article in corpus:
        for one in article.statements:
            chains = chains_of(graph, f"{article.id}#{one.id}") if one.attributed_to and not one.about else []
            origins = {source.id: source for chain in chains if supports(chain) for source in chain.origin}
            if any(source.kind is SourceKind.ANONYMOUS for source in origins.values()):
                if one.claim:
                    origins |= Told(corpus, one.claim).origins
                named = [source for source in origins.values() if not nameless(source.kind)]
                (enough if len(named) >= wanted else few).add((article.id, one.id))
    for code, expected in (("PA202", enough), ("PA203", few)):
        findings = provenance.check(corpus, select=[code], policy=policy)
        assert {(f.article, f.place.statement) for f in findings} == expected


@given(corpora())
def test_pa204_and_pa205_are_claims_of_which_some_or_all_origins_have_a_stake(corpus):
    def staked(told):
        return [id_ for id_, one in told.origins.items() if not nameless(one.kind) and told.has_stake(id_)]

    def some(told):
        return not told.are_plans and 0 < len(staked(told)) < len(told.origins)

    def every(told):
        return not told.are_plans and 0 < len(staked(told)) == len(told.origins)

    assert claims_with(corpus, "PA204") == expected_claims(corpus, some)
    assert claims_with(corpus, "PA205") == expected_claims(corpus, every)


@given(corpora())
def test_pa207_is_every_claim_that_several_outlets_carry_side_by_side_from_one_camp(corpus):
    assert claims_with(corpus, "PA207") == expected_claims(corpus, lambda told: bool(told.parallel))


# Circles


class Citing:
    """Who cites whom among outlets, by applying what a step is until nothing is added."""

    def __init__(self, corpus) -> None:
        self.graph = provenance.trace(corpus)
        self.publishers = {article.outlet for article in corpus}

    def outlets_of(self, node):
        speaking = self.graph.link(node).sources
        return [s.id for s in speaking if s.kind is SourceKind.OUTLET or s.id in self.publishers]

    def is_explained(self, node):
        """Whether all chains from here end in the same statement, at nobody who is an outlet or unattributed."""
        onward = self.graph.onward(node)
        if any(after[:2] != node[:2] for after in onward):
            return False
        if onward:
            return all(map(self.is_explained, onward))
        speaking = self.graph.link(node).sources
        return not self.outlets_of(node) and all(s.kind is not SourceKind.UNATTRIBUTED for s in speaking)

    def steps(self, states):
        """From each node, with the outlet that was cited last, to those that follow, with theirs."""
        for node, last in states:
            for after in self.graph.onward(node):
                if self.graph.link(after).certainty is not Certainty.DENIED:
                    for outlet in self.outlets_of(after) or [last]:
                        yield last, after, outlet

    def in_circles(self, starts):
        """The outlets that come back to themselves."""
        states = {(node, outlet) for node in starts for outlet in self.outlets_of(node)}
        for _ in range(100):
            states |= {(after, outlet) for _, after, outlet in self.steps(states)}
        cites = {(a, b) for a, after, b in self.steps(states) if a != b and not self.is_explained(after)}
        reaches = set(cites)
        for _ in range(5):
            reaches |= {(a, d) for a, b in reaches for c, d in cites if b == c}
        return {a for a, b in reaches if a == b}


@given(corpora())
def test_pa206_names_every_outlet_that_cites_itself_through_others_for_one_claim(corpus):
    citing = Citing(corpus)
    graph = citing.graph
    starts = {(node.article, node.statement): node for node in graph.starts()}
    expected = set()
    for claim in "cd":
        told = Told(corpus, claim)
        expected |= citing.in_circles([starts[a.id, s.id] for a, s in told.statements])
    for article in corpus:
        for one in article.statements:
            node = starts[article.id, one.id]
            if one.claim is None and leaves(graph, node):
                expected |= citing.in_circles([node])
    names = {source.name: source.id for article in corpus for source in article.sources}
    found = {
        names[name]
        for finding in provenance.check(corpus, select=["PA206"])
        for name in finding.message.split("circle, ")[1].split(";")[0].split(" ← ")
    }
    assert found == expected


def leaves(graph, start):
    found = {start}
    while True:
        more = {a for n in found for a in graph.onward(n) if graph.link(a).certainty is not Certainty.DENIED} - found
        if not more:
            return any(node.article != start.article for node in found)
        found |= more


# Quotations

VOCABULARY = ("we", "lost", "14", "40", "men", "but", "not", "all")
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=7)


@given(WORDS, WORDS, st.data())
def test_pa403_and_pa404_are_quotations_that_stand_nowhere_in_the_text_or_end_before_a_but(words, other, data):
    start = data.draw(st.integers(0, len(words) - 1))
    quote = data.draw(st.sampled_from([words[start : data.draw(st.integers(start + 1, len(words)))], other]))
    source = {"source": "mayor", "quotation": "direct"}
    here = story({"id": "s", "quote": " ".join(quote), "attributed_to": source | {"rests_on": ["b#s"]}})
    there = story({"id": "s", "quote": " ".join(words), "attributed_to": source}, id="b", outlet="herald")
    places = [at for at in range(len(words)) if words[at : at + len(quote)] == quote]
    alike = sum(word in words for word in quote) >= 0.6 * len(quote)
    found = Counter(finding.code for finding in provenance.check([here, there], select=["PA403", "PA404"]))
    assert found["PA403"] == (not places and alike)
    behind = words[places[0] + len(quote) :] if places else []
    assert found["PA404"] == (behind[:1] == ["but"])


@pytest.mark.parametrize("code", ["PA403", "PA404"])
def test_quotations_of_what_nobody_quotes_are_left_alone(code):
    link = {"source": "mayor", "quotation": "direct"}
    assert provenance.check(story({"quote": "we lost 14 men", "attributed_to": link}), select=[code]) == ()
