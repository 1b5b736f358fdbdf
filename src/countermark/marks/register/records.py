"""Where a register's records are: in memory, or in a folder as they stood when it was opened."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final, Protocol

import numpy as np

from countermark.findings import BadInputError
from countermark.marks.register import database, store, views
from countermark.marks.register.array_file import Arrays, GoneError
from countermark.marks.register.fingerprint import Fingerprint
from countermark.marks.register.mark import Mark
from countermark.marks.register.record import digest, read, written
from countermark.marks.register.segment import Segment, map_segment

_AT_ONCE: Final = 1000
_TRIES: Final = 5


class Records(Protocol):
    """What a register asks of the place where its records are."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments; their rows ascend from each to the next."""

    @property
    def fingerprint(self) -> Fingerprint:
        """How many records stand, and which."""

    @property
    def as_of(self) -> date | None:
        """The day of the last import, if that was told."""

    def at(self, rows: Sequence[int]) -> list[Mark]:
        """Read records.

        Args:
            rows: their rows.

        Returns: one for each row, in their order.
        """

    def all(self) -> Iterator[Mark]:
        """Read all records that stand, in the order of their rows."""

    def of_mark(self, mark_id: str) -> list[tuple[int, Mark]]:
        """Read the records of a mark with their rows, the newest first.

        Args:
            mark_id: its name in the register.
        """

    def day(self, row: int) -> date | None:
        """Tell on which day a record came into the register, if that was told.

        Args:
            row: its row.
        """

    def close(self) -> None:
        """Give back what is held open."""


class InMemory:
    """Records in memory."""

    as_of = None
    """No day: nothing was imported."""

    def __init__(
        self, marks: Iterable[Mark], make_views: Callable[[Sequence[Mark]], Arrays] = views.build
    ) -> None:
        """Keep marks in the order of their ids.

        Args:
            marks: each id once.
            make_views: makes their views; called when they are asked for first.
        """
        self._make_views = make_views
        self.marks = tuple(sorted(marks, key=lambda mark: mark.mark_id))
        """The records; the row of each is its place."""
        self.fingerprint = Fingerprint().plus(digest(written(mark)) for mark in self.marks)
        """How many records there are, and which."""

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """One segment, made when it is asked for first."""
        rows = np.arange(len(self.marks), dtype=np.int64)
        return (Segment(self._make_views(self.marks), rows),)

    def at(self, rows: Sequence[int]) -> list[Mark]:
        """Give records, as `Records` says."""
        return [self.marks[row] for row in rows]

    def all(self) -> Iterator[Mark]:
        """Give all records, as `Records` says."""
        return iter(self.marks)

    def of_mark(self, mark_id: str) -> list[tuple[int, Mark]]:
        """Give the record of a mark, as `Records` says."""
        row = self._places.get(mark_id)
        return [] if row is None else [(row, self.marks[row])]

    def day(self, row: int) -> None:
        """Tell nothing: nothing was imported."""

    def close(self) -> None:
        """Do nothing: nothing is held open."""

    @cached_property
    def _places(self) -> dict[str, int]:
        return {mark.mark_id: row for row, mark in enumerate(self.marks)}


class OnDisk:
    """Records in a folder, as they stood when it was opened."""

    def __init__(self, folder: Path) -> None:
        """Open a folder.

        Args:
            folder: what `import_files` made.

        Errors: `BadInputError` if it is something else or damaged.
        """
        self.folder = folder
        """The register."""
        with ExitStack() as on_error:
            self._connection = on_error.enter_context(closing(database.reading(folder)))
            with database.said(folder):
                self._state, self.segments = _opened(folder, self._connection)
            on_error.pop_all()
        self.fingerprint = self._state.fingerprint
        """How many records stand, and which."""

    @property
    def as_of(self) -> date | None:
        """The day of the last import, if that was told."""
        return self._state.imports[-1][1] if self._state.imports else None

    def at(self, rows: Sequence[int]) -> list[Mark]:
        """Read records, as `Records` says."""
        numbers = list(map(int, rows))
        with database.said(self.folder):
            found = store.contents(self._connection, numbers)
        try:
            return [read(found[row]) for row in numbers]
        except KeyError as missing:
            problem = (
                f"The register '{self.folder}' is damaged: record {missing} is not there; restore "
                "the folder from a copy, or import the marks again into a new register."
            )
            raise BadInputError(problem) from None

    def all(self) -> Iterator[Mark]:
        """Read all records one after the other, as `Records` says."""
        for segment in self.segments:
            rows = segment.rows[segment.standing()]
            for start in range(0, len(rows), _AT_ONCE):
                yield from self.at(rows[start : start + _AT_ONCE].tolist())

    def of_mark(self, mark_id: str) -> list[tuple[int, Mark]]:
        """Read the records of a mark, as `Records` says."""
        with database.said(self.folder):
            found = store.records_of(self._connection, mark_id, self._state.last_row)
        return [(row, read(content)) for row, content in found]

    def day(self, row: int) -> date | None:
        """Tell the day of the import that brought a record, if that was told."""
        place = bisect_right(self._state.imports, row, key=lambda one: one[0])
        return self._state.imports[place - 1][1] if place else None

    def close(self) -> None:
        """Close the database; the segments stay readable."""
        self._connection.close()


def _opened(
    folder: Path, connection: sqlite3.Connection
) -> tuple[store.State, tuple[Segment, ...]]:
    """Read the list and map its files; where one was merged away in between, read it again."""
    tries = 0
    while True:
        connection.execute("BEGIN")
        state = store.read_state(connection)
        connection.execute("COMMIT")
        try:
            return state, tuple(map_segment(folder, one) for one in state.segments)
        except GoneError:
            tries += 1
            if tries == _TRIES:
                raise
