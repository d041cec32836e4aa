"""Reading and writing PROV-XML: ours, `prov`'s, and the floor of bare lxml, on the same records in one run.

    python benchmarks/bench_provxml.py [--sizes 1000,10000,100000] [--repeat 3] [--without-memory]

The records are those of attribution chains: entities with several attributes, activities, agents, generations,
attributions, associations, derivations and memberships, in turn. "write" is building the records and writing them;
"read" is reading the bytes that we wrote into records; "round" is reading them and writing them again. The floor of
writing puts the same elements through ``etree.xmlfile``; that of reading visits the same elements with ``iterparse``
and looks at tag, text and attributes; that of the round parses a tree and prints it.
Times are CPU seconds, the best of several; memory is the peak of a process of its own, less that of one that has only
imported what the case needs.
"""

from __future__ import annotations

import argparse
import gc
import io
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from lxml import etree

EX = "http://example.org/news#"
PROV = "http://www.w3.org/ns/prov#"
XSD = "http://www.w3.org/2001/XMLSchema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = {"ex": EX, "prov": PROV, "xsd": XSD, "xsi": XSI}

SAID = "He said that “more than a million shells” were sent, and that the deal was struck at the meeting."

# One turn of records, plain: element, id, fields, and attributes as (name, value, datatype, language).
Plain = tuple[str, str | None, list[tuple[str, str]], list[tuple[str, str, str | None, str | None]]]


def plain_records(count: int) -> Iterator[Plain]:
    """The records of the benchmark, as plain values from which everyone builds their own."""
    made = 0
    turn = 0
    while made < count:
        turn += 1
        for record in _turn(turn)[: count - made]:
            made += 1
            yield record


def _turn(n: int) -> list[Plain]:
    before = f"s{max(n - 1, 1)}"
    return [
        (
            "entity",
            f"s{n}",
            [],
            [
                ("prov:label", f"Statement {n}", None, "en"),
                ("prov:type", "Claim", "QName", None),
                ("prov:value", SAID, None, None),
                ("ex:start", str(n * 10), "int", None),
                ("ex:end", str(n * 10 + 97), "int", None),
                ("ex:certainty", "probable", None, None),
            ],
        ),
        (
            "activity",
            f"a{n}",
            [("startTime", "2023-11-01T10:00:00+07:00"), ("endTime", "2023-11-01T10:05:00+07:00")],
            [("prov:type", "Speech", "QName", None), ("ex:cue", "mengungkapkan bahwa", None, None)],
        ),
        ("agent", f"p{n}", [], [("prov:label", f"Yoo Sang-bum & {n}", None, None), ("ex:kind", "person", None, None)]),
        (
            "wasGeneratedBy",
            f"g{n}",
            [("entity", f"s{n}"), ("activity", f"a{n}"), ("time", "2023-11-01T10:05:00+07:00")],
            [],
        ),
        ("wasAttributedTo", None, [("entity", f"s{n}"), ("agent", f"p{n}")], []),
        (
            "wasAssociatedWith",
            None,
            [("activity", f"a{n}"), ("agent", f"p{n}")],
            [("prov:role", "speaker", None, None)],
        ),
        ("wasDerivedFrom", None, [("generatedEntity", f"s{n}"), ("usedEntity", before)], []),
        ("hadMember", None, [("collection", "article"), ("entity", f"s{n}")], []),
    ]


# Ours ---------------------------------------------------------------------------------------------------------------


