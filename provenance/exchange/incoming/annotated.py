"""Annotations of an article by others, as statements of it.

May import: errors, model, reading; incoming.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urldefrag

from attrs import evolve

from provenance.errors import Fault, InvalidError, ModelError, Problem
from provenance.exchange.incoming.imported import Imported, NotCarried, free_id
from provenance.exchange.incoming.json_nodes import Json
from provenance.exchange.incoming.tags import Chain, Tags, read_tags
from provenance.model import UNATTRIBUTED, Article, Attribution, Claim, Source, Statement, WithoutStatement
from provenance.reading.anchoring import Ambiguous, Anchored, FoldedText, Missing, Selector, anchor
from provenance.spans import Passage
from provenance.terms import Certainty, Voice

__all__ = ["Annotations"]

_LONGEST_SHOWN = 60
# How many words of prefix and suffix are tried, one after the other: all, one side alone, the nearest, none.
_CONTEXTS = ((99, 99), (0, 99), (99, 0), (3, 3), (0, 3), (3, 0), (1, 1), (0, 0))


class Annotations:
    """Reads annotations into an article.

    Attributes:
        article: the article; what is read is added to what it has.
        file: what problems call the file with the annotations.
        leave_orphans: whether annotations whose words are not in the text are left out, with a note.
    """

    def __init__(self, article: Article, file: str, *, leave_orphans: bool) -> None:
        self.article = article
        self.file = file
        self.leave_orphans = leave_orphans
        self.text = FoldedText(article.text)
        self.left = NotCarried(file)
        self.problems: list[Problem] = []
        self.sources = {source.id: source for source in article.sources}
        self.claims = {claim.id: claim for claim in article.claims}
        self.statements = {statement.id: statement for statement in article.statements}
        self.without = list(article.without_statement)
        self.lines: dict[str, int] = {}

    def read(self, annotations: Sequence[Json]) -> Imported:
        """The article with the annotations as statements.

        Raises:
            InvalidError: with every annotation that cannot be read.
        """
        taken = set(self.statements)
        taken |= {tags.id for one in annotations for tags in [read_tags(_tags(one))] if tags.id is not None}
        for annotation in annotations:
            try:
                if self._is_wanted(annotation):
                    self._add(annotation, taken)
            except ModelError as error:  # a character that no article can hold, for instance
                line = annotation.line
                self.problems += [Problem(one.message, self.file, line, code=one.code) for one in error.faults]
        article = None if self.problems else self._whole()
        if article is None:
            raise InvalidError(self.problems)
        return Imported((article,), self.left.notes)

    def _whole(self) -> Article | None:
        try:
            return evolve(
                self.article,
                sources=tuple(self.sources.values()),
                claims=tuple(self.claims.values()),
                statements=tuple(self.statements.values()),
                without_statement=tuple(self.without),
            )
        except ModelError as error:
            self.problems.extend(map(self._problem_of, error.faults))
            return None

    def _problem_of(self, fault: Fault) -> Problem:
        of_statement = fault.path[:1] == ("statements",) and len(fault.path) > 1
        line = self.lines.get(str(fault.path[1])) if of_statement else None
        return Problem(fault.message, self.file, line, code=fault.code)

    def _is_wanted(self, annotation: Json) -> bool:
        """Whether an annotation is one of a passage of this article; what it is instead is noted."""
        line = annotation.line
        address = next((one for one in _addresses(annotation) if one), None)
        if annotation.items("references"):
            self.left.add("replies to annotations", line)
        elif address and self.article.url and _bare(address) != _bare(self.article.url):
            self.left.add(f"annotations of {address[:200]}", line)
        elif not any(_selectors(target) for target in annotation.items("target")):
            self.left.add("notes on the page as a whole", line)
        else:
            return True
        return False

    def _add(self, annotation: Json, taken: set[str]) -> None:
        line = annotation.line
        tags = read_tags(_tags(annotation))
        for wrong in tags.wrong:
            self.problems.append(Problem(wrong, self.file, line, code="bad-tag"))
        for unknown in tags.unknown:
            self.left.add(f"the tag {unknown[:_LONGEST_SHOWN]!r}", line)
        if any(True for _ in _comments(annotation)):
            self.left.add("comments", line)
        content = self._content(annotation)
        if content is None:
            return
        if tags.states_nothing:
            self.without.append(WithoutStatement(content, tags.reason))
            return
        id_ = tags.id or self._free(taken)
        if id_ in self.statements:
            message = f"the id {id_!r} is taken by another statement; give another with the tag id:"
            self.problems.append(Problem(message, self.file, line, code="duplicate-id"))
            return
        self.lines[id_] = line
        self.statements[id_] = Statement(
            id=id_,
            content=content,
            attributed_to=tuple(self._links(tags, content, line)),
            claim=None if tags.claim is None else self._claim(tags.claim),
            contradicts=tuple(tags.contradicts),
            about=tuple(tags.about),
            certainty=(not tags.chains and tags.certainty) or Certainty.UNSPECIFIED,
            voice=tags.voice or Voice.REPORT,
        )

    def _free(self, taken: set[str]) -> str:
        number = 1
        while f"s{number}" in taken:
            number += 1
        taken.add(f"s{number}")
        return f"s{number}"

    # Places

    def _content(self, annotation: Json) -> Passage | None:
        parts = [_selectors(target) for target in annotation.items("target")]
        found = self._anchored([part[0] for part in parts if part])
        if isinstance(found, tuple):
            return found
        words = repr(parts[0][0].quote[:_LONGEST_SHOWN]) if parts and parts[0] else "this"
        if isinstance(found, Ambiguous):
            message = (
                f"{words} stands in the text {found.count} times; a longer quote, or a prefix, says which is meant"
            )
        elif isinstance(found, Missing):
            message = f"{words} is not in the text of {self.article.id}"
        else:
            message = f"the parts of {words} stand in the text in another order"
        if isinstance(found, Missing) and self.leave_orphans:
            self.left.add(f"{message}; the annotation", annotation.line)
        else:
            self.problems.append(Problem(message, self.file, annotation.line, code="quote-not-found"))
        return None

    def _anchored(self, parts: list[Selector]) -> Anchored:
        """Where the parts stand: with all of their context, else with the nearest words of it, else without.

        Pages put other words next to each other than the text that is extracted from them.
        """
        results: list[Anchored] = []
        placed = [self._placed(part) for part in parts]
        for before, after in _CONTEXTS:
            found = anchor(self.text, [_with_context(part, before, after) for part in placed])
            if isinstance(found, tuple):
                return found
            results.append(found)
        return next((one for one in results if isinstance(one, Ambiguous)), results[-1])

    def _placed(self, part: Selector) -> Selector:
        """The selector, without offsets at which other words stand: those of a page say nothing of its text."""
        stands = part.start is not None and self.article.text[part.start : part.end] == part.quote
        return part if stands else evolve(part, start=None, end=None)

    # What the tags say

    def _links(self, tags: Tags, content: Passage, line: int) -> Iterator[Attribution]:
        cues = self._cues(tags, content, line)
        for number, chain in enumerate(tags.chains):
            yield self._link(chain, tags, cues if number == 0 else ())
        if cues and not tags.chains:
            self.left.add("a cue without a chain", line)

    def _link(self, chain: Chain, tags: Tags, cues: Passage) -> Attribution:
        link: Attribution | None = None
        for number in range(len(chain) - 1, -1, -1):
            link = Attribution(
                sources=tuple(dict.fromkeys(self._source(name) for name in chain[number])),
                cues=cues if number == 0 else (),
                certainty=(link is None and tags.certainty) or Certainty.UNSPECIFIED,
                quotation=tags.quotation if number == 0 else None,
                attributed_to=() if link is None else (link,),
            )
        if link is None:
            raise AssertionError  # a chain has a link
        return link

    def _cues(self, tags: Tags, content: Passage, line: int) -> Passage:
        if tags.cue is None:
            return ()
        found = anchor(self.text, [Selector(tags.cue)], content)
        if isinstance(found, tuple):
            return found
        message = f"the cue {tags.cue[:_LONGEST_SHOWN]!r} is not in the text"
        self.problems.append(Problem(message, self.file, line, code="quote-not-found"))
        return ()

    def _source(self, name: str) -> str:
        """The id of the source with this id, name or alias; of a new one when there is none."""
        if name in self.sources or name == UNATTRIBUTED.id:
            return name
        known = [source.id for source in self.sources.values() if name in source.names]
        if known:
            return known[0]
        id_ = free_id(name, {*self.sources, UNATTRIBUTED.id})
        self.sources[id_] = Source(id_, name)
        return id_

    def _claim(self, words: str) -> str:
        if words in self.claims:
            return words
        known = [claim.id for claim in self.claims.values() if claim.text == words]
        if known:
            return known[0]
        id_ = free_id(words, self.claims)
        self.claims[id_] = Claim(id_, words)
        return id_


def _with_context(part: Selector, before: int, after: int) -> Selector:
    """The selector with at most so many words of its context before and after it."""
    words = part.prefix.split()
    prefix, suffix = " ".join(words[len(words) - min(before, len(words)) :]), " ".join(part.suffix.split()[:after])
    if prefix and part.prefix[-1:].isspace():
        prefix += " "
    if suffix and part.suffix[:1].isspace():
        suffix = f" {suffix}"
    return evolve(part, prefix=prefix, suffix=suffix)


def _selectors(target: Json) -> list[Selector]:
    """The one selector that a quote, and perhaps a position, make; none when there is no quote."""
    quote: Json | None = None
    place: Json | None = None
    for selector in target.items("selector"):
        kind = selector.words("type")
        if kind == "TextQuoteSelector" and selector.words("exact"):
            quote = selector
        elif kind == "TextPositionSelector":
            place = selector
    if quote is None:
        return []
    start = place.number("start") if place else None
    end = place.number("end") if place else None
    words = quote.words("exact") or ""
    fits = start is not None and end is not None and end - start == len(words)
    prefix, suffix = quote.words("prefix") or "", quote.words("suffix") or ""
    return [Selector(words, prefix, suffix, start if fits else None, end if fits else None)]


def _addresses(annotation: Json) -> Iterator[str | None]:
    yield annotation.words("uri")
    for target in annotation.items("target"):
        source = target.get("source")
        yield target.words()
        if source is not None:
            yield source.words() or source.words("id")


def _bare(address: str) -> str:
    """An address without its fragment, scheme and last slash."""
    return urldefrag(address)[0].partition("://")[2].rstrip("/") or address


def _tags(annotation: Json) -> Iterable[str]:
    for tag in annotation.items("tags"):
        words = tag.words()
        if words is not None:
            yield words
    for body in annotation.items("body"):
        if body.words("purpose") == "tagging" and (value := body.words("value")) is not None:
            yield value


def _comments(annotation: Json) -> Iterator[str]:
    if text := annotation.words("text"):
        yield text
    for body in annotation.items("body"):
        words = body.words() or (body.words("value") if body.words("purpose") != "tagging" else None)
        if words:
            yield words
