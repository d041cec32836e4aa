"""Rules about who is named for a statement, and where the trail ends.

May import: rule and what it imports, stated, standards, vocabulary, wording.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.checks.evidence import NAMELESS, Evidence
from provenance.checks.finding import Level, Related
from provenance.checks.rule import Observation, Rule, rule
from provenance.checks.standards import (
    AP_ATTRIBUTION,
    AP_CREDIT,
    DEWAN_PERS_FIRST_SOURCE,
    IFCN_SOURCES,
    KEJ_2,
    REUTERS_SOURCING,
    SPJ_TRUTH,
)
from provenance.checks.stated import Cited, Stated
from provenance.checks.vocabulary import has_agentless_words
from provenance.checks.wording import listed, shortened
from provenance.model import Attribution
from provenance.spans import words_of
from provenance.terms import Basis, Quotation, SourceKind, Voice

__all__ = ["RULES"]


@rule(
    "PA101",
    "unattributed-statement",
    Level.WARNING,
    summary="A reported statement stands in the outlet's own voice and names no source.",
    rationale=(
        "A reader cannot weigh what nobody is named for. Opinion is exempt, and so is the headline, which the body "
        "has to carry. A passage is left alone, too, when the same claim is attributed, no less firmly, in the same "
        "paragraph or one next to it. A program that found nobody in a draft proves nothing: such a statement is not "
        "judged before a person has confirmed it (PA602)."
    ),
    references=(AP_ATTRIBUTION, REUTERS_SOURCING, KEJ_2),
    example="“The deal was signed in May.” – says who? Name the source, or mark the statement with `voice: opinion`.",
)
def unattributed_statement(evidence: Evidence) -> Iterator[Observation]:
    """Statements in the outlet's own voice."""
    for each in evidence.stated:
        statement = each.statement
        if statement.attributed_to or statement.voice is Voice.OPINION or each.is_headline or _is_agentless(each):
            continue
        if statement.drafted:
            continue
        same = [other for other in evidence.claim_of(each) if _attributed_beside(other, each)]
        if any(_is_covered(each, other) for other in same):
            continue
        whose = evidence.outlet(each).name
        message = f"{shortened(statement.text)} stands in {whose}'s own voice; name the source, or say it is opinion"
        related = tuple(
            Related(other.place, f"attributes the same claim to {_names(evidence, other)}") for other in same[:1]
        )
        yield Observation(each.place, message, related)


def _attributed_beside(other: Stated, each: Stated) -> bool:
    return other.article is each.article and bool(other.statement.attributed_to) and not other.is_headline


def _is_covered(each: Stated, other: Stated) -> bool:
    """Whether a reader meets the source of the same claim next to the statement, for no less than it says."""
    nearest = [link.certainty.rank for link in other.statement.attributed_to]
    own = each.statement.certainty.rank
    firm_enough = own is None or any(rank is None or rank >= own for rank in nearest)
    return abs(each.paragraph - other.paragraph) <= 1 and firm_enough


def _names(evidence: Evidence, each: Stated) -> str:
    return listed(source.name for source in evidence.origins([each])) or "somebody who denies it"


@rule(
    "PA102",
    "agentless-belief",
    Level.WARNING,
    summary="The words posit that somebody believes or says it, and name nobody (“diyakini”, “it is believed”).",
    rationale=(
        "A passive verb of belief sounds like a source and is none: nobody can be asked. The words are found where a "
        "link is annotated as unattributed, or as the cue or hedge of a statement without a source; words inside a "
        "statement are not searched."
    ),
    references=(AP_ATTRIBUTION, REUTERS_SOURCING, IFCN_SOURCES),
    example="“It is believed to be enough for two months.” – believed by whom? Name them, or say how it is known.",
)
def agentless_belief(evidence: Evidence) -> Iterator[Observation]:
    """Links to nobody, and statements without a source whose cue is a verb of belief."""
    for cited in evidence.cited:
        if any(source.kind is SourceKind.UNATTRIBUTED for source in cited.link.sources):
            statement = cited.stated.statement
            cue = f"{shortened(cited.link.cue)} " if cited.link.cue else "the wording "
            message = f"{cue}names nobody who holds that {shortened(statement.text)}; say who does, or how it is known"
            yield Observation(cited.place, message)
    for each in evidence.stated:
        statement = each.statement
        if statement.voice is not Voice.OPINION and not each.is_headline and _is_agentless(each):
            cue = shortened(words_of(statement.cues) or words_of(statement.hedges))
            message = f"{cue} names nobody who holds that {shortened(statement.text)}; say who does, or how it is known"
            yield Observation(each.place, message)


def _is_agentless(each: Stated) -> bool:
    statement = each.statement
    return not statement.attributed_to and any(
        has_agentless_words(words_of(passage), each.article.language) for passage in (statement.cues, statement.hedges)
    )


@rule(
    "PA103",
    "relay-without-origin",
    Level.WARNING,
    summary="An outlet is cited, and the trail ends there: nothing says where that outlet has it from.",
    rationale=(
        "An outlet that repeats another vouches for nothing. Silent when the outlet is what the claim is about, and "
        "for statements about how another statement is known."
    ),
    references=(AP_CREDIT, SPJ_TRUTH, IFCN_SOURCES),
    example="“Coastwire reports that the dam broke.” – who told Coastwire? Follow the trail one step further.",
)
def relay_without_origin(evidence: Evidence) -> Iterator[Observation]:
    """Chains that end at another outlet."""
    leaving = {missing.node for missing in evidence.graph.missing()}
    for each in evidence.stated:
        if each.statement.about or each.statement.voice is Voice.OPINION:
            continue
        subjects = {evidence.outlet(each).id, *evidence.about([each])}
        for node in evidence.ends(each.node):
            if node == each.node or node in leaving:
                continue
            speakers = evidence.graph.link(node).sources
            if all(one.kind is SourceKind.OUTLET and one.id not in subjects for one in speakers):
                name = listed(one.name for one in speakers)
                message = f"the trail of {shortened(each.statement.text)} ends at {name}; say where {name} has it from"
                yield Observation(each.place_of(node), message)


