"""The engines are asked in the order of a case; what one finds, the next may use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from countermark import border, disposal, law, marks, packs
from countermark.examine.data_of import mappings
from countermark.examine.goods_lines import classes_of, goods_of
from countermark.examine.reading import CaseFacts, Folder, Remark
from countermark.findings import BadInputError, Exhibit, Finding, JsonValue

ENGINES: Final = ("marks", "packs", "law", "border", "disposal")
"""The engines in the order in which they are asked."""

_RELATIONS: Final = ("identical", "not_distinguishable", "similar", "weak")
_MEDICINE: Final = "medicines"


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """What the engines are asked about."""

    folder: Folder
    """The exhibits and the facts of the case."""

    register: marks.Register
    """The register of marks to search."""

    store: packs.Store | None
    """The store of packs to ask, if there is one."""

    on: date
    """The day of the examination."""

    @cached_property
    def goods(self) -> tuple[Mapping[str, object], ...]:
        """The lines of goods, as facts of disposal."""
        return goods_of(self.folder)

    @property
    def case(self) -> CaseFacts:
        """The facts of the case."""
        return self.folder.case

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """What was handed in."""
        return self.folder.exhibits


@dataclass(frozen=True, slots=True)
class Answers:
    """What the engines found, and which of them could not answer."""

    findings: tuple[Finding, ...]
    """In the order of asking, not yet numbered."""

    remarks: tuple[Remark, ...]
    """Facts of the case that an engine could not use."""


def ask(inquiry: Inquiry, step: Callable[[str], None]) -> Answers:
    """Ask every engine; one that cannot use the facts never stops the others.

    Args:
        inquiry: exhibits, facts, register and store.
        step: told before each engine is asked.
    """
    findings: list[Finding] = []
    remarks: list[Remark] = []
    for engine in ENGINES:
        step(f"asking {engine}")
        try:
            answered, odd = _QUESTIONS[engine](inquiry, findings)
        except BadInputError as error:
            answered, odd = [], [f"The engine '{engine}' could not answer: {error}"]
        findings += answered
        remarks += [Remark("case.yaml", text) for text in odd]
    return Answers(tuple(findings), tuple(remarks))


_Answered = tuple[Sequence[Finding], Sequence[str]]


def _marks(inquiry: Inquiry, _: Sequence[Finding]) -> _Answered:
    case = inquiry.case
    facts = marks.MarksFacts(
        register=inquiry.register,
        classes=classes_of(inquiry.goods),
        territory=case.destination or case.territory,
        on=inquiry.on,
    )
    return marks.examine(facts, inquiry.exhibits), ()


def _packs(inquiry: Inquiry, _: Sequence[Finding]) -> _Answered:
    facts = packs.PacksFacts(store=inquiry.store, territory=inquiry.case.territory, on=inquiry.on)
    return packs.examine(facts, inquiry.exhibits), ()


def _law(inquiry: Inquiry, findings: Sequence[Finding]) -> _Answered:
    case = inquiry.case
    relation = _best_relation(findings)
    facts = law.Observed(
        right="trademark" if relation else None,
        sign_relation=relation,
        destination=_code(case.destination),
        found_in=_code(case.territory),
        quantity=_quantity(case),
        medicine=law.Medicine() if _has_medicine(inquiry, findings) else None,
        others={**_nested(case.medicine), **case.law},
    ).facts()
    resting = {exhibit for one in findings for exhibit in one.exhibits}
    exhibits = tuple(one.id for one in inquiry.exhibits if one.id in resting)
    asked = law.LawFacts(
        label=facts,
        on=inquiry.on,
        exhibits=exhibits,
        assumed=frozenset({"right", "sign_relation"} - case.law.keys()),
    )
    dispute = law.read_dispute(case.dispute)
    courts, problems = law.examine_dispute(dispute, on=inquiry.on)
    unused = tuple(f"dispute: {problem}" for problem in problems)
    return [*law.examine(asked, inquiry.exhibits), *courts], (*facts.problems, *unused)


def _border(inquiry: Inquiry, _: Sequence[Finding]) -> _Answered:
    case = inquiry.case
    facts, odd = border.read_facts(
        {
            "regime": case.regime,
            "territory": _code(case.territory),
            "region": case.region,
            "dates": case.dates,
            "perishable": case.perishable,
            "small_consignment": case.small_consignment,
            "ex_officio": case.ex_officio,
            "units": case.units,
            "gross_mass_kg": case.gross_mass_kg,
            "consents": case.consents,
            **case.border,
            "today": inquiry.on,
        }
    )
    return border.examine(facts, inquiry.exhibits), odd


def _disposal(inquiry: Inquiry, _: Sequence[Finding]) -> _Answered:
    lots, odd = [], []
    for line in inquiry.goods:
        try:
            lot, said = disposal.goods_from(line)
        except BadInputError as error:
            odd.append(f"Disposal of '{line.get('description', 'goods')}' was not asked: {error}")
            continue
        lots.append(lot)
        odd += said
    facts = disposal.DisposalFacts(
        goods=tuple(lots), on=inquiry.on, territory=inquiry.case.territory
    )
    return disposal.examine(facts, inquiry.exhibits), odd


_QUESTIONS: Final[Mapping[str, Callable[[Inquiry, Sequence[Finding]], _Answered]]] = {
    "marks": _marks,
    "packs": _packs,
    "law": _law,
    "border": _border,
    "disposal": _disposal,
}


def _best_relation(findings: Iterable[Finding]) -> str | None:
    """Take the closest relation of any sign to a mark; without any match, it stays unknown."""
    found = [
        str(match["relation"])
        for finding in findings
        if finding.engine == "marks" and finding.data.get("strength") != "low"
        for match in mappings(finding.data.get("matches"))[:1]
    ]
    return min(found, key=_RELATIONS.index, default=None)


def _has_medicine(inquiry: Inquiry, findings: Iterable[Finding]) -> bool:
    return (
        bool(inquiry.case.medicine)
        or any(line.get("category") == _MEDICINE for line in inquiry.goods)
        or any(finding.engine == "packs" and finding.data.get("labels") for finding in findings)
    )


def _quantity(case: CaseFacts) -> str | None:
    counted = [line.quantity for line in case.goods if line.quantity is not None]
    return f"{sum(counted):g}" if counted else None


def _code(territory: object) -> str | None:
    return str(territory) if territory else None


def _nested(medicine: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    return {f"medicine.{name}": value for name, value in medicine.items()}
