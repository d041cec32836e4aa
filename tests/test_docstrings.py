"""Every question that can be asked has an example in its docstring, and the examples print what they say."""

from __future__ import annotations

import doctest
import inspect
from importlib import import_module
from pathlib import Path

import pytest

import provenance

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = (
    *(provenance.independence, provenance.dependents, provenance.reliance, provenance.firmness, provenance.hearsay),
    *(provenance.timeline, provenance.polynomial, provenance.sourcing, provenance.differences, provenance.no_later),
    *(provenance.Graph.origins, provenance.Graph.relays),
)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__qualname__)
def test_the_example_of_a_question_prints_what_it_says(question, monkeypatch):
    monkeypatch.chdir(ROOT)
    module = import_module(question.__module__)
    (example,) = doctest.DocTestFinder(recurse=False).find(question, module=module, globs=dict(vars(module)))
    assert example.examples
    report: list[str] = []
    doctest.DocTestRunner().run(example, out=report.append)
    assert not report, "".join(report)


def test_every_function_among_the_questions_that_is_public_has_one():
    homes = [value for value in map(provenance.__dict__.get, dir(provenance)) if inspect.isfunction(value)]
    public = {one for one in homes if one.__module__.startswith("provenance.questions")}
    assert public <= set(QUESTIONS)


def test_the_page_on_questions_names_every_question():
    page = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    assert [one.__name__ for one in QUESTIONS if one.__name__ not in page] == []
