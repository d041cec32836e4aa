"""The words of the field as frozen values: article, statement, source, attribution, claim.

The model knows no file, no format and no graph; a reader, a writer or an exporter is a function over these values.
Collections without an order of their own (sources, claims, aliases, …) are kept sorted and statements stand in the
order of the text, so that equal content is equal as a value. Lists may be given where tuples stand. A value whose
fields do not hold what their annotations say is refused (see typed), and an Article that exists holds together: what
does not is refused with all its faults at once (see soundness); whether the other articles are there that it refers to
is no matter of one article.

May import: errors, dates, references, retrieval, soundness, spans, terms, typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from operator import lt
from reprlib import repr as short_repr
from typing import TypeVar

from attrs import evolve, field, frozen

from provenance.dates import Date
from provenance.errors import Fault, ModelError
from provenance.references import Reference, resolved
from provenance.retrieval import Retrieval
from provenance.soundness import DEEPEST, faults_of
from provenance.spans import Passage, paragraphs, words_of
from provenance.terms import Basis, Certainty, Quotation, SourceKind, Voice
from provenance.typed import as_tuple, check_types, type_faults

__all__ = ["UNATTRIBUTED", "Article", "Attribution", "Claim", "Source", "Statement", "WithoutStatement"]


_T = TypeVar("_T")


def _unordered(values: Iterable[str]) -> tuple[str, ...]:
    if type(values) is tuple and len(values) <= 1:
        return values
    listed = _listed(values)
    return tuple(sorted(set(listed))) if _all_are(str, listed) else listed


def _listed(values: Iterable[_T]) -> tuple[_T, ...]:
    """As `as_tuple`; a set will do too where the order does not matter."""
    return tuple(values) if isinstance(values, set | frozenset) else as_tuple(values)


def _sources_by_id(values: Iterable[Source]) -> tuple[Source, ...]:
    listed = _listed(values)
    if not _all_are(Source, listed):
        return listed
    return tuple(sorted((value for value in listed if value != UNATTRIBUTED), key=lambda value: value.id))


def _claims_by_id(values: Iterable[Claim]) -> tuple[Claim, ...]:
    listed = _listed(values)
    return tuple(sorted(listed, key=lambda value: value.id)) if _all_are(Claim, listed) else listed


def _in_order(values: Iterable[WithoutStatement]) -> tuple[WithoutStatement, ...]:
    listed = _listed(values)
    if not _all_are(WithoutStatement, listed):
        return listed
    return tuple(sorted(listed, key=lambda value: (value.content, value.reason is not None, value.reason or "")))


def _in_text_order(values: Iterable[Statement]) -> tuple[Statement, ...]:
    listed = _listed(values)
    if not _all_are(Statement, listed):
        return listed
    places = [(one.start, one.end) for one in listed]
    if all(map(lt, places, places[1:])):  # in order as they are, and ids cannot matter
        return listed
    return tuple(sorted(listed, key=lambda one: (one.start, one.end, _counted(one.id), one.id)))


def _all_are(kind: type, values: object) -> bool:
    """Whether these are a tuple of one kind; what is not is left for `check_types` to refuse."""
    return isinstance(values, tuple) and all(isinstance(value, kind) for value in values)


def _counted(id_: str) -> list[str | tuple[int, str]]:
    """A key that sorts s2 before s10: words and numbers in turn, the numbers by the count of their digits first."""
    parts = re.split(r"([0-9]+)", id_)
    return [(len(part.lstrip("0")), part.lstrip("0")) if at % 2 else part for at, part in enumerate(parts)]


def _way_from_article(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The path of a field of the article, as problems name it: what it is stands under ``article``."""
    return path if path[0] in {"sources", "claims", "statements", "without_statement"} else ("article", *path)


