"""Facets: the properties by which judgments are chosen and counted.

>>> from countermark.law.judgments.collection import collection
>>> chosen_facets({"right": ["trade mark"]}, collection())
{'right': ('trademark',)}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from countermark.findings import BadInputError, Territory
from countermark.law.dispute.dispute import dispute_facts
from countermark.law.judgments.judgment import Judgment
from countermark.law.language.places import UPC
from countermark.law.language.vocabulary import did_you_mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One property of judgments."""

    name: str
    """How it is asked for."""

    title: str
    """Its heading."""

    values_of: Callable[[Judgment], tuple[str, ...]]
    """The values that a judgment has; a judgment may have several."""


_KINDS: Final = {
    "eu_trademark": "trademark",
    "benelux_trademark": "trademark",
    "unitary_patent": "patent",
    "eu_design": "design",
    "unregistered_design": "design",
}
"""Rights that are found as their kind too."""


def _rights(one: Judgment) -> tuple[str, ...]:
    kinds = (_KINDS[right] for right in one.rights if right in _KINDS)
    return tuple(dict.fromkeys((*one.rights, *kinds)))


def _decade(one: Judgment) -> tuple[str, ...]:
    return (f"{one.decided_on.year // 10 * 10}s",)


def _checked(one: Judgment) -> tuple[str, ...]:
    return ("yes" if one.source.checked else "no",)


FACETS: Final = (
    Facet(name="issue", title="Issue", values_of=lambda one: tuple(map(str, one.issues))),
    Facet(name="right", title="Right", values_of=_rights),
    Facet(name="country", title="Country", values_of=lambda one: (one.country,)),
    Facet(name="stage", title="Stage", values_of=lambda one: (one.stage,)),
    Facet(name="outcome", title="Jurisdiction", values_of=lambda one: (one.holding.jurisdiction,)),
    Facet(name="decade", title="Decade", values_of=_decade),
    Facet(name="checked", title="Outcome checked", values_of=_checked),
)
"""All facets, in the order in which they are shown."""


def chosen_facets(
    given: Mapping[str, Iterable[str]], judgments: Iterable[Judgment]
) -> dict[str, tuple[str, ...]]:
    """Read the values chosen for facets.

    Args:
        given: values by the facet's name, in any case; rights also by their other names, and
            countries by their English names.
        judgments: the judgments whose values may be chosen.

    Returns: the values as judgments have them; facets without a value are left out.

    Errors: `BadInputError` for a value that none of them has, with the one probably meant.
    """
    pool = tuple(judgments)
    read = {
        name: tuple(_value(name, one, pool) for one in values) for name, values in given.items()
    }
    return {name: values for name, values in read.items() if values}


def _value(name: str, given: str, judgments: Sequence[Judgment]) -> str:
    word = given.strip().casefold().replace(" ", "_").replace("-", "_")
    known = known_values(name, judgments)
    if name == "right":
        word = dispute_facts()["right_type"].also.get(word, word)
    elif name == "country":
        word = {country_name(code).casefold(): code.casefold() for code in known}.get(
            word.replace("_", " "), word
        )
    found = next((one for one in known if one.casefold() == word), None)
    if found is None:
        hint = did_you_mean(word, known)
        text = (
            f"'{given}' is no {name} that a judgment has; expected one of {', '.join(known)}.{hint}"
        )
        raise BadInputError(text)
    return found


def country_name(code: str) -> str:
    """Name a country, union or common court.

    >>> country_name("FR"), country_name("UPC")
    ('France', 'Unified Patent Court')
    """
    return "Unified Patent Court" if code == UPC else Territory(code).name


def known_values(name: str, judgments: Iterable[Judgment]) -> tuple[str, ...]:
    """List the values of a facet that some judgments have, sorted."""
    facet = next(one for one in FACETS if one.name == name)
    return tuple(sorted({value for one in judgments for value in facet.values_of(one)}))


def matches(one: Judgment, chosen: Mapping[str, Sequence[str]], *, but: str = "") -> bool:
    """Tell whether a judgment has, for every facet, one of the values chosen.

    Args:
        one: the judgment.
        chosen: values by the facet's name.
        but: a facet whose choice is not looked at.
    """
    return all(
        not set(chosen[facet.name]).isdisjoint(facet.values_of(one))
        for facet in FACETS
        if facet.name in chosen and facet.name != but
    )


def counts(
    judgments: Sequence[Judgment], chosen: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, int]]:
    """Count how many judgments each value of each facet would leave.

    The choice made within a facet does not narrow that facet's own counts, so that another value
    can be taken instead.

    Args:
        judgments: what the words found.
        chosen: values by the facet's name.
    """
    found = {}
    for facet in FACETS:
        pool = [one for one in judgments if matches(one, chosen, but=facet.name)]
        counter = Counter(value for one in pool for value in facet.values_of(one))
        ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
        found[facet.name] = dict(ordered)
    return found
