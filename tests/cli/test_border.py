"""`countermark border` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from countermark.cli.main import run

FACTS = """
regime: EU
territory: DE
region: BY
event: detention_notified
on: 2026-12-21
perishable: no
small_consignment: no
"""
CONTRACT = [
    "deadline",
    "what",
    "who",
    "basis",
    "working_days",
    "skipped",
    "if_missed",
    "checked",
]


def written(folder: Path, text: str) -> str:
    """Write facts into a file and give its path."""
    path = folder / "facts.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def test_json_is_one_document_with_the_fields_of_the_contract(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing else is on standard output."""
    assert run(["border", "clock", written(tmp_path, FACTS), "--json"]) == 0
    first = json.loads(capfd.readouterr().out)[0]
    assert list(first)[: len(CONTRACT)] == CONTRACT
    assert (first["deadline"], first["basis"]) == ("2027-01-07", "EU:2013/608:23(1)")
    assert {"date": "2027-01-06", "why": "Epiphany (DE-BY)"} in first["skipped"]


def test_the_table_for_people_says_what_counts(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Weekday, days left, days skipped, what is still to be said, what was not checked."""
    path = written(tmp_path, FACTS)
    assert run(["border", "clock", path, "--today", "2027-01-06"]) == 0
    shown = capfd.readouterr().out
    for words in (
        "Thu 2027-01-07",
        "1 day left",
        "Wed 2027-01-06: Epiphany (DE-BY)",
        "consents: declarant",
        "If the declarant does not agree",
        "may be extended by 10 working days",
        "not checked",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-11-20", "Days skipped\n  4 weekly rest days or days"),
        ("2026-12-21", "(DE-BY)\n  and 3 weekly rest days or days"),
    ],
)
def test_days_without_a_name_are_counted(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], on: str, said: str
) -> None:
    """Holidays are named; the weekly rest days beside them are counted."""
    run(["border", "clock", written(tmp_path, FACTS.replace("2026-12-21", on))])
    lines = (line.rstrip() for line in capfd.readouterr().out.splitlines())
    assert said in "\n".join(lines)


@pytest.mark.parametrize(
    ("today", "words"),
    [("2027-01-07", "today"), ("2027-01-08", "passed"), ("2026-12-28", "10 days left")],
)
def test_days_left_are_said_in_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], today: str, words: str
) -> None:
    """A day that is over is called passed."""
    assert run(["border", "clock", written(tmp_path, FACTS), "--today", today]) == 0
    assert words in capfd.readouterr().out


def test_a_safe_day_and_a_missing_day_are_shown(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The French code may count Saturdays; a period needs the day that it runs from."""
    facts = "regime: FR\nevent: extension_granted\non: 2026-07-03\nperishable: no\n"
    assert run(["border", "clock", written(tmp_path, facts)]) == 0
    shown = capfd.readouterr().out
    assert "safe: Thu 2026-07-16" in shown
    assert "from a day not given" in shown


def test_what_is_due_at_once_and_unchecked_is_shown(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """No days are invented where the provision fixes none."""
    facts = "territory: CH\nevent: suspended\non: 2026-11-23\n"
    assert run(["border", "clock", written(tmp_path, facts)]) == 0
    assert "at once, TRIPS:54" in capfd.readouterr().out


def test_a_misspelt_fact_is_warned_about_on_standard_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Standard output stays one JSON document."""
    path = written(tmp_path, FACTS + "perishabel: yes\n")
    assert run(["border", "clock", path, "--json"]) == 0
    out, err = capfd.readouterr()
    assert json.loads(out)
    assert "did you mean 'perishable'?" in err


@pytest.mark.parametrize("flags", [["--json"], []])
def test_nothing_found_is_said_and_exits_1(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], flags: list[str]
) -> None:
    """The sentence names the events that start a clock."""
    path = written(tmp_path, "regime: FR\nevent: consent_given\non: 2026-11-23\n")
    assert run(["border", "clock", path, *flags]) == 1
    out, err = capfd.readouterr()
    assert out == ("[]\n" if flags else "")
    assert "these events start one" in err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (FACTS.replace("12-21", "02-30"), "'2026-02-30', a day that does not exist"),
        (FACTS.replace("territory: DE", "territory: EU"), "whose public holidays count"),
        (FACTS.replace("BY", "Bayer"), "has no calendar; expected one of"),
        (FACTS.replace("regime: EU", "regime: ASEAN"), "The regime 'ASEAN' is not known"),
        ("territory: [DE", "cannot be read as YAML"),
        ("- DE", "holds no facts"),
        ("", "holds nothing"),
    ],
)
def test_bad_input_gets_one_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    """Exit status 2, nothing on standard output, no traceback."""
    assert run(["border", "clock", written(tmp_path, text), "--json"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert says in err
    assert len(err.strip().splitlines()) == 1


def test_norway_is_a_country(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """YAML's habit to read NO as no does not reach the user."""
    facts = "territory: NO\nevent: detention_notified\non: 2026-11-23\n"
    assert run(["border", "clock", written(tmp_path, facts), "--json"]) == 0
    assert json.loads(capfd.readouterr().out)[0]["calendar"] == "NO"


def test_a_file_that_cannot_be_read_gets_one_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Missing, or not in UTF-8."""
    assert run(["border", "clock", str(tmp_path / "none.yaml")]) == 2
    assert "cannot be read" in capfd.readouterr().err
    (tmp_path / "latin.yaml").write_bytes(b"territory: D\xff")
    assert run(["border", "clock", str(tmp_path / "latin.yaml")]) == 2
    assert "not UTF-8" in capfd.readouterr().err


def test_the_clocks_are_listed(capfd: pytest.CaptureFixture[str]) -> None:
    """By regime, for people and as JSON, with whether each was checked."""
    assert run(["border", "clocks"]) == 0
    shown = capfd.readouterr().out
    assert "10 working days (3 perishable)" in shown
    assert "20 working days or 31 days" in shown
    assert "at once" in shown
    assert run(["border", "clocks", "--regime", "cn", "--json"]) == 0
    assert {item["regime"] for item in json.loads(capfd.readouterr().out)} == {"CN"}


def test_an_unknown_regime_cannot_be_listed(capfd: pytest.CaptureFixture[str]) -> None:
    """The sentence names those that are known."""
    assert run(["border", "clocks", "--regime", "ASEAN"]) == 2
    assert "expected one of EU, FR" in capfd.readouterr().err
