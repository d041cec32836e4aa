"""A new draft written into the article file that a person has worked on.

New drafted statements replace the old drafted ones; everything else stays as it was written, with its comments, order
and short forms. What no longer fits the text is set aside: told, and kept at the end of the file as a comment.

May import: errors, model and what the model imports; reading, writing; kept, joining and preparing beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

from provenance.drafting.redrafting.joining import Place, joined, place_of
from provenance.drafting.redrafting.kept import Kept, kept_of
from provenance.drafting.redrafting.preparing import prepared_file
from provenance.errors import InputError, InvalidError, Problem
from provenance.model import Article
from provenance.reading import LocatedArticle, loads, read_located
from provenance.writing import to_yaml
from provenance.writing.edits import CannotEditError
from provenance.writing.onto import written_onto

__all__ = ["Merged", "merged", "read_for_merging"]

_SET_ASIDE = "# Set aside when the article was drafted again: these words are not in its text any more."


@frozen
class Merged:
    """An article file with a new draft in it.

    Attributes:
        text: of the file, in YAML.
        article: what it reads to.
        proposed: ids of the drafted statements that were put in.
        problems: what a person wrote and what no longer fits the text, with its place in the old file.
        remarks: sentences about what else a person may want to know.
    """

    text: str
    article: Article
    proposed: tuple[str, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...]


def read_for_merging(data: bytes, file: str, folder: Path) -> LocatedArticle:
    """The one article of a file; words that are not in its text are no problem yet.

    Raises:
        UnreadableError, InvalidError: when it cannot be read, or is not one article in a file of its own.
    """
    found = read_located(data, file, folder)
    if len(found) != 1 or found[0].node not in found[0].roots:
        message = f"a draft is merged into the file of one article; this one has {len(found)}"
        raise InvalidError([Problem(message, file, code="several-articles")])
    return found[0]


def merged(located: LocatedArticle, draft: Article, folder: Path) -> Merged:
    """A draft merged into the file of an article.

    Args:
        located: the file, from ``read_for_merging``.
        draft: of the text as it is now.
        folder: of the file.
    """
    kept = kept_of(located, draft.text)
    base = _base(located.article, draft, kept)
    before: dict[Place, list[str]] = {}
    for entry in kept.entries:
        if not entry.mine and entry.value is not None:
            before.setdefault(place_of(entry.value.content), []).append(entry.id)
    new = joined(base, draft, before, _speakers(kept), (entry.id for entry in kept.entries if entry.mine))
    article = evolve(base, sources=(*base.sources, *new.sources), statements=(*base.statements, *new.statements))
    if any(statement.drafted for statement in article.statements):
        article = evolve(article, drafted_by=draft.drafted_by)
    remarks = list(_remarks(located.article, article, new.left_out))
    text = _written(located, article, kept, folder)
    if text is None:
        text = to_yaml(article)
        if "#" in located.source.text:
            remarks.append("the file is not written line by line, so it was written anew; comments in it are lost")
    aside = [problem for entry in kept.entries if entry.mine for problem in entry.problems]
    return Merged(text, article, tuple(one.id for one in new.statements), (*aside, *kept.problems), tuple(remarks))


def _base(article: Article, draft: Article, kept: Kept) -> Article:
    retrieval = article.retrieval
    if retrieval is not None and article.text != draft.text and retrieval.text_sha256 is not None:
        retrieval = evolve(retrieval, text_sha256=None)  # it is of the text as it was extracted
    return evolve(
        article,
        text=draft.text,
        statements=kept.statements,
        without_statement=kept.without_statement,
        retrieval=None if retrieval is None or retrieval.is_empty else retrieval,
    )


def _speakers(kept: Kept) -> dict[Place, str]:
    """For the places of mentions, whom the file says they mean, be it a person's word or an older draft's."""
    values = [entry.value for entry in kept.entries if entry.value is not None]
    links = [link for value in values for link in value.attributions() if link.mentions and len(link.sources) == 1]
    return {place_of(link.mentions): link.sources[0] for link in links}


def _remarks(old: Article, new: Article, left_out: Sequence[str]) -> Iterator[str]:
    if old.retrieval is not None and old.retrieval != new.retrieval:
        yield "the text is not the one that was extracted any more; its digest (text_sha256) is left out"
    cited = {id_ for one in new.statements for link in one.attributions() for id_ in link.sources}
    were = {id_ for one in old.statements for link in one.attributions() for id_ in link.sources}
    if unused := sorted(were & new.sources_by_id.keys() - cited):
        yield f"cited by nobody any more, and kept: {', '.join(unused)}"
    if left_out:
        yield f"{len(left_out)} not proposed, because a source of the file would be cited below itself"


def _written(located: LocatedArticle, article: Article, kept: Kept, folder: Path) -> str | None:
    """The file with the article in it; None when it cannot be edited by lines."""
    if _reads_to(located.source.text, article, folder):
        return located.source.text
    try:
        prepared = prepared_file(located, article, kept)
        edited = written_onto(article, prepared, folder, keep_text_file=True)
    except (CannotEditError, InputError):
        return None
    return edited and edited + "".join(_aside(located.source.text, kept))


def _reads_to(text: str, article: Article, folder: Path) -> bool:
    """Whether a file reads to just this article."""
    try:
        return loads(text, folder=folder) == article
    except InputError:
        return False


def _aside(text: str, kept: Kept) -> Iterator[str]:
    """Comment lines with the statements of a person that are not in the text any more."""
    lost = [entry for entry in kept.entries if entry.mine and entry.value is None]
    if lost:
        yield f"{_SET_ASIDE}\n"
    for entry in lost:
        begin = text.rfind("\n", 0, entry.node.start) + 1
        end = text.find("\n", max(entry.node.end - 1, begin))
        for line in text[begin : end if end >= 0 else len(text)].rstrip().split("\n"):
            yield f"# {line}".rstrip() + "\n"
