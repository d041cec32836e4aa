"""Articles as Markdown (CommonMark) for people: each statement as a quotation, its links nested below it.

Every character that means something to Markdown is escaped, and so is HTML; only addresses of the web become links.

May import: model and what the model imports; exchange.visible, outgoing.addresses, outgoing.loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from provenance.exchange.columns import flowing
from provenance.exchange.outgoing.addresses import is_web_address
from provenance.exchange.outgoing.loss import Carried, Table
from provenance.exchange.visible import visible
from provenance.model import Article, Attribution, Claim, Source, Statement
from provenance.spans import Passage, words_of
from provenance.terms import Basis, Certainty, Voice

__all__ = ["CARRIED", "markdown"]

_PASSAGES = (
    *("statement.content", "statement.cues", "statement.hedges"),
    *("attribution.cues", "attribution.mentions", "attribution.hedges", "without_statement.content"),
)
_ONE_LINE = Carried("the words on one line", lambda words: visible(flowing(words)) == words)

CARRIED: Table = {
    **dict.fromkeys(f"article.{name}" for name in ("published", "language", "sources", "claims", "statements")),
    **dict.fromkeys(("article.id", "article.title", "article.outlet", "article.url"), _ONE_LINE),
    "article.without_statement": None,
    **dict.fromkeys(("source.id", "source.name", "source.role"), _ONE_LINE),
    **dict.fromkeys(f"source.{name}" for name in ("kind", "aliases", "acts_for", "interests", "owned_by")),
    **dict.fromkeys(("claim.id", "claim.text"), _ONE_LINE),
    "claim.about": None,
    **dict.fromkeys(f"statement.{name}" for name in ("attributed_to", "claim", "contradicts", "about")),
    **dict.fromkeys(("statement.certainty", "statement.voice", "statement.drafted")),
    "statement.id": _ONE_LINE,
    **dict.fromkeys(f"attribution.{name}" for name in ("sources", "basis", "certainty", "quotation", "said")),
    **dict.fromkeys(("attribution.attributed_to", "attribution.rests_on")),
    "attribution.place": _ONE_LINE,
    "without_statement.reason": _ONE_LINE,
    **dict.fromkeys(_PASSAGES),
    **dict.fromkeys((f"{passage}.exact" for passage in _PASSAGES), _ONE_LINE),
    "statement.content.start": Carried("the paragraph"),
}

# Of the ASCII punctuation that a backslash may escape (CommonMark §2.4), what means something anywhere in a line, and
# what does at its beginning.
_ANYWHERE = re.compile(r"([\\`*_\[\]<>#!|~&])")
_AT_FIRST = re.compile(r"(\d*)([-+=.)])")


def markdown(articles: Iterable[Article]) -> Iterator[str]:
    """The articles one after another, a rule between them."""
    for number, article in enumerate(articles):
        yield "\n---\n\n" if number else ""
        yield "\n".join(_lines(article)) + "\n"


def _lines(article: Article) -> Iterator[str]:
    yield f"# {_words(article.title)}"
    yield ""
    known = [f"`{one}`" for one in (article.published, article.language) if one]
    yield " · ".join((_code(article.id), _named(article, article.outlet), *known, *_address(article.url)))
    for statement in article.statements:
        yield from _statement(article, statement)
    if article.without_statement:
        yield from ("", "## Without a statement", "")
        for passage in article.without_statement:
            reason = f" – {_words(passage.reason)}" if passage.reason is not None else ""
            yield f"- “{_passage(passage.content)}”{reason}"
    if article.claims:
        yield from ("", "## Claims", "")
        yield from (_claim(claim) for claim in article.claims)
    yield from ("", "## Sources", "")
    yield from (_source(source) for source in article.sources)


def _statement(article: Article, statement: Statement) -> Iterator[str]:
    yield from ("", f"## {_words(statement.id)} · {_words(article.place(statement.start))}", "")
    yield f"> {_passage(statement.content)}"
    yield ""
    said = [
        *(["proposed by a program, and looked at by nobody"] if statement.drafted else []),
        *([f"claim {_code(statement.claim)}"] if statement.claim is not None else []),
        *_listed("contradicts", statement.contradicts),
        *_listed("about", statement.about),
    ]
    voice = "opinion" if statement.voice is Voice.OPINION else ""
    if said:
        yield from (", ".join(said), "")
    yield _item(0, _named(article, article.outlet), [*_signs(statement), voice])
    waiting: list[tuple[int, Attribution]] = [(1, link) for link in reversed(statement.attributed_to)]
    while waiting:
        depth, link = waiting.pop()
        yield _item(depth, "← " + _speakers(article, link), _of_link(link))
        waiting.extend((depth + 1, further) for further in reversed(link.attributed_to))


def _item(depth: int, who: str, what: Sequence[str]) -> str:
    return f"{'  ' * depth}- {', '.join([who, *filter(None, what)])}"


def _speakers(article: Article, link: Attribution) -> str:
    names = " and ".join(_named(article, id_) for id_ in link.sources)
    names += " (jointly)" if len(link.sources) > 1 else ""
    return f"[{names}]" if link.basis is Basis.ELIDED else names


def _named(article: Article, id_: str) -> str:
    """A source by its name; with its id when another has the same name."""
    source = article.sources_by_id[id_]
    alike = sum(_words(other.name) == _words(source.name) for other in article.sources_by_id.values())
    return f"**{_words(source.name)}**" + (f" ({_code(id_)})" if alike > 1 else "")


def _signs(thing: Statement | Attribution) -> list[str]:
    """The words that signal something, those that lower the certainty, and the certainty."""
    return [
        f"“{_passage(thing.cues)}”" if thing.cues else "",
        f"hedged “{_passage(thing.hedges)}”" if thing.hedges else "",
        "" if thing.certainty is Certainty.UNSPECIFIED else thing.certainty.value,
    ]


def _of_link(link: Attribution) -> list[str]:
    return [
        *_signs(link),
        f"called “{_passage(link.mentions)}”" if link.mentions else "",
        link.quotation.value if link.quotation else "",
        f"said `{link.said}`" if link.said else "",
        f"in {_words(link.place)}" if link.place is not None else "",
        "" if link.basis is Basis.EXPLICIT else link.basis.value,
        *_listed("rests on", link.rests_on),
    ]


def _source(source: Source) -> str:
    about = [
        source.kind.value if source.kind else "",
        _words(source.role) if source.role is not None else "",
        *_listed("also called", source.aliases),
        *_listed("for", source.acts_for),
        *_listed("owned by", source.owned_by),
        *_listed("interests", source.interests),
    ]
    return f"- {', '.join([f'**{_words(source.name)}** {_code(source.id)}', *filter(None, about)])}"


def _claim(claim: Claim) -> str:
    return f"- {', '.join([f'{_code(claim.id)}: {_words(claim.text)}', *_listed('about', claim.about)])}"


def _listed(label: str, ids: Sequence[str]) -> list[str]:
    return [f"{label} {' '.join(map(_code, ids))}"] if ids else []


def _passage(passage: Passage) -> str:
    return _words(words_of(passage))


def _words(text: str) -> str:
    """Running words on one line, without any sign that Markdown or HTML would act on."""
    line = _ANYWHERE.sub(r"\\\1", visible(flowing(text)))
    first = _AT_FIRST.match(line)
    return f"{first[1]}\\{line[first.start(2) :]}" if first else line


def _code(text: str) -> str:
    """Words as they are, between as many backticks as they need."""
    words = visible(flowing(text))
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    inside = f" {words} " if words.startswith("`") or words.endswith("`") or not words.strip(" ") else words
    return f"{fence}{inside}{fence}"


def _address(url: str | None) -> list[str]:
    if url is None:
        return []
    return [f"<{url}>" if is_web_address(url) else _code(url)]
