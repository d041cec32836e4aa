"""Articles as a BagIt bag (RFC 8493): texts, article files, PROV-XML, what judging them found, how the bag was made.

    bagit.txt  bag-info.txt  manifest-*.txt  tagmanifest-*.txt
    data/texts/000001-dam.txt          the text that all spans refer to, byte for byte in UTF-8
    data/articles/000001-dam.yaml      the article file
    data/prov/000001-dam.xml           its record in PROV-XML, a bundle
    data/validation/000001-dam.json    what judging that found, with digests
    data/findings/000001-dam.json      what is doubtful in its sourcing, by the policy
    data/policy.json                   that policy, rule by rule
    data/run.prov.xml                  the making of the bag: tool, version, policy, inputs and their digests
    signature.xml                      a signature of tagmanifest-sha512.txt, when somebody signs (see signature)

The same articles and inputs give the same bytes: no clock is read but what SOURCE_DATE_EPOCH says. Articles are taken
one by one; no more than one is in memory.

May import: errors, model, checks, exchange, prov, version, writing; archive.keys, archive.payload, archive.run,
archive.signature.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from provenance.archive.keys import Signer
from provenance.archive.payload import ALGORITHMS, Manifests, digests_of
from provenance.archive.run import RUN, write_run
from provenance.archive.signature import SIGNATURE, SIGNED, sign
from provenance.checks import Policy, check, load_policy
from provenance.errors import WritingError
from provenance.exchange.chains_json import dumped
from provenance.exchange.findings_json import findings_json, policy_data
from provenance.model import Article
from provenance.prov.interchange import to_provxml
from provenance.prov.validation import examine, report
from provenance.version import __version__
from provenance.writing import to_yaml

__all__ = ["bag"]

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LONGEST_NAME = 60


def bag(  # noqa: PLR0913  # what a bag may hold
    articles: Iterable[Article],
    folder: Path,
    *,
    inputs: Mapping[str, str] | None = None,
    policy: Policy | str = "default",
    by: str | None = None,
    signer: Signer | None = None,
) -> int:
    """Make a bag of articles; it is there whole, or not at all.

    Args:
        articles: taken one by one; no two with the same id.
        folder: where the bag is made; must not be there yet, or be empty.
        inputs: the names of the files the articles were read from, each with its SHA-256 in hexadecimal.
        policy: by which each article is checked; a name is one that ``load_policy`` knows.
        by: the person who made the bag, recorded in it; nobody is named when None.
        signer: who signs the manifest; the bag is not signed when None.

    Returns:
        How many articles are in it.

    Raises:
        WritingError: when two articles have the same id, there are none, or SOURCE_DATE_EPOCH is no number of seconds.
        UnknownNameError: when there is no such policy.
        MissingExtraError: when a package that signatures need is not installed.
        OSError: when it cannot be written; a FileExistsError when the folder holds something.
        InputError: what the articles raise while they are taken.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = "it is there already; a bag is made in a new folder"
        raise FileExistsError(errno.EEXIST, message, str(folder))
    rules = load_policy(policy) if isinstance(policy, str) else policy
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name[:40]}.", suffix=".part", dir=folder.parent))
    try:
        count = _fill(making, articles, rules, inputs or {}, by)
        _tag(making)
        if signer is not None:
            (making / SIGNATURE).write_bytes(sign((making / SIGNED).read_bytes(), signer))
        making.chmod(0o777 & ~_mask())
        if folder.exists():
            folder.rmdir()
        making.rename(folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return count


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _fill(root: Path, articles: Iterable[Article], policy: Policy, inputs: Mapping[str, str], by: str | None) -> int:
    """The payload and its manifests; how many articles there are."""
    (root / "data").mkdir()
    with Manifests(root, "manifest") as payload:
        count = 0
        for name, article in _named(articles):
            _add(payload, name, article, policy, by)
            count += 1
        if not count:
            raise WritingError("there are no articles to make a bag of")
        payload.write("data/policy.json", f"{dumped(policy_data(policy))}\n".encode())
        with (root / RUN).open("xb") as file:
            write_run(file, policy, digests_of(root / "data/policy.json")[0]["sha256"], inputs, by)
        payload.add(RUN, *digests_of(root / RUN))
    (root / "bag-info.txt").write_bytes("".join(_info(payload, by)).encode())
    return count


def _tag(root: Path) -> None:
    """The declaration of a bag, and the manifests of what is no payload."""
    (root / "bagit.txt").write_bytes(_DECLARATION)
    with Manifests(root, "tagmanifest") as tags:
        for name in ("bagit.txt", "bag-info.txt", *(f"manifest-{algorithm}.txt" for algorithm in ALGORITHMS)):
            tags.add(name, *digests_of(root / name))


def _named(articles: Iterable[Article]) -> Iterator[tuple[str, Article]]:
    """The articles, each with the name of its files: a number, and what is left of its id in ASCII."""
    ids: set[str] = set()
    for number, article in enumerate(articles, 1):
        if article.id in ids:
            raise WritingError(f"two articles have the id {article.id!r}; one bag cannot hold both")
        ids.add(article.id)
        plain = unicodedata.normalize("NFKD", article.id).encode("ascii", "ignore").decode().lower()
        words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-")
        yield f"{number:06}{f'-{words}' if words else ''}", article


def _add(payload: Manifests, name: str, article: Article, policy: Policy, by: str | None) -> None:
    payload.write(f"data/texts/{name}.txt", article.text.encode())
    payload.write(f"data/articles/{name}.yaml", to_yaml(article).encode())
    xml = to_provxml(article, by=by)
    payload.write(f"data/prov/{name}.xml", xml)
    found = report([examine(xml, file=f"data/prov/{name}.xml")])
    payload.write(f"data/validation/{name}.json", f"{dumped(found)}\n".encode())
    findings = findings_json(check(article, policy=policy), [article], policy)
    payload.write(f"data/findings/{name}.json", findings.encode())


def _info(payload: Manifests, by: str | None) -> Iterator[str]:
    """The lines of bag-info.txt (RFC 8493 §2.2.2)."""
    if by is not None:
        yield f"Contact-Name: {' '.join(by.split())}\n"
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            yield f"Bagging-Date: {datetime.fromtimestamp(int(epoch), UTC).date().isoformat()}\n"
        except (OverflowError, ValueError, OSError):
            raise WritingError(f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds since 1970") from None
    yield f"Payload-Oxum: {payload.octets}.{payload.files}\n"
    yield f"Bag-Software-Agent: provenance-tracker {__version__}\n"
