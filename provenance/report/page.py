"""The page as a whole: one file that loads nothing, and runs nothing but its own script of a few lines.

May import: siblings in report; drawing.markup, drawing.svg, model and what they import.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from importlib import resources

from provenance.checks import Finding, Policy, check, load_policy
from provenance.drawing.markup import Content, Markup, element
from provenance.drawing.svg import svg_style
from provenance.judgements import Judgement
from provenance.model import Article
from provenance.redaction import Redaction, redacted
from provenance.report.article_text import text_section
from provenance.report.claims import claims_section
from provenance.report.data import data_section
from provenance.report.findings import findings_section
from provenance.report.limits import Limits
from provenance.report.material import Material, gathered
from provenance.report.method import method_section
from provenance.report.pictures import drawing_section
from provenance.report.sources import sources_section
from provenance.report.summary import summary_section
from provenance.report.timeline import timeline_section
from provenance.report.words import counted, link, name

__all__ = ["to_report"]


def to_report(  # noqa: PLR0913  # what a page may be made of
    articles: Article | Iterable[Article],
    *,
    judgements: Iterable[Judgement] = (),
    policy: Policy | str = "default",
    findings: Sequence[Finding] | None = None,
    redact: Iterable[str] = (),
    limits: Limits = Limits(),  # noqa: B008  # a frozen value
) -> str:
    """A page of HTML about the sourcing of one article or of several; the same articles give the same page.

    Args:
        articles: one article or several, each with its own id.
        judgements: which sources, statements and claims are the same.
        policy: by which the sourcing is checked.
        findings: what the check found; None to check here. Where names are withheld, these tell which of the findings
            to show; what they say is found anew.
        redact: names to withhold: ids, names or aliases of sources, or words of the texts. They are taken out of the
            articles before anything is made of them (see redaction).
        limits: how much the page holds; it says what it leaves out.

    Raises:
        UnknownNameError: when two articles have the same id, or there is no such policy or name to withhold.
        ModelError: when the judgements contradict each other.
    """
    given = (articles,) if isinstance(articles, Article) else tuple(articles)
    policy = load_policy(policy) if isinstance(policy, str) else policy
    without = redacted(given, redact, judgements)
    found = findings
    if found is None or without.names:
        found = check(without.articles, policy=policy, judgements=without.judgements)
    if findings is not None and without.names:
        wanted = {_told(one, without) for one in findings}
        found = [one for one in found if _place(one) in wanted]
    return _page(gathered(without.articles, without.judgements, policy, found, withheld=without.names, limits=limits))


def _place(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.article, *finding.place.path[:2]


def _told(finding: Finding, without: Redaction) -> tuple[object, ...]:
    """What a finding is about, as it is called now."""
    code, article, *path = _place(finding)
    if len(path) > 1:
        path[1] = without.id(str(path[0]), str(path[1]))
    return code, without.id("articles", str(article)), *path


def _page(material: Material) -> str:
    style, script = Markup(_file("page.css") + svg_style()), Markup(_file("page.js"))
    sections = (
        summary_section(material),
        text_section(material),
        claims_section(material),
        sources_section(material),
        drawing_section(material),
        timeline_section(material),
        findings_section(material),
        method_section(material),
        data_section(material),
    )
    head = element("head", "\n", [[each, "\n"] for each in _head(material, style, script)])
    body = element(
        "body",
        "\n",
        element("a", "To the report", href="#main", class_="skip"),
        "\n",
        _header(material),
        "\n",
        _contents(material),
        "\n",
        element("main", "\n", *sections, id="main"),
        "\n",
        element("footer", element("p", "Made with provenance-tracker from what the articles say.")),
        "\n",
        element("script", script),
        "\n",
    )
    return f"<!doctype html>\n{element('html', head, body, lang='en', dir='ltr')}\n"


def _head(material: Material, style: Markup, script: Markup) -> Iterable[Markup]:
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield element("meta", charset="utf-8")
    yield element("meta", http_equiv="Content-Security-Policy", content=Markup(policy))
    yield element("meta", name_="viewport", content="width=device-width, initial-scale=1")
    yield element("meta", name_="color-scheme", content="light dark")
    yield element("meta", name_="referrer", content="no-referrer")
    yield element("title", f"{_title(material)} – sourcing report")
    yield element("style", style)


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _file(name_: str) -> str:
    return resources.files("provenance.report").joinpath(name_).read_text(encoding="utf-8")


def _title(material: Material) -> str:
    articles = material.articles
    return articles[0].title.strip() or articles[0].id if len(articles) == 1 else counted(len(articles), "article")


def _header(material: Material) -> Markup:
    articles = material.articles
    parts: list[Content] = [element("p", "Sourcing report", class_="kicker")]
    if len(articles) == 1:
        parts.append(element("h1", name(_title(material), lang=articles[0].language)))
    else:
        parts.append(element("h1", f"What {_title(material)} rest on"))
    outlets = dict.fromkeys(article.sources_by_id[article.outlet].name for article in articles)
    shown = list(outlets)[: material.limits.chains]
    rest = len(outlets) - len(shown)
    parts.append(
        element("p", [[", " if n else None, name(each)] for n, each in enumerate(shown)],
                f" and {counted(rest, 'other outlet')}" if rest else None, class_="byline")
    )  # fmt: skip
    return element("header", *parts)


def _contents(material: Material) -> Markup:
    entries = [
        ("summary", "Summary"),
        ("text", "Text" if len(material.articles) == 1 else "Texts"),
        *([("claims", "Claims")] if material.sourcings else []),
        ("sources", "Sources"),
        ("drawing", "Drawing"),
        ("timeline", "Timeline"),
        ("findings", "Findings"),
        ("method", "Method"),
        ("data", "Data"),
    ]
    items = [element("li", link(words, f"#{id_}")) for id_, words in entries]
    return element("nav", element("ul", items), aria_label="Sections")
