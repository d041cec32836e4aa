"""One page of HTML for whoever decides about a story: what each statement rests on, without a verdict.

`page` is the way in; the other modules are its sections.
"""

from provenance.report.page import to_report

__all__ = ["to_report"]
