"""``python -m provenance`` and the script ``provenance``: the command line, also when it is interrupted while it loads.

May import: cli.
"""

from __future__ import annotations

import sys
from importlib import import_module

__all__ = ["main"]


def main() -> None:
    """Run the command with the arguments of the process; 130 when it is interrupted before it has begun."""
    try:
        command = import_module(
            "provenance.cli.main"
        ).main  # its folder is `cli/`, where type checkers do not look for it
    except KeyboardInterrupt:
        sys.exit(130)
    command(prog_name="provenance")


if __name__ == "__main__":
    main()
