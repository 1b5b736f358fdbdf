"""The engine as a conversation: only questions whose answer could still change something.

A conversation is a value. Each answer gives a new one; nothing is printed and nothing is forgotten,
so that every answer can be taken back.

>>> from datetime import date
>>> from countermark.law.provisions.rulebook import Rulebook
>>> talk = Conversation(today=date(2026, 11, 23), using=Rulebook((), "none"))
>>> talk.question.name
'right_type'
>>> talk = talk.answer("trade marks")
>>> talk.given()
{'right_type': ['trademark']}
>>> talk.back() == Conversation(today=date(2026, 11, 23), using=talk.using)
True
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from countermark.findings import BadInputError
from countermark.findings.document import Plain
from countermark.law.advice.advice import Advice, advise, candidates
from countermark.law.advice.questions import Question, worth_asking
from countermark.law.dispute.characterisation import REGISTERED
from countermark.law.dispute.dispute import UNITARY, Dispute, dispute_facts, read_dispute
from countermark.law.guide.spelling import DISPUTED, UNKNOWN, read_answer
from countermark.law.language.logic import Truth
from countermark.law.language.places import Place
from countermark.law.language.values import Many
from countermark.law.language.vocabulary import FactName, did_you_mean
from countermark.law.provisions.rulebook import Rulebook

_UNITED: Final = UNITARY | {"benelux_trademark"}
"""Rights whose territory follows from their name."""

_OPEN_COURT: Final = frozenset({"none", "all", "any", "open", "every court"})
"""Answers to the question for the court asked that mean: show me all of them."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer."""

    fact: str
    """The fact."""

    given: Plain | None
    """What a file about the dispute holds for it; `unknown` if nobody knows, none if skipped."""


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """What was said so far, and what is to be asked next."""

    today: date
    """The day of the conversation; it chooses the rules where no day of filing is given."""

    using: Rulebook
    """The rules."""

    said: tuple[Said, ...] = ()
    """The answers in their order; a later one of the same fact replaces an earlier one."""

    changing: str = ""
    """The fact that is asked for again."""

    finished: bool = False
    """Whether somebody has ended it."""

    @cached_property
    def question(self) -> FactName | None:
        """The fact to ask for; none if no answer could change anything any more."""
        if self.finished:
            return None
        if self.changing:
            return dispute_facts()[self.changing]
        said = self._latest()
        first = next((name for name in self._first() if name not in said), None)
        name = first or next((one.fact for one in self.worth_asking()), None)
        return dispute_facts()[name] if name else None

    def worth_asking(self) -> tuple[Question, ...]:
        """List the questions that could still change a result, the one to ask next first."""
        left = [name for name, given in self._latest().items() if given is None or given == UNKNOWN]
        dispute = self.dispute
        on = dispute.filed_on or self.today
        return worth_asking(dispute, self._courts(dispute, on), on, self.using, but=left)

    @cached_property
    def dispute(self) -> Dispute:
        """The dispute as far as it is known."""
        return read_dispute(self.given())

    def given(self) -> dict[str, Plain]:
        """Give the file about the dispute, as `countermark law advise` reads it."""
        return {name: given for name, given in self._latest().items() if given is not None}

    def advice(self) -> Advice:
        """Give the answers on what is known so far."""
        return advise(self.dispute, today=self.today, using=self.using)

    def answer(self, text: str) -> Conversation:
        """Take an answer to the question that is asked.

        Args:
            text: what was typed.

        Errors: `BadInputError` that says what was expected; the conversation stays as it is.
        """
        asked = self._asked()
        words = text.strip()
        if asked.name == "forum" and words.casefold() in _OPEN_COURT:
            return self.unknown()
        if not words:
            expected = "write an answer, 'unknown', 'skip', or '?' to see why this is asked."
            text = f"Nothing was given for '{asked.name}'; {expected}"
            raise BadInputError(text)
        return self._with(asked.name, read_answer(asked, words, self.today))

    def unknown(self) -> Conversation:
        """Say that nobody knows; it is not asked again, and the memorandum says so."""
        return self._with(self._asked().name, UNKNOWN)

    def disputed(self) -> Conversation:
        """Say that one party asserts it and the other denies it."""
        return self._with(self._asked().name, DISPUTED)

    def skip(self) -> Conversation:
        """Leave a question out; it is asked again when the conversation is taken up later."""
        return self._with(self._asked().name, None)

    def back(self) -> Conversation:
        """Take the last answer back.

        Errors: `BadInputError` if there is none.
        """
        if self.changing:
            return replace(self, changing="")
        if not self.said:
            text = "There is no answer to take back yet."
            raise BadInputError(text)
        return replace(self, said=self.said[:-1], finished=False)

    def change(self, name: str) -> Conversation:
        """Ask for a fact again, or for one that was not asked for.

        Args:
            name: its name, as `list` shows it.

        Errors: `BadInputError` if no such fact is known.
        """
        name = name.strip().casefold().replace(" ", "_")
        known = dispute_facts()
        if name not in known or known[name].worked_out:
            can = tuple(one for one, fact in known.items() if not fact.worked_out)
            text = f"'{name}' is no fact that can be changed; 'list' shows them."
            raise BadInputError(text + did_you_mean(name, can))
        return replace(self, changing=name, finished=False)

    def finish(self) -> Conversation:
        """End it here; what was not asked stays unknown."""
        return replace(self, changing="", finished=True)

    def known(self) -> tuple[Said, ...]:
        """List what is known, each fact once, in the order in which it was first said."""
        return tuple(Said(name, given) for name, given in self._latest().items())

    def _with(self, name: str, given: Plain | None) -> Conversation:
        # A file takes any word for a sign, even `unknown`; so nothing is written there.
        if name == "targeting_signs" and isinstance(given, str):
            given = None
        after = replace(self, said=(*self.said, Said(name, given)), changing="")
        for problem in after.dispute.problems:
            if problem.startswith(f"{name}:"):
                text = problem.removeprefix(f"{name}:").strip()
                raise BadInputError(text.replace(" It is taken as unknown.", ""))
        return after

    def _asked(self) -> FactName:
        if self.question is None:
            text = "Nothing is asked any more; 'change' and a fact's name asks for it again."
            raise BadInputError(text)
        return self.question

    def _latest(self) -> dict[str, Plain | None]:
        return {one.fact: one.given for one in self.said}

    def _first(self) -> Iterator[str]:
        """Name the facts that everything depends on; they are asked for whatever the rules say."""
        dispute = self.dispute
        yield "right_type"
        if any(right in REGISTERED - _UNITED for right in _chosen(dispute, "right_type")):
            yield "right_registered_in"
        yield "remedies"
        if _only_recognition(dispute):
            yield from ("judgment.origin", "enforce_in")
        else:
            yield from ("defendant_domicile", "forum")
            # Without a court asked these two name the courts that come into question.
            if not len(dispute.places("forum")):
                yield from ("acts_in", "damage_in")
        yield "filed_on"

    def _courts(self, dispute: Dispute, on: date) -> tuple[Place, ...]:
        if _only_recognition(dispute):
            return ()
        courts = candidates(dispute, on)
        return courts[:1] if len(dispute.places("forum")) else courts


def taken_up(given: Mapping[str, Plain], *, today: date, using: Rulebook) -> Conversation:
    """Take up a conversation from the file about a dispute.

    Args:
        given: the facts, nested or with dots.
        today: the day of the conversation.
        using: the rules.
    """
    said = tuple(Said(name, value) for name, value in _flat(given))
    return Conversation(today=today, using=using, said=said)


def _flat(given: Mapping[str, Plain], prefix: str = "") -> Iterator[tuple[str, Plain]]:
    for key, value in given.items():
        name = f"{prefix}{key}"
        inside = any(known.startswith(f"{name}.") for known in dispute_facts())
        if isinstance(value, Mapping) and inside:
            yield from _flat(value, f"{name}.")
        else:
            yield name, value


def _chosen(dispute: Dispute, name: str) -> frozenset[str]:
    value = dispute.value(name)
    if not isinstance(value, Many):
        return frozenset()
    return frozenset(word for word, truth in value.listed.items() if truth is Truth.TRUE)


def _only_recognition(dispute: Dispute) -> bool:
    return _chosen(dispute, "remedies") == {"recognition"}
