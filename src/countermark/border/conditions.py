"""Whether a clock runs on the facts, and which facts are missing to tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from countermark.border.article_26 import Answer, article_26, article_l716_8_5
from countermark.border.clocks import Clock
from countermark.border.facts import BorderFacts

_LONG_OUTAGE_HOURS: Final = 24
_ASKED_AS: Final = {
    "declarant_consents": "consents: declarant",
    "right_holder_consents": "consents: right_holder",
}
_IN_WORDS: Final = {
    ("article_26", True): "if the procedure for small consignments applies",
    ("article_26", False): "if the procedure for small consignments does not apply",
    ("court_set_period", False): "if the court set no period",
    ("declarant_consents", False): "if the declarant does not agree to destruction",
    ("ex_officio", True): "if customs acted on their own initiative",
    ("ex_officio", False): "if an application had been granted",
    ("importer_appealed", True): "if the importer has appealed against the suspension",
    ("l716_8_5", True): "if the procedure for small consignments applies",
    ("l716_8_5", False): "if the procedure for small consignments does not apply",
    ("long_outage", True): "if the portal was out for 24 hours or more",
    ("other_agency", False): "if no other agency decides on admissibility (medicines: FDA)",
    ("perishable", True): "if the goods are perishable",
    ("perishable", False): "if the goods are not perishable",
    ("restricted_goods", True): "if 19 CFR 133.22 or 133.23 covers the goods",
    ("restricted_goods", False): "if 19 CFR 133.22 and 133.23 do not cover the goods",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a clock runs."""

    runs: bool
    """False only where a fact that is known excludes it."""

    applies_if: tuple[str, ...] = ()
    """What must be so, where that is not known."""

    missing: tuple[str, ...] = ()
    """The facts that would tell."""

    notes: tuple[str, ...] = ()
    """What came up when the facts were checked."""


def verdict(clock: Clock, facts: BorderFacts) -> Verdict:
    """Compare what a clock needs with the facts; what is not known does not exclude it."""
    answers = {name: _answer(name, facts, clock.event) for name in clock.conditions}
    if any(
        answer.holds is not None and answer.holds is not clock.conditions[name]
        for name, answer in answers.items()
    ):
        return Verdict(runs=False)
    unknown = {name: answer for name, answer in answers.items() if answer.holds is None}
    missing = dict.fromkeys(fact for answer in unknown.values() for fact in answer.missing)
    return Verdict(
        runs=True,
        applies_if=tuple(_IN_WORDS[name, clock.conditions[name]] for name in unknown),
        missing=tuple(missing),
        notes=tuple(why for answer in answers.values() for why in answer.why),
    )


def _answer(name: str, facts: BorderFacts, event: str) -> Answer:
    if name == "article_26":
        return article_26(facts, event)
    if name == "l716_8_5":
        return article_l716_8_5(facts, event)
    if name == "long_outage":
        hours = facts.outage_hours
        holds = None if hours is None else hours >= _LONG_OUTAGE_HOURS
        return Answer(holds=holds, missing=("outage_hours",))
    return Answer(holds=getattr(facts, name), missing=(_ASKED_AS.get(name, name),))


def perishable_words(*, perishable: bool) -> str:
    """Say what must be so for the one or the other amount of time to count."""
    return _IN_WORDS["perishable", perishable]
