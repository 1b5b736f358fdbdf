"""Conditions over facts, written as short sentences and joined by all, any and none.

A sentence is one of

    right includes trademark or gi        at least one of these is among the values
    wilful is true                        a truth
    sign_relation is identical or similar one of these words
    first_sale_area is somewhere          a place is known
    registered_in covers destination      the right has effect there (a fact or a territory)
    found_in within EU                    the territory lies inside
    medicine.lab.api_percent below 50     a number
    quantity is given                     something was said
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from countermark.findings import BadInputError, Territory
from countermark.findings.document import Part
from countermark.law.facts import LabelFacts
from countermark.law.logic import Truth, all_of, any_of, truth_of
from countermark.law.values import NOWHERE, Many, One, Value
from countermark.law.vocabulary import FactName, Kind, did_you_mean, fact_names

_UNIONS_OF_UNKNOWN_REACH: Final = frozenset({"WO", "EP", "UP"})


class Test(StrEnum):
    """What a sentence asks of a fact."""

    __test__ = False

    IS = "is"
    """One of some words, or true, or false."""

    INCLUDES = "includes"
    """At least one of some words."""

    COVERS = "covers"
    """A right in these territories has effect in that one."""

    WITHIN = "within"
    """The territory lies inside that one."""

    BELOW = "below"
    """A number smaller than that one."""

    GIVEN = "is given"
    """Something was said."""

    SOMEWHERE = "is somewhere"
    """A place, not nowhere."""


_KINDS: Final = {
    Test.IS: {Kind.TRUTH, Kind.CHOICE},
    Test.INCLUDES: {Kind.MANY},
    Test.COVERS: {Kind.TERRITORIES},
    Test.WITHIN: {Kind.TERRITORY},
    Test.BELOW: {Kind.NUMBER},
    Test.GIVEN: set(Kind),
    Test.SOMEWHERE: {Kind.PLACE},
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One test of one fact."""

    fact: str
    """The fact's name."""

    test: Test
    """What is asked of it."""

    values: tuple[str, ...] = ()
    """The words, territories or numbers that stand after the test."""

    def truth(self, facts: LabelFacts, on: date) -> Truth:
        """Tell whether it holds."""
        value = facts.value(self.fact)
        if self.test is Test.GIVEN:
            return truth_of(value is not Truth.UNKNOWN)
        if self.test is Test.COVERS:
            return _covers(value, _place(self.values[0], facts), on)
        if isinstance(value, Truth):
            return self._of_truth(value)
        return self._of_many(value) if isinstance(value, Many) else self._of_one(value, on)

    def _of_truth(self, value: Truth) -> Truth:
        return value.negated() if self.values == ("false",) else value

    def _of_many(self, value: Many) -> Truth:
        if value.some and set(self.values) >= set(fact_names()[self.fact].choices):
            return Truth.TRUE
        return any_of(value.truth_of(word) for word in self.values)

    def _of_one(self, value: One, on: date) -> Truth:
        if self.test is Test.SOMEWHERE:
            return truth_of(value.text != NOWHERE)
        if self.test is Test.WITHIN:
            return truth_of(Territory(self.values[0]).covers(Territory(value.text), on))
        if self.test is Test.BELOW:
            return truth_of(float(value.text) < float(self.values[0]))
        return truth_of(value.text in self.values)

    def open_facts(self, facts: LabelFacts, on: date) -> Iterator[str]:
        """Name the facts that would have to be known, or settled, for it to be true or false."""
        if self.truth(facts, on).settled:
            return
        if self.test is Test.COVERS and _place(self.values[0], facts) in {
            Truth.UNKNOWN,
            Truth.DISPUTED,
        }:
            yield self.values[0]
            if not isinstance(facts.value(self.fact), Truth):
                return
        yield self.fact

    def carrying(self, facts: LabelFacts, on: date) -> Iterator[str]:
        """Name the facts that make it true."""
        if self.truth(facts, on) is Truth.TRUE:
            yield from self.names()

    def names(self) -> Iterator[str]:
        """Name the facts that it speaks of."""
        yield self.fact
        if self.test is Test.COVERS and self.values[0] in fact_names():
            yield self.values[0]


@dataclass(frozen=True, slots=True)
class Joined:
    """Several conditions joined by all, any or none."""

    by: str
    """`all`, `any` or `none`."""

    parts: tuple[Condition, ...]
    """What is joined."""

    def truth(self, facts: LabelFacts, on: date) -> Truth:
        """Tell whether it holds."""
        truths = (part.truth(facts, on) for part in self.parts)
        if self.by == "all":
            return all_of(truths)
        return any_of(truths) if self.by == "any" else any_of(truths).negated()

    def open_facts(self, facts: LabelFacts, on: date) -> Iterator[str]:
        """Name the facts that would have to be known, or settled, for it to be true or false."""
        if self.truth(facts, on).settled:
            return
        for part in self.parts:
            yield from part.open_facts(facts, on)

    def carrying(self, facts: LabelFacts, on: date) -> Iterator[str]:
        """Name the facts that make it true."""
        if self.truth(facts, on) is Truth.TRUE:
            for part in self.parts:
                yield from part.carrying(facts, on)

    def names(self) -> Iterator[str]:
        """Name the facts that it speaks of."""
        for part in self.parts:
            yield from part.names()


