"""What W3C published, where the installed `prov` package has it: the schemas of PROV-XML, and XML of many origins.

A test dependency only; nothing of it is copied here.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from lxml import etree

FOLDER = Path(str(files("prov.tests")))


@cache
def official_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(FOLDER / "schemas" / "prov.xsd"))


@cache
def xml_files() -> tuple[Path, ...]:
    """Every file named .xml, valid or not, PROV or not."""
    return tuple(sorted(FOLDER.rglob("*.xml")))
