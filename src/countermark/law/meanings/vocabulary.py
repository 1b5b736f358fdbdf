"""The facts that a label may rest on, and everyday words that are no legal label.

They stand in `rules/vocabulary/labels.yaml` and `everyday_words.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from countermark.findings.document import parse_yaml
from countermark.law.language.vocabulary import Vocabulary, read_vocabulary

RULES: Final = files("countermark.law") / "rules"
"""Where the rules, the facts and the aliases stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """An everyday word that is no legal label, and the question that it raises."""

    word: str
    """The word in small letters."""

    fact: str
    """The fact that would have to be known instead."""

    question: str
    """The question that the word raises."""


@cache
def fact_names() -> Vocabulary:
    """Read the facts by name, in the order in which they are asked for."""
    return read_vocabulary("labels.yaml", (RULES / "vocabulary" / "labels.yaml").read_bytes())


@cache
def aliases() -> Mapping[str, Alias]:
    """Read the everyday words that are no legal label."""
    file = RULES / "vocabulary" / "everyday_words.yaml"
    entries = parse_yaml(file.name, file.read_bytes()).items()
    found: dict[str, Alias] = {}
    for entry in (entry.mapping() for entry in entries):
        fact, question = entry["fact"].text(), entry["question"].text()
        for part in entry["words"].items():
            found[part.text()] = Alias(word=part.text(), fact=fact, question=question)
    return found


def alias_in(words: str) -> Alias | None:
    """Find the alias that some words are, whatever their case, spaces, hyphens and underscores."""
    spaced = " ".join(words.casefold().replace("_", " ").split())
    return aliases().get(spaced) or aliases().get(spaced.replace(" ", "-"))
