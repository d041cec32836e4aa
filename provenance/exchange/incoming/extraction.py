"""The text of a page, extracted by trafilatura (the extra ``[html]``) in a process of its own.

Pages come from strangers, and there are some of a megabyte that trafilatura takes minutes for (thousands of inline
elements in one paragraph). So another process does the work: it is ended when it takes too long, may not take more than
a few GiB of memory, and cannot open a connection. It answers a line of JSON for each line of JSON, so that many pages
need one start.

May import: errors. Run as a program it imports trafilatura.
"""

from __future__ import annotations

import json
import subprocess
import sys
from threading import Timer
from typing import Any, Self

from attrs import frozen

from provenance.errors import MissingExtraError, ProvenanceError

__all__ = ["LONGEST", "Extracted", "ExtractionError", "Extractor"]

LONGEST = 60.0  # seconds for one page
_MEMORY = 4 * 2**30  # bytes


class ExtractionError(ProvenanceError):
    """A page that no text could be extracted from; the message says why."""


@frozen
class Extracted:
    """What was found in a page; None for what was not.

    Attributes:
        text: a paragraph a line, the headline first when the page has one there.
        title: the headline.
        published: a day, as ``2024-03-12``.
        outlet: the name of the site.
        url: the address that the page gives itself.
        language: what the page declares.
        tool: ``trafilatura 2.3.1``.
    """

    text: str
    title: str | None
    published: str | None
    outlet: str | None
    url: str | None
    language: str | None
    tool: str


class Extractor:
    """The process that extracts; started with the first page, to be used in a ``with`` block.

    Attributes:
        seconds: how long one page may take.
    """

    def __init__(self, seconds: float = LONGEST) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def extract(self, html: str, url: str | None = None) -> Extracted:
        """What is in a page.

        Args:
            html: the page, decoded.
            url: where it came from; nothing is fetched from there.

        Raises:
            ExtractionError: when there is no text in it, it takes too long, or the extraction fails.
            MissingExtraError: when trafilatura is not installed.
        """
        answer = self._asked({"html": html, "url": url})
        if "missing" in answer:
            message = f"HTML needs {answer['missing']}; install it with: pip install 'provenance-tracker[html]'"
            raise MissingExtraError(message)
        if "failure" in answer:
            raise ExtractionError(answer["failure"])
        return Extracted(**answer)

    def _asked(self, question: dict[str, Any]) -> dict[str, Any]:
        process = self._running()
        late: list[bool] = []

        def end() -> None:
            late.append(True)
            process.kill()

        timer = Timer(self.seconds, end)
        timer.start()
        line = b""
        try:
            if process.stdin is not None and process.stdout is not None:
                process.stdin.write(json.dumps(question).encode("ascii") + b"\n")
                process.stdin.flush()
                line = process.stdout.readline()
        except OSError:  # it ended while it was written to
            pass
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            self._end()
            took = f"the extraction of the text took more than {self.seconds:g} seconds and was ended"
            return {"failure": took if late else "the extraction of the text failed; its process ended"}
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            command = [sys.executable, "-P", "-m", __name__]  # -P: nothing is imported from the folder one stands in
            self._process = subprocess.Popen(  # noqa: S603  # our own module
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _serve() -> None:
    """Answer the lines of standard input until it ends."""
    _confine()
    answers, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no answer
    for line in sys.stdin:
        question = json.loads(line)
        try:
            answer = _found(question["html"], question["url"])
        except ImportError as error:
            answer = {"missing": error.name or "trafilatura"}
        except Exception as error:  # noqa: BLE001  # whatever a page of strangers brings up there is one line here
            answer = {"failure": f"the text cannot be extracted: {type(error).__name__}: {error}"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _confine() -> None:
    """No connections, and no more memory than is sensible."""
    import socket

    def refused(*_: object, **__: object) -> None:
        message = "an extraction opens no connections"
        raise OSError(message)

    socket.socket.connect = refused  # type: ignore[method-assign]
    socket.getaddrinfo = refused  # type: ignore[assignment]
    try:
        import resource
    except ImportError:  # no POSIX
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _found(html: str, url: str | None) -> dict[str, str | None]:
    import trafilatura

    tree = trafilatura.load_html(html)
    if tree is None:
        return {"failure": "this is no HTML"}
    language = tree.get("lang")
    found = trafilatura.bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2999-12-31"},
    )
    text = None if found is None or isinstance(found, dict) else found.text
    if found is None or isinstance(found, dict) or not text:
        return {"failure": "there is no text of an article in this page"}
    title = found.title
    if title and text.split("\n", 1)[0] != title:
        text = f"{title}\n{text}"
    return {
        "text": text,
        "title": title,
        "published": found.date,
        "outlet": found.sitename or found.hostname,
        "url": found.url,
        "language": language,
        "tool": f"trafilatura {trafilatura.__version__}",
    }


if __name__ == "__main__":
    _serve()
