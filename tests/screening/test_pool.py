"""Workers and the order of their answers."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from itertools import repeat
from threading import Thread
from types import ModuleType

import pytest

from countermark.findings import BadInputError, MissingPartError
from countermark.screening.pool import WorkerError, in_order


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_answers_keep_the_order_of_the_items(workers: int, workshop: ModuleType) -> None:
    """However many processes work, answers come in the order of the stream, all of them."""
    parts = [[f"{part}-{n}" for n in range(part % 4)] for part in range(150)]
    found = list(in_order(workshop.begin, iter(parts), workers))
    assert [[one["turned"][::-1] for one in part] for part in found] == parts


@pytest.mark.parametrize("workers", [1, 2])
def test_an_endless_stream_is_not_read_ahead_of_its_answers(
    workers: int, workshop: ModuleType
) -> None:
    """Of an endless stream, the first answers come; whoever stops listening ends the workers."""
    endless = in_order(workshop.begin, repeat(["x"]), workers)
    assert [next(endless) for _ in range(100)] == [[{"turned": "x"}]] * 100
    endless.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("workers", [1, 2])
def test_large_items_and_answers_do_not_block_each_other(
    workers: int, workshop: ModuleType
) -> None:
    """Parts of megabytes in both directions pass."""
    parts = [["a" * 1_000_000] * 3] * 8
    found = list(in_order(workshop.begin, iter(parts), workers))
    assert [len(str(one["turned"])) for part in found for one in part] == [1_000_000] * 24


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("begin", "error"), [("refuse", BadInputError), ("lack", MissingPartError)]
)
def test_a_beginning_that_is_refused_is_told(
    begin: str, error: type[Exception], workers: int, workshop: ModuleType
) -> None:
    """What keeps a worker from beginning reaches the one who asked."""
    with pytest.raises(error, match=r"gone|missing"):
        list(in_order(getattr(workshop, begin), iter([["x"]]), workers))


@pytest.mark.parametrize(
    ("word", "says"), [("kill", "signal SIGKILL, perhaps"), ("leave", "exit status 7")]
)
def test_a_worker_that_dies_is_noticed(word: str, says: str, workshop: ModuleType) -> None:
    """The error says how it ended and what it was at; answers before it were given."""
    found = in_order(workshop.begin, iter([["a"], [word, "b"], ["c"]]), 2)
    assert next(found) == [{"turned": "a"}]
    with pytest.raises(WorkerError, match=says) as caught:
        list(found)
    assert list(caught.value.items) == [word, "b"]


def test_a_worker_that_dies_before_its_first_item_is_noticed() -> None:
    """A worker that cannot even begin is no endless wait."""
    with pytest.raises(WorkerError, match="exit status 3") as caught:
        list(in_order(_Leaving(), iter([["a"]]), 2))
    assert caught.value.items == ()


class _Leaving:
    """A beginning that ends the process as soon as it is unpacked there."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (3,)

    def __call__(self) -> Callable[[str], str]:
        return str


def test_interrupts_are_for_the_one_who_started(workshop: ModuleType) -> None:
    """Whether started in the main thread or another, workers answer and Ctrl-C stays as it was."""
    before = signal.getsignal(signal.SIGINT)
    found: list[list[object]] = []

    def work() -> None:
        found.extend(in_order(workshop.begin, iter([["ab"]]), 2))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    work()
    assert found == [[{"turned": "ba"}]] * 2
    assert signal.getsignal(signal.SIGINT) is before
