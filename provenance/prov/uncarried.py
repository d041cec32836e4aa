"""Where in an article stands what XML 1.0 cannot carry, in the words of the article.

May import: model and what the model imports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from attrs import AttrsInstance, fields, has

from provenance.model import Article

__all__ = ["uncarried"]

_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 (fifth edition), §2.2


def uncarried(article: Article) -> Iterator[str]:
    """A sentence for each value that cannot be carried: the article, the way to the value, the first such character.

    Words of the text that are wrong in the text are told of the text alone.
    """
    for way, value in _strings(article, ()):
        found = _NO_CHARACTER.search(value)
        if found is not None and not (way[-1] in {"exact", "prefix", "suffix"} and _NO_CHARACTER.search(article.text)):
            where = ", ".join((f"article {article.id!r}", *way))
            character = f"U+{ord(found[0]):04X} at position {found.start()}, counted from 0,"
            yield f"{where}: {character} is no character of XML 1.0; take it out"


def _strings(value: object, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield way, value
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            id_ = getattr(item, "id", None)
            yield from _strings(item, (*way[:-1], f"{way[-1]} {position + 1 if id_ is None else repr(id_)}"))
    elif has(type(value)):
        for field in fields(cast("type[AttrsInstance]", type(value))):
            yield from _strings(getattr(value, field.name), (*way, field.name.removeprefix("_").replace("_", " ")))
