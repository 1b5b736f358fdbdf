"""A register of marks, as it stood when it was opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Self

from countermark.findings import BadInputError
from countermark.marks.register.mark import Kind, Mark
from countermark.marks.register.ready_made import views_of
from countermark.marks.register.records import InMemory, OnDisk, Records
from countermark.marks.register.segment import Segment
from countermark.marks.tables import table


@dataclass(frozen=True, slots=True)
class Past:
    """A record that a newer one replaced."""

    mark: Mark
    """The record."""

    taken: date | None
    """The day on which it came into the register, if that was told."""

    replaced: date | None
    """The day on which the newer one came, if that was told."""


class Register:
    """The marks of a register, as they stood when it was opened or made."""

    def __init__(self, title: str, records: Records, *, demonstration: bool = False) -> None:
        """Name records; `of` and `open` do it.

        Args:
            title: what findings call the register.
            records: where its records are.
            demonstration: whether it is no extract of any official register.
        """
        self.title = title
        """What findings call it."""
        self.version = records.fingerprint.version
        """12 hex digits that name its content, whatever the order and number of imports."""
        self.demonstration = demonstration
        """Whether it is the demonstration register, which is no extract of any official one."""
        self._records = records

    @classmethod
    def of(cls, title: str, marks: Iterable[Mark], *, demonstration: bool = False) -> Register:
        """Make a register in memory.

        Args:
            title: what findings call it.
            marks: its records, each id once.
            demonstration: whether it is no extract of any official register.
        """
        return cls(title, InMemory(marks), demonstration=demonstration)

    @classmethod
    def open(cls, path: Path) -> Register:
        """Open a register on disk; what is imported later is not seen.

        Args:
            path: a folder that `import_files` made.

        Errors: `BadInputError` if there is none, it is something else, or it is damaged.
        """
        return cls(f"register {path.name}", OnDisk(path))

    @property
    def path(self) -> Path | None:
        """Its folder; nothing if it is in memory."""
        return self._records.folder if isinstance(self._records, OnDisk) else None

    @property
    def as_of(self) -> date | None:
        """The day of the last import, if that was told."""
        return self._records.as_of

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What searching needs; the rows ascend from each segment to the next."""
        return self._records.segments

    def __len__(self) -> int:
        """Count the marks."""
        return self._records.fingerprint.count

    def __bool__(self) -> bool:
        """Be true, also without marks."""
        return True

    def marks_of(self, rows: Sequence[int]) -> list[Mark]:
        """Read records.

        Args:
            rows: rows that the segments name.

        Returns: one for each row, in their order.
        """
        return self._records.at(rows)

    def all_marks(self) -> Iterator[Mark]:
        """Read all marks one after the other, in the order of their rows."""
        return self._records.all()

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All marks at once, in the order of their ids."""
        return tuple(sorted(self.all_marks(), key=lambda mark: mark.mark_id))

    def mark(self, mark_id: str) -> Mark | None:
        """Read one record, if it is there.

        Args:
            mark_id: its name in the register.
        """
        found = self._records.of_mark(mark_id)
        return found[0][1] if found else None

    def taken(self, mark_id: str) -> date | None:
        """Tell on which day the record of a mark came into the register, if that was told.

        Args:
            mark_id: its name in the register.
        """
        found = self._records.of_mark(mark_id)
        return self._records.day(found[0][0]) if found else None

    def history(self, mark_id: str) -> tuple[Past, ...]:
        """Read the records of a mark that newer ones replaced, the last one first.

        Args:
            mark_id: its name in the register.
        """
        day = self._records.day
        found = self._records.of_mark(mark_id)
        return tuple(
            Past(mark, day(row), day(newer)) for (newer, _), (row, mark) in pairwise(found)
        )

    def close(self) -> None:
        """Close its files; the segments stay readable."""
        self._records.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process: by path, or, if it is in memory, mark by mark."""
        if self.path:
            return _opened_again, (self.path, self.version)
        return _made_again, (self.title, self.marks, self.demonstration)


def _opened_again(path: Path, version: str) -> Register:
    opened = Register.open(path)
    if opened.version != version:
        problem = (
            f"The register '{path}' was changed while the work began (version {version} became "
            f"{opened.version}); start again."
        )
        raise BadInputError(problem)
    return opened


def _made_again(title: str, marks: tuple[Mark, ...], demonstration: bool) -> Register:  # noqa: FBT001 - pickle passes by position
    return Register.of(title, marks, demonstration=demonstration)


@cache
def demonstration() -> Register:
    """Read the demonstration register: well-known marks, an extract of no official register."""
    marks = [
        Mark(
            mark_id=row["mark_id"],
            text=row["text"],
            owner=row["owner"],
            office=row["office"],
            classes=tuple(map(int, row["classes"].split(";"))),
            kind=Kind(row["kind"]),
        )
        for row in table("demonstration_marks.csv").rows
    ]
    title = "demonstration register (no extract of any official register)"
    return Register(title, InMemory(marks, views_of), demonstration=True)
