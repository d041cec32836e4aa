"""The provenance graph of articles: its parts, how they are joined, and what can be asked of it.

``chains`` holds the parts as values, ``network`` joins them, ``tracing`` answers; ``reach`` finds who is cited for all
statements at once, ``circles`` where articles close circles, with the algorithm in ``groups``.
"""

from __future__ import annotations

from provenance.graph.chains import BACK, Chain, Link, MissingReference, Node
from provenance.graph.reach import Cited
from provenance.graph.tracing import Graph, trace

__all__ = ["BACK", "Chain", "Cited", "Graph", "Link", "MissingReference", "Node", "trace"]
