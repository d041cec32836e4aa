"""Validity by PROV-CONSTRAINTS, case by case."""

from __future__ import annotations

import networkx as nx
import pytest
from constraint_cases import CASES, NEVER_BROKEN, Case
from prov_notation import document, name

from provenance.prov.constraints import NAMES, Violation, is_valid, violations
from provenance.prov.constraints.normalisation import statements
from provenance.prov.constraints.ordering import steps
from provenance.prov.constraints.uniqueness import clashes
from provenance.prov.records import BY_ELEMENT, Bundle, Document, Record

NUMBERS = range(22, 57)
KINDS = {
    "wasGeneratedBy": "generation",
    "wasInvalidatedBy": "invalidation",
    "wasStartedBy": "start",
    "wasEndedBy": "end",
    "used": "usage",
}


def broken(text: str) -> tuple[Violation, ...]:
    return violations(document(text))


def numbers(text: str) -> set[int | None]:
    return {number for violation in broken(text) for number in (violation.constraint, *violation.also)}


def event(text: str, called: str) -> tuple[str, str]:
    """``start a`` is the start of a; ``s1`` the event whose record has this id."""
    kind, _, thing = called.rpartition(" ")
    if kind:
        return kind, name(thing)
    record = next(record for record in document(text).records if record.id == name(called))
    kind = KINDS[record.type.element]
    return kind, str(record.id if kind == "usage" else record.arguments[0])


def on_circles(text: str) -> set[int]:
    """The ordering constraints that have a step on a circle with a strict one."""
    form = statements(document(text).records)
    clashes(form)
    drawn = list(steps(form))
    graph = nx.DiGraph((step.before, step.after) for step in drawn)
    around = [step for step in drawn if nx.has_path(graph, step.after, step.before)]
    strict = {step.before for step in around if step.is_strict}
    return {step.constraint for step in around if any(nx.has_path(graph, step.after, event) for event in strict)}


def precede(text: str, before: str, after: str) -> bool:
    form = statements(document(text).records)
    assert not clashes(form)
    graph = nx.DiGraph((step.before, step.after) for step in steps(form))
    graph.add_nodes_from([event(text, before), event(text, after)])
    return nx.has_path(graph, event(text, before), event(text, after))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"c{case.number}: {case.sentence}")
def test_each_case_is_judged_as_its_sentence_says(case: Case):
    if case.events is not None:
        assert not broken(case.text)
        assert precede(case.text, *case.events) is not case.breaks
    elif case.breaks:
        assert case.number in (numbers(case.text) | on_circles(case.text))
        assert broken(case.text)
    else:
        assert not broken(case.text)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_constraint_has_a_case_on_either_side(number):
    assert {case.breaks for case in CASES if case.number == number} == {True, False}
    assert all((case.events is not None) == (number in NEVER_BROKEN) for case in CASES if case.number == number)


def test_the_names_are_those_of_the_recommendation():
    assert set(NAMES) == {4, *NUMBERS}
    assert NAMES[42] == "derivation-generation-generation-ordering"
    assert NAMES[51] == "impossible-unspecified-derivation-generation-use"
    assert len(set(NAMES.values())) == len(NAMES)


def test_a_circle_of_derivations_is_told_in_arrows():
    (violation,) = broken("entity(s1)\nentity(s4)\nwasDerivedFrom(s1, s4)\nwasQuotedFrom(s4, s1)")
    assert violation.constraint == 42
    assert violation.name == "derivation-generation-generation-ordering"
    assert violation.message == "two entities derive from each other: s1 → s4 → s1"
    assert [record.line for record in violation.records] == [3, 4]
    assert violation.also == ()


def test_the_arrows_lead_from_what_is_derived_to_what_it_is_derived_from():
    (violation,) = broken(
        "entity(a)\nentity(b)\nentity(c)\nwasDerivedFrom(a, b)\nwasDerivedFrom(b, c)\nwasDerivedFrom(c, a)"
    )
    assert violation.message == "3 entities derive from one another: a → b → c → a"


def test_an_order_that_cannot_be_is_told_event_by_event_with_the_constraints_in_it():
    (violation,) = broken(
        "wasGeneratedBy(report, inquiry)\nwasStartedBy(inquiry, rumour)\nwasDerivedFrom(rumour, report)"
    )
    assert (violation.constraint, violation.also) == (42, (34, 43))
    assert violation.message == (
        "no order of events fits, for these go round in a circle: the generation of report is before the generation of "
        "rumour (rumour is derived from report), which is not after the start of inquiry (rumour started inquiry), "
        "which is not after the generation of report (inquiry generated report)"
    )


