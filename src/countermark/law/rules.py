"""The meanings as dated rules with their sources, read from files that a lawyer can correct.

One file holds one meaning in one version: its elements, what excludes it, what leaves it open,
and worked cases. An older version stays in a file of its own with `valid_to`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources.abc import Traversable
from typing import Final, TypeVar

from countermark.findings import BadInputError, Source
from countermark.law.conditions import Condition, read_condition
from countermark.law.document import Part, Plain, parse_yaml
from countermark.law.vocabulary import RULES, did_you_mean, fact_names


class Field(StrEnum):
    """The two fields that are kept apart on purpose."""

    INTELLECTUAL_PROPERTY = "intellectual_property"
    """Whose right is concerned."""

    MEDICINE_SAFETY = "medicine_safety"
    """Whether a medical product is what it says."""


class Expected(StrEnum):
    """What a worked case leads to."""

    SUSPECTED = "suspected"
    """All elements are met."""

    EXCLUDED = "excluded"
    """An element is not met, or an exclusion applies."""

    UNKNOWN = "unknown"
    """Something is still to be asked, or is left open by the law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing that has to be so."""

    id: str
    """Its name inside the rule."""

    when: Condition
    """When it is met."""

    met: str
    """What to say if it is met."""

    unmet: str
    """What to say if it is not."""

    presumed: str
    """Why it is taken as met until something else is shown; empty if it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Something that excludes the meaning, or that leaves it open in law."""

    id: str
    """Its name inside the rule."""

    when: Condition
    """When it applies."""

    because: str
    """What to say if it applies."""

    source: Source
    """Where that stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that a reader of the label should know; it changes nothing."""

    text: str
    """The remark."""

    source: Source
    """Where it stands."""

    when: Condition | None
    """When it is shown; always if there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedCase:
    """Facts, and what they must lead to."""

    name: str
    """The case in a few words."""

    place: str
    """File and line."""

    facts: Mapping[str, Plain]
    """The facts as a user would give them."""

    expect: Expected
    """The status expected."""

    asks: tuple[str, ...]
    """Facts that must be among those still asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One meaning in one version."""

    id: str
    """The meaning's id, for instance `TRIPS.fn14a`."""

    file: str
    """The file it stands in."""

    field: Field
    """Intellectual property or medicine safety."""

    label: str
    """The term with its regime."""

    source: Source
    """Where the meaning stands."""

    valid_from: date | None
    """The first day on which this version holds; none if not known."""

    valid_to: date | None
    """The last day on which it holds; none if it still holds."""

    dates_checked: bool
    """Whether these days were compared with an official text."""

    elements: tuple[Element, ...]
    """What has to be so."""

    exclusions: tuple[Exemption, ...]
    """What excludes it."""

    unsettled: tuple[Exemption, ...]
    """What leaves it open in law."""

    remarks: tuple[Remark, ...]
    """What a reader should know beside it."""

    cases: tuple[WorkedCase, ...]
    """Worked cases."""

    def conditions(self) -> tuple[Condition, ...]:
        """List everything that bears on the status: elements, exclusions, what leaves it open."""
        exempting = (*self.exclusions, *self.unsettled)
        return (*(one.when for one in self.elements), *(one.when for one in exempting))

    def in_force(self, on: date) -> bool:
        """Tell whether this version holds on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEncoded:
    """A meaning that exists and that nobody has encoded."""

    id: str
    """Its id."""

    field: Field
    """Intellectual property or medicine safety."""

    label: str
    """The term with its regime."""

    source: Source
    """Where the meaning stands."""

    why: str
    """Why it is not encoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """All rules, and the meanings that are known to be missing."""

    rules: tuple[Rule, ...]
    """Every meaning in every version, in the order of the file names within each field."""

    not_encoded: tuple[NotEncoded, ...]
    """Meanings that exist and that are not encoded."""

    version: str
    """The first 12 hex digits of the SHA-256 over all files."""


