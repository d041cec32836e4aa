"""The way from a text to a draft, step by step.

May import: model and what the model imports; the steps beside it.
"""

from __future__ import annotations

import re

from provenance.dates import Date
from provenance.drafting.drafted import Draft, Explanation
from provenance.drafting.pack import languages, load
from provenance.model import Article, Attribution, Source, Statement
from provenance.spans import Span
from provenance.terms import Certainty, Quotation, SourceKind

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
) -> Draft:
    """Propose statements, sources and chains of attribution for a text.

    Args:
        text: of one article, as it was published; a first line without a full stop is taken as its headline.
        id: of the article.
        language: name of a language pack; guessed from the text when None.
        outlet: the name of who published it; read from the text when None, where the text says so.
        title: the headline; read from the text when None.
        published: day of publication; gives dates without a year theirs.
        url: where it was published.

    Raises:
        UnknownNameError: when there is no pack for the language.
    """
    pack = load(language or languages()[0])
    words = pack["verbs"]["after_quotation"]["asserted"]
    pattern = re.compile(rf"[\"“]([^\"“”\n]+)[\"”] ({'|'.join(words)}) ((?:[A-Z]\w+ ?)+)")
    sources = {_OUTLET: Source(_OUTLET, outlet or _OUTLET, SourceKind.OUTLET)}
    statements, explanations = [], []
    for number, found in enumerate(pattern.finditer(text), 1):
        name = found[3].strip()
        source = Source("-".join(name.casefold().split()), name)
        sources[source.id] = source
        cue = Span.of(text, *found.span(2))
        link = Attribution(
            (source.id,),
            (cue,),
            (Span.of(text, found.start(3), found.start(3) + len(name)),),
            certainty=Certainty.ASSERTED,
            quotation=Quotation.DIRECT,
        )
        statements.append(Statement(f"s{number}", (Span.of(text, *found.span(1)),), (link,)))
        why = f"the cue {cue.exact!r} follows a quotation and {name!r} follows the cue"
        explanations.append(Explanation(f"s{number}", (0,), "quotation-then-cue", (cue,), why))
    article = Article(
        id,
        title or "",
        _OUTLET,
        text,
        published,
        pack["name"],
        url,
        tuple(sources.values()),
        statements=tuple(statements),
    )
    return Draft(article, pack["name"], language is None, tuple(explanations))
