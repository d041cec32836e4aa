"""What changed in the chains between two versions of an annotated article.

Statements are matched by their words and their ids, sources and claims by id and then by name or text. That ids were
given anew is no difference, and neither is where in the text something stands, as long as statements keep their order.

May import: graph, model and what they import; siblings in questions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from typing import TypeVar

from provenance.graph import Graph, trace
from provenance.model import Article, Claim, Source, Statement
from provenance.questions.alterations import (
    Alteration,
    ChainChange,
    Differences,
    EntryChange,
    FieldChange,
    StatementChange,
    changed_fields,
    listed_ids,
)
from provenance.questions.chain_changes import chain_changes
from provenance.questions.matching import matched, moved
from provenance.spans import Span, words_of

__all__ = ["MOST_CHAINS", "differences"]

MOST_CHAINS = 100  # of one statement; the others are counted
_WORD = re.compile(r"\w+")


def differences(old: Article, new: Article) -> Differences:
    """What changed between two versions of an article, above all in its chains.

    Of a statement with more than 100 chains, the first 100 and their number are compared.

    >>> import provenance
    >>> article = provenance.load("examples/newslive-2023-11-01/article.yaml")
    >>> provenance.differences(article, article).same
    True
    """
    return _Comparison(old, new).result()


class _Comparison:
    """Two versions, and what is what in them."""

    def __init__(self, old: Article, new: Article) -> None:
        self.old, self.new = old, new
        self.graphs: tuple[Graph, Graph] = (trace(old), trace(new))
        self.pairs = matched(old.statements, new.statements)
        self.statement_ids = {one.id: other.id for one, other in self.pairs}
        self.source_pairs = _entries(old.sources, new.sources, lambda one: one.name)
        self.source_ids = {one.id: other.id for one, other in self.source_pairs if one and other}
        self.claim_pairs = _entries(old.claims, new.claims, lambda one: one.text)
        self.claim_ids = {one.id: other.id for one, other in self.claim_pairs if one and other}

    def result(self) -> Differences:
        statements, kept = self._statements()
        return Differences(
            self.old,
            self.new,
            tuple(self._article_fields()),
            tuple(_entry_changes(self.source_pairs, self._source_fields)),
            tuple(_entry_changes(self.claim_pairs, self._claim_fields)),
            tuple(statements),
            kept,
            tuple((one.id, other.id) for one, other in self.pairs if one.id != other.id),
        )

    def _article_fields(self) -> Iterator[FieldChange]:
        old, new = self.old, self.new
        yield from changed_fields(
            ("id", old.id, new.id),
            ("title", old.title, new.title),
            ("outlet", self.source_ids.get(old.outlet, old.outlet), new.outlet),
            ("published", old.published, new.published),
            ("language", old.language, new.language),
            ("url", old.url, new.url),
            ("drafted by", old.drafted_by, new.drafted_by),
            ("retrieval", old.retrieval, new.retrieval),
        )
        yield from _words_outside(old, new)
        before = [(words_of(one.content), one.reason) for one in old.without_statement]
        after = [(words_of(one.content), one.reason) for one in new.without_statement]
        for words, reason in dict.fromkeys(before):
            if (words, reason) not in after:
                yield FieldChange("without statement", _with_reason(words, reason), None)
        for words, reason in dict.fromkeys(after):
            if (words, reason) not in before:
                yield FieldChange("without statement", None, _with_reason(words, reason))

    def _source_fields(self, old: Source, new: Source) -> Iterator[FieldChange]:
        yield from changed_fields(
            ("name", old.name, new.name),
            ("kind", old.kind and old.kind.value, new.kind and new.kind.value),
            ("role", old.role, new.role),
            ("aliases", listed_ids(old.aliases), listed_ids(new.aliases)),
            ("acts for", listed_ids(old.acts_for, self.source_ids), listed_ids(new.acts_for)),
            ("owned by", listed_ids(old.owned_by, self.source_ids), listed_ids(new.owned_by)),
            ("interests", listed_ids(old.interests, self.source_ids), listed_ids(new.interests)),
        )

    def _claim_fields(self, old: Claim, new: Claim) -> Iterator[FieldChange]:
        yield from changed_fields(
            ("text", old.text, new.text),
            ("about", listed_ids(old.about, self.source_ids), listed_ids(new.about)),
        )

    def _statements(self) -> tuple[list[StatementChange], int]:
        """The changes, and how many statements did not change."""
        changes: list[tuple[int, int, StatementChange]] = []
        elsewhere = moved(self.pairs, self.old.statements)
        partner = {id(other): (number, one) for number, (one, other) in enumerate(self.pairs)}
        place = {id(one): number for number, one in enumerate(self.new.statements)}
        position = -1
        new_of = {id(one): other for one, other in self.pairs}
        for one in self.old.statements:  # what was dropped stands after what stood before it
            if id(one) in new_of:
                position = place[id(new_of[id(one)])]
            else:
                changes.append((position, 1, self._whole(one, Alteration.DROPPED)))
        for number, other in enumerate(self.new.statements):
            if id(other) not in partner:
                changes.append((number, 0, self._whole(other, Alteration.ADDED)))
                continue
            pair, one = partner[id(other)]
            change = self._changed(one, other, is_moved=pair in elsewhere)
            if change.alterations:
                changes.append((number, 0, change))
        changes.sort(key=lambda each: each[:2])
        dropped = len(self.old.statements) - len(self.pairs)
        return [change for *_, change in changes], len(self.new.statements) - len(changes) + dropped

    def _whole(self, statement: Statement, alteration: Alteration) -> StatementChange:
        is_old = alteration is Alteration.DROPPED
        chains = self.graphs[not is_old].chains(statement, at_most=MOST_CHAINS)
        changes = (ChainChange(alteration, *((one, None) if is_old else (None, one))) for one in chains)
        old, new = (statement, None) if is_old else (None, statement)
        return StatementChange((alteration,), old, new, tuple(changes))

    def _changed(self, old: Statement, new: Statement, *, is_moved: bool) -> StatementChange:
        before, after = (
            graph.chains(statement, at_most=MOST_CHAINS)
            for graph, statement in zip(self.graphs, (old, new), strict=True)
        )
        chains = tuple(chain_changes(before, after, self.source_ids))
        fields = tuple(self._statement_fields(old, new))
        alterations = [
            alteration
            for alteration, holds in (
                (Alteration.MOVED, is_moved),
                (Alteration.REWORDED, old.text != new.text),
                (Alteration.CHANGED, chains or fields),
            )
            if holds
        ]
        return StatementChange(tuple(alterations), old, new, chains, fields)

    def _statement_fields(self, old: Statement, new: Statement) -> Iterator[FieldChange]:
        claim = self.claim_ids.get(old.claim, old.claim) if old.claim is not None else None
        yield from changed_fields(
            ("claim", claim, new.claim),
            ("certainty", old.certainty.value, new.certainty.value),
            ("voice", old.voice.value, new.voice.value),
            ("drafted", _yes(old.drafted), _yes(new.drafted)),
            ("cue", words_of(old.cues) or None, words_of(new.cues) or None),
            ("hedge", words_of(old.hedges) or None, words_of(new.hedges) or None),
            ("contradicts", listed_ids(old.contradicts, self.statement_ids), listed_ids(new.contradicts)),
            ("about", listed_ids(old.about, self.statement_ids), listed_ids(new.about)),
        )
        counts = self.graphs[0].count_chains(old), self.graphs[1].count_chains(new)
        if max(counts) > MOST_CHAINS:
            yield from changed_fields(("number of chains", *counts))


def _yes(value: bool) -> str | None:  # noqa: FBT001  # a value to show
    return "yes" if value else None


def _with_reason(words: str, reason: str | None) -> str:
    return f"{words} ({reason})" if reason else words


def _words_outside(old: Article, new: Article) -> Iterator[FieldChange]:
    """The words of the text that no statement, cue, mention or hedge has, where they differ."""
    before, after = list(_uncovered(old)), list(_uncovered(new))
    for tag, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if tag != "equal":
            yield FieldChange("outside statements", " ".join(before[a:b]) or None, " ".join(after[c:d]) or None)


def _uncovered(article: Article) -> Iterator[str]:
    """The words of the text that nothing annotates; punctuation alone is no word."""
    covered = bytearray(len(article.text))
    for span in _annotated(article):
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    for word in _WORD.finditer(article.text):
        if not all(covered[word.start() : word.end()]):
            yield word[0]


def _annotated(article: Article) -> Iterator[Span]:
    for statement in article.statements:
        yield from (*statement.content, *statement.cues, *statement.hedges)
        for link in statement.attributions():
            yield from (*link.cues, *link.mentions, *link.hedges)
    for passage in article.without_statement:
        yield from passage.content


_Entry = TypeVar("_Entry", Source, Claim)


def _entries(
    old: Iterable[_Entry], new: Iterable[_Entry], name_of: Callable[[_Entry], str]
) -> list[tuple[_Entry | None, _Entry | None]]:
    """What is one in both versions: by id, then by name; None where there is no other."""
    rest: dict[str, _Entry] = {one.id: one for one in new}
    pairs: list[tuple[_Entry | None, _Entry | None]] = []
    alone: list[_Entry] = []
    for one in old:
        same = rest.pop(one.id, None)
        if same is not None:
            pairs.append((one, same))
        else:
            alone.append(one)
    by_name = {name_of(other): other for other in rest.values()}
    for one in alone:
        renamed = by_name.pop(name_of(one), None)
        if renamed is not None:
            del rest[renamed.id]
        pairs.append((one, renamed))
    pairs.extend((None, other) for other in rest.values())
    return pairs


def _entry_changes(
    pairs: Iterable[tuple[_Entry | None, _Entry | None]],
    fields_of: Callable[[_Entry, _Entry], Iterable[FieldChange]],
) -> Iterator[EntryChange]:
    for old, new in pairs:
        if old is None or new is None:
            yield EntryChange(Alteration.ADDED if old is None else Alteration.DROPPED, old, new)
        elif fields := tuple(fields_of(old, new)):
            yield EntryChange(Alteration.CHANGED, old, new, fields)
