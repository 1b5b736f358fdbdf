"""The rules as files that a lawyer can read and correct: one object for each provision or holding.

They stand under `rules/<system>/`, several objects of one instrument in one file. An older version
stays beside the newer one, with `valid_to`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from countermark.findings import BadInputError
from countermark.law.language.conditions import Sentence, Test
from countermark.law.language.logic import Truth
from countermark.law.language.values import Value
from countermark.law.provisions.agreement import disagreements
from countermark.law.provisions.reading import parse_rules
from countermark.law.provisions.rule import (
    Issue,
    Layer,
    Rule,
)

RULES: Final = files("countermark.law") / "rules"
NOT_SYSTEMS: Final = frozenset({"meanings", "vocabulary"})


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """All rules on forum, law and recognition."""

    rules: tuple[Rule, ...]
    """The rules by file and line."""

    version: str
    """The first 12 hex digits of the SHA-256 over all files."""

    def of(self, issue: Issue, on: date, **known: Value) -> tuple[Rule, ...]:
        """List the binding rules on an issue that are in force on a day.

        Args:
            issue: the issue.
            on: the day.
            known: facts that already keep rules from applying, whatever the others are.
        """
        return _of(self, issue, on, tuple(known.items()))

    def heads(self, instruments: frozenset[str], on: date) -> tuple[Rule, ...]:
        """List the heads of jurisdiction of some instruments that are in force on a day."""
        return _heads(self, instruments, on)

    def soft(self) -> tuple[Rule, ...]:
        """List the principles that bind nobody."""
        return tuple(rule for rule in self.rules if rule.layer is Layer.SOFT_LAW)


class _Open(dict[Sentence, Truth]):
    """Leaves open whether a fact is given: that it is not known here does not mean that."""

    def get(self, sentence: Sentence, default: Any = None) -> Any:  # noqa: ANN401 - as in dict
        if sentence.test is Test.GIVEN:
            return Truth.UNKNOWN
        return super().get(sentence, default)


@dataclass(frozen=True, slots=True)
class _OnlyKnown:
    """Facts of which only a few are known."""

    known: Mapping[str, Value]
    settled: dict[Sentence, Truth] = field(default_factory=_Open)

    def value(self, name: str) -> Value:
        return self.known.get(name, Truth.UNKNOWN)


@lru_cache(maxsize=1 << 12)
def _of(
    book: Rulebook, issue: Issue, on: date, known: tuple[tuple[str, Value], ...]
) -> tuple[Rule, ...]:
    facts = _OnlyKnown(dict(known))
    return tuple(
        rule
        for rule in book.rules
        if rule.layer is not Layer.SOFT_LAW
        and rule.issue is issue
        and rule.in_force(on)
        and rule.when.truth(facts, on) is not Truth.FALSE
    )


@lru_cache(maxsize=1 << 10)
def _heads(book: Rulebook, instruments: frozenset[str], on: date) -> tuple[Rule, ...]:
    return tuple(rule for rule in _of(book, Issue.FORUM, on, ()) if rule.belongs(instruments))


@cache
def rulebook() -> Rulebook:
    """Read the rules that come with the program."""
    return read_rulebook(RULES)


def read_rulebook(folder: Traversable) -> Rulebook:
    """Read all rules of a folder.

    Args:
        folder: holds one folder for each system, with `*.yaml` files in it.

    Errors: `BadInputError` that names everything that is wrong, with file and line.
    """
    rules, problems, digest = [], [], hashlib.sha256()
    for name, file in rule_files(folder):
        content = file.read_bytes()
        digest.update(content)
        read, wrong = parse_rules(name, content)
        rules += read
        problems += wrong
    problems += list(disagreements(rules))
    if problems:
        raise BadInputError("\n".join(problems))
    return Rulebook(tuple(rules), digest.hexdigest()[:12])


def rule_files(folder: Traversable) -> list[tuple[str, Traversable]]:
    """List the rule files by system and name.

    Errors: `BadInputError` if there is no such folder or no rule in it.
    """
    if not folder.is_dir():
        text = f"There is no folder {folder}; give the folder that holds a folder for each system."
        raise BadInputError(text)
    systems = sorted(
        (one for one in folder.iterdir() if one.is_dir() and one.name not in NOT_SYSTEMS),
        key=lambda one: one.name,
    )
    found = [
        (f"{system.name}/{file.name}", file)
        for system in systems
        for file in sorted(system.iterdir(), key=lambda one: one.name)
        if file.name.endswith((".yaml", ".yml"))
    ]
    if not found:
        text = f"The folder {folder} holds no rule; expected files such as eu/brussels_i_bis.yaml."
        raise BadInputError(text)
    return found
