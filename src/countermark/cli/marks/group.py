"""The commands about marks, one module each."""

from __future__ import annotations

import click

from countermark.cli.marks.batch import batch_command
from countermark.cli.marks.check import check_command
from countermark.cli.marks.compare import compare_command
from countermark.cli.marks.enrich import enrich_command
from countermark.cli.marks.import_ import import_command
from countermark.cli.marks.search import search_command
from countermark.cli.marks.show import show_command


@click.group()
def marks() -> None:
    """Whose sign is this? Registers of marks and searches in them."""


for _command in (
    import_command, search_command, batch_command, show_command, check_command,
    compare_command, enrich_command,
):  # fmt: skip
    marks.add_command(_command)
