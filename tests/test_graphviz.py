"""Drawings in DOT as Graphviz reads them."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from drawings import DIAGRAMS, EVIL, labels, spaced
from hypothesis import HealthCheck, given, settings
from lxml import etree
from strategies import corpora

import provenance
from provenance.drawing.diagram import diagram_of
from provenance.drawing.dot import dot

pytestmark = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed (make tools)")

SVG = "{http://www.w3.org/2000/svg}"


def drawn_by_graphviz(text: str) -> etree._Element:
    ran = subprocess.run(["dot", "-Tsvg"], input=text.encode(), capture_output=True, check=True, timeout=60)
    assert ran.stderr == b""
    return etree.fromstring(ran.stdout)


def of_class(picture: etree._Element, name: str) -> list[etree._Element]:
    return picture.findall(f".//{SVG}g[@class='{name}']")


@pytest.mark.parametrize("name", DIAGRAMS)
def test_graphviz_draws_every_box_and_arrow_with_its_words(name):
    diagram = DIAGRAMS[name]()
    picture = drawn_by_graphviz("".join(dot(diagram, title=EVIL)))
    nodes, edges = of_class(picture, "node"), of_class(picture, "edge")
    assert (len(nodes), len(edges)) == (len(diagram.boxes), len(diagram.arrows))
    said = [spaced(" ".join(text.text or "" for text in one.iter(f"{SVG}text"))) for one in (*nodes, *edges)]
    assert sorted(filter(None, said)) == labels(diagram)
    ends = {one.find(f"{SVG}title").text for one in edges}
    assert ends == {f"{arrow.nearer}->{arrow.farther}" for arrow in diagram.arrows}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpora())
def test_graphviz_reads_any_text(several):
    diagram = diagram_of(provenance.trace(several))
    picture = drawn_by_graphviz("".join(dot(diagram, title=several[0].title)))
    assert len(of_class(picture, "node")) == len(diagram.boxes)
