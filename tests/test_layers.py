"""The layers of the package, held by reading its imports.

The table below is the one place to change when a module or a package comes: put its name into its layer.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# From the bottom to the top; a module imports from the layers below its own. Names are modules and packages of
# `provenance`; a star stands for a family, whose members import one another freely, as do the modules of a package.
LAYERS = (
    ("characters", "errors", "suggestions", "version"),
    ("dates", "references", "terms"),
    ("typed",),
    ("retrieval", "spans"),
    ("soundness",),
    ("judgements", "model"),
    ("citations", "corpus", "graph", "reading", "redaction*", "writing"),
    ("questions",),
    ("checks", "drafting", "exchange", "prov"),
    ("drawing",),
    ("notebook", "report"),
    ("archive",),
    ("cli",),
    ("__main__",),
)

# Within a layer: who may import whom.
ASIDE = {
    ("citations", "corpus"),  # tells who is cited, of traced graphs
    ("citations", "graph"),
    ("corpus", "graph"),  # gives each article the graph with its chains
    ("exchange", "checks"),  # presents findings
    ("exchange", "drafting"),  # presents why a draft proposes what it proposes
    ("writing", "reading"),  # editing a file in place reads it
}

# Where a library may be imported.
HOMES = {
    "IPython": ("provenance.notebook",),
    "attrs": ("provenance*",),
    "click": ("provenance.cli.*",),
    "cryptography": ("provenance.archive.keys", "provenance.archive.signature", "provenance.archive.trust"),
    "lxml": ("provenance.archive.signature", "provenance.prov.*"),
    "networkx": ("provenance.drawing.*", "provenance.graph.*", "provenance.prov.constraints.*"),
    "prov": ("provenance.prov.serialisations",),
    "rdflib": ("provenance.prov.blank_nodes",),
    "signxml": ("provenance.archive.signature",),
    "warcio": ("provenance.exchange.incoming.warc",),
    "trafilatura": ("provenance.exchange.incoming.extraction",),
    "ruamel": ("provenance.reading.nodes_yaml",),
}

FOLDERS = {"provenance": "provenance", "cli": "provenance.cli", "schemas": "provenance.schemas"}
"""The folders of the repository that hold the package, and the names they are installed as."""


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the package with its file."""
    for folder, package in FOLDERS.items():
        for file in sorted((ROOT / folder).rglob("*.py")):
            parts = file.relative_to(ROOT / folder).with_suffix("").parts
            yield ".".join((package, *(part for part in parts if part != "__init__"))), file


