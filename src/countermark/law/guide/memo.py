"""The memorandum: an advice on a dispute, laid out so that a judge could put it in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from countermark.findings import Result
from countermark.findings.document import Plain
from countermark.law.advice.advice import NOT_ADVICE, Advice
from countermark.law.advice.answer import ForumAnswer, LawAnswer, RecognitionAnswer, Trace
from countermark.law.advice.questions import Change, Question, changes
from countermark.law.dispute.dispute import Dispute, dispute_facts
from countermark.law.guide import reasons as steps
from countermark.law.guide.paper import Block, Grid, Paper, Paragraph, Points, Section
from countermark.law.guide.short_answers import (
    NO_COURT,
    NO_LAW,
    no_recognition,
    short_answers,
)
from countermark.law.guide.wording import (
    court_words,
    fact_words,
    law_words,
    recognition_words,
    scope_words,
    state_words,
    value_words,
)
from countermark.law.language.logic import Truth
from countermark.law.provisions.rulebook import Rulebook

TITLE: Final = "Memorandum on jurisdiction, applicable law and recognition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """What a memorandum is made from."""

    dispute: Dispute
    """The facts."""

    advice: Advice
    """The answers on them."""

    made_on: date
    """The day it was made."""

    asked: tuple[str, ...]
    """Facts that were asked for and that nobody could tell."""

    open: tuple[Question, ...]
    """Questions whose answer could still change something."""

    changes: tuple[tuple[str, tuple[Change, ...]], ...]
    """For each court that matters what would change the answer."""

    cases: Mapping[str, str]
    """The names of the judgments, by id."""

    def paper(self) -> Paper:
        """Lay it out."""
        found = self.advice
        day = "" if found.dated else " (no day of filing was given)"
        head = [
            ("Made on", self.made_on.isoformat()),
            ("Law as of", f"{found.on.isoformat()}{day}"),
            ("Rules", f"version {found.rules_version}"),
        ]
        if found.forum_asked:
            head.insert(1, ("Court asked", state_words(found.forum_asked.state)))
        if found.characterisation:
            kinds = ", ".join(one.replace("_", " ") for one in found.characterisation)
            head.append(("Kind of claim", kinds))
        return Paper(
            title=TITLE,
            kind="Countermark · for the file",
            head=tuple(head),
            notice=NOT_ADVICE,
            sections=tuple(self._sections()),
            close=tuple(self._close()),
        )

    def _sections(self) -> Iterator[Section]:
        yield Section("The facts as given", tuple(self._facts()))
        yield Section("The questions", (Points(tuple(self._questions()), ordered=True),))
        yield Section("Short answers", (Points(tuple(short_answers(self.advice)), ordered=True),))
        yield self._courts()
        yield self._laws()
        yield self._recognition()
        yield Section("What would change the answer", tuple(self._changes()))
        yield Section("What is still open", tuple(self._still_open()))
        if self.advice.soft_law:
            yield self._principles()
        yield Section("Sources", tuple(self._sources()))

    def _facts(self) -> Iterator[Block]:
        yield Grid(
            "What was said, and how it stands", ("Fact", "What was said", "How it stands"),
            tuple(self._fact_rows()),
        )  # fmt: skip
        # Also rules that fail count here: a court is open because nobody has said what closes it.
        presumed = {
            because: None
            for answer in self._answers()
            for step in answer.trace
            for because in step.presumed
        }
        if presumed:
            yield Paragraph("Taken for granted until somebody says something else:")
            yield Points(tuple(presumed))
        if self.advice.problems:
            yield Paragraph("What was given and could not be used:")
            yield Points(self.advice.problems)

    def _fact_rows(self) -> Iterator[tuple[str, str, str]]:
        given = self.dispute.given
        for name in dispute_facts():
            if name in given:
                value = given[name]
                stands = "disputed between the parties" if value is Truth.DISPUTED else "given"
                yield fact_words(name), value_words(value), stands
            elif name == "filed_on" and self.dispute.filed_on:
                yield fact_words(name), self.dispute.filed_on.isoformat(), "given"
            elif name == "targeting_signs" and self.dispute.signs:
                signs = "; ".join(sign.words for sign in self.dispute.signs)
                yield fact_words(name), signs, "given"
            elif name in self.asked and name != "forum":
                yield fact_words(name), "", "not known"
        if self.advice.targeting:
            band = str(self.advice.targeting.band)
            yield fact_words("targeted"), band, "weighed from these signs for the court asked"

    def _questions(self) -> Iterator[str]:
        asked = self.advice.forum_asked
        if asked:
            yield f"Does {state_words(asked.state)} have jurisdiction, and how far does it reach?"
        else:
            yield "Which courts have jurisdiction, and how far does it reach?"
        yield "Which law governs each issue?"
        yield "Where will the judgment be recognised and enforced?"

    def _courts(self) -> Section:
        asked = self.advice.forum_asked
        in_full = [asked] if asked else [
            one for one in self.advice.forums if one.result is not Result.UNKNOWN
        ]  # fmt: skip
        rows = tuple(
            (state_words(one.state), _result(one), _reach(one), _first(one.provisions))
            for one in self.advice.forums
        )
        columns = ("Court", "Jurisdiction", "How far, or why", "Provisions")
        table = Grid("Every court that the facts point to", columns, rows)
        each = tuple(self._court(one) for one in in_full)
        return Section("Jurisdiction", (table,) if rows else (Paragraph(NO_COURT),), each)

    def _court(self, answer: ForumAnswer) -> Section:
        blocks: list[Block] = [Paragraph(f"This court {court_words(answer)}.")]
        if answer.why:
            blocks.append(Paragraph(answer.why.replace("depends_on", "depends")))
        if answer.depends_on:
            blocks.append(Paragraph(f"It depends on: {_facts(answer.depends_on)}."))
        if len(answer.parts) > 1:
            rows = tuple(
                (one.part.words(), one.result.replace("_", " "), scope_words(one.scope))
                for one in answer.parts
            )
            columns = ("Part of the case", "Jurisdiction", "How far")
            blocks.append(Grid("Each part looked at alone", columns, rows))
        blocks += steps.of_court(answer, self.cases)
        return Section(state_words(answer.state), tuple(blocks))

    def _laws(self) -> Section:
        found = self.advice.applicable_law
        if not found:
            return Section("Applicable law", (Paragraph(NO_LAW),))
        alike: dict[tuple[str, str, str], list[str]] = {}
        for one in found:
            key = (one.issue, state_words(one.forum), _first(one.provisions))
            alike.setdefault(key, []).append(law_words(one))
        rows = tuple(
            (issue, forum, "; ".join(laws), provisions)
            for (issue, forum, provisions), laws in alike.items()
        )
        columns = ("Issue", "Before", "Law", "Provisions")
        each: dict[tuple[str, tuple[Block, ...]], LawAnswer] = {}
        for one in found:
            each.setdefault((one.issue, tuple(self._law(one))), one)
        sections = tuple(
            Section(f"{issue.capitalize()}, before {state_words(one.forum)}", blocks)
            for (issue, blocks), one in each.items()
            if blocks
        )
        table = Grid("The law for each issue", columns, rows)
        return Section("Applicable law", (table,), sections)

    def _law(self, one: LawAnswer) -> list[Block]:
        return steps.of_others(one.trace, self.cases)

    def _recognition(self) -> Section:
        found = self.advice.recognition
        if not found:
            words = no_recognition(self.advice)
            return Section("Recognition and enforcement", (Paragraph(words),))
        rows = tuple(
            (
                state_words(one.origin),
                state_words(one.destination),
                one.relief,
                recognition_words(one.result),
                _first(one.provisions),
            )
            for one in found
        )
        columns = ("Judgment of", "In", "Relief", "Recognised", "Provisions")
        each: dict[tuple[Block, ...], RecognitionAnswer] = {}
        for one in found:
            each.setdefault(tuple(steps.of_others(one.trace, self.cases)), one)
        sections = tuple(
            Section(f"{one.origin} to {one.destination}: {one.relief}", blocks)
            for blocks, one in each.items()
            if blocks
        )
        table = Grid("From where, to where, for which relief", columns, rows)
        return Section("Recognition and enforcement", (table,), sections)

    def _changes(self) -> Iterator[Block]:
        columns = ("If this were otherwise", "Namely", "The answer would be")
        for court, found in self.changes:
            rows = tuple((fact_words(one.fact), _change(one.value), _becomes(one)) for one in found)
            if rows:
                caption = f"Before {state_words(court)}: one fact changed, all others kept"
                yield Grid(caption, columns, rows)
        if not any(found for _, found in self.changes):
            yield Paragraph("No other value of a single fact would change the answer.")

    def _still_open(self) -> Iterator[Block]:
        if self.open:
            rows = tuple((one.question, one.why) for one in self.open)
            yield Grid("An answer to these could still change a result", ("Question", "Why"), rows)
        else:
            yield Paragraph("No question that could be answered would change a result any more.")
        disputed = [n for n, value in self.dispute.given.items() if value is Truth.DISPUTED]
        if disputed:
            yield Paragraph(f"Disputed, and to be settled by the court: {_facts(disputed)}.")

    def _principles(self) -> Section:
        rows = tuple((one.provision, one.would, one.says) for one in self.advice.soft_law)
        remark = (
            "What follows binds no court. It is set apart so that nobody takes it for law; "
            "scholars' principles can only show how others would weigh the case."
        )
        table = Grid("What they would say", ("Principle", "Would lead to", "It says"), rows)
        return Section("Principles that bind nobody", (Paragraph(remark, soft=True), table))

    def _sources(self) -> Iterator[Block]:
        used = [step for step in self._all_steps() if step.truth is not Truth.FALSE]
        rows = {(step.title, step.version, "yes" if step.checked else "no"): None for step in used}
        columns = ("Source", "Version", "Compared with the official text")
        if rows:
            yield Grid("Texts that the answers rest on", columns, tuple(sorted(rows)))
        ids = dict.fromkeys(case for step in used for case in step.cases)
        names = tuple(sorted(self.cases.get(one, one) for one in ids))
        if names:
            yield Paragraph("Judgments:")
            yield Points(names)
        if not rows and not names:
            yield Paragraph("No rule that is encoded was applied.")

    def _close(self) -> Iterator[str]:
        used = [step for step in self._all_steps() if step.truth is not Truth.FALSE]
        unchecked = sorted({f"{one.title} [{one.provision}]" for one in used if not one.checked})
        if unchecked:
            yield (
                "Not compared with the official text, so to be looked up before anything rests on "
                f"them: {'; '.join(unchecked)}."
            )
        elif used:
            yield "Every provision that the answers rest on was compared with the official text."
        yield (
            f"Made by rules of version {self.advice.rules_version}, as of "
            f"{self.advice.on.isoformat()}. {NOT_ADVICE}"
        )

    def _all_steps(self) -> Iterator[Trace]:
        for answer in self._answers():
            yield from steps.that_carry(answer.trace, answer.result)

    def _answers(self) -> Iterator[ForumAnswer | LawAnswer | RecognitionAnswer]:
        found = self.advice
        yield from (found.forum_asked,) if found.forum_asked else found.forums
        yield from found.applicable_law
        yield from found.recognition


_FEW: Final = 4
"""So many provisions or facts stand in a cell of a table; all of them stand in the reasons."""


def memo(  # noqa: PLR0913 - what a memorandum is made from
    dispute: Dispute,
    advice: Advice,
    *,
    made_on: date,
    using: Rulebook,
    cases: Mapping[str, str],
    open_questions: Sequence[Question],
    asked: Iterable[str] = (),
) -> Memo:
    """Gather what a memorandum needs.

    Args:
        dispute: the facts.
        advice: the answers on them.
        made_on: today.
        using: the rules that gave the answers.
        cases: names of the judgments, by id.
        open_questions: questions whose answer could still change something.
        asked: facts that were asked for and that nobody could tell.
    """
    courts = (
        (advice.forum_asked,)
        if advice.forum_asked
        else tuple(one for one in advice.forums if one.result is not Result.UNKNOWN)
    )
    return Memo(
        dispute=dispute,
        advice=advice,
        made_on=made_on,
        asked=tuple(asked),
        open=tuple(open_questions),
        changes=tuple((one.state, changes(dispute, one, advice.on, using)) for one in courts),
        cases=cases,
    )


def left_unknown(given: Mapping[str, Plain]) -> tuple[str, ...]:
    """Name the facts of a file that say `unknown`."""
    return tuple(name for name, value in given.items() if value == "unknown")


def _reach(answer: ForumAnswer) -> str:
    if answer.result in {Result.YES, Result.LIMITED}:
        return scope_words(answer.scope)
    if answer.depends_on:
        return f"It depends on: {_facts(answer.depends_on[:_FEW])}."
    return "" if len(answer.parts) > 1 else answer.why


def _first(provisions: Sequence[str]) -> str:
    more = len(provisions) - _FEW
    listed = ", ".join(provisions[:_FEW])
    return f"{listed} and {more} more" if more > 0 else listed


def _result(answer: ForumAnswer) -> str:
    return "not encoded" if answer.result is Result.UNKNOWN else answer.result.replace("_", " ")


def _facts(names: Iterable[str]) -> str:
    return ", ".join(fact_words(name)[0].lower() + fact_words(name)[1:] for name in names)


def _change(value: str) -> str:
    return {"true": "yes", "false": "no"}.get(value, value.replace("_", " "))


def _becomes(one: Change) -> str:
    reach = scope_words(one.scope)
    result = one.result.replace("_", " ")
    return f"{result}, {reach}" if reach else result
