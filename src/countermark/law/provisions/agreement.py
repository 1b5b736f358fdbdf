"""What must agree across rules: ids, overrides, and notions that do not rest on themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from countermark.law.language.vocabulary import did_you_mean
from countermark.law.provisions.rule import (
    Rule,
    Step,
    instrument_of,
)


def disagreements(rules: Iterable[Rule]) -> Iterator[str]:
    """Name everything that does not agree, one sentence each, with file and line.

    Args:
        rules: all rules of a rulebook.
    """
    given = list(rules)
    by_id: dict[str, list[Rule]] = {}
    for rule in given:
        for other in by_id.get(rule.id, ()):
            if _overlap(rule, other):
                yield (
                    f"{rule.place}: the id '{rule.id}' stands at {other.place} too, for some of "
                    "the same days; give one of them another id or other days."
                )
        by_id.setdefault(rule.id, []).append(rule)
    for rule in given:
        yield from _unknown_overrides(rule, by_id)
    yield from _circles(given)


def _overlap(one: Rule, other: Rule) -> bool:
    starts_before = one.valid_from is None or other.valid_to is None
    ends_after = other.valid_from is None or one.valid_to is None
    return (starts_before or one.valid_from <= other.valid_to) and (  # type: ignore[operator]
        ends_after or other.valid_from <= one.valid_to  # type: ignore[operator]
    )


def _unknown_overrides(rule: Rule, by_id: Mapping[str, list[Rule]]) -> Iterator[str]:
    for name in rule.overrides:
        step = name.removeprefix("step ")
        if name not in by_id and (step == name or step not in set(Step)):
            hint = did_you_mean(name, tuple(by_id))
            yield (
                f"{rule.place}: 'overrides: {name}' names no rule, nor a step such as "
                f"'step general'.{hint}"
            )


def _circles(given: list[Rule]) -> Iterator[str]:
    """Name each circle of rules that go before one another, and facts that rest on themselves."""
    after = {rule.id: _overridden_by(rule, given) for rule in given}
    seen: set[str] = set()
    for rule in given:
        circle = _circle_from(rule.id, after, seen)
        if circle:
            way = "' before '".join((*circle, circle[0]))
            yield f"{rule.place}: '{way}': rules override each other in a circle; take one out."
    for rule in given:
        if rule.effect.fact in {name for when in rule.conditions() for name in when.names()}:
            yield (
                f"{rule.place}: '{rule.id}' settles '{rule.effect.fact}' and asks for it; "
                "take it out of its conditions."
            )


def _overridden_by(rule: Rule, given: list[Rule]) -> tuple[str, ...]:
    if not rule.overrides:
        return ()
    instruments = frozenset(map(instrument_of, rule.provisions))
    near = (one for one in given if one.issue is rule.issue and one.belongs(instruments))
    named = {one.id for one in near if rule.goes_before(one)}
    return tuple(sorted(named | {name for name in rule.overrides if " " not in name}))


def _circle_from(start: str, after: Mapping[str, tuple[str, ...]], seen: set[str]) -> list[str]:
    """Follow overrides from a rule; give the first circle through it that was not seen before."""
    way, todo = [start], [iter(after[start])]
    while todo:
        name = next(todo[-1], None)
        if name is None:
            todo.pop()
            seen.add(way.pop())
        elif name in way:
            circle = way[way.index(name) :]
            seen.update(circle)
            return circle
        elif name not in seen and name in after:
            way.append(name)
            todo.append(iter(after[name]))
    return []
