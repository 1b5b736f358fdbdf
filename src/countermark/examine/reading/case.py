"""What `case.yaml` tells about a case; every fact may be missing, and then it is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from countermark.findings import JsonValue, Territory

CATEGORIES: Final = (
    "clothing",
    "footwear",
    "bags",
    "cosmetics",
    "perfume",
    "toys",
    "electronics",
    "batteries",
    "medicines",
    "food",
    "tobacco",
    "alcohol",
    "auto_parts",
    "pesticides",
    "labels",
    "paper",
    "plastics",
    "jewellery",
    "other",
)
"""The categories of goods."""

EVENTS: Final = (
    "suspended",
    "detention_notified",
    "exofficio_notified",
    "application_received",
    "information_requested",
    "consent_given",
    "consent_refused",
    "proceedings_begun",
    "extension_granted",
    "provisional_measure",
    "portal_outage_ended",
    "small_consignment_notified",
)
"""Events at a border that start or stop a clock."""

DATES: Final = (
    *EVENTS,
    "received",
    "purchased",
    "detained",
    "examined",
    "reported",
    "seized",
    "decided",
    "filed",
)
"""The dates of a case: the events at the border, and those of the goods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """One line of goods."""

    description: str | None = None
    """What they are, in the words of the file."""

    category: str | None = None
    """One of `CATEGORIES`."""

    brand: str | None = None
    """The sign they bear, as the file gives it."""

    hs_code: str | None = None
    """Digits of the Harmonized System, 4 to 12, without points or spaces."""

    quantity: float | None = None
    """How many, in `unit`."""

    unit: str | None = None
    """What is counted: pieces, pairs, packs, kg …"""

    gross_mass_kg: float | None = None
    """Gross mass in kg."""

    value: float | None = None
    """Value of the whole line in `currency`."""

    currency: str | None = None
    """ISO 4217 code."""

    origin: Territory | None = None
    """Where they come from, if not the case's origin."""

    materials: tuple[str, ...] = ()
    """What they are made of, in the words of the file."""

    composition: Mapping[str, float] = field(default_factory=dict)
    """Share of mass by material, each from 0 to 1."""

    perishable: bool | None = None
    """Whether they spoil."""

    hazard_known: bool | None = None
    """Whether somebody knows how hazardous they are."""

    hp_codes: tuple[str, ...] = ()
    """Hazardous properties of waste, `HP1` to `HP15`."""

    ewc: str | None = None
    """Code of the European list of waste: six digits, `*` after a hazardous entry."""

    facts: Mapping[str, JsonValue] = field(default_factory=dict)
    """Further facts about the goods, kept as given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part in the case."""

    role: str | None = None
    """For instance consignee, declarant, right_holder."""

    name: str | None = None
    """The name as the file gives it."""

    country: Territory | None = None
    """Where the party sits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount of money."""

    amount: float | None = None
    """How much."""

    currency: str | None = None
    """ISO 4217 code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """The facts of a case. Nothing, an empty text or an empty mapping means: unknown.

    >>> CaseFacts().perishable is None
    True
    """

    reference: str | None = None
    """The case's reference."""

    territory: Territory | None = None
    """Where the goods are now."""

    region: str | None = None
    """The region whose holidays count, as ISO 3166-2 or its last part."""

    regime: str | None = None
    """The rules of the border that the clocks run under: TRIPS, EU, FR, US, CN, OAPI, IN."""

    origin: Territory | None = None
    """Where the goods come from."""

    destination: Territory | None = None
    """Where they go."""

    goods: tuple[Goods, ...] = ()
    """The lines of goods."""

    dates: Mapping[str, date] = field(default_factory=dict)
    """Days by name; the names are `DATES`."""

    perishable: bool | None = None
    """Whether the goods spoil."""

    small_consignment: bool | None = None
    """Whether the procedure for small consignments applies."""

    ex_officio: bool | None = None
    """Whether customs acted without an application."""

    consents: Mapping[str, JsonValue] = field(default_factory=dict)
    """Who has agreed to the destruction, by name: true, false or what the file says."""

    units: float | None = None
    """How many articles the consignment holds."""

    gross_mass_kg: float | None = None
    """Gross mass of the consignment in kg."""

    parties: tuple[Party, ...] = ()
    """Who takes part."""

    declared_value: Money | None = None
    """What was declared."""

    quantities: Mapping[str, float] = field(default_factory=dict)
    """How much of what; a bare number in the file stands under `items`."""

    dispute: Mapping[str, JsonValue] = field(default_factory=dict)
    """The facts of a cross-border dispute, as `law advise` takes them; days are ISO texts."""

    law: Mapping[str, JsonValue] = field(default_factory=dict)
    """The facts for legal labels, as `law label` takes them."""

    medicine: Mapping[str, JsonValue] = field(default_factory=dict)
    """Facts about a medicine, as in `law label`."""

    border: Mapping[str, JsonValue] = field(default_factory=dict)
    """Further facts for the clocks of the border, as `border clock` takes them."""
