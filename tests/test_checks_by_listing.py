"""Each rule about statements, links and names, held to its definition: every chain listed, every link walked."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

from corpora import chains_of, corpora, nameless, supports, walked
from hypothesis import given
from hypothesis import strategies as st
from stories import story

import provenance
from provenance import Act, Basis, Certainty, Quotation, SourceKind, Verdict, Voice, no_later
from provenance.judgements import Judgement, JudgementKind


def found(corpus, code, **options):
    """Where a rule finds something, and how often."""
    return Counter((f.place.article, f.place.path) for f in provenance.check(corpus, select=[code], **options))


def statements_of(corpus):
    return [(article, statement) for article in corpus for statement in article.statements]


def at(article, statement, *path):
    return (article.id, ("statements", statement.id, *path))


def is_headline(article, statement):
    return article.place(statement.start) == "headline"


def paragraph(article, statement):
    return 0 if is_headline(article, statement) else int(article.place(statement.start)[1:])


def is_agentless(statement):
    return not statement.attributed_to and any(span.exact == "it is believed" for span in statement.cues)


def kinds(article, link):
    return {article.sources_by_id[id_].kind for id_ in link.sources}


def is_missing(corpus, article, reference):
    meant = article.referred(reference)
    return not any(a.id == meant.article and s.id == meant.statement for a, s in statements_of(corpus))


def commitment(graph, statement):
    """The firmest of the weakest certainties along each chain."""
    found = {chain.certainty for chain in chains_of(graph, statement) if chain.back_to is None}
    return max(
        found - {Certainty.DENIED, Certainty.UNSPECIFIED}, key=lambda one: one.rank, default=Certainty.UNSPECIFIED
    )


# Who is named


@given(corpora())
def test_pa101_is_every_reported_statement_without_a_source_that_none_beside_it_covers(corpus):
    def covers(article, other, one):
        firm = [link.certainty.rank for link in other.attributed_to]
        own = one.certainty.rank
        return (
            (other.claim, other.voice) == (one.claim, Voice.REPORT)
            and one.claim is not None
            and not is_headline(article, other)
            and abs(paragraph(article, other) - paragraph(article, one)) <= 1
            and any(own is None or rank is None or rank >= own for rank in firm)
        )

    expected = [
        at(article, one)
        for article, one in statements_of(corpus)
        if not (one.attributed_to or one.drafted or is_headline(article, one) or is_agentless(one))
        and one.voice is Voice.REPORT
        and not any(covers(article, other, one) for other in article.statements)
    ]
    assert found(corpus, "PA101") == Counter(expected)


@given(corpora())
def test_pa102_is_every_link_to_nobody_and_every_cue_of_a_belief_that_nobody_holds(corpus):
    expected = [
        at(article, one, *path)
        for article, one in statements_of(corpus)
        for path, link, _ in walked(one)
        if SourceKind.UNATTRIBUTED in kinds(article, link)
    ]
    expected += [
        at(article, one)
        for article, one in statements_of(corpus)
        if is_agentless(one) and one.voice is Voice.REPORT and not is_headline(article, one)
    ]
    assert found(corpus, "PA102") == Counter(expected)


@given(corpora())
def test_pa103_is_every_statement_with_a_chain_that_ends_at_another_outlet(corpus):
    graph = provenance.trace(corpus)
    expected = set()
    for article, one in statements_of(corpus):
        about = {topic for claim in article.claims if claim.id == one.claim for topic in claim.about}
        for chain in chains_of(graph, f"{article.id}#{one.id}"):
            last = chain.links[-1]
            leaves = last.attribution and any(
                is_missing(corpus, last.article, id_) for id_ in last.attribution.rests_on
            )
            outlets = all(
                source.kind is SourceKind.OUTLET and source.id not in {*about, article.outlet}
                for source in last.sources
            )
            if (
                len(chain) > 1
                and supports(chain)
                and outlets
                and not (leaves or one.about or one.voice is Voice.OPINION)
            ):
                expected.add((article.id, one.id))
    assert {(article, path[1]) for article, path in found(corpus, "PA103")} == expected


@given(corpora())
def test_pa104_is_the_only_bare_link_to_a_source_that_elsewhere_is_reached_through_another(corpus):
    expected = []
    for article in corpus:
        written = [(one, *each) for one in article.statements if not one.about for each in walked(one)]
        for source in article.sources:
            cited = [each for each in written if source.id in each[2].sources and not nameless(source.kind)]
            direct = [each for each in cited if not each[3]]
            if len(direct) == 1 and len(cited) > 1:
                ((one, path, link, _),) = direct
                bare = (
                    not (link.said or link.place or link.attributed_to or link.rests_on)
                    and link.quotation is not Quotation.DIRECT
                    and link.basis is not Basis.ELIDED
                )
                expected += [at(article, one, *path)] * bare
    assert found(corpus, "PA104") == Counter(expected)


@given(corpora())
def test_pa105_and_pa106_are_the_links_that_are_elided_and_the_references_that_lead_nowhere(corpus):
    written = [(article, one, *each) for article, one in statements_of(corpus) for each in walked(one)]
    elided = [at(article, one, *path) for article, one, path, link, _ in written if link.basis is Basis.ELIDED]
    assert found(corpus, "PA105") == Counter(elided)
    gone = [
        at(article, one, *path)
        for article, one, path, link, _ in written
        for id_ in link.rests_on
        if is_missing(corpus, article, id_)
    ]
    assert found(corpus, "PA106") == Counter(gone)


@given(corpora())
def test_pa107_is_the_first_attributed_statement_below_the_headline_when_nobody_it_names_has_a_name(corpus):
    expected = []
    for article in corpus:
        body = [one for one in article.statements if one.attributed_to and not is_headline(article, one)]
        if body and all(nameless(kind) for link in body[0].attributed_to for kind in kinds(article, link)):
            expected.append(at(article, body[0]))
    assert found(corpus, "PA107") == Counter(expected)


# Certainty in the headline


@st.composite
def headlined(draw):
    """An article whose first statement is its headline, all of them on one claim or another."""
    ranked = st.sampled_from(["asserted", "probable", "possible", "denied", "unspecified"])
    statements = [
        {"id": f"s{n}", "quote": f"it rained {n}", "claim": draw(st.sampled_from("ccd")), "certainty": draw(ranked),
         "attributed_to": draw(st.lists(st.builds(lambda who, how: {"source": who, "certainty": how},
                                                  st.sampled_from(["mayor", "harbour"]), ranked), max_size=2,
                                        unique_by=str))}
        for n in range(draw(st.integers(1, 4)))
    ]  # fmt: skip
    return story(*statements, headline=draw(st.sampled_from([statements[0]["quote"], None])))


@given(headlined())
def test_pa302_and_pa303_are_headlines_firmer_than_all_of_the_body_or_softer_than_its_first_statement(article):
    graph = provenance.trace(article)
    firmer, softer = [], []
    for headline in article.statements:
        if is_headline(article, headline):
            rank = commitment(graph, headline).rank
            body = [
                commitment(graph, one).rank
                for one in article.statements
                if one.claim == headline.claim and not is_headline(article, one)
            ]
            if body and rank is not None:
                firmer += [at(article, headline)] * (None not in body and rank > max(body))
                softer += [at(article, headline)] * (body[0] is not None and body[0] > rank)
    assert found([article], "PA302") == Counter(firmer)
    assert found([article], "PA303") == Counter(softer)


# What does not fit together


def disputes(statement):
    certainties = {statement.certainty, *(link.certainty for _, link, _ in walked(statement))}
    return statement.voice is Voice.OPINION or Certainty.DENIED in certainties


@given(corpora(), st.data())
def test_pa401_is_every_two_statements_that_contradict_each_other_by_annotation_or_by_judgement(corpus, data):
    names = [f"{article.id}#{one.id}" for article, one in statements_of(corpus)]
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] != pair[1])
    judged = data.draw(st.lists(pairs, max_size=2)) if len(names) > 1 else []
    same = {name: {name} for name in names}
    for _ in judged:
        for one, other in judged:
            same[one] |= same[other]
            same[other] |= same[one]
    known = {f"{article.id}#{one.id}": (article, one) for article, one in statements_of(corpus)}
    written = {(name, f"{a.id}#{id_}") for name, (a, s) in known.items() for id_ in s.contradicts}
    against = {
        (one, other)
        for name, beside in written | {(other, one) for one, other in written}
        for one in names
        for other in names
        if name in same[one] and beside in same[other]
    }
    order = {name: (a.id, s.start, s.end, s.id) for name, (a, s) in known.items()}
    expected = set()
    for one, other in against:
        here, there = known[one][0].id, known[other][0].id
        others = sorted(same[other], key=order.__getitem__)
        homes = {known[name][0].id for name in others}
        if here == there:
            tell = order[other] < order[one]
        else:
            beside = there in {known[name][0].id for name in same[one]}
            tell = here not in homes and other == others[0] and (there < here or beside)
        if tell and not disputes(known[one][1]) and not disputes(known[other][1]):
            expected.add((one, other))
    judgements = [Judgement(JudgementKind.STATEMENT, pair) for pair in judged]
    findings = provenance.check(corpus, select=["PA401"], judgements=judgements)
    told = {
        (f"{f.article}#{f.place.statement}", f"{each.place.article}#{each.place.statement}")
        for f in findings
        for each in f.related
    }
    assert told == expected


def around(chain):
    """The links of a chain; where it comes back to itself, the circle once more."""
    ids = [id(link) for link in chain.links]
    return (*chain.links, *(chain.links[ids.index(id(chain.back_to)) :] if chain.back_to else ()))


def is_violated(first, then):
    return bool(first and then) and no_later(first, then) is Verdict.VIOLATED


@given(corpora())
def test_pa402_is_what_was_said_or_published_after_what_rests_on_it(corpus):
    graph = provenance.trace(corpus)
    chains = [chain for a, s in statements_of(corpus) for chain in chains_of(graph, f"{a.id}#{s.id}")]
    circles = any(chain.back_to for chain in chains)
    expected, relayed, neighbours = set(), {}, set()
    for chain in chains:
        for link in chain:
            if is_violated(link.said, link.article.published):
                expected.add((Act.SAID, str(link.said), link.article.id, link.statement.id))
        for nearer, further in pairwise(around(chain)):
            published = further.article.published
            if further.article is not nearer.article and is_violated(published, nearer.article.published):
                expected.add((Act.PUBLISHED, str(published), further.article.id))
        links = around(chain)
        dated = [position for position, link in enumerate(links) if link.said]
        for one, next_ in pairwise(dated):
            nearer, further = links[one], links[next_]
            if is_violated(further.said, nearer.said):
                told = (Act.SAID, str(further.said), further.article.id, further.statement.id)
                # where there are circles not all of it is told, see ``timeline``, and nothing else is
                (neighbours if circles else relayed.setdefault(id(nearer), set())).add(told)
    found = {
        (act, f.message.split(", after")[0].rsplit(" ", 1)[1], f.article, *([f.place.statement] * (act is Act.SAID)))
        for f in provenance.check(corpus, select=["PA402"])
        for act in Act
        if f.message.startswith(f"it was {act.value} ")
    }
    assert expected <= found
    assert found <= expected.union(neighbours, *relayed.values())
    assert all(found & several for several in relayed.values())


@given(corpora())
def test_pa405_is_every_article_that_reports_a_claim_of_which_only_others_say_that_it_is_denied(corpus):
    graph = provenance.trace(corpus)
    told = [(a, s, f"{a.id}#{s.id}") for a, s in statements_of(corpus) if s.claim and s.voice is Voice.REPORT]

    def denies(name):
        return any(link.certainty is Certainty.DENIED for chain in chains_of(graph, name) for link in chain)

    def reports(statement, name):
        if statement.attributed_to and not any(map(supports, chains_of(graph, name))):
            return False
        return commitment(graph, name) is not Certainty.POSSIBLE

    expected = set()
    for claim in "cd":
        on_claim = [(article, one, name) for article, one, name in told if one.claim == claim]
        denials = [(article, one) for article, one, name in on_claim if denies(name)]
        for article in corpus:
            reporting = [one for home, one, name in on_claim if home is article and reports(one, name)]
            if not reporting or any(home is article for home, _ in denials):
                continue
            own = [one for home, one in denials if home.outlet == article.outlet]
            in_its_own_name = all(not one.attributed_to for one in reporting)
            if (denials and not own) or any(in_its_own_name or not one.attributed_to for one in own):
                expected.add((article.id, claim))
    claims = {(article.id, one.id): one.claim for article, one, _ in told}
    assert {(id_, claims[id_, path[1]]) for id_, path in found(corpus, "PA405")} == expected


# Names


def plain(name):
    folded = name.casefold()
    return folded.removeprefix("mayor ").removeprefix("dr. ").removeprefix("prof. ")


@given(corpora())
def test_pa501_is_every_two_sources_of_which_one_has_the_name_of_the_other_titles_apart(corpus):
    first = {}
    for article in sorted(corpus, key=lambda article: article.id):
        for source in article.sources:
            first.setdefault(source.id, (article, source))
    expected = []
    for one, other in combinations(sorted(first), 2):
        (article, source), (_, other_source) = first[one], first[other]
        alike = source.kind is other_source.kind or None in {source.kind, other_source.kind}
        called = any(
            plain(this.name) == plain(name)
            for this, that in ((source, other_source), (other_source, source))
            for name in that.names
            if {this.kind, that.kind} <= {SourceKind.PERSON, None} or this.name.casefold() == name.casefold()
        )
        if alike and called and not nameless(source.kind) and not nameless(other_source.kind):
            expected.append((article.id, ("sources", one)))
    assert found(corpus, "PA501") == Counter(expected)


@given(corpora())
def test_pa502_is_every_source_that_an_article_cites_and_says_no_kind_of(corpus):
    expected = {
        (article.id, ("sources", id_))
        for article, one in statements_of(corpus)
        for _, link, _ in walked(one)
        for id_ in link.sources
        if article.sources_by_id[id_].kind is None
    }
    assert found(corpus, "PA502") == Counter(expected)


@given(corpora())
def test_pa503_is_every_id_that_another_article_gives_to_what_cannot_be_told_to_be_the_same(corpus):
    expected = set()
    for one, *others in ([a.sources_by_id[id_] for a in corpus] for id_ in corpus[0].sources_by_id):
        for other in others:
            names, other_names = ({name.casefold() for name in each.names} for each in (one, other))
            words = {word for name in names for word in name.split()} & {
                w for name in other_names for w in name.split()
            }
            known = one.kind and other.kind and not names & other_names
            if known and (one.kind is not other.kind or (one.kind is SourceKind.PERSON and not words)):
                expected.add((corpus[0].id, ("sources", one.id)))
    assert found(corpus, "PA503") == Counter(expected)


@given(corpora())
def test_pa602_is_the_first_drafted_statement_of_each_article(corpus):
    expected = [
        at(a, next(s for s in a.statements if s.drafted)) for a in corpus if any(s.drafted for s in a.statements)
    ]
    assert found(corpus, "PA602") == Counter(expected)