def imports_of(source: str, package: str) -> set[str]:
    """The modules that a source imports when it runs, at its top or in a function; not those for type checkers alone.

    Relative names are resolved against the package; ``from a import b`` gives ``a.b`` too where a is a package of ours.
    """
    found: set[str] = set()
    for node in _running(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            found.add(base)
            found.update(f"{base}.{alias.name}" for alias in node.names if f"{base}.{alias.name}" in NAMES)
    return found


def _running(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            for other in child.orelse:
                yield other
                yield from _running(other)
        else:
            yield child
            yield from _running(child)


NAMES = {name for name, _ in modules()}


def place(module: str) -> tuple[int, str] | None:
    """The layer of a module, counted from 0, and its name in the table; None for the package itself and its data."""
    if module == "provenance" or module.startswith("provenance.schemas"):
        return None
    top = module.split(".")[1]
    for number, layer in enumerate(LAYERS):
        for name in layer:
            if fnmatch(top, name):
                return number, name
    message = f"{module} is in no layer; say in which it belongs (LAYERS)"
    raise AssertionError(message)


def objection(importer: str, imported: str) -> str | None:
    """Why one module of the package may not import another; None when it may."""
    here, there = place(importer), place(imported)
    if here is None or there is None or there[0] < here[0] or here == there:
        return None
    if (here[1], there[1]) in ASIDE:
        return None
    return f"{importer} imports {imported}, which is not below it"


def homeless(importer: str, imported: str) -> str | None:
    """Why a module may not import a library; None when it may."""
    library = imported.split(".", maxsplit=1)[0]
    if library in sys.stdlib_module_names or library == "provenance":
        return None
    if library not in HOMES:
        return f"{importer} imports {library}, which the package does not depend on (HOMES)"
    if any(fnmatch(importer, home) for home in HOMES[library]):
        return None
    return f"{importer} imports {library}, which belongs in {', '.join(HOMES[library])}"


def objections() -> Iterator[str]:
    for name, file in modules():
        package = name if file.name == "__init__.py" else name.rpartition(".")[0]
        for imported in sorted(imports_of(file.read_text(encoding="utf-8"), package)):
            ours = imported.split(".")[0] == "provenance"
            found = objection(name, imported) if ours else homeless(name, imported)
            if found:
                yield found


def test_imports_go_from_the_upper_layers_to_the_lower_and_libraries_stay_at_home():
    assert list(objections()) == []


def test_every_module_is_in_a_layer():
    for name in NAMES:
        place(name)


@pytest.mark.parametrize(
    ("importer", "imported", "allowed"),
    [
        ("provenance.model", "provenance.errors", True),
        ("provenance.errors", "provenance.model", False),
        ("provenance.model", "provenance.graph", False),
        ("provenance.graph", "provenance.reading", False),
        ("provenance.reading.fields", "provenance.reading", True),
        ("provenance.prov.schema", "provenance.prov.records", True),
        ("provenance.prov.mapping", "provenance.exchange.table", False),
        ("provenance.report.page", "provenance.checks.rules", True),
        ("provenance.checks.rules", "provenance.report.page", False),
        ("provenance.prov.mapping", "provenance.cli.main", False),
        ("provenance.cli.main", "provenance.prov.validation", True),
        ("provenance.prov.mapping", "provenance", True),
    ],
)
def test_the_table_says_who_may_import_whom(importer: str, imported: str, allowed: bool):  # noqa: FBT001
    assert (objection(importer, imported) is None) == allowed


def test_nothing_but_the_way_in_imports_the_command_line():
    for name in NAMES - {"provenance", "provenance.__main__"}:
        if not name.startswith("provenance.cli"):
            assert objection(name, "provenance.cli.main") or place(name) is None


def test_a_library_is_imported_at_home_only():
    assert homeless("provenance.prov.schema", "lxml.etree") is None
    assert (
        homeless("provenance.graph", "lxml.etree")
        == "provenance.graph imports lxml, which belongs in provenance.archive.signature, provenance.prov.*"
    )
    assert homeless("provenance.graph", "requests") is not None
    assert homeless("provenance.graph", "json") is None


def test_imports_in_functions_count_and_imports_for_type_checkers_do_not():
    source = (
        "import json\n"
        "if TYPE_CHECKING:\n    import lxml\nelse:\n    import click\n"
        "def f():\n    from provenance.prov import schema\n    from . import records\n    from ..graph import Graph\n"
    )
    assert imports_of(source, "provenance.prov") == {
        "json",
        "click",
        "provenance.prov",
        "provenance.prov.schema",
        "provenance.prov.records",
        "provenance.graph",
    }


def test_the_names_of_modules_say_what_is_in_them():
    vague = ("util", "helper", "manager", "misc", "common")
    folders = (*FOLDERS, "tests", "benchmarks", "examples")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    assert [file for file in files if any(word in file.stem.lower() for word in vague)] == []


def test_the_list_of_packages_is_what_lies_on_the_disk():
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = setup["options"]["packages"].split()
    on_disk = {name if file.name == "__init__.py" else name.rpartition(".")[0] for name, file in modules()}
    assert sorted(listed) == sorted(on_disk)
    folders = dict(line.split(" = ") for line in setup["options"]["package_dir"].strip().splitlines())
    assert folders == {package: folder for folder, package in FOLDERS.items()}


def test_every_package_has_its_init_file():
    for name, file in modules():
        assert (file.parent / "__init__.py").is_file(), name


def test_every_data_file_goes_into_the_wheel():
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    patterns = {
        package: [pattern.strip() for pattern in patterns.split(",")]
        for package, patterns in setup["options.package_data"].items()
    }
    for folder, package in FOLDERS.items():
        for file in (ROOT / folder).rglob("*"):
            if file.is_file() and file.suffix != ".py" and "__pycache__" not in file.parts:
                name = ".".join((package, *file.relative_to(ROOT / folder).parent.parts))
                assert any(fnmatch(file.name, pattern) for pattern in patterns.get(name, [])), file