def our_records(plain: Iterable[Plain]) -> Iterator[object]:
    """The records as this library has them."""
    from provenance.prov.names import clark
    from provenance.prov.records import BY_ELEMENT, Literal, Record

    spaces = {"prov": PROV, "ex": EX}
    qname = clark(XSD, "QName")
    # Names of attributes and datatypes are constants in any real program.
    constants = {
        name: clark(spaces[name.partition(":")[0]], name.partition(":")[2])
        for record in _turn(1)
        for name, *_ in record[3]
    }
    datatypes = {"int": clark(XSD, "int"), None: None}
    for element, id_, fields, attributes in plain:
        row = BY_ELEMENT[element]
        given = dict(fields)
        arguments = []
        for field in row.fields:
            value = given.get(field.name)
            if value is not None and field.target.is_reference:
                value = clark(EX, value)
            arguments.append((value,) if field.repeated else value)
        values = []
        for name, text, datatype, language in attributes:
            value = text
            if datatype == "QName":
                value = Literal(clark(EX, text), qname)
            elif datatype or language:
                value = Literal(text, datatypes[datatype], language)
            values.append((constants[name], value))
        yield Record(row, clark(EX, id_) if id_ else None, tuple(arguments), tuple(values))


def our_write(plain: Iterable[Plain]) -> bytes:
    """Build a document and write it."""
    from provenance.prov.records import Document
    from provenance.prov.xml.writing import to_bytes

    return to_bytes(Document(tuple(our_records(plain)), (), NAMESPACES))  # type: ignore[arg-type]


def our_stream(plain: Iterable[Plain], file: BinaryIO) -> None:
    """Write records as they are built."""
    from provenance.prov.xml.writing import write_parts

    write_parts(our_records(plain), file, NAMESPACES)  # type: ignore[arg-type]


def our_read(data: bytes) -> object:
    """Read the whole document."""
    from provenance.prov.xml.reading import read_document

    return read_document(data)


# prov's -------------------------------------------------------------------------------------------------------------


def prov_write(plain: Iterable[Plain]) -> bytes:
    """Build a ProvDocument and write it."""
    import prov.model as peer

    document = peer.ProvDocument()
    document.add_namespace("ex", EX)
    new = {
        "entity": document.entity,
        "activity": document.activity,
        "agent": document.agent,
        "wasGeneratedBy": document.wasGeneratedBy,
        "wasAttributedTo": document.wasAttributedTo,
        "wasAssociatedWith": document.wasAssociatedWith,
        "wasDerivedFrom": document.wasDerivedFrom,
        "hadMember": document.hadMember,
    }
    keywords = {"hadMember": {}, "entity": {}, "agent": {}}
    for element, id_, fields, attributes in plain:
        arguments = [value if name.lower().endswith("time") else f"ex:{value}" for name, value in fields]
        values = []
        for name, text, datatype, language in attributes:
            value: object = text
            if datatype == "QName":
                value = document.valid_qualified_name(f"ex:{text}")
            elif datatype:
                value = peer.Literal(text, peer.XSD[datatype])
            elif language:
                value = peer.Literal(text, langtag=language)
            values.append((name, value))
        if element in {"entity", "activity", "agent"}:
            new[element](f"ex:{id_}", *arguments, other_attributes=values)
        elif element == "hadMember":
            new[element](*arguments)
        else:
            extra = {**keywords.get(element, {}), "identifier": f"ex:{id_}" if id_ else None}
            new[element](*arguments, **extra, other_attributes=values)
    file = io.BytesIO()
    document.serialize(file, format="xml")
    return file.getvalue()


def prov_read(data: bytes) -> object:
    """Read the whole document."""
    import prov.model as peer

    return peer.ProvDocument.deserialize(io.BytesIO(data), format="xml")


# The floor ----------------------------------------------------------------------------------------------------------


def floor_write(plain: Iterable[Plain]) -> bytes:
    """The same elements through lxml's incremental writer."""
    spaces = {"prov": PROV, "ex": EX}
    file = io.BytesIO()
    reference, id_name = f"{{{PROV}}}ref", f"{{{PROV}}}id"
    with etree.xmlfile(file, encoding="UTF-8") as xf, xf.element(f"{{{PROV}}}document", nsmap=NAMESPACES):
        for element, id_, fields, attributes in plain:
            with xf.element(f"{{{PROV}}}{element}", {id_name: f"ex:{id_}"} if id_ else None):
                for name, value in fields:
                    if name.lower().endswith("time"):
                        with xf.element(f"{{{PROV}}}{name}"):
                            xf.write(value)
                    else:
                        with xf.element(f"{{{PROV}}}{name}", {reference: f"ex:{value}"}):
                            pass
                for name, text, datatype, language in attributes:
                    prefix, _, local = name.partition(":")
                    said = {f"{{{XSI}}}type": f"xsd:{datatype}"} if datatype else {}
                    if language:
                        said["xml:lang"] = language
                    with xf.element(f"{{{spaces[prefix]}}}{local}", said):
                        xf.write(text)
    return file.getvalue()


