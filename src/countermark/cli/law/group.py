"""The commands about law, one module each."""

from __future__ import annotations

import click

from countermark.cli.law.advise import advise_command, provisions_command
from countermark.cli.law.ask import ask_command
from countermark.cli.law.check import check_command
from countermark.cli.law.evaluate import evaluate_command
from countermark.cli.law.guide import guide_command
from countermark.cli.law.judgments import judgments_command
from countermark.cli.law.label import label_command
from countermark.cli.law.memo import memo_command
from countermark.cli.law.report import report_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def law() -> None:
    """What is it called in law, which court, which law, will it be recognised?

    Labels are suspicions on the facts given; courts and laws are worked out by rules that name
    their provision. Nothing here is legal advice, and unknown is never taken as no.
    """


for _command in (
    label_command, advise_command, provisions_command, check_command, evaluate_command,
    judgments_command, report_command, ask_command, memo_command, guide_command,
):  # fmt: skip
    law.add_command(_command)
