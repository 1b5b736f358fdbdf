"""`countermark`: finds the command asked for, and imports nothing else."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Final

import click

from countermark import __version__
from countermark.findings.errors import BadInputError, MissingPartError

# A search or a batch does many small sums: a thread for each core of the linear algebra library
# only makes them wait for each other. It reads this once, when numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

COMMANDS: Final = {
    "examine": ("countermark.cli.examine", "Examine a folder of exhibits and write the report."),
    "marks": ("countermark.cli.marks", "Whose sign is this? Registers and searches."),
    "packs": ("countermark.cli.packs", "Is this medicine pack what it says?"),
    "law": ("countermark.cli.law", "What is it called in law?"),
    "border": ("countermark.cli.border", "What must happen by when?"),
    "disposal": ("countermark.cli.disposal", "How may it be destroyed or recovered?"),
}
"""Command, the module that holds it under the same name, and its line in the help."""

NOTHING_FOUND: Final = 1
BAD_INPUT: Final = 2
MISSING_PART: Final = 3


class _LazyGroup(click.Group):
    """Imports a command's module only when it is asked for, so that starting stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            near = get_close_matches(cmd_name, COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else f" Expected: {', '.join(COMMANDS)}."
            text = f"No such command '{cmd_name}'.{hint}"
            raise click.UsageError(text)
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="countermark")
def countermark() -> None:
    """Take a suspect item to a settled case.

    Every answer carries its grounds and sources; what is unknown stays unknown.
    """


def main() -> None:
    """Run the command line and leave with one of its exit statuses, never with a traceback.

    0 done; 1 nothing found where something was asked to be found; 2 bad input; 3 a part missing.
    """
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command.

    Args:
        arguments: the words after `countermark`.

    Returns: the exit status.
    """
    try:
        status = countermark.main(args=arguments, prog_name="countermark", standalone_mode=False)
    except _EXPECTED as error:
        text, status = _explained(error)
        click.echo(text, err=True)
    return status if isinstance(status, int) else 0


_EXPECTED: Final = (
    click.exceptions.Abort,
    click.ClickException,
    BadInputError,
    MissingPartError,
    ModuleNotFoundError,
)


def _explained(error: Exception) -> tuple[str, int]:
    """Say what ended a command, and with which exit status."""
    match error:
        case click.exceptions.Abort():
            return "Stopped.", BAD_INPUT
        case click.exceptions.NoArgsIsHelpError():
            return error.format_message(), BAD_INPUT
        case click.ClickException():
            return f"countermark: {error.format_message()}", BAD_INPUT
        case ModuleNotFoundError():
            return _missing_module(error), MISSING_PART
        case MissingPartError():
            return f"countermark: {error}", MISSING_PART
        case _:
            return f"countermark: {error}", BAD_INPUT


def _missing_module(error: ModuleNotFoundError) -> str:
    if str(error.name).startswith("countermark"):
        raise error
    return (
        f"countermark: The part '{error.name}' is not installed; this command needs it. "
        "Install everything with: pip install 'countermark[ocr,report]'."
    )
