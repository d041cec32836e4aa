"""Drafting again into the article file that a person has worked on.

May import: siblings, provenance.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from provenance.drafting.texts import NoText, RawText
from provenance.errors import InvalidError

from .drafting import Known, Wanted, draft_of, shown
from .inputs import opened
from .outputs import encoded, print_pieces, whole

if TYPE_CHECKING:
    from provenance.drafting import Draft
    from provenance.model import Article

__all__ = ["merge_into"]


def merge_into(merge: str, text: str, known: Known, wanted: Wanted, output: str | None) -> int:
    """Draft a text, put the draft into an article file, and write that; gives the exit status."""
    from provenance.drafting.redrafting.merging import merged, read_for_merging

    from .drafts import has_persons_work
    from .exporting import refuse_inputs
    from .failures import complain

    in_place = output is not None and output != "-" and Path(output).exists() and Path(output).samefile(merge)
    refuse_inputs(output, [text])
    if output is not None and not in_place and wanted.form == "yaml" and has_persons_work(Path(output)):
        raise click.UsageError(f"{output} holds what a person wrote, and is not the file that --merge names.")
    with opened(merge) as file:
        located = read_for_merging(file.read(), merge, Path(merge).parent)
    old = located.article
    draft = draft_of(_text(text, old.id), _known(old, known))
    result = merged(located, draft.article, Path(merge).parent)
    there = {statement.id for statement in draft.article.statements}
    told = _explained(draft, result.article) if there else draft
    made = shown(told, Wanted(None if wanted.form == "yaml" else wanted.form, wanted.page))
    if wanted.form is not None:
        from provenance.exchange.chains_json import in_one_object

        pieces = {"yaml": [result.text], "json": in_one_object([made.piece])}.get(wanted.form, [made.piece])
        with whole(output) as target:
            for piece in pieces:
                target.write(encoded(piece))
    if wanted.page is not None:
        print_pieces([made.explanation], for_readers=True)
    if draft.language_guessed:
        complain(f"provenance: {old.id}: the language was guessed: {draft.language}; --language says it")
    for remark in result.remarks:
        complain(f"provenance: {merge}: {remark}")
    for problem in result.problems:
        complain(str(problem if problem.file else evolve(problem, file=merge)))
    return int(bool(result.problems))


def _text(name: str, id_: str) -> RawText:
    from .progress import Progress
    from .texts import files_of, raw_texts

    files, problems = files_of([name])
    if problems or len(files) != 1:
        raise click.UsageError(f"--merge takes one text; {name} is not one.")
    found = list(raw_texts(files, Progress((), wanted=False)))
    if len(found) != 1:
        raise click.UsageError(f"--merge takes one text; {name} has {len(found)}.")
    (text,) = found
    if isinstance(text, NoText):
        raise InvalidError(text.problems)
    return evolve(text, id=id_)


def _known(article: Article, known: Known) -> Known:
    """What the file says of the article; its language, unless another is asked for or none has a pack."""
    from provenance.drafting.pack import pack_name

    language = known.language
    if language is None and article.language is not None and pack_name(article.language) is not None:
        language = article.language
    outlet = article.sources_by_id[article.outlet].name
    return Known(language, outlet, article.title, article.published, known.own_voice)


def _explained(draft: Draft, article: Article) -> Draft:
    """The draft as it came into the article: why what was put in stands there, and its other chains."""
    places = {statement.content: statement.id for statement in article.statements if statement.drafted}
    ids = {one.id: places[one.content] for one in draft.article.statements if one.content in places}
    by_name = {source.name: source.id for source in article.sources}
    names = {one.id: by_name[one.name] for one in draft.article.sources if one.name in by_name}
    return evolve(
        draft,
        article=article,
        explanations=tuple(
            evolve(each, statement=ids[each.statement]) for each in draft.explanations if each.statement in ids
        ),
        alternatives=tuple(
            evolve(each, statement=ids[each.statement], sources=tuple(names[id_] for id_ in each.sources))
            for each in draft.alternatives
            if each.statement in ids and names.keys() >= {*each.sources}
        ),
    )
