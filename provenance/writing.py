"""Writing articles to article files, in YAML or JSON.

What is written is a function of the articles alone: equal articles give the same bytes. Reading it gives them back:
``loads(to_yaml(article)) == article``.

May import: errors, model and what it imports, writing_data, writing_onto, writing_yaml.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from provenance.errors import WritingError
from provenance.model import Article
from provenance.writing_data import SCHEMA_VERSION, to_data
from provenance.writing_yaml import yaml_lines

__all__ = ["to_data", "to_json", "to_yaml"]


def to_json(articles: Article | Iterable[Article]) -> str:
    """One article as the JSON of an article file; several as ``{"schema_version": 1, "articles": […]}``."""
    if isinstance(articles, Article):
        data = to_data(articles)
    else:
        data = {"schema_version": SCHEMA_VERSION, "articles": [_entry(article) for article in articles]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_yaml(articles: Article | Iterable[Article]) -> str:
    """One article as the YAML of an article file; several as a stream of documents."""
    several = [articles] if isinstance(articles, Article) else list(articles)
    documents = ["\n".join(yaml_lines(to_data(article))) + "\n" for article in several]
    return "---\n".join(documents)
