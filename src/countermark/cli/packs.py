"""`countermark packs`: read codes, load a store of known packs, verify a pack against it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from countermark.cli.day import this_day
from countermark.findings.errors import BadInputError

if TYPE_CHECKING:
    from rich.console import Console

    from countermark.packs import ImageCodes, PackCode, Question, SqliteStore, Verification

_EMPTY: Final = "0" * 12
_EVERY: Final = 1000
_SCAN: Final = ("scan", "code", "element_string", "image")
_PARTS: Final = ("gtin", "serial", "batch", "expiry")
_JSON: Final = click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
_STORE: Final = click.option(
    "--store", "store_path", type=click.Path(path_type=Path), required=True, help="The store."
)


@click.group()
def packs() -> None:
    """Is this medicine pack what it says?"""


@packs.command()
@click.argument("images", nargs=-1, required=True, type=click.Path(path_type=Path))
@_JSON
def read(images: tuple[Path, ...], *, as_json: bool) -> int:
    """Read the codes on IMAGES; a bad file is listed and stops nothing."""
    from countermark.packs import read_file  # noqa: PLC0415 - starting stays quick

    answers = [read_file(path, on=this_day()) for path in images]
    if as_json:
        _write([answer.to_json() for answer in answers])
    else:
        _show_answers(answers)
    problems = [answer.problem for answer in answers if answer.problem is not None]
    if len(problems) == len(answers):
        raise BadInputError(" ".join(problems))
    return 0 if any(answer.found for answer in answers) else 1


@packs.command()
@click.argument("file", type=click.Path(path_type=Path))
@_STORE
@_JSON
def load(file: Path, store_path: Path, *, as_json: bool) -> None:
    """Load known packs from FILE (CSV) into a store; the same file twice changes nothing.

    Columns: gtin,serial,batch,expiry,state,market,product,holder.
    """
    from countermark.cli.output import console  # noqa: PLC0415 - starting stays quick
    from countermark.packs import SqliteStore  # noqa: PLC0415 - starting stays quick
    from countermark.packs import load as load_packs  # noqa: PLC0415 - starting stays quick

    if not file.is_file():
        text = f"There is no file {file}; give the path of a CSV file of packs."
        raise BadInputError(text)
    with SqliteStore(store_path, create=True) as store:
        loaded = load_packs(file, store, on=this_day())
    if as_json:
        _write(loaded.to_json(str(file)))
        return
    terminal = console()
    terminal.print(
        f"{loaded.read} read: {loaded.imported} new, {loaded.unchanged} unchanged, "
        f"{loaded.replaced} replaced, {len(loaded.rejected)} rejected. "
        f"Content version {loaded.version}."
    )
    for rejected in loaded.rejected:
        terminal.print(f"  line {rejected.position}: {rejected.why}")
    if loaded.not_used:
        terminal.print(f"Columns not used: {', '.join(loaded.not_used)}.")


@packs.command()
@click.argument("pack", required=False)
@_STORE
@click.option(
    "--other-store",
    "others",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A store of another market, asked if the first does not hold the pack; repeatable.",
)
@click.option("--territory", help="Where the pack was found, for instance DE.")
@click.option("--batch", type=click.Path(path_type=Path), help="Many scans, as CSV.")
@click.option("--out", type=click.Path(path_type=Path), help="Where the answers to --batch go.")
@_JSON
def verify(  # noqa: PLR0913 - one per option of the command
    pack: str | None,
    *,
    store_path: Path,
    others: tuple[Path, ...],
    territory: str | None,
    batch: Path | None,
    out: Path | None,
    as_json: bool,
) -> int:
    """Verify PACK, an image or an element string, against a store.

    GS is written as U+001D or {GS}, or the fields stand in brackets: (01)…(21)…

    --batch SCANS.csv has the columns scan_id,scan,territory, or gtin,serial,batch,expiry; one
    answer per scan goes to --out, in the order of the scans.
    """
    from countermark.findings import Territory  # noqa: PLC0415 - starting stays quick
    from countermark.packs import Question  # noqa: PLC0415 - starting stays quick

    if (pack is None) == (batch is None) or (batch is None) != (out is None):
        text = "Give either one image or element string, or --batch SCANS.csv with --out OUT.jsonl."
        raise BadInputError(text)
    where = Territory.of(territory) if territory else None
    with ExitStack() as stack:
        store = stack.enter_context(_open(store_path))
        stores = tuple(stack.enter_context(_open(path)) for path in others)
        question = Question(on=this_day(), territory=where, others=stores)
        if pack is not None:
            return _verify_one(pack, store, question, as_json=as_json)
        if batch is not None and out is not None:
            _verify_many(batch, out, store, question)
    return 0


def _open(path: Path) -> SqliteStore:
    from countermark.packs import SqliteStore  # noqa: PLC0415 - starting stays quick

    store = SqliteStore(path)
    if store.version == _EMPTY:
        store.close()
        text = f"The store {path} holds no pack, so nothing can be verified; load packs first."
        raise BadInputError(text)
    return store


def _verify_one(pack: str, store: SqliteStore, question: Question, *, as_json: bool) -> int:
    from countermark.packs import verify as verify_code  # noqa: PLC0415 - starting stays quick

    codes = _codes(pack, question.on)
    if not codes:
        if as_json:
            _write(None)
        click.echo(f"countermark: no code was found on {pack}.", err=True)
        return 1
    result = verify_code(codes[0], store, question)
    if as_json:
        _write({**result.to_json(), "other_codes": [code.to_json() for code in codes[1:]]})
    else:
        _show_verification(result)
        _show_others(codes[1:])
    return 0


def _codes(pack: str, on: date) -> list[PackCode]:
    """Take the argument as a file if there is one of that name, else as an element string."""
    from countermark.packs import parse, read_image  # noqa: PLC0415 - starting stays quick

    if _is_file(pack):
        codes = read_image(Path(pack), on=on)
        return sorted(codes, key=lambda code: (not code.may_mark_a_pack, not code.gs1))
    code = parse(pack, on=on)
    if not code.gs1 and not code.readings:
        text = (
            f"'{pack[:60]}' is neither a file nor a GS1 element string; expected the path of an "
            "image, or fields such as (01)09506003395637(21)A1(17)270331(10)LOT."
        )
        raise BadInputError(text)
    return [code]


def _is_file(pack: str) -> bool:
    try:
        return Path(pack).is_file()
    except (OSError, ValueError):
        return False


def _verify_many(batch: Path, out: Path, store: SqliteStore, question: Question) -> None:
    if out.exists():
        text = f"The file {out} exists; give another name for --out."
        raise BadInputError(text)
    try:
        with batch.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            columns = set(reader.fieldnames or ())
            if not columns.intersection(_SCAN) and not columns.issuperset(_PARTS):
                text = (
                    f"The file {batch} has no column of scans; expected scan_id,scan,territory, or "
                    "gtin,serial,batch,expiry."
                )
                raise BadInputError(text)
            with out.open("x", encoding="utf-8") as target:
                for number, line in enumerate(_answers(reader, store, question), start=1):
                    target.write(json.dumps(line, ensure_ascii=False) + "\n")
                    if number % _EVERY == 0:
                        click.echo(f"{number} scans verified", err=True)
            click.echo(f"Done: {reader.line_num - 1} lines read, answers in {out}", err=True)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        text = f"The scans {batch} cannot be read or answered ({error}); expected CSV in UTF-8."
        raise BadInputError(text) from None


def _answers(
    reader: csv.DictReader[str], store: SqliteStore, question: Question
) -> Iterator[dict[str, object]]:
    for row in reader:
        scan_id = row.get("scan_id") or str(reader.line_num)
        try:
            yield {"scan_id": scan_id, **_answer(row, store, question)}
        except BadInputError as error:
            yield {"scan_id": scan_id, "line": reader.line_num, "problem": str(error)}


def _answer(row: dict[str, str], store: SqliteStore, question: Question) -> dict[str, object]:
    from dataclasses import replace  # noqa: PLC0415 - starting stays quick

    from countermark.findings import Territory  # noqa: PLC0415 - starting stays quick
    from countermark.packs import verify as verify_code  # noqa: PLC0415 - starting stays quick

    if row.get("territory"):
        question = replace(question, territory=Territory.of(row["territory"]))
    scan = _scan(row)
    codes = _codes(scan, question.on)
    if not codes:
        text = f"No code was found on {scan}."
        raise BadInputError(text)
    return dict(verify_code(codes[0], store, question).to_json())


def _scan(row: dict[str, str]) -> str:
    for column in _SCAN:
        if row.get(column):
            return row[column]
    gtin, serial, batch, expiry = (row.get(column) or "" for column in _PARTS)
    if not gtin:
        text = "The line holds no scan; expected an element string, an image or a gtin."
        raise BadInputError(text)
    digits = expiry[2:].replace("-", "") if "-" in expiry else expiry
    if digits and not re.fullmatch(r"[0-9]{6}", digits):
        text = f"The expiry '{expiry}' was given; expected YYYY-MM-DD or YYMMDD."
        raise BadInputError(text)
    fields = {"01": gtin.zfill(14), "21": serial, "10": batch, "17": digits}
    return "\x1d".join(f"{code}{value}" for code, value in fields.items() if value)


def _write(value: object) -> None:
    from countermark.cli.output import write_json  # noqa: PLC0415 - starting stays quick

    write_json(value)


def _show_answers(answers: list[ImageCodes]) -> None:
    from countermark.cli.output import console  # noqa: PLC0415 - starting stays quick

    terminal = console()
    for answer in answers:
        terminal.print(answer.file, style="bold")
        if not answer.found:
            terminal.print(f"  {answer.problem or 'No code was found.'}")
        for code in answer.found:
            _show_code(terminal, code)


def _show_code(terminal: Console, code: PackCode) -> None:
    from rich.table import Table  # noqa: PLC0415 - starting stays quick
    from rich.text import Text  # noqa: PLC0415 - starting stays quick

    table = Table(show_header=False, box=None, padding=(0, 2))
    shown = {
        "symbol": f"{code.symbology}{'' if code.gs1 else ', not GS1'}",
        "product code": code.gtin,
        "serial number": code.serial,
        "batch": code.batch,
        "expiry": code.expiry.isoformat() if code.expiry else None,
        **{f"({name})": value for name, value in code.other.items()},
        "data": None if code.gs1 else code.text[:200],
    }
    for name, value in shown.items():
        if value is not None:
            table.add_row(Text(name, style="dim"), Text(value))
    terminal.print(table)
    for problem in code.problems:
        terminal.print(f"  ! {problem.text}", style="yellow")


def _show_verification(result: Verification) -> None:
    from countermark.cli.output import console  # noqa: PLC0415 - starting stays quick

    terminal = console()
    _show_code(terminal, result.code)
    terminal.print()
    known = result.known
    if known is not None and known.product:
        terminal.print(f"{known.product}, {known.holder or 'holder not known'}")
    alert = f", alert {result.alert}" if result.alert else ", no alert"
    terminal.print(
        f"State: {result.state}{alert} ({result.store}, {result.store_version})", style="bold"
    )
    if result.benign_causes:
        terminal.print("Benign causes to exclude first:")
        for cause in result.benign_causes:
            terminal.print(f"  - {cause}")
    for public in result.public_alerts:
        row = public.row
        terminal.print(
            f"Public alert {row['issuer']} {row['alert']}, {row['product']}: {public.text}"
        )
    for label in result.labels:
        terminal.print(f"{label.regime}: {label.status}. {label.why} [{label.source}]")
    for remark in result.remarks:
        terminal.print(remark)


def _show_others(codes: list[PackCode]) -> None:
    from countermark.cli.output import console  # noqa: PLC0415 - starting stays quick

    for code in codes:
        console().print("Another code on the same image was not verified:")
        _show_code(console(), code)
