"""The collection by country and issue: how many cases, and how they ended, with the cases named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from countermark.findings import JsonValue
from countermark.law.judgments.judgment import CaseIssue, Judgment

SAID_NOTHING: Final = "not coded"
"""What stands for an outcome that the collection does not code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The judgments of one country on one issue."""

    country: str
    """ISO 3166-1, EU or UPC."""

    issue: CaseIssue
    """What they are about."""

    outcomes: Mapping[str, tuple[str, ...]]
    """Each outcome with the ids of its judgments, the commonest first."""

    @property
    def cases(self) -> int:
        """How many judgments there are."""
        return sum(map(len, self.outcomes.values()))

    def to_json(self) -> dict[str, JsonValue]:
        """Write the group."""
        return {
            "country": self.country,
            "issue": self.issue,
            "cases": self.cases,
            "outcomes": {name: list(ids) for name, ids in self.outcomes.items()},
        }


def by_country_and_issue(judgments: Iterable[Judgment]) -> tuple[Group, ...]:
    """Group judgments; one that is about two issues stands in two groups.

    Args:
        judgments: the judgments.

    Returns: the groups, the country with most judgments first.
    """
    found: dict[tuple[str, CaseIssue], dict[str, list[str]]] = {}
    countries = Counter[str]()
    for one in judgments:
        countries[one.country] += 1
        for issue in one.issues:
            outcomes = found.setdefault((one.country, issue), {})
            outcomes.setdefault(outcome(one, issue), []).append(one.id)
    order = list(CaseIssue)
    keys = sorted(found, key=lambda key: (-countries[key[0]], key[0], order.index(key[1])))
    return tuple(
        Group(country=country, issue=issue, outcomes=_ordered(found[country, issue]))
        for country, issue in keys
    )


def outcome(one: Judgment, issue: CaseIssue) -> str:
    """Tell how a judgment ended on an issue, in the words of the coding.

    Args:
        one: the judgment.
        issue: one of its issues.
    """
    if issue is CaseIssue.JURISDICTION:
        return one.holding.jurisdiction
    if issue is CaseIssue.RECOGNITION:
        return one.holding.recognised or SAID_NOTHING
    if issue is CaseIssue.APPLICABLE_LAW:
        laws = [_whose(one, law) for law in one.holding.law.values()]
        return ", ".join(sorted(set(laws))) or SAID_NOTHING
    return SAID_NOTHING


def _whose(one: Judgment, law: str) -> str:
    forum = one.dispute().get("forum", "")
    known = isinstance(forum, str) and forum
    if not known:
        return f"law of {law}"
    return "law of the forum" if same_country(law, str(forum)) else "another law"


def same_country(one: str, other: str) -> bool:
    """Tell whether two codes name the same country, or states of the same country.

    >>> same_country("US-CA", "US"), same_country("DE", "AT")
    (True, False)
    """
    return one.partition("-")[0] == other.partition("-")[0]


def _ordered(outcomes: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    ordered = sorted(outcomes.items(), key=lambda item: (-len(item[1]), item[0]))
    return {name: tuple(ids) for name, ids in ordered}
