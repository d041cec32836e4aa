"""How the time of reading, writing and judging PROV-XML grows, on documents that are made to be slow.

    python benchmarks/bench_growth.py [--sizes 1000,8000]

The documents are those of tests/test_provxml_growth.py. Times are CPU milliseconds, the best of two runs; "growth" is
how many times as long each part takes in the largest as in the smallest: 1 is linear. "XML attributes" of one element
grow by libxml2's own check that none is given twice.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from provenance.prov.schema.validation import schema_problems

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from test_provxml_growth import DOCUMENTS, document, there_and_back


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="How the time of documents made to be slow grows.")
    parser.add_argument("--sizes", default="1000,8000", help="numbers of parts, with commas between")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    print("| document | action | " + " | ".join(f"{size:,} ms" for size in sizes) + " | growth |")
    print("|---|---|" + "---:|" * (len(sizes) + 1))
    for name, made in DOCUMENTS.items():
        for action in (there_and_back, schema_problems):
            spent = [_seconds(action, document(made(size))) for size in sizes]
            growth = spent[-1] / spent[0] / (sizes[-1] / sizes[0])
            told = " | ".join(f"{one * 1000:,.0f}" for one in spent)
            print(f"| {name} | {action.__name__} | {told} | {growth:.1f} |", flush=True)


def _seconds(action: Callable[[bytes], object], data: bytes) -> float:
    spent = []
    for _ in range(2):
        started = time.process_time()
        action(data)
        spent.append(time.process_time() - started)
    return min(spent)


if __name__ == "__main__":
    main()
