r"""Reading files of marks: which format they are in, and their records one by one.

>>> from pathlib import Path
>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     path = Path(folder, "marks.csv")
...     _ = path.write_text("mark_id,text,classes\n1,ZETALON,25\n2,,25\n")
...     [type(one).__name__ for one in read_marks(path)]
['Note', 'Found', 'Rejected']
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from countermark.findings import BadInputError
from countermark.marks.register.archive import DAMAGES, Source, sources
from countermark.marks.register.csv_rows import read_rows
from countermark.marks.register.found import Found, Note, Rejected
from countermark.marks.register.xml_marks import ELEMENTS, looks_like_xml, read_records

__all__ = ["FORMS", "Found", "Note", "Rejected", "read_marks"]

FORMS: Final = ("csv", *ELEMENTS.values())
"""The formats that are read: CSV, WIPO ST.66 and ST.96, the USPTO's bulk files."""


def read_marks(path: Path, form: str = "") -> Iterator[Found | Rejected | Note]:
    """Read the marks in a file, in the file's order.

    Args:
        path: a file in one of `FORMS`; or a gzip file, or a ZIP archive of such files.
        form: the format; without it, it is found out from the content.

    Returns: every record as a mark or with the reason why it is none, and notes on what was taken
    for granted or left out. A broken record stops nothing; memory does not grow with the file.

    Errors: `BadInputError` if the file cannot be opened or `form` is not known.
    """
    if form and form not in FORMS:
        problem = f"The format '{form}' is not known; expected {', '.join(FORMS)}, or none."
        raise BadInputError(problem)
    try:
        path.open("rb").close()
    except OSError as error:
        problem = f"The file '{path}' cannot be read: {error.strerror}; give a file of marks."
        raise BadInputError(problem) from None
    return _read(path, form)


def _read(path: Path, form: str) -> Iterator[Found | Rejected | Note]:
    for source in sources(path):
        if not isinstance(source, Source):
            yield source
            continue
        try:
            yield from _records(source, form)
        except BadInputError as error:
            yield Rejected(source.file, source.place("file"), str(error))
            return
        except DAMAGES as error:
            why = f"it is cut or damaged from here on ({error}); what could be read before was read"
            yield Rejected(source.file, source.place("end of file"), why)


def _records(source: Source, form: str) -> Iterator[Found | Rejected | Note]:
    head = source.stream.head
    is_xml = looks_like_xml(head)
    if not head and not source.stream.read(1):
        yield Rejected(source.file, source.place("file"), "it is empty; expected records of marks")
    elif form and is_xml == (form == "csv"):
        found = "XML" if is_xml else "no XML"
        why = f"it is {found}, not {form} as asked for; leave the format out to find it out"
        yield Rejected(source.file, source.place("file"), why)
    elif is_xml:
        yield from read_records(source, form)
    else:
        yield from read_rows(source)
