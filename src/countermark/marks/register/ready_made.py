"""The views of the demonstration register, worked out beforehand: a search in it starts at once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.resources import as_file, files
from typing import Final

import numpy as np

from countermark.marks.register import views
from countermark.marks.register.array_file import Arrays
from countermark.marks.register.mark import Mark
from countermark.marks.register.segment import FORM

NAME: Final = "demonstration_views.npz"
"""The file in `data/`, which `scripts/make_demonstration_views.py` writes."""

_MADE_OF: Final = "made_of"


def views_of(marks: Sequence[Mark]) -> Arrays:
    """Give the views of the demonstration register.

    Args:
        marks: its marks, in the order of their ids.

    Returns: what `views.build` gives; that is asked only if a table was changed since.
    """
    with as_file(files(__package__) / "data" / NAME) as path, np.load(path) as kept:
        if str(kept[_MADE_OF]) == made_of():
            return {name: kept[name] for name in kept.files if name != _MADE_OF}
    return views.build(marks)


def made_of() -> str:
    """Name what the views are made of: their form, and the content of every table."""
    hashed = hashlib.sha256(FORM.encode())
    folder = files("countermark.marks") / "data"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        hashed.update(entry.read_bytes())
    return hashed.hexdigest()


def as_kept(marks: Sequence[Mark]) -> Arrays:
    """Work out what the file holds.

    Args:
        marks: the demonstration register's, in the order of their ids.
    """
    return {**views.build(marks), _MADE_OF: np.array(made_of())}
