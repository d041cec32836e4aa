"""Score drafts against annotated texts, and print a table.

    make eval GOLD=path/to/data
    python benchmarks/evaluate_drafts.py --gold path/to/data [--only polnear] [--held-out]

The data are not part of the project, since their licences do not allow it. A folder that is given may hold, each or
none:

    en-polnear/train, dev, test
                           PolNeAR: text/*.txt with attributions/*.ann
    id-pfsa/*.jsonl        PFSA-ID: {"id", "text", "spans": [{"label", "start", "end"}]}
    id-csui/               UD_Indonesian-CSUI: *.conllu, and *.json with attributions by sent_id
    chains/                id-articles*.jsonl, seed_000_chains.json, id_sentence_chain_cases.json
    ../text/id-news*.jsonl Indonesian texts, for measuring speed

The project's own articles (tests/drafting_gold) are measured too, unless --only names a set; the part that is set aside
only with --held-out.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evaluation.tasks import SETS, Row, rows_of_data, rows_of_own_gold

OWN = Path(__file__).parents[1] / "tests" / "drafting_gold"


def main() -> None:
    """Print the table of what can be measured."""
    parser = argparse.ArgumentParser(description="Score drafts against annotated texts.")
    parser.add_argument("--gold", type=Path, help="the folder with the data")
    parser.add_argument(
        "--held-out", action="store_true", help="measure the part of our own articles that is set aside"
    )
    parser.add_argument("--only", choices=sorted(SETS), help="measure one set of the data, and none of our own")
    arguments = parser.parse_args()
    _head()
    if OWN.is_dir() and arguments.only is None:
        for row in rows_of_own_gold(OWN, ("held_out",) if arguments.held_out else ("development",)):
            _print(row)
    if arguments.gold is None:
        print("\nNo other data are given: make eval GOLD=path/to/data (see benchmarks/evaluate_drafts.py)")
    elif not arguments.gold.is_dir():
        sys.exit(f"{arguments.gold} is no folder; GOLD names the folder with the data")
    else:
        for row in rows_of_data(arguments.gold, arguments.only):
            _print(row)


def _head() -> None:
    print("| data | measure | per cent (95 % interval) | of |\n|---|---|---|---:|")


def _print(row: Row) -> None:
    print(f"| {row.test} | {row.measure} | {row.value} | {row.of} |", flush=True)


if __name__ == "__main__":
    main()
