"""Several articles taken together: each with the graph of its chains, counted as if every chain had been listed."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve
from hypothesis import given
from strategies import articles, corpora, webs

import provenance
from provenance import InvalidError, Problem
from provenance.citations import citations
from provenance.corpus import Shelf, traced, with_closing
from provenance.graph import Node
from provenance.reading import iter_all


@given(articles())
def test_an_article_comes_back_from_the_shelf_as_it_was(article):
    assert article.sources_by_id  # computed values are no part of it
    with Shelf() as shelf:
        shelf.put(article)
        shelf.put(evolve(article, id="another"))
        assert [one.id for one in shelf] == [article.id, "another"]
        assert next(iter(shelf)) == article
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301


@given(webs())
def test_every_article_has_the_chains_of_the_whole(several):
    whole = provenance.trace(several)
    found = list(traced(iter(several)))
    assert [article for article, _ in found] == several
    for article, graph in found:
        for statement in article.statements:
            node = Node(article.id, statement.id)
            assert list(map(str, graph.chains(node))) == list(map(str, whole.chains(node)))


def test_articles_that_refer_to_no_other_are_passed_on_before_the_next_is_read():
    article = next(iter(traced(_endless())))[0]
    assert article.id == "a0"


def _endless():
    for number in range(10**9):
        yield provenance.loads(f"article: {{id: a{number}, title: T, outlet: o, text: Words.}}")


def test_what_can_be_read_comes_before_the_error():
    refers = provenance.loads(
        "{article: {id: a, title: T, outlet: o, text: Words.}, statements: [{quote: Words, attributed_to: "
        "{source: p, rests_on: 'b#s1'}}], sources: {p: P}}"
    )

    def failing():
        yield refers
        yield evolve(refers, id="c")
        raise InvalidError([Problem("something else")])

    found = traced(failing())
    assert [next(found)[0].id, next(found)[0].id] == ["a", "c"]
    with pytest.raises(InvalidError, match="something else"):
        next(found)


@given(webs())
def test_citations_of_articles_in_circles_agree_with_a_count_over_every_chain(several):
    graph = provenance.trace(several)
    counts: dict[str, list[int]] = {}
    for article in several:
        for statement in article.statements:
            if not statement.attributed_to:
                continue
            chains = list(graph.chains(Node(article.id, statement.id)))
            origins = {source.id for chain in chains for source in chain.origin}
            relays = {source.id for chain in chains for source in chain.relays}
            for id_ in origins | relays:
                count = counts.setdefault(id_, [0, 0, 0])
                count[0] += 1
                count[1] += id_ in origins
                count[2] += id_ in relays
    found = {one.source.id: [one.statements, one.as_origin, one.as_relay] for one in citations(several).sources}
    assert found == counts


@given(corpora())
def test_who_is_cited_is_found_for_all_statements_as_for_each(several):
    graph = provenance.trace(several)
    for node, origins, relays in graph.cited():
        assert {source.id for source in origins} == {source.id for source in graph.origins(node)}
        assert {source.id for source in relays} == {source.id for source in graph.relays(node)}


# Closing circles


@given(webs())
def test_without_the_closing_references_nothing_is_circular_and_none_of_them_is_taken_away_in_vain(several):
    def rests_on(kept):
        return {
            (article.id, statement.id): {
                tuple(article.referred(id_))
                for link in statement.attributions()
                for id_ in link.rests_on
                if kept(article.id, statement.id, article.referred(id_))
            }
            for article in several
            for statement in article.statements
        }

    def reaches(edges, start, goal):
        seen, waiting = set(), [start]
        while waiting:
            for there in edges.get(waiting.pop(), ()):
                if there == goal:
                    return True
                if there not in seen:
                    seen.add(there)
                    waiting.append(there)
        return False

    closing = {article.id: found for article, found in with_closing(iter(several))}
    everything = rests_on(lambda *_: True)
    opened = rests_on(lambda article, statement, there: (statement, there) not in closing[article])
    assert not any(reaches(opened, place, place) for place in opened)
    for article, found in closing.items():
        for statement, there in found:
            assert there.article != article
            assert reaches(everything, tuple(there), (article, statement))


@given(webs())
def test_what_closes_a_circle_does_not_depend_on_the_order_of_the_articles(several):
    there = {article.id: found for article, found in with_closing(several)}
    back = {article.id: found for article, found in with_closing(several[::-1])}
    assert there == back


def resting(id_: str, published: str, other: str) -> provenance.Article:
    """An article whose one statement rests on that of another."""
    return provenance.loads(
        f"article: {{id: {id_}, title: T, outlet: {id_}, published: {published}, text: Words.}}\n"
        f"sources: {{{other}: O}}\n"
        f"statements: [{{quote: Words, attributed_to: {{source: {other}, rests_on: '{other}#s1'}}}}]"
    )


@pytest.mark.parametrize(
    ("a", "b", "closes"),
    [
        ("2024-03-01", "2024-03-02", "a"),
        ("2024-03-02", "2024-03-01", "b"),
        ("2024-03-01T10:00:00Z", "2024-03-01T11:30:00+02:00", "b"),
        ("2024-03-05", "2024-03", "b"),  # March may begin before its fifth day does
        ("2024-03-01", "2024-03-01", "a"),
        ("null", "2024-03-01", "b"),  # what has no date comes last
    ],
)
def test_the_reference_to_what_was_published_later_closes_the_circle(a, b, closes):
    closing = {one.id: found for one, found in with_closing([resting("a", a, "b"), resting("b", b, "a")])}
    other = {"a": "b", "b": "a"}[closes]
    assert closing == {closes: {("s1", (other, "s1"))}, other: frozenset()}


def test_a_reader_of_many_files_is_told_of_each_before_it_is_read(tmp_path):
    for name in ("b.yaml", "a.yaml", "notes.json", ".hidden.yaml", "c.txt"):
        article = f"article: {{id: {name[0]}, title: T, outlet: o, text: x}}\nsources: {{o: {{name: O}}}}\n"
        (tmp_path / name).write_text("{}" if name == "notes.json" else article)
    begun: list[str] = []
    articles = iter_all(tmp_path, begun=lambda path: begun.append(path.name))
    assert (next(articles).id, begun) == ("a", ["a.yaml"])
    assert [article.id for article in articles] == ["b"]
    assert begun == ["a.yaml", "b.yaml", "notes.json"]