def test_a_knot_of_derivations_is_told_once_with_its_shortest_circle():
    links = [(a, b) for a in "abcd" for b in "abcd" if a != b]
    text = "\n".join([f"entity({x})" for x in "abcd"] + [f"wasDerivedFrom({a}, {b})" for a, b in links])
    (violation,) = broken(text)
    assert violation.message == (
        "two entities derive from each other: a → b → a (10 more derivations would have to be undone too)"
    )


def test_a_very_long_circle_is_told_shortly_and_keeps_its_records():
    text = "\n".join(f"entity(e{n})\nwasDerivedFrom(e{n}, e{(n + 1) % 100})" for n in range(100))
    (violation,) = broken(text)
    assert len(violation.records) == 100
    assert "… 90 more …" in violation.message
    assert len(violation.problem().message) < 300


def test_a_violation_becomes_a_problem_with_its_code_and_lines():
    (violation,) = broken("used(u; a, e)\nused(u; a, f)")
    problem = violation.problem("store.xml")
    assert str(problem) == "store.xml:1: the usage u is stated with two different entities: e and f (lines 1, 2)"
    assert problem.code == "prov-c23"


def test_names_take_the_prefix_of_the_document():
    given = document("entity(x)\nactivity(x)")
    (violation,) = violations(Document(given.records, (), {"news": "http://example.org/"}))
    assert violation.message == "news:x is an entity (declared so) and an activity (declared so); nothing is both"
    (violation,) = violations(Document(given.records))
    assert violation.message.startswith("x is an entity")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "wasGeneratedBy(g1; e, a)\nwasGeneratedBy(g2; e, a)",
            "the generation of e by a has two ids, g1 and g2; it happened once, so give it one",
        ),
        (
            "wasGeneratedBy(e, a, 2023-01-01T00:00:00)\nwasGeneratedBy(e, a, 2024-01-01T00:00:00)",
            "the generation of e and a is stated with two different times: 2023-01-01T00:00:00 and 2024-01-01T00:00:00",
        ),
        (
            "wasAssociatedWith(x; a, g, p)\nwasAssociatedWith(x; a, g)",
            "the association x is stated once with the plan p and once with none",
        ),
        (
            "wasInfluencedBy(x; e2, e1)\nwasDerivedFrom(x; e2, e3)",
            "x is the id of an influence and of a derivation, which are then one influence; e1 and e3 differ",
        ),
        (
            "wasDerivedFrom(e2, e1, -, g, -)",
            (
                "the derivation of e2 from e1 names a generation or a usage but no activity; "
                "name the activity, or leave them out"
            ),
        ),
        ("wasGeneratedBy(x; e, a)\nused(x; a, e)", "x is the id of a generation and of a usage; give each its own"),
        ("plan(x)\nused(x; a, e)", "x is the id of an entity and of a usage; give each its own"),
        (
            "entity(x)\nwasGeneratedBy(e, x)",
            "x is an entity (declared so) and an activity (as activity of a generation); nothing is both",
        ),
        ("emptyCollection(c)\nhadMember(c, e, f)", "c is an empty collection, and has members: e, f"),
        ("specializationOf(a, a)", "a specializes itself: a → a"),
        ("actedOnBehalfOf(clerk, -, a)", "the delegation of clerk names no responsible, which cannot be left out"),
        (
            "mentionOf(e, g, b)\nmentionOf(e, g, c)",
            "the mention of e and g is stated with two different bundles: b and c",
        ),
    ],
)
def test_each_kind_of_violation_says_what_to_look_at(text, message):
    assert [violation.message for violation in broken(text)] == [message]


def test_a_mandatory_argument_left_out_is_forgiven_when_the_same_relation_gives_it_elsewhere():
    assert not broken("actedOnBehalfOf(d; clerk, boss, a)\nactedOnBehalfOf(d; clerk, -, a)")
    (violation,) = broken("actedOnBehalfOf(d; clerk, -, a)")
    assert (violation.constraint, violation.name) == (4, "optional-placeholders")
    assert violation.code == "prov-d4"


def test_mentions_of_one_entity_name_one_entity_in_one_bundle():
    (violation,) = broken("mentionOf(e, f, b)\nmentionOf(e, g, b)")
    assert (violation.constraint, violation.name, violation.code) == (None, "unique-mention", "prov-unique-mention")


