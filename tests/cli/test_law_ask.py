"""The commands `countermark law ask`, `law memo` and `law guide`."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from countermark.cli.main import run

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples" / "online_dispute"
COPYRIGHT = ["copyright", "damages", "Germany", "Austria", "2026-03-02"]
"""Right, relief, domicile, court, day."""

Say = Callable[..., str]


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Say:
    """Hold a conversation by lines of input, and give what was on the screen."""

    def talk(*lines: str, options: tuple[str, ...] = ()) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        assert run(["law", "ask", "--out", str(tmp_path / "out"), *options]) == 0
        return capsys.readouterr().out

    return talk


def test_it_ends_by_itself_with_answers_and_a_memorandum(say: Say, tmp_path: Path) -> None:
    """Once nothing can change any more the answers are shown and the files are written."""
    out = say(*COPYRIGHT, *["unknown"] * 25)
    assert "No further question could change an answer." in out
    assert "Austria (AT): " in out
    assert {"dispute.yaml", "memo.html", "memo.pdf"} <= {
        f.name for f in (tmp_path / "out").iterdir()
    }
    page = (tmp_path / "out" / "memo.html").read_text()
    assert "Germany (DE)" in page
    assert "not legal advice" in page


def test_input_that_ends_early_is_used_as_far_as_it_goes(say: Say, tmp_path: Path) -> None:
    """Two answers and the end of input still make a memorandum and a file to go on from."""
    out = say("copyright", "damages")
    assert "The input has ended" in out
    kept = yaml.safe_load((tmp_path / "out" / "dispute.yaml").read_text())
    assert kept == {"right_type": ["copyright"], "remedies": ["damages"]}


def test_why_list_back_and_change_are_answered(say: Say) -> None:
    """`?` gives the reason, `list` what is known, `back` and `change` ask again."""
    out = say("?", "copyright", "list", "back", "patent", "change right_type", "copyright", "done")
    assert "Why I ask: Each right has its own courts." in out
    assert "right_type (Right relied on): copyright" in out
    assert "Taken back. Right relied on: copyright" in out
    assert out.count("Which right is relied on") == 4


def test_every_command_can_be_given_in_words(say: Say) -> None:
    """`list` on nothing, `help`, `change` alone, `skip`, `all` and `disputed` are answered."""
    out = say(
        "list", "help", "change", "unknown", "skip", "DE", "all", "unknown", "unknown", "today",
        "disputed", "done",
    )  # fmt: skip
    assert "I know nothing yet." in out
    assert out.count("You can also write") == 2
    assert "Write 'change' and the name of a fact:" in out
    assert "Noted. Right relied on: not known" in out
    assert "Noted. What is asked for: left out" in out
    assert "Noted. Court asked: all are looked at" in out


def test_a_question_is_written_out_once(say: Say) -> None:
    """After a mistake the question is repeated without its long list of choices."""
    out = say("bananas", "?", "copyright", "done")
    assert out.count("Which right is relied on") == 3
    assert out.count("1 trademark, 2 eu trademark") == 1


def test_a_file_with_a_slip_is_still_taken_up(
    say: Say, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be used is named, and the conversation goes on with the rest."""
    file = tmp_path / "slip.yaml"
    file.write_text("right_type: copyright\ncolour: red\n")
    out = say("done", options=("--from", str(file)))
    assert "Which right" not in out
    assert run(["law", "memo", str(file), "--out", str(tmp_path / "memo.html")]) == 0
    assert "'colour' is no fact of a dispute" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_to_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file where a folder should be is bad input with a hint."""
    (tmp_path / "file").write_text("")
    example = EXAMPLES / "photographs_seen_everywhere.yaml"
    assert run(["law", "memo", str(example), "--out", str(tmp_path / "file" / "memo.html")]) == 2
    assert "name another place" in capsys.readouterr().err


def test_a_mistake_is_met_kindly_and_asked_again(say: Say) -> None:
    """An answer that cannot be used costs nothing but the question again."""
    out = say("coppyright", "copyright", "done")
    assert "I could not use that: 'coppyright' was given" in out
    assert "Did you mean 'copyright'?" in out
    assert "Noted. Right relied on: copyright" in out


def test_what_was_saved_is_taken_up_and_read_by_advise(
    say: Say, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--save keeps the answers, --from goes on after them, and `law advise` reads the file."""
    file = tmp_path / "mine.yaml"
    say("copyright", "damages", "Germany", options=("--save", str(file)))
    out = say("done", options=("--from", str(file)))
    assert "Which right is relied on" not in out
    assert "[4] Which court was asked" in out
    assert run(["law", "advise", str(file), "--json"]) == 0
    assert '"characterisation": [\n    "infringement"' in capsys.readouterr().out


