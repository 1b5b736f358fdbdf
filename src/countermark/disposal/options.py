"""The ways to deal with a lot, best first, and which of them are open today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from countermark.disposal.assessment import Assessment, Question, assess, suspected_hp
from countermark.disposal.codes import (
    Codes,
    CodeTraits,
    candidates,
    in_force,
    list_of_waste,
    waste_code,
)
from countermark.disposal.goods import Goods, State
from countermark.disposal.matching import cells
from countermark.disposal.materials import materials
from countermark.disposal.rules import (
    Effect,
    Rules,
    Treatment,
    medicine_ground,
    named_for,
    treatments,
)
from countermark.findings import Ground, Territory

_HELD = "evidence:kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an option becomes after tests."""

    tests: tuple[str, ...]
    """The names of the tests."""

    result: str
    """`clear` or `confirmed`, the other tests being clear."""

    allowed: bool
    """Whether the option is then allowed."""

    why: str
    """The reason if it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to deal with a lot."""

    treatment: Treatment
    """What is done."""

    allowed: bool
    """True only if it is allowed whatever the open tests will show."""

    why: str
    """The reason, in plain words."""

    tests: tuple[Question, ...]
    """The open tests that decide it; empty if no test changes the answer."""

    after_tests: tuple[Outcome, ...]
    """What it becomes when they are done."""

    conditions: tuple[Ground, ...]
    """On what condition."""

    not_before: date | None
    """The first day on which it may be done, if a day is set."""

    codes: Codes
    """The codes under which it goes."""

    grounds: tuple[Ground, ...]
    """Why, with sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Everything there is to say about one lot."""

    goods: Goods
    """The lot."""

    assessment: Assessment
    """What is known of it and what is open."""

    options: tuple[Option, ...]
    """The options, best first in the order of the waste hierarchy."""

    never: tuple[Ground, ...]
    """What must never be done with it."""

    decision: tuple[Ground, ...]
    """Whose decision or consent it needs first."""

    notes: tuple[str, ...]
    """What the reader should know about the facts given."""

    @property
    def tests_first(self) -> tuple[Question, ...]:
        """The open tests that decide an option or a code, those that decide most options first."""
        count = Counter(one.test for option in self.options for one in option.tests)
        wanted = [
            one
            for one in self.assessment.open
            if count[one.test] or one.trait.startswith("hazard:")
        ]
        return tuple(sorted(wanted, key=lambda one: -count[one.test]))


def options(goods: Goods, on: date, territory: Territory | None = None) -> Ladder:
    """Work out how a lot may be disposed of.

    An option is allowed only if it is allowed whatever the open tests will show. One more hazard
    therefore never opens a way that was closed.

    Args:
        goods: the lot.
        on: the day whose rules and codes count.
        territory: where the goods are; rules of the Union or a country are added if known.

    >>> ladder = options(Goods(category="clothing", materials=("cotton",)), date(2026, 11, 23))
    >>> [one.treatment.operation for one in ladder.options if one.allowed]
    ['R3', 'R1', 'R1', 'D10', 'D10', 'D5', 'D15']
    """
    assessment = assess(goods, on)
    rules = Rules(on, territory)
    suitable = [one for one in treatments() if one.suitable(assessment.best)]
    return Ladder(
        goods=goods,
        assessment=assessment,
        options=tuple(_option_of_stream(one, goods, assessment, rules) for one in suitable),
        never=tuple(rules.said(Effect.NEVER, assessment.worst)),
        decision=tuple(rules.said(Effect.DECISION, assessment.worst)),
        notes=_notes(goods, assessment, on),
    )


def _option_of_stream(
    treatment: Treatment, goods: Goods, assessment: Assessment, rules: Rules
) -> Option:
    """Judge a treatment for the lot, or for the part of it that the treatment takes out."""
    if treatment.stream in {"", assessment.category}:
        return _option(treatment, goods, assessment, rules)
    taken = tuple(name for name in assessment.materials if _taken(name, treatment))
    part = replace(goods, category=treatment.stream, materials=taken, ewc="")
    own = assess(part, rules.on)
    return _option(treatment, part, replace(own, known=own.known | {"other_stream"}), rules)


def _taken(name: str, treatment: Treatment) -> bool:
    classes = cells(materials().rows[name]["classes"])
    return name == "unknown" or any(one in treatment.suits for one in classes)


def _option(treatment: Treatment, goods: Goods, assessment: Assessment, rules: Rules) -> Option:
    worst = rules.objections(treatment, assessment.worst)
    best = rules.objections(treatment, assessment.best)
    deciding = () if best else _deciding(treatment, assessment, rules)
    if not worst:
        grounds: tuple[Ground, ...] = (_suits(treatment, assessment),)
    else:
        grounds = tuple(best or worst)
    held = _HELD in assessment.known and not treatment.storage
    return Option(
        treatment=treatment,
        allowed=not worst,
        why=_why(worst, best, grounds, deciding),
        tests=deciding,
        after_tests=_outcomes(treatment, assessment, rules, deciding),
        conditions=() if best else _conditions(treatment, goods, assessment, rules),
        not_before=goods.evidence_until + timedelta(days=1)
        if held and goods.evidence_until
        else None,
        codes=_codes(treatment, goods, assessment, rules.on),
        grounds=grounds,
    )


