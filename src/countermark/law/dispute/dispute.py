"""A dispute across borders: what its file says, each fact true, false, unknown or disputed.

>>> dispute = read_dispute({"right_type": "copyright", "defendant_domicile": ["DE"], "forum": "AT"})
>>> str(dispute.value("forum")[0]), str(dispute.value("acts_in")), str(dispute.value("appeared"))
('AT', 'unknown', 'false')
>>> dispute.presumed("appeared")
'Nothing was said of a defendant who appeared without contesting the jurisdiction.'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from countermark.findings import BadInputError
from countermark.findings.document import Part, parse_yaml
from countermark.law.dispute.signs import Sign, read_sign
from countermark.law.language.logic import Truth
from countermark.law.language.places import Places, Unnamed
from countermark.law.language.values import Many, Value, read_value
from countermark.law.language.vocabulary import Vocabulary, did_you_mean, read_vocabulary

_RULES: Final = files("countermark.law") / "rules" / "vocabulary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What is known of a dispute; what is not said is unknown, or presumed where that is said."""

    given: Mapping[str, Value] = field(default_factory=dict)
    """What was said, by the fact's name."""

    signs: tuple[Sign, ...] = ()
    """Signs that the forum was targeted, or was not."""

    filed_on: date | None = None
    """The day on which the court was seised; it chooses the version of each rule."""

    problems: tuple[str, ...] = ()
    """What could not be used, one sentence each; the other facts were still used."""

    def value(self, name: str) -> Value:
        """Tell what is known of a fact."""
        found = self.given.get(name)
        if found is not None:
            return found
        return presumptions().get(name, Truth.UNKNOWN)

    def presumed(self, name: str) -> str:
        """Say why a fact is taken for granted; empty if it was given or is unknown."""
        known = dispute_facts().get(name)
        if name in self.given or known is None or known.presumed is None:
            return ""
        return known.presumed.because

    def places(self, name: str) -> Places:
        """Give the places of a fact; none that are named if it is unknown."""
        value = self.value(name)
        return value if isinstance(value, Places) else Places(more=True)

    def truth(self, name: str) -> Truth:
        """Give a fact's truth; unknown if it is of another kind."""
        value = self.value(name)
        return value if isinstance(value, Truth) else Truth.UNKNOWN

    def having(self, name: str, value: Value) -> Dispute:
        """Give the same dispute with one fact changed; unknown takes the fact out."""
        rest = {key: kept for key, kept in self.given.items() if key != name}
        given = rest if value is Truth.UNKNOWN else {**rest, name: value}
        return replace(self, given=MappingProxyType(given))


@cache
def dispute_facts() -> Vocabulary:
    """Read the facts of disputes by name, in the order in which they are asked for."""
    return read_vocabulary("dispute.yaml", (_RULES / "dispute.yaml").read_bytes())


@cache
def presumptions() -> Mapping[str, Value]:
    """Read what is presumed until somebody says something else."""
    return {
        name.name: read_value(name, name.presumed.value)
        for name in dispute_facts().values()
        if name.presumed is not None
    }


def read_dispute(given: Mapping[str, object]) -> Dispute:
    """Read the facts of a dispute.

    Args:
        given: the facts by name, nested or with dots (`{"contract": {"kind": "licence"}}`), beside
            them `targeting_signs` and `filed_on`.

    Returns: the facts; what could not be used is in `problems`, everything else counts.
    """
    reader = _Reader()
    for name, value in _flat(given):
        reader.take(name, value)
    return reader.dispute()


