"""What the presentations for readers say of an article, a statement and a link.

Every string given back can be shown on a terminal: it holds no newline and nothing invisible.

May import: graph, model and what they import; exchange.columns, exchange.selection, exchange.visible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.exchange.columns import flowing
from provenance.exchange.selection import MANY, Listing, Selection, missing_references
from provenance.exchange.visible import visible
from provenance.graph import Link
from provenance.model import Article, Statement
from provenance.spans import Passage
from provenance.terms import Basis, Certainty, SourceKind, Voice

__all__ = ["article_line", "circumstances", "details", "one_line", "place_of", "quoted", "relations", "rest_line"]

_MARKS = (("“", "”"), ("«", "»"), ("„", "“"), ("「", "」"), ('"', '"'))


def one_line(text: str) -> str:
    """Running words on one line."""
    return visible(flowing(text))


def quoted(text: str) -> str:
    """The words in quotation marks, unless they bring their own."""
    words = one_line(text)
    return words if any(words[:1] == left and words[-1:] == right for left, right in _MARKS) else f"“{words}”"


def article_line(article: Article) -> str:
    """Id, outlet and date."""
    outlet = article.sources_by_id[article.outlet].name
    return " · ".join(visible(str(part)) for part in (article.id, outlet, article.published) if part is not None)


def place_of(article: Article, statement: Statement) -> str:
    """Where the statement stands; nothing when its id says so already."""
    place = article.place(statement.start)
    return "" if place == statement.id else place


def relations(selection: Selection, statement: Statement) -> list[str]:
    """Whether a statement was only drafted, and what it has to do with claims and with other statements."""
    said = ["drafted"] if statement.drafted else []
    if statement.claim is not None:
        said.append(f"claim {visible(statement.claim)}")
    if statement.about:
        said.append(f"about {_ids(statement.about)}")
    if statement.contradicts:
        said.append(f"contradicts {_ids(statement.contradicts)}")
    if against := selection.contradicted_by.get(statement.id):
        said.append(f"contradicted by {_ids(against)}")
    return said


def _ids(ids: Iterable[str]) -> str:
    return ", ".join(map(visible, ids))


def details(link: Link, selection: Selection, statement: Statement) -> list[str]:
    """What there is to say of a link on a chain of a statement, beyond who speaks; may be nothing."""
    inside = link.article.id == selection.article.id
    words = _words(link, statement if inside else link.statement)
    return [*_voice(link, inside), *words, *circumstances(link, selection, statement)]


def circumstances(link: Link, selection: Selection, statement: Statement) -> list[str]:
    """How firmly a link is said, when and for whom, and where it stands: everything but its own words."""
    inside = link.article.id == selection.article.id
    said = list(_commitment(link))
    attribution = link.attribution
    if attribution is not None:
        when = f"{attribution.said}" if attribution.said is not None else ""
        where = f"in {one_line(attribution.place)}" if attribution.place else ""
        if when or where:
            said.append(" ".join(filter(None, ("said", when, where))))
        if attribution.basis is not Basis.EXPLICIT:
            said.append(attribution.basis.value)
        said.extend(_people(link))
        said.extend(_missing(link, selection))
    if not inside:
        said.append(f"as in {visible(link.article.id)}#{visible(link.statement.id)}")
    elif link.statement.id != statement.id:
        said.append(f"as in {visible(link.statement.id)}")
    return said


def _voice(link: Link, inside: bool) -> Iterator[str]:  # noqa: FBT001  # inside the article that is presented
    if link.attribution is None:
        if not link.statement.attributed_to:
            yield "own voice"
        if link.statement.voice is Voice.OPINION:
            yield "opinion"
        if not inside and link.article.published is not None:
            yield f"published {link.article.published}"


def _words(link: Link, statement: Statement) -> Iterator[str]:
    cues, hedges = (
        (link.attribution.cues, link.attribution.hedges)
        if link.attribution
        else (link.statement.cues, link.statement.hedges)
    )
    here = link.article.place(statement.start)
    if link.cue:
        yield quoted(link.cue) + _elsewhere(cues, link.article, here)
    if link.hedge:
        yield f"hedged {quoted(link.hedge)}" + _elsewhere(hedges, link.article, here)


def _elsewhere(passage: Passage, article: Article, here: str) -> str:
    place = article.place(passage[0].start)
    return "" if place == here else f" ({place})"


def _commitment(link: Link) -> Iterator[str]:
    if link.certainty is not Certainty.UNSPECIFIED:
        yield link.certainty.value
    if link.attribution is not None and link.attribution.quotation is not None:
        yield link.attribution.quotation.value


def _people(link: Link) -> Iterator[str]:
    """What the article says of the sources of an attribution."""
    known = link.article.sources_by_id
    sources = [known[id_] for id_ in link.attribution.sources] if link.attribution else []
    for source in sources:
        whose = f"{visible(source.name)} " if len(sources) > 1 else ""
        if source.kind is SourceKind.ANONYMOUS:
            yield f"{whose}anonymous"
        if source.acts_for:
            yield f"{whose}for {', '.join(visible(known[id_].name) for id_ in source.acts_for)}"
        if source.owned_by:
            yield f"{whose}owned by {', '.join(visible(known[id_].name) for id_ in source.owned_by)}"


def _missing(link: Link, selection: Selection) -> Iterator[str]:
    for reference in missing_references(link, selection):
        yield f"rests on {visible(reference)}, which is not given"


def rest_line(listing: Listing) -> str:
    """That there are more chains than are listed, when there are."""
    if not listing.left:
        return ""
    return f"… and {listing.left} more" if listing.count < MANY else "… and more than 10¹⁷ others"
