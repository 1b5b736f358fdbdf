"""Citations of judgments: is an ECLI well formed, and does it say the same as the case file?

Source: Council conclusions inviting the introduction of the European Case Law Identifier (2011/C
127/01), annex: ECLI, country or organisation, court of one to seven characters, four digits of the
year, an ordinal of up to 25 characters.

>>> problems_of_ecli("ECLI:EU:C:2015:28", year=2015)
()
>>> problems_of_ecli("ECLI:EU:C:15:28", year=2015)[0]
"'ECLI:EU:C:15:28' is no ECLI; expected ECLI:country:court:year:number, as ECLI:EU:C:2015:28."
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from countermark.findings import BadInputError, Territory

_ECLI: Final = re.compile(
    r"ECLI:(?P<country>[A-Z]{2}):(?P<court>[A-Z][A-Z0-9]{0,6}):(?P<year>[0-9]{4}):"
    r"(?P<ordinal>[A-Z0-9.]{1,25})"
)
_COUNTRY_OF_ECLI: Final = {"GR": "EL", "GB": "UK"}
"""Codes of the Union's own usage beside those of ISO 3166-1."""
_NEUTRAL: Final = re.compile(
    r"(?<!\w)\[(\d{4})\] (?P<court>UKSC|UKHL|UKPC|EWCA(?: Civ)?|EWHC|CSIH|CSOH|HCA|FCAFC|FCA|NSWCA|"
    r"NZSC|NZCA|SGCA|SGHC|IESC|IEHC)(?!\w)(?P<number> \d+)?"
)
_NEUTRAL_CANADA: Final = re.compile(r"\b(\d{4}) (SCC|FC|FCA|ONCA|ONSC|BCCA|QCCA) \d+\b")


@dataclass(frozen=True, slots=True)
class Ecli:
    """A well-formed European Case Law Identifier."""

    text: str
    """The whole identifier."""

    country: str
    """ISO 3166-1, or EU."""

    court: str
    """The code of the court."""

    year: int
    """The year of the decision."""


def read_ecli(text: str) -> Ecli:
    """Take an ECLI apart.

    Errors: `BadInputError` if it is none.

    >>> read_ecli("ECLI:GR:AP:2019:1").country
    'GR'
    """
    found = _ECLI.fullmatch(text)
    if found is None:
        problem = (
            f"'{text}' is no ECLI; expected ECLI:country:court:year:number, as ECLI:EU:C:2015:28."
        )
        raise BadInputError(problem)
    return Ecli(text, _iso(found["country"]), found["court"], int(found["year"]))


def problems_of_ecli(ecli: str, *, year: int, country: str = "") -> tuple[str, ...]:
    """Say what is wrong with an ECLI, in a sentence each.

    Args:
        ecli: the identifier.
        year: the year of the decision.
        country: the country of the court, if it is known.
    """
    try:
        found = read_ecli(ecli)
    except BadInputError as error:
        return (str(error),)
    problems = []
    if found.year != year:
        problems.append(f"'{ecli}' says {found.year}, but the decision is of {year}.")
    if not _is_country(found.country):
        problems.append(f"'{ecli}': '{found.country}' is no country and not EU.")
    elif country and found.country != country:
        problems.append(f"'{ecli}' says {found.country}, but the court is of {country}.")
    return tuple(problems)


def problems_of_neutral(citation: str, *, year: int) -> tuple[str, ...]:
    """Say whether a neutral citation names another year than that of the decision, or no number.

    >>> problems_of_neutral("[2011] UKSC 39", year=2012)
    ("'[2011] UKSC 39' says 2011, but the decision is of 2012.",)
    """
    problems = []
    neutral = _NEUTRAL.search(citation)
    found = neutral or _NEUTRAL_CANADA.search(citation)
    if found is not None and int(found[1]) != year:
        problems.append(f"'{citation}' says {found[1]}, but the decision is of {year}.")
    if neutral is not None and not neutral["number"]:
        example = f"[{neutral[1]}] {neutral['court']} 39"
        problems.append(f"'{citation}' is without its number; expected as in '{example}'.")
    return tuple(problems)


def _iso(code: str) -> str:
    back = {there: here for here, there in _COUNTRY_OF_ECLI.items()}
    return back.get(code, code)


def _is_country(code: str) -> bool:
    try:
        Territory(code)
    except BadInputError:
        return False
    return True
