"""The facts of a case as far as they are known: each true, false, unknown, disputed or a value.

>>> facts = read_facts({"right": "trademark", "wilful": "disputed", "destination": "NO"})
>>> facts.value("wilful")
<Truth.DISPUTED: 'disputed'>
>>> facts.value("overrun")
<Truth.UNKNOWN: 'unknown'>
>>> read_facts({"sign_relation": "replica"}).problems[0]
"sign_relation: 'replica' is an everyday word, no fact; it is taken as unknown and asked about."
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from countermark.findings import BadInputError, Decision, Territory
from countermark.law.language.logic import Truth
from countermark.law.language.values import Many, One, Value, read_value
from countermark.law.language.vocabulary import FactName, Follows, How, Kind, did_you_mean
from countermark.law.meanings.vocabulary import Alias, alias_in, fact_names

MEDICINE: Final = "medicine"
"""The fact that is true as soon as anything of the product as a medicine is given."""

_BESIDE_FACTS: Final = ("words", "decided", "on")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelDecision:
    """What an authority has decided about one meaning."""

    regime: str
    """The meaning's id, for instance `TRIPS.fn14a`."""

    decision: Decision
    """Who decided, and when."""

    applies: bool
    """Whether the authority found that the meaning applies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFacts:
    """What is known of a case; what is not said is unknown."""

    given: Mapping[str, Value] = field(default_factory=dict)
    """What was said, by the fact's name."""

    taken: Mapping[str, str] = field(default_factory=dict)
    """Facts that nobody said and that follow from another fact: name and that other name."""

    words: tuple[Alias, ...] = ()
    """Everyday words that were used and that are no facts."""

    decisions: tuple[LabelDecision, ...] = ()
    """What authorities have decided."""

    on: date | None = None
    """The day asked about, if the file names one."""

    problems: tuple[str, ...] = ()
    """What could not be used, one sentence each; the other facts were still used."""

    @property
    def settled(self) -> None:
        """Find truths anew each time: labels are few."""

    def value(self, name: str) -> Value:
        """Tell what is known of a fact."""
        return self.given.get(name, Truth.UNKNOWN)


def read_facts(given: Mapping[str, object]) -> LabelFacts:
    """Read the facts of a case.

    Args:
        given: the facts by name, nested or with dots: `{"medicine": {"generic": True}}`. Beside
            them `words` (everyday words used of the item), `decided` (a list of mappings with
            `regime`, `by`, `on` and, if the authority found that it does not apply,
            `applies: false`) and `on` (the day asked about).

    Returns: the facts; what could not be used is in `problems`, everything else counts.
    """
    reader = _Reader()
    for name, value in _flat(given):
        reader.take(name, value)
    return reader.facts()