def floor_read(data: bytes) -> int:
    """Visit the same elements, look at tag, text and attributes, and let every record go."""
    seen = 0
    document = f"{{{PROV}}}document"
    for _, element in etree.iterparse(io.BytesIO(data), events=("end",)):
        seen += len(element.tag) + len(element.text or "") + len(element.items())
        parent = element.getparent()
        if parent is not None and parent.tag == document:
            element.clear(keep_tail=True)
    return seen


def our_round(data: bytes) -> bytes:
    """Read the whole document and write it again."""
    from provenance.prov.xml.reading import read_document
    from provenance.prov.xml.writing import to_bytes

    return to_bytes(read_document(data))


def prov_round(data: bytes) -> bytes:
    """Read the whole document and write it again."""
    import prov.model as peer

    file = io.BytesIO()
    peer.ProvDocument.deserialize(io.BytesIO(data), format="xml").serialize(file, format="xml")
    return file.getvalue()


def floor_round(data: bytes) -> bytes:
    """Parse the whole tree and print it."""
    return etree.tostring(etree.fromstring(data))


# Measuring ----------------------------------------------------------------------------------------------------------

WRITERS: dict[str, Callable[[list[Plain]], bytes]] = {"floor": floor_write, "ours": our_write, "prov": prov_write}
READERS: dict[str, Callable[[bytes], object]] = {"floor": floor_read, "ours": our_read, "prov": prov_read}
ROUNDS: dict[str, Callable[[bytes], object]] = {"floor": floor_round, "ours": our_round, "prov": prov_round}
OF_BYTES = {"read": READERS, "round": ROUNDS}


def best(action: Callable[[], object], repeat: int) -> float:
    """The least CPU time of several runs, in seconds."""
    least = float("inf")
    for _ in range(repeat):
        gc.collect()
        started = time.process_time()
        result = action()
        least = min(least, time.process_time() - started)
        del result
    return least


def measured(size: int, repeat: int) -> dict[str, dict[str, float]]:
    """CPU seconds of everyone's writing and reading of so many records; the rounds of the three alternate."""
    plain = list(plain_records(size))
    data = our_write(plain)
    found: dict[str, dict[str, float]] = {"write": {}, "read": {}, "round": {}}
    for _ in range(repeat):
        for who, write in WRITERS.items():
            found["write"][who] = min(found["write"].get(who, 1e9), best(lambda write=write: write(plain), 1))
        for case, takers in OF_BYTES.items():
            for who, take in takers.items():
                found[case][who] = min(found[case].get(who, 1e9), best(lambda take=take: take(data), 1))
    return found


def judged(size: int) -> list[str]:
    """How long judging a document of so many records takes, held against reading it."""
    from provenance.prov.constraints import violations
    from provenance.prov.lint import lint

    data = our_write(list(plain_records(size)))
    document = our_read(data)
    read = best(lambda: our_read(data), 2)
    constraints, findings = best(lambda: violations(document), 2), best(lambda: lint(document), 2)
    times = [f"{seconds * 1000:,.0f}" for seconds in (read, constraints, findings)]
    return [f"{size:,}", *times, f"{constraints / read:.1f}", f"{findings / read:.1f}"]


