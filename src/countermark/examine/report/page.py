"""The report as a reader sees it, before it becomes a web page or a paper.

Page and paper are filled from the same content, so that they cannot say different things.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from countermark import __version__
from countermark.examine.dossier import Dossier
from countermark.examine.measure import Measure
from countermark.examine.report.sheets import Sheet, sheets_of
from countermark.examine.report.thumbnails import thumbnail
from countermark.findings import Exhibit, ExhibitKind, Finding, Ground, Result, Status

ROOMS: Final = {
    "marks": "Whose sign may it be?",
    "packs": "Is the pack what it says?",
    "law": "What would it be called in law, and which court may hear it?",
    "border": "What must happen by when?",
    "disposal": "How could it be disposed of?",
}
"""The engines in the order of a case, each with the question it answers."""

_WORDS_SHOWN: Final = 12
_PROPOSES: Final = "disposal"
_UNDECIDED: Final = {Result.UNKNOWN: "unknown", Result.NO: "excluded"}


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A source as a line."""

    text: str
    """Title, place and version."""

    checked: bool
    """Whether the statement was compared with the official text."""


@dataclass(frozen=True, slots=True)
class ShownGround:
    """A ground with its sources as lines."""

    text: str
    """The reason."""

    sources: tuple[ShownSource, ...]
    """What it rests on."""


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One answer."""

    id: str
    """Its name in the case."""

    question: str
    """What was asked."""

    answer: str
    """What was found."""

    status: str
    """`fact`, `suspected`, `worked out`, `unknown`, `excluded`, `proposed`, `decided by … on …`."""

    certainty: str
    """The result or the probability, in words; empty for a plain yes or if there is neither."""

    exhibits: str
    """The exhibits it rests on, as a line."""

    sheets: tuple[Sheet, ...]
    """The engine's answer as tables."""

    grounds: tuple[ShownGround, ...]
    """Why."""


@dataclass(frozen=True, slots=True)
class Room:
    """What one engine found."""

    name: str
    """The engine."""

    title: str
    """The question that it answers."""

    findings: tuple[ShownFinding, ...]
    """Its answers."""


