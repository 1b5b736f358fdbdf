"""Conditions over facts, written as short sentences and joined by all, any and none.

A sentence is one of

    right includes trademark or gi        at least one of these is among the values
    wilful is true                        a truth
    sign_relation is identical or similar one of these words
    first_sale_area is somewhere          a place is known
    registered_in covers destination      the right has effect there (a fact or a territory)
    acts_in includes forum                one of these places is that one (a fact or a State)
    defendant_domicile is forum           the place is that one
    found_in within EU                    the territory, or one of the places, lies inside
    medicine.lab.api_percent below 50     a number
    quantity is given                     something was said
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final, Protocol, TypeAlias

from countermark.findings import BadInputError, Territory
from countermark.findings.document import Part
from countermark.law.language.logic import Truth, all_of, any_of, truth_of
from countermark.law.language.places import UPC, Place, Places, groups, read_place
from countermark.law.language.values import NOWHERE, Many, One, Value
from countermark.law.language.vocabulary import FactName, Kind, Vocabulary, did_you_mean

_UNIONS_OF_UNKNOWN_REACH: Final = frozenset({"WO", "EP", "UP"})


class Facts(Protocol):
    """What is known of a case."""

    @property
    def settled(self) -> dict[Sentence, Truth] | None:
        """Truths of sentences that were found before on the same day; none to find them anew."""

    def value(self, name: str) -> Value:
        """Tell what is known of a fact; `Truth.UNKNOWN` if nobody has said."""


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
    Test.IS: {Kind.TRUTH, Kind.CHOICE, Kind.STATE},
    Test.INCLUDES: {Kind.MANY, Kind.STATES},
    Test.COVERS: {Kind.TERRITORIES, Kind.STATE, Kind.STATES},
    Test.WITHIN: {Kind.TERRITORY, Kind.STATE, Kind.STATES},
    Test.BELOW: {Kind.NUMBER},
    Test.GIVEN: set(Kind),
    Test.SOMEWHERE: {Kind.PLACE, Kind.STATE, Kind.STATES},
}


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One test of one fact; the same words in several rules are the same object."""

    fact: str
    """The fact's name."""

    test: Test
    """What is asked of it."""

    values: tuple[str, ...] = ()
    """The words, territories or numbers that stand after the test."""

    other: str = ""
    """The fact that stands there instead."""

    every: frozenset[str] = frozenset()
    """All words that the fact may have."""

    def truth(self, facts: Facts, on: date) -> Truth:
        """Tell whether it holds."""
        settled = facts.settled
        if settled is None:
            return self._truth(facts, on)
        found = settled.get(self)
        if found is None:
            found = settled[self] = self._truth(facts, on)
        return found

    def _truth(self, facts: Facts, on: date) -> Truth:
        value = facts.value(self.fact)
        if self.test is Test.GIVEN:
            return truth_of(value is not Truth.UNKNOWN)
        if isinstance(value, Places):
            return self._of_places(value, facts, on)
        if self.test is Test.COVERS and not isinstance(value, Places):
            return _covers(value, self._place(facts), on)
        if isinstance(value, Truth):
            return self._of_truth(value)
        return self._of_many(value) if isinstance(value, Many) else self._of_one(value, on)

    def _of_places(self, value: Places, facts: Facts, on: date) -> Truth:
        if self.test is Test.SOMEWHERE:
            return truth_of(len(value) > 0)
        if self.test is Test.WITHIN:
            return value.within(self.values[0], on)
        asked = facts.value(self.other) if self.other else _places(self.values)
        if not isinstance(asked, Places):
            return asked if isinstance(asked, Truth) and not asked.settled else Truth.UNKNOWN
        if self.test is Test.COVERS:
            return any_of(value.covers(one, on) for one in asked)
        if self.test is Test.IS and self.values == (UPC,):
            # A court of a contracting State is not the common court, though that is one of its.
            return any_of(truth_of(one.code == UPC) if one.code else Truth.UNKNOWN for one in value)
        return any_of(_same(value, one, on) for one in asked)

    def _place(self, facts: Facts) -> Value:
        return facts.value(self.other) if self.other else One(self.values[0])

    def _of_truth(self, value: Truth) -> Truth:
        return value.negated() if self.values == ("false",) else value

    def _of_many(self, value: Many) -> Truth:
        if value.some and set(self.values) >= self.every:
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

    def open_facts(self, facts: Facts, on: date) -> Iterator[str]:
        """Name the facts that would have to be known, or settled, for it to be true or false."""
        if self.truth(facts, on).settled:
            return
        if self.other and facts.value(self.other) in {Truth.UNKNOWN, Truth.DISPUTED}:
            yield self.other
            if not isinstance(facts.value(self.fact), Truth):
                return
        yield self.fact

    def carrying(self, facts: Facts, on: date) -> Iterator[str]:
        """Name the facts that make it true."""
        if self.truth(facts, on) is Truth.TRUE:
            yield from self.names()

    def failing(self, facts: Facts, on: date) -> Iterator[str]:
        """Name the facts that make it false."""
        if self.truth(facts, on) is Truth.FALSE:
            yield from self.names()

    def names(self) -> Iterator[str]:
        """Name the facts that it speaks of."""
        yield self.fact
        if self.other:
            yield self.other