def peak(case: str, size: int) -> float:
    """The peak memory of a case in a process of its own, in MB."""
    command = [sys.executable, __file__, "--case", case, "--sizes", str(size)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def run_case(case: str, size: int) -> None:
    """Run one case and print the peak memory it took in MB, beyond what stood before it."""
    what, who = case.split("-")
    data = b""
    if what in OF_BYTES:
        file = io.BytesIO()
        our_stream(plain_records(size), file)
        data = file.getvalue()
        OF_BYTES[what][who](data[: data.index(b"</prov:entity>")] + b"</prov:entity></prov:document>")
    else:
        (WRITERS | {"stream": lambda some: our_stream(some, io.BytesIO())})[who](list(plain_records(8)))
    before = _peak()
    if what in OF_BYTES:
        OF_BYTES[what][who](data)
    elif who == "stream":
        with open("/dev/null", "wb") as nowhere:  # noqa: PTH123
            our_stream(plain_records(size), nowhere)
    else:
        WRITERS[who](plain_records(size))  # type: ignore[arg-type]
    print(_peak() - before)


def run_bundles(count: int) -> None:
    """Write and read so many bundles of a hundred records as streams, and print the peak memory beyond the start."""
    import tempfile

    from provenance.prov.names import clark
    from provenance.prov.records import Bundle
    from provenance.prov.xml.reading import read_parts
    from provenance.prov.xml.writing import write_parts

    def bundles(how_many: int) -> Iterator[Bundle]:
        for number in range(how_many):
            yield Bundle(clark(EX, f"bundle{number}"), tuple(our_records(plain_records(100))))  # type: ignore[arg-type]

    def there_and_back(how_many: int) -> None:
        with tempfile.TemporaryFile() as file:
            write_parts(bundles(how_many), file, NAMESPACES)
            file.seek(0)
            if sum(1 for _ in read_parts(file)) != how_many:
                raise SystemExit("bundles were lost")

    there_and_back(2)
    before = _peak()
    there_and_back(count)
    print(_peak() - before)


def _peak() -> float:
    """The peak of this process in MB; Linux hands ru_maxrss down from the process that started it, but not VmHWM."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(sizes: list[int], repeat: int, *, memory: bool) -> None:
    """Print the tables."""
    print("| records | case | floor ms | ours ms | prov ms | ours/floor | prov/floor | prov/ours | ours MB | prov MB |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for size in sizes:
        for case, times in measured(size, repeat if size < 50_000 else min(repeat, 2)).items():  # noqa: PLR2004
            floor, ours, peer = times["floor"], times["ours"], times["prov"]
            row = [f"{size:,}", case, *(f"{seconds * 1000:,.0f}" for seconds in (floor, ours, peer))]
            row += [f"{ours / floor:.1f}", f"{peer / floor:.1f}", f"**{peer / ours:.1f}**"]
            row += [f"{peak(f'{case}-{who}', size):,.0f}" for who in ("ours", "prov")] if memory else ["", ""]
            print("|", " | ".join(row), "|", flush=True)
    print("\n| records | read ms | constraints ms | lint ms | constraints/read | lint/read |")
    print("|---:|---:|---:|---:|---:|---:|")
    for size in sizes:
        print("|", " | ".join(judged(size)), "|", flush=True)
    if memory:
        print("\n| bundles of 100 records, written and read as a stream | peak MB |\n|---:|---:|")
        for count in (20, 200, 2000):
            command = [sys.executable, __file__, "--bundles", str(count)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            print(f"| {count:,} | {float(done.stdout):.1f} |", flush=True)


def main() -> None:
    """Read the command line and measure."""
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="1000,10000,100000", help="numbers of records, with commas between")
    parser.add_argument("--repeat", type=int, default=3, help="rounds; the best counts")
    parser.add_argument("--without-memory", action="store_true", help="measure time alone")
    parser.add_argument("--case", help=argparse.SUPPRESS)
    parser.add_argument("--bundles", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    if options.case:
        run_case(options.case, sizes[0])
    elif options.bundles:
        run_bundles(options.bundles)
    else:
        report(sizes, options.repeat, memory=not options.without_memory)


if __name__ == "__main__":
    main()
