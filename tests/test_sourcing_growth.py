"""Articles made to be slow: the work of checking grows with what is annotated, and not with its square."""

from __future__ import annotations

import pytest
from effort import calls
from stories import found, story

import provenance
from provenance.checks import check
from provenance.exchange.findings_text import findings_text

FEW, MANY = 40, 160
WORST = 1.6  # times as much for each as in the smaller article: the square would be four times


def owners_in_a_circle(number: int, about: str = "o0"):
    """A claim with as many origins, each owned by the next and the last by the first."""
    owners = {
        f"o{n}": {"name": f"Owner {n}", "kind": "organization", "owned_by": [f"o{(n + 1) % number}"]}
        for n in range(number)
    }
    statements = [
        {"id": f"s{n}", "quote": f"it rained {n} times", "claim": "rain", "attributed_to": f"o{n}"}
        for n in range(number)
    ]
    return story(*statements, sources=owners, claims={"rain": {"text": "It rained.", "about": [about]}})


def contradicting(number: int, each: int = 10):
    """As many statements, each of which contradicts the ten that follow it."""
    return story(
        *(
            {
                "id": f"s{n}",
                "quote": f"it rained {n} times",
                "attributed_to": "mayor",
                "contradicts": [f"s{(n + step) % number}" for step in range(1, each + 1)],
            }
            for n in range(number)
        )
    )


def judged_by_outlets(number: int):
    """As many articles that tell of a claim, every second of which denies it."""
    certainty = ("asserted", "denied")
    return [
        story(
            {"id": "s", "quote": "it rained", "claim": "rain",
             "attributed_to": {"source": "mayor", "certainty": certainty[n % 2]}},
            id=f"a{n:03}", outlet=f"o{n}", sources={f"o{n}": {"name": f"O{n}", "kind": "outlet"}},
        )
        for n in range(number)
    ]  # fmt: skip


@pytest.mark.parametrize("made", [owners_in_a_circle, contradicting, judged_by_outlets], ids=lambda made: made.__name__)
def test_four_times_as_much_takes_about_four_times_the_work_to_check(made):
    few, many = (made(size) for size in (FEW, MANY))
    check(few)  # what is prepared once does not count
    assert calls(lambda: check(many)) < calls(lambda: check(few)) * MANY / FEW * WORST


def test_four_times_as_many_owners_in_a_circle_take_about_four_times_the_work_to_count_as_one():
    few, many = (provenance.trace(owners_in_a_circle(size)) for size in (FEW, MANY))
    for graph in (few, many):
        provenance.hearsay(graph, claim="rain")  # what all questions share does not count
    work = [calls(lambda graph=graph: provenance.independence(graph, claim="rain")) for graph in (few, many)]
    assert work[1] < work[0] * MANY / FEW * WORST
    (group,) = provenance.independence(many, claim="rain").dependent
    assert (len(group.sources), len(group.reasons)) == (MANY, MANY - 1)


def test_of_very_many_interested_origins_a_message_names_a_few_and_the_number_of_the_others():
    article = owners_in_a_circle(MANY)
    findings = found(article, select=["PA201", "PA205"])
    messages = [finding.message for finding in findings]
    assert len(messages) == 2
    assert all(len(message) < 2_000 for message in messages)
    assert all("more" in message for message in messages)
    lines = "".join(findings_text(findings, [article])).splitlines()
    assert len(lines) < 60
    assert f"    … and {MANY - 20} more places" in lines
