"""Drafting many texts, in one process or several: the same pieces in the same order, however many there are.

May import: outputs, provenance.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from attrs import asdict, frozen

from provenance.drafting.texts import NoText, RawText
from provenance.errors import ModelError, Problem, ProvenanceError

from .outputs import NotWrittenError

if TYPE_CHECKING:
    from provenance.dates import Date
    from provenance.drafting import Draft
    from provenance.exchange.page import Page

__all__ = ["Drafted", "Known", "Wanted", "draft_of", "drafted", "shown"]

_BATCH = 200_000  # code points that go to another process at once
_WAITING = 3  # batches a process that are under way


@frozen
class Known:
    """What the options say of every text that does not say it itself."""

    language: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: Date | None = None
    own_voice: bool = True


@frozen
class Wanted:
    """What to make of a draft.

    Attributes:
        form: yaml, json or jsonl; None when nothing but the explanation is wanted.
        page: how an explanation is set; None when none is wanted.
    """

    form: str | None
    page: Page | None = None


@frozen
class Drafted:
    """What became of a text.

    Attributes:
        id: of the article.
        piece: the article in the format that is wanted.
        explanation: for a reader, when it is wanted.
        language: the language it was read in, when it was guessed.
        problems: why there is no draft.
    """

    id: str
    piece: str = ""
    explanation: str = ""
    language: str | None = None
    problems: tuple[Problem, ...] = ()


def drafted(texts: Iterable[RawText | NoText], known: Known, wanted: Wanted, jobs: int) -> Iterator[Drafted]:
    """The drafts of texts, in their order.

    Args:
        texts: taken as they are needed; why some cannot be read is passed on.
        known: what holds for all of them.
        wanted: what to make of each.
        jobs: how many processes; with 1 everything is done in this one.
    """
    if jobs == 1:
        for text in texts:
            yield _one(text, known, wanted)
        return
    from concurrent.futures.process import BrokenProcessPool

    try:
        for found in _in_processes(texts, known, wanted, jobs):
            yield from found
    except BrokenProcessPool:
        message = "a process that drafted has ended before it was done, perhaps for want of memory; try fewer --jobs"
        raise NotWrittenError(message) from None


def _in_processes(
    texts: Iterable[RawText | NoText], known: Known, wanted: Wanted, jobs: int
) -> Iterator[list[Drafted]]:
    """The drafts of one batch after another, a few of them under way at any time."""
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    waiting: deque[Future[list[Drafted]]] = deque()
    # A new process that imports anew: a fork would copy the threads of the progress bar in an unknown state.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    try:
        for batch in _batches(texts):
            with _interrupts_left():  # a pool may start a process with any batch
                waiting.append(pool.submit(_several, batch, known, wanted))
            if len(waiting) >= _WAITING * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BaseException:
        # They are killed first: to wait for one that is blocked, or in the middle of a batch, could be forever.
        for process in active_children():
            process.kill()
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()


@contextmanager
def _interrupts_left() -> Iterator[None]:
    """What is started in the block leaves Ctrl+C to this process, which takes one that comes meanwhile behind it."""
    import signal
    from threading import current_thread, main_thread

    if current_thread() is not main_thread():  # which alone has to do with signals
        yield
        return
    waits = hasattr(signal, "pthread_sigmask")  # elsewhere an interrupt in these few milliseconds is lost
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if waits else set()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if waits:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _batches(texts: Iterable[RawText | NoText]) -> Iterator[list[RawText | NoText]]:
    batch: list[RawText | NoText] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += 0 if isinstance(text, NoText) else len(text.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _several(texts: Sequence[RawText | NoText], known: Known, wanted: Wanted) -> list[Drafted]:
    return [_one(text, known, wanted) for text in texts]


def _one(text: RawText | NoText, known: Known, wanted: Wanted) -> Drafted:
    if isinstance(text, NoText):
        return Drafted("", problems=text.problems)
    try:
        draft = draft_of(text, known)
    except ModelError as error:
        return Drafted(text.id, problems=tuple(text.problem(fault.message, fault.code) for fault in error.faults))
    except ProvenanceError as error:
        return Drafted(text.id, problems=(text.problem(str(error)),))
    return shown(draft, wanted)


def draft_of(text: RawText, known: Known) -> Draft:
    """The draft of one text.

    Raises:
        ProvenanceError: when it cannot be drafted.
    """
    from provenance.drafting import draft

    return draft(
        text.text,
        id=text.id,
        language=text.language or known.language,
        outlet=text.outlet or known.outlet,
        title=text.title or known.title,
        published=text.published or known.published,
        url=text.url,
        own_voice=known.own_voice,
    )


def shown(draft: Draft, wanted: Wanted) -> Drafted:
    """A draft in the format that is wanted, with its explanation."""
    explanation = ""
    if wanted.page is not None:
        from provenance.exchange.drafts_text import drafts_text

        explanation = "".join(drafts_text(draft, wanted.page))
    language = draft.language if draft.language_guessed else None
    return Drafted(draft.article.id, _piece(draft, wanted.form), explanation, language)


def _piece(draft: Draft, form: str | None) -> str:
    if form is None:
        return ""
    if form == "yaml":
        from provenance.writing import to_yaml

        return to_yaml(draft.article)
    from provenance.exchange.chains_json import article_json, article_line
    from provenance.exchange.selection import select

    (selection,) = select([draft.article])
    alternatives = [asdict(one) for one in draft.alternatives]
    return article_json(selection, alternatives) if form == "json" else article_line(selection, alternatives)