def _why(
    worst: Sequence[Ground],
    best: Sequence[Ground],
    grounds: Sequence[Ground],
    deciding: Sequence[Question],
) -> str:
    if not worst or best:
        return " ".join(one.text for one in grounds)
    if all(one.test == "consent" for one in deciding):
        return f"{deciding[0].label}; with it this is allowed."
    names = ", ".join(one.test.replace("_", " ") for one in deciding)
    hazard = any(one.trait.startswith("hazard:") for one in deciding)
    said = "Hazard unknown: test first" if hazard else "Not shown yet: find out first"
    return f"{said} ({names}). Until then: {grounds[0].text}"


def _suits(treatment: Treatment, assessment: Assessment) -> Ground:
    if "class:medicine" in assessment.worst and (said := medicine_ground(treatment)):
        return said
    if "*" in treatment.accepts:
        return Ground("Always possible meanwhile, in a store fit for it.", (treatment.source,))
    text = "Nothing that is known of the lot, or still open, speaks against it."
    return Ground(text, (treatment.source,))


def _deciding(treatment: Treatment, assessment: Assessment, rules: Rules) -> tuple[Question, ...]:
    """Find the open tests whose worst result would close this way.

    Every rule asks for the presence of traits. Where only several together close it, all count.
    """
    if not rules.objections(treatment, assessment.worst):
        return ()
    alone = tuple(
        one
        for one in assessment.open
        if rules.objections(treatment, assessment.scenario(one.trait))
    )
    return alone or assessment.open


def _outcomes(
    treatment: Treatment,
    assessment: Assessment,
    rules: Rules,
    deciding: tuple[Question, ...],
) -> tuple[Outcome, ...]:
    if not deciding:
        return ()
    clear = Outcome(tests=tuple(one.test for one in deciding), result="clear", allowed=True, why="")
    return clear, *(
        Outcome(
            tests=(one.test,),
            result="confirmed",
            allowed=not (against := rules.objections(treatment, assessment.scenario(one.trait))),
            why=" ".join(ground.text for ground in against),
        )
        for one in deciding
    )


def _conditions(
    treatment: Treatment, goods: Goods, assessment: Assessment, rules: Rules
) -> tuple[Ground, ...]:
    found = rules.said(Effect.CONDITION, assessment.worst, treatment.name)
    said = medicine_ground(treatment) if "class:medicine" in assessment.worst else None
    state = goods.state or State.SOLID
    if said and not named_for(treatment, state.value):
        words = state.value.replace("_", " ")
        text = f"The WHO table does not name {words} medicines here: the plant must agree first."
        found.append(Ground(text, said.sources))
    return tuple(found)


def _codes(treatment: Treatment, goods: Goods, assessment: Assessment, on: date) -> Codes:
    operation = f"operation:{treatment.operation}"
    traits = CodeTraits(assessment.worst | {operation}, assessment.best | {operation})
    found = candidates("ewc", assessment.category, traits, on)
    given = goods.ewc if goods.ewc and in_force("ewc", goods.ewc, on) else ""
    if given:
        found = tuple(dict.fromkeys([given, *found]))
    basel = candidates("basel", assessment.category, traits, on)
    parts = candidates("ewc", assessment.category, traits, on, part="part")
    return Codes(
        ewc=found[0] if found else None,
        ewc_candidates=found,
        parts=tuple(one for one in parts if one not in found),
        hp=assessment.hp,
        hp_suspected=suspected_hp(assessment),
        basel=basel[0] if basel else None,
        basel_candidates=basel,
    )


def _notes(goods: Goods, assessment: Assessment, on: date) -> tuple[str, ...]:
    found = []
    if assessment.assumed:
        names = ", ".join(assessment.materials)
        found.append(
            f"The composition was not given; assumed from the category: {names}. "
            "The codes are provisional."
        )
    if goods.ewc:
        found += _notes_on_code(waste_code(goods.ewc).code, assessment, on)
    return tuple(found)


def _notes_on_code(code: str, assessment: Assessment, on: date) -> list[str]:
    if not in_force("ewc", code, on):
        return [f"The waste code {code} that was given is not in force on {on}; it was not used."]
    hazardous = list_of_waste()[code].hazardous
    if not hazardous and "hazardous" in assessment.best:
        return [f"The waste code {code} is not a hazardous entry, but a hazard is known: check it."]
    if not hazardous and "hazardous" in assessment.worst:
        return [f"The waste code {code} is not a hazardous entry, but tests are open: check it."]
    return []
