"""The facts of a border case, read from a mapping such as a YAML file gives.

>>> facts, warnings = read_facts({"territory": "de", "on": "2026-11-23", "perishble": "no"})
>>> facts.territory, warnings
('DE', ("The fact 'perishble' is not known and was left aside; did you mean 'perishable'?",))
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from math import isfinite
from types import MappingProxyType
from typing import Any, Final

from countermark.findings import BadInputError

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRUE: Final = frozenset({"true", "yes", "y", "on", "1"})
_FALSE: Final = frozenset({"false", "no", "n", "off", "0"})
_UNKNOWN: Final = frozenset({"", "unknown", "none", "null", "~", "?"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderFacts:
    """What is known of the case; what is not known stays none or empty."""

    regime: str = ""
    """TRIPS, EU, FR, US, CN, OAPI or IN; where empty, that of the territory."""

    territory: str = ""
    """The country whose customs act and whose holidays count: ISO 3166-1 alpha-2, or XI."""

    region: str = ""
    """The region whose holidays count as well, for instance BY."""

    event: str = ""
    """What happened; see `events`. Where empty, every event in `dates` starts its clocks."""

    on: date | None = None
    """The day of the event."""

    dates: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    """Days of this and other events; words that are no events are left aside."""

    perishable: bool | None = None
    """Whether customs consider that the goods spoil within 20 days (EU 608/2013 art. 2(20))."""

    ex_officio: bool | None = None
    """Whether customs acted on their own initiative, without an application granted."""

    small_consignment: bool | None = None
    """Whether it is stated to be a small consignment; checked against the next three facts."""

    transport: str = ""
    """How the goods came: `postal`, `express` or `other`."""

    units: float | None = None
    """How many units, as EU 608/2013 art. 2(19) counts them."""

    gross_mass_kg: float | None = None
    """Gross mass of the consignment in kg."""

    opted_in: bool | None = None
    """Whether the application asks for the procedure for small consignments."""

    counterfeit_or_pirated: bool | None = None
    """Whether that is what is suspected, and not another kind of infringement."""

    declarant_consents: bool | None = None
    """Whether the declarant or holder of the goods agrees to destruction; none: no answer known."""

    right_holder_consents: bool | None = None
    """Whether the holder of the decision confirmed infringement and agrees to destruction."""

    court_set_period: bool | None = None
    """Whether the court that ordered a provisional measure set the period itself."""

    importer_appealed: bool | None = None
    """Whether the importer has appealed against a suspension on customs' own initiative."""

    outage_hours: float | None = None
    """How long the electronic portal was out, in hours."""

    other_agency: bool | None = None
    """US: whether another agency decides on admissibility (medicines: FDA)."""

    restricted_goods: bool | None = None
    """US: whether 19 CFR 133.22 or 133.23 covers the goods (confusingly similar, grey market)."""

    today: date | None = None
    """The day on which the question is asked; without it nothing is said to have passed."""


_YES_OR_NO: Final = (
    "perishable",
    "ex_officio",
    "small_consignment",
    "opted_in",
    "counterfeit_or_pirated",
    "court_set_period",
    "importer_appealed",
    "other_agency",
    "restricted_goods",
)
_NUMBERS: Final = ("units", "gross_mass_kg", "outage_hours")
_DAYS: Final = ("on", "today")
_WORDS: Final = ("regime", "territory", "region", "event", "transport")
KNOWN_FACTS: Final = (*_WORDS, *_DAYS, "dates", *_YES_OR_NO, *_NUMBERS, "consents")
"""The names that a mapping of facts may have."""


