"""For every constraint of PROV-CONSTRAINTS a document that keeps it and one that breaks it, each with a sentence.

An ordering constraint is broken when a step it draws lies on a circle with a strict step. Only derivations (42) are
strict, between generations, so twelve of the ordering constraints no document can break: 31, 32, 39 and 40 say of two
events that each precedes the other, and the rest lead to ends and invalidations, which nothing but ends and
invalidations follows. For these the pair of documents is one in which the constraint puts two events in order, and one
so near to it that it does not.
"""

from __future__ import annotations

from typing import NamedTuple

NEVER_BROKEN = frozenset({30, 31, 32, 35, 36, 38, 39, 40, 44, 46, 47, 49})


class Case(NamedTuple):
    """What a document has to do with a constraint.

    Attributes:
        breaks: whether the constraint is broken; of those in NEVER_BROKEN, whether it does *not* order the events.
        events: for those in NEVER_BROKEN, two events of which the first precedes the second by the constraint.
    """

    number: int
    sentence: str
    text: str
    breaks: bool
    events: tuple[str, str] | None = None


def keeps(number: int, sentence: str, text: str) -> Case:
    return Case(number, sentence, text, breaks=False)


def breaks(number: int, sentence: str, text: str) -> Case:
    return Case(number, sentence, text, breaks=True)


def orders(number: int, sentence: str, before: str, after: str, text: str) -> Case:
    return Case(number, sentence, text, breaks=False, events=(before, after))


def leaves_open(number: int, sentence: str, before: str, after: str, text: str) -> Case:
    return Case(number, sentence, text, breaks=True, events=(before, after))


MONDAY, TUESDAY = "2023-10-30T08:00:00Z", "2023-10-31T08:00:00Z"

