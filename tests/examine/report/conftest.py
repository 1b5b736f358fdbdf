"""A dossier with every kind of content, made by hand for the report's tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from countermark.examine import Dossier, Measure
from countermark.examine.reading import NotExamined, Remark
from countermark.findings import (
    Certainty,
    Decision,
    Exhibit,
    ExhibitKind,
    Finding,
    Ground,
    JsonValue,
    Result,
    Source,
    Status,
    Words,
    sha256_of,
)

SCRIPTS = "Nike Найк Νάικι 耐克 ナイキ 나이키 نايك נייקי ไนกี้ नाइकी নাইকি ნაიკი Նայկի ናይኪ"
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} #panic() \u202e"


@pytest.fixture
def made(tmp_path: Path) -> Dossier:
    """Make a dossier with a picture, hostile text, many scripts and every status."""
    folder = tmp_path
    Image.new("RGBA", (900, 300), (200, 30, 30, 128)).save(folder / "photo.png")
    photo = Exhibit(
        id="e1",
        file="photo.png",
        kind=ExhibitKind.IMAGE,
        sha256=sha256_of(folder / "photo.png"),
        path=folder / "photo.png",
    )
    (folder / "offer.txt").write_text(SCRIPTS, encoding="utf-8")
    offer = Exhibit(
        id="e2",
        file=f"{HOSTILE}.txt",
        kind=ExhibitKind.TEXT,
        sha256=sha256_of(folder / "offer.txt"),
        path=folder / "offer.txt",
        words=tuple(Words(text=f"{SCRIPTS} {line}") for line in range(14)),
    )
    return Dossier(
        reference=f"CM-1 {HOSTILE}",
        provisional=True,
        made_on=date(2026, 11, 23),
        territory="DE",
        exhibits=(photo, offer),
        findings=(_suspected(), _decided(), _fact()),
        next=(
            Measure(measure=HOSTILE, by=date(2026, 12, 4), who="right_holder", basis="EU:23(1)"),
            Measure(measure="Ask", by=None, basis="f2"),
        ),
        not_examined=(NotExamined("a.bin", "An unknown kind of file."),),
        remarks=(Remark("offer.txt", "Its encoding was guessed."),),
        limits=("Logos were not looked at.",),
    )


def _suspected() -> Finding:
    match: dict[str, JsonValue] = {
        "text": SCRIPTS,
        "owner": HOSTILE,
        "office": "EM",
        "classes": [25, 18],
        "relation": "not_distinguishable",
        "score": 0.9712,
        "why": ["one", "two"],
    }
    return Finding(
        engine="marks",
        question=f"Whose sign is '{HOSTILE}'?",
        answer=f"Suspected: {SCRIPTS}",
        grounds=(
            Ground("Because.", (Source(title="TRIPS Agreement", locator="art. 51", checked=True),)),
            Ground("Also.", (Source(title=HOSTILE),)),
        ),
        engine_version="1",
        data_version="register 1",
        id="f1",
        certainty=Certainty(probability=0.93),
        exhibits=("e1", "e2"),
        data={"sign": HOSTILE, "matches": [match]},
    )


def _decided() -> Finding:
    return Finding(
        engine="law",
        question="What is it called?",
        answer="Decided.",
        grounds=(Ground("The authority decided.", (Source(title="Decision"),)),),
        engine_version="1",
        data_version="",
        id="f2",
        status=Status.DECIDED,
        decided=Decision(by="Customs office", on=date(2026, 11, 2)),
        certainty=Certainty(result=Result.DEPENDS_ON),
        data={
            "labels": [
                {"regime": "WHO.FAL", "status": "unknown", "missing_facts": [{"question": "Why?"}]},
                {"regime": "WHO.SS", "status": "excluded", "why": [{"text": "In order."}]},
            ]
        },
    )


def _fact() -> Finding:
    return Finding(
        engine="border",
        question="By when?",
        answer="By 2026-12-04.",
        grounds=(Ground("10 working days.", (Source(title="Regulation"),)),),
        engine_version="1",
        data_version="",
        id="f3",
        status=Status.FACT,
        data={
            "skipped": [{"date": "2026-11-28", "why": "Saturday"}],
            "notes": ["Mind the region."],
            "depends_on": ["perishable"],
        },
    )