def read_facts(mapping: Mapping[Any, object]) -> tuple[BorderFacts, tuple[str, ...]]:
    """Read facts from text, as YAML or a form gives them, or from values of Python.

    Args:
        mapping: facts by name; yes/no facts as true, false, yes, no or unknown, days as YYYY-MM-DD,
            `dates` as days by event, `consents` as yes/no by `declarant` and `right_holder`.

    Returns: the facts, and a sentence for each name that is not known.

    Errors: `BadInputError` for a value that cannot be read, naming the fact.
    """
    # YAML 1.1 reads the bare key `on` as the truth value.
    given = {"on" if key is True else key: value for key, value in mapping.items()}
    warnings = tuple(_unknown("fact", key, KNOWN_FACTS) for key in given if key not in KNOWN_FACTS)
    declarant, right_holder, more = _consents(given.get("consents"))
    truths = {name: _yes_or_no(name, given.get(name)) for name in _YES_OR_NO}
    facts = BorderFacts(
        regime=_word("regime", given.get("regime")).upper(),
        territory=_word("territory", given.get("territory")).upper(),
        region=_word("region", given.get("region")),
        event=_word("event", given.get("event")).lower(),
        transport=_transport(given.get("transport")),
        on=_day("on", given.get("on")),
        today=_day("today", given.get("today")),
        dates=_dates(given.get("dates")),
        declarant_consents=declarant,
        right_holder_consents=right_holder,
        units=_number("units", given.get("units")),
        gross_mass_kg=_number("gross_mass_kg", given.get("gross_mass_kg")),
        outage_hours=_number("outage_hours", given.get("outage_hours")),
        **truths,
    )
    return facts, warnings + more


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """End a sentence with the known word that is nearest, if one is near."""
    near = get_close_matches(word, known, n=1)
    return f"; did you mean '{near[0]}'?" if near else "."


def _unknown(kind: str, key: object, known: tuple[str, ...]) -> str:
    return f"The {kind} '{key}' is not known and was left aside{did_you_mean(str(key), known)}"


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _word(name: str, value: object) -> str:
    if isinstance(value, Mapping | list | tuple | bool):
        text = f"The fact '{name}' is {value!r}; expected one word (in YAML, write it in quotes)."
        raise BadInputError(text)
    text = _text(value)
    return "" if text.casefold() in _UNKNOWN else text


def _transport(value: object) -> str:
    word = _word("transport", value).lower()
    if word not in {"", "postal", "express", "other"}:
        text = f"The fact 'transport' is '{word}'; expected postal, express or other."
        raise BadInputError(text)
    return word


def _yes_or_no(name: str, value: object) -> bool | None:
    text = _text(value).casefold()
    if text in _UNKNOWN:
        return None
    if text not in _TRUE | _FALSE:
        sentence = f"The fact '{name}' is '{value}'; expected true, false or unknown."
        raise BadInputError(sentence)
    return text in _TRUE


def _number(name: str, value: object) -> float | None:
    text = _text(value)
    if text.casefold() in _UNKNOWN:
        return None
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not isfinite(number) or number < 0:
        sentence = f"The fact '{name}' is '{value}'; expected a number, 0 or more, without a unit."
        raise BadInputError(sentence)
    return number


def _day(name: str, value: object) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = _text(value)
    if text.casefold() in _UNKNOWN:
        return None
    if not _DATE.fullmatch(text):
        sentence = f"The date '{name}' is '{value}'; expected YYYY-MM-DD, for instance 2026-11-23."
        raise BadInputError(sentence)
    try:
        return date.fromisoformat(text)
    except ValueError:
        sentence = f"The date '{name}' is '{value}', a day that does not exist; correct it."
        raise BadInputError(sentence) from None


def _dates(value: object) -> Mapping[str, date]:
    if _text(value).casefold() in _UNKNOWN:
        return MappingProxyType({})
    if not isinstance(value, Mapping):
        text = f"The fact 'dates' is '{value}'; expected days by event, as 'suspended: 2026-11-23'."
        raise BadInputError(text)
    days = {str(event): _day(f"dates: {event}", day) for event, day in value.items()}
    return MappingProxyType({event: day for event, day in days.items() if day})


def _consents(value: object) -> tuple[bool | None, bool | None, tuple[str, ...]]:
    """Read who agrees: by role, as a list of those who do, or one answer for the declarant."""
    roles = ("declarant", "right_holder")
    if isinstance(value, list | tuple):
        value = dict.fromkeys((str(role) for role in value), "yes")
    if not isinstance(value, Mapping):
        return _yes_or_no("consents", value), None, ()
    declarant, right_holder = (_yes_or_no(f"consents: {role}", value.get(role)) for role in roles)
    return (
        declarant,
        right_holder,
        tuple(_unknown("role in 'consents'", role, roles) for role in value if role not in roles),
    )
