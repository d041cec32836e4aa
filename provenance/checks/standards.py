"""The standards of the profession that the rules lean on.

May import: rule.
"""

from __future__ import annotations

from provenance.checks.rule import Reference

__all__ = [
    "AP_ANONYMOUS",
    "AP_ATTRIBUTION",
    "AP_CREDIT",
    "AP_VALUES",
    "DEWAN_PERS_FIRST_SOURCE",
    "DEWAN_PERS_VERIFICATION",
    "IFCN_SOURCES",
    "KEJ_2",
    "KEJ_3",
    "REUTERS_SOURCING",
    "SPJ_TRUTH",
]

_AP_BLOG = "https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources"
_PEDOMAN = "Dewan Pers, Pedoman Pemberitaan Media Siber (2012)"
_KODE_ETIK = "Dewan Pers, Kode Etik Jurnalistik"

AP_ATTRIBUTION = Reference("AP, When is it OK to use anonymous sources?", "“On Attribution”", _AP_BLOG)
AP_ANONYMOUS = Reference("AP, When is it OK to use anonymous sources?", "“On Anonymous Sources”", _AP_BLOG)
AP_CREDIT = Reference(
    "AP, guidelines on credit and attribution (2010)",
    "crediting other news organizations",
    "https://www.poynter.org/2010/ap-issues-new-crediting-and-attribution-guidelines/105357/",
)
AP_VALUES = Reference(
    "AP, News Values and Principles",
    "on quotations, which must be accurate and precise",
    "https://www.ap.org/about/news-values-and-principles/",
)
REUTERS_SOURCING = Reference(
    "Reuters, Handbook of Journalism",
    "“The Essentials of Reuters sourcing”",
    "https://handbook.reuters.com/index.php?title=The_Essentials_of_Reuters_sourcing",
)
SPJ_TRUTH = Reference(
    "SPJ, Code of Ethics (2014)", "“Seek Truth and Report It”", "https://www.spj.org/spj-code-of-ethics/"
)
IFCN_SOURCES = Reference(
    "IFCN, Code of Principles",
    "commitment 2, transparency of sources",
    "https://ifcncodeofprinciples.poynter.org/know-more/the-commitments-of-the-code-of-principles",
)
DEWAN_PERS_VERIFICATION = Reference(_PEDOMAN, "butir 2a and 2b, verification and balance")
DEWAN_PERS_FIRST_SOURCE = Reference(_PEDOMAN, "butir 2c (2), the first source")
KEJ_2 = Reference(_KODE_ETIK, "pasal 2 and its interpretation: news is factual and its source clear")
KEJ_3 = Reference(_KODE_ETIK, "pasal 3: information is tested")
