"""The work that the workers of these tests do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from countermark.screening import Done, Job, LineForm, run


@pytest.fixture(scope="session")
def workshop() -> Iterator[ModuleType]:
    """Let this process and its workers import the work under one name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(Path(__file__).parent)
        yield import_module("workshop")


@pytest.fixture
def job(workshop: ModuleType) -> Callable[..., Job[str]]:
    """Make jobs over words."""

    def make(words: list[str], prepare: str = "begin", **terms: str | int) -> Job[str]:
        return Job(
            items=lambda: iter(words),
            prepare=getattr(workshop, prepare),
            form=LineForm(key="id", name=workshop.name_of, failed={"turned": None}),
            terms=terms,
        )

    return make


@pytest.fixture
def ran(tmp_path: Path) -> Callable[..., Done]:
    """Run jobs into one file, unseen."""

    def start(job: Job[str], *, resume: bool = False, workers: int = 1) -> Done:
        out = tmp_path / "out.jsonl"
        return run(job, out, resume=resume, workers=workers, progress=lambda _: None)

    return start
