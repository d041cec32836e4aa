"""The way from a text to a draft, step by step.

May import: version, model and what the model imports; the steps beside it.
"""

from __future__ import annotations

from provenance.dates import Date
from provenance.drafting.assembly import assembled
from provenance.drafting.drafted import Draft
from provenance.drafting.guessing import guessed
from provenance.drafting.pack import load
from provenance.drafting.reading_text import cited_only, read
from provenance.drafting.text.heading import headline, outlet_of
from provenance.drafting.text.tokens import tokens_of
from provenance.model import Article, Source
from provenance.terms import SourceKind
from provenance.version import __version__

__all__ = ["draft"]

_OUTLET = "outlet"


def draft(  # noqa: PLR0913  # what is known of an article beside its text
    text: str,
    *,
    id: str = "draft",  # noqa: A002  # the word of the model
    language: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: Date | None = None,
    url: str | None = None,
    own_voice: bool = True,
) -> Draft:
    """Propose statements, sources and chains of attribution for a text.

    Args:
        text: of one article, as it was published; a first line without a full stop is taken as its headline.
        id: of the article.
        language: BCP 47 tag of a language that has a pack; guessed from the text when None.
        outlet: the name of who published it; read from the dateline when None, where there is one that tells.
        title: the headline; read from the text when None.
        published: day of publication; gives dates without a year theirs.
        url: where it was published.
        own_voice: whether to propose what the outlet says itself, too; else that is told as left out.

    Raises:
        UnknownNameError: when there is no pack for the language.
    """
    pack = load(language or guessed(text))
    tokens = tokens_of(text, pack)
    found = read(tokens, pack)
    name = outlet or outlet_of(tokens, found.sentences, pack)
    publisher = Source(_OUTLET, name or _OUTLET, SourceKind.OUTLET)
    parts = assembled(tokens, pack, found if own_voice else cited_only(found), publisher, published)
    article = Article(
        id,
        title if title is not None else headline(tokens, found.sentences),
        publisher.id,
        text,
        published,
        language or pack.name,
        url,
        parts.sources,
        statements=parts.statements,
        drafted_by=_program(),
    )
    return Draft(article, pack.name, language is None, parts.explanations, parts.alternatives, parts.left_out)


def _program() -> str:
    """The name of this program with its version, as it stands in what it drafted."""
    return f"provenance-tracker {__version__}"