def _with_short_references(article: str, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements of an article, with references to the article itself by the bare id of the statement."""
    prefix = f"{article}#"
    cited = (one for one in statements if one.attributed_to)
    if not any(id_.startswith(prefix) for one in cited for link in one.attributions() for id_ in link.rests_on):
        return statements
    if any(_is_too_deep(one) for one in statements):  # which soundness refuses
        return statements
    ids = {one.id for one in statements}
    return tuple(
        evolve(one, attributed_to=tuple(_short(link, article, ids) for link in one.attributed_to)) for one in statements
    )


def _is_too_deep(statement: Statement) -> bool:
    level = statement.attributed_to
    for _ in range(DEEPEST):
        level = tuple(further for link in level for further in link.attributed_to)
    return bool(level)


def _short(link: Attribution, article: str, statements: Container[str]) -> Attribution:
    """The link, and those below it, with the bare ids of this article's own statements."""
    rests_on = []
    for id_ in link.rests_on:
        meant = resolved(id_, article, statements)
        rests_on.append(meant.statement if meant is not None and meant.article == article else id_)
    below = tuple(_short(further, article, statements) for further in link.attributed_to)
    return evolve(link, rests_on=rests_on, attributed_to=below)


@frozen
class Source:
    """Who speaks.

    Attributes:
        id: names the source in attributions; sources with the same id are the same.
        name: how it is printed.
        kind: None when nobody has said.
        role: what the article calls it ("anggota parlemen Korea Selatan").
        aliases: other names of the same source; unordered.
        acts_for: ids of the other sources on whose behalf it speaks; unordered.
        interests: ids of sources, or topics, it has a stake in; unordered.
        owned_by: ids of the sources that own or control it; unordered.
    """

    id: str
    name: str
    kind: SourceKind | None = None
    role: str | None = None
    aliases: tuple[str, ...] = field(default=(), converter=_unordered)
    acts_for: tuple[str, ...] = field(default=(), converter=_unordered)
    interests: tuple[str, ...] = field(default=(), converter=_unordered)
    owned_by: tuple[str, ...] = field(default=(), converter=_unordered)

    def __attrs_post_init__(self) -> None:
        """Refuse what the annotations do not allow (ModelError)."""
        check_types(self)

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


UNATTRIBUTED = Source("unattributed", "unattributed", SourceKind.UNATTRIBUTED)
"""The source of words that posit a speaker and name none ("diyakini"); known in every article, need not be declared."""


@frozen
class Claim:
    """A proposition that several statements share (schema.org Claim).

    Attributes:
        id: names the claim in statements.
        text: the proposition as a sentence.
        about: ids of sources, or topics, it is about; unordered.
    """

    id: str
    text: str
    about: tuple[str, ...] = field(default=(), converter=_unordered)

    def __attrs_post_init__(self) -> None:
        """Refuse what the annotations do not allow (ModelError)."""
        check_types(self)


@frozen
class Attribution:
    """One link of a chain: a source, the cue that signals it, and what it rests on in turn.

    Attributes:
        sources: ids; more than one when they speak jointly, in the order in which they are named.
        cues: the words that signal the attribution.
        mentions: the words that stand for the source there.
        hedges: words that lower this link's certainty.
        basis: how the link is known.
        certainty: what the link commits to.
        quotation: whether the words are the source's own; None when nobody has said.
        said: when the source said it.
        place: where the source said it, in words.
        attributed_to: the links this one rests on, each on its own and no two the same; in the order given. At most
            50 links are nested in a statement (soundness.DEEPEST).
        rests_on: statements whose chains go on from here: ids of the same article's, ``article#statement`` for those
            of others (see references); unordered.
        rule: the name of the drafting rule that proposed the link; None when a person wrote it.
    """

    sources: tuple[str, ...]
    cues: Passage = ()
    mentions: Passage = ()
    hedges: Passage = ()
    basis: Basis = Basis.EXPLICIT
    certainty: Certainty = Certainty.UNSPECIFIED
    quotation: Quotation | None = None
    said: Date | None = None
    place: str | None = None
    attributed_to: tuple[Attribution, ...] = ()
    rests_on: tuple[str, ...] = field(default=(), converter=_unordered)
    rule: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what the annotations do not allow (ModelError)."""
        check_types(self)


@frozen
class Statement:
    """A passage of an article that asserts something.

    Attributes:
        id: unique in its article.
        content: the words; never empty.
        attributed_to: independent links, no two the same; empty when the outlet speaks in its own voice.
        claim: id of the proposition it states, or None.
        contradicts: ids of statements of the same article that cannot hold together with this one; unordered.
        about: ids of statements of the same article that this one speaks of; unordered.
        certainty: what the outlet itself commits to.
        cues: words with which the outlet itself signals its stance ("Dugaan").
        hedges: words that lower the certainty ("tampaknya").
        voice: reporting or opinion.
        drafted: a program proposed it and nobody has confirmed it yet.
        rule: the name of the drafting rule that proposed it; None when a person wrote it.
    """

    id: str
    content: Passage
    attributed_to: tuple[Attribution, ...] = ()
    claim: str | None = None
    contradicts: tuple[str, ...] = field(default=(), converter=_unordered)
    about: tuple[str, ...] = field(default=(), converter=_unordered)
    certainty: Certainty = Certainty.UNSPECIFIED
    cues: Passage = ()
    hedges: Passage = ()
    voice: Voice = Voice.REPORT
    drafted: bool = False
    rule: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what the annotations do not allow (ModelError)."""
        check_types(self)

    @property
    def start(self) -> int:
        """Offset of its first code point."""
        return self.content[0].start if self.content else 0

    @property
    def end(self) -> int:
        """Offset after its last code point."""
        return self.content[-1].end if self.content else 0

    @property
    def text(self) -> str:
        """Its words; " … " stands where words of the article are left out."""
        return words_of(self.content)

    def attributions(self) -> Iterator[Attribution]:
        """Every link below this statement, each before the links it rests on."""
        waiting = list(reversed(self.attributed_to))
        while waiting:
            attribution = waiting.pop()
            yield attribution
            waiting.extend(reversed(attribution.attributed_to))


@frozen
class WithoutStatement:
    """A passage that a person has looked at and that states nothing (a dateline, a link to other articles).

    Attributes:
        content: the words.
        reason: why it carries no statement; may be None.
    """

    content: Passage
    reason: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what the annotations do not allow (ModelError)."""
        check_types(self)


@frozen(repr=False)
class Article:
    """One published text with everything that was annotated in it.

    Attributes:
        id: names the article.
        title: its headline.
        outlet: id of the source that published it; declared among the sources.
        text: the exact text that all spans refer to.
        published: when; None when unknown.
        language: a BCP 47 tag; None when unknown.
        url: where it was published; None when unknown.
        sources: everyone who speaks; unordered.
        claims: propositions that statements share; unordered.
        statements: in the order of the text.
        without_statement: passages that state nothing, in the order of the text.
        drafted_by: the program that proposed statements, with its version ("provenance-tracker 1.2.0"); None when a
            person made them all.
        retrieval: how the text was come by; None when nothing is known of it.

    Raises:
        ModelError: when something does not hold together, with every fault.
    """

    id: str
    title: str
    outlet: str
    text: str
    published: Date | None = None
    language: str | None = None
    url: str | None = None
    sources: tuple[Source, ...] = field(default=(), converter=_sources_by_id)
    claims: tuple[Claim, ...] = field(default=(), converter=_claims_by_id)
    statements: tuple[Statement, ...] = field(default=(), converter=_in_text_order)
    without_statement: tuple[WithoutStatement, ...] = field(default=(), converter=_in_order)
    drafted_by: str | None = None
    retrieval: Retrieval | None = None

    def __attrs_post_init__(self) -> None:
        """Write references to the article itself short; refuse an article that does not hold together."""
        wrong = type_faults(self)
        if wrong:
            raise ModelError(evolve(one, path=_way_from_article(one.path)) for one in wrong)
        object.__setattr__(self, "statements", _with_short_references(self.id, self.statements))
        faults = tuple(faults_of(self))
        if faults:
            raise ModelError(faults)

    def __repr__(self) -> str:
        numbers = {name: len(getattr(self, f"{name}s")) for name in ("statement", "source", "claim")}
        counts = ", ".join(f"{number} {name}{'s' * (number != 1)}" for name, number in numbers.items())
        return f"<Article {short_repr(self.id)} of {short_repr(self.outlet)}: {counts}>"

    @cached_property
    def sources_by_id(self) -> Mapping[str, Source]:
        """The sources by id; holds *unattributed* too."""
        return {UNATTRIBUTED.id: UNATTRIBUTED} | {source.id: source for source in self.sources}

    @cached_property
    def claims_by_id(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def statements_by_id(self) -> Mapping[str, Statement]:
        """The statements by id."""
        return {statement.id: statement for statement in self.statements}

    def referred(self, reference: str) -> Reference:
        """The statement that an attribution of this article rests on, of this article or of another.

        Raises:
            ModelError: when the reference can mean no statement; not with one that stands in the article.
        """
        meant = resolved(reference, self.id, self.statements_by_id)
        if meant is None:
            raise ModelError([Fault((), f"no statement has the id {reference!r}", "unknown-statement")])
        return meant

    def references_out(self) -> Iterator[tuple[Statement, Reference]]:
        """The references to statements of other articles, each with the statement in which it stands."""
        for statement in self.statements:
            for link in statement.attributions():
                for id_ in link.rests_on:
                    if id_ not in self.statements_by_id:
                        yield statement, self.referred(id_)

    @cached_property
    def _paragraph_starts(self) -> tuple[tuple[int, ...], bool]:
        found = paragraphs(self.text)
        return tuple(paragraph.start for paragraph in found), bool(found) and found[0].exact == self.title.strip()

    def place(self, offset: int) -> str:
        """What a reader calls the place of a code point: ``headline`` or ``¶3``.

        The first paragraph is the headline when it is the title; the body is counted from 1.
        """
        starts, has_headline = self._paragraph_starts
        number = max(bisect_right(starts, offset), 1)
        if has_headline:
            return "headline" if number == 1 else f"¶{number - 1}"
        return f"¶{number}"
