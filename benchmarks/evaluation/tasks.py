"""What is measured: each task drafts the texts of one set of data and gives the rows of the table."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from evaluation import chain_gold, chains, csui, pfsa, polnear, sentences, speed, triples
from evaluation.predictions import proposed_of, triples_of
from evaluation.resampling import Counts, measured, ratio, score_f1
from provenance.drafting import draft
from provenance.drafting.pack import languages

_WORDS = "harga beras di pasar itu sudah turun"  # for the ellipses that stand in sentences for words

__all__ = ["SETS", "Row", "rows_of_data", "rows_of_own_gold"]


@frozen
class Row:
    """One line of the table.

    Attributes:
        test: which data.
        measure: of what.
        value: with its interval, as it is printed.
        of: on how many things.
    """

    test: str
    measure: str
    value: str
    of: str


def rows_of_data(folder: Path, only: str | None = None) -> Iterator[Row]:
    """What can be measured on the data in a folder; what is not there, or in no language with a pack, is left out.

    Args:
        folder: with the data.
        only: the name of one of ``SETS``; all when None.
    """
    root = folder / "gold" if (folder / "gold").is_dir() else folder
    for name, rows in SETS.items():
        if only in (None, name):
            yield from rows(root)


def _all_polnear(root: Path) -> Iterator[Row]:
    for part in ("train", "dev", "test"):
        if "en" in languages() and (root / "en-polnear" / part / "text").is_dir():
            yield from _polnear(root / "en-polnear" / part, f"PolNeAR {part}")


def _all_pfsa(root: Path) -> Iterator[Row]:
    for file in sorted((root / "id-pfsa").glob("*.jsonl")):
        yield from _pfsa(file, f"PFSA-ID {file.stem}")


def _all_csui(root: Path) -> Iterator[Row]:
    if (root / "id-csui").is_dir():
        yield from _csui(root / "id-csui", "UD-CSUI")


def _all_chains(root: Path) -> Iterator[Row]:
    for file in sorted((root / "chains").glob("id-articles*.jsonl")):
        yield from _chains(list(chain_gold.articles_of_lines(file)), file.stem)
    yield from _single(root)


def rows_of_own_gold(folder: Path, parts: Sequence[str]) -> Iterator[Row]:
    """What the project's own articles say, by language."""
    articles = list(chain_gold.own_articles(folder, parts))
    for language, name in (("id", "Indonesian"), ("en", "English")):
        some = [each for each in articles if each.language == language]
        if some and language in languages():
            yield from _chains(some, f"own gold, {', '.join(parts)}, {name}")


def _row(test: str, measure: str, documents: Sequence[Counts], how: Callable[[Counts], float | None], of: str) -> Row:
    found = measured(documents, how, of)
    return Row(test, measure, str(found), str(found.of or ""))


def _polnear(folder: Path, test: str) -> Iterator[Row]:
    documents = [
        triples.counts_of(each.text, each.attributions, triples_of(draft(each.text, language="en"), outermost=True))
        for each in polnear.documents(folder)
    ]
    yield _row(test, "content F1", documents, score_f1("right", "proposed", "gold"), "gold")
    yield _row(test, "content F1, strict", documents, score_f1("strict", "proposed", "gold"), "gold")
    yield _row(test, "full-attribution F1", documents, score_f1("whole", "proposed", "gold"), "gold")
    yield _row(test, "precision", documents, ratio("right", "proposed"), "proposed")
    for kind in ("direct", "mixed", "indirect"):
        yield _row(test, f"recall, {kind}", documents, ratio(f"right {kind}", f"gold {kind}"), f"gold {kind}")
    yield _row(test, "source, of those found", documents, ratio("source", "with source"), "with source")


def _pfsa(file: Path, test: str) -> Iterator[Row]:
    documents = [pfsa.counts_of(each, triples_of(draft(each.text, language="id"))) for each in pfsa.articles(file)]
    yield _row(test, "recall", documents, ratio("found", "quotations"), "quotations")
    yield _row(test, "source, head", documents, ratio("source", "with source"), "with source")
    yield _row(test, "source, F1 ≥ 0.5", documents, ratio("source strict", "with source"), "with source")


