"""Whether a procedure for small consignments applies.

That of Regulation (EU) No 608/2013, art. 26, or the French one of art. L716-8-5 CPI.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from countermark.border.facts import BorderFacts

_MOST_UNITS: Final = 3
_MASS_BELOW_KG: Final = 2.0
_ANNOUNCED: Final = "small_consignment_notified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Yes, no or not known yet, with what is missing."""

    holds: bool | None
    """None where the facts do not suffice."""

    missing: tuple[str, ...] = ()
    """The facts that would settle it."""

    why: tuple[str, ...] = ()
    """What an officer should know about it, in sentences."""


def small_consignment(facts: BorderFacts) -> Answer:
    """Check the definition of art. 2(19): post or express, and three units or under 2 kg.

    >>> small_consignment(BorderFacts(transport="postal", units=2)).holds
    True
    >>> small_consignment(BorderFacts(transport="postal", units=5)).missing
    ('gross_mass_kg',)
    """
    measured = _measured(facts)
    stated = facts.small_consignment
    if stated is None or stated is measured.holds:
        return measured
    if measured.holds is None:
        asked = f"It is stated, not shown: {', '.join(measured.missing)} would show it (2(19))."
        return Answer(holds=stated, why=(asked,) if stated else ())
    said = "a small consignment" if stated else "no small consignment"
    text = (
        f"It is stated to be {said}, but transport, units and gross mass say otherwise (2(19)); "
        "correct one of them."
    )
    if stated:
        return Answer(holds=False, why=(text,))
    return Answer(holds=None, missing=("small_consignment",), why=(text,))


def _measured(facts: BorderFacts) -> Answer:
    by_post = None if not facts.transport else facts.transport in {"postal", "express"}
    few = None if facts.units is None else facts.units <= _MOST_UNITS
    light = None if facts.gross_mass_kg is None else facts.gross_mass_kg < _MASS_BELOW_KG
    if by_post is False or (few is False and light is False):
        return Answer(holds=False)
    if by_post and (few or light):
        return Answer(holds=True)
    if by_post is None and few is None and light is None:
        return Answer(holds=None, missing=("small_consignment",))
    missing = [] if by_post else ["transport"]
    if not few and not light:
        missing += [
            name for name, value in (("units", few), ("gross_mass_kg", light)) if value is None
        ]
    return Answer(holds=None, missing=tuple(missing))


def article_26(facts: BorderFacts, event: str) -> Answer:
    """Check the five conditions of art. 26(1).

    Args:
        facts: the case.
        event: what happened; a notice under art. 26(3) shows that customs hold the conditions to be
            met, so what the facts leave open is taken from it.
    """
    return _opened(
        facts,
        event,
        small_consignment(facts),
        {"counterfeit_or_pirated": facts.counterfeit_or_pirated},
    )


def article_l716_8_5(facts: BorderFacts, event: str) -> Answer:
    """Check the conditions of art. L716-8-5 of the French code.

    What a small consignment is, an order of the minister says (paragraph V); what is stated counts.

    Args:
        facts: the case.
        event: what happened; the notice of paragraph II answers what the facts leave open.
    """
    stated = facts.small_consignment
    small = Answer(holds=stated, missing=("small_consignment",) if stated is None else ())
    return _opened(facts, event, small, {})


def _opened(
    facts: BorderFacts, event: str, small: Answer, own: Mapping[str, bool | None]
) -> Answer:
    conditions = {
        **own,
        "perishable": None if facts.perishable is None else not facts.perishable,
        "ex_officio": None if facts.ex_officio is None else not facts.ex_officio,
        "opted_in": facts.opted_in,
    }
    if small.holds is False or False in conditions.values():
        return Answer(holds=False, why=small.why)
    if event == _ANNOUNCED and facts.small_consignment is not False:
        return Answer(holds=True, why=small.why)
    # The other conditions are asked for only once the consignment is known to be small.
    missing = small.missing or tuple(name for name, value in conditions.items() if value is None)
    return Answer(holds=None if missing else True, missing=missing, why=small.why)
