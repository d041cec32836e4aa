"""Lines, beyond what libxml2 can count in an element."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from prov_strategies import documents

from provenance.errors import InvalidError
from provenance.prov.records import PROV, Document
from provenance.prov.validation import examine
from provenance.prov.xml import read_document, to_bytes
from provenance.prov.xml.lines import Lines
from provenance.prov.xml.source import LAST_LINE

DECLARED = f'xmlns:prov="{PROV}" xmlns:ex="http://example.org/"'
USED = '<prov:used><prov:activity prov:ref="ex:a"/><prov:entity prov:ref="ex:e"/></prov:used>'
MANY = 70_000


def prov_xml(body: str) -> bytes:
    return f"<prov:document {DECLARED}>\n{body}\n</prov:document>".encode()


@pytest.fixture(scope="module")
def long() -> bytes:
    """A record on each line, none with any text in it; in a bundle from the middle on."""
    half = f"{USED}\n" * (MANY // 2)
    return prov_xml(f'{half}<prov:bundleContent prov:id="ex:b">{half}</prov:bundleContent>')


def test_every_record_of_a_long_file_knows_its_line_though_no_text_tells_it(long):
    document = read_document(long)
    assert [record.line for record in document.records] == list(range(2, MANY // 2 + 2))
    (bundle,) = document.bundles
    assert bundle.line == MANY // 2 + 2
    assert [record.line for record in bundle.records] == list(range(MANY // 2 + 2, MANY + 2))


def test_a_finding_beyond_the_limit_of_the_schema_has_its_line(long):
    broken = long.replace(
        b"\n</prov:bundleContent>", b'\n<prov:entity ex:n="1"><prov:wrong/></prov:entity>\n</prov:bundleContent>'
    )
    found = [finding.problem.line for finding in examine(broken, levels=["schema"]).findings]
    assert found == [MANY + 2]


def test_a_problem_of_reading_beyond_the_limit_has_the_line_of_its_record():
    text = f"{USED}\n" * MANY
    with pytest.raises(InvalidError) as error:
        read_document(prov_xml(f"{text}<prov:used><prov:activity/></prov:used>\n{USED}\n<prov:nosuch/>"))
    assert [problem.line for problem in error.value.problems] == [MANY + 2, MANY + 4]


def test_line_breaks_inside_tags_comments_and_texts_are_counted():
    record = (
        '<prov:entity\n prov:id\n="ex:e"><!-- a\nb --><prov:value>one &amp;\n two <![CDATA[\n]]>'
        " &amp;\n</prov:value></prov:entity>"
    )
    count = 14_000
    lines = [found.line for found in read_document(prov_xml(record * count)).records]
    assert lines == [4 + 6 * number for number in range(count)]
    assert lines[-1] > LAST_LINE


@pytest.mark.parametrize(
    ("record", "breaks_in_tag"),
    [
        ('<prov:entity prov:id="ex:e"\nex:note="a > b\n/>"\n/>', 3),
        ("<prov:entity prov:id='ex:e' ex:note='\"\n>'/>", 1),
        ("<prov:entity><ex:deep><ex:er>\n</ex:er></ex:deep>\n</prov:entity>", 0),
        ("<ex:thing><ex:deep><prov:entity/>\n</ex:deep></ex:thing><prov:entity/>", 1),
        ("<prov:entity ><prov:value >a > b /></prov:value ></prov:entity >", 0),
    ],
    ids=["a broken tag", "two kinds of quotation marks", "a deep attribute", "a foreign element", "loose tags"],
)
def test_whatever_tags_look_like_the_lines_beyond_the_limit_are_counted(record, breaks_in_tag):
    before = f"{USED}\n" * LAST_LINE
    document = read_document(prov_xml(before + f"{record}\n" * 3000))
    breaks = record.count("\n") + 1
    found = [one.line for one in document.records[LAST_LINE:]]
    first = LAST_LINE + 2 + breaks_in_tag
    assert found == list(range(first, first + 3000 * breaks, breaks))


def test_a_bundle_record_inside_a_bundle_counts_with_all_that_stands_in_it():
    record = "<prov:bundle><prov:label><ex:deep><ex:er/></ex:deep></prov:label></prov:bundle>"
    before = f"{USED}\n" * LAST_LINE
    inside = f"{USED}\n{record}\n" * 3000
    (bundle,) = read_document(prov_xml(f"{before}<prov:bundleContent>\n{inside}</prov:bundleContent>")).bundles
    assert [one.line for one in bundle.records] == list(range(LAST_LINE + 3, LAST_LINE + 6003))


@pytest.mark.parametrize("between", ["<!-- <prov:entity/> -->", "<?a <prov:entity/>?>"])
def test_what_only_looks_like_a_tag_is_not_counted_as_one(between):
    before = f"{USED}\n" * LAST_LINE
    document = read_document(prov_xml(before + f"{between}{USED}\n" * 3000))
    assert [one.line for one in document.records] == list(range(2, LAST_LINE + 3002))


@pytest.mark.parametrize("encoding", ["iso-8859-1", "shift_jis", "iso-2022-jp", "utf-8-sig"])
def test_lines_are_counted_in_other_encodings_too(encoding):
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n'
    said = "é" if encoding == "iso-8859-1" else "記事\u3000ソ"  # the second has bytes that mean < and \ in ASCII
    record = f"<prov:entity><prov:value>{said}</prov:value></prov:entity>\n"
    data = declared.encode() + prov_xml(record * MANY).decode().encode(encoding)
    if encoding == "utf-8-sig":
        data = "\ufeff".encode() + declared.encode() + prov_xml(record * MANY)
    assert [one.line for one in read_document(data).records] == list(range(3, MANY + 3))


@given(documents(), st.integers(1, 400), st.integers(0, 9))
def test_counted_lines_are_those_that_libxml2_knows(document: Document, size: int, beyond: int):
    data = to_bytes(document)
    begun = data.index(b">\n", data.index(b"document")) + 2
    chunks = [data[:begun], *(data[start : start + size] for start in range(begun, len(data), size))]
    parser = etree.XMLPullParser(events=("start",), remove_comments=True, remove_pis=True)
    lines, root = Lines(beyond), None
    for chunk in chunks:
        lines.feed(parser, chunk, root)
        for _, element in parser.read_events():
            root = element if root is None else root
    assert root is not None
    bundles = [element for element in root if element.tag in {f"{{{PROV}}}bundleContent", f"{{{PROV}}}bundle"}]
    there = {element: element.sourceline for parent in (root, *bundles) for element in parent}
    assert lines.kept.items() <= there.items()
    assert there.keys() - lines.kept.keys() <= {element for element, line in there.items() if line <= beyond + 1}
