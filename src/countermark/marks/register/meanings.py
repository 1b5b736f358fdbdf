"""Adding to a register what its words mean, segment by segment, while others read it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from countermark.marks.register import database, store
from countermark.marks.register.array_file import write_arrays
from countermark.marks.register.segment import KNOWN, MEANING, Meaning


def keep_meaning(register: Path, name: str, meaning: Meaning) -> bool:
    """Keep what the words of a segment mean, instead of what was kept before.

    Args:
        register: the register's folder.
        name: the segment's name (`Segment.name`).
        meaning: arrays with an entry for each position, `known` among them.

    Returns: whether the segment is still there; an import may have merged it with others. Then
        open the register again and go on with what is not known there.

    Errors: `BadInputError` if the register is something else or cannot be written; `ValueError` if
        an array has other than one entry for each position.
    """
    with database.writing(register) as connection:
        state = store.read_state(connection)
        names = [one.views.name for one in state.segments]
        if name not in names:
            return False
        place = names.index(name)
        listed = state.segments[place]
        lengths = {len(array) for array in meaning.arrays.values()}
        if KNOWN not in meaning.arrays or lengths != {listed.positions}:
            problem = f"Expected '{KNOWN}' and {listed.positions} entries in each array."
            raise ValueError(problem)
        file = write_arrays(register, MEANING, meaning.form, meaning.arrays)
        changed = [*state.segments]
        changed[place] = replace(listed, meaning=file, meaning_form=meaning.form)
        store.write_state(connection, replace(state, segments=tuple(changed)))
    return True
