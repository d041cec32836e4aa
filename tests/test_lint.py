"""What an archive wants to know beside validity."""

from __future__ import annotations

import pytest
from prov_notation import document, name

from provenance.prov.constraints import is_valid
from provenance.prov.lint import lint
from provenance.prov.records import BY_ELEMENT, XSD, Bundle, Document, Literal, Name, Record

THINGS = "entity(e)\nactivity(a)\nagent(ag)\n"


def findings(text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in lint(document(text))]


def codes(text: str) -> list[str]:
    return [code for code, _ in findings(text)]


def test_a_sound_document_has_no_findings():
    text = (
        THINGS + "wasGeneratedBy(g; e, a, 2023-11-01T09:00:00+07:00)\nwasAttributedTo(e, ag)\n"
        "wasStartedBy(a, e, -, 2023-11-01T08:00:00Z)\nwasEndedBy(a, -, -, 2023-11-01T08:00:00Z)"
    )
    assert findings(text) == []
    assert lint(Document()) == ()


def test_what_ends_before_it_starts_is_found_though_it_is_valid():
    text = "activity(a, 2023-11-02T00:00:00Z, 2023-11-01T00:00:00Z)"
    assert is_valid(document(text))
    assert findings(text) == [
        (
            "lint-end-before-start",
            "the activity a ends at 2023-11-01T00:00:00Z, before it starts at 2023-11-02T00:00:00Z",
        )
    ]


def test_the_start_and_the_end_may_be_told_by_different_records():
    text = "activity(a, 2023-11-02T00:00:00Z, -)\nwasEndedBy(a, -, -, 2023-11-01T00:00:00Z)"
    assert findings(text) == [
        (
            "lint-end-before-start",
            "the activity a ends at 2023-11-01T00:00:00Z, before it starts at 2023-11-02T00:00:00Z (lines 1, 2)",
        )
    ]


def test_instants_are_compared_across_offsets():
    assert codes("activity(a, 2023-11-01T09:00:00+07:00, 2023-11-01T03:00:00Z)") == []
    assert codes("activity(a, 2023-11-01T09:00:00+07:00, 2023-11-01T01:00:00Z)") == ["lint-end-before-start"]


def test_a_time_without_an_offset_is_found_and_not_compared_with_one_that_has_one():
    assert findings("activity(a, 2023-11-02T00:00:00, 2023-11-01T00:00:00Z)") == [
        (
            "lint-no-offset",
            "the time 2023-11-02T00:00:00 has no offset; add Z or the offset of the place, such as +07:00",
        )
    ]
    assert codes("activity(a, 2023-11-02T00:00:00, 2023-11-01T00:00:00)") == [
        "lint-end-before-start",
        "lint-no-offset",
        "lint-no-offset",
    ]


def test_a_time_among_the_attributes_wants_an_offset_too():
    value = Literal("2023-11-02T00:00:00", Name(f"{{{XSD}}}dateTime"))
    record = Record(BY_ELEMENT["entity"], name("e"), (), ((name("said"), value),), 7)
    (problem,) = lint(Document((record,)), "a.xml")
    assert (problem.code, problem.place) == ("lint-no-offset", "a.xml:7")


def test_what_is_no_instant_is_left_to_the_schema():
    assert codes("activity(a, soon, 2023-99-99T00:00:00Z)") == []


def test_a_reference_to_what_is_not_declared_is_found_once_with_all_its_lines():
    assert findings("entity(e)\nwasDerivedFrom(e, f)\nwasDerivedFrom(e, f)") == [
        ("lint-dangling", "f is referred to, and declared neither here nor at the toplevel (lines 2, 3)")
    ]


def test_generations_usages_members_and_keys_are_references_too():
    assert codes("entity(e)\nentity(f)\nactivity(a)\nwasDerivedFrom(e, f, a, g, u)") == ["lint-dangling"] * 2
    assert codes("collection(c)\nhadMember(c, e, f)") == ["lint-dangling"] * 2
    assert codes("dictionary(d)\nhadDictionaryMember(d, e)") == ["lint-dangling"]


def test_the_toplevel_is_seen_from_bundles_and_not_the_other_way_round():
    assert codes("entity(e)\nbundle b\nentity(f)\nwasDerivedFrom(f, e)") == []
    assert codes("entity(e)\nwasDerivedFrom(e, f)\nbundle b\nentity(f)") == ["lint-dangling"]
    assert codes("bundle b\nentity(f)\nbundle c\nentity(e)\nwasDerivedFrom(e, f)") == ["lint-dangling"]


def test_the_name_of_a_bundle_is_declared_by_the_bundle():
    assert codes("agent(ag)\nwasAttributedTo(b, ag)\nbundle b\nentity(e)") == []


def test_what_a_mention_mentions_is_sought_in_the_bundle_it_names():
    assert codes("entity(e)\nmentionOf(e, f, b)\nbundle b\nentity(f)") == []
    assert codes("entity(e)\nmentionOf(e, f, b)\nbundle b\nentity(g)") == ["lint-dangling"]


def test_an_id_declared_twice_is_found():
    assert findings("entity(e)\nplan(e)") == [
        ("lint-declared-twice", "e is declared 2 times as an entity; one declaration says it all (lines 1, 2)")
    ]
    assert findings("entity(e)\nactivity(e)") == [
        (
            "lint-declared-twice",
            "e is declared as an entity and as an activity; give each an id of its own (lines 1, 2)",
        )
    ]


def test_an_agent_may_be_an_entity_or_an_activity_and_bundles_may_repeat_the_toplevel():
    assert codes("entity(e)\nsoftwareAgent(e)") == []
    assert codes("activity(a)\nagent(a)") == []
    assert codes("entity(e)\nbundle b\nentity(e)\nbundle c\nentity(e)") == []


