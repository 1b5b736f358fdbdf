"""A new judgment: from a completed form into a folder of case files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

import yaml

from countermark.findings import BadInputError
from countermark.findings.document import LARGEST, Part, parse_yaml
from countermark.law.judgments.collection import (
    FORM,
    Collection,
    parse_judgment,
    read_collection,
)
from countermark.law.judgments.documents import Document
from countermark.law.judgments.judgment import Judgment
from countermark.law.judgments.search import TO_DO

_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,78}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Added:
    """What was written."""

    path: Path
    """The file."""

    judgment: Judgment
    """What it holds."""


def empty_form() -> str:
    """Give the form for a judgment of which nothing is known yet."""
    blank = dict.fromkeys(("name", "court", "country", "date", "citation"), TO_DO)
    return _form({**blank, "id": TO_DO, "ecli": "''"}, notes=())


def form_of(document: Document, known: Collection) -> str:
    """Give the form for a document, filled in as far as the document says it plainly.

    Args:
        document: what was read in it.
        known: judgments whose ECLIs tell the names of courts.
    """
    ecli = document.ecli
    court = _court(document, known)
    filled = {
        "id": ecli.text.casefold().replace(":", "-"),
        "name": _quoted(document.name) if document.name else TO_DO,
        "court": _quoted(court) if court else TO_DO,
        "country": ecli.country,
        "date": document.decided_on.isoformat() if document.decided_on else TO_DO,
        "citation": _quoted(document.case_number) if document.case_number else TO_DO,
        "ecli": _quoted(ecli.text),
    }
    return _form(filled, notes=(f"Begun from {document.file}.", *document.notes))


def write_form(document: Document, into: Path, known: Collection) -> Path:
    """Write the form for a document into a folder, to be completed there.

    Args:
        document: what was read in it.
        into: the folder; it is made if it does not exist.
        known: judgments that are there already.

    Errors: `BadInputError` if the judgment is there already, or the form cannot be written.
    """
    _refuse_known("", document.ecli.text, _with_own(known, into), document.file)
    name = document.ecli.text.casefold().replace(":", "-") + FORM
    return _write(into / name, form_of(document, known).encode("utf-8"))


def add(form: Path, into: Path, known: Collection) -> Added:
    """Take a completed form into a folder, as a file with the judgment's id for its name.

    Args:
        form: the form.
        into: the folder; it is made if it does not exist.
        known: judgments that are there already and may be cited.

    Errors: `BadInputError` that names the lines that are wrong or still to be completed, or the
    judgment that has the same id or ECLI.
    """
    content = _content(form)
    problems = list(_unfinished(parse_yaml(form.name, content)))
    if problems:
        raise BadInputError("\n".join(problems))
    judgment = parse_judgment(form.name, content, named=False)
    if not _ID.fullmatch(judgment.id):
        text = (
            f"{form.name}: the id '{judgment.id}' was given; expected small letters, digits, "
            "points and hyphens, at most 80, as cjeu-c-441-13."
        )
        raise BadInputError(text)
    everything = _with_own(known, into)
    _refuse_known(judgment.id, judgment.ecli, everything, form.name)
    unknown = [cited for cited in judgment.cites if cited not in {one.id for one in everything}]
    if unknown:
        text = f"{form.name}: 'cites' names {', '.join(unknown)}; no judgment has this id."
        raise BadInputError(text)
    return Added(_write(into / f"{judgment.id}.yaml", content), judgment)


def _content(form: Path) -> bytes:
    try:
        with form.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        text = f"The form {form} cannot be read ({error.strerror}); print one with --form."
        raise BadInputError(text) from None


def _unfinished(part: Part) -> Iterator[str]:
    if isinstance(part.node, yaml.MappingNode):
        for name, below in part.mapping().items():
            for problem in _unfinished(below):
                yield (
                    problem if problem.startswith(part.file) else f"{_at(below)} '{name}' {problem}"
                )
    elif isinstance(part.node, yaml.SequenceNode):
        for below in part.items():
            yield from _unfinished(below)
    elif part.text() == TO_DO:
        yield "is still to be completed; a fact that is not known is taken out."


def _at(part: Part) -> str:
    return f"{part.file}, line {part.line}:"


def _with_own(known: Collection, into: Path) -> tuple[Judgment, ...]:
    return (*known, *read_collection(into, beside=known)) if into.is_dir() else tuple(known)


def _refuse_known(name: str, ecli: str, everything: tuple[Judgment, ...], file: str) -> None:
    for one in everything:
        same = ecli if ecli and one.ecli == ecli else name if one.id == name else ""
        if same:
            text = f"{file}: {same} is in the collection already, as {one.id} ({one.name})."
            raise BadInputError(text)


def _write(path: Path, content: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        text = f"{path} exists already; nothing was written."
        raise BadInputError(text) from None
    except OSError as error:
        text = f"{path} cannot be written ({error.strerror}); name another folder with --into."
        raise BadInputError(text) from None
    return path


def _form(filled: dict[str, str], notes: tuple[str, ...]) -> str:
    template = Template((files(__package__) / "templates" / "form.yaml").read_text("utf-8"))
    return template.substitute(filled, notes="\n".join(f"# {note}" for note in notes) or "#")


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _court(document: Document, known: Collection) -> str:
    prefix = ":".join(document.ecli.text.split(":")[:3]) + ":"
    courts = [one.court for one in known if one.ecli.startswith(prefix)]
    return max(sorted(set(courts)), key=courts.count) if courts else ""
