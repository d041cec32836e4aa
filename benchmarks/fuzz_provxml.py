"""Broken documents without end: nothing but our own errors may come of them.

    python benchmarks/fuzz_provxml.py [--minutes 10] [--seed 0]

Takes the PROV-XML that comes with the package `prov` and the exports of the examples; flips bytes, moves, doubles and
drops elements, takes attributes away and swaps their values; reads, judges, traces and writes what comes of it. The
first document that ends in anything else is kept in the working folder.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from importlib.resources import files
from pathlib import Path

from lxml import etree

from provenance import ProvenanceError
from provenance.prov.interchange import trace_provxml
from provenance.prov.records import equal_documents
from provenance.prov.validation import validate_provxml
from provenance.prov.xml import read_document, to_bytes

EXAMPLES = Path(__file__).parent.parent / "examples"


def seeds() -> list[bytes]:
    """The documents that mutants are made of."""
    paths = [*Path(str(files("prov.tests"))).rglob("*.xml"), *EXAMPLES.rglob("*.xml")]
    return [path.read_bytes() for path in sorted(paths)]


def bytes_changed(data: bytes, chance: random.Random) -> bytes:
    """A few bytes flipped, doubled or gone."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(changed) or 1)
        action = chance.randrange(3)
        if action == 0 and changed:
            changed[at] ^= 1 << chance.randrange(8)
        elif action == 1:
            del changed[at : at + chance.randint(1, 20)]
        else:
            changed[at:at] = changed[at : at + chance.randint(1, 40)]
    return bytes(changed)


def elements_changed(data: bytes, chance: random.Random) -> bytes:
    """A few elements moved, doubled or gone; attributes taken away or swapped."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for _ in range(chance.randint(1, 4)):
        elements = [element for element in root.iter("{*}*") if element is not root]
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        action = chance.choice(["drop", "move", "bare", "swap", "rename"])
        if action == "drop":
            one.getparent().remove(one)
        elif action == "move" and one not in set(other.iterancestors()) and one is not other:
            other.append(one)
        elif action == "bare" and one.attrib:
            del one.attrib[chance.choice(list(one.attrib))]
        elif action == "swap" and one.attrib and other.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(list(other.attrib.values())))
        else:
            one.tag, one.text = other.tag, other.text
    return etree.tostring(root)


def outcome(data: bytes) -> str:
    """What becomes of a document; raises what must not happen."""
    result = "read"
    try:
        document = read_document(data)
    except ProvenanceError:
        result = "refused"
    else:  # what could be read can be written
        written = to_bytes(document)
        again = read_document(written)
        if not equal_documents(document, again):
            raise AssertionError("what was written reads back as something else")
        if to_bytes(again) != written:
            raise AssertionError("the second writing has other bytes")
    for judge in (validate_provxml, lambda given: list(trace_provxml(given))):
        try:
            judge(data)
        except ProvenanceError:
            continue
    return result


def main() -> None:
    """Run until the time is over."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chance, corpus, counts = random.Random(options.seed), seeds(), Counter[str]()  # noqa: S311 -- no secret
    end = time.monotonic() + options.minutes * 60
    while time.monotonic() < end:
        seed = chance.choice(corpus)
        try:
            change = chance.choice([bytes_changed, elements_changed])
            data = change(seed, chance)
        except etree.XMLSyntaxError:
            continue  # a seed that is malformed on purpose
        try:
            counts[outcome(data)] += 1
        except Exception as error:  # noqa: BLE001 -- that is what is looked for
            Path("fuzz-failure.xml").write_bytes(data)
            sys.exit(f"after {counts.total():,}: {type(error).__name__}: {error}; see fuzz-failure.xml")
    print(f"{counts.total():,} documents, {counts['read']:,} read and written back, {counts['refused']:,} refused")


if __name__ == "__main__":
    main()
