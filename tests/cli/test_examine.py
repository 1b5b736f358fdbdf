"""The command `examine`."""

import json
from pathlib import Path

import jsonschema
import pytest

from countermark.cli.main import BAD_INPUT, run
from countermark.examine.schema import findings_schema


@pytest.fixture
def parcel(tmp_path: Path) -> Path:
    """A folder with one listing."""
    folder = tmp_path / "parcel"
    folder.mkdir()
    (folder / "offer.txt").write_text("Nlke shoes, brand new", encoding="utf-8")
    return folder


def test_json_stands_alone_on_standard_output(
    parcel: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """With --json, standard output is one JSON document, the same as findings.json."""
    out = tmp_path / "out"
    assert run(["examine", str(parcel), "--out", str(out), "--on", "2026-11-23", "--json"]) == 0
    written = json.loads(capfd.readouterr().out)
    assert written == json.loads((out / "findings.json").read_text(encoding="utf-8"))
    jsonschema.validate(written, findings_schema())


def test_three_files_are_written_and_named(
    parcel: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The report comes as page, paper and JSON; the terminal says where."""
    out = tmp_path / "deep" / "out"
    assert run(["examine", str(parcel), "--out", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "findings.json",
        "report.html",
        "report.pdf",
    ]
    said = capfd.readouterr().out
    assert "report.pdf" in said
    assert "A machine suspects; an authority decides." in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["examine", "nowhere"], "nowhere"),
        (["examine", "."], "holds nothing to examine"),
        (["examine", ".", "--on", "2026-02-30"], "2026-02-30"),
        (["examine", ".", "--register", "none.cmr"], "no register"),
        (["examine", ".", "--packs", "none.sqlite"], "no store"),
    ],
)
def test_bad_input_is_one_sentence(
    arguments: list[str],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Bad input ends with status 2 and one sentence that names what was given."""
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == BAD_INPUT
    captured = capfd.readouterr()
    assert not captured.out
    assert says in captured.err
    assert "Traceback" not in captured.err
    assert not list(tmp_path.iterdir())


def test_report_cannot_be_written_where_a_file_stands(
    parcel: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A folder that cannot be made is bad input, and the message says what to do."""
    assert run(["examine", str(parcel), "--out", str(parcel / "offer.txt")]) == BAD_INPUT
    assert "name another folder with --out" in capfd.readouterr().err


def test_case_is_decided_by_nobody_here(
    parcel: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """No word of the report calls an item fake or genuine."""
    assert run(["examine", str(parcel), "--out", str(tmp_path / "out"), "--json"]) == 0
    text = capfd.readouterr().out.lower()
    assert "fake" not in text
    assert "is genuine" not in text
