"""Articles, chains and graphs that show themselves in a notebook.

    %load_ext provenance.notebook

or, in Python, ``provenance.notebook.enable()``. From then on an Article is shown as a table of its statements with
their chains, a Chain as its links, and a Graph as a drawing. The model knows nothing of it.

May import: drawing, graph, model and what they import; IPython, in a function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from provenance.drawing.diagram import diagram_of
from provenance.drawing.markup import Content, Markup, element
from provenance.drawing.svg import svg
from provenance.errors import MissingExtraError
from provenance.exchange.chains_words import article_line, rest_line
from provenance.exchange.columns import flowing
from provenance.exchange.selection import Selection
from provenance.graph import Chain, Graph, trace
from provenance.model import Article
from provenance.terms import Certainty

__all__ = ["REPRESENTATIONS", "enable", "load_ipython_extension"]

_MOST_STATEMENTS = 100
_MOST_CHAINS = 5
_MOST_BOXES = 150


def enable(shell: Any = None) -> None:
    """Teach a notebook to show articles, chains and graphs.

    Args:
        shell: an InteractiveShell of IPython; the one that runs this when None.

    Raises:
        MissingExtraError: when this does not run in IPython.
    """
    shell = shell or _running_shell()
    for kind, (media_type, shown) in REPRESENTATIONS.items():
        shell.display_formatter.formatters[media_type].for_type(kind, shown)


def load_ipython_extension(shell: Any) -> None:
    """What ``%load_ext provenance.notebook`` calls."""
    enable(shell)


def _running_shell() -> Any:
    try:
        from IPython import get_ipython
    except ImportError:
        message = "this needs IPython, which notebooks bring along; pip install ipython"
        raise MissingExtraError(message) from None
    shell = get_ipython()
    if shell is None:
        message = "this does not run in a notebook; use to_svg and to_report elsewhere"
        raise MissingExtraError(message)
    return shell


def _article(article: Article) -> str:
    selection = Selection(article, trace(article), article.statements)
    rows = []
    for statement in article.statements[:_MOST_STATEMENTS]:
        listing = selection.chains(statement, _MOST_CHAINS)
        lines = [element("div", element("bdi", str(chain))) for chain in listing.chains]
        rest = rest_line(listing)
        cells = (statement.id, flowing(statement.text), [*lines, element("div", rest) if rest else None])
        rows.append(cells)
    left_out = len(article.statements) - len(rows)
    return element(
        "div",
        element("p", element("b", element("bdi", flowing(article.title))), element("br"), article_line(article)),
        _table(("statement", "words", "chains"), rows),
        element("p", f"… and {left_out} more statements") if left_out else None,
    )


def _chain(chain: Chain) -> str:
    rows = [
        (link.name, link.cue, "" if link.certainty is Certainty.UNSPECIFIED else link.certainty.value) for link in chain
    ]
    return element(
        "div", element("p", element("b", element("bdi", str(chain)))), _table(("source", "cue", "certainty"), rows)
    )


def _table(header: Sequence[str], rows: Sequence[Sequence[Content]]) -> Markup:
    cells = [[element("td", element("bdi", cell) if isinstance(cell, str) else cell) for cell in row] for row in rows]
    head = element("thead", element("tr", [element("th", words) for words in header]))
    return element("table", head, element("tbody", [element("tr", row) for row in cells]))


def _graph(graph: Graph) -> str:
    return svg(diagram_of(graph, limit=_MOST_BOXES), title="Chains of attribution")


REPRESENTATIONS: Mapping[type, tuple[str, Callable[[Any], str]]] = MappingProxyType(
    {Article: ("text/html", _article), Chain: ("text/html", _chain), Graph: ("image/svg+xml", _graph)}
)
"""For each type how it is shown: a media type, and a function that gives it."""
