"""The options as the command line and the report write them."""

from __future__ import annotations

from countermark.disposal.assessment import Question
from countermark.disposal.codes import Codes
from countermark.disposal.options import Ladder, Option
from countermark.disposal.rules import operations
from countermark.findings import JsonValue


def option_list(ladder: Ladder) -> list[dict[str, JsonValue]]:
    """Write the options as the list of the command line's contract, best first."""
    never = tuple(one.text for one in ladder.never)
    return [_option(one, never) for one in ladder.options]


def name_of(ladder: Ladder) -> str:
    """Name the goods of a lot: by their description, else by their category."""
    category = ladder.assessment.category
    if ladder.goods.description:
        return ladder.goods.description
    return "goods not described" if category == "other" else category.replace("_", " ")


def case_data(ladder: Ladder) -> dict[str, JsonValue]:
    """Write everything about one lot, as findings carry it."""
    return {
        "name": name_of(ladder),
        "category": ladder.assessment.category,
        "description": ladder.goods.description,
        "materials": ladder.assessment.materials,
        "materials_assumed": ladder.assessment.assumed,
        "options": option_list(ladder),
        "never": tuple(one.to_json() for one in ladder.never),
        "tests": tuple(_question(one) for one in ladder.tests_first),
        "decision": tuple(one.to_json() for one in ladder.decision),
        "notes": ladder.notes,
    }


def _option(option: Option, never: tuple[str, ...]) -> dict[str, JsonValue]:
    treatment = option.treatment
    operation = operations().get(treatment.operation)
    sources = [one for ground in option.grounds for one in ground.sources]
    return {
        "operation": treatment.operation,
        "allowed": option.allowed,
        "why": option.why,
        "tests": tuple(one.label for one in option.tests),
        "codes": _codes(option.codes),
        "treatment": treatment.name,
        "label": treatment.label,
        "operation_label": operation["label"] if operation else None,
        "step": treatment.step,
        "rank": treatment.rank,
        "conditions": tuple(one.text for one in option.conditions),
        "after_tests": tuple(
            {"tests": one.tests, "result": one.result, "allowed": one.allowed, "why": one.why}
            for one in option.after_tests
        ),
        "not_before": option.not_before.isoformat() if option.not_before else None,
        "never": never,
        "grounds": tuple(one.to_json() for one in (*option.grounds, *option.conditions)),
        "checked": all(one.checked for one in sources),
    }


def _codes(codes: Codes) -> dict[str, JsonValue]:
    return {
        "ewc": codes.ewc,
        "hp": codes.hp,
        "basel": codes.basel,
        "ewc_candidates": codes.ewc_candidates,
        "hp_suspected": codes.hp_suspected,
        "basel_candidates": codes.basel_candidates,
        "parts": codes.parts,
        "checked": False,
    }


def _question(question: Question) -> dict[str, JsonValue]:
    return {
        "test": question.test,
        "label": question.label,
        "measure": question.measure,
        "counts": question.limit,
        "suspicion": question.trait,
        "hp": question.hp,
        "source": str(question.row.source),
        "checked": question.row.source.checked,
    }