@dataclass(frozen=True, slots=True)
class Joined:
    """Several conditions joined by all, any or none."""

    by: str
    """`all`, `any` or `none`."""

    parts: tuple[Condition, ...]
    """What is joined."""

    def truth(self, facts: Facts, on: date) -> Truth:
        """Tell whether it holds."""
        truths = (part.truth(facts, on) for part in self.parts)
        if self.by == "all":
            return all_of(truths)
        return any_of(truths) if self.by == "any" else any_of(truths).negated()

    def open_facts(self, facts: Facts, on: date) -> Iterator[str]:
        """Name the facts that would have to be known, or settled, for it to be true or false."""
        if self.truth(facts, on).settled:
            return
        for part in self.parts:
            yield from part.open_facts(facts, on)

    def carrying(self, facts: Facts, on: date) -> Iterator[str]:
        """Name the facts that make it true."""
        if self.truth(facts, on) is Truth.TRUE:
            for part in self.parts:
                yield from part.carrying(facts, on)

    def failing(self, facts: Facts, on: date) -> Iterator[str]:
        """Name the facts that make it false."""
        if self.truth(facts, on) is not Truth.FALSE:
            return
        for part in self.parts:
            yield from part.carrying(facts, on) if self.by == "none" else part.failing(facts, on)

    def names(self) -> Iterator[str]:
        """Name the facts that it speaks of."""
        for part in self.parts:
            yield from part.names()


Condition: TypeAlias = Sentence | Joined
"""A sentence, or several joined."""


def read_condition(part: Part, vocabulary: Vocabulary) -> Condition:
    """Read a condition from a rule's file.

    Args:
        part: what stands after `when:`.
        vocabulary: the facts that it may speak of.

    Errors: `BadInputError` that names file and line, and what was expected.
    """
    if not part.is_mapping:
        return _sentence(part, vocabulary)
    entries = part.mapping()
    if len(entries) != 1 or next(iter(entries)) not in {"all", "any", "none"}:
        text = (
            f"'{', '.join(entries)}' was given; expected a sentence such as "
            "'wilful is true', or exactly one of 'all:', 'any:' and 'none:' with a list."
        )
        raise part.error(text)
    ((by, below),) = entries.items()
    parts = tuple(read_condition(item, vocabulary) for item in below.items())
    if not parts:
        text = f"'{by}:' has no condition below it; add one or remove it."
        raise below.error(text)
    return Joined(by, parts)


def _sentence(part: Part, vocabulary: Vocabulary) -> Sentence:
    words = part.text().split()
    if len(words) < 3:  # noqa: PLR2004 - fact, test, value
        text = f"'{part.text()}' is no sentence; expected for instance 'wilful is true'."
        raise part.error(text)
    name = vocabulary.get(words[0])
    if name is None:
        hint = did_you_mean(words[0], tuple(vocabulary))
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
    other = values[0] if _may_refer(name, test) and values and values[0] in vocabulary else ""
    if other:
        _check_other(part, vocabulary[other], values)
        return _sentence_of(name.name, test, (), other, frozenset())
    _check_values(part, name, test, values)
    return _sentence_of(name.name, test, values, "", frozenset(name.choices))


_sentence_of = cache(Sentence)


def _may_refer(name: FactName, test: Test) -> bool:
    places = name.kind in {Kind.STATE, Kind.STATES} and test is not Test.WITHIN
    return places or test is Test.COVERS


def _check_other(part: Part, other: FactName, values: tuple[str, ...]) -> None:
    if len(values) != 1:
        text = f"'{other.name}' is a fact; name it alone, without 'or'."
        raise part.error(text)
    fits = {Kind.STATE, Kind.STATES, Kind.TERRITORY, Kind.PLACE}
    if other.kind not in fits:
        text = f"'{other.name}' is of the kind '{other.kind}'; expected a fact that is a place."
        raise part.error(text)


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
    if name.kind in {Kind.STATE, Kind.STATES}:
        _check_places(part, test, values)
    elif test in {Test.IS, Test.INCLUDES}:
        allowed = ("true", "false") if name.kind is Kind.TRUTH else name.choices
        wrong = [value for value in values if value not in allowed]
        if wrong:
            expected = ", ".join(allowed)
            hint = did_you_mean(wrong[0], allowed)
            text = f"'{wrong[0]}' does not fit '{name.name}'; expected one of {expected}.{hint}"
            raise part.error(text)
    elif test not in {Test.GIVEN, Test.SOMEWHERE}:
        _check_one(part, test, values)


def _check_places(part: Part, test: Test, values: tuple[str, ...]) -> None:
    if test is Test.WITHIN:
        if len(values) != 1 or values[0] not in groups():
            expected = ", ".join(sorted(groups()))
            text = f"'{' '.join(values)}' is no group of States; expected one of {expected}."
            raise part.error(text)
        return
    try:
        _places(values)
    except BadInputError as error:
        raise part.error(str(error)) from None


def _check_one(part: Part, test: Test, values: tuple[str, ...]) -> None:
    if len(values) != 1:
        text = f"'{test}' takes exactly one value; {len(values)} were given."
        raise part.error(text)
    try:
        float(values[0]) if test is Test.BELOW else Territory(values[0])
    except ValueError as error:
        text = str(error) if isinstance(error, BadInputError) else f"'{values[0]}' is no number."
        raise part.error(text) from None


@cache
def _places(codes: tuple[str, ...]) -> Places:
    return Places(tuple(read_place(code) for code in codes))


def _same(value: Places, asked: Place, on: date) -> Truth:
    if asked.code:
        return value.includes(asked, on)
    return any_of(asked.is_at(one, on) if one.code else Truth.UNKNOWN for one in value)


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
