"""Variants: a decided case with one fact changed, and what the answer must then be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from countermark.findings import JsonValue
from countermark.law.advice.advice import Advice, advise
from countermark.law.dispute.dispute import read_dispute
from countermark.law.judgments.judgment import Judgment, Variant
from countermark.law.provisions.rulebook import Rulebook, rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Varied:
    """One variant, run."""

    case: str
    """The case's id."""

    variant: Variant
    """The variant."""

    found: Mapping[str, str]
    """What the rules say, for each expectation."""

    @property
    def met(self) -> bool:
        """Whether every expectation is met."""
        return all(self.found[key] == value for key, value in self.variant.expect.items())

    def to_json(self) -> dict[str, JsonValue]:
        """Write the variant."""
        return {
            "case": self.case,
            "place": self.variant.place,
            "change": {key: str(value) for key, value in self.variant.change.items()},
            "expected": dict(self.variant.expect),
            "found": dict(self.found),
            "met": self.met,
            "why": self.variant.why,
        }


def run_variants(
    judgments: Iterable[Judgment], *, today: date, using: Rulebook | None = None
) -> tuple[Varied, ...]:
    """Run the variants of some judgments.

    Args:
        judgments: the judgments.
        today: used for a case without a day of filing.
        using: other rules than those that come with the program.
    """
    rules = using or rulebook()
    return tuple(
        _run(one, variant, today=today, using=rules)
        for one in judgments
        for variant in one.variants
    )


def _run(one: Judgment, variant: Variant, *, today: date, using: Rulebook) -> Varied:
    facts = {**one.dispute(), **variant.change}
    found = advise(read_dispute(facts), today=today, using=using)
    said = {key: _said(key, found) for key in variant.expect}
    return Varied(case=one.id, variant=variant, found=said)


def _said(key: str, found: Advice) -> str:
    asked = found.forum_asked
    if key == "result":
        return str(asked.result) if asked else ""
    if key == "scope":
        return str(asked.scope or "") if asked else ""
    if key == "provision":
        return asked.provisions[0] if asked and asked.provisions else ""
    if key == "recognised":
        results = {str(one.result) for one in found.recognition}
        return results.pop() if len(results) == 1 else ", ".join(sorted(results))
    issue = key.removeprefix("law.")
    laws = [one for one in found.applicable_law if one.issue == issue]
    return ", ".join(dict.fromkeys(one.law or str(one.result) for one in laws))