def test_circular_reporting_is_told_even_where_the_standard_sees_no_circle():
    text = "wasQuotedFrom(s1, s4)\nwasDerivedFrom(s4, s1)"
    assert is_valid(document(text))
    assert (
        "lint-circular",
        "circular reporting: s1 → s4 → s1; each rests on the next, so that none of them is an origin (lines 1, 2)",
    ) in findings(text)


def test_a_statement_that_is_its_own_source_is_circular():
    assert ("lint-circular", "circular reporting: s1 → s1 rests on nothing but itself") in findings(
        "wasDerivedFrom(s1, s1)"
    )


def test_a_knot_is_told_once_and_counts_what_else_is_in_it():
    text = "wasDerivedFrom(a, b)\nwasDerivedFrom(b, a)\nwasDerivedFrom(b, c)\nwasDerivedFrom(c, a)"
    circular = [message for code, message in findings(text) if code == "lint-circular"]
    message = (
        "circular reporting: a → b → a; each rests on the next, so that none of them is an origin, "
        "and 2 more derivations run in circles with them (lines 1, 2)"
    )
    assert circular == [message]


def test_a_chain_is_not_circular():
    assert "lint-circular" not in codes("wasDerivedFrom(a, b)\nwasDerivedFrom(b, c)\nwasDerivedFrom(a, c)")


def test_a_name_with_a_prefix_that_is_not_declared_is_found():
    record = Record(BY_ELEMENT["entity"], Name("news:e"), (), (), 3)
    (problem,) = lint(Document((record,)))
    assert (problem.code, problem.line) == ("lint-unknown-prefix", 3)
    assert problem.message == "news:e is in no namespace: the prefix 'news' is not declared"


def test_a_prefix_that_is_not_declared_is_found_in_values_and_their_types_too():
    qname = Name(f"{{{XSD}}}QName")
    of_type = (name("x"), Literal("news:Story", qname)), (name("x"), Literal("1", Name("other:int")))
    record = Record(BY_ELEMENT["entity"], name("e"), (), (*of_type, (name("x"), "plain:words")), 3)
    found = [(problem.code, problem.message.split()[0]) for problem in lint(Document((record,)))]
    assert found == [("lint-unknown-prefix", "news:Story"), ("lint-unknown-prefix", "other:int")]


def test_a_key_of_a_dictionary_has_one_entity():
    things = "dictionary(d)\ndictionary(c)\nentity(e)\nentity(f)\n"
    assert codes(f"{things}hadDictionaryMember(d, e, f)\nhadDictionaryMember(c, f)") == []
    assert codes(f"{things}hadDictionaryMember(d, e)\nderivedByInsertionFrom(d, c, e)") == []
    assert findings(f"{things}hadDictionaryMember(d, e)\nderivedByInsertionFrom(d, c, f)") == [
        ("lint-key", "the dictionary d has under the key 'k0' e and f; a key has one (lines 5, 6)")
    ]


def test_what_was_removed_from_a_dictionary_is_not_in_it():
    keys = Record(BY_ELEMENT["derivedByRemovalFrom"], None, (name("d"), name("c"), ("k",)))
    member = Record(BY_ELEMENT["hadDictionaryMember"], None, (name("d"), (("k", name("e")),)))
    things = document("dictionary(c)\ndictionary(d)\nentity(e)")
    (problem,) = lint(Document((*things.records, member, keys), (), things.namespaces))
    assert problem.message == "the dictionary d has under the key 'k' e and nothing; a key has one"


def test_findings_come_in_the_order_of_the_document_and_name_things_with_its_prefixes():
    inside = document("activity(a, 2023-11-02T00:00:00, -)").records
    outside = document("entity(e)\nentity(f)\nwasDerivedFrom(e, x)\nwasDerivedFrom(f, e)\nwasDerivedFrom(e, f)").records
    given = Document(outside, (Bundle(name("b"), inside),), {"ex": "http://example.org/"})
    assert [(problem.code, problem.line) for problem in lint(given)] == [
        ("lint-dangling", 3),
        ("lint-circular", 5),
        ("lint-no-offset", 1),
    ]
    assert lint(given)[0].message.startswith("ex:x is referred to")


@pytest.mark.parametrize("element", sorted(BY_ELEMENT))
def test_every_type_of_record_can_be_looked_at_with_nothing_in_it(element):
    record_type = BY_ELEMENT[element]
    empty = tuple(() if field.repeated else None for field in record_type.fields)
    assert lint(Document((Record(record_type, None, empty),))) == ()


def test_circles_of_insertions_into_dictionaries_are_found():
    def inserted(new: str, old: str) -> Record:
        return Record(BY_ELEMENT["derivedByInsertionFrom"], None, (name(new), name(old), (("k", name("e")),)))

    found = lint(Document((inserted("d1", "d2"), inserted("d2", "d1"))))
    assert "lint-circular" in [problem.code for problem in found]


def test_an_id_that_two_relations_have_is_found_though_they_agree():
    assert findings(THINGS + "used(u; a, e, -)\nused(u; a, e, -)") == [
        ("lint-declared-twice", "u is the id of 2 relations; give each its own, or keep one (lines 4, 5)")
    ]


def test_the_end_of_a_day_is_the_beginning_of_the_next():
    assert codes("activity(a, 2023-10-31T24:00:00Z, 2023-11-01T00:00:00Z)") == []
    assert codes("activity(a, 2023-10-31T24:00:00Z, 2023-10-31T23:00:00Z)") == ["lint-end-before-start"]
    same = "activity(a, 2023-12-31T24:00:00Z, -)\nwasStartedBy(s; a, -, -, 2024-01-01T00:00:00Z)"
    assert is_valid(document(same))
    assert not is_valid(document(same.replace("T24", "T23")))
