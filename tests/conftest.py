"""Golden files: what the examples give, kept to be looked at, and written anew only on demand.

And how much Hypothesis tries: a little by default, ``pytest --hypothesis-profile thorough`` much more.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow]  # how long drawing takes says something of the machine, not of the code
settings.register_profile("quick", deadline=None, max_examples=30, suppress_health_check=_SLOW)
settings.register_profile("thorough", deadline=None, max_examples=10_000, suppress_health_check=_SLOW)
settings.load_profile("quick")

GOLDEN = Path(__file__).with_name("golden")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden files anew; look at the change")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str | Path, bytes], None]:
    """Hold bytes against a golden file, or write it when that is asked for."""

    def hold(name: str | Path, found: bytes) -> None:
        file = GOLDEN / name  # which is the name itself when that is a whole path
        if request.config.getoption("--rewrite-golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(found)
        assert file.is_file(), f"{name} is missing; pytest --rewrite-golden writes it"
        assert found.decode() == file.read_bytes().decode()

    return hold
