"""Documents made to be slow: the work grows with their size, and not with its square.

Counted are the calls; ``benchmarks/bench_growth.py`` takes the time of the same documents.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from effort import calls

from provenance.prov.records import PROV
from provenance.prov.schema.validation import schema_problems
from provenance.prov.xml import read_document, to_bytes

SMALL, LARGE = 1_000, 8_000
WORST = 1.5  # times as many for each record as in the small one: the square would be eight times

DOCUMENTS: dict[str, Callable[[int], str]] = {
    "members": lambda n: _record("hadMember", "collection", '<prov:entity prov:ref="ex:e" ex:n="1"/>' * n),
    "pairs": lambda n: _record(
        "hadDictionaryMember",
        "dictionary",
        '<prov:keyEntityPair><prov:key>k</prov:key><prov:entity prov:ref="ex:e"/></prov:keyEntityPair>' * n,
    ),
    "attributes": lambda n: f"<prov:entity>{'<ex:a>words</ex:a>' * n}</prov:entity>",
    "XML attributes": lambda n: f"<prov:entity {_notes(n)}/>",
    "foreign XML attributes": lambda n: f"<ex:thing {_notes(n)}/>",
    "foreign elements": lambda n: f"<ex:thing>{'<ex:a><ex:b/></ex:a>' * n}</ex:thing>",
    "a prefix that means something else each time": lambda n: "".join(
        f'<prov:entity xmlns:p="http://example.org/{i}/" prov:id="p:e"/>' for i in range(n)
    ),
    "a bundle": lambda n: f'<prov:bundleContent prov:id="ex:b">{"<prov:entity/>" * n}</prov:bundleContent>',
}


def _notes(count: int) -> str:
    return " ".join(f'ex:a{number}=""' for number in range(count))


def _record(element: str, owner: str, inside: str) -> str:
    return f'<prov:{element}><prov:{owner} prov:ref="ex:c"/>{inside}</prov:{element}>'


def there_and_back(data: bytes) -> object:
    return to_bytes(read_document(data))


def document(body: str) -> bytes:
    return f'<prov:document xmlns:prov="{PROV}" xmlns:ex="http://example.org/">{body}</prov:document>'.encode()


@pytest.mark.parametrize("made", DOCUMENTS.values(), ids=DOCUMENTS)
def test_reading_and_writing_eight_times_as_much_takes_about_eight_times_as_many_calls(made):
    small, large = (calls(partial(there_and_back, document(made(size)))) for size in (SMALL, LARGE))
    assert large < small * LARGE / SMALL * WORST


@pytest.mark.parametrize("name", DOCUMENTS)
def test_judging_eight_times_as_much_takes_about_eight_times_as_many_calls(name: str):
    small, large = (calls(partial(schema_problems, document(DOCUMENTS[name](size)))) for size in (SMALL, LARGE))
    assert large < small * LARGE / SMALL * WORST
