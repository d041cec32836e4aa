"""The validator against a reading of the Recommendation that leaves nothing out, and what must hold of any."""

from __future__ import annotations

from constraint_reference import Reference
from effort import tries
from hypothesis import event, given
from hypothesis import strategies as st
from prov_notation import EX, name, type_attribute

from provenance.prov.constraints import is_valid, violations
from provenance.prov.constraints.normalisation import NormalForm, Statement, statements
from provenance.prov.constraints.uniqueness import clashes
from provenance.prov.records import BY_ELEMENT, RECORD_TYPES, Argument, Bundle, Document, Record, RecordType, Target

SOME = tries(10)

POOLS = {
    Target.ENTITY: ["e1", "e2", "e3"],
    Target.ACTIVITY: ["a1", "a2"],
    Target.AGENT: ["g1", "e1", "a1"],
    Target.ANY: ["e1", "e2", "a1", "g1"],
    Target.GENERATION: ["x1", "x2"],
    Target.USAGE: ["y1", "y2"],
    Target.BUNDLE: ["b1"],
}
IDS = {"used": ["y1", "y2"], "wasGeneratedBy": ["x1", "x2"]}
TIMES = ["2023-10-30T08:00:00Z", "2023-10-31T08:00:00Z"]
TYPES = ["EmptyCollection", "Collection", "Plan", "Revision"]
CORE = [kind for kind in RECORD_TYPES if kind.extension is None]
EVENTFUL = [
    BY_ELEMENT[element]
    for element in (
        *(
            "activity",
            "entity",
            "wasDerivedFrom",
            "wasGeneratedBy",
            "used",
            "wasStartedBy",
            "wasStartedBy",
            "wasEndedBy",
        ),
        *("wasInvalidatedBy", "wasAttributedTo", "specializationOf", "actedOnBehalfOf"),
    )
]


def things(target: Target, *, strays: bool) -> st.SearchStrategy[str]:
    """Names for what a field holds, and now and then of something that belongs elsewhere."""
    return st.sampled_from(POOLS[target] * 6 + ["e1", "a1", "x1"] * strays).map(name)


@st.composite
def records(draw: st.DrawFn, kinds: list[RecordType], *, strays: bool) -> Record:
    kind = draw(st.sampled_from(kinds))
    arguments: list[Argument] = []
    for field in kind.fields:
        named = things(field.target, strays=strays) if field.target.is_reference else st.sampled_from(TIMES)
        if field.repeated:
            arguments.append(tuple(draw(st.lists(named, min_size=1, max_size=2))))
        elif field.required:
            arguments.append(draw(named) if not strays or draw(st.integers(0, 20)) else None)
        else:
            arguments.append(draw(st.none() | named))
    if kind.base == "wasDerivedFrom" or kind.element == "wasDerivedFrom":
        arguments[3:] = arguments[3:] if arguments[2] is not None or (strays and draw(st.booleans())) else [None, None]
    id_ = None
    if kind.is_element:
        pool = {"activity": Target.ACTIVITY, "agent": Target.AGENT}.get(kind.base or kind.element, Target.ENTITY)
        id_ = draw(things(pool, strays=strays))
    elif kind.identified:
        ids = IDS.get(kind.element, []) * 2 + (["z1", "z2"] if strays else [f"{kind.element}1", f"{kind.element}2"])
        id_ = draw(st.none() | st.none() | st.sampled_from(ids).map(name))
    types = draw(st.just([]) | st.lists(st.sampled_from(TYPES), max_size=1)) if "type" in kind.attributes else []
    return Record(kind, id_, tuple(arguments), tuple(map(type_attribute, types)))


anything = st.lists(records(CORE, strays=True), max_size=7).map(tuple)
histories = st.lists(records(EVENTFUL, strays=False), max_size=9).map(tuple)
instances = anything | histories


def document(instance: tuple[Record, ...]) -> Document:
    return Document(instance, (), {"": EX})


@given(instances)
def test_the_verdict_is_that_of_the_recommendation_read_out_loud(instance):
    found = violations(document(instance))
    event("broken: " + ", ".join(sorted({str(violation.constraint) for violation in found})) if found else "valid")
    assert (not found) is Reference(instance).valid()


@SOME
@given(instances, st.randoms(use_true_random=False))
def test_the_verdict_does_not_depend_on_the_order_of_the_records(instance, random):
    shuffled = list(instance)
    random.shuffle(shuffled)
    assert is_valid(document(tuple(shuffled))) is is_valid(document(instance))


@SOME
@given(instances)
def test_a_subtype_is_the_same_as_an_element_and_as_a_type(instance):
    def spelt_as_type(record: Record) -> Record:
        types, kind = [], record.type
        while kind.base is not None:
            types.append(type_attribute(kind.type_name))
            kind = BY_ELEMENT[kind.base]
        return Record(kind, record.id, record.arguments, (*record.attributes, *types))

    spelt = tuple(map(spelt_as_type, instance))
    assert [(found.constraint, found.message) for found in violations(document(spelt))] == [
        (found.constraint, found.message) for found in violations(document(instance))
    ]


@SOME
@given(instances, instances)
def test_a_bundle_does_not_change_the_verdict_on_the_toplevel(instance, inside):
    alone = violations(document(instance))
    together = violations(Document(instance, (Bundle(name("b"), inside),), {"": EX}))
    assert tuple(found for found in together if found.bundle is None) == alone
    assert [found.message for found in together if found.bundle is not None] == [
        found.message for found in violations(document(inside))
    ]


@SOME
@given(instances)
def test_saying_everything_twice_changes_nothing(instance):
    twice = violations(document(instance + instance))
    assert {found.constraint for found in twice} == {found.constraint for found in violations(document(instance))}


@SOME
@given(instances)
def test_what_was_unified_needs_no_further_unification(instance):
    form = statements(instance)
    if clashes(form):
        return
    find = form.terms.find
    again = NormalForm(form.terms, {}, [], dict(form.times))
    for kind in list(form.by_kind):
        for known in form.by_kind[kind]:
            arguments = tuple(map(find, known.arguments))
            again.add(Statement(kind, find(known.id), arguments, known.record, known.inferred))
    before = {id(known): (find(known.id), known.arguments) for kind in again.by_kind for known in again.of(kind)}
    assert not clashes(again)
    for kind in again.by_kind:
        for known in again.of(kind):
            assert before[id(known)] == (find(known.id), tuple(map(find, known.arguments)))


@SOME
@given(instances)
def test_every_violation_names_records_of_the_document_in_a_sentence(instance):
    for violation in violations(document(instance)):
        assert violation.records
        assert all(any(record is known for known in instance) for record in violation.records)
        assert violation.message
        assert "\n" not in violation.message
        assert "\0" not in violation.message
        assert violation.problem().code.startswith("prov-")
