"""Drawings in Mermaid as mermaid reads them, which draws in a browser only."""

from __future__ import annotations

import pytest
from chromium import MODULES, bounded, browsing
from drawings import DIAGRAMS, EVIL, labels, spaced
from hypothesis import HealthCheck, given, settings
from strategies import corpora

import provenance
from provenance.drawing.diagram import diagram_of
from provenance.drawing.mermaid import mermaid
from provenance.exchange.visible import visible

MERMAID = MODULES / "mermaid" / "dist" / "mermaid.min.js"
DRAW = """async text => {
  mermaid.initialize({startOnLoad: false, securityLevel: "strict", maxTextSize: 1e6});
  const parsed = await mermaid.parse(text);
  const {svg} = await mermaid.render("drawn", text);
  document.body.innerHTML = svg;
  const picture = document.body.firstElementChild;
  const said = selector => [...picture.querySelectorAll(selector)].map(one => one.innerText);
  return {
    type: parsed.diagramType, words: [...said("span.nodeLabel"), ...said("span.edgeLabel")],
    boxes: picture.querySelectorAll(".node").length, arrows: picture.querySelectorAll(".edgePaths path").length,
    links: picture.querySelectorAll("a, script, [onclick]").length, title: picture.querySelector("title").textContent,
  };
}"""


@pytest.fixture(scope="module")
def page():
    if not MERMAID.is_file():
        pytest.skip("mermaid is not installed (make tools)")
    with browsing() as browser:
        with bounded():
            page = browser.new_page()
            page.add_script_tag(path=str(MERMAID))
        yield page


@pytest.mark.parametrize("name", DIAGRAMS)
def test_mermaid_draws_every_box_and_arrow_with_its_words_and_does_nothing_else(page, name):
    diagram = DIAGRAMS[name]()
    with bounded():
        drawn = page.evaluate(DRAW, "".join(mermaid(diagram, title=EVIL)))
    assert drawn["type"].startswith("flowchart")
    assert (drawn["boxes"], drawn["arrows"]) == (len(diagram.boxes), len(diagram.arrows))
    assert sorted(filter(None, map(spaced, drawn["words"]))) == labels(diagram)
    assert drawn["links"] == 0
    assert drawn["title"] == visible(EVIL)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(several=corpora())
def test_mermaid_reads_any_text(page, several):
    diagram = diagram_of(provenance.trace(several))
    with bounded():
        drawn = page.evaluate(DRAW, "".join(mermaid(diagram, title=several[0].title)))
    assert (drawn["boxes"], drawn["arrows"]) == (len(diagram.boxes), len(diagram.arrows))