def _flat(given: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for key, value in given.items():
        name = f"{prefix}{str(key).strip()}"
        inside = any(known.startswith(f"{name}.") for known in dispute_facts())
        if isinstance(value, Mapping) and inside:
            yield from _flat(value, f"{name}.")
        else:
            yield name, value


class _Reader:
    """Collects facts one by one, and what could not be used."""

    def __init__(self) -> None:
        self._given: dict[str, Value] = {}
        self._signs: list[Sign] = []
        self._problems: list[str] = []
        self._filed_on: date | None = None

    def take(self, name: str, value: object) -> None:
        """Take one fact, or say why it cannot be used."""
        try:
            self._take(name, value)
        except BadInputError as error:
            taken = "It is taken as unknown." if name in dispute_facts() else "It is not used."
            self._problems.append(f"{name}: {error} {taken}")

    def dispute(self) -> Dispute:
        """Give what was collected, with contradictions named."""
        self._contradictions()
        if _own_state(self._given.get("acts_in")):
            self._given.setdefault("same_infringement", Truth.FALSE)
        return Dispute(
            given=MappingProxyType(self._given),
            signs=tuple(self._signs),
            filed_on=self._filed_on,
            problems=tuple(self._problems),
        )

    def _take(self, name: str, value: object) -> None:
        if name == "targeting_signs":
            self._take_signs(value)
        elif name == "filed_on":
            self._filed_on = _day(value)
        elif name == "remedies":
            self._take_remedies(value)
        elif name in dispute_facts() and not dispute_facts()[name].worked_out:
            self._take_fact(name, value)
        else:
            known = tuple(n for n, fact in dispute_facts().items() if not fact.worked_out)
            text = f"'{name}' is no fact of a dispute that is known here; it is not used."
            self._problems.append(text + did_you_mean(name, known))

    def _take_fact(self, name: str, value: object) -> None:
        read = read_value(dispute_facts()[name], value)
        empty = isinstance(value, list | tuple) and not value
        if read is Truth.UNKNOWN or (empty and name != "establishment_in"):
            return
        self._given[name] = read

    def _take_signs(self, value: object) -> None:
        items = [value] if isinstance(value, str | Mapping) else value
        if not isinstance(items, Iterable):
            text = "expected a list of signs, each words or a mapping with 'sign' and 'direction'."
            raise BadInputError(text)
        for item in items:
            try:
                self._signs.append(read_sign(item))
            except BadInputError as error:
                self._problems.append(f"targeting_signs: {error} It is not used.")

    def _take_remedies(self, value: object) -> None:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, Iterable) or isinstance(items, Mapping):
            text = "expected a list such as [damages, injunction]."
            raise BadInputError(text)
        found = [meant for item in items for meant in _remedies(str(item))]
        if found:
            self._given["remedies"] = Many(
                MappingProxyType(dict.fromkeys(found, Truth.TRUE)), Truth.FALSE
            )

    def _contradictions(self) -> None:
        raised, how = self._given.get("validity_raised"), self._given.get("validity_by")
        if raised is Truth.FALSE and how is not None:
            text = (
                "validity_raised is false, but validity_by says how it was raised; "
                "validity_raised is taken as disputed. Correct one of the two."
            )
            self._problems.append(text)
            self._given["validity_raised"] = Truth.DISPUTED
        unitary, right = self._given.get("unitary_right"), self._given.get("right_type")
        if isinstance(right, Many) and unitary is Truth.FALSE and _only_unitary(right):
            text = (
                "unitary_right is false, but the right is one for the whole Union; "
                "what right_type says is used. Correct one of the two."
            )
            self._problems.append(text)


UNITARY: Final = frozenset({"eu_trademark", "eu_design", "unitary_patent"})
"""Rights that are one for the whole Union, or for all States of the unitary patent."""


def _only_unitary(right: Many) -> bool:
    named = [word for word, truth in right.listed.items() if truth is Truth.TRUE]
    return bool(named) and set(named) <= UNITARY


def _own_state(value: Value | None) -> bool:
    return isinstance(value, Places) and any(one.unnamed is Unnamed.OWN_STATE for one in value)


@dataclass(frozen=True, slots=True)
class _RemedyWords:
    contains: tuple[str, ...]
    means: tuple[str, ...]
    unless: tuple[str, ...]

    def fit(self, words: str) -> bool:
        return any(part in words for part in self.contains) and not any(
            part in words for part in self.unless
        )


def _remedies(words: str) -> list[str]:
    small = " ".join(words.casefold().replace("_", " ").split())
    key = small.replace(" ", "_").replace("-", "_")
    name = dispute_facts()["remedies"]
    if key in name.choices or key in name.also:
        return [name.also.get(key, key)]
    found = [meant for entry in _remedy_words() if entry.fit(small) for meant in entry.means]
    return list(dict.fromkeys(found)) or (["other"] if small else [])


@cache
def _remedy_words() -> tuple[_RemedyWords, ...]:
    content = (_RULES / "remedies.yaml").read_bytes()
    entries = (part.mapping() for part in parse_yaml("remedies.yaml", content).items())
    return tuple(
        _RemedyWords(*(_texts(entry.get(key)) for key in ("contains", "means", "unless")))
        for entry in entries
    )


def _texts(part: Part | None) -> tuple[str, ...]:
    return tuple(one.text() for one in part.items()) if part else ()


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    words = str(value).strip()
    if words.casefold() in {"", "none", "unknown"}:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        text = f"'{value}' is no date; expected YYYY-MM-DD."
        raise BadInputError(text) from None
