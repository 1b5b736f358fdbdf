"""Several processes that do one function over parts of a stream; answers keep the stream's order.

Each worker has a pipe of its own, so that one that dies is noticed at once, and so that workers
end by themselves when the process that started them is killed.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from countermark.findings import BadInputError, MissingPartError

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

ItemT = TypeVar("ItemT")
AnswerT = TypeVar("AnswerT")

Work: TypeAlias = Callable[[ItemT], AnswerT]
"""What is done to one item."""

Prepare: TypeAlias = Callable[[], Work[ItemT, AnswerT]]
"""What each worker does once, before its first item; it travels to the worker by pickle."""

_AHEAD: Final = 16
"""How many parts a worker may be ahead of the oldest part that is not answered yet."""


class WorkerError(RuntimeError):
    """A worker process ended before its work did."""

    def __init__(self, text: str, items: Sequence[Any] = ()) -> None:
        """Say how it ended.

        Args:
            text: how, in words.
            items: what it was at; empty if it had not begun.
        """
        super().__init__(text)
        self.items = items


def in_order(
    prepare: Prepare[ItemT, AnswerT], parts: Iterator[Sequence[ItemT]], workers: int
) -> Iterator[list[AnswerT]]:
    """Do something to every item of every part.

    Args:
        prepare: gives the function; called once in each worker.
        parts: the items, in short sequences.
        workers: how many processes; with 1, everything happens in this one.

    Returns: for each part in turn its answers, as soon as all earlier ones are there.

    Errors: `BadInputError` or `MissingPartError` if `prepare` raises it; `WorkerError` if a worker
        ends.
    """
    if workers == 1:
        work = prepare()
        for part in parts:
            yield [work(item) for item in part]
        return
    with _started(prepare, workers) as staff:
        yield from _Queue(staff, parts).answers()


@dataclass(frozen=True, slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection[Any, Any]

    def receive(self, part: Sequence[Any] | None) -> list[Any] | None:
        """Take what the worker says: nothing when it is ready, else the answers to a part."""
        try:
            said: list[Any] | Exception | None = self.pipe.recv()
        except (EOFError, OSError):
            raise self._died(part) from None
        if isinstance(said, Exception):
            raise said
        return said

    def send(self, what: Prepare[Any, Any] | Sequence[Any]) -> None:
        try:
            self.pipe.send(what)
        except OSError:
            raise self._died(None if callable(what) else what) from None

    def _died(self, part: Sequence[Any] | None) -> WorkerError:
        self.process.join()
        code = self.process.exitcode or 0
        how = f"exit status {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"
        hint = ", perhaps for want of memory" if code == -signal.SIGKILL else ""
        return WorkerError(f"a worker process ended with {how}{hint}", part or ())


@dataclass(slots=True)
class _Queue(Generic[ItemT]):
    """Which worker is at which part, and the answers that wait for earlier ones."""

    staff: list[_Worker]
    parts: Iterator[Sequence[ItemT]]
    at: dict[int, tuple[int, Sequence[ItemT]]] = field(default_factory=dict)
    waiting: dict[int, list[Any]] = field(default_factory=dict)
    given: int = 0
    answered: int = 0

    def answers(self) -> Iterator[list[Any]]:
        # A worker is busy from its start: it says that it is ready before its first part.
        busy = dict.fromkeys(range(len(self.staff)))
        free: list[int] = []
        while True:
            free = [number for number in free if not self._give(number, busy)]
            if not busy:
                return
            for number in self._heard(busy):
                del busy[number]
                free.append(number)
            while self.answered in self.waiting:
                yield self.waiting.pop(self.answered)
                self.answered += 1

    def _give(self, number: int, busy: dict[int, None]) -> bool:
        if self.given - self.answered >= _AHEAD * len(self.staff):
            return False
        part = next(self.parts, None)
        if part is None:
            return False
        self.at[number] = self.given, part
        self.staff[number].send(part)
        self.given += 1
        busy[number] = None
        return True

    def _heard(self, busy: dict[int, None]) -> list[int]:
        """Wait until a worker says something; give the numbers of those that did."""
        pipes = {self.staff[number].pipe: number for number in busy}
        heard = [pipes[pipe] for pipe in wait(list(pipes)) if isinstance(pipe, Connection)]
        for number in heard:
            place, part = self.at.pop(number, (-1, None))
            said = self.staff[number].receive(part)
            if said is not None:
                self.waiting[place] = said
        return heard


@contextmanager
def _started(prepare: Prepare[ItemT, AnswerT], workers: int) -> Iterator[list[_Worker]]:
    """Start workers and end them. They are spawned: a fork would copy threads and open files."""
    staff: list[_Worker] = []
    try:
        with _interrupts_passed_over():
            staff.extend(_start() for _ in range(workers))
        for worker in staff:
            worker.send(prepare)
        yield staff
    finally:
        for worker in staff:
            worker.process.terminate()
        for worker in staff:
            worker.process.join()
            worker.pipe.close()


def _start() -> _Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _interrupts_passed_over() -> Iterator[None]:
    """Let processes that start now ignore Ctrl-C, which is for the process that started them."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(pipe: Connection[Any, Any]) -> None:
    """Answer parts until nobody asks any more; this runs in the worker."""
    with suppress(EOFError, OSError):
        try:
            # Already unpacking may refuse: a register is opened again by its path.
            work = pipe.recv()()
        except (BadInputError, MissingPartError) as error:
            pipe.send(error)
            return
        pipe.send(None)
        while True:
            pipe.send([work(item) for item in pipe.recv()])
