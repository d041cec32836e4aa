"""Writing articles to article files, in YAML or JSON.

What is written is a function of the articles alone: equal articles give the same bytes. Reading it gives them back:
``loads(to_yaml(article)) == article``.

May import: errors, model and what it imports, writing.data, writing.onto, writing.yaml_text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from provenance.errors import WritingError
from provenance.model import Article
from provenance.writing.data import SCHEMA_VERSION, to_data
from provenance.writing.onto import written_onto
from provenance.writing.yaml_text import yaml_lines

__all__ = ["to_data", "to_json", "to_yaml"]


def to_json(articles: Article | Iterable[Article]) -> str:
    """One article as the JSON of an article file; several as ``{"schema_version": 1, "articles": […]}``."""
    if isinstance(articles, Article):
        data = to_data(articles)
    else:
        entries = [to_data(article) for article in articles]
        for entry in entries:
            del entry["schema_version"]
        data = {"schema_version": SCHEMA_VERSION, "articles": entries}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_yaml(
    articles: Article | Iterable[Article],
    *,
    onto: str | None = None,
    folder: Path | None = None,
    keep_text_file: bool = False,
) -> str:
    """One article as the YAML of an article file; several as a stream of documents.

    Args:
        articles: what is written.
        onto: the article file that a person wrote, in YAML: comments, order and short forms stay in every part that
            still reads to the same value. When it is written in a way that cannot be edited by lines (in JSON, with
            aliases), it is written anew without them.
        folder: where the `text_file` of that file is looked for; the current folder when None.
        keep_text_file: whether a `text_file` named there stays when the text has not changed; otherwise the text is
            written into the file, so that it stands on its own.

    Raises:
        UnreadableError, InvalidError: when `onto` does not read to one article.
        WritingError: when several articles shall be written onto the file of one.
    """
    several = [articles] if isinstance(articles, Article) else list(articles)
    if onto is not None:
        if len(several) != 1:
            raise WritingError(f"{len(several)} articles cannot be written onto an article file of one")
        edited = written_onto(several[0], onto, folder, keep_text_file=keep_text_file)
        if edited is not None:
            return edited
    documents = ["\n".join(yaml_lines(to_data(article))) + "\n" for article in several]
    return "---\n".join(documents)
