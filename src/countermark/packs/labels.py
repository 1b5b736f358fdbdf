"""What a pack may be called under each regime on the evidence of its code alone.

A code can raise a suspicion or leave it open; it can neither prove a falsification nor exclude it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from countermark.findings import JsonValue, Source
from countermark.packs.public_alerts import PublicAlert
from countermark.packs.states import ACTIVE, UNKNOWN, pack_states, provisions

FALSIFIED: Final = "WHO.FAL"
"""Falsified in the words of the World Health Organization."""

SUBSTANDARD: Final = "WHO.SS"
"""Substandard in the words of the World Health Organization."""

FALSIFIED_EU: Final = "EU2001_83.1_33"
"""Falsified medicinal product in Directive 2001/83/EC."""

_SUSPECTED: Final = "suspected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What one regime would call the pack, as far as the code shows."""

    regime: str
    """`WHO.FAL`, `WHO.SS` or `EU2001_83.1_33`."""

    status: str
    """`suspected`, `excluded` or `unknown`; never a verdict."""

    why: str
    """The reason in one or two sentences."""

    source: Source
    """The definition, and whether it was checked."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the label."""
        return {
            "regime": self.regime,
            "status": self.status,
            "why": self.why,
            "source": str(self.source),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What verification has shown about a pack."""

    state: str
    """Its state."""

    alerts: tuple[str, ...]
    """Every alert that it raises."""

    settled: frozenset[str]
    """The alerts for which the store confirms a benign explanation."""

    public_alerts: tuple[PublicAlert, ...]
    """The public alerts that it fits."""


def labels_for(evidence: Evidence, *, in_union: bool) -> tuple[Label, ...]:
    """List the labels of a pack.

    Args:
        evidence: what verification has shown.
        in_union: whether it was found in the European Union.
    """
    status, why = _falsified(evidence)
    found = [(FALSIFIED, status, why)]
    if in_union:
        found.append((FALSIFIED_EU, status, why))
    if any(_is_substandard(alert) for alert in evidence.public_alerts):
        text = "A public alert about substandard product fits this pack's batch."
        found.append((SUBSTANDARD, _SUSPECTED, text))
    return tuple(
        Label(regime=regime, status=status, why=why, source=provisions()[regime].source)
        for regime, status, why in found
    )


def _falsified(evidence: Evidence) -> tuple[str, str]:
    for alert in evidence.public_alerts:
        if alert.fit == "fits" and not _is_substandard(alert):
            named = f"{alert.row['issuer']} {alert.row['alert']}"
            return _SUSPECTED, f"The pack fits a public alert ({named}). {alert.text}"
    if not evidence.alerts:
        return "unknown", _no_alert(evidence)
    open_alerts = [alert for alert in evidence.alerts if alert not in evidence.settled]
    if not open_alerts:
        text = "The store confirms a benign explanation of the alert: read the code once more."
        return "unknown", text
    if open_alerts[0] == "A7":
        return _not_active(evidence.state)
    text = (
        f"Alert {open_alerts[0]} counts as a potential falsification until the holder has excluded "
        "a technical cause; nobody has decided."
    )
    return _SUSPECTED, text


def _no_alert(evidence: Evidence) -> str:
    if evidence.state == ACTIVE:
        return (
            "The store holds the pack as active, which is not authenticity: a code can be copied."
        )
    if evidence.state == UNKNOWN:
        return "The pack could not be looked up; nothing is known of it."
    return f"The pack's state is {evidence.state}, which says nothing about falsification."


def _not_active(state: str) -> tuple[str, str]:
    row = pack_states()[state]
    if row["falsification"] == _SUSPECTED:
        text = (
            f"{row['meaning']} Its code turns up again: the pack came back or was scanned twice, "
            "or the code was copied; nobody has decided."
        )
        return _SUSPECTED, text
    return "unknown", f"{row['meaning']} That alone is no sign of falsification."


def _is_substandard(alert: PublicAlert) -> bool:
    return alert.fit == "fits" and alert.row["class"].startswith("substandard")
