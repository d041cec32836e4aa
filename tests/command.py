"""The command as it is installed: in this process for many runs, as a process of its own for the few that need one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result
from provenance.cli.main import main

MAIN = main
PROGRAM = str(Path(sys.executable).with_name("provenance"))

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
NEWSLIVE = EXAMPLES / "newslive-2023-11-01" / "article.yaml"
SAINT_BRANNOC = EXAMPLES / "saint-brannoc-2024-03-12" / "article.yaml"


def run(*arguments: object, stdin: bytes | None = None, **environment: str) -> Result:
    """Run in this process; standard output is no terminal here."""
    without = dict.fromkeys(("NO_COLOR", "FORCE_COLOR", "PROVENANCE_TRACEBACK"))
    return CliRunner().invoke(MAIN, [str(each) for each in arguments], input=stdin, env=without | environment)


def start(
    *arguments: object, environment: Mapping[str, str] | None = None, **options: object
) -> subprocess.CompletedProcess[bytes]:
    """Run the installed program."""
    command = [PROGRAM, *(each if isinstance(each, bytes) else str(each) for each in arguments)]
    settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60, **options}
    return subprocess.run(command, check=False, env=os.environ | (environment or {}), **settings)
