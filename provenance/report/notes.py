"""The note beside the text on a statement: where it comes from, in which words, how firmly.

May import: siblings in report; exchange, graph, model and what they import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.drawing.markup import Content, Markup, element, joined
from provenance.exchange.chains_words import circumstances, rest_line
from provenance.exchange.selection import Selection
from provenance.graph import Chain, Link
from provenance.graph.chains import BACK, CUT
from provenance.model import Statement
from provenance.report.material import Material, Standing
from provenance.report.words import link, name, quote
from provenance.spans import Passage
from provenance.terms import Basis

__all__ = ["chain_line", "note", "statement_link"]


def note(material: Material, selection: Selection, statement: Statement) -> Markup:
    """The note on one statement."""
    key = (selection.article.id, statement.id)
    anchor, standing = material.anchors[key], material.standing[key]
    listing = selection.chains(statement, material.limits.chains)
    told: set[int] = set()
    parts: list[Content] = [_head(material, selection, statement, standing)]
    for chain in listing.chains:
        fresh = [one for one in chain if id(one) not in told]
        told.update(map(id, fresh))
        parts += [chain_line(chain), _links(fresh, selection, statement)]
    if rest := rest_line(listing):
        parts.append(element("p", f"{rest}.", class_="left-out"))
    return element("li", *parts, id=f"n{anchor}", class_=f"note {standing.name.lower()}", data_s=anchor)


def _head(material: Material, selection: Selection, statement: Statement, standing: Standing) -> Markup:
    anchor = material.anchors[selection.article.id, statement.id]
    related: list[Content] = ["drafted by a program, not confirmed"] if statement.drafted else []
    if statement.claim is not None:
        related.append(["claim ", link(name(statement.claim), material.claim_anchor(statement.claim))])
    for what, ids in (
        ("about", statement.about),
        ("contradicts", statement.contradicts),
        ("contradicted by", selection.contradicted_by.get(statement.id, ())),
    ):
        if ids:
            related.append([f"{what} ", _row(statement_link(material, selection.article.id, id_) for id_ in ids)])
    return element(
        "p",
        element("a", name(statement.id), href=f"#m{anchor}", class_="id"),
        " ",
        element("span", standing.value, class_="standing"),
        [[element("span", " · ", class_="quiet"), each] for each in related],
        class_="note-head",
    )


def statement_link(material: Material, article: str, statement: str, *, several: bool = False) -> Markup:
    """The id of a statement, which leads to its note where it has one; with the article's id when there are several."""
    words = f"{article}#{statement}" if several else statement
    return link(name(words), material.anchor(article, statement))


def _row(parts: Iterable[Content]) -> Iterator[Content]:
    for number, part in enumerate(parts):
        yield ", " if number else None
        yield part


def chain_line(chain: Chain) -> Markup:
    """A chain from the outlet to the origin; whoever hears it hears words for the arrows."""
    arrow = joined(
        element("span", " ← ", class_="arrow", aria_hidden="true"), element("span", ", citing ", class_="heard")
    )
    names = [_speakers(one) for one in chain]
    if chain.is_cut:
        names.append(joined(element("bdi", CUT), element("span", " (and on; it is longer)", class_="heard")))
    if chain.back_to is not None:
        names.append(joined(element("span", BACK, aria_hidden="true"),
                            element("span", "and so back to ", class_="heard"), name(chain.back_to.name)))  # fmt: skip
    return element("p", [[arrow if number else None, each] for number, each in enumerate(names)], class_="chain")


def _speakers(one: Link) -> Content:
    """Who speaks; of several each name by itself, for they may be written in different directions."""
    if len(one.sources) == 1:
        return name(one.name)
    opened, closed = ("[", "]") if one.basis is Basis.ELIDED else ("", "")
    return joined(opened, *_row(name(source.name) for source in one.sources), " (jointly)", closed)


def _links(links: Iterable[Link], selection: Selection, statement: Statement) -> Markup | None:
    """What there is to say of each link, beyond who speaks."""
    rows = []
    for one in links:
        said: list[Content] = [*_words(one)]
        said += list(circumstances(one, selection, statement))
        if said:
            who = None if one.attribution is None else [_speakers(one), " "]
            rows.append(element("li", who, _separated(said)))
    return element("ul", rows, class_="links") if rows else None


def _separated(parts: Iterable[Content]) -> Iterator[Content]:
    for number, part in enumerate(parts):
        yield " · " if number else None
        yield element("bdi", part) if isinstance(part, str) and not isinstance(part, Markup) else part


def _words(one: Link) -> Iterator[Markup]:
    language = one.article.language
    cues, hedges = _passages(one)
    if cues:
        yield quote(one.cue or "", language)
    if hedges:
        yield joined("hedged ", quote(one.hedge or "", language))


def _passages(one: Link) -> tuple[Passage, Passage]:
    said = one.attribution
    return (said.cues, said.hedges) if said else (one.statement.cues, one.statement.hedges)
