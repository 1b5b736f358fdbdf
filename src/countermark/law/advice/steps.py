"""Steps of a trace: which rule was applied, with which facts, provision, version and cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

from countermark.law.advice.answer import Trace
from countermark.law.dispute.parts import PartFacts
from countermark.law.language.logic import Truth
from countermark.law.language.values import shown
from countermark.law.provisions.standing import Applied


class Steps(Sequence[Trace]):
    """Steps that are written only when somebody reads them; most courts are looked at in vain.

    Args:
        write: writes them.
    """

    def __init__(self, write: Callable[[], Iterable[Trace]]) -> None:
        self._write = write
        self._written: tuple[Trace, ...] | None = None

    def _all(self) -> tuple[Trace, ...]:
        if self._written is None:
            self._written = tuple(self._write())
        return self._written

    @overload
    def __getitem__(self, index: int) -> Trace: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Trace, ...]: ...

    def __getitem__(self, index: int | slice) -> Trace | tuple[Trace, ...]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())


def step(one: Applied, facts: PartFacts, provision: str, asked: str) -> Trace:
    """Write one step.

    Args:
        one: the rule as it was applied.
        facts: the facts that it was applied to.
        provision: its provision in the instrument that governs.
        asked: what was asked in this step.
    """
    names = one.used if one.truth.settled else (*one.used, *one.open_facts)
    return Trace(
        step=asked,
        rule=one.rule.id,
        says=one.says,
        truth=one.truth,
        facts=tuple(_facts(names, facts)),
        presumed=tuple(_presumed(names, facts)),
        provision=provision,
        version=one.source.version,
        title=f"{one.source.title}, {one.source.locator}".rstrip(", "),
        address=one.rule.address,
        cases=one.cases,
        checked=one.source.checked,
        status=one.rule.status,
        source=one.source,
        exception=one.exception,
    )


def _facts(names: tuple[str, ...], facts: PartFacts) -> Iterator[str]:
    for name in dict.fromkeys(names):
        yield f"{name}: {shown(facts.value(name))}"


def _presumed(names: tuple[str, ...], facts: PartFacts) -> Iterator[str]:
    for name in dict.fromkeys(names):
        because = "" if name in facts.known else facts.dispute.presumed(name)
        if because:
            yield because


def by_weight(steps: list[tuple[Truth, Trace]]) -> tuple[Trace, ...]:
    """Put first what applies, then what is open, then what fails."""
    order = (Truth.TRUE, Truth.DISPUTED, Truth.UNKNOWN, Truth.FALSE)
    return tuple(trace for _, trace in sorted(steps, key=lambda one: order.index(one[0])))
