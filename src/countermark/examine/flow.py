"""One folder of exhibits in, one dossier out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from countermark import marks, packs
from countermark.examine.asking import ENGINES, Inquiry, ask
from countermark.examine.dossier import Dossier
from countermark.examine.measures import measures_of
from countermark.examine.reading import Folder, Progress, read_folder
from countermark.findings import Exhibit

_PROVISIONAL_DIGITS: Final = 10
_ALWAYS: Final = (
    "Marks were compared by their words only: logos, shapes and colours were not looked at.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be examined, against what, and on which day."""

    directory: Path
    """The folder of exhibits."""

    on: date
    """The day of the examination."""

    register: Path | None = None
    """A register of marks; none for the demonstration register."""

    store: Path | None = None
    """A store of packs; none leaves codes unverified."""


def examine_folder(request: Request, progress: Progress) -> Dossier:
    """Read a folder, ask every engine, and collect what they find.

    Args:
        request: folder, register, store and day.
        progress: who wants to know how far it is.

    Errors: `BadInputError` for a folder that is missing or empty, a register that is none or a
    store that is none; anything wrong inside the folder is listed in the dossier instead.
    """
    with ExitStack() as opened:
        register = marks.Register.open(request.register) if request.register else None
        store = request.store and opened.enter_context(packs.SqliteStore(request.store))
        folder = read_folder(request.directory, progress=progress)
        progress.count(len(ENGINES) + 1)
        inquiry = Inquiry(
            folder=folder,
            register=register or marks.demonstration(),
            store=store or None,
            on=request.on,
        )
        answers = ask(inquiry, progress.step)
    progress.step("collecting")
    findings = tuple(
        replace(finding, id=f"f{number}") for number, finding in enumerate(answers.findings, 1)
    )
    reference = folder.case.reference
    return Dossier(
        reference=reference or provisional_reference(folder.exhibits),
        provisional=not reference,
        made_on=request.on,
        territory=str(folder.case.territory or ""),
        exhibits=folder.exhibits,
        findings=findings,
        next=measures_of(findings, folder.not_examined),
        not_examined=folder.not_examined,
        remarks=(*folder.warnings, *answers.remarks),
        limits=_limits(inquiry, folder),
    )


def provisional_reference(exhibits: Sequence[Exhibit]) -> str:
    """Make a reference from the exhibits' hashes: the same exhibits always get the same one.

    >>> provisional_reference(())
    'CM-e3b0c44298'
    """
    joined = "".join(sorted(exhibit.sha256 for exhibit in exhibits))
    return f"CM-{hashlib.sha256(joined.encode()).hexdigest()[:_PROVISIONAL_DIGITS]}"


def _limits(inquiry: Inquiry, folder: Folder) -> tuple[str, ...]:
    limits = [*folder.reading_limits, *_ALWAYS]
    if inquiry.register.demonstration:
        limits.append(
            "The demonstration register of "
            f"{len(inquiry.register)} well-known marks was searched, which is no extract of "
            "any official register; load real ones with 'countermark marks import'."
        )
    if inquiry.store is None:
        limits.append("No store of packs was given, so pack codes were read but not verified.")
    if not folder.case.goods and not any(exhibit.rows for exhibit in folder.exhibits):
        limits.append("No goods were named, so ways of disposal were not asked for.")
    return tuple(limits)
