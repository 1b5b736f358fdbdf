"""What many tests need: programs from Debian, and the example examined once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from countermark.examine import Dossier, Request, examine_folder
from countermark.examine.reading.folder import Unseen
from countermark.packs import SqliteStore, load

ROOT = Path(__file__).parent.parent

# No test measures time; in CI the same examples are tried each run, at home new ones.
settings.register_profile("home", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "home")


@pytest.fixture(scope="session")
def needed_program() -> Callable[[str], str]:
    """Find a program that `make deps` installs; without it skip at home and fail in CI."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path:
            return path
        text = f"{name} is not installed; run 'make deps' as root."
        if os.environ.get("CI") == "true":
            pytest.fail(text)
        pytest.skip(text)

    return find


@pytest.fixture(scope="session")
def example_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the example's packs into a store."""
    path = tmp_path_factory.mktemp("store") / "packs.sqlite"
    with SqliteStore(path, create=True) as store:
        load(ROOT / "examples" / "packs.csv", store, on=date(2026, 11, 23))
    return path


@pytest.fixture(scope="session")
def example(example_store: Path) -> Dossier:
    """Examine the example parcel once for all tests."""
    request = Request(
        directory=ROOT / "examples" / "parcel", store=example_store, on=date(2026, 11, 23)
    )
    return examine_folder(request, Unseen())