_Member = TypeVar("_Member", bound=StrEnum)
_SOURCE: Final = ("title", "locator", "version", "checked")
_NEEDED: Final = ("id", "field", "label", "source", "valid_from", "valid_to", "elements", "cases")
_ALLOWED: Final = (*_NEEDED, "dates_checked", "exclusions", "unsettled", "remarks")


@cache
def meanings() -> Meanings:
    """Read the rules that come with the program."""
    return read_meanings(RULES / "meanings")


def read_meanings(folder: Traversable) -> Meanings:
    """Read all rules of a folder.

    Args:
        folder: holds one `*.yaml` file for each meaning and version.

    Errors: `BadInputError` that names every file that cannot be used, with its line.
    """
    rules, problems, digest = [], [], hashlib.sha256()
    for file in rule_files(folder):
        content = file.read_bytes()
        digest.update(content)
        try:
            rules.append(parse_rule(file.name, content))
        except BadInputError as error:
            problems.append(str(error))
    if problems:
        raise BadInputError("\n".join(problems))
    shared = [RULES / name for name in ("not_encoded.yaml", "facts.yaml", "aliases.yaml")]
    for file in shared:
        digest.update(file.read_bytes())
    rules.sort(key=lambda rule: (list(Field).index(rule.field), _order(rule.id)))
    _check_versions(rules)
    return Meanings(rules=tuple(rules), not_encoded=_not_encoded(), version=digest.hexdigest()[:12])


def rule_files(folder: Traversable) -> list[Traversable]:
    """List the rule files of a folder by name.

    Errors: `BadInputError` if there is no such folder or no rule in it.
    """
    if not folder.is_dir():
        text = f"There is no folder {folder}; give the folder that holds the rules (*.yaml)."
        raise BadInputError(text)
    found = sorted(
        (file for file in folder.iterdir() if file.name.endswith((".yaml", ".yml"))),
        key=lambda file: file.name,
    )
    if not found:
        text = f"The folder {folder} holds no rule; expected files named *.yaml."
        raise BadInputError(text)
    return found


def parse_rule(file: str, content: bytes) -> Rule:
    """Read one rule.

    Args:
        file: the name that messages show.
        content: the file's bytes.

    Errors: `BadInputError` that names file and line, and what was expected.
    """
    part = parse_yaml(file, content)
    entries = _checked(part, needed=_NEEDED, allowed=_ALLOWED)
    elements = tuple(_element(item) for item in entries["elements"].items())
    if not elements:
        text = "'elements:' is empty; a meaning needs at least one."
        raise entries["elements"].error(text)
    return Rule(
        id=_words(entries["id"]),
        file=file,
        field=_member(entries["field"], Field),
        label=_words(entries["label"]),
        source=_source(entries["source"]),
        valid_from=entries["valid_from"].day(),
        valid_to=entries["valid_to"].day(),
        dates_checked="dates_checked" in entries and entries["dates_checked"].flag(),
        elements=elements,
        exclusions=tuple(_exemption(item) for item in _list(entries, "exclusions")),
        unsettled=tuple(_exemption(item) for item in _list(entries, "unsettled")),
        remarks=tuple(_remark(item) for item in _list(entries, "remarks")),
        cases=tuple(_case(item) for item in entries["cases"].items()),
    )


def _order(regime: str) -> tuple[str, str]:
    family, _, rest = regime.partition(".")
    return family if family not in {"TRIPS", "WHO"} else f" {family}", rest


def _check_versions(rules: Iterable[Rule]) -> None:
    seen: dict[str, list[Rule]] = {}
    for rule in rules:
        for other in seen.setdefault(rule.id, []):
            starts = max(rule.valid_from or date.min, other.valid_from or date.min)
            ends = min(rule.valid_to or date.max, other.valid_to or date.max)
            if starts <= ends:
                text = (
                    f"{rule.file} and {other.file} both hold {rule.id} on {starts}; give the "
                    "older one a 'valid_to' before the newer one's 'valid_from'."
                )
                raise BadInputError(text)
        seen[rule.id].append(rule)


