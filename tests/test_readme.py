"""The README is true, and so are those of examples and the pages in docs: Python runs, commands print what is shown.

In a console block a line ``$ …`` is a command, the lines after it are what it prints, on either stream; a line ``…``
stands for any lines left out. The Python blocks run one after another in one namespace.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.reading.judgements import read_judgements

ROOT = Path(__file__).resolve().parents[1]
BLOCKS = {
    path.relative_to(ROOT).as_posix(): re.findall(
        r"^```(\w+)\n(.*?)^```$", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    for path in (ROOT / "README.md", *sorted(ROOT.glob("examples/*/README.md")), *sorted(ROOT.glob("docs/*.md")))
}
NOT_RUN = ("make ", "pip ", "python3 -m venv", "xmllint ", "eval ")  # they set up the machine, or need what it may lack


def commands(readme: str) -> list[tuple[str, list[str]]]:
    """Every command of the console blocks that is run here, with its lines of output."""
    pairs: list[tuple[str, list[str]]] = []
    for language, block in BLOCKS[readme]:
        if language == "console":
            for line in block.splitlines():
                if line.startswith("$ "):
                    pairs.append((line.removeprefix("$ "), []))
                else:
                    pairs[-1][1].append(line)
    return [(command, lines) for command, lines in pairs if not command.startswith(NOT_RUN)]


def pattern_of(lines: list[str]) -> str:
    """A regular expression for the lines, in which ``…`` alone on a line stands for any lines."""
    return "".join(r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + r"\n" for line in lines)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    """A folder with the examples, in which commands may leave files."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "examples").symlink_to(ROOT / "examples")
    (article_file,) = [block for language, block in BLOCKS["README.md"] if language == "yaml"]
    (folder / "dam.yaml").write_text(article_file, encoding="utf-8")
    return folder


def tables_of_keys() -> dict[str, list[str]]:
    """The first columns of the tables in the page on article files, by the word in code of their heading."""
    page = (ROOT / "docs" / "article-file.md").read_text(encoding="utf-8")
    found = {}
    for section in page.split("\n## ")[1:]:
        heading, _, text = section.partition("\n")
        if keys := re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE):
            found[heading] = keys
    return found


@pytest.mark.parametrize(
    ("heading", "definition"),
    [
        ("The file", "file"),
        ("`article`", "article"),
        ("`claims`", "claim"),
        ("`sources`", "source"),
        ("`statements`", "statement"),
        ("A link: an entry of `attributed_to`", "attribution"),
        ("`without_statement`", "without_statement"),
        ("`retrieval`", "retrieval"),
    ],
)
def test_the_page_on_article_files_has_every_key_of_the_schema_and_no_other(heading, definition):
    schema = json.loads((ROOT / "schemas" / "article.schema.json").read_text(encoding="utf-8"))
    assert sorted(tables_of_keys()[heading]) == sorted(schema["$defs"][definition]["properties"])


def test_the_judgements_that_the_page_shows_can_be_read():
    (example,) = re.findall(
        r"```yaml\n(.*?)```", (ROOT / "docs" / "article-file.md").read_text(encoding="utf-8"), re.DOTALL
    )
    (judgement,) = read_judgements(example.encode(), "judgements.yaml")
    assert judgement.same_as == ("nis", "kompas-2023-11-02#intel")


def test_every_page_that_a_page_links_to_is_there():
    for page in (
        ROOT / "README.md",
        ROOT / "ARCHITECTURE.md",
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("examples/*/README.md"),
    ):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_shows_commands_and_python():
    assert all(len(commands(readme)) >= 4 for readme in BLOCKS if readme.endswith("README.md"))
    assert any(language == "python" for language, _ in BLOCKS["README.md"])


@pytest.mark.parametrize(
    ("command", "lines"),
    [
        pytest.param(command, lines, id=f"{readme}: {command}")
        for readme in BLOCKS
        for command, lines in commands(readme)
    ],
)
def test_a_command_prints_what_the_readme_shows(command, lines, workshop):
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
    }
    shell = ["bash", "-c", command]
    ran = subprocess.run(
        shell, cwd=workshop, env=environment, stdout=-1, stderr=subprocess.STDOUT, check=False, timeout=60
    )
    printed = ran.stdout.decode("utf-8")
    assert re.fullmatch(pattern_of(lines), printed), printed


@pytest.mark.parametrize("page", [page for page in BLOCKS if any(language == "python" for language, _ in BLOCKS[page])])
def test_the_python_of_a_page_runs(page, workshop, monkeypatch):
    monkeypatch.chdir(workshop)
    namespace: dict[str, object] = {}
    for language, block in BLOCKS[page]:
        if language == "python":
            exec(compile(block, page, "exec"), namespace)  # noqa: S102 - the page's own code
