"""Everything that one examination found: the report before it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countermark import __version__
from countermark.examine.measure import Measure
from countermark.examine.reading import NotExamined, Remark
from countermark.findings import Exhibit, Finding, JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The exhibits of one case, what the engines found, and what could not be looked at."""

    reference: str
    """The case's reference."""

    provisional: bool
    """Whether the reference was made from the exhibits' hashes for want of one in case.yaml."""

    made_on: date
    """The day of the examination."""

    territory: str = ""
    """The territory of the case, as a code; empty if not given."""

    exhibits: tuple[Exhibit, ...]
    """What was handed in and could be examined."""

    findings: tuple[Finding, ...]
    """The engines' answers, numbered `f1`, `f2` and so on."""

    next: tuple[Measure, ...]
    """What to do next, the earliest clock first."""

    not_examined: tuple[NotExamined, ...]
    """Files that nobody looked into, each with the reason."""

    remarks: tuple[Remark, ...]
    """What was odd about files that were examined."""

    limits: tuple[str, ...]
    """What this examination could not see, in sentences."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the report in the form of the command line's contract."""
        return {
            "reference": self.reference,
            "provisional": self.provisional,
            "made_on": self.made_on.isoformat(),
            "countermark": __version__,
            "territory": self.territory or None,
            "exhibits": [_exhibit_to_json(exhibit) for exhibit in self.exhibits],
            "findings": [finding.to_json() for finding in self.findings],
            "next": [measure.to_json() for measure in self.next],
            "not_examined": [{"file": item.file, "why": item.why} for item in self.not_examined],
            "remarks": [{"file": item.file, "text": item.text} for item in self.remarks],
            "limits": list(self.limits),
        }


def _exhibit_to_json(exhibit: Exhibit) -> dict[str, JsonValue]:
    return {
        "id": exhibit.id,
        "file": exhibit.file,
        "kind": exhibit.kind,
        "sha256": exhibit.sha256,
        "words": [
            {"text": words.text, "read_by": words.read_by, "score": words.score}
            for words in exhibit.words
        ],
    }
