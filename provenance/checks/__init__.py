"""A linter for sourcing: rules that look at articles together with their graph, and policies that weigh them.

`checking` is the way in; `rules` lists the rules, which stand in modules by theme.
"""

from provenance.checks.checking import check, check_located
from provenance.checks.finding import Finding, Level, Place, Related
from provenance.checks.policy import Policy, load_policy, loads_policy
from provenance.checks.rules import RULES, rule_named

__all__ = [
    "RULES",
    "Finding",
    "Level",
    "Place",
    "Policy",
    "Related",
    "check",
    "check_located",
    "load_policy",
    "loads_policy",
    "rule_named",
]