def test_each_bundle_is_an_instance_of_its_own():
    assert not broken("entity(x)\nbundle b\nactivity(x)\nbundle c\nused(u; a, e)\nbundle d\nused(u; a, f)")
    inside = broken("entity(x)\nbundle b\nentity(y)\nactivity(y)")
    assert [violation.bundle for violation in inside] == [name("b")]


def test_bundles_have_distinct_names():
    inner = document("entity(e)").records
    bundles = tuple(Bundle(name(id_), inner, line) for line, id_ in enumerate("bcb", start=5))
    (violation,) = violations(Document((), bundles))
    assert violation.message == "2 bundles have the name b (lines 5, 7); give each its own"
    assert (violation.code, violation.records, violation.bundle) == ("prov-distinct-bundles", (), name("b"))
    assert not is_valid(Document((), bundles))
    assert is_valid(Document((), bundles[:2]))


def test_one_pair_of_times_at_odds_is_told_once():
    text = "activity(a)\nwasStartedBy(s; a, -, b, 2023-01-01T00:00:00)\nwasStartedBy(s; a, -, b, 2024-01-01T00:00:00)"
    assert [violation.constraint for violation in broken(text)] == [23]


def test_times_say_nothing_about_the_order_of_events():
    assert not broken("activity(a, 2023-11-02T00:00:00Z, 2023-11-01T00:00:00Z)")


def test_an_instant_without_an_offset_is_not_the_same_as_one_with():
    assert numbers("activity(a, 2023-11-02T00:00:00, -)\nactivity(a, 2023-11-02T00:00:00Z, -)") == {22}


@pytest.mark.parametrize(
    "time", ["2023-11-02T00:00:00.1234567Z", "2023-13-99T99:99:99Z", "soon", "0001-01-01T00:00:00+14:00"]
)
def test_a_time_is_equal_to_itself_whatever_it_is_and_to_no_other(time):
    assert not broken(f"activity(a, {time}, -)\nactivity(a, {time}, -)")
    assert broken(f"activity(a, {time}, -)\nactivity(a, 2023-11-02T00:00:00.1234568Z, -)")


def test_the_placeholder_is_no_name_one_could_give():
    assert numbers("wasAssociatedWith(x; a, g, -)\nwasAssociatedWith(x; a, g, p)") == {23}
    record = document("wasAssociatedWith(x; a, g, p)").records[0]
    dash = Record(record.type, record.id, (*record.arguments[:2], "-"))
    assert violations(Document((dash, document("wasAssociatedWith(x; a, g)").records[0])))


def test_violations_come_by_instance_number_and_place():
    text = (
        "entity(x)\nactivity(x)\nused(u; a, e)\nused(u; a, f)\nactivity(y)\nentity(y)\n"
        "bundle b\nused(v; a, e)\nused(v; a, f)"
    )
    assert [(violation.bundle, violation.constraint) for violation in broken(text)] == [
        (None, 23),
        (None, 55),
        (None, 55),
        (name("b"), 23),
    ]
    assert broken(text) == broken(text)


def test_a_long_way_of_merges_is_followed_to_its_end():
    """Each pair of starts becomes one only when the pair before it has."""
    lines = ["wasStartedBy(s0; a0, e, b)", "wasStartedBy(s0; a0, e, b)"]
    for n in range(1, 300):
        lines += [f"wasStartedBy(s{n}; a{n}, -, b)", f"wasStartedBy(a{n}, e{n}, b)", f"wasGeneratedBy(g{n}; e{n}, b)"]
    assert not broken("\n".join(lines))
    assert numbers("\n".join([*lines, "wasGeneratedBy(h; e299, b)"])) == {24}


@pytest.mark.parametrize("element", sorted(BY_ELEMENT))
def test_a_record_with_nothing_in_it_lacks_just_its_mandatory_arguments(element):
    record_type = BY_ELEMENT[element]
    empty = tuple(() if field.repeated else None for field in record_type.fields)
    found = violations(Document((Record(record_type, None, empty, (), 3),)))
    assert {violation.constraint for violation in found} <= {4}
    assert bool(found) is any(field.required for field in record_type.fields)


def test_ids_of_events_may_be_told_by_a_derivation_alone():
    assert not broken("wasDerivedFrom(e2, e1, a, g, u)\nwasGeneratedBy(g; e2, a)\nused(u; a, e1)")
    assert numbers("wasDerivedFrom(e2, e1, a, g, u)\nwasGeneratedBy(g; e2, b)") == {23}
    assert numbers("wasDerivedFrom(e2, e1, a, g, u)\nwasGeneratedBy(h; e2, a)") == {24}
