"""The formats that articles can be written in, by the name that users give, each with what it carries.

May import: graph, model and what they import; the other modules of outgoing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from provenance.errors import UnknownNameError
from provenance.exchange.outgoing import json_lines, links_csv, markdown, schema_org, web_annotation
from provenance.exchange.outgoing.loss import Loss, Losses, Table
from provenance.model import Article

__all__ = ["FORMATS", "Format", "losses", "written"]


@frozen
class Format:
    """A format to write articles in.

    Attributes:
        write: gives the text piece by piece; pieces come as articles are taken, where the format allows.
        carried: which fields arrive.
        only_used: whether what no statement needs is left out (see Losses).
    """

    write: Callable[[Iterable[Article]], Iterator[str]]
    carried: Table
    only_used: bool = False

    def losses(self) -> Losses:
        """Something to count what is lost of articles with."""
        return Losses(self.carried, only_used=self.only_used)


def _schema_org(articles: Iterable[Article]) -> Iterator[str]:
    yield schema_org.schema_org(articles)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "schema-org": Format(_schema_org, schema_org.CARRIED),
        "web-annotation": Format(web_annotation.web_annotation, web_annotation.CARRIED),
        "csv": Format(links_csv.links_csv, links_csv.CARRIED, only_used=True),
        "jsonl": Format(json_lines.json_lines, json_lines.CARRIED),
        "markdown": Format(markdown.markdown, markdown.CARRIED),
    }
)


def written(articles: Iterable[Article], form: str) -> Iterator[str]:
    """The articles in one of FORMATS, piece by piece.

    Raises:
        UnknownNameError: when there is no such format; in schema-org, when two articles have the same id.
    """
    return _format(form).write(articles)


def losses(articles: Iterable[Article], form: str) -> tuple[Loss, ...]:
    """What one of FORMATS cannot carry of these articles, by field; nothing when all of it arrives.

    Raises:
        UnknownNameError: when there is no such format.
    """
    counted = _format(form).losses()
    for article in articles:
        counted.add(article)
    return counted.losses


def _format(form: str) -> Format:
    if form not in FORMATS:
        message = f"there is no format {form!r}; there are {', '.join(FORMATS)}"
        raise UnknownNameError(message)
    return FORMATS[form]
