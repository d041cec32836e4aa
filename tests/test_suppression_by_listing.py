"""Orphaned quotes and comments that ask to ignore something, held to a table of what stands where."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.checks import check_located
from provenance.reading import read_located

CODES = ("PA101", "PA201", "PA999")
STATEMENTS = st.lists(
    st.tuples(
        st.booleans(),  # whether the quote stands in the text
        st.none() | st.tuples(st.sampled_from(CODES), st.sampled_from(["", "our reporter was there"])),
    ),
    min_size=1,
    max_size=5,
)


def located(drawn):
    """An article with a line for each statement and its comment, and a line for its quote."""
    lines = ["article:", "  id: a", "  title: T", "  outlet: courier", "  text: |", "    T"]
    lines += [f"    It rained {n} times." for n in range(len(drawn))]
    lines += ["sources:", "  courier: {name: The Courier, kind: outlet}", "statements:"]
    first = len(lines) + 1
    for n, (stands, comment) in enumerate(drawn):
        asked = f"  # provenance: ignore {' '.join(comment)}".rstrip() if comment else ""
        lines += [f"  - id: s{n}{asked}", f"    quote: It {'rained' if stands else 'snowed'} {n} times"]
    return read_located("\n".join(lines).encode(), "a.yaml"), first


@given(STATEMENTS)
def test_pa601_and_pa901_to_pa903_are_what_the_lines_of_each_statement_say(drawn):
    """In the outlet's own voice every statement is a finding (PA101), unless its words are gone or it is ignored."""
    read, first = located(drawn)
    expected = set()
    for n, (stands, comment) in enumerate(drawn):
        code, reason = comment or ("", "")
        known, has_effect = code in {"PA101", "PA201"}, bool(reason)
        if not stands:
            expected.add(("PA601", f"s{n}"))
        elif not (code == "PA101" and has_effect):
            expected.add(("PA101", f"s{n}"))
        if comment and not known:
            expected.add(("PA903", f"s{n}"))
        if comment and not has_effect:
            expected.add(("PA901", f"s{n}"))
        if known and has_effect and (code == "PA201" or not stands):
            expected.add(("PA902", f"s{n}"))
    findings = check_located(read)
    assert {(finding.code, finding.place.statement) for finding in findings} == expected
    assert all((finding.place.line - first) // 2 == int(finding.place.statement[1:]) for finding in findings)
