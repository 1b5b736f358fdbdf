"""The last day for one thing to be done, with how it was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countermark.border.counting import DayOff
from countermark.findings import JsonValue, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A longer period that customs may grant on request."""

    until: date
    """The last day if it is granted in full."""

    amount: int
    """By how many units at most."""

    unit: str
    """`working_days` or `days`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day for one thing to be done."""

    deadline: date
    """The day whose last hour ends the period."""

    what: str
    """What is to be done."""

    who: str
    """right_holder, customs or declarant."""

    basis: str
    """The provision."""

    working_days: int | None
    """How many working days the provision gives; none if it counts otherwise."""

    skipped: tuple[DayOff, ...]
    """The days that did not count, or that put the end off."""

    if_missed: str
    """What happens otherwise."""

    checked: bool
    """Whether the clock was compared with the official text; see `sources` for counting and
    holidays."""

    event: str
    """The event that was given."""

    on: date
    """Its day."""

    starts_on: date
    """The first day that may count; for periods counted backwards, the one counted first."""

    amount: int
    """How much of the unit."""

    unit: str
    """at_once, working_days, working_days_before, days or years."""

    calendar: str
    """The territory, with its region, whose days off were skipped."""

    extension: Extension | None = None
    """The longer period that may be granted."""

    applies_if: tuple[str, ...] = ()
    """What must be so for this deadline to count, where that is not known yet."""

    depends_on: tuple[str, ...] = ()
    """The facts that are missing."""

    notes: tuple[str, ...] = ()
    """What an officer should know, in sentences."""

    earlier_reading: date | None = None
    """The last day on a stricter reading of the text; the notes say which."""

    then: str = ""
    """The event that follows when it is done, to ask about next."""

    days_left: int | None = None
    """Calendar days from today to the deadline, below zero once it has passed; none if the day of
    today was not given."""

    clock: str
    """The clock's name in `data/clocks.csv`."""

    sources: tuple[Source, ...] = ()
    """The provision, the rule of counting, the holidays."""

    @property
    def passed(self) -> bool | None:
        """Whether the last day is over; none if the day of today was not given."""
        return None if self.days_left is None else self.days_left < 0

    def to_json(self) -> dict[str, JsonValue]:
        """Write the deadline in the form of the command line's contract."""
        return {
            "deadline": self.deadline.isoformat(),
            "what": self.what,
            "who": self.who,
            "basis": self.basis,
            "working_days": self.working_days,
            "skipped": [{"date": day.date.isoformat(), "why": day.why} for day in self.skipped],
            "if_missed": self.if_missed,
            "checked": self.checked,
            **self._more(),
        }

    def _more(self) -> dict[str, JsonValue]:
        extension = self.extension
        return {
            "event": self.event,
            "on": self.on.isoformat(),
            "starts_on": self.starts_on.isoformat(),
            "amount": self.amount,
            "unit": self.unit,
            "calendar": self.calendar,
            "extension": None
            if extension is None
            else {
                "until": extension.until.isoformat(),
                "amount": extension.amount,
                "unit": extension.unit,
            },
            "applies_if": list(self.applies_if),
            "depends_on": list(self.depends_on),
            "notes": list(self.notes),
            "earlier_reading": self.earlier_reading.isoformat() if self.earlier_reading else None,
            "then": self.then or None,
            "days_left": self.days_left,
            "passed": self.passed,
            "clock": self.clock,
            "sources": [source.to_json() for source in self.sources],
        }