CASES: tuple[Case, ...] = (
    # Keys and uniqueness
    keeps(
        22,
        "an interview described twice, once with its start and once with its end, is one interview",
        f"activity(interview, {MONDAY}, -)\nactivity(interview, -, {TUESDAY})",
    ),
    breaks(
        22,
        "an interview cannot have begun on two days",
        f"activity(interview, {MONDAY}, -)\nactivity(interview, {TUESDAY}, -)",
    ),
    keeps(
        23,
        "a usage may be told in two halves",
        "used(u; writing, notes)\nused(u; writing, -, 2023-10-30T08:00:00Z)",
    ),
    keeps(
        23,
        "an instant is the same in any offset",
        f"used(u; w, n, {MONDAY})\nused(u; w, n, 2023-10-30T15:00:00.0+07:00)",
    ),
    keeps(
        23, "the agent of an association may be left open", "wasAssociatedWith(x; a, ag)\nwasAssociatedWith(x; a, -)"
    ),
    keeps(23, "the activity of a delegation may be left open", "actedOnBehalfOf(d; p, q, a)\nactedOnBehalfOf(d; p, q)"),
    keeps(
        23,
        "generation and usage of a derivation may be left open beside its activity",
        "wasDerivedFrom(d; e2, e1, a, g, u)\nwasDerivedFrom(d; e2, e1, a)",
    ),
    keeps(23, "an influence and a derivation may share an id", "wasInfluencedBy(x; e2, e1)\nwasDerivedFrom(x; e2, e1)"),
    breaks(23, "a usage has one entity", "used(u; writing, notes)\nused(u; writing, tape)"),
    breaks(
        23,
        "with no plan is another association than with a plan",
        "wasAssociatedWith(x; a, g, p)\nwasAssociatedWith(x; a, g)",
    ),
    breaks(
        23,
        "with no activity is another derivation than with one",
        "wasDerivedFrom(d; e2, e1, a)\nwasDerivedFrom(d; e2, e1)",
    ),
    breaks(
        23,
        "an influence with the id of a derivation is between the same two things",
        "wasInfluencedBy(x; e2, e1)\nwasDerivedFrom(x; e2, e3)",
    ),
    keeps(
        24,
        "two generations by one activity, one without an id, are one",
        f"wasGeneratedBy(g1; photo, shoot)\nwasGeneratedBy(photo, shoot, {MONDAY})",
    ),
    keeps(
        24,
        "two activities may both generate an entity",
        "wasGeneratedBy(g1; photo, shoot)\nwasGeneratedBy(g2; photo, edit)",
    ),
    breaks(
        24, "one activity generates a photo once", "wasGeneratedBy(g1; photo, shoot)\nwasGeneratedBy(g2; photo, shoot)"
    ),
    breaks(
        24,
        "the one generation of a photo is not on two days",
        f"wasGeneratedBy(photo, shoot, {MONDAY})\nwasGeneratedBy(photo, shoot, {TUESDAY})",
    ),
    breaks(
        24,
        "the generation that starts an activity is the one that is told with an id of its own twice",
        "wasStartedBy(a, alarm, ringing)\nwasGeneratedBy(g1; alarm, ringing)\nwasGeneratedBy(g2; alarm, ringing)",
    ),
    keeps(
        25,
        "a retraction may be told twice",
        "wasInvalidatedBy(i1; story, retracting)\nwasInvalidatedBy(story, retracting)",
    ),
    breaks(
        25,
        "one activity retracts once",
        "wasInvalidatedBy(i1; story, retracting)\nwasInvalidatedBy(i2; story, retracting)",
    ),
    keeps(26, "a starter may start two activities", "wasStartedBy(s1; a, tip, desk)\nwasStartedBy(s2; b, tip, desk)"),
    keeps(
        26,
        "a trigger left open is the trigger told elsewhere",
        "wasStartedBy(s1; a, tip, desk)\nwasStartedBy(a, -, desk)",
    ),
    breaks(26, "one starter starts an activity once", "wasStartedBy(s1; a, tip, desk)\nwasStartedBy(s2; a, tip, desk)"),
    breaks(26, "and by one trigger", "wasStartedBy(a, tip, desk)\nwasStartedBy(a, call, desk)"),
    keeps(27, "two enders may end an activity", "wasEndedBy(x1; a, -, desk)\nwasEndedBy(x2; a, -, lawyer)"),
    breaks(27, "one ender ends it once", "wasEndedBy(x1; a, -, desk)\nwasEndedBy(x2; a, -, desk)"),
    keeps(
        28,
        "a start at the activity's own time, told without an id",
        f"activity(call, {MONDAY}, -)\nwasStartedBy(call, -, -, {MONDAY})",
    ),
    keeps(
        28,
        "of what is no declared activity starts may differ",
        f"wasStartedBy(a, -, b, {MONDAY})\nwasStartedBy(a, -, c, {TUESDAY})",
    ),
    breaks(
        28, "an activity starts when it starts", f"activity(call, {MONDAY}, -)\nwasStartedBy(call, -, -, {TUESDAY})"
    ),
    breaks(
        28,
        "a declared activity has one start time even if it does not say which",
        f"activity(call)\nwasStartedBy(call, -, b, {MONDAY})\nwasStartedBy(call, -, c, {TUESDAY})",
    ),
    keeps(29, "an end at the activity's own time", f"activity(call, -, {MONDAY})\nwasEndedBy(call, -, -, {MONDAY})"),
    breaks(29, "an activity ends when it ends", f"activity(call, -, {MONDAY})\nwasEndedBy(call, -, -, {TUESDAY})"),
    # Ordering
    orders(30, "an activity starts before it ends", "start a", "end a", "activity(a)"),
    leaves_open(30, "but not before another ends", "start a", "end b", "activity(a)\nactivity(b)"),
    orders(
        31,
        "all starts of an activity are one moment",
        "s1",
        "s2",
        "wasStartedBy(s1; a, -, b)\nwasStartedBy(s2; a, -, c)",
    ),
    leaves_open(31, "those of two are not", "s1", "s2", "wasStartedBy(s1; a, -, b)\nwasStartedBy(s2; d, -, c)"),
    orders(
        32, "all ends of an activity are one moment", "x1", "x2", "wasEndedBy(x1; a, -, b)\nwasEndedBy(x2; a, -, c)"
    ),
    leaves_open(32, "those of two are not", "x1", "x2", "wasEndedBy(x1; a, -, b)\nwasEndedBy(x2; d, -, c)"),
    keeps(
        33, "an activity uses what comes after its start", "activity(a)\nentity(e)\nwasGeneratedBy(e, a)\nused(a, e)"
    ),
    breaks(
        33,
        "what is derived from a usage cannot start the activity that used",
        "wasStartedBy(a, late)\nused(u; a, early)\nwasDerivedFrom(e, early, a, -, u)\nwasDerivedFrom(late, e)",
    ),
    keeps(
        34,
        "an activity may generate what another is started by",
        "activity(a)\nwasGeneratedBy(e, a)\nwasStartedBy(b, e)",
    ),
    breaks(
        34,
        "what an activity generates cannot precede what started it",
        "wasGeneratedBy(report, inquiry)\nwasStartedBy(inquiry, rumour)\nwasDerivedFrom(rumour, report)",
    ),
    orders(
        35,
        "who informs has started before the informed ends",
        "start a1",
        "end a2",
        "activity(a1)\nactivity(a2)\nwasInformedBy(a2, a1)",
    ),
    leaves_open(
        35, "and not the other way round", "start a2", "end a1", "activity(a1)\nactivity(a2)\nwasInformedBy(a2, a1)"
    ),
    orders(36, "an entity is generated before it is invalidated", "generation e", "invalidation e", "entity(e)"),
    leaves_open(36, "but not before another is", "generation e", "invalidation f", "entity(e)\nentity(f)"),
    keeps(37, "what is generated may be used", "wasGeneratedBy(e, a)\nused(b, e)"),
    breaks(
        37,
        "an entity cannot be used to generate what it is derived from",
        "entity(draft)\nused(u; a, draft)\nwasDerivedFrom(notes, draft, a, -, u)\nwasDerivedFrom(draft, notes)",
    ),
    orders(
        38, "an entity is used before it is invalidated", "u", "invalidation e", "used(u; a, e)\nwasInvalidatedBy(e, b)"
    ),
    leaves_open(38, "but not before another is", "u", "invalidation f", "used(u; a, e)\nwasInvalidatedBy(f, b)"),
    orders(
        39,
        "all generations of an entity are one moment",
        "g1",
        "g2",
        "wasGeneratedBy(g1; e, a)\nwasGeneratedBy(g2; e, b)",
    ),
    leaves_open(39, "those of two are not", "g1", "g2", "wasGeneratedBy(g1; e, a)\nwasGeneratedBy(g2; f, b)"),
    orders(
        40,
        "all invalidations of an entity are one",
        "i1",
        "i2",
        "wasInvalidatedBy(i1; e, a)\nwasInvalidatedBy(i2; e, b)",
    ),
    leaves_open(40, "those of two are not", "i1", "i2", "wasInvalidatedBy(i1; e, a)\nwasInvalidatedBy(i2; f, b)"),
    keeps(
        41,
        "a precise derivation follows its usage",
        "entity(e1)\nentity(e2)\nwasDerivedFrom(e2, e1, a, g, u)\nused(u; a, e1)",
    ),
    breaks(
        41,
        "the usage of a derivation is not of what is derived from its result",
        "wasDerivedFrom(d; e2, e1, a, g, u)\nwasDerivedFrom(e1, e3)\nwasDerivedFrom(e3, e2)\nentity(e1)\nentity(e3)",
    ),
    keeps(
        42,
        "a chain of derivations",
        "entity(a)\nentity(b)\nentity(c)\nwasDerivedFrom(c, b)\nwasQuotedFrom(b, a)\nwasDerivedFrom(c, a)",
    ),
    keeps(
        42,
        "entities without a generation have no order; the lint tells of such circles",
        "wasDerivedFrom(a, b)\nwasDerivedFrom(b, a)",
    ),
    breaks(42, "nothing is derived from itself", "entity(s1)\nwasDerivedFrom(s1, s1)"),
    breaks(
        42,
        "two statements cannot quote each other",
        "entity(s1)\nentity(s4)\nwasQuotedFrom(s1, s4)\nwasQuotedFrom(s4, s1)",
    ),
    breaks(
        42,
        "a circle may run through a quotation, a primary source and a revision",
        "entity(a)\nentity(b)\nentity(c)\nwasQuotedFrom(a, b)\nhadPrimarySource(b, c)\nwasRevisionOf(c, a)",
    ),
    breaks(
        42,
        "attributions give entities their generations, declared or not",
        "wasDerivedFrom(a, b)\nwasDerivedFrom(b, a)\nwasAttributedTo(a, x)\nwasAttributedTo(b, x)",
    ),
    breaks(42, "an insertion derives a dictionary from another", "dictionary(d)\nderivedByInsertionFrom(d, d, e)"),
    keeps(43, "a trigger exists when it starts an activity", "entity(tip)\nwasStartedBy(a, tip)\nused(a, tip)"),
    breaks(
        43,
        "what an activity generates cannot lead to its trigger",
        "wasStartedBy(a, tip)\nwasGeneratedBy(story, a)\nwasDerivedFrom(tip, story)\nentity(story)",
    ),
    orders(44, "what ends an activity exists by then", "generation e", "end a", "wasEndedBy(a, e)"),
    orders(44, "and is not gone yet", "end a", "invalidation e", "wasEndedBy(a, e)\nwasInvalidatedBy(e, b)"),
    leaves_open(44, "of another entity nothing follows", "generation f", "end a", "wasEndedBy(a, e)\nentity(f)"),
    keeps(45, "an edition comes after the work", "entity(work)\nentity(edition)\nspecializationOf(edition, work)"),
    breaks(
        45,
        "the work is not derived from its own edition",
        "entity(work)\nspecializationOf(edition, work)\nwasDerivedFrom(work, edition)",
    ),
    breaks(
        45,
        "nor from an edition of its edition",
        "entity(w)\nspecializationOf(e, w)\nspecializationOf(f, e)\nwasDerivedFrom(w, f)",
    ),
    breaks(45, "a mention is a specialization", "entity(w)\nmentionOf(e, w, b)\nwasDerivedFrom(w, e)"),
    orders(
        46,
        "an edition is gone before the work is",
        "invalidation e",
        "invalidation w",
        "specializationOf(e, w)\nentity(w)\nentity(e)",
    ),
    leaves_open(
        46,
        "and not the other way round",
        "invalidation w",
        "invalidation e",
        "specializationOf(e, w)\nentity(w)\nentity(e)",
    ),
    orders(
        47,
        "an agent that is an entity is there when the activity starts",
        "start a",
        "invalidation ag",
        "wasAssociatedWith(a, ag)\nactivity(a)\nentity(ag)\nagent(ag)",
    ),
    orders(
        47, "or at least before it ends", "generation ag", "end a", "wasAssociatedWith(a, ag)\nactivity(a)\nentity(ag)"
    ),
    orders(
        47,
        "an agent that is an activity has not ended",
        "start a",
        "end b",
        "wasAssociatedWith(a, b)\nactivity(a)\nactivity(b)",
    ),
    orders(47, "and has started before", "start b", "end a", "wasAssociatedWith(a, b)\nactivity(a)\nactivity(b)"),
    orders(
        47,
        "a delegation associates both agents with the activity",
        "start a",
        "invalidation boss",
        "actedOnBehalfOf(clerk, boss, a)\nactivity(a)\nentity(boss)",
    ),
    leaves_open(
        47, "without an association nothing follows", "start a", "invalidation ag", "activity(a)\nentity(ag)\nagent(ag)"
    ),
    keeps(
        48,
        "an author comes before the work",
        "entity(author)\nagent(author)\nentity(book)\nwasAttributedTo(book, author)",
    ),
    breaks(
        48,
        "an author is not derived from the book",
        "entity(author)\nagent(author)\nwasAttributedTo(book, author)\nwasDerivedFrom(author, book)",
    ),
    breaks(
        48,
        "an agent that is an activity has started before",
        "wasAttributedTo(book, bot)\nwasStartedBy(bot, order)\nwasDerivedFrom(order, book)",
    ),
    orders(
        49,
        "who is responsible exists before the delegate is gone",
        "generation boss",
        "invalidation clerk",
        "actedOnBehalfOf(clerk, boss)\nentity(boss)\nentity(clerk)",
    ),
    orders(
        49,
        "or has started before the delegate ends",
        "start boss",
        "end clerk",
        "actedOnBehalfOf(clerk, boss)\nactivity(boss)\nactivity(clerk)",
    ),
    leaves_open(
        49,
        "and not the other way round",
        "generation clerk",
        "invalidation boss",
        "actedOnBehalfOf(clerk, boss)\nentity(boss)\nentity(clerk)",
    ),
    # Typing and impossibility
    keeps(
        50,
        "roles that agree",
        "wasGeneratedBy(e, a)\nused(a, f)\nwasInformedBy(b, a)\nhadMember(e, f)\nalternateOf(e, f)",
    ),
    breaks(50, "what generates is an activity, so no entity", "entity(x)\nwasGeneratedBy(e, x)"),
    breaks(50, "a plan is an entity, so no activity", "wasAssociatedWith(a, ag, p)\nused(p, e)"),
    breaks(50, "a member is an entity, so no activity", "hadMember(c, x)\nactivity(x)"),
    breaks(50, "the activity of a delegation is no entity", "actedOnBehalfOf(p, q, x)\nentity(x)"),
    keeps(51, "a derivation with all its steps", "wasDerivedFrom(e2, e1, a, g, u)"),
    keeps(51, "a derivation with none of them", "wasDerivedFrom(e2, e1)"),
    breaks(51, "a derivation with a generation and no activity", "wasDerivedFrom(e2, e1, -, g, -)"),
    breaks(51, "a derivation with a usage and no activity", "wasDerivedFrom(e2, e1, -, -, u)"),
    breaks(51, "a quotation with both and no activity", "wasQuotedFrom(e2, e1, -, g, u)"),
    keeps(
        52,
        "a specialization of a specialization",
        "specializationOf(a, b)\nspecializationOf(b, c)\nspecializationOf(a, c)",
    ),
    keeps(52, "everything is an alternate of itself", "alternateOf(a, a)\nalternateOf(a, b)\nalternateOf(b, a)"),
    breaks(52, "nothing specializes itself", "specializationOf(a, a)"),
    breaks(52, "not even around corners", "specializationOf(a, b)\nspecializationOf(b, c)\nspecializationOf(c, a)"),
    breaks(52, "a mention is a specialization", "mentionOf(a, b, x)\nspecializationOf(b, a)"),
    keeps(53, "ids of their own", "wasGeneratedBy(g; e, a)\nused(u; a, e)"),
    keeps(
        53,
        "a derivation may share the id of a communication between the same",
        "wasInformedBy(x; a, b)\nwasInfluencedBy(x; a, b)",
    ),
    breaks(53, "one id for a generation and a usage", "wasGeneratedBy(x; e, a)\nused(x; a, e)"),
    breaks(
        53,
        "the usage a derivation names is a usage",
        "wasDerivedFrom(e2, e1, a, g, x)\nwasAttributedTo(x; e1, ag)",
    ),
    keeps(54, "the id of an entity and of an agent", "entity(x)\nagent(x)\nwasAttributedTo(y; x, x)"),
    breaks(54, "the id of an entity and of a generation", "entity(x)\nwasGeneratedBy(x; e, a)"),
    breaks(54, "the id of an agent and of an influence", "agent(x)\nwasInfluencedBy(x; e, a)"),
    breaks(
        54,
        "what specializes a declared entity is an entity too",
        "entity(work)\nspecializationOf(x, work)\nwasDerivedFrom(x; e2, e1)",
    ),
    keeps(55, "an agent that is an entity", "agent(bot)\nentity(bot)\nwasAssociatedWith(a, bot)"),
    keeps(55, "an agent that is an activity", "agent(daemon)\nactivity(daemon)\nwasAssociatedWith(a, daemon)"),
    breaks(55, "an entity is no activity", "entity(x)\nactivity(x)"),
    breaks(55, "not by its roles either", "used(x, e)\nused(a, x)"),
    keeps(56, "a collection with members", "collection(c)\nhadMember(c, e, f)"),
    breaks(56, "an empty collection with a member", "emptyCollection(c)\nhadMember(c, e)"),
    breaks(56, "however its type is spelt", "entity(c) [EmptyCollection]\nhadMember(c, e)"),
    breaks(
        56,
        "what specializes an empty collection is empty",
        "emptyCollection(c)\nspecializationOf(d, c)\nhadMember(d, e)",
    ),
    breaks(56, "an empty dictionary is an empty collection", "emptyDictionary(d)\nhadDictionaryMember(d, e)"),
    breaks(56, "what is inserted is a member", "emptyDictionary(d)\nderivedByInsertionFrom(d, c, e)"),
    keeps(56, "of the new dictionary", "emptyDictionary(c)\nderivedByInsertionFrom(d, c, e, f)"),
)
