"""Working out what the marks of a register mean, afterwards and on all cores.

What is worked out is kept every now and then, so that a run that was stopped, or killed, goes on
where it was. Records that were imported since are worked out by the next run.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from countermark.findings import BadInputError, JsonValue
from countermark.marks.register import concepts
from countermark.marks.register.building import processes, started
from countermark.marks.register.concepts import FORM, Arrays
from countermark.marks.register.mark import Mark
from countermark.marks.register.meanings import keep_meaning
from countermark.marks.register.register import Register
from countermark.marks.register.segment import KNOWN, Meaning, Segment

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

AT_ONCE: Final = 2_000
"""How many marks a process works out at once."""

KEPT_EVERY: Final = 50_000
"""How many marks are worked out before they are kept on the disk."""

THREADS: Final = "OPENBLAS_NUM_THREADS"
"""What tells the processes that are started to calculate with one thread each."""

Progress = Callable[[int, int], None]
"""Is called with how many marks are worked out, and how many there are to work out."""


@dataclass(frozen=True, slots=True)
class Enriched:
    """What was worked out."""

    marks: int
    """How many marks the register has."""

    worked_out: int
    """How many of them were worked out now."""

    meant: int
    """How many of all its marks are known to mean something."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the counts with plain values."""
        return {"marks": self.marks, "worked_out": self.worked_out, "meant": self.meant}


@dataclass(slots=True)
class _Run:
    """How far a run is, and its processes."""

    path: Path
    pool: ProcessPoolExecutor | None
    progress: Progress
    done: int = 0
    total: int = 0


def enrich(path: Path, progress: Progress = lambda _, __: None) -> Enriched:
    """Work out what the marks of a register mean, as far as that was not done before.

    Args:
        path: the register's folder.
        progress: is told how far it is.

    Errors: `BadInputError` if there is no register, if it is damaged, or if an import is running;
        `MissingPartError` if the encoder is not installed. What was kept by then stays.
    """
    with ExitStack() as stack:
        run = _Run(path, None, progress)
        while True:
            register = stack.enter_context(Register.open(path))
            missing = [(segment, _missing(segment)) for segment in register.segments]
            left = sum(len(positions) for _, positions in missing)
            if not left:
                return Enriched(len(register), run.done, sum(map(_meant, register.segments)))
            run.total = run.done + left
            if run.pool is None and left > AT_ONCE and processes() > 1:
                run.pool = stack.enter_context(_pool())
            # An import may merge a segment away meanwhile: then look again.
            all(_filled(run, register, segment, positions) for segment, positions in missing)


def _missing(segment: Segment) -> NDArray[np.int64]:
    """Name the positions that stand and are not worked out."""
    wanted = segment.standing()
    if segment.meaning and segment.meaning.form == FORM:
        wanted = wanted & ~segment.meaning.arrays[KNOWN]
    return np.flatnonzero(wanted)


def _meant(segment: Segment) -> int:
    if segment.meaning is None:
        return 0
    return int((segment.meaning.arrays["weight"][segment.standing()] > 0).sum())


def _filled(run: _Run, register: Register, segment: Segment, wanted: NDArray[np.int64]) -> bool:
    """Work out some positions of a segment; tell whether the segment was there to the end."""
    arrays = _begun(segment)
    for start in range(0, len(wanted), KEPT_EVERY):
        part = wanted[start : start + KEPT_EVERY]
        before = run.done
        for positions, built in _worked_out(run.pool, _read(register, segment, part)):
            for name, array in built.items():
                arrays[name][positions] = array
            run.done += len(positions)
            run.progress(run.done, run.total)
        if not keep_meaning(run.path, segment.name, Meaning(FORM, arrays)):
            run.done = before
            return False
    return True


def _begun(segment: Segment) -> Arrays:
    """Copy what is worked out of a segment, or begin with nothing."""
    if segment.meaning and segment.meaning.form == FORM:
        return {name: array.copy() for name, array in segment.meaning.arrays.items()}
    count, empty = len(segment.rows), concepts.build([])
    return {name: np.zeros((count, *array.shape[1:]), array.dtype) for name, array in empty.items()}


def _read(
    register: Register, segment: Segment, positions: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], list[Mark]]]:
    """Read marks in parts for the processes; of each only what says what it means."""
    for start in range(0, len(positions), AT_ONCE):
        some = positions[start : start + AT_ONCE]
        marks = register.marks_of(segment.rows[some].tolist())
        yield (
            some,
            [
                Mark(mark_id=mark.mark_id, text=mark.text, translations=mark.translations)
                for mark in marks
            ],
        )


def _worked_out(
    pool: ProcessPoolExecutor | None, parts: Iterable[tuple[NDArray[np.int64], list[Mark]]]
) -> Iterator[tuple[NDArray[np.int64], Arrays]]:
    """Work parts out, in their order; a few wait for each process."""
    if pool is None:
        yield from ((positions, concepts.build(marks)) for positions, marks in parts)
        return
    under_way: deque[tuple[NDArray[np.int64], Future[Arrays]]] = deque()
    for positions, marks in parts:
        under_way.append((positions, pool.submit(concepts.build, marks)))
        if len(under_way) > 2 * processes():
            first, future = under_way.popleft()
            yield first, future.result()
    yield from ((first, future.result()) for first, future in under_way)


@contextmanager
def _pool() -> Iterator[ProcessPoolExecutor]:
    """Start processes that calculate with one thread each, as there is one for each core."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - starting stays quick

    before = os.environ.get(THREADS)
    os.environ[THREADS] = "1"
    pool = started()
    try:
        yield pool
    except BrokenProcessPool:
        problem = (
            "A process that worked out meanings ended before its time, perhaps for want of memory; "
            "what was worked out before is kept. Start again to go on."
        )
        raise BadInputError(problem) from None
    finally:
        pool.shutdown(cancel_futures=True)
        if before is None:
            del os.environ[THREADS]
        else:
            os.environ[THREADS] = before
