"""What to do next, by when and on what basis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countermark.findings import JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing to do; those with a legal clock carry the day it ends."""

    measure: str
    """What to do, in plain words."""

    by: date | None
    """The last day, or none where no clock runs."""

    who: str = ""
    """Whose turn it is, for instance `right_holder`."""

    basis: str
    """The provision or the finding that it rests on."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the measure in the form of the command line's contract."""
        return {
            "measure": self.measure,
            "by": self.by.isoformat() if self.by else None,
            "who": self.who,
            "basis": self.basis,
        }
