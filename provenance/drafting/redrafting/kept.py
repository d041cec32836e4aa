"""What a person wrote in an article file, held against a text that may have changed since.

A statement without ``drafted`` is a person's; so is a drafted one to which a person added what no draft writes: a
claim, a contradiction, a comment, or a reference to it from a statement of theirs. Such a statement stays as long as
all its words still stand in the text; otherwise it is set aside, whole.

May import: errors, model and what the model imports; reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from attrs import evolve, frozen

from provenance.errors import Problem
from provenance.model import Article, Attribution, Statement, WithoutStatement
from provenance.reading import LocatedArticle
from provenance.reading.anchoring import FoldedText, Selector, anchor
from provenance.reading.entries import Sources
from provenance.reading.fields import Fields, Notes
from provenance.reading.nodes import Listing, Node, SourceText
from provenance.reading.nodes import Mapping as MappingNode
from provenance.reading.orphans import without_references
from provenance.reading.passages import Passages
from provenance.reading.statements import StatementReader, with_ids
from provenance.spans import Passage, Span

__all__ = ["Entry", "Kept", "kept_of", "moved"]

_CONTEXT = 32  # code points around old words by which they are found again


@frozen
class Entry:
    """A statement of the file.

    Attributes:
        id: given, or by its position.
        node: where it stands.
        value: what it reads to with the new text; None when its words are not there.
        reads: whether the bytes of the file read to this value with the new text.
        mine: whether a person wrote it, or added to it.
        problems: what no longer fits, with places.
    """

    id: str
    node: MappingNode
    value: Statement | None
    reads: bool
    mine: bool
    problems: tuple[Problem, ...] = ()


@frozen
class Kept:
    """The statements of a file, and the passages without statement that still stand in the text.

    Attributes:
        entries: in the order of the file.
        without_statement: passages that stand in the new text.
        problems: passages that do not, and references of persons' statements to ones that are set aside.
    """

    entries: tuple[Entry, ...]
    without_statement: tuple[WithoutStatement, ...]
    problems: tuple[Problem, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What a person wrote and what fits the text."""
        return tuple(entry.value for entry in self.entries if entry.mine and entry.value is not None)


def kept_of(located: LocatedArticle, text: str) -> Kept:
    """What stays of an article file when its text becomes this one."""
    folded = FoldedText(text)
    found = list(_entries(located, folded))
    entries = _with_referred(_with_contradicting(found))
    lost = {entry.id: entry for entry in entries if entry.mine and entry.value is None}
    passages, problems = _without_statement(located.article, folded)
    pruned: list[Entry] = []
    for entry in entries:
        value = entry.value
        if entry.mine and value is not None and lost.keys() & _referred(value):
            value = without_references(value, lost)
            place = _problem(located.source, entry.node, f"{entry.id} refers to a statement that is set aside")
            problems.append(place)
            pruned.append(evolve(entry, value=value, reads=False))
        else:
            pruned.append(entry)
    return Kept(tuple(pruned), passages, tuple(problems))


def _entries(located: LocatedArticle, folded: FoldedText) -> Iterator[Entry]:
    notes = Notes(located.source)
    root = located.node
    if not isinstance(root, MappingNode):
        return
    file = Fields(notes, root, "file", ())
    head = file.values.get("article")
    sources = Sources(notes)
    sources.read(file, Fields(notes, head, "article", ("article",)) if isinstance(head, MappingNode) else None)
    listed = file.values.get("statements")
    items = listed.items if isinstance(listed, Listing) else ()
    changed = located.article.text != folded.text and not located.orphans
    before = located.article.statements_by_id
    previous = items[0].start if items else 0
    for id_, node in with_ids(notes, items):
        own = Notes(located.source)
        value: Statement | None = StatementReader(own, Passages(own, folded), sources.id_of).statement(id_, node)
        reads = not own.problems
        if not reads:
            value = moved(before[id_], located.article.text, folded) if changed and id_ in before else None
        drafted = _is_drafted(node)
        touched = drafted and (_has_claim(node) or "#" in _comments(located.source.text, previous, node))
        previous = node.end
        yield Entry(id_, node, value, reads, not drafted or touched, () if value else tuple(own.problems))


