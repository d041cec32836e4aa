"""Which language a text is in, by the frequent words of the packs.

May import: pack.
"""

from __future__ import annotations

from provenance.drafting.pack import languages, load

__all__ = ["guessed"]

_READ = 20_000  # code points; the language shows long before


def guessed(text: str) -> str:
    """The language pack whose frequent words the text has most of; of equals the first by name."""
    words = text[:_READ].lower().split()
    counted = {name: sum(word in load(name).frequent for word in words) for name in languages()}
    return max(sorted(counted), key=lambda name: counted[name])
