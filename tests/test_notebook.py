"""Articles, chains and graphs in a notebook, shown by IPython's own formatters."""

from __future__ import annotations

import pytest
from command import NEWSLIVE
from lxml import etree

import provenance
from provenance import notebook

interactive = pytest.importorskip("IPython.core.interactiveshell", reason="IPython is not installed")


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    from traitlets.config import Config

    nowhere = str(tmp_path_factory.mktemp("ipython"))
    made = interactive.InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}), ipython_dir=nowhere)
    notebook.load_ipython_extension(made)
    return made


@pytest.fixture(scope="module")
def article():
    return provenance.load(NEWSLIVE)


def shown(shell, value):
    data, _ = shell.display_formatter.format(value)
    return data


def test_an_article_is_a_table_of_statements_with_chains(shell, article):
    html = shown(shell, article)["text/html"]
    rows = etree.HTML(html).findall(".//tbody/tr")
    assert len(rows) == len(article.statements)
    assert "".join(rows[1].itertext()).endswith("NEWSLIVE ← Yoo Sang-bum ← NIS")


def test_a_chain_is_a_table_of_links(shell, article):
    (chain,) = provenance.trace(article).chains("s4")
    rows = etree.HTML(shown(shell, chain)["text/html"]).findall(".//tbody/tr")
    assert ["".join(cell.itertext()) for cell in rows[2]] == ["Amerika Serikat", "mengklaim bahwa", "asserted"]


def test_a_graph_is_a_drawing(shell, article):
    data = shown(shell, provenance.trace(article))
    assert etree.fromstring(data["image/svg+xml"]).tag == "{http://www.w3.org/2000/svg}svg"


def test_what_strangers_wrote_is_escaped(shell, article):
    from attrs import evolve

    html = shown(shell, evolve(article, title="<script>alert(1)</script>\u202e"))["text/html"]
    assert "<script>" not in html
    assert "\u202e" not in html
    assert "&lt;script&gt;" in html


def test_the_model_knows_nothing_of_notebooks(article):
    chain = next(provenance.trace(article).chains("s4"))
    for value in (article, chain, provenance.trace(article)):
        assert not [name for name in dir(value) if name.startswith("_repr_")]


def test_outside_of_a_notebook_it_is_said_what_to_use():
    with pytest.raises(provenance.MissingExtraError, match="to_svg"):
        notebook.enable()
