"""The report as a paper."""

import dataclasses
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from countermark.examine import Dossier
from countermark.examine.report import paper


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


def test_empty_dossier_makes_a_paper(made: Dossier) -> None:
    """A case without findings, measures, remarks and exhibits still makes a paper."""
    bare = dataclasses.replace(
        made, findings=(), next=(), not_examined=(), remarks=(), exhibits=(), limits=()
    )
    assert paper(bare).startswith(b"%PDF-1.7")
