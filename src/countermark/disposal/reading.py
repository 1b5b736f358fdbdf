"""Facts as people write them: YAML or a line of a case."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from countermark.disposal.assessment import measures
from countermark.disposal.codes import hp_code, waste_code
from countermark.disposal.goods import DisposalFacts, Goods, State
from countermark.disposal.materials import categories, category_of_hs, materials, plain
from countermark.findings import BadInputError, Territory

_KEYS: Final = frozenset(
    {
        *("category", "description", "composition", "materials", "hazard_known", "hp_codes", "ewc"),
        *("state", "measured", "mass_kg", "gross_mass_kg", "units", "quantity", "holder_consents"),
        *("evidence_until", "on", "territory", "hs_code"),
    }
)
_ELSEWHERE: Final = frozenset({"unit", "value", "currency", "lot_id", "reference"})
_UNKNOWN: Final = frozenset({"", "unknown", "not known", "?", "none"})
_WORDS: Final = {"true": True, "yes": True, "y": True, "false": False, "no": False, "n": False}


@dataclass(frozen=True, slots=True)
class Reading:
    """Facts that were read, and what could not be used."""

    facts: DisposalFacts
    """The facts."""

    warnings: tuple[str, ...]
    """Keys that nobody knows, and what was assumed."""


def facts_from(given: Mapping[str, object], today: date) -> Reading:
    """Make the facts of one lot out of a mapping.

    Args:
        given: the keys of a facts file.
        today: the day that counts if `on` is not given.
    """
    goods, warnings = goods_from(given)
    territory = _text(given, "territory")
    facts = DisposalFacts(
        goods=(goods,),
        on=_day(given, "on") or today,
        territory=Territory.of(territory) if territory else None,
    )
    return Reading(facts, warnings)


def goods_from(given: Mapping[str, object]) -> tuple[Goods, tuple[str, ...]]:
    """Make one lot out of a mapping, such as one entry of `goods` in a case.

    Args:
        given: `category`, `description`, `composition` or `materials`, and what else is known.

    Returns: the lot, and warnings about unknown keys and assumptions.

    Errors: `BadInputError` with the key, what was given and what was expected.

    >>> lot, warnings = goods_from({"category": "perfume", "composition": ["Ethanol"]})
    >>> lot.materials, warnings
    (('ethanol',), ())
    """
    warnings = _unknown_keys(given)
    category, said = _category(given)
    names, unknown = _materials(given)
    warnings += said + unknown
    state = _text(given, "state")
    goods = Goods(
        category=category,
        description=_text(given, "description"),
        materials=tuple(dict.fromkeys(names)),
        hazard_known=_truth(given, "hazard_known"),
        hp_codes=tuple(dict.fromkeys(hp_code(one) for one in _list(given, "hp_codes"))),
        ewc=_ewc(given),
        state=_state(state) if state else None,
        measured=_measured(given),
        mass_kg=_number(given, "mass_kg", "gross_mass_kg"),
        units=_number(given, "units", "quantity"),
        holder_consents=_truth(given, "holder_consents"),
        evidence_until=_day(given, "evidence_until"),
    )
    return goods, tuple(warnings)


def _unknown_keys(given: Mapping[str, object]) -> list[str]:
    known = _KEYS | _ELSEWHERE | measures().keys()
    found = []
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            found.append(f"The key '{key}' is not known and was not used.{hint}")
    return found


def _category(given: Mapping[str, object]) -> tuple[str, list[str]]:
    name = _text(given, "category")
    hs_code = _text(given, "hs_code")
    if name:
        return categories().named(name)["category"], []
    by_code = category_of_hs(hs_code) if hs_code else None
    if by_code:
        return by_code, [f"No category was given; '{by_code}' was taken from HS {hs_code}."]
    names = ", ".join(categories().rows)
    return "other", [f"No category was given; 'other' was taken. Expected one of {names}."]


def _materials(given: Mapping[str, object]) -> tuple[list[str], list[str]]:
    """Find the materials; a name that is not known counts as unknown and is said."""
    found, warnings = [], []
    for name in [*_list(given, "composition"), *_list(given, "materials")]:
        try:
            found.append(materials().named(name)["material"])
        except BadInputError as error:
            found.append("unknown")
            warnings.append(f"{error} Until it is identified it counts as unknown.")
    return found, warnings


def _ewc(given: Mapping[str, object]) -> str:
    code = _text(given, "ewc")
    return waste_code(code).code if code else ""


def _state(name: str) -> State:
    try:
        return State(plain(name))
    except ValueError:
        text = f"The state '{name}' is not known; expected one of {', '.join(State)}."
        raise BadInputError(text) from None


def _measured(given: Mapping[str, object]) -> dict[str, bool | float]:
    inner = given.get("measured")
    if inner is not None and not isinstance(inner, dict):
        text = f"'measured' is '{inner}'; expected a mapping like 'flash_point_c: 23'."
        raise BadInputError(text)
    merged = {**{key: given[key] for key in given if key in measures()}, **(inner or {})}
    merged.pop("holder_consents", None)
    for key in merged:
        if key not in measures():
            names = ", ".join(name for name in measures() if name != "holder_consents")
            text = f"'measured' holds '{key}', which no test measures; expected one of {names}."
            raise BadInputError(text)
    results = {str(key): _result(str(key), merged) for key in merged}
    return {key: value for key, value in results.items() if value is not None}


def _result(key: str, merged: Mapping[str, object]) -> bool | float | None:
    if measures()[key]["compare"] == "is":
        return _truth(merged, key)
    return _number(merged, key, below_zero=key == "flash_point_c")


def _list(given: Mapping[str, object], key: str) -> list[str]:
    value = given.get(key)
    if value is None:
        return []
    if isinstance(value, str):
        return [part.strip() for part in value.replace(",", ";").split(";") if part.strip()]
    if isinstance(value, Iterable) and all(isinstance(one, str | int) for one in value):
        return [str(one) for one in value]
    text = f"'{key}' is '{value}'; expected a list of names."
    raise BadInputError(text)


def _text(given: Mapping[str, object], key: str) -> str:
    value = given.get(key)
    if value is None:
        return ""
    if isinstance(value, str | int | float):
        return str(value).strip()
    text = f"'{key}' is '{value}'; expected one text."
    raise BadInputError(text)


def _truth(given: Mapping[str, object], key: str) -> bool | None:
    value = given.get(key)
    if value is None or isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in _UNKNOWN:
        return None
    if word in _WORDS:
        return _WORDS[word]
    text = f"'{key}' is '{value}'; expected true, false or unknown."
    raise BadInputError(text)


def _number(given: Mapping[str, object], *keys: str, below_zero: bool = False) -> float | None:
    for key in keys:
        value = given.get(key)
        if value is None or str(value).strip().lower() in _UNKNOWN:
            continue
        try:
            number = float(str(value))
        except ValueError:
            number = float("nan")
        if isinstance(value, bool) or not math.isfinite(number) or (number < 0 and not below_zero):
            text = f"'{key}' is '{value}'; expected a number from 0 up, without a unit."
            raise BadInputError(text)
        return number
    return None


def _day(given: Mapping[str, object], key: str) -> date | None:
    value = given.get(key)
    if value is None or str(value).strip().lower() in _UNKNOWN:
        return None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        text = f"'{key}' is '{value}'; expected a day written as YYYY-MM-DD."
        raise BadInputError(text) from None