@dataclass(frozen=True, slots=True)
class ShownExhibit:
    """One exhibit with its picture or its first words."""

    id: str
    """Its name in the case."""

    file: str
    """The file."""

    kind: str
    """How it was looked at."""

    sha256: str
    """The hash of its bytes."""

    words: tuple[str, ...]
    """The first words that were read in it."""

    more_words: int
    """How many further lines were read."""

    picture: bytes | None
    """A small JPEG made anew from the picture, for images."""


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """One thing to do next."""

    by: str
    """The last day with its weekday; `soon` where no clock runs."""

    measure: str
    """What to do."""

    who: str
    """Whose turn it is."""

    basis: str
    """Why."""


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report, ready to be laid out."""

    title: str
    """The heading."""

    facts: tuple[tuple[str, str], ...]
    """What stands at the head: name and value."""

    summary: tuple[tuple[str, tuple[str, ...]], ...]
    """For each room, its title and its answers in short."""

    next: tuple[ShownMeasure, ...]
    """What to do next."""

    exhibits: tuple[ShownExhibit, ...]
    """What was handed in."""

    rooms: tuple[Room, ...]
    """What was found."""

    not_examined: tuple[tuple[str, str], ...]
    """File and reason."""

    remarks: tuple[tuple[str, str], ...]
    """File and what was odd about it."""

    limits: tuple[str, ...]
    """What the examination could not see."""

    made_with: str
    """The versions used."""


def page_of(dossier: Dossier, show: Callable[[str], str]) -> Page:
    """Arrange a dossier for readers.

    Args:
        dossier: what was found.
        show: what is done to every text before it is shown, for instance code points for
            characters that the medium cannot draw.
    """
    rooms = tuple(_room(name, list(group), show) for name, group in _by_engine(dossier.findings))
    return Page(
        title=show(f"Report {dossier.reference}"),
        facts=tuple((name, show(value)) for name, value in _facts(dossier)),
        summary=tuple((room.title, _in_short(room)) for room in rooms),
        next=tuple(_measure(measure, show) for measure in dossier.next),
        exhibits=tuple(_exhibit(exhibit, show) for exhibit in dossier.exhibits),
        rooms=rooms,
        not_examined=tuple((show(item.file), show(item.why)) for item in dossier.not_examined),
        remarks=tuple((show(item.file), show(item.text)) for item in dossier.remarks),
        limits=tuple(show(text) for text in dossier.limits),
        made_with=show(_made_with(dossier)),
    )


def _by_engine(findings: tuple[Finding, ...]) -> groupby[str, Finding]:
    order = list(ROOMS)
    return groupby(
        sorted(findings, key=lambda finding: order.index(finding.engine)),
        key=lambda finding: finding.engine,
    )


def _facts(dossier: Dossier) -> list[tuple[str, str]]:
    provisional = " (provisional: made from the exhibits' hashes)" if dossier.provisional else ""
    return [
        ("Reference", dossier.reference + provisional),
        ("Examined on", dossier.made_on.isoformat()),
        ("Territory", dossier.territory or "not given"),
        (
            "Exhibits",
            f"{len(dossier.exhibits)} examined, {len(dossier.not_examined)} not examined",
        ),
    ]


def _in_short(room: Room) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.answer for finding in room.findings))


def _room(name: str, findings: list[Finding], show: Callable[[str], str]) -> Room:
    return Room(
        name=name,
        title=ROOMS[name],
        findings=tuple(_finding(finding, show) for finding in findings),
    )


def _finding(finding: Finding, show: Callable[[str], str]) -> ShownFinding:
    return ShownFinding(
        id=finding.id,
        question=show(finding.question),
        answer=show(finding.answer),
        status=show(_status(finding)),
        certainty=_certainty(finding),
        exhibits=", ".join(finding.exhibits),
        sheets=tuple(sheet.each(show) for sheet in sheets_of(finding)),
        grounds=tuple(_ground(ground, show) for ground in finding.grounds),
    )


def _status(finding: Finding) -> str:
    if finding.decided:
        return f"decided by {finding.decided.by} on {finding.decided.on.isoformat()}"
    if finding.status is Status.FACT:
        return "fact"
    if finding.engine == "law" and "labels" not in finding.data:
        # A court that is open is nothing to be suspected of.
        return "worked out"
    word = "proposed" if finding.engine == _PROPOSES else "suspected"
    return _UNDECIDED.get(finding.certainty.result or Result.YES, word)


def _certainty(finding: Finding) -> str:
    parts = []
    result = finding.certainty.result
    worked_out = finding.engine == "law" and "labels" not in finding.data
    if result and (worked_out or (result is not Result.YES and result not in _UNDECIDED)):
        parts.append(result.replace("_", " "))
    if finding.certainty.probability is not None:
        parts.append(f"{finding.certainty.probability:.0%} sure")
    return ", ".join(parts)


def _ground(ground: Ground, show: Callable[[str], str]) -> ShownGround:
    return ShownGround(
        text=show(ground.text),
        sources=tuple(ShownSource(show(str(source)), source.checked) for source in ground.sources),
    )


def _measure(measure: Measure, show: Callable[[str], str]) -> ShownMeasure:
    return ShownMeasure(
        by=f"{measure.by:%a} {measure.by.isoformat()}" if measure.by else "soon",
        measure=show(measure.measure),
        who=show(measure.who.replace("_", " ")),
        basis=show(measure.basis),
    )


def _exhibit(exhibit: Exhibit, show: Callable[[str], str]) -> ShownExhibit:
    lines = [" · ".join(filter(None, row.values())) for row in exhibit.rows]
    lines = lines or [words.text for words in exhibit.words]
    return ShownExhibit(
        id=exhibit.id,
        file=show(exhibit.file),
        kind=str(exhibit.kind),
        sha256=exhibit.sha256,
        words=tuple(show(line) for line in lines[:_WORDS_SHOWN]),
        more_words=max(0, len(lines) - _WORDS_SHOWN),
        picture=thumbnail(exhibit) if exhibit.kind is ExhibitKind.IMAGE else None,
    )


def _made_with(dossier: Dossier) -> str:
    data = {
        f"{finding.engine} {finding.data_version}"
        for finding in dossier.findings
        if finding.data_version
    }
    return f"Countermark {__version__}; data: {', '.join(sorted(data)) or 'none'}."
