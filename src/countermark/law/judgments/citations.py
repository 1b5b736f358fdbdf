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
from typing import Final

from countermark.findings import BadInputError, Territory

_ECLI: Final = re.compile(
    r"ECLI:(?P<country>[A-Z]{2}):(?P<court>[A-Z][A-Z0-9]{0,6}):(?P<year>\d{4}):"
    r"(?P<ordinal>[A-Z0-9.]{1,25})"
)
_COUNTRY_OF_ECLI: Final = {"GR": "EL", "GB": "UK"}
_NEUTRAL: Final = re.compile(r"(?<!\w)\[(\d{4})\] (UKSC|EWCA|EWHC|HCA|FCA|UKHL|NZSC|SGCA)(?!\w)")
_NEUTRAL_CANADA: Final = re.compile(r"\b(\d{4}) (SCC|FC|FCA|ONCA|ONSC|BCCA|QCCA) \d+\b")


def problems_of_ecli(ecli: str, *, year: int) -> tuple[str, ...]:
    """Say what is wrong with an ECLI, in a sentence each.

    Args:
        ecli: the identifier.
        year: the year of the decision.
    """
    found = _ECLI.fullmatch(ecli)
    if found is None:
        text = (
            f"'{ecli}' is no ECLI; expected ECLI:country:court:year:number, as ECLI:EU:C:2015:28."
        )
        return (text,)
    problems = []
    if int(found["year"]) != year:
        problems.append(f"'{ecli}' says {found['year']}, but the decision is of {year}.")
    if not _is_country(found["country"]):
        problems.append(f"'{ecli}': '{found['country']}' is no country and not EU.")
    return tuple(problems)


def problems_of_neutral(citation: str, *, year: int) -> tuple[str, ...]:
    """Say whether a neutral citation names another year than that of the decision.

    >>> problems_of_neutral("[2011] UKSC 39", year=2012)
    ("'[2011] UKSC 39' says 2011, but the decision is of 2012.",)
    """
    found = _NEUTRAL.search(citation) or _NEUTRAL_CANADA.search(citation)
    if found is None or int(found[1]) == year:
        return ()
    return (f"'{citation}' says {found[1]}, but the decision is of {year}.",)


def _is_country(code: str) -> bool:
    back = {there: here for here, there in _COUNTRY_OF_ECLI.items()}
    try:
        Territory(back.get(code, code))
    except BadInputError:
        return False
    return True
