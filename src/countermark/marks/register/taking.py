"""What an import does to the records: which are new, which replace others, which change nothing."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from countermark.marks.register import store
from countermark.marks.register.fingerprint import Fingerprint
from countermark.marks.register.found import Note
from countermark.marks.register.record import read
from countermark.marks.register.store import Kept, NewRecord


class Given(NamedTuple):
    """A record that an import found in a file."""

    file: str
    """The file as it was named."""

    position: str
    """Where in it."""

    mark_id: str
    """Its name in the register."""

    digest: bytes
    """Its SHA-256."""

    content: str
    """What `record.written` wrote."""


@dataclass(slots=True)
class Taking:
    """Records on their way into a register, inside one transaction.

    A record takes the place of the one of its id, unless both tell the day of their state and its
    own is the older.

    What counts is the register before and after: where the last record of an id is the one that the
    register had before, the records in between are taken back.
    """

    connection: sqlite3.Connection
    """The database, in a transaction."""

    fingerprint: Fingerprint
    """What stands so far."""

    first_row: int
    """The first row that this import gives."""

    imported: int = 0
    """Marks that are new."""

    replaced: int = 0
    """Records that took the place of another."""

    unchanged: int = 0
    """Records that changed nothing."""

    notes: list[Note] = field(default_factory=list)
    """Which ids were there more than once, with different content."""

    _next_row: int = field(init=False)
    _dead: array[int] = field(init=False, default_factory=lambda: array("q"))
    _revived: set[int] = field(init=False, default_factory=set)
    _known: dict[str, Kept] = field(init=False, default_factory=dict)
    _new: dict[int, NewRecord] = field(init=False, default_factory=dict)
    _came: list[bytes] = field(init=False, default_factory=list)
    _went: list[bytes] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._next_row = self.first_row

    @property
    def last_row(self) -> int:
        """The highest row that was given."""
        return self._next_row - 1

    def dead(self) -> NDArray[np.int64]:
        """List the rows that stand no more, in ascending order."""
        buried = set(self._dead) - self._revived if self._revived else self._dead
        return np.unique(np.array(buried if buried is self._dead else list(buried), np.int64))

    def take(self, given: Sequence[Given]) -> list[NewRecord]:
        """Take in some records.

        Args:
            given: in the order in which they were found.

        Returns: those that went into the register, in the order of their rows.
        """
        self._known = store.newest(self.connection, {one.mark_id for one in given}, self._next_row)
        self._new, self._came, self._went = {}, [], []
        for one in given:
            self._take(one)
        self.fingerprint = self.fingerprint.plus(self._came).minus(self._went)
        added = list(self._new.values())
        store.add(self.connection, added)
        return added

    def _take(self, given: Given) -> None:
        kept = self._known.get(given.mark_id)
        if kept and kept.digest == given.digest:
            self.unchanged += 1
        elif kept is None:
            self.imported += 1
            self._add(given)
        elif self._is_older(kept, given):
            self.unchanged += 1
        elif kept.row < self.first_row:
            self._replace(kept, given)
        else:
            self._take_again(kept, given)

    def _is_older(self, kept: Kept, given: Given) -> bool:
        """Tell, and note, whether a record's state is of an earlier day than the kept one's."""
        there, here = read(self._content(kept.row)).status_on, read(given.content).status_on
        if there is None or here is None or here >= there:
            return False
        why = (
            f"the state of '{given.mark_id}' is of {here} here, older than that of {there} which "
            "is there already; the newer record was kept"
        )
        self.notes.append(Note(given.file, given.position, why))
        return True

    def _content(self, row: int) -> str:
        new = self._new.get(row)
        return new.content if new else store.contents(self.connection, [row])[row]

    def _take_again(self, kept: Kept, given: Given) -> None:
        """Take a record of an id that this import has had before, with other content."""
        why = (
            f"the mark_id '{given.mark_id}' was there before in this import with other content; "
            "the later record was taken"
        )
        self.notes.append(Note(given.file, given.position, why))
        before = store.newest(self.connection, [given.mark_id], self.first_row).get(given.mark_id)
        if before and before.digest == given.digest:
            self._go_back(kept, before, given.mark_id)
        else:
            self._replace(kept, given)

    def _add(self, given: Given) -> None:
        row = self._next_row
        self._next_row += 1
        self._new[row] = NewRecord(row, given.mark_id, given.digest, given.content)
        self._known[given.mark_id] = Kept(row, given.digest)
        self._came.append(given.digest)

    def _replace(self, kept: Kept, given: Given) -> None:
        self.replaced += 1
        self._bury(kept)
        self._add(given)

    def _bury(self, kept: Kept) -> None:
        self._went.append(kept.digest)
        if kept.row in self._revived:
            self._revived.discard(kept.row)
        else:
            self._dead.append(kept.row)

    def _go_back(self, kept: Kept, before: Kept, mark_id: str) -> None:
        rows = store.take_back(self.connection, mark_id, self.first_row)
        rows += [row for row, one in self._new.items() if one.mark_id == mark_id]
        for row in rows:
            self._new.pop(row, None)
        self._bury(kept)
        self._revived.add(before.row)
        self._known[mark_id] = before
        self._came.append(before.digest)
        self.replaced -= len(rows)
        self.unchanged += len(rows) + 1
