"""One finding for each lot of a case."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

from countermark import __version__
from countermark.disposal.assessment import Question
from countermark.disposal.goods import DisposalFacts
from countermark.disposal.options import Ladder, Option, options
from countermark.disposal.writing import case_data, name_of
from countermark.findings import Certainty, Exhibit, Finding, Ground, Result, Status, read_table

_TABLES: Final = (
    *("list_of_waste", "hp_codes", "hazards", "tests", "materials", "categories", "treatments"),
    *("operations", "basel_codes", "code_rules", "who_methods", "rules"),
)


def examine(facts: DisposalFacts, exhibits: Sequence[Exhibit]) -> list[Finding]:
    """Say for each lot how it may be disposed of.

    The findings are suspected, never facts: whether the goods infringe and whether they are
    disposed of is for an authority to decide, or for the parties to consent to.

    Args:
        facts: the lots, the day and the place.
        exhibits: what was handed in; it is named in the findings, composition is not read from it.
    """
    names = tuple(one.id for one in exhibits)
    return [
        _finding(options(goods, facts.on, facts.territory), position, names)
        for position, goods in enumerate(facts.goods, start=1)
    ]


def data_version() -> str:
    """Name the version of all tables of this engine together."""
    parts = "".join(read_table(__package__, f"{name}.csv").version for name in _TABLES)
    return f"tables {hashlib.sha256(parts.encode()).hexdigest()[:12]}"


def _finding(ladder: Ladder, position: int, exhibits: tuple[str, ...]) -> Finding:
    what = name_of(ladder)
    return Finding(
        engine="disposal",
        question=f"How may lot {position} ({what}) be disposed of?",
        answer=f"{what[0].upper()}{what[1:]}: {_answer(ladder)}",
        grounds=_grounds(ladder),
        engine_version=__version__,
        data_version=data_version(),
        status=Status.SUSPECTED,
        certainty=Certainty(result=_result(ladder)),
        exhibits=exhibits,
        data=case_data(ladder),
    )


def _final(ladder: Ladder) -> list[Option]:
    return [one for one in ladder.options if one.allowed and not one.treatment.storage]


def _result(ladder: Ladder) -> Result:
    if ladder.goods.evidence_until and any(one.not_before for one in ladder.options):
        return Result.DEPENDS_ON
    if not _final(ladder):
        return Result.DEPENDS_ON if ladder.tests_first else Result.NO
    waiting = any(one.tests and one.treatment.irreversible for one in ladder.options)
    return Result.LIMITED if waiting else Result.YES


def _answer(ladder: Ladder) -> str:
    proviso = "once an authority has decided so, or the consents are there, "
    final = _final(ladder)
    kept = next((one.not_before for one in ladder.options if one.not_before), None)
    if kept:
        return f"keep it as evidence; nothing may be done with it before {kept.isoformat()}."
    if not final and not ladder.tests_first:
        return "Hold it in safe storage: no listed way takes this mixture; ask a specialist firm."
    if not final:
        return f"hold it in safe storage and test first: {_labels(ladder.tests_first)}."
    best = final[0]
    label = best.treatment.label
    said = f"{proviso}{label[0].lower()}{label[1:]} ({best.treatment.operation})"
    more = len(final) - 1
    others = (
        f", or {more} other way{'s' if more > 1 else ''} further down the ladder" if more else ""
    )
    waiting = [one for one in ladder.options if one.tests and one.treatment.irreversible]
    later = f" {len(waiting)} more wait for tests." if waiting else ""
    return f"{said}{others}.{later}"


def _labels(questions: Sequence[Question]) -> str:
    found = [one.label for one in questions if one.trait.startswith("hazard:")]
    return "; ".join(found)


def _grounds(ladder: Ladder) -> tuple[Ground, ...]:
    best = next(iter(_final(ladder)), ladder.options[-1])
    return tuple(dict.fromkeys((*best.grounds, *best.conditions, *ladder.decision, *ladder.never)))
