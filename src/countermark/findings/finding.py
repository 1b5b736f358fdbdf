"""An answer with its grounds; never changed, only superseded by a newer one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from countermark.findings.certainty import Certainty, Status
from countermark.findings.errors import BadInputError
from countermark.findings.source import Ground

JsonValue: TypeAlias = (
    str | int | float | bool | Sequence["JsonValue"] | Mapping[str, "JsonValue"] | None
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Which authority decided, and when."""

    by: str
    """The authority's name."""

    on: date
    """The day of its decision."""

    def __post_init__(self) -> None:
        if not self.by.strip():
            text = "A decision without an authority was given; name who decided."
            raise BadInputError(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One engine's answer to one question about a case.

    Errors: `BadInputError` without a ground, without a question or an answer, or if the status
    `decided` and the decision do not come together.
    """

    engine: str
    """The engine that answers, for instance `marks`."""

    question: str
    """The question in plain words."""

    answer: str
    """The answer in plain words, in terms of suspicion unless an authority has decided."""

    grounds: tuple[Ground, ...]
    """Why; at least one."""

    engine_version: str
    """The version of the engine's code."""

    data_version: str
    """The version of the tables, register or store that it used."""

    id: str = ""
    """Its name in the case, given when findings are collected."""

    status: Status = Status.SUSPECTED
    """Fact, suspected or decided."""

    certainty: Certainty = field(default_factory=Certainty)
    """How sure."""

    decided: Decision | None = None
    """Who decided and when, with the status `decided` only."""

    supersedes: str | None = None
    """The id of the finding that this one replaces."""

    exhibits: tuple[str, ...] = ()
    """The ids of the exhibits it rests on."""

    data: Mapping[str, JsonValue] = field(default_factory=dict)
    """The engine's own answer in its documented form."""

    def __post_init__(self) -> None:
        if not self.question.strip() or not self.answer.strip():
            text = f"A finding of '{self.engine}' lacks its question or its answer; give both."
            raise BadInputError(text)
        if not self.grounds:
            text = f"The finding '{self.answer}' has no ground; give at least one with a source."
            raise BadInputError(text)
        if (self.status is Status.DECIDED) != (self.decided is not None):
            text = (
                f"The finding '{self.answer}' has the status '{self.status}'; 'decided' needs the "
                "authority and the day of its decision, and nothing else may carry them."
            )
            raise BadInputError(text)

    def to_json(self) -> dict[str, JsonValue]:
        """Write the finding in the form of the command line's contract."""
        decided = self.decided
        return {
            "id": self.id,
            "engine": self.engine,
            "question": self.question,
            "answer": self.answer,
            "result": self.certainty.result,
            "status": self.status,
            "certainty": self.certainty.probability,
            "decided": {"by": decided.by, "on": decided.on.isoformat()} if decided else None,
            "supersedes": self.supersedes,
            "engine_version": self.engine_version,
            "data_version": self.data_version,
            "data": self.data,
            "exhibits": list(self.exhibits),
            "grounds": [ground.to_json() for ground in self.grounds],
        }
