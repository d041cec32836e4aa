"""How far a long reading is, on standard error, when that is a terminal and somebody may be waiting.

A thread draws, because the parsing of one large file comes back only when it is done.

May import: reading.files.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

__all__ = ["Progress"]

_PATIENCE = 1.5  # seconds without a word
_PACE = 0.2  # seconds between two pictures
_CELLS = 24


class Progress:
    """A bar that shows itself after a while, and leaves no trace.

    Attributes:
        done: bytes that are read.
        articles: how many articles have been read.
    """

    def __init__(self, files: Iterable[str], *, wanted: bool) -> None:
        self.done = 0
        self.articles = 0
        self._total = 0
        self._begun = 0
        self._finished = Event()
        self._thread: Thread | None = None
        if wanted and sys.stderr is not None and sys.stderr.isatty():
            self._total = sum(map(_size, files))
            self._thread = Thread(target=self._draw, daemon=True)

    def begin(self, file: Path) -> None:
        """A file of a folder is going to be read; the one before it is done."""
        self.done += self._begun
        self._begun = _size(str(file)) if self._thread is not None else 0

    def __enter__(self) -> Self:
        if self._thread is not None:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._finished.set()
        if self._thread is not None:
            self._thread.join()

    def _draw(self) -> None:
        begin = time.monotonic()
        if self._finished.wait(_PATIENCE):
            return
        with suppress(OSError, ValueError):  # a terminal that went away
            while not self._finished.wait(_PACE):
                sys.stderr.write(f"\r\x1b[2K{self._picture(time.monotonic() - begin)}")
                sys.stderr.flush()
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()

    def _picture(self, seconds: float) -> str:
        counted = f"{self.articles} {'article' if self.articles == 1 else 'articles'}, {seconds:.0f} s"
        if not self._total:
            return f"reading: {counted}"
        share = min(self.done / self._total, 1.0)
        return f"reading [{'#' * round(share * _CELLS):-<{_CELLS}}] {share:4.0%}, {counted}"


def _size(name: str) -> int:
    """The bytes of a file, or of the article files of a folder."""
    from provenance.reading.files import article_files

    try:
        files = article_files([name]) if name != "-" else ()
        return sum(path.stat().st_size for path, _, _ in files)
    except (OSError, ValueError):
        return 0
