"""The report as a paper."""

import dataclasses
import re
import subprocess
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from countermark.examine import Dossier
from countermark.examine.report import paper

_BOX = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">'


@pytest.fixture
def words(made: Dossier, tmp_path: Path, needed_program: Callable[[str], str]) -> str:
    """Write the hand-made dossier as a paper and read its words."""
    (tmp_path / "report.pdf").write_bytes(paper(made))
    command = [needed_program("pdftotext"), "-layout", str(tmp_path / "report.pdf"), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - a fixed program and our own file


def test_paper_is_tagged_and_accessible(made: Dossier) -> None:
    """The paper is a PDF with a structure tree, as PDF/UA-1 asks."""
    pdf = paper(made)
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid:part" in pdf


def test_every_script_stands_in_the_paper(words: str) -> None:
    """Words of fourteen scripts can be read back from the paper."""
    for word in ("Найк", "Νάικι", "耐克", "ナイキ", "나이키", "ไนกี้", "ნაიკი", "Նայկի", "ናይኪ"):
        assert word in words


def test_exhibits_stay_text_on_paper(words: str) -> None:
    """Code inside an exhibit is printed, not run, and an invisible character is shown."""
    assert "<script>alert(1)</script> {{ 7*7 }} #panic() [U+202E]" in " ".join(words.split())


def test_paper_says_what_was_not_examined(words: str) -> None:
    """Files that nobody looked into stand in the paper with the reason."""
    assert "An unknown kind of file." in words


def test_no_word_runs_into_another(
    example: Dossier, tmp_path: Path, needed_program: Callable[[str], str]
) -> None:
    """Long codes of legal meanings stay in their column, beside words that wrap."""
    (tmp_path / "report.pdf").write_bytes(paper(example))
    command = [needed_program("pdftotext"), "-bbox", str(tmp_path / "report.pdf"), "-"]
    laid = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - a fixed program and our own file
    boxes = [
        [tuple(map(float, box)) for box in re.findall(_BOX, one)] for one in laid.split("<page ")
    ]
    assert sum(map(len, boxes)) > 1000
    assert [pair for words in boxes for pair in combinations(words, 2) if _overlap(*pair)] == []


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Tell whether two boxes share more than a point across and half a line upwards."""
    across, upwards = (
        min(one[side + 2], other[side + 2]) - max(one[side], other[side]) for side in (0, 1)
    )
    return across > 1 and upwards > 4


def test_empty_dossier_makes_a_paper(made: Dossier) -> None:
    """A case without findings, measures, remarks and exhibits still makes a paper."""
    bare = dataclasses.replace(
        made, findings=(), next=(), not_examined=(), remarks=(), exhibits=(), limits=()
    )
    assert paper(bare).startswith(b"%PDF-1.7")
