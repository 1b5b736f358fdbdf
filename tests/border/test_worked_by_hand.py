"""The clocks against counts that were made by hand, day by day."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from countermark.border import Deadline, deadlines, read_facts

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("golden").joinpath("worked_by_hand.yaml").read_text("utf-8"),
    yaml.BaseLoader,  # noqa: S506 - text only
)
_DAY = re.compile(r"(\d\d)(Mo|Tu|We|Th|Fr|Sa|Su)(?:=(\S+))?")


def days_by_hand(case: dict[str, Any]) -> list[tuple[date, str, str]]:
    """Read the days of a count: date, weekday, and number or reason (empty for a rest day)."""
    found = []
    for line in case["count"]:
        month, *days = line.split()
        for text in days:
            match = _DAY.fullmatch(text)
            assert match, text
            number, weekday, says = match.groups()
            found.append((date.fromisoformat(f"{month}-{number}"), weekday, says or ""))
    return found


def counts(says: str) -> bool:
    """Tell whether a day counted."""
    return says.isdigit() or says == "end"


def answer(case: dict[str, Any]) -> Deadline:
    """Ask the engine for the one clock of a case."""
    facts, warnings = read_facts(case["facts"])
    assert warnings == ()
    (found,) = [item for item in deadlines(facts) if item.clock == case["clock"]]
    return found


def by_name(case: dict[str, Any]) -> str:
    """Name a case in the test's report."""
    return str(case["name"])


@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_the_hand_count_is_sound(case: dict[str, Any]) -> None:
    """Weekdays are right, days follow each other and numbers leave none out."""
    days = days_by_hand(case)
    assert all(f"{day:%A}".startswith(weekday) for day, weekday, _ in days)
    assert [(b - a).days for (a, _, _), (b, _, _) in pairwise(days)] == [1] * (len(days) - 1)
    numbers = [int(says) for _, _, says in days if says.isdigit()]
    assert numbers == sorted(range(1, len(numbers) + 1), reverse="backwards" in case)


@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_the_last_day_is_the_one_counted_by_hand(case: dict[str, Any]) -> None:
    """The deadline, its provision, its extension and its stricter reading are those of the case."""
    found = answer(case)
    assert (found.deadline.isoformat(), found.basis) == (case["deadline"], case["basis"])
    stricter = found.earlier_reading
    assert (stricter.isoformat() if stricter else None) == case.get("earlier_reading")
    if "extended_to" in case:
        assert found.extension is not None
        assert found.extension.until.isoformat() == case["extended_to"]


@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_the_days_skipped_are_those_skipped_by_hand(case: dict[str, Any]) -> None:
    """Every day that did not count is named with a reason, and no other."""
    found = answer(case)
    by_hand = [day for day, _, says in days_by_hand(case) if not counts(says)]
    assert [day.date for day in found.skipped] == by_hand
    assert all(day.why for day in found.skipped)


@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_a_day_off_for_a_holiday_is_said_to_be_one(case: dict[str, Any]) -> None:
    """Where the hand count names a holiday, the answer names one of that country."""
    why = {day.date: day.why for day in answer(case).skipped}
    for day, _, says in days_by_hand(case):
        if says and not counts(says) and says != "still":
            assert "(" in why[day]
