"""The views of new records, worked out in several processes where there are many."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from countermark.findings import BadInputError
from countermark.marks.register import views
from countermark.marks.register.record import words_in
from countermark.marks.register.segment import Listed, Segment, write_segment
from countermark.marks.register.store import NewRecord

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

_AHEAD: Final = 3
"""How many parts for each process may be under way or wait."""


class Builder:
    """Takes records in parts and writes a segment for each.

    Processes are started with the second part: one alone is sooner done here.
    """

    def __init__(self, folder: Path) -> None:
        """Make a builder.

        Args:
            folder: where the segments are written.
        """
        self._folder = folder
        self._waiting: Sequence[NewRecord] = ()
        self._pool: ProcessPoolExecutor | None = None
        self._parts: list[Future[Listed]] = []
        self._under_way: deque[Future[Listed]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def take(self, records: Sequence[NewRecord]) -> None:
        """Take the next part, and wait while too many are under way.

        Args:
            records: one or more, in the order of their rows.
        """
        if self._waiting:
            self._hand_over(self._waiting)
        self._waiting = records

    def parts(self) -> list[Listed]:
        """Wait until all parts are written; name them in their order."""
        if not self._pool:
            return [_built(self._folder, *_plain(self._waiting))] if self._waiting else []
        self._hand_over(self._waiting)
        with self._death_said():
            return [one.result() for one in self._parts]

    def _hand_over(self, records: Sequence[NewRecord]) -> None:
        pool = self._pool = self._pool or started()
        with self._death_said():
            part = pool.submit(_built, self._folder, *_plain(records))
            self._parts.append(part)
            self._under_way.append(part)
            if len(self._under_way) > _AHEAD * processes():
                self._under_way.popleft().result()

    @contextmanager
    def _death_said(self) -> Iterator[None]:
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - only with a pool

        try:
            yield
        except BrokenProcessPool:
            problem = (
                "A process that took marks apart ended before its time, perhaps for want of "
                f"memory; the register '{self._folder}' was left as it is. Start again."
            )
            raise BadInputError(problem) from None


def _plain(records: Sequence[NewRecord]) -> tuple[list[int], list[str]]:
    return [one.row for one in records], [one.content for one in records]


def _built(folder: Path, rows: list[int], contents: list[str]) -> Listed:
    arrays = views.build([words_in(content) for content in contents])
    return write_segment(folder, Segment(arrays, np.array(rows, np.int64)))


def started() -> ProcessPoolExecutor:
    """Start processes. They are spawned: a fork would copy the database's open files."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - starting stays quick
    from multiprocessing import get_context  # noqa: PLC0415 - the same

    context = get_context("spawn")
    return ProcessPoolExecutor(processes(), mp_context=context, initializer=_begin)


def processes() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin() -> None:
    """Leave Ctrl-C to the process that started this one, and end with it, however it ends."""
    from multiprocessing import parent_process  # noqa: PLC0415 - starting stays quick

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
