"""Which regimes there are, where they apply, which events start their clocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countermark.border.facts import did_you_mean
from countermark.findings import BadInputError, Row, Source, Territory, read_table

_MINIMUM = "TRIPS"
_UNION = "EU"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How a regime counts days."""

    rule: str
    """The rule in one sentence or two."""

    weekend: frozenset[int] | None
    """Prescribed weekly rest days, Monday 0; none where the territory's own count."""

    source: Source
    """Where the rule comes from."""


def regimes() -> tuple[str, ...]:
    """List the regimes whose clocks are known."""
    return tuple(row["regime"] for row in read_table(__package__, "counting.csv").rows)


def events() -> dict[str, str]:
    """List the events that can start a clock, each with what it means."""
    return {row["event"]: row["meaning"] for row in read_table(__package__, "events.csv").rows}


def counting_of(regime: str) -> Counting:
    """Read how a regime counts.

    Errors: `BadInputError` for an unknown regime, listing those that are known.
    """
    for row in read_table(__package__, "counting.csv").rows:
        if row["regime"] == regime:
            days = frozenset(int(day) for day in row["rest_days"].split())
            return Counting(rule=row["rule"], weekend=days or None, source=row.source)
    text = (
        f"The regime '{regime}' is not known; expected one of {', '.join(regimes())}"
        f"{did_you_mean(regime, regimes())}"
    )
    raise BadInputError(text)


def require_event(event: str) -> None:
    """Refuse an event that is not known.

    Errors: `BadInputError` that lists the events.
    """
    known = tuple(events())
    if event not in known:
        text = (
            f"The event '{event}' is not known; expected one of {', '.join(known)}"
            f"{did_you_mean(event, known)}"
        )
        raise BadInputError(text)


def regime_of(territory: str, on: date) -> str:
    """Find the regime that applies at a country's border on a day.

    A member of the European Union has its regulation, other countries their own regime where it is
    known, and the rest the minimum that TRIPS sets.

    Args:
        territory: ISO 3166-1 alpha-2, or XI.
        on: the day asked about.
    """
    if _in_the_union(territory, on):
        return _UNION
    own = [row["regime"] for row in _places() if row["territory"] == territory]
    return next((regime for regime in own if regime != _UNION), _MINIMUM)


def default_territory(regime: str) -> str:
    """Find the country of a national regime; empty for a regime of several countries."""
    found = (row for row in _places() if row["regime"] == regime and row["default"] == "yes")
    return next((row["territory"] for row in found), "")


def require_within(regime: str, territory: str, on: date) -> None:
    """Refuse a territory where a regime does not apply on a day.

    Errors: `BadInputError` that names the regime that does apply.
    """
    allowed = {row["territory"] for row in _places() if row["regime"] == regime}
    if territory in allowed or regime == _MINIMUM:
        return
    if regime == _UNION and _in_the_union(territory, on):
        return
    hint = " (for Northern Ireland write XI)" if (regime, territory) == (_UNION, "GB") else ""
    text = (
        f"The regime {regime} does not apply in {territory} on {on.isoformat()}{hint}; give a "
        f"territory where it does, or the regime {regime_of(territory, on)}."
    )
    raise BadInputError(text)


def _in_the_union(territory: str, on: date) -> bool:
    listed = any(
        row["territory"] == territory and row["regime"] == _UNION and row.in_force(on)
        for row in _places()
    )
    return listed or territory in {member.code for member in Territory(_UNION).members(on)}


def _places() -> tuple[Row, ...]:
    return read_table(__package__, "regimes.csv").rows
