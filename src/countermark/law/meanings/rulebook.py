"""The rules as files that a lawyer can read and correct.

One file holds one meaning in one version: its elements, what excludes it, what leaves it open,
and worked cases. An older version stays in a file of its own with `valid_to`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from typing import Final

from countermark.findings import BadInputError
from countermark.findings.document import Part, parse_yaml
from countermark.law.language.conditions import read_condition
from countermark.law.language.entries import checked_entries, list_of, member, source, words
from countermark.law.language.vocabulary import did_you_mean
from countermark.law.meanings.rule import (
    Element,
    Exemption,
    Expected,
    Field,
    Meanings,
    NotEncoded,
    Remark,
    Rule,
    WorkedCase,
)
from countermark.law.meanings.vocabulary import RULES, fact_names

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
        try:
            content = rule_content(file)
            digest.update(content)
            rules.append(parse_rule(file.name, content))
        except BadInputError as error:
            problems.append(str(error))
    if problems:
        raise BadInputError("\n".join(problems))
    words = [RULES / "vocabulary" / name for name in ("labels.yaml", "everyday_words.yaml")]
    shared = [RULES / "not_encoded.yaml", *words]
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


def rule_content(file: Traversable) -> bytes:
    """Read the bytes of a rule's file.

    Errors: `BadInputError` if it is a folder or cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        text = f"{file.name} cannot be read ({error.strerror}); give a YAML file, or remove it."
        raise BadInputError(text) from None


def parse_rule(file: str, content: bytes) -> Rule:
    """Read one rule.

    Args:
        file: the name that messages show.
        content: the file's bytes.

    Errors: `BadInputError` that names file and line, and what was expected.
    """
    part = parse_yaml(file, content)
    entries = checked_entries(part, needed=_NEEDED, allowed=_ALLOWED)
    elements = tuple(_element(item) for item in entries["elements"].items())
    if not elements:
        text = "'elements:' is empty; a meaning needs at least one."
        raise entries["elements"].error(text)
    first, last = entries["valid_from"].day(), entries["valid_to"].day()
    if first and last and last < first:
        text = f"'valid_to: {last}' is before 'valid_from: {first}'; correct one of them."
        raise entries["valid_to"].error(text)
    return Rule(
        id=words(entries["id"]),
        file=file,
        field=member(entries["field"], Field),
        label=words(entries["label"]),
        source=source(entries["source"]),
        valid_from=first,
        valid_to=last,
        dates_checked="dates_checked" in entries and entries["dates_checked"].flag(),
        elements=elements,
        exclusions=tuple(_exemption(item) for item in list_of(entries, "exclusions")),
        unsettled=tuple(_exemption(item) for item in list_of(entries, "unsettled")),
        remarks=tuple(_remark(item) for item in list_of(entries, "remarks")),
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
            id=words(entry["id"]),
            field=member(entry["field"], Field),
            label=words(entry["label"]),
            source=source(entry["source"]),
            why=words(entry["why"]),
        )
        for entry in entries
    )


def _element(part: Part) -> Element:
    needed = ("id", "when", "met", "unmet")
    entries = checked_entries(part, needed=needed, allowed=(*needed, "presumed"))
    return Element(
        id=words(entries["id"]),
        when=read_condition(entries["when"], fact_names()),
        met=words(entries["met"]),
        unmet=words(entries["unmet"]),
        presumed=words(entries["presumed"]) if "presumed" in entries else "",
    )


def _exemption(part: Part) -> Exemption:
    needed = ("id", "when", "because", "source")
    entries = checked_entries(part, needed=needed, allowed=needed)
    return Exemption(
        id=words(entries["id"]),
        when=read_condition(entries["when"], fact_names()),
        because=words(entries["because"]),
        source=source(entries["source"]),
    )


def _remark(part: Part) -> Remark:
    entries = checked_entries(part, needed=("text", "source"), allowed=("text", "source", "when"))
    return Remark(
        text=words(entries["text"]),
        source=source(entries["source"]),
        when=read_condition(entries["when"], fact_names()) if "when" in entries else None,
    )


def _case(part: Part) -> WorkedCase:
    needed = ("name", "facts", "expect")
    entries = checked_entries(part, needed=needed, allowed=(*needed, "asks"))
    asks = tuple(item.text() for item in list_of(entries, "asks"))
    for name in asks:
        if name not in fact_names():
            hint = did_you_mean(name, tuple(fact_names()))
            text = f"'{name}' is no fact that is known here.{hint}"
            raise entries["asks"].error(text)
    return WorkedCase(
        name=words(entries["name"]),
        place=f"{part.file}, line {part.line}",
        facts={key: below.plain() for key, below in entries["facts"].mapping().items()},
        expect=member(entries["expect"], Expected),
        asks=asks,
    )