def _is_drafted(node: MappingNode) -> bool:
    return any(key.text == "drafted" and getattr(value, "text", "").lower() == "true" for key, value in node.entries)


def _has_claim(node: MappingNode) -> bool:
    return any(key.text == "claim" for key, _ in node.entries)


def _with_contradicting(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The same, with the drafted statements as a person's that contradict one which is still there."""
    there = {entry.id for entry in entries if entry.value is not None}
    return tuple(
        evolve(entry, mine=entry.mine or (entry.value is not None and not there.isdisjoint(entry.value.contradicts)))
        for entry in entries
    )


def _comments(text: str, start: int, node: Node) -> str:
    """The comments right above an entry that is not the first, and those between its lines."""
    lines = [*text[start : node.start].splitlines()[1:], *text[node.start : node.end].splitlines()]
    return "\n".join(line for line in lines if line.lstrip(" ").startswith("#"))


def _with_referred(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The same, with the drafted statements that a person's statement refers to as a person's."""
    by_id = {entry.id: entry for entry in entries}
    mine = {entry.id for entry in entries if entry.mine}
    waiting = list(mine)
    while waiting:
        value = by_id[waiting.pop()].value
        for id_ in _referred(value) if value is not None else ():
            if id_ in by_id and id_ not in mine:
                mine.add(id_)
                waiting.append(id_)
    return tuple(evolve(entry, mine=entry.id in mine) for entry in entries)


def _referred(statement: Statement) -> set[str]:
    links = chain.from_iterable(link.rests_on for link in statement.attributions())
    return {*statement.contradicts, *statement.about, *links}


def moved(statement: Statement, old: str, new: FoldedText) -> Statement | None:
    """A statement of the old text with all its words where they stand in the new one; None when some do not."""
    content = _moved(statement.content, old, new)
    if not content:
        return None
    missing = False

    def near(passage: Passage) -> Passage:
        nonlocal missing
        found = _moved(passage, old, new, content)
        missing = missing or len(found) != len(passage)
        return found

    def link(one: Attribution) -> Attribution:
        return evolve(
            one,
            cues=near(one.cues),
            mentions=near(one.mentions),
            hedges=near(one.hedges),
            attributed_to=tuple(map(link, one.attributed_to)),
        )

    value = evolve(
        statement,
        content=content,
        cues=near(statement.cues),
        hedges=near(statement.hedges),
        attributed_to=tuple(map(link, statement.attributed_to)),
    )
    return None if missing else value


def _moved(passage: Passage, old: str, new: FoldedText, near: Passage | None = None) -> Passage:
    """The passage in the new text: by the words around it as far as they are the same; empty when it is nowhere."""
    for before, after in ((_CONTEXT, _CONTEXT), (_CONTEXT, 0), (0, _CONTEXT), (0, 0)):
        parts = [_selector(span, old, before, after, by_place=near is None) for span in passage]
        found = anchor(new, parts, near) if parts else ()
        if isinstance(found, tuple) and all(map(_same_words, found, passage)):
            return tuple(Span.of(new.text, span.start, span.end) for span in found)
    return ()


def _selector(span: Span, old: str, before: int, after: int, *, by_place: bool) -> Selector:
    prefix, suffix = old[max(span.start - before, 0) : span.start], old[span.end : span.end + after]
    return Selector(span.exact, prefix.strip() and prefix, suffix.strip() and suffix, span.start if by_place else None)


def _same_words(one: Span, other: Span) -> bool:
    return one.exact == other.exact


def _without_statement(article: Article, folded: FoldedText) -> tuple[tuple[WithoutStatement, ...], list[Problem]]:
    if article.text == folded.text:
        return article.without_statement, []
    kept, problems = [], []
    for passage in article.without_statement:
        content = _moved(passage.content, article.text, folded)
        if content:
            kept.append(evolve(passage, content=content))
        else:
            words = " … ".join(span.exact for span in passage.content)
            message = f"the passage without statement {words[:60]!r} is not in the text any more; it is left out"
            problems.append(Problem(message, code="set-aside"))
    return tuple(kept), problems


def _problem(source: SourceText, node: Node, message: str) -> Problem:
    return source.problem(node.start, "set-aside", message)
