"""Article files to articles: text → nodes with places → fields → statements → words anchored in the text.

`files` is the way in; the other modules are its steps.
"""

from provenance.reading.files import (
    LocatedArticle,
    iter_all,
    load,
    load_all,
    load_located,
    loads,
    nodes_of,
    read_articles,
    read_located,
)

__all__ = [
    "LocatedArticle",
    "iter_all",
    "load",
    "load_all",
    "load_located",
    "loads",
    "nodes_of",
    "read_articles",
    "read_located",
]
