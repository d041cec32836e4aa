"""How long the command takes to start, held against importing click alone.

Whole processes, in turn, so that both meet the same machine; the least of many runs is what the work itself takes.

    python benchmarks/bench_start.py [--runs 15]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

COMMAND = str(Path(sys.executable).with_name("provenance"))
EXAMPLE = str(Path(__file__).parent.parent / "examples/newslive-2023-11-01/article.yaml")
CASES = {
    "python -c 'import click'": [sys.executable, "-c", "import click"],
    "provenance --help": [COMMAND, "--help"],
    "provenance chains (the example)": [COMMAND, "chains", EXAMPLE],
}


def seconds(command: list[str]) -> float:
    """How long one run takes, by the wall clock."""
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def main() -> None:
    """Run all cases in turn and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for _ in range(runs + 1):
        for name, command in CASES.items():
            times[name].append(seconds(command))
    floor = times["python -c 'import click'"][1:]
    print("| process | least, ms | median, ms | ratio of the least | ratio of the medians |")
    print("|---|---|---|---|---|")
    for name, found in times.items():
        counted = found[1:]  # the first one fills caches
        least, middle = min(counted), median(counted)
        ratios = f"{least / min(floor):.2f} | {middle / median(floor):.2f}"
        print(f"| {name} | {least * 1000:.0f} | {middle * 1000:.0f} | {ratios} |")


if __name__ == "__main__":
    main()
