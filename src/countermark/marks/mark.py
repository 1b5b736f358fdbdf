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
class Mark:
    """One record of a register."""

    mark_id: str
    """The record's name in its register."""

    text: str
    """The words of the mark, in their own script."""

    image: str = ""
    """Where its picture is, as the register writes it; not looked at in this version."""

    owner: str = ""
    """Who holds it."""

    office: str = ""
    """WIPO ST.3 code of the office, for instance EM, US or CN; empty if not known."""

    classes: tuple[int, ...] = ()
    """Nice classes from 1 to 45, in ascending order."""

    goods: str = ""
    """The goods and services in words."""

    status: str = "unknown"
    """The register's word for its state."""

    filed: date | None = None
    """The day of filing."""

    registered: date | None = None
    """The day of registration."""

    expires: date | None = None
    """The last day of protection, if the register gives one."""

    kind: Kind = Kind.WORD
    """What sort of right it is."""

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
        }
