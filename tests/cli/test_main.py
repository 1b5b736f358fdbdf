"""The command line as a whole."""

import click
import pytest

from countermark import __version__
from countermark.cli import main as module
from countermark.cli.main import BAD_INPUT, COMMANDS, MISSING_PART, run
from countermark.findings import MissingPartError


def test_help_names_every_command(capfd: pytest.CaptureFixture[str]) -> None:
    """The help lists each command with its line."""
    assert run(["--help"]) == 0
    said = capfd.readouterr().out
    for name, (_, text) in COMMANDS.items():
        assert name in said
        assert text[:40] in said


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_help(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Each command explains itself."""
    assert run([name, "--help"]) == 0
    assert f"Usage: countermark {name}" in capfd.readouterr().out


def test_version_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    """The version is that of the package."""
    assert run(["--version"]) == 0
    assert __version__ in capfd.readouterr().out


def test_no_command_shows_the_help(capfd: pytest.CaptureFixture[str]) -> None:
    """Without a command the help is shown as it is, with the status of bad input."""
    assert run([]) == BAD_INPUT
    assert capfd.readouterr().err.startswith("Usage: countermark")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["exmine"], "Did you mean 'examine'"),
        (["zzz"], "No such command 'zzz'"),
        (["examine", ".", "--colour"], "No such option '--colour'"),
    ],
)
def test_wrong_words_are_bad_input(
    arguments: list[str], says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """A command or option that does not exist is bad input, with a hint where one is near."""
    assert run(arguments) == BAD_INPUT
    assert says in capfd.readouterr().err


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (MissingPartError("The part x is missing."), MISSING_PART, "The part x is missing."),
        (click.exceptions.Abort(), BAD_INPUT, "Stopped."),
        (ModuleNotFoundError(name="typst"), MISSING_PART, "countermark[ocr,report]"),
    ],
)
def test_errors_become_statuses(
    error: Exception,
    status: int,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A missing part and an interruption end with their status and a sentence."""

    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(module.countermark, "main", fail)
    assert run(["examine", "."]) == status
    assert says in capfd.readouterr().err


def test_a_fault_of_the_program_is_not_called_a_missing_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A module of countermark itself that is not found is no part that one could install."""

    def fail(**_: object) -> None:
        raise ModuleNotFoundError(name="countermark.nowhere")

    monkeypatch.setattr(module.countermark, "main", fail)
    with pytest.raises(ModuleNotFoundError):
        run(["examine", "."])
