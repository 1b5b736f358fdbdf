"""Links of judgments: what they cite, what cites them, and the rules that name or decide them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from countermark.law.judgments.collection import Collection
from countermark.law.provisions.rule import Rule, RuleException
from countermark.law.provisions.rulebook import Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The links of one judgment."""

    cites: tuple[str, ...]
    """Ids of judgments that it follows, contrasts or overtakes."""

    cited_by: tuple[str, ...]
    """Ids of judgments that cite it."""

    rules: tuple[str, ...]
    """Ids of rules, or of exceptions to them, that name it."""


def links(judgments: Collection, using: Rulebook) -> Mapping[str, Links]:
    """Work out the links of all judgments, by id.

    Args:
        judgments: the judgments.
        using: the rules.
    """
    cited_by: dict[str, list[str]] = {one.id: [] for one in judgments}
    for one in judgments:
        for cited in dict.fromkeys(one.cites):
            cited_by[cited].append(one.id)
    rules: dict[str, list[str]] = {one.id: [] for one in judgments}
    for rule in using.rules:
        for name, cases in _named(rule):
            for case in dict.fromkeys(cases):
                # Rules may name cases that are not in the collection.
                if case in rules:
                    rules[case].append(name)
    return {
        one.id: Links(
            cites=tuple(dict.fromkeys(one.cites)),
            cited_by=tuple(cited_by[one.id]),
            rules=tuple(dict.fromkeys(rules[one.id])),
        )
        for one in judgments
    }


def _named(one: Rule | RuleException) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield one.id, one.cases
    for exception in one.exceptions:
        yield from _named(exception)
