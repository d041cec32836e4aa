"""Headless Chromium for tests, driven by playwright and bounded: what it does not answer in time fails with a reason.

Whoever imports this is skipped where one of them is not there. Debian has the package chromium;
``pip install 'provenance-tracker[browser]'`` and ``npm ci --prefix tests/browser`` bring the others.
"""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (make tools)")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if CHROMIUM is None:
    pytest.skip("there is no chromium (make tools)", allow_module_level=True)

MODULES = Path(__file__).parent / "browser" / "node_modules"
PATIENCE = 120  # seconds for one test; on an idle machine none takes six
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip


@contextmanager
def bounded(seconds: int = PATIENCE) -> Iterator[None]:
    """Raise TimeoutError here when the block takes longer; playwright itself waits for a script as long as it runs."""

    def late(_signal: int, _frame: object) -> NoReturn:
        message = (
            f"the browser did not answer within {seconds} seconds; does it start at all? "
            f"{CHROMIUM} --headless --no-sandbox --dump-dom about:blank"
        )
        raise TimeoutError(message)

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def browsing() -> Iterator[sync_api.Browser]:
    """A browser of one's own."""
    with bounded():
        playwright = sync_api.sync_playwright().start()
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
    yield chromium
    with bounded():
        chromium.close()
        playwright.stop()
