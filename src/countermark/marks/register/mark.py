"""A mark as a register records it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from countermark.findings import JsonValue


class Kind(StrEnum):
    """What sort of right a record is."""

    WORD = "word"
    FIGURATIVE = "figurative"
    SHAPE = "3d"
    INDICATION = "gi"
    DESIGN = "design"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """A territory that a mark was extended to, for instance under the Madrid Protocol."""

    territory: str
    """ISO 3166-1 alpha-2, or EU, BX, OA, AP as the register names it."""

    status: str = "unknown"
    """One of the words that `Mark.status` uses."""

    since: date | None = None
    """The day from which it has effect, if the register gives one."""

    until: date | None = None
    """The last day of effect, if it has ended or will end."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the designation with plain values, dates as ISO 8601."""
        return {
            "territory": self.territory,
            "status": self.status,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One record of a register."""

    mark_id: str
    """The record's name in its register."""

    text: str
    """The words of the mark, in their own script."""

    image: str = ""
    """The name of its picture file, as the register writes it; pictures are not looked at."""

    owner: str = ""
    """Who holds it."""

    office: str = ""
    """WIPO ST.3 code of the office, for instance EM, US or CN; empty if not known."""

    classes: tuple[int, ...] = ()
    """Nice classes from 1 to 45, in ascending order."""

    goods: str = ""
    """The goods and services in words."""

    status: str = "unknown"
    """filed, published, opposed, registered, ended or unknown; else the CSV file's own word."""

    status_words: str = ""
    """The state in the register's own words or code, for instance `Registration cancelled`."""

    status_on: date | None = None
    """The day of that state, if the register gives one."""

    filed: date | None = None
    """The day of filing."""

    registered: date | None = None
    """The day of registration."""

    expires: date | None = None
    """The last day of protection, if the register gives one."""

    ended: date | None = None
    """The day on which the right or the application came to its end, if it did."""

    kind: Kind = Kind.WORD
    """What sort of right it is."""

    registration: str = ""
    """The number of registration, if it is another than `mark_id` tells."""

    vienna: tuple[str, ...] = ()
    """Codes of the figurative elements, Vienna classification (or the office's own) as written."""

    readings: tuple[str, ...] = ()
    """How the register writes the words in other letters (transliterations, pseudo marks)."""

    translations: tuple[str, ...] = ()
    """What the register says that the words mean."""

    designations: tuple[Designation, ...] = ()
    """Where an international registration was extended to."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the record with plain values, dates as ISO 8601."""
        return {
            "mark_id": self.mark_id,
            "text": self.text,
            "image": self.image,
            "owner": self.owner,
            "office": self.office,
            "classes": self.classes,
            "goods": self.goods,
            "status": self.status,
            "filed": self.filed.isoformat() if self.filed else None,
            "registered": self.registered.isoformat() if self.registered else None,
            "expires": self.expires.isoformat() if self.expires else None,
            "kind": self.kind.value,
            "status_words": self.status_words,
            "status_on": self.status_on.isoformat() if self.status_on else None,
            "ended": self.ended.isoformat() if self.ended else None,
            "registration": self.registration,
            "vienna": self.vienna,
            "readings": self.readings,
            "translations": self.translations,
            "designations": tuple(one.to_json() for one in self.designations),
        }
