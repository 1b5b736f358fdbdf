"""One line of JSON for each item of a stream: in order, on all cores, going on after a stop.

The lines go to the end of a file, whole lines at a time; `countermark.screening.output` keeps it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final, Generic

from countermark.findings import BadInputError, JsonValue
from countermark.screening.output import Output, StoppedError, Terms
from countermark.screening.pool import ItemT, Prepare, Work, WorkerError, in_order

_PART: Final = 16
_LINE_ENDS: Final = {char: f"\\u{char:04x}" for char in (0x85, 0x2028, 0x2029)}
_PROBLEM: Final = b'"problem": '


@dataclass(frozen=True, slots=True, kw_only=True)
class LineForm(Generic[ItemT]):
    """How the line of an item is written: its name, then its answer."""

    key: str
    """The field that holds the item's name, for instance `query_id`."""

    name: Callable[[ItemT], str]
    """Gives an item's name; a function of a module, since it travels to the workers."""

    failed: Mapping[str, JsonValue]
    """What a line holds beside `problem` where the program failed at the item."""

    def start(self, item: ItemT) -> bytes:
        """Give the bytes that an item's line begins with."""
        return _json({self.key: self.name(item)})[:-1]

    def line(self, work: Work[ItemT, Mapping[str, JsonValue]], item: ItemT) -> bytes:
        """Answer an item; a failure becomes the line's `problem` and never ends the run.

        Args:
            work: gives the answer, with `problem` where the item cannot be answered.
            item: what is to be answered.
        """
        try:
            return _json({self.key: self.name(item), **work(item)}) + b"\n"
        except Exception as error:  # noqa: BLE001 - the boundary between one item and the others
            problem = f"The program failed here ({type(error).__name__}: {error}); please report it"
            return _json({self.key: self.name(item), **self.failed, "problem": problem}) + b"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[ItemT]):
    """What is done to which items."""

    items: Callable[[], Iterator[ItemT]]
    """Gives the items, the same ones in the same order each time."""

    prepare: Prepare[ItemT, Mapping[str, JsonValue]]
    """Gives the function that answers an item; called once in each worker."""

    form: LineForm[ItemT]
    """How lines are written."""

    terms: Terms
    """What answers depend on; a run goes on only if none of it has changed."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a run came to."""

    lines: int
    """How many lines the file has."""

    before: int
    """How many of them it had when the run went on."""

    problems: int
    """How many of all lines say that their item could not be answered."""


def run(
    job: Job[ItemT], out: Path, *, resume: bool, workers: int, progress: Callable[[int], None]
) -> Done:
    """Write the line of every item.

    Args:
        job: what is done to which items.
        out: a file that does not exist, or with `resume` one that an earlier run left.
        resume: whether to go on where the file ends; an incomplete last line is cut off.
        workers: how many processes, from 1.
        progress: told how many lines the file has, each time that it grows.

    Errors: `BadInputError` if `out` exists and nobody resumes, cannot be written, is being written
        by another run, or was begun on other terms or from other items; `StoppedError` if the disk
        is full or a worker ends.
    """
    with Output.opened(out, job.terms, resume=resume) as output:
        items = job.items()
        before, problems = _answered(output, items, job.form)
        progress(before)
        lines = before
        try:
            for part in _lines(job, items, workers):
                output.add(part)
                lines += len(part)
                problems += sum(_PROBLEM in line for line in part)
                progress(lines)
        except (StoppedError, WorkerError) as error:
            raise _stopped(error, job.form, lines) from None
    return Done(lines=lines, before=before, problems=problems)


def _answered(output: Output, items: Iterator[ItemT], form: LineForm[ItemT]) -> tuple[int, int]:
    """Count the lines that are there, and those with a problem; take their items off the stream."""
    problems = number = 0
    for number, line in enumerate(output.whole_lines(), start=1):
        start = next((form.start(item) for item in items), None)
        if start is None or not line.startswith(start) or not line.endswith(b"}\n"):
            problem = (
                f"Line {number} of '{output.path}' is no answer to item {number} of the input; go "
                "on with the input of the first run, or give a new name."
            )
            raise BadInputError(problem)
        problems += _PROBLEM in line
    return number, problems


def _lines(job: Job[ItemT], items: Iterator[ItemT], workers: int) -> Iterator[list[bytes]]:
    parts = iter(lambda: list(islice(items, _PART)), [])
    return in_order(partial(_answering, job.prepare, job.form), parts, workers)


def _answering(
    prepare: Prepare[ItemT, Mapping[str, JsonValue]], form: LineForm[ItemT]
) -> Work[ItemT, bytes]:
    return partial(form.line, prepare())


def _json(value: Mapping[str, JsonValue]) -> bytes:
    """Write one line; what some readers take for the end of a line is written as an escape."""
    text = json.dumps(value, ensure_ascii=False)
    return (text if text.isascii() else text.translate(_LINE_ENDS)).encode(
        "utf-8", "backslashreplace"
    )


def _stopped(error: StoppedError | WorkerError, form: LineForm[ItemT], lines: int) -> StoppedError:
    names = [form.name(item) for item in error.items] if isinstance(error, WorkerError) else []
    at = f" at one of the items '{names[0]}' to '{names[-1]}'" if names else ""
    return StoppedError(f"Stopped after {lines} lines: {error}{at}.")