@rule(
    "PA104",
    "skipped-relay",
    Level.WARNING,
    summary="A source is cited directly, though everywhere else in the article it is reached only through another.",
    rationale=(
        "An outlet that has a source at second hand should not sound as if it had spoken to it. Silent when the "
        "article says when or where the source said it, or quotes it word for word: then the outlet may know it at "
        "first hand."
    ),
    references=(AP_ATTRIBUTION, SPJ_TRUTH),
    example="“The agency told her …”, she said. Later: “The agency reports that …” – to whom? Put the relay back.",
)
def skipped_relay(evidence: Evidence) -> Iterator[Observation]:
    """Direct links to a source that is otherwise a source at second hand."""
    by_source: dict[tuple[str, str], list[Cited]] = {}
    for cited in evidence.cited:
        for source in cited.link.sources:
            if source.kind not in NAMELESS and not cited.stated.statement.about:
                by_source.setdefault((cited.stated.article.id, source.id), []).append(cited)
    for (_, source_id), links in by_source.items():
        direct = [cited for cited in links if len(cited.node.path) == 1]
        through = [cited for cited in links if len(cited.node.path) > 1]
        if len(direct) != 1 or not through or not _is_bare(direct[0].link.attribution):
            continue
        (here,), there = direct, through[0]
        name = evidence.name(source_id)
        relay = evidence.graph.link(there.node._replace(path=there.node.path[:-1])).name
        outlet = evidence.outlet(here.stated).name
        message = (
            f"{name} is cited directly, elsewhere only through {relay}; unless {name} spoke to {outlet}, "
            f"name {relay} here, too"
        )
        related = tuple(Related(one.place, f"has {name} through {relay}") for one in through[:1])
        yield Observation(here.place, message, related)


def _is_bare(link: Attribution | None) -> bool:
    """Whether nothing hints that the outlet heard the source itself."""
    return (
        link is not None
        and link.said is None
        and link.place is None
        and link.quotation is not Quotation.DIRECT
        and link.basis is not Basis.ELIDED
        and not link.attributed_to
        and not link.rests_on
    )


@rule(
    "PA105",
    "elided-link",
    Level.NOTE,
    summary="The article drops a link of the chain, and whoever annotated it has put it back.",
    rationale="What a person had to restore a reader of the article does not see. Links that follow from the context "
    "(`basis: inferred`) are not meant.",
    references=(SPJ_TRUTH, IFCN_SOURCES),
    example="`{source: coastwire, basis: elided}` – the article itself should name Coastwire here.",
)
def elided_link(evidence: Evidence) -> Iterator[Observation]:
    """Links whose basis is elided."""
    for cited in evidence.cited:
        if cited.link.basis is Basis.ELIDED:
            name = listed(source.name for source in cited.link.sources)
            message = f"the article does not name {name} for {shortened(cited.stated.statement.text)}; it should"
            yield Observation(cited.place, message)


@rule(
    "PA106",
    "missing-article",
    Level.NOTE,
    summary="A link rests on a statement of an article that is not among those checked.",
    rationale="The trail goes on, but not here: what the other rules say of the statement is said without its end.",
    references=(),
    example="`rests_on: kompas-2023-11-02#s3`, and that article is not there. – Check the two together.",
)
def missing_article(evidence: Evidence) -> Iterator[Observation]:
    """References that lead out of the articles at hand."""
    for missing in evidence.graph.missing():
        article = evidence.articles_by_id[missing.node.article]
        statement = article.statements_by_id[missing.node.statement]
        advice = "it has no such statement" if missing.article_is_here else "check it together with that article"
        message = f"it rests on {missing.reference}, which is not at hand; {advice}"
        yield Observation(Stated(article, statement).place_of(missing.node), message)


@rule(
    "PA107",
    "first-source-unnamed",
    Level.ERROR,
    summary="The first source of the article is not clearly named.",
    rationale=(
        "News that could not be verified may be published only if, among other things, its first source is clearly "
        "identified, credible and competent. Whether a source is credible no program can tell; whether it is named it "
        "can. Silent for an article without any source: see PA101."
    ),
    references=(DEWAN_PERS_FIRST_SOURCE,),
    example="The first paragraph says “a source in the ministry”. – Name somebody first.",
    enabled=False,
)
def first_source_unnamed(evidence: Evidence) -> Iterator[Observation]:
    """The first attributed statement below the headline, when its nearest source has no name."""
    for article in evidence.articles:
        body = [Stated(article, each) for each in article.statements if each.attributed_to]
        first = next((each for each in body if not each.is_headline), None)
        if first is None:
            continue
        links = [evidence.graph.link(node) for node in evidence.graph.onward(first.node)]
        named = [source for link in links for source in link.sources if source.kind not in NAMELESS]
        if not named:
            who = listed(source.name for link in links for source in link.sources)
            message = f"the first source of the article, {who}, is not clearly named; begin with one that is"
            yield Observation(first.place, message)


RULES: tuple[Rule, ...] = (
    unattributed_statement,
    agentless_belief,
    relay_without_origin,
    skipped_relay,
    elided_link,
    missing_article,
    first_source_unnamed,
)
