"""`countermark law check`: can the rules be used, and do their worked cases hold?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from countermark.cli.day import this_day

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@click.command("check")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
def check_command(folder: Path | None, *, as_json: bool) -> int:
    """Look whether rules and judgments can be used and whether their worked cases hold.

    DIR holds rule files of meanings, or one folder for each legal system (eu, us, ch ...), or case
    files of judgments; without it everything that comes with the program is looked at. What is
    wrong is named with file and line, and what to do about it.
    """
    from countermark.cli.output import write_json  # noqa: PLC0415 - starting stays quick

    found = _everything() if folder is None else [_look(folder)]
    if as_json:
        write_json(found if folder is None else found[0])
    problems = [problem for one in found for problem in one["problems"]]  # type: ignore[attr-defined]
    if not as_json:
        for one in found:
            click.echo(
                f"{one['what']}: {one['files']} files, {one['rules']} rules, "
                f"{one['cases']} worked cases, {len(one['problems'])} problems."  # type: ignore[arg-type]
            )
    for problem in problems:
        click.echo(f"countermark: {problem}", err=True)
    return 2 if problems else 0


def _everything() -> list[dict[str, object]]:
    from countermark.law.judgments.collection import COLLECTION  # noqa: PLC0415 - quick start
    from countermark.law.provisions.rulebook import RULES  # noqa: PLC0415 - quick start

    return [_meanings(RULES / "meanings"), _rules(RULES), _judgments(COLLECTION)]


def _look(folder: Path) -> dict[str, object]:
    files = [file for file in folder.glob("*.y*ml") if file.is_file()] if folder.is_dir() else []
    if any(b"\nholding:" in file.read_bytes() for file in files[:1]):
        return _judgments(folder)
    if not files and folder.is_dir() and any(folder.glob("*/*.y*ml")):
        return _rules(folder)
    return _meanings(folder)


def _meanings(folder: Traversable) -> dict[str, object]:
    from countermark.law import check  # noqa: PLC0415 - starting stays quick

    found = check(folder, on=this_day())
    return {
        "what": "Meanings",
        "files": found.files,
        "rules": found.rules,
        "cases": found.cases,
        "problems": list(found.problems),
    }


def _rules(folder: Traversable) -> dict[str, object]:
    from countermark.law.advice.worked import check_rules  # noqa: PLC0415 - starting stays quick

    found = check_rules(folder, today=this_day())
    return {
        "what": "Courts, laws, recognition",
        "files": found.files,
        "rules": found.rules,
        "cases": found.cases,
        "problems": list(found.problems),
    }


def _judgments(folder: Traversable) -> dict[str, object]:
    from countermark.findings import BadInputError  # noqa: PLC0415 - starting stays quick
    from countermark.law.judgments.collection import read_collection  # noqa: PLC0415 - as above

    try:
        read = read_collection(folder)
    except BadInputError as error:
        problems = str(error).splitlines()
        return {"what": "Judgments", "files": 0, "rules": 0, "cases": 0, "problems": problems}
    variants = sum(len(one.variants) for one in read)
    return {
        "what": "Judgments",
        "files": len(read),
        "rules": 0,
        "cases": variants,
        "problems": [],
    }
