"""The fields of `case.yaml`, checked one by one: a wrong one is reported, the others are kept."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Annotated, Final, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from countermark.examine.reading.case import CATEGORIES
from countermark.examine.reading.yaml_file import Node, Scalar, as_given
from countermark.findings import BadInputError, JsonValue, Territory

_YES: Final = frozenset({"true", "yes", "y"})
_NO: Final = frozenset({"false", "no", "n"})
_UNKNOWN: Final = frozenset({"", "~", "null", "unknown"})
_NUMBER: Final = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
_DAY: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})([T ][0-9:.+Z -]*)?")
_REGIMES: Final = ("TRIPS", "EU", "FR", "US", "CN", "OAPI", "IN")


def _wrong(expected: str) -> PydanticCustomError:
    return PydanticCustomError("wrong", "{expected}", {"expected": expected})


def _written(value: object, expected: str) -> str | None:
    """Take one written value; nothing for one that says it is unknown."""
    if not isinstance(value, Scalar):
        raise _wrong(expected)
    text = value.text.strip()
    return None if text.lower() in _UNKNOWN and not (value.quoted and text) else text


def _text(value: object) -> str | None:
    return _written(value, "a text")


def _number(value: object) -> float | None:
    expected = "a number of 0 or more, with a point and without unit, such as 12.5"
    text = _written(value, expected)
    if text is None:
        return None
    if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)) or float(text) < 0:
        raise _wrong(expected)
    return abs(float(text))


def _share(value: object) -> float | None:
    share = _number(value)
    if share is not None and share > 1:
        expected = "a share of the mass from 0 to 1"
        raise _wrong(expected)
    return share


def _truth(value: object) -> bool | None:
    expected = "true, false or unknown"
    text = _written(value, expected)
    if text is None:
        return None
    if text.lower() not in _YES | _NO:
        raise _wrong(expected)
    return text.lower() in _YES


def _day(value: object) -> date | None:
    expected = "a day as YYYY-MM-DD, such as 2026-11-02"
    text = _written(value, expected)
    if text is None:
        return None
    found = _DAY.fullmatch(text)
    if not found:
        raise _wrong(expected)
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        expected = "a day that exists, as YYYY-MM-DD"
        raise _wrong(expected) from None


def _territory(value: object) -> Territory | None:
    expected = "two letters of ISO 3166-1 such as DE or CN, or EU, BX, EP, UP, WO"
    text = _written(value, expected)
    if text is None:
        return None
    try:
        return Territory.of(text)
    except BadInputError:
        raise _wrong(expected) from None


def _category(value: object) -> str | None:
    expected = f"one of {', '.join(CATEGORIES)}"
    text = _written(value, expected)
    if text is not None and text.lower().replace(" ", "_") not in CATEGORIES:
        raise _wrong(expected)
    return text and text.lower().replace(" ", "_")


def _regime(value: object) -> str | None:
    expected = f"one of {', '.join(_REGIMES)}"
    text = _written(value, expected)
    if text is not None and text.upper() not in _REGIMES:
        raise _wrong(expected)
    return text and text.upper()


def _hs_code(value: object) -> str | None:
    expected = "4 to 12 digits of the Harmonized System, such as 640411"
    return _code(value, expected, "[0-9]{4,12}", left_out=" .")


def _ewc(value: object) -> str | None:
    expected = "six digits of the list of waste, with * after a hazardous entry, such as 200135*"
    return _code(value, expected, r"[0-9]{6}\*?")


def _hp_code(value: object) -> str | None:
    return _code(value, "HP1 to HP15", "HP([1-9]|1[0-5])")


def _code(value: object, expected: str, pattern: str, *, left_out: str = " ") -> str | None:
    text = _written(value, expected)
    if text is None:
        return None
    code = text.upper().translate(dict.fromkeys(map(ord, left_out)))
    if not re.fullmatch(pattern, code):
        raise _wrong(expected)
    return code


def _currency(value: object) -> str | None:
    expected = "three letters of ISO 4217, such as EUR"
    text = _written(value, expected)
    if text is not None and not re.fullmatch(r"[A-Za-z]{3}", text):
        raise _wrong(expected)
    return text and text.upper()


def _facts(value: object) -> JsonValue:
    if not isinstance(value, dict):
        expected = "fields with values below it"
        raise _wrong(expected)
    plain: dict[str, Node] = value
    return as_given(plain)


Text: TypeAlias = Annotated[str | None, BeforeValidator(_text)]
Number: TypeAlias = Annotated[float | None, BeforeValidator(_number)]
Share: TypeAlias = Annotated[float | None, BeforeValidator(_share)]
Truth: TypeAlias = Annotated[bool | None, BeforeValidator(_truth)]
Day: TypeAlias = Annotated[date | None, BeforeValidator(_day)]
Place: TypeAlias = Annotated[Territory | None, BeforeValidator(_territory)]
Currency: TypeAlias = Annotated[str | None, BeforeValidator(_currency)]
Facts: TypeAlias = Annotated[dict[str, object], BeforeValidator(_facts)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


class GoodsForm(_Form):
    """One line of goods as written."""

    description: Text = None
    category: Annotated[str | None, BeforeValidator(_category)] = None
    brand: Text = None
    hs_code: Annotated[str | None, BeforeValidator(_hs_code)] = None
    quantity: Number = None
    unit: Text = None
    gross_mass_kg: Number = None
    value: Number = None
    currency: Currency = None
    origin: Place = None
    materials: list[Text] = Field(default_factory=list)
    composition: dict[str, Share] = Field(default_factory=dict)
    perishable: Truth = None
    hazard_known: Truth = None
    hp_codes: list[Annotated[str | None, BeforeValidator(_hp_code)]] = Field(default_factory=list)
    ewc: Annotated[str | None, BeforeValidator(_ewc)] = None
    facts: Facts = Field(default_factory=dict)


class PartyForm(_Form):
    """A party as written."""

    role: Text = None
    name: Text = None
    country: Place = None


class MoneyForm(_Form):
    """An amount as written."""

    amount: Number = None
    currency: Currency = None


class CaseForm(_Form):
    """The whole file as written."""

    reference: Text = None
    territory: Place = None
    region: Text = None
    regime: Annotated[str | None, BeforeValidator(_regime)] = None
    origin: Place = None
    destination: Place = None
    goods: list[GoodsForm] = Field(default_factory=list)
    dates: dict[str, Day] = Field(default_factory=dict)
    perishable: Truth = None
    small_consignment: Truth = None
    ex_officio: Truth = None
    consents: Facts = Field(default_factory=dict)
    units: Number = None
    gross_mass_kg: Number = None
    parties: list[PartyForm] = Field(default_factory=list)
    declared_value: MoneyForm | None = None
    currency: Currency = None
    quantities: dict[str, Number] = Field(default_factory=dict)
    dispute: Facts = Field(default_factory=dict)
    law: Facts = Field(default_factory=dict)
    medicine: Facts = Field(default_factory=dict)
    border: Facts = Field(default_factory=dict)