def _flat(given: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for key, value in given.items():
        name = f"{prefix}{str(key).strip()}"
        known = fact_names().get(name)
        nested = isinstance(value, Mapping) and (known is None or known.kind is Kind.TRUTH)
        if (
            nested
            and name not in _BESIDE_FACTS
            and any(k.startswith(f"{name}.") for k in fact_names())
        ):
            yield from _flat(value, f"{name}.")  # type: ignore[arg-type]
        else:
            yield name, value


class _Reader:
    """Collects facts one by one, and what could not be used."""

    def __init__(self) -> None:
        self._given: dict[str, Value] = {}
        self._words: list[Alias] = []
        self._decisions: list[LabelDecision] = []
        self._problems: list[str] = []
        self._on: date | None = None

    def take(self, name: str, value: object) -> None:
        """Take one fact, or say why it cannot be used."""
        try:
            self._take(name, value)
        except BadInputError as error:
            taken = "It is taken as unknown." if name in fact_names() else "It is not used."
            self._problems.append(f"{name}: {error} {taken}")

    def facts(self) -> LabelFacts:
        """Give what was collected, with what follows from it."""
        if any(name.startswith(f"{MEDICINE}.") for name in self._given):
            self._given.setdefault(MEDICINE, Truth.TRUE)
        taken = dict(self._taken())
        return LabelFacts(
            given=MappingProxyType(self._given),
            taken=taken,
            words=tuple(dict.fromkeys(self._words)),
            decisions=tuple(self._decisions),
            on=self._on,
            problems=tuple(self._problems),
        )

    def _take(self, name: str, value: object) -> None:
        if name == "words":
            self._take_words(value)
        elif name == "decided":
            self._take_decisions(value)
        elif name == "on":
            self._on = _day(value)
        elif name in fact_names():
            self._take_fact(fact_names()[name], value)
        else:
            self._unknown_name(name)

    def _take_fact(self, name: FactName, value: object) -> None:
        found = [alias for alias in map(alias_in, _texts(value)) if alias]
        if found:
            self._words.extend(found)
            said = ", ".join(f"'{alias.word}'" for alias in found)
            self._problems.append(
                f"{name.name}: {said} is an everyday word, no fact; it is taken as unknown and "
                "asked about."
            )
            return
        read = read_value(name, value)
        if read is not Truth.UNKNOWN:
            self._given[name.name] = read

    def _take_words(self, value: object) -> None:
        for word in _texts(value):
            alias = alias_in(word)
            if alias is None:
                text = f"words: '{word}' is not in the list of everyday words and is not used."
                self._problems.append(text)
            else:
                self._words.append(alias)

    def _take_decisions(self, value: object) -> None:
        entries = [value] if isinstance(value, Mapping) else value
        if isinstance(entries, str) or not isinstance(entries, Iterable):
            text = "expected a list of decisions, each with 'regime', 'by' and 'on'."
            raise BadInputError(text)
        for entry in entries:
            try:
                self._decisions.append(_decision(entry))
            except BadInputError as error:
                self._problems.append(f"decided: {error} It is not used.")

    def _unknown_name(self, name: str) -> None:
        alias = alias_in(name.rpartition(".")[2])
        if alias is not None:
            self._words.append(alias)
            text = f"'{name}' is an everyday word, no fact; it is asked about instead."
        else:
            known = (*fact_names(), *_BESIDE_FACTS)
            text = f"'{name}' is no fact that is known here; it is not used."
            text += did_you_mean(name, known)
        self._problems.append(text)

    def _taken(self) -> Iterator[tuple[str, str]]:
        for name in fact_names().values():
            if name.follows is None or name.name in self._given:
                continue
            other = self._given.get(name.follows.fact)
            value = _following(name.follows, other) if other is not None else None
            if value is not None:
                self._given[name.name] = value
                yield name.name, name.follows.fact


def _following(follows: Follows, other: Value) -> Value | None:
    if follows.how is How.OPPOSITE and isinstance(other, Truth):
        return other.negated()
    if follows.how is How.NOTHING_IF_TRUE and other is Truth.TRUE:
        return Many({}, Truth.FALSE)
    if follows.how is How.SAME_INSIDE and isinstance(other, One):
        inside = _inside(other.text, follows.territory)
        return other if inside else None
    return None


def _inside(code: str, union: str) -> bool:
    # Only who is a member for good: for a former member the place has to be said expressly.
    return Territory(union).covers(Territory(code), date.max) or code == union


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping) or not isinstance(value, Iterable):
        return []
    return [item for item in value if isinstance(item, str)]


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        text = f"'{value}' is no date; expected YYYY-MM-DD."
        raise BadInputError(text) from None


def _decision(entry: object) -> LabelDecision:
    if not isinstance(entry, Mapping) or not {"regime", "by", "on"} <= set(entry):
        text = "a decision needs 'regime', 'by' (the authority) and 'on' (the day)."
        raise BadInputError(text)
    applies = str(entry.get("applies", "true")).strip().casefold()
    if applies not in {"true", "false", "yes", "no"}:
        text = f"'applies: {applies}' was given in a decision; expected true or false."
        raise BadInputError(text)
    return LabelDecision(
        regime=str(entry["regime"]).strip(),
        decision=Decision(by=str(entry["by"]), on=_day(entry["on"])),
        applies=applies in {"true", "yes"},
    )
