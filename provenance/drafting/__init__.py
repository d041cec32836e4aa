"""From raw text to a proposed article: statements, sources, cues and chains, for a person to confirm.

    from provenance.drafting import draft
    drafted = draft(text, language="id", outlet="NEWSLIVE")
    drafted.article          # a model value with exact spans
    drafted.explanations     # which rule proposed each link, on which words, and why

Rules and word lists alone, no model and no download: the same text gives the same draft. What belongs to a language
stands in a language pack (``languages/*.toml``); the code knows no word of any.

May import: model and what the model imports.
"""

from __future__ import annotations

from provenance.drafting.drafted import Alternative, Draft, Explanation, LeftOut
from provenance.drafting.drafting import draft
from provenance.drafting.pack import languages

__all__ = ["Alternative", "Draft", "Explanation", "LeftOut", "draft", "languages"]
