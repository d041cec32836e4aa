"""Comments in an article file that ask to ignore a finding, and say why.

    - id: s6   # provenance: ignore PA101 our reporter has held the logbook in her hands

Such a comment holds for the statement, source or claim on whose lines it stands: in the same line, on a line of its own
inside it or right above it. What is about several statements, sources or articles alike (a circle, a claim that several
articles report) can be ignored at any of them. On a line of its own above the article, it holds for the whole article;
at the top of the file, for all articles of the file. Several codes are separated by commas. JSON has no comments.

May import: finding, rules, reading, wording.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from provenance.checks.finding import Finding, Path, Place
from provenance.checks.rule import Observation, Rule
from provenance.checks.rules import NO_REASON, RULES, UNKNOWN_SUPPRESSED, UNUSED_SUPPRESSION
from provenance.checks.wording import listed
from provenance.reading import LocatedArticle
from provenance.reading.nodes import Listing, Mapping, Node, Scalar, SourceText

__all__ = ["Suppression", "suppressed", "suppressions_in"]

_CODES = r"[A-Za-z]+[0-9]+"
_COMMENT = re.compile(rf"#\s*provenance:\s*ignore\b[ \t]*((?:{_CODES}(?:[ \t]*,[ \t]*{_CODES})*)?)[ \t:–—-]*([^\r\n]*)")
_IN_LINE = re.compile(r"(?:^|(?<=[\s\[\]{},]))#[^\r\n]*", re.MULTILINE)

_KIND_AND_ID = 2  # the length of the path of a statement, source or claim
_LINE_END = re.compile(r"\r\n|\r|\n")


@frozen
class Suppression:
    """A comment that asks to ignore findings.

    Attributes:
        place: where it stands, and what it is about: the path of a statement, source or claim, ``("article",)``, or
            nothing when it stands where it can mean nothing.
        codes: of the rules.
        reason: why; may be empty, and then it has no effect.
    """

    place: Place
    codes: tuple[str, ...]
    reason: str

    @property
    def comment(self) -> tuple[object, ...]:
        """Which comment it is; at the top of a file one comment is for several articles."""
        return (self.place.file, self.place.line, self.place.column)

    def covers(self, finding: Finding) -> bool:
        """Whether it asks to ignore a finding, and says why."""
        if not self.reason or finding.code not in self.codes:
            return False
        path = self.place.path
        return any(
            place.article == self.place.article and (path == ("article",) or (bool(path) and place.path[:2] == path))
            for place in _places(finding)
        )


def _places(finding: Finding) -> Iterator[Place]:
    """Where a comment can ask to ignore a finding: where it is, and wherever else it could be as well.

    That is the same claim in other articles that report it, and what is related to a finding that is about all alike.
    """
    yield finding.place
    if RULES[finding.code].mutual:
        yield from (each.place for each in finding.related)
    if finding.place.path[:1] == ("claims",):
        yield from (Place(each.place.article, finding.place.path) for each in finding.related)


@frozen(eq=False)
class _Entry:
    """A statement, source or claim of an article file: its path, its first and last line, and its indentation."""

    path: Path
    first: int
    last: int
    indent: int


def suppressions_in(located: LocatedArticle) -> tuple[Suppression, ...]:
    """The comments about an article, and those about nothing that are nearest to it; in the order of the file."""
    source = located.source
    if "provenance:" not in source.text:
        return ()
    lines = _Lines(located)
    found = []
    for offset, text in _comments(source, located.roots):
        match = _COMMENT.match(text)
        if match is None or not lines.concerns(offset):
            continue
        line, column = source.line_and_column(offset)
        path = lines.path_at(offset)
        place = Place(located.article.id, path, None, None, source.file, line, column)
        codes = tuple(dict.fromkeys(code.upper() for code in re.findall(_CODES, match[1])))
        found.append(Suppression(place, codes, match[2].strip()))
    return tuple(found)


def _comments(source: SourceText, roots: Iterable[Node]) -> Iterator[tuple[int, str]]:
    """The comments of a YAML file with their offsets: what begins with ``#`` outside of all words."""
    if source.text.lstrip().startswith("{"):
        return  # JSON
    scalars = sorted(_scalars(source.text, roots))
    starts = [start for start, _ in scalars]
    for match in _IN_LINE.finditer(source.text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.start() >= scalars[at][1]:
            yield match.start(), match[0]


def _scalars(text: str, roots: Iterable[Node]) -> Iterator[tuple[int, int]]:
    """Where words stand; of a block of lines, without the line that opens it, which may hold a comment."""
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            block = text[node.start : node.start + 1] in {"|", ">"}
            line_end = text.find("\n", node.start) if block else -1
            yield (line_end if line_end >= 0 else node.start), node.end
        elif isinstance(node, Listing):
            waiting.extend(node.items)
        else:
            waiting.extend(part for entry in node.entries for part in entry)


class _Lines:
    """Which lines of a file are about what of an article."""

    def __init__(self, located: LocatedArticle) -> None:
        self.source = located.source
        self.first = self._line(located.node.start)
        self.last = self._line(max(located.node.end - 1, located.node.start))
        self.others = [
            (self._line(node.start), self._line(max(node.end - 1, node.start)))
            for node in _articles_in(located.roots)
            if node is not located.node
        ]
        self.first_of_all = min(self._line(root.start) for root in located.roots)
        self.lines = _LINE_END.split(self.source.text)
        self.entries = sorted(self._entries(located), key=lambda entry: entry.first)

    def _line(self, offset: int) -> int:
        return self.source.line_and_column(offset)[0]

    def _entries(self, located: LocatedArticle) -> Iterator[_Entry]:
        paths: dict[int, Path] = {offset: path for path, offset in located.places.items() if len(path) == _KIND_AND_ID}
        if not isinstance(located.node, Mapping):
            return
        for key, value in located.node.entries:
            if key.text == "statements" and isinstance(value, Listing):
                for node in value.items:
                    yield from self._entry(paths, node, node, 0)
            elif key.text in {"sources", "claims"} and isinstance(value, Mapping):
                for name, node in value.entries:
                    yield from self._entry(paths, name, node, 1)

    def _entry(self, paths: dict[int, Path], begin: Node, end: Node, deeper: int) -> Iterator[_Entry]:
        path = paths.get(begin.start)
        if path is not None:
            line, column = self.source.line_and_column(begin.start)
            yield _Entry(path, line, self._line(max(end.end - 1, begin.start)), column + deeper)

    def concerns(self, offset: int) -> bool:
        """Whether a comment is this article's: inside it, or above it with no other article in between."""
        line = self._line(offset)
        if any(first <= line <= last for first, last in self.others):
            return False
        if line < self.first_of_all:
            return True
        following = [first for first, _ in (*self.others, (self.first, self.last)) if first > line]
        if self.first <= line <= self.last or not following:
            return line <= self.last or all(last <= self.last for _, last in self.others)
        return self.first == min(following)

    def path_at(self, offset: int) -> Path:
        """What a comment is about; nothing where it can mean nothing."""
        line, column = self.source.line_and_column(offset)
        if line < self.first:
            return ("article",)
        at = bisect_right([entry.first for entry in self.entries], line) - 1
        above = self.entries[at] if at >= 0 else None
        if above is not None and line <= above.last:
            return above.path
        if self.lines[line - 1][: column - 1].strip():
            return ()
        if above is not None and column >= above.indent and self._only_comments(above.last + 1, line):
            return above.path
        below = self.entries[at + 1] if at + 1 < len(self.entries) else None
        return below.path if below is not None and self._only_comments(line, below.first) else ()

    def _only_comments(self, first: int, end: int) -> bool:
        """Whether the lines from one up to another hold comments alone, or nothing."""
        between = (line.lstrip() for line in self.lines[first - 1 : end - 1])
        return all(not line or line.startswith("#") for line in between)


def _articles_in(roots: Iterable[Node]) -> Iterator[Node]:
    """What describes an article each."""
    for root in roots:
        entries = root.entries if isinstance(root, Mapping) else ()
        listing = next((value for key, value in entries if key.text == "articles"), None)
        if isinstance(listing, Listing):
            yield from listing.items
        else:
            yield root


def suppressed(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], looked_for: frozenset[str]
) -> tuple[list[Finding], list[tuple[Rule, Observation]]]:
    """The findings that nobody asks to ignore, and what is wrong with the suppressions.

    Args:
        findings: of all rules that were looked for.
        suppressions: of all files.
        looked_for: the codes of these rules; a suppression of another is not unused.
    """
    by_code: dict[tuple[str, str], list[Suppression]] = {}
    for each in suppressions:
        for code in each.codes:
            by_code.setdefault((each.place.article, code), []).append(each)
    kept = []
    used: set[tuple[str, object]] = set()
    for finding in findings:
        articles = dict.fromkeys(place.article for place in _places(finding))
        asked = [each for article in articles for each in by_code.get((article, finding.code), ())]
        covering = [each for each in asked if each.covers(finding)]
        used.update((finding.code, each.comment) for each in covering)
        if not covering:
            kept.append(finding)
    return kept, list(_objections(suppressions, used, looked_for))


def _objections(
    suppressions: Iterable[Suppression], used: set[tuple[str, object]], looked_for: frozenset[str]
) -> Iterator[tuple[Rule, Observation]]:
    """What is wrong with comments, each once, however many articles it is for."""
    for each in {each.comment: each for each in suppressions}.values():
        for code in each.codes:
            if code not in RULES:
                yield UNKNOWN_SUPPRESSED, Observation(each.place, f"there is no rule {code} to ignore")
        if not each.codes:
            yield UNKNOWN_SUPPRESSED, Observation(each.place, "say which rule to ignore, by its code, and then why")
        elif not each.reason:
            yield NO_REASON, Observation(each.place, f"say why {listed(each.codes)} is to be ignored, after the code")
        else:
            for code in each.codes:
                if code in RULES and code in looked_for and (code, each.comment) not in used:
                    where = (
                        each.place.name if each.place.path else "anything: it stands on no statement, source or claim"
                    )
                    message = f"{code} is not found of {where}; take the comment away"
                    yield UNUSED_SUPPRESSION, Observation(each.place, message)