def test_choices_stand_in_words_with_numbers(say: Say) -> None:
    """Choices are shown without underscores, and a number is taken for its words."""
    out = say("3", "done")
    assert "3 benelux trademark" in out
    assert "Noted. Right relied on: benelux trademark" in out


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_example_makes_a_page(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The examples can be used without a problem."""
    assert run(["law", "memo", str(example), "--out", str(tmp_path / "memo.html")]) == 0
    assert capsys.readouterr().err == ""
    assert "<h1>Memorandum" in (tmp_path / "memo.html").read_text()


def test_the_paper_says_what_the_page_says(
    tmp_path: Path, needed_program: Callable[[str], str]
) -> None:
    """The PDF holds the short answers and is tagged for screen readers."""
    file = EXAMPLES / "photographs_seen_everywhere.yaml"
    assert run(["law", "memo", str(file), "--out", str(tmp_path / "memo.pdf")]) == 0
    reader = needed_program("pdftotext")
    text = subprocess.run(  # noqa: S603 - a program of the machine on a file of our own
        [reader, "-layout", str(tmp_path / "memo.pdf"), "-"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert "Short answers" in text
    assert "for the damage in that State only" in text
    assert b"/StructTreeRoot" in (tmp_path / "memo.pdf").read_bytes()


def test_the_word_file_has_headings_and_tables(tmp_path: Path) -> None:
    """Word finds a title, headings for navigation and tables with a heading row."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    file = EXAMPLES / "photographs_seen_everywhere.yaml"
    assert run(["law", "memo", str(file), "--out", str(tmp_path / "memo.docx")]) == 0
    document = docx.Document(str(tmp_path / "memo.docx"))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 2"]
    assert headings[:3] == ["The facts as given", "The questions", "Short answers"]
    first = document.tables[0]
    assert [cell.text for cell in first.rows[0].cells] == ["Fact", "What was said", "How it stands"]
    assert any("for the damage in that State only" in one.text for one in document.paragraphs)


def test_without_the_word_library_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing library is status 3 and one sentence."""
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    file = EXAMPLES / "photographs_seen_everywhere.yaml"
    assert run(["law", "memo", str(file), "--out", str(tmp_path / "memo.docx")]) == 3
    assert "pip install 'countermark[report]'" in capsys.readouterr().err


def test_another_ending_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name without a known ending is met with those that are known."""
    file = EXAMPLES / "photographs_seen_everywhere.yaml"
    assert run(["law", "memo", str(file), "--out", str(tmp_path / "memo.txt")]) == 2
    assert "expected a name that ends in .html, .pdf, .docx" in capsys.readouterr().err


def test_the_guide_lists_reads_and_writes_its_chapters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a name the chapters are listed with credit; a name reads one; --html writes all."""
    assert run(["law", "guide"]) == 0
    listed = capsys.readouterr().out
    assert "cooperation" in listed
    assert "Bennett and S. Granata" in " ".join(listed.split())
    assert run(["law", "guide", "recognition"]) == 0
    assert "A CASE TO TRY" in capsys.readouterr().out
    assert run(["law", "guide", "--html", str(tmp_path)]) == 0
    assert len(list(tmp_path.glob("*.html"))) == 5
    assert 'href="cooperation.html"' in (tmp_path / "framework.html").read_text()