def _not_encoded() -> tuple[NotEncoded, ...]:
    content = (RULES / "not_encoded.yaml").read_bytes()
    entries = (part.mapping() for part in parse_yaml("not_encoded.yaml", content).items())
    return tuple(
        NotEncoded(
            id=_words(entry["id"]),
            field=_member(entry["field"], Field),
            label=_words(entry["label"]),
            source=_source(entry["source"]),
            why=_words(entry["why"]),
        )
        for entry in entries
    )


def _checked(part: Part, *, needed: tuple[str, ...], allowed: tuple[str, ...]) -> dict[str, Part]:
    entries = part.mapping()
    for key, below in entries.items():
        if key not in allowed:
            hint = did_you_mean(key, allowed)
            text = f"'{key}' is not known here; expected {', '.join(allowed)}.{hint}"
            raise below.error(text)
    missing = [key for key in needed if key not in entries]
    if missing:
        text = f"{', '.join(missing)} is missing here; add it."
        raise part.error(text)
    return entries


def _list(entries: Mapping[str, Part], key: str) -> tuple[Part, ...]:
    return entries[key].items() if key in entries else ()


def _words(part: Part) -> str:
    if not part.text():
        text = "nothing stands here; expected words."
        raise part.error(text)
    return part.text()


def _member(part: Part, of: type[_Member]) -> _Member:
    try:
        return of(part.text())
    except ValueError:
        expected = ", ".join(of)
        hint = did_you_mean(part.text(), tuple(of))
        text = f"'{part.text()}' was given; expected one of {expected}.{hint}"
        raise part.error(text) from None


def _source(part: Part) -> Source:
    entries = _checked(part, needed=_SOURCE, allowed=_SOURCE)
    return Source(
        title=_words(entries["title"]),
        locator=entries["locator"].text(),
        version=entries["version"].text(),
        checked=entries["checked"].flag(),
    )


def _element(part: Part) -> Element:
    needed = ("id", "when", "met", "unmet")
    entries = _checked(part, needed=needed, allowed=(*needed, "presumed"))
    return Element(
        id=_words(entries["id"]),
        when=read_condition(entries["when"]),
        met=_words(entries["met"]),
        unmet=_words(entries["unmet"]),
        presumed=_words(entries["presumed"]) if "presumed" in entries else "",
    )


def _exemption(part: Part) -> Exemption:
    needed = ("id", "when", "because", "source")
    entries = _checked(part, needed=needed, allowed=needed)
    return Exemption(
        id=_words(entries["id"]),
        when=read_condition(entries["when"]),
        because=_words(entries["because"]),
        source=_source(entries["source"]),
    )


def _remark(part: Part) -> Remark:
    entries = _checked(part, needed=("text", "source"), allowed=("text", "source", "when"))
    return Remark(
        text=_words(entries["text"]),
        source=_source(entries["source"]),
        when=read_condition(entries["when"]) if "when" in entries else None,
    )


def _case(part: Part) -> WorkedCase:
    needed = ("name", "facts", "expect")
    entries = _checked(part, needed=needed, allowed=(*needed, "asks"))
    asks = tuple(item.text() for item in _list(entries, "asks"))
    for name in asks:
        if name not in fact_names():
            hint = did_you_mean(name, tuple(fact_names()))
            text = f"'{name}' is no fact that is known here.{hint}"
            raise entries["asks"].error(text)
    return WorkedCase(
        name=_words(entries["name"]),
        place=f"{part.file}, line {part.line}",
        facts={key: below.plain() for key, below in entries["facts"].mapping().items()},
        expect=_member(entries["expect"], Expected),
        asks=asks,
    )
