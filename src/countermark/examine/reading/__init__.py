"""Read a case folder: its facts, its photos, texts and tables, and what could not be read.

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as name:
...     _ = Path(name, "case.yaml").write_text("territory: DE", "utf-8")
...     _ = Path(name, "offer.txt").write_text("Nlke shoes, 40 pairs", "utf-8")
...     folder = read_folder(Path(name))
>>> folder.exhibits[0].id, folder.exhibits[0].words[0].text, folder.case.territory.name
('e1', 'Nlke shoes, 40 pairs', 'Germany')
"""

from countermark.examine.reading.case import (
    CATEGORIES,
    DATES,
    EVENTS,
    CaseFacts,
    Goods,
    Money,
    Party,
)
from countermark.examine.reading.folder import Folder, NotExamined, Progress, Remark
from countermark.examine.reading.picture import picture_of
from countermark.examine.reading.read import read_folder
from countermark.examine.reading.words import Reading, WordReader

__all__ = [
    "CATEGORIES",
    "DATES",
    "EVENTS",
    "CaseFacts",
    "Folder",
    "Goods",
    "Money",
    "NotExamined",
    "Party",
    "Progress",
    "Reading",
    "Remark",
    "WordReader",
    "picture_of",
    "read_folder",
]
