"""The names of facts that rules may speak of, what may be said of them, and how to ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from countermark.findings.document import Part, parse_yaml


class Kind(StrEnum):
    """What may be said of a fact."""

    TRUTH = "truth"
    """True, false, unknown or disputed."""

    CHOICE = "choice"
    """One of some words."""

    MANY = "many"
    """Any of some words, each with a truth."""

    TERRITORY = "territory"
    """One country or union."""

    TERRITORIES = "territories"
    """Countries and unions."""

    PLACE = "place"
    """A territory, `EEA`, or `nowhere`."""

    STATE = "state"
    """One State, state of a federation or common court; possibly one that was not named."""

    STATES = "states"
    """Several of them."""

    NUMBER = "number"
    """A number."""

    TEXT = "text"
    """Any words."""


class How(StrEnum):
    """How a fact follows from another one when nobody has said it."""

    SAME = "same"
    """As the other is."""

    OPPOSITE = "opposite"
    """True where the other is false, false where it is true."""

    SAME_INSIDE = "same_inside"
    """The same territory, if that lies inside a given union."""

    NOTHING_IF_TRUE = "nothing_if_true"
    """None of the choices, if the other is true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """What a fact is taken to be when nobody has said it."""

    fact: str
    """The fact it follows from."""

    how: How
    """In which way."""

    territory: str = ""
    """The union, for `same_inside`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presumed:
    """What a fact is taken to be until somebody says something else."""

    value: str
    """The value, as a user would write it."""

    because: str
    """Why that may be taken for granted, for the reader of an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactName:
    """One fact that a rule may ask for."""

    name: str
    """Its name in files, with dots between levels: `medicine.intent`."""

    kind: Kind
    """What may be said of it."""

    question: str
    """The question to ask for it."""

    why: str = ""
    """Why it is asked, for somebody who wonders."""

    choices: tuple[str, ...] = ()
    """The words allowed, for `choice` and `many`."""

    also: Mapping[str, str]
    """Other words for the same value."""

    after: str = ""
    """The fact that is asked for first, if any."""

    follows: Follows | None = None
    """What it is taken to be when nobody has said it."""

    presumed: Presumed | None = None
    """What it is taken to be if it does not follow from anything either."""

    worked_out: bool = False
    """Whether the program works it out, so that nobody is asked for it."""


class Vocabulary(Mapping[str, FactName]):
    """Facts by name, in the order in which they are asked for."""

    def __init__(self, names: Mapping[str, FactName]) -> None:
        self._names = dict(names)

    def __getitem__(self, name: str) -> FactName:
        return self._names[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def read_vocabulary(file: str, content: bytes) -> Vocabulary:
    """Read the facts of a file.

    Args:
        file: the name that messages show.
        content: a YAML list, one entry a fact.

    Errors: `BadInputError` that names file and line.
    """
    names: dict[str, FactName] = {}
    for entry in parse_yaml(file, content).items():
        name = _fact_name(entry)
        if name.name in names:
            text = f"the fact '{name.name}' stands here a second time; keep one."
            raise entry.error(text)
        names[name.name] = name
    return Vocabulary(names)


def did_you_mean(given: str, known: tuple[str, ...]) -> str:
    """Say which known word was probably meant; nothing if none is near."""
    by_small = {word.casefold(): word for word in known}
    near = get_close_matches(given.casefold(), by_small, n=1, cutoff=0.6)
    return f" Did you mean '{by_small[near[0]]}'?" if near else ""


def _fact_name(part: Part) -> FactName:
    entry = part.mapping()
    missing = [key for key in ("name", "kind") if key not in entry]
    if missing:
        text = f"a fact needs {' and '.join(missing)}; add it."
        raise part.error(text)
    return FactName(
        name=entry["name"].text(),
        kind=_kind(entry["kind"]),
        question=_text(entry, "question"),
        why=_text(entry, "why"),
        choices=tuple(one.text() for one in entry["choices"].items()) if "choices" in entry else (),
        also={word: one.text() for word, one in entry["also"].mapping().items()}
        if "also" in entry
        else {},
        after=_text(entry, "after"),
        follows=_follows(entry["follows"].mapping()) if "follows" in entry else None,
        presumed=_presumed(entry["presumed"].mapping()) if "presumed" in entry else None,
        worked_out="worked_out" in entry and entry["worked_out"].flag(),
    )


def _text(entry: Mapping[str, Part], key: str) -> str:
    return entry[key].text() if key in entry else ""


def _kind(part: Part) -> Kind:
    try:
        return Kind(part.text())
    except ValueError:
        text = f"'{part.text()}' is no kind of fact; expected one of {', '.join(Kind)}."
        raise part.error(text) from None


def _follows(entry: Mapping[str, Part]) -> Follows:
    try:
        how = How(entry["how"].text())
    except ValueError:
        text = f"'{entry['how'].text()}' was given; expected one of {', '.join(How)}."
        raise entry["how"].error(text) from None
    return Follows(fact=entry["fact"].text(), how=how, territory=_text(entry, "territory"))


def _presumed(entry: Mapping[str, Part]) -> Presumed:
    return Presumed(value=entry["value"].text(), because=entry["because"].text())