def _csui(folder: Path, test: str) -> Iterator[Row]:
    documents = [
        triples.counts_of(each.text, each.attributions, triples_of(draft(each.text, language="id")))
        for each in csui.sentences(folder)
    ]
    some = [counts for counts in documents if counts["gold"]]
    for what, counted in (("sentences with some", some), ("all sentences", documents)):
        yield _row(test, f"content F1, {what}", counted, score_f1("right", "proposed", "gold"), "gold")
        yield _row(test, f"precision, {what}", counted, ratio("right", "proposed"), "proposed")
    yield _row(test, "recall", documents, ratio("right", "gold"), "gold")
    yield _row(test, "source, head", documents, ratio("source", "with source"), "with source")
    yield _row(test, "source, F1 ≥ 0.5", documents, ratio("source strict", "with source"), "with source")


def _chains(articles: Iterable[chain_gold.GoldText], test: str) -> Iterator[Row]:
    documents = []
    for each in articles:
        drafted = draft(
            each.text, language=each.language, outlet=each.outlet, title=each.title, published=each.published
        )
        proposed = proposed_of(drafted)
        counts = chains.counts_of(each.text, each.statements, proposed)
        documents.append(counts + chains.trap_counts(each.text, each.traps, proposed))
    for depth in ("all", "depth 1", "depth 2+", "depth 2", "depth 3"):
        called = {"all": "every depth", "depth 3": "depth 3 and more"}.get(depth, depth)
        yield _row(test, f"chains exact, {called}", documents, ratio(f"{depth} exact", depth), depth)
        if depth in {"all", "depth 2+"}:
            for key in ("found", "innermost", "outermost"):
                yield _row(test, f"… {key}", documents, ratio(f"{depth} {key}", depth), depth)
            yield _row(test, "… parents", documents, ratio(f"{depth} parents", f"{depth} links"), f"{depth} links")
    yield _row(test, "own voice left alone", documents, ratio("depth 0 exact", "depth 0"), "depth 0")
    yield _row(test, "false links a hundred traps", documents, ratio("false links", "traps"), "traps")


def _single(root: Path) -> Iterator[Row]:
    story = root / "chains" / "seed_000_chains.json"
    text = Path(__file__).parents[2] / "examples" / "newslive-2023-11-01" / "article.txt"
    if story.is_file():
        gold = chain_gold.annotated_story(story, text.read_bytes().decode("utf-8"))
        proposed = proposed_of(draft(gold.text, language="id", outlet=gold.outlet))
        counts = chains.counts_of(gold.text, gold.statements, proposed)
        counts += Counter({"depth 0": 0, "depth 0 exact": 0, "all": 0, "all exact": 0})
        yield Row("NEWSLIVE", "required chains exact", f"{counts['all exact']:g} of {counts['all']:g}", "")
    cases = root / "chains" / "id_sentence_chain_cases.json"
    if cases.is_file():
        for test, ellipsis in (("sentences", "…"), ("sentences, words for “…”", _WORDS)):
            right = {
                name: sentences.is_right(
                    chain, proposed_of(draft(words.replace("…", ellipsis), language="id", outlet=outlet))
                )
                for name, words, outlet, chain in chain_gold.sentence_cases(cases)
            }
            wrong = ", ".join(name for name, held in right.items() if not held)
            yield Row(test, "right", f"{sum(right.values())} of {len(right)}", f"wrong: {wrong}" if wrong else "")


def _speed(root: Path, texts: Path) -> Iterator[Row]:
    english = [each.text for part in ("dev", "test") for each in polnear.documents(root / "en-polnear" / part)]
    indonesian = [
        json.loads(line)["text"]
        for file in sorted(texts.glob("id-news*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    for language, name, found in (("en", "English", english), ("id", "Indonesian", indonesian)):
        if found and language in languages():
            rate = speed.characters_a_second(found, language)
            yield Row("speed, one core", f"{name}, characters/s", f"{rate / 1000:.0f} k", "")
            sizes = (10_000, 100_000, 1_000_000, 10_000_000)
            for size, seconds in speed.growth(found, language, sizes):
                told = f"{seconds:.2f} s ({size / seconds / 1000:.0f} k/s)" if seconds else "0 s"
                yield Row("growth, one line", f"{name}, {size:,} characters", told, "")


SETS: Mapping[str, Callable[[Path], Iterator[Row]]] = {
    "polnear": _all_polnear,
    "pfsa": _all_pfsa,
    "csui": _all_csui,
    "chains": _all_chains,
    "speed": lambda root: _speed(root, root.parent / "text"),
}
"""What is measured on the data in a folder, by name."""
