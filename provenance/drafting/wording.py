"""The rules by name, and the sentence with which each explains itself.

May import: spans.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from provenance.spans import Passage, words_of

__all__ = ["OTHER_RULES", "RULES", "why", "why_else"]

RULES: Mapping[str, str] = MappingProxyType(
    {
        "quotation-cue-source": "the cue {cue} stands behind a quotation, and {source} behind the cue",
        "quotation-cue-clitic": "the cue {cue} stands behind a quotation and has its speaker, {source}, inside it",
        "clause-cue-source": "the cue {cue} and {source} are put into the clause they attribute",
        "cue-source-quotation": "the cue {cue} and {source} open a quotation",
        "source-verb-content": "{source} is the subject of {cue}, and what it says follows",
        "source-attitude": "{source} is the subject of {cue}, and what it is about follows",
        "content-source-cue": "{source} and the cue {cue} stand behind what they attribute",
        "signature": "{source} stands behind a quotation and a dash",
        "label": "{source} opens a line, and {cue} stands before what it says",
        "according-to": "{cue} names {source} for the clause beside it",
        "based-on": "{cue} names {source} as what the clause beside it rests on",
        "relayed-by": "{cue} names {source} as who hands the words on",
        "relayed-from": "{cue} names {source} as who the one before has it from",
        "citing": "{cue} names {source} as who is cited",
        "said-before": "{cue} points back, and {source} said what stands before",
        "relayed-before": "{cue} points back, and {source} hands on what stands before",
        "known-from": "{cue} points back, and tells that it is known from {source}",
        "passive-agent": "{source} is the agent of {cue}",
        "passive-alone": "{cue} opens the sentence without an agent, so whoever spoke last says what follows",
        "passive-clitic": "the cue {cue} has its speaker, {source}, inside it, and what is said follows",
        "cites": "{source} is the subject of {cue}, and the one it cites speaks",
        "told-to": "{cue} names {source}, another outlet, as who was told",
        "resting-on": "{cue} names {source} as what the speaker rests on",
        "known-by": "the speaker has it from {source}, as {cue} tells",
        "in-document": "{cue} tells what stands in {source}",
        "noun-of-saying": "{cue} is a noun of saying, {source} says it, and what is said follows",
        "nobody-named": "{cue} posits a speaker and names none",
        "quotation-continued": "a quotation without a cue goes on with the speaker before it",
        "headline": "the first line, without a full stop, is the headline",
        "own-voice": "nobody is cited, so the outlet says it itself",
        "own-voice-hedged": "nobody is named; {cue} is how the outlet hedges its own words",
    }
)
"""Every rule that proposes a link or a statement, with the sentence that explains it."""


OTHER_RULES: Mapping[str, str] = MappingProxyType(
    {
        "scope-lasts": "{words} stands before, and may still hold here",
        "scope-ends": "{words} stands before, and may hold no longer; then the outlet speaks itself",
        "speaker-goes-on": "the same speaker goes on, and {words} before may hold here, too",
        "told-to": "{words} may only have been told, and hand nothing on",
        "other-speaker": "{words} spoke last, inside what another said",
    }
)
"""Every rule that leads to another chain, with the sentence that explains it."""


def why(rule: str, cue: Passage, source: Passage) -> str:
    """One sentence that tells why a rule proposed a link."""
    return RULES[rule].format(
        cue=f"“{words_of(cue)}”" if cue else "its cue",
        source=f"“{words_of(source)}”" if source else "the speaker before",
    )


def why_else(rule: str, words: Sequence[str]) -> str:
    """One sentence that tells why another chain may be right."""
    return OTHER_RULES[rule].format(words=", ".join(f"“{one}”" for one in words))