Condition: TypeAlias = Sentence | Joined
"""A sentence, or several joined."""


def read_condition(part: Part) -> Condition:
    """Read a condition from a rule's file.

    Errors: `BadInputError` that names file and line, and what was expected.
    """
    if not part.is_mapping:
        return _sentence(part)
    entries = part.mapping()
    if len(entries) != 1 or next(iter(entries)) not in {"all", "any", "none"}:
        text = (
            f"'{', '.join(entries)}' was given; expected a sentence such as "
            "'wilful is true', or exactly one of 'all:', 'any:' and 'none:' with a list."
        )
        raise part.error(text)
    ((by, below),) = entries.items()
    parts = tuple(read_condition(item) for item in below.items())
    if not parts:
        text = f"'{by}:' has no condition below it; add one or remove it."
        raise below.error(text)
    return Joined(by, parts)


def _sentence(part: Part) -> Sentence:
    words = part.text().split()
    if len(words) < 3:  # noqa: PLR2004 - fact, test, value
        text = f"'{part.text()}' is no sentence; expected for instance 'wilful is true'."
        raise part.error(text)
    name = fact_names().get(words[0])
    if name is None:
        hint = did_you_mean(words[0], tuple(fact_names()))
        text = f"'{words[0]}' is no fact that is known here.{hint}"
        raise part.error(text)
    test, rest = _test(part, words[1:])
    if name.kind not in _KINDS[test]:
        text = f"'{name.name}' is of the kind '{name.kind}'; '{test}' does not fit it."
        raise part.error(text)
    values = tuple(rest[::2])
    if rest[1::2] != ["or"] * (len(rest) // 2) or len(rest) % 2 != bool(rest):
        text = f"'{part.text()}': expected single words joined by 'or' after '{test}'."
        raise part.error(text)
    _check_values(part, name, test, values)
    return Sentence(name.name, test, values)


def _test(part: Part, words: list[str]) -> tuple[Test, list[str]]:
    for test in (Test.GIVEN, Test.SOMEWHERE):
        if words == test.split():
            return test, []
    try:
        return Test(words[0]), words[1:]
    except ValueError:
        expected = ", ".join(f"'{test}'" for test in Test)
        text = f"'{words[0]}' is no test; expected one of {expected}."
        raise part.error(text) from None


def _check_values(part: Part, name: FactName, test: Test, values: tuple[str, ...]) -> None:
    allowed = ("true", "false") if name.kind is Kind.TRUTH else name.choices
    if test in {Test.IS, Test.INCLUDES}:
        wrong = [value for value in values if value not in allowed]
        if wrong:
            expected = ", ".join(allowed)
            hint = did_you_mean(wrong[0], allowed)
            text = f"'{wrong[0]}' does not fit '{name.name}'; expected one of {expected}.{hint}"
            raise part.error(text)
    elif test not in {Test.GIVEN, Test.SOMEWHERE}:
        _check_one(part, test, values)


def _check_one(part: Part, test: Test, values: tuple[str, ...]) -> None:
    if len(values) != 1:
        text = f"'{test}' takes exactly one value; {len(values)} were given."
        raise part.error(text)
    if test is Test.COVERS and values[0] in fact_names():
        return
    try:
        float(values[0]) if test is Test.BELOW else Territory(values[0])
    except ValueError as error:
        text = str(error) if isinstance(error, BadInputError) else f"'{values[0]}' is no number."
        raise part.error(text) from None


def _place(value: str, facts: LabelFacts) -> Value:
    return facts.value(value) if value in fact_names() else One(value)


def _covers(rights: Value, place: Value, on: date) -> Truth:
    if isinstance(rights, Many) and not rights.listed and rights.rest is Truth.FALSE:
        return Truth.FALSE
    if isinstance(rights, Truth):
        return rights if not isinstance(place, Truth) else all_of((rights, place))
    if not isinstance(rights, Many) or not isinstance(place, One):
        return place if isinstance(place, Truth) else Truth.UNKNOWN
    return _reaches(rights, place.text, on)


def _reaches(rights: Many, place: str, on: date) -> Truth:
    each = [all_of((truth, _reach(code, place, on))) for code, truth in rights.listed.items()]
    return any_of((*each, rights.rest))


def _reach(code: str, place: str, on: date) -> Truth:
    right, asked = Territory(code), Territory(place)
    if right.covers(asked, on):
        return Truth.TRUE
    # Which countries such a right reaches is written in the right itself; and a national right
    # inside a union reaches a part of it only.
    within = code in _UNIONS_OF_UNKNOWN_REACH or asked.covers(right, on)
    return Truth.UNKNOWN if within else Truth.FALSE
