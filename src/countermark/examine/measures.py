"""From findings to what must be done next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from countermark.examine.data_of import mappings, texts
from countermark.examine.measure import Measure
from countermark.examine.reading import NotExamined
from countermark.findings import Finding

_FAR: Final = date.max
_QUESTIONS: Final = 5
"""More open questions than these are left to the finding itself."""

_ACTOR: Final = "case officer"


def measures_of(
    findings: Sequence[Finding], not_examined: Sequence[NotExamined]
) -> tuple[Measure, ...]:
    """List what to do next: legal clocks by their day, then tests, questions and photos.

    Args:
        findings: the numbered findings.
        not_examined: the files that were left alone.
    """
    found = [
        *_clocks(findings),
        *_quarantine(findings),
        *_tests(findings),
        *_questions(findings),
        *_photos(not_examined),
    ]
    return tuple(sorted(found, key=lambda measure: measure.by or _FAR))


def _clocks(findings: Iterable[Finding]) -> Iterator[Measure]:
    for finding in findings:
        if finding.engine == "border" and finding.data.get("deadline"):
            data = finding.data
            condition = texts(data.get("applies_if"))
            only = f" ({' and '.join(condition)})" if condition else ""
            yield Measure(
                measure=f"{data['what']}{only}",
                by=date.fromisoformat(str(data["deadline"])),
                who=str(data["who"]),
                basis=f"{data['basis']} ({finding.id})",
            )


def _quarantine(findings: Iterable[Finding]) -> Iterator[Measure]:
    for finding in findings:
        if finding.engine == "packs" and any(
            label.get("status") == "suspected" for label in mappings(finding.data.get("labels"))
        ):
            yield Measure(
                measure=(
                    "Keep the pack apart, let nobody use it, and ask the holder of the marketing "
                    "authorisation and the medicines authority"
                ),
                by=None,
                who=_ACTOR,
                basis=finding.id,
            )


def _tests(findings: Iterable[Finding]) -> Iterator[Measure]:
    for finding in findings:
        if finding.engine != "disposal":
            continue
        labels = [str(test["label"]) for test in mappings(finding.data.get("tests"))]
        if labels:
            what = str(finding.data["name"])
            yield Measure(
                measure=f"Before disposal of {what}, test or ask: {'; '.join(labels)}",
                by=None,
                who=_ACTOR,
                basis=finding.id,
            )


def _questions(findings: Iterable[Finding]) -> Iterator[Measure]:
    asked: dict[str, str] = {}
    for finding in findings:
        if finding.engine == "law":
            for question in mappings(finding.data.get("questions")):
                asked.setdefault(str(question["question"]), finding.id)
    for text, basis in list(asked.items())[:_QUESTIONS]:
        yield Measure(measure=f"Find out: {text}", by=None, who=_ACTOR, basis=basis)


def _photos(not_examined: Iterable[NotExamined]) -> Iterator[Measure]:
    for item in not_examined:
        if item.file.lower().endswith((".jpg", ".jpeg", ".png", ".webp", ".heic", ".tif", ".tiff")):
            yield Measure(
                measure=f"Take or send the photo {item.file} again; it could not be examined",
                by=None,
                who=_ACTOR,
                basis=item.why,
            )
