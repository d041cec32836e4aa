"""The provenance graph of articles: its parts, how they are joined, and what can be asked of it.

``chains`` holds the parts as values, ``network`` joins them, ``tracing`` answers. ``reach`` finds who is cited, and
``counts`` how many chains there are, for all statements at once; ``circles`` finds where articles close circles, with
the algorithm in ``groups``.
"""

from __future__ import annotations

from provenance.graph.chains import BACK, CUT, Chain, Link, MissingReference, Node
from provenance.graph.reach import Cited, Tally
from provenance.graph.tracing import Graph, trace

__all__ = ["BACK", "CUT", "Chain", "Cited", "Graph", "Link", "MissingReference", "Node", "Tally", "trace"]
