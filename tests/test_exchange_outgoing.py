"""Articles in the formats of others: what each carries, as their own libraries read it, and what each says it loses."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from enum import Enum
from importlib import resources
from pathlib import Path

import attrs
import pytest
from command import EXAMPLES, NEWSLIVE, SAINT_BRANNOC
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from linked_data import triples
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rdflib import RDF, Literal, Namespace, URIRef
from strategies import articles, corpora

import provenance
from provenance import Article, Claim, Date, ModelError, Source, Span, UnknownNameError
from provenance.exchange.outgoing.addresses import VOCABULARY, is_web_address
from provenance.exchange.outgoing.formats import FORMATS, losses, written
from provenance.exchange.outgoing.loss import NAMES, Losses, carriage
from provenance.prov import vocabulary
from provenance.retrieval import Retrieval

OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
SOME = settings(deadline=None, max_examples=max(8, settings().max_examples // 4))  # articles are slow to draw
ARTICLE = provenance.load(SAINT_BRANNOC)
SPILL = provenance.load_all([EXAMPLES / "osse-spill-2024-06"])


def output(form: str, *several: Article) -> str:
    return "".join(written(several, form))


# The tables of what is carried


def changed(thing: object, field: attrs.Attribute, article: Article) -> Iterator[object]:
    """Other values that a field might have, plain ones; the model refuses some of them."""
    value = getattr(thing, field.name)
    kind = str(field.type)
    if kind == "Passage":
        yield ()
        yield from ((Span.of(article.text, 0, end),) for end in {1, len(article.text)} if article.text)
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, Enum):
        yield from (other for other in type(value) if other is not value)
    elif isinstance(value, Date) or kind.startswith("Date"):
        yield Date("1999") if value != Date("1999") else Date("1998")
    elif isinstance(value, str) or kind.startswith("str"):
        yield f"{value or ''}x"
    elif kind.startswith("tuple[str"):
        yield (*value, "x")
        yield (*value, article.outlet)
        yield value[1:]
    elif kind.startswith("tuple["):
        yield value[:-1]
    else:
        yield {"SourceKind | None": provenance.SourceKind.DOCUMENT, "Quotation | None": provenance.Quotation.MIXED}.get(
            kind, Retrieval(tool="x") if value is None else None
        )


def candidates(form: str, article: Article) -> list[tuple[str, object, object, object]]:
    """Changes of one field: its path, the value before and after, and what makes the article with the change."""
    return [
        (path, before, value, lambda thing=thing, field=field, value=value, put=put: put(evolved(thing, field, value)))
        for where, thing, put in parts(article)
        for field in attrs.fields(type(thing))
        for path, before in [(f"{where}.{field.name}", getattr(thing, field.name))]
        for value in changed(thing, field, article)
        if value != before and is_carried(form, path, before, value) is not None
    ]


def evolved(thing, field, value):
    return attrs.evolve(thing, **{field.name: value})


def parts(article: Article):
    """The article, and each thing in it with a function that puts another in its place."""
    yield "article", article, lambda new: new
    for name, where in (("sources", "source"), ("claims", "claim"), ("statements", "statement")):
        things = getattr(article, name)
        for n, thing in enumerate(things):
            yield where, thing, _putting(article, name, things, n)
    for n, passage in enumerate(article.without_statement):
        yield "without_statement", passage, _putting(article, "without_statement", article.without_statement, n)
    for n, statement in enumerate(article.statements):
        put = _putting(article, "statements", article.statements, n)
        for m, link in enumerate(statement.attributed_to):
            yield "attribution", link, _putting(statement, "attributed_to", statement.attributed_to, m, put)


def _putting(whole, name, things, position, put=lambda new: new):
    def replace(new):
        return put(attrs.evolve(whole, **{name: (*things[:position], new, *things[position + 1 :])}))

    return replace


def field_of_spans(passages: tuple[tuple[Span, ...], ...]) -> str:
    """In what some passages differ: in their words, or else in what the spans tell beside them."""
    differ = [
        field.name
        for field in attrs.fields(Span)
        if len({tuple(getattr(span, field.name) for span in passage) for passage in passages}) > 1
    ]
    return "exact" if "exact" in differ or not differ else differ[0]


def is_carried(form: str, path: str, *values: object) -> bool | None:
    """Whether all of these values arrive as they are; None when the table says that something of the field does."""
    table = FORMATS[form].carried
    if all(isinstance(value, tuple) and all(isinstance(span, Span) for span in value) for value in values):
        name = field_of_spans(values)
        path = f"{path}.{name}"
        values = tuple(provenance.spans.words_of(value) for value in values) if name == "exact" else ()
    carried, how = carriage(table, path)
    if how is not None and not all(value is None or how.whole(value) for value in values):
        return None
    return carried


def is_used(article: Article, path: str, changed_article: Article) -> bool:
    """Whether a changed source or claim is one that a format of links alone can show."""
    if not article.statements or not changed_article.statements:
        return False
    if path.startswith(("source.", "claim.", "article.sources", "article.claims")):
        links = [link for statement in article.statements for link in statement.attributions()]
        used = {(Source, id_) for link in links for id_ in link.sources} | {(Source, article.outlet)}
        used |= {(Claim, statement.claim) for statement in article.statements}
        old = {(type(one), one.id): one for one in (*article.sources, *article.claims)}
        new = {(type(one), one.id): one for one in (*changed_article.sources, *changed_article.claims)}
        return any(key in used for key in old.keys() | new.keys() if old.get(key) != new.get(key))
    return True


@pytest.mark.parametrize("form", FORMATS)
@given(article=articles(max_statements=2), data=st.data())
def test_a_change_of_a_field_shows_exactly_when_the_format_says_that_it_carries_it(form, article, data):
    path, before, after, make = data.draw(st.sampled_from(candidates(form, article)))
    in_part = carriage(FORMATS[form].carried, "statement.attributed_to")[1] is not None
    if in_part and path.startswith("attribution."):
        return
    try:
        other = make()
    except ModelError:  # an id that others refer to, for instance
        return
    if other == article:
        return
    if FORMATS[form].only_used and not is_used(article, path, other):
        return
    assert (output(form, article) == output(form, other)) == (not is_carried(form, path, before, after))


def test_what_a_table_does_not_name_is_lost_and_what_is_inside_it_is_not_told_apart():
    article = Article("a", "T", "o", "Text", sources=(Source("o", "O"),), retrieval=Retrieval(tool="t"))
    nothing = Losses({})
    nothing.add(article)
    fields = ["id", "outlet", "retrieval", "sources", "text", "title"]
    assert [loss.field for loss in nothing.losses] == [f"article.{name}" for name in fields]
    some = Losses({"article.retrieval": None, "article.[!r]*": None, "source.*": None})
    some.add(article)
    assert list(map(str, some.losses)) == ["retrieval.tool (once, at a)"]


def test_what_is_lost_is_counted_and_the_first_place_is_told():
    told = {loss.field: str(loss) for loss in losses([provenance.load(NEWSLIVE)], "csv")}
    assert told["source.aliases"] == "source.aliases (4 times, first at newslive-2023-11-01, korea-utara)"
    assert told["article.text"] == "article.text (once, at newslive-2023-11-01)"


@pytest.mark.parametrize("form", ["web-annotation", "jsonl"])
def test_formats_that_carry_everything_report_no_loss(form):
    assert losses([ARTICLE, *SPILL], form) == ()


def test_a_format_that_is_not_there_is_refused():
    with pytest.raises(UnknownNameError, match="there is no format 'pdf'; there are schema-org, web-annotation"):
        losses([], "pdf")


def test_the_page_about_formats_tells_what_the_tables_say():
    page = Path(__file__).resolve().parents[1] / "docs" / "exchange.md"
    told = dict(re.findall(r"^\| `(\w+\.\w+)` \| (.+) \|$", page.read_text(encoding="utf-8"), flags=re.MULTILINE))
    inside = {"attribution": "statement.attributed_to", "without_statement": "article.without_statement"}
    expected = {}
    for type_, name in NAMES.items():
        for field in attrs.fields(type_) if name != "retrieval" else ():
            marks = [
                _mark(form, inside.get(name), f"{name}.{field.name}") for form in ("schema-org", "csv", "markdown")
            ]
            if set(marks) != {"yes"}:
                expected[f"{name}.{field.name}"] = " | ".join(marks)
    assert told == expected


def _mark(form: str, owner: str | None, path: str) -> str:
    for one in (owner, path):
        carried, how = carriage(FORMATS[form].carried, one) if one else (True, None)
        if not carried or how is not None:
            return "part" if carried else "–"
    return "yes"


# JSON Lines, CSV


@SOME
@given(corpora())
def test_a_line_of_json_lines_is_an_article_that_reads_back_equal(several):
    lines = output("jsonl", *several).encode("utf-8").split(b"\n")
    assert lines.pop() == b""
    assert [provenance.loads(line.decode("utf-8"), file="x.json") for line in lines] == several
    article_file = json.loads(resources.files("provenance.schemas").joinpath("article.schema.json").read_text("utf-8"))
    for line in lines:
        Draft202012Validator(article_file).validate(json.loads(line))


@SOME
@given(articles())
def test_the_csv_has_a_row_for_every_link_and_for_every_statement_without_one(article):
    header, *rows = csv.reader(io.StringIO(output("csv", article), newline=""))
    assert {len(row) for row in rows} <= {len(header)}
    expected = [max(len(list(statement.attributions())), 1) for statement in article.statements]
    assert len(rows) == sum(expected)


def test_a_link_of_the_csv_is_told_by_its_place_in_the_statement():
    rows = list(csv.DictReader(io.StringIO(output("csv", ARTICLE), newline="")))
    deepest = max((row for row in rows), key=lambda row: row["link"].count("."))
    assert (deepest["link"], deepest["source_name"], deepest["source_kind"]) == (
        "0." * 3 + "0",
        "a deckhand",
        "anonymous",
    )
    start, end = map(int, deepest["cue_spans"].split("-"))
    assert ARTICLE.text[start:end] == deepest["cue"]


# schema.org


def test_rdflib_reads_the_types_and_the_origins_of_schema_org():
    graph = triples(output("schema-org", ARTICLE))
    article = URIRef("urn:provenance-tracker:article:saint-brannoc-2024-03-12")
    assert (article, RDF.type, SCHEMA.NewsArticle) in graph
    assert graph.value(article, SCHEMA.articleBody) == Literal(ARTICLE.text)
    assert len(list(graph.objects(article, SCHEMA.hasPart))) == len(ARTICLE.statements)
    claim = URIRef("urn:provenance-tracker:claim:knew-of-crack")
    names = {str(graph.value(origin, SCHEMA.name)) for origin in graph.objects(claim, SCHEMA.author)}
    assert names == {source.name for source in provenance.trace(ARTICLE).origins(claim="knew-of-crack")}
    assert article in set(graph.objects(claim, SCHEMA.appearance))


def test_a_direct_quotation_says_whose_words_it_repeats():
    graph = triples(output("schema-org", ARTICLE))
    quotations = list(graph.subjects(RDF.type, SCHEMA.Quotation))
    assert quotations
    for quotation in quotations:
        assert graph.value(graph.value(quotation, SCHEMA.spokenByCharacter), SCHEMA.name) is not None


def test_relays_carry_a_claim_and_the_first_article_is_its_first_appearance():
    graph = triples(output("schema-org", *SPILL))
    claim = URIRef("urn:provenance-tracker:claim:two-tonnes")
    carriers = set(graph.objects(claim, SCHEMA.appearance))
    assert carriers == {URIRef(f"urn:provenance-tracker:article:{article.id}") for article in SPILL}
    first = graph.value(claim, SCHEMA.firstAppearance)
    assert first == URIRef("urn:provenance-tracker:article:post-2024-06-04")
    newslive = triples(output("schema-org", provenance.load(NEWSLIVE)))
    claim = URIRef("urn:provenance-tracker:claim:arms-to-russia")
    makers = {
        str(newslive.value(maker, SCHEMA.name))
        for work in newslive.objects(claim, SCHEMA.appearance)
        if (work, SCHEMA.headline, None) not in newslive
        for maker in (newslive.value(work, SCHEMA.publisher), newslive.value(work, SCHEMA.author))
        if maker is not None
    }
    assert makers == {"Kompas.com", "Yoo Sang-bum"}


def test_there_is_no_first_appearance_where_two_articles_have_the_same_date():
    two = [attrs.evolve(article, published=Date("2024-06-04")) for article in SPILL]
    assert "firstAppearance" not in output("schema-org", *two)


@SOME
@given(corpora())
def test_schema_org_never_holds_a_rating_and_every_article_and_source_is_in_it(several):
    data = json.loads(output("schema-org", *several))
    assert "ating" not in json.dumps([sorted(keys(node)) for node in data["@graph"]])
    wanted = {source.id for article in several for source in article.sources}
    ids = {node["identifier"] for node in data["@graph"] if "name" in node}
    assert ids == wanted


def keys(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
    for inside in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from keys(inside)


def test_nobody_is_the_author_of_what_is_attributed_to_nobody():
    article = provenance.load(NEWSLIVE)
    (one,) = [s for s in article.statements if any("unattributed" in link.sources for link in s.attributions())]
    data = json.loads(output("schema-org", article))
    node = next(part for part in data["@graph"][0]["hasPart"] if part["identifier"] == one.id)
    assert "author" not in node


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://example.org/a?b=1#c", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/", False),
        ("https://", False),
        ("http://[::1", False),
        ("https://example.org/<script>", False),
        ("https://example.org/ a", False),
        ("HTTPS://EXAMPLE.ORG/", True),
    ],
)
def test_only_addresses_of_the_web_become_links(url, links):
    article = attrs.evolve(ARTICLE, url=url)
    assert is_web_address(url) == links
    assert ('"url"' in output("schema-org", article)) == links
    assert any(loss.field == "article.url" for loss in losses([article], "schema-org")) == (not links)
    assert (f"<{url}>" in output("markdown", article)) == links
    assert (f'"source": {json.dumps(url)}' in output("web-annotation", article)) == links


def test_schema_org_can_stand_in_a_page_whatever_the_words_are():
    article = attrs.evolve(ARTICLE, title="</script><script>alert(1)</script>")
    text = output("schema-org", article)
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["headline"] == article.title


# Web Annotation


def test_rdflib_reads_a_target_with_both_selectors_for_every_span():
    graph = triples(output("web-annotation", ARTICLE))
    annotations = list(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == len(ARTICLE.statements) + len(ARTICLE.without_statement)
    found = set()
    for target in graph.objects(None, OA.hasTarget):
        kinds = {graph.value(one, RDF.type): one for one in graph.objects(target, OA.hasSelector)}
        assert set(kinds) == {OA.TextQuoteSelector, OA.TextPositionSelector}
        place, quote = kinds[OA.TextPositionSelector], kinds[OA.TextQuoteSelector]
        start, end = graph.value(place, OA.start).value, graph.value(place, OA.end).value
        assert ARTICLE.text[start:end] == str(graph.value(quote, OA.exact))
        found.add(start)
    assert found >= {statement.start for statement in ARTICLE.statements}


def test_our_own_key_is_a_term_of_our_vocabulary_and_a_json_literal():
    graph = triples(output("web-annotation", *SPILL))
    records = list(graph.objects(None, URIRef(f"{VOCABULARY}record")))
    assert records
    assert {record.datatype for record in records} == {RDF.JSON}
    assert VOCABULARY == vocabulary.VOCABULARY
    assert "record" in vocabulary.TERMS


@SOME
@given(corpora())
def test_several_articles_are_one_graph_in_pieces(several):
    data = json.loads(output("web-annotation", *several))
    pages = data.get("@graph", [data])
    assert [page["record"]["article"]["id"] for page in pages] == [article.id for article in several]


# Markdown


def pieces_of(markdown: str) -> list[Token]:
    """What CommonMark makes of a text, blocks and what is in them."""
    blocks = MarkdownIt("commonmark").parse(markdown)
    return [piece for block in blocks for piece in (block, *(block.children or ()))]


@SOME
@given(articles())
def test_no_words_of_an_article_mean_anything_in_markdown(article):
    pieces = pieces_of(output("markdown", article))
    kinds = {piece.type.removesuffix("_open").removesuffix("_close") for piece in pieces}
    assert kinds <= {
        "heading", "paragraph", "inline", "text", "text_special", "blockquote", "bullet_list", "list_item", "strong",
        "code_inline", "link", "softbreak", "hardbreak",
    }  # fmt: skip
    assert sum(piece.type == "heading_open" and piece.tag == "h1" for piece in pieces) == 1
    links = [piece for piece in pieces if piece.type == "link_open"]
    assert len(links) <= (article.url is not None)


def test_in_markdown_what_rests_on_something_stands_above_it():
    text = output("markdown", ARTICLE)
    assert max(piece.level for piece in pieces_of(text) if piece.type == "bullet_list_open") >= 6  # four in each other
    assert "- **The Harlow Courier**\n  - ← **Coastwire**" in text
    assert "      - ← **Tom Reve**" in text


@pytest.mark.parametrize("form", FORMATS)
def test_the_formats_of_an_example_are_these(form, golden):
    golden(f"export.{form}.txt", output(form, ARTICLE).encode())


@pytest.mark.parametrize("form", FORMATS)
def test_no_articles_give_an_empty_document(form):
    assert output(form).count("saint") == 0
    if form in {"schema-org", "web-annotation"}:
        assert json.loads(output(form))["@graph"] == []
