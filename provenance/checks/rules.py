"""All rules, and finding them by code or name.

May import: the modules of rules, errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from provenance.checks import agreement, attribution, certainty, drafts, names, origins, outlets, quotation
from provenance.checks.finding import Level
from provenance.checks.rule import Rule
from provenance.checks.standards import IFCN_SOURCES
from provenance.errors import UnknownNameError
from provenance.suggestions import did_you_mean

__all__ = ["NO_REASON", "ORPHANED_QUOTE", "RULES", "UNKNOWN_SUPPRESSED", "UNUSED_SUPPRESSION", "chosen", "rule_named"]

ORPHANED_QUOTE = Rule(
    "PA601",
    "orphaned-quote",
    Level.ERROR,
    summary="Annotated words no longer stand in the article's text.",
    rationale=(
        "Then the text has changed since it was annotated, or somebody misquoted it; either way the annotation speaks "
        "of another text. The statement is left out of all other checks. Found while an article file is read."
    ),
    references=(IFCN_SOURCES,),
    example="`quote: ten people` where the text now has “eleven people”. – Quote the text as it is, and look again.",
)
NO_REASON = Rule(
    "PA901",
    "suppression-without-reason",
    Level.WARNING,
    summary="A finding is to be ignored, and nobody says why.",
    rationale="Whoever comes next cannot tell a judgement from a shrug. The suppression has no effect.",
    references=(),
    example="`# provenance: ignore PA101`. – Go on with the reason: `# provenance: ignore PA101 our reporter saw it`.",
)
UNUSED_SUPPRESSION = Rule(
    "PA902",
    "unused-suppression",
    Level.WARNING,
    summary="A comment asks to ignore what is not found there.",
    rationale="It would hide the next one. Only for rules that were looked for.",
    references=(),
    example="`# provenance: ignore PA201 …` on a claim that has two origins by now. – Take the comment away.",
)
UNKNOWN_SUPPRESSED = Rule(
    "PA903",
    "unknown-suppression",
    Level.WARNING,
    summary="A comment asks to ignore a rule that there is not.",
    rationale="A slip of the pen hides nothing, and its author thinks it does.",
    references=(),
    example="`# provenance: ignore PA01 …`. – `provenance check --list` prints the codes.",
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for rule in sorted(
            (
                *attribution.RULES,
                *origins.RULES,
                *outlets.RULES,
                *certainty.RULES,
                *agreement.RULES,
                *quotation.RULES,
                *names.RULES,
                ORPHANED_QUOTE,
                *drafts.RULES,
                NO_REASON,
                UNUSED_SUPPRESSION,
                UNKNOWN_SUPPRESSED,
            ),
            key=lambda rule: rule.code,
        )
    }
)
"""The rules by code, in the order of the codes."""


def rule_named(name: str) -> Rule:
    """The rule with this code, in any case, or this name.

    Raises:
        UnknownNameError: when there is none.
    """
    found = RULES.get(name.upper()) or next((rule for rule in RULES.values() if rule.name == name), None)
    if found is None:
        raise UnknownNameError(_unknown(name))
    return found


def chosen(names: Iterable[str]) -> frozenset[str]:
    """The codes that are meant by codes, by beginnings of codes (``PA1``) and by names.

    Raises:
        UnknownNameError: when one of them means no rule; with all that do not.
    """
    codes: set[str] = set()
    unknown = []
    for name in names:
        found = {code for code, rule in RULES.items() if code.startswith(name.upper()) or rule.name == name}
        if not found or not name:
            unknown.append(_unknown(name))
        codes |= found
    if unknown:
        raise UnknownNameError("\n".join(unknown))
    return frozenset(codes)


def _unknown(name: str) -> str:
    known = [*RULES, *(rule.name for rule in RULES.values())]
    return f"no rule has the code or name {name!r}{did_you_mean(name, known)}"
