"""How the text of an article was come by: from which address, when, out of which bytes, extracted by what.

May import: dates, errors, typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from attrs import field, frozen

from provenance.dates import Date
from provenance.errors import Fault
from provenance.typed import check_types

__all__ = ["Retrieval", "digest_of", "retrieval_faults"]

_DIGEST = re.compile("[0-9a-f]{64}")


@frozen(kw_only=True)
class Retrieval:
    """Where an article's text was taken from; what is not known is None.

    Attributes:
        url: the address that was asked for.
        retrieved: when.
        sha256: the digest of the bytes that came, once content and transfer codings were undone; 64 hexadecimal
            digits in lower case.
        text_sha256: the digest of the article's text in UTF-8, as it was extracted; with it a text that was changed
            since then is refused.
        tool: what extracted the text, with its version.
    """

    url: str | None = None
    retrieved: Date | None = None
    sha256: str | None = field(default=None, repr=False)
    text_sha256: str | None = field(default=None, repr=False)
    tool: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what the annotations do not allow (ModelError)."""
        check_types(self)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return self == Retrieval()

    def __str__(self) -> str:
        parts = (
            self.url,
            f"on {self.retrieved}" if self.retrieved is not None else None,
            self.sha256 and f"SHA-256 {self.sha256}",
            self.tool and f"extracted by {self.tool}",
            self.text_sha256 and f"text's SHA-256 {self.text_sha256}",
        )
        return ", ".join(filter(None, parts))


def digest_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as 64 hexadecimal digits in lower case."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def retrieval_faults(retrieval: Retrieval, text: str) -> Iterator[Fault]:
    """What does not hold of the retrieval of an article with this text."""
    path = ("article", "retrieval")
    if retrieval.is_empty:
        yield Fault(path, "a retrieval that says nothing is left out", "empty-retrieval")
    for name, digest in (("sha256", retrieval.sha256), ("text_sha256", retrieval.text_sha256)):
        if digest is not None and not _DIGEST.fullmatch(digest):
            message = f"{name!r} takes a SHA-256 as 64 hexadecimal digits in lower case"
            yield Fault((*path, name), message, "bad-digest")
        elif name == "text_sha256" and digest is not None and digest != (found := digest_of(text)):
            message = (
                f"the text was changed since it was extracted: its SHA-256 is {found}; restore it, or remove "
                "'text_sha256' if the change was meant"
            )
            yield Fault((*path, name), message, "text-changed")
