"""Article files to articles: text → nodes with places → fields → statements → words anchored in the text.

`files` is the way in; the other modules are its steps.
"""

from provenance.reading.files import load, load_all, loads, nodes_of, read_articles

__all__ = ["load", "load_all", "loads", "nodes_of", "read_articles"]
