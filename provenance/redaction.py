"""Articles without some names: for a page that leaves the house while a source is to be protected.

The names are taken out of the model, before anything is made of it, so that nothing made of it can hold them: the
source's id, name, aliases and role, the words that stand for it in the text, and its names wherever else they stand, in
texts, titles, claims, notes, ids and addresses. What the article says beside them stays, and may still tell who it is.

May import: errors, judgements, model and what it imports, redaction_words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from provenance.errors import UnknownNameError
from provenance.judgements import Identity, Judgement, JudgementKind
from provenance.model import UNATTRIBUTED, Article, Attribution, Claim, Source, Statement, WithoutStatement
from provenance.redaction_words import Forms, Redacted, parts_of
from provenance.retrieval import Retrieval
from provenance.spans import paragraphs
from provenance.suggestions import did_you_mean
from provenance.terms import SourceKind

__all__ = ["Redaction", "redacted"]


@frozen
class Redaction:
    """Articles without some names.

    Attributes:
        articles: in the order given.
        judgements: likewise.
        names: how many names were asked for.
        ids: for each kind (``articles``, ``sources``, ``claims``, ``statements``), the ids that had to change.
    """

    articles: tuple[Article, ...]
    judgements: tuple[Judgement, ...]
    names: int
    ids: Mapping[str, Mapping[str, str]] = field(repr=False)

    def id(self, kind: str, id_: str) -> str:
        """What an id is now."""
        return self.ids.get(kind, {}).get(id_, id_)


def redacted(articles: Iterable[Article], names: Iterable[str], judgements: Iterable[Judgement] = ()) -> Redaction:
    """The articles, with ``[withheld 1]`` for whoever the first of the names means, and so on.

    Args:
        articles: any number.
        names: ids, names or aliases of sources; or words that stand in a text or title and are nobody's name.
        judgements: which sources are the same; they lose the names, too.

    Raises:
        UnknownNameError: when a name is nowhere in the articles; with all that are not.
        ModelError: when the judgements contradict each other.
    """
    given, judged = tuple(articles), tuple(judgements)
    names = tuple(dict.fromkeys(names))
    if not names:
        return Redaction(given, judged, 0, {})
    plan = _plan(given, names, Identity.of(judged))
    return Redaction(
        tuple(plan.article(article) for article in given),
        tuple(plan.judgement(judgement) for judgement in judged),
        len(names),
        plan.ids,
    )


_KINDS = ("articles", "sources", "claims", "statements")


def _plan(articles: Sequence[Article], names: Sequence[str], identity: Identity) -> _Plan:
    """What each name means, and what stands for it."""
    labels: dict[str, str] = {}
    withheld: dict[str, str] = {}  # labels by the ids of sources
    unknown: list[str] = []
    for name in names:
        sources = _meant(articles, name, identity)
        if not sources and not _stands_somewhere(articles, name):
            unknown.append(name)
        known = next((withheld[source.id] for source in sources if source.id in withheld), None)
        label = known or f"[withheld {len({*labels.values(), *withheld.values()}) + 1}]"
        if not sources:
            labels.setdefault(name, label)
        for source in sources:
            withheld[source.id] = label
            for form in _forms(source):
                labels.setdefault(form, label)
    if unknown:
        known_names = [
            name for article in articles for source in article.sources for name in (source.id, *source.names)
        ]
        raise UnknownNameError(
            "\n".join(
                f"nothing is called {name!r} in the articles{did_you_mean(name, known_names)}" for name in unknown
            )
        )
    forms = Forms({form: label for form, label in labels.items() if form}, frozenset(withheld))
    return _Plan(forms, withheld, _new_ids(articles, forms, withheld))


def _meant(articles: Sequence[Article], name: str, identity: Identity) -> list[Source]:
    """All sources with this id, name or alias, and those that were judged to be the same."""
    everybody = [(article.id, source) for article in articles for source in article.sources]
    by_id = [pair for pair in everybody if pair[1].id == name]
    by_name = [pair for pair in everybody if name.casefold() in map(str.casefold, pair[1].names)]
    same = {identity.of_source(article, source.id) for article, source in (*by_id, *by_name)}
    ids = {source.id for article, source in everybody if identity.of_source(article, source.id) in same}
    return [source for _, source in everybody if source.id in ids]


def _stands_somewhere(articles: Iterable[Article], name: str) -> bool:
    forms = Forms({name: ""})
    return bool(name.strip()) and any(
        forms.found(text) for article in articles for text in (article.text, article.title)
    )


def _forms(source: Source) -> Iterator[str]:
    yield from source.names
    if source.kind is SourceKind.PERSON:
        for name in source.names:
            yield from parts_of(name)


def _new_ids(articles: Sequence[Article], forms: Forms, withheld: Mapping[str, str]) -> Mapping[str, Mapping[str, str]]:
    """The ids that tell a name, with new ones that nothing has."""
    ids: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for article in articles:
        ids["articles"].append(article.id)
        ids["sources"] += [source.id for source in article.sources]
        ids["claims"] += [claim.id for claim in article.claims]
        ids["statements"] += [statement.id for statement in article.statements]
    taken = {id_ for several in ids.values() for id_ in several} | {UNATTRIBUTED.id}
    new: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
    number = 0
    for kind, several in ids.items():
        for id_ in dict.fromkeys(several):
            if (kind == "sources" and id_ in withheld) or forms.reveal(id_):
                number += 1
                while (fresh := f"withheld-{number}") in taken:
                    number += 1
                new[kind][id_] = fresh
    return new


@frozen
class _Plan:
    """What stands for what.

    Attributes:
        forms: names in every form, with their labels.
        withheld: labels by the ids of the sources that are withheld.
        ids: as in Redaction.
    """

    forms: Forms
    withheld: Mapping[str, str]
    ids: Mapping[str, Mapping[str, str]]

    def _id(self, kind: str, id_: str) -> str:
        return self.ids[kind].get(id_, id_)

    def _words(self, words: str | None) -> str | None:
        return None if words is None else self.forms.without(words)

    def _topics(self, topics: Iterable[str]) -> tuple[str, ...]:
        """Ids of sources, or words."""
        return tuple(
            self.ids["sources"].get(topic) or ("withheld" if self.forms.reveal(topic) else topic) for topic in topics
        )

    def _reference(self, article: Article, reference: str) -> str:
        meant = article.referred(reference)
        statement = self._id("statements", meant.statement)
        return statement if meant.article == article.id else f"{self._id('articles', meant.article)}#{statement}"

    def article(self, article: Article) -> Article:
        """An article without the names."""
        places = [*self.forms.found(article.text), *self._mentions(article)]
        text = Redacted.of(article.text, places)
        return evolve(
            article,
            id=self._id("articles", article.id),
            title=self._title(article, text),
            outlet=self._id("sources", article.outlet),
            text=text.text,
            url=self._address(article.url),
            retrieval=self._retrieval(article.retrieval),
            sources=tuple(map(self._source, article.sources)),
            claims=tuple(map(self._claim, article.claims)),
            statements=tuple(self._statement(article, statement, text) for statement in article.statements),
            without_statement=tuple(
                WithoutStatement(text.passage(one.content), self._words(one.reason))
                for one in article.without_statement
            ),
        )

    def _address(self, url: str | None) -> str | None:
        return None if url is None or self.forms.reveal(url) else url

    def _retrieval(self, retrieval: Retrieval | None) -> Retrieval | None:
        """How a text was come by, without digests: they are of a text with the names, and would confirm a guess."""
        if retrieval is None:
            return None
        known = evolve(retrieval, url=self._address(retrieval.url), sha256=None, text_sha256=None)
        return None if known.is_empty else known

    def _title(self, article: Article, text: Redacted) -> str:
        """The headline, as it reads in the text when it stands there."""
        first = paragraphs(article.text)[:1]
        if first and first[0].exact == article.title.strip():
            return text.passage(first)[0].exact
        return self.forms.without(article.title)

    def _mentions(self, article: Article) -> Iterator[tuple[int, int, str]]:
        """The words that stand for whoever is withheld; of what stands for several, the names, if they are there."""
        for statement in article.statements:
            for link in statement.attributions():
                labels = [self.withheld[id_] for id_ in link.sources if id_ in self.withheld]
                for span in link.mentions if labels else ():
                    if len(labels) == len(link.sources) or not self.forms.found(span.exact):
                        yield span.start, span.end, ", ".join(dict.fromkeys(labels))

    def _source(self, source: Source) -> Source:
        hidden = self.withheld.get(source.id)
        return Source(
            id=self._id("sources", source.id),
            name=hidden or self.forms.without(source.name),
            kind=source.kind,
            role=None if hidden else self._words(source.role),
            aliases=() if hidden else tuple(map(self.forms.without, source.aliases)),
            acts_for=tuple(self._id("sources", id_) for id_ in source.acts_for),
            interests=self._topics(source.interests),
            owned_by=tuple(self._id("sources", id_) for id_ in source.owned_by),
        )

    def _claim(self, claim: Claim) -> Claim:
        return Claim(self._id("claims", claim.id), self.forms.without(claim.text), self._topics(claim.about))

    def _statement(self, article: Article, statement: Statement, text: Redacted) -> Statement:
        return evolve(
            statement,
            id=self._id("statements", statement.id),
            content=text.passage(statement.content),
            attributed_to=self._links(article, statement.attributed_to, text),
            claim=None if statement.claim is None else self._id("claims", statement.claim),
            contradicts=tuple(self._id("statements", id_) for id_ in statement.contradicts),
            about=tuple(self._id("statements", id_) for id_ in statement.about),
            cues=text.passage(statement.cues),
            hedges=text.passage(statement.hedges),
        )

    def _links(self, article: Article, links: Iterable[Attribution], text: Redacted) -> tuple[Attribution, ...]:
        """The links without the names; those that differed in nothing else are one."""
        return tuple(dict.fromkeys(self._link(article, link, text) for link in links))

    def _link(self, article: Article, link: Attribution, text: Redacted) -> Attribution:
        return evolve(
            link,
            sources=tuple(self._id("sources", id_) for id_ in link.sources),
            cues=text.passage(link.cues),
            mentions=text.passage(link.mentions),
            hedges=text.passage(link.hedges),
            place=self._words(link.place),
            attributed_to=self._links(article, link.attributed_to, text),
            rests_on=tuple(self._reference(article, id_) for id_ in link.rests_on),
        )

    def judgement(self, judgement: Judgement) -> Judgement:
        """A judgement without the names."""
        one, other = judgement.same_as
        return evolve(
            judgement,
            same_as=(self._judged(judgement.kind, one), self._judged(judgement.kind, other)),
            judged_by=self._words(judgement.judged_by),
            note=self._words(judgement.note),
        )

    def _judged(self, kind: JudgementKind, name: str) -> str:
        article, sign, id_ = name.rpartition("#")
        return f"{self._id('articles', article)}{sign}{self._id(f'{kind.value}s', id_)}"
