"""``provenance draft``: from raw text to a proposed article, for a person to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import options

if TYPE_CHECKING:
    from provenance.dates import Date

    from .drafting import Known, Wanted

__all__ = ["command"]


@click.command("draft", short_help="Propose the statements and chains of a raw text.")
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--language",
    metavar="TAG",
    help="The language of the texts, such as id or en-GB.  [default: guessed from the words]",
)
@click.option("--outlet", metavar="NAME", help="Who published them.")
@click.option("--published", metavar="DATE", help="When: 2023-11-01, 2023-09 or 2023.")
@click.option("--title", metavar="WORDS", help="The headline, of one text.")
@options.format_of("yaml", "json", "jsonl")
@click.option("--cited-only", is_flag=True, help="Leave out what the outlet says in its own voice.")
@click.option("--explain", is_flag=True, help="Print why each link stands there, instead of the article.")
@click.option(
    "--merge",
    metavar="ARTICLE",
    type=click.Path(),
    help="Draft again into this article file, and keep everything that a person wrote in it.",
)
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to draft with."
)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(allow_dash=True),
    help="The file to write; of yaml also a folder, for a file an article.  [default: stdout]",
)
@options.colour
def command(  # noqa: PLR0913, PLR0917  # its options
    texts: tuple[str, ...],
    language: str | None,
    outlet: str | None,
    published: str | None,
    title: str | None,
    form: str,
    cited_only: bool,  # noqa: FBT001  # click calls it by name
    explain: bool,  # noqa: FBT001  # click calls it by name
    merge: str | None,
    jobs: int,
    output: str | None,
    color: str,
) -> int:
    """Propose the statements of raw texts, each with its chain of attribution; a person confirms them.

    \b
      provenance draft article.txt --outlet NEWSLIVE -o article.yaml
      provenance draft article.txt | provenance chains -
      provenance draft article.txt --explain
      provenance draft article.txt --merge article.yaml -o article.yaml
      provenance draft archive.jsonl --format jsonl --jobs 4 > drafts.jsonl

    TEXT is a file with the text of one article, JSON Lines of {"id": …, "text": …} (title, outlet, published, language
    and url are taken when they are there), a folder (for the .txt and .jsonl files in it and below it), or - for
    standard input. Rules and word lists propose, no model.

    Every statement is marked drafted: true and every link with the rule that proposed it; to confirm a statement, take
    out drafted and rule. yaml are article files, of several texts a stream of them; json and jsonl are described by
    chains.schema.json, jsonl has one article a line.

    --merge keeps what a person wrote: nothing is proposed where a statement or a passage without one stands already
    (what is only deleted is proposed again; put it under without_statement), and what no longer fits the text is told,
    and kept at the end of the file as a comment. Exit status: 0 fine; 1 something was not drafted or no longer fits; 2
    wrong usage, or something cannot be read or written.
    """  # noqa: D301  # click's mark for lines to leave alone
    from .drafting import Known, Wanted

    if texts.count("-") > 1:
        raise click.UsageError("standard input can be read once: - stands twice among the texts.")
    for option, words in (("--outlet", outlet), ("--title", title)):
        if words is not None and (not words.strip() or any(not char.isprintable() for char in words)):
            raise click.UsageError(f"{option} is a line of words, without marks that do not show.")
    known = Known(language, outlet, title, _date(published), own_voice=not cited_only)
    page = options.page_for(color) if explain else None
    wanted = Wanted(None if explain and output is None else form, page)
    if merge is not None:
        from .merging import merge_into

        if outlet or published or title:
            raise click.UsageError("--outlet, --published and --title stand in the file that --merge names.")
        if len(texts) > 1 or jobs > 1:
            raise click.UsageError("--merge takes one text.")
        return merge_into(merge, texts[0], known, wanted, output)
    return _several(texts, known, wanted, output, jobs)


def _date(words: str | None) -> Date | None:
    from provenance.dates import Date
    from provenance.errors import ModelError

    try:
        return None if words is None else Date(words)
    except ModelError as error:
        raise click.UsageError(f"--published: {'; '.join(fault.message for fault in error.faults)}") from None


def _several(texts: tuple[str, ...], known: Known, wanted: Wanted, output: str | None, jobs: int) -> int:
    from provenance.errors import InvalidError, UnreadableError

    from .drafting import drafted
    from .drafts import Told, refuse_losing, written
    from .progress import Progress
    from .texts import files_of, raw_texts

    if known.language is not None:
        from provenance.drafting.pack import load

        load(known.language)  # told once, and not of each text
    files, problems = files_of(texts)
    if known.title is not None and (len(files) > 1 or any(name.endswith((".jsonl", ".ndjson")) for name in files)):
        raise click.UsageError("--title is of one text.")
    refuse_losing(output, files, wanted.form)
    told = Told(problems)
    with Progress(files, wanted=True) as bar:
        found = told.passed(drafted(raw_texts(files, bar), known, wanted, jobs), bar)
        written(found, wanted, output, told)
    told.languages_guessed()
    if told.problems:
        unreadable = any(problem.code in _UNREADABLE for problem in told.problems)
        raise (UnreadableError if unreadable else InvalidError)(told.problems)
    return 0


_UNREADABLE = frozenset(
    {"no-such-file", "unreadable", "not-utf-8", "bad-character", "not-a-text", "empty", "not-json", "duplicate-key"}
)
