"""Benign explanations that the store itself confirms: a known pack under a slightly other reading.

They come first, because nearly all alerts are benign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from countermark.findings import JsonValue
from countermark.packs.code import PackCode
from countermark.packs.dates import day_first
from countermark.packs.likely import Identity, undo_slips
from countermark.packs.states import ACTIVE
from countermark.packs.store import Store, StoredPack

_SHORTEST: Final = 6
_LOOK_ALIKE: Final = str.maketrans("OQILSBZ", "0011582")
_NOT_FOUND: Final = frozenset({"A2", "A3", "A24"})
_OTHER_BATCH: Final = frozenset({"A68"})
_OTHER_EXPIRY: Final = frozenset({"A52"})
_NONE: Final[frozenset[str]] = frozenset()
_MARKS: Final = re.compile(r"[^0-9A-Za-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A known pack that the code probably means."""

    cause: str
    """The name of the benign cause, for instance `letter-case`."""

    text: str
    """What probably happened, in one sentence."""

    pack: StoredPack
    """The pack in the store."""

    settles: frozenset[str]
    """The alerts that would not have been raised without this cause; none if doubts remain."""

    def to_json(self) -> dict[str, JsonValue]:
        """Write the explanation."""
        return {
            "cause": self.cause,
            "text": self.text,
            "gtin": self.pack.gtin,
            "serial": self.pack.serial,
            "batch": self.pack.batch,
            "expiry": self.pack.expiry.isoformat(),
            "state": self.pack.state,
        }


def explain(
    code: PackCode, store: Store, found: StoredPack | None, *, on: date
) -> tuple[Explanation, ...]:
    """List the benign explanations that the store confirms, the most telling first.

    Args:
        code: the code as it was read.
        store: what is known.
        found: the pack that the code names exactly, if the store holds it.
        on: today, for the century of dates.
    """
    offers = _differences(code, found, on) if found else _other_packs(code, store)
    explanations: dict[tuple[StoredPack, frozenset[str]], Explanation] = {}
    for offer in offers:
        explanations.setdefault((offer.pack, offer.settles), offer)
    return tuple(explanations.values())


def _other_packs(code: PackCode, store: Store) -> Iterator[Explanation]:
    for reading in code.readings:
        identity = reading.identity
        if identity.gtin and identity.serial:
            pack = store.pack(identity.gtin, identity.serial)
            if pack is not None:
                yield _names(pack, reading.cause, reading.text, identity)
    if code.gtin and code.serial:
        for cause, text, pack in _other_serials(code.gtin, code.serial, store):
            yield _names(pack, cause, text, code.identity)


def _names(pack: StoredPack, cause: str, text: str, read: Identity) -> Explanation:
    agrees = (
        pack.state == ACTIVE
        and (read.batch is None or read.batch.upper() == pack.batch.upper())
        and (read.expiry is None or read.expiry == pack.expiry)
    )
    return Explanation(cause=cause, text=text, pack=pack, settles=_NOT_FOUND if agrees else _NONE)


def _other_serials(gtin: str, serial: str, store: Store) -> Iterator[tuple[str, str, StoredPack]]:
    for pack in store.packs_in_any_case(gtin, serial):
        text = (
            f"Upper and lower case were probably exchanged by the scanner: the store holds the "
            f"serial number {pack.serial}, read was {serial}."
        )
        yield "letter-case", text, pack
    for meant in undo_slips(serial):
        for pack in store.packs_in_any_case(gtin, meant):
            text = (
                f"The scanner's keyboard layout was probably wrong: the store holds the serial "
                f"number {pack.serial}, read was {serial}."
            )
            yield "keyboard-layout", text, pack
    for length in range(len(serial) - 1, _SHORTEST - 1, -1):
        cut = store.pack(gtin, serial[:length])
        if cut is not None:
            text = (
                f"Characters of the next field were probably glued on: the store holds the "
                f"serial number {cut.serial}, read was {serial}."
            )
            yield "glued-code", text, cut


def _differences(code: PackCode, pack: StoredPack, on: date) -> Iterator[Explanation]:
    if code.batch and code.batch != pack.batch:
        for cause, text in _batch_causes(code, code.batch, pack):
            yield Explanation(cause=cause, text=text, pack=pack, settles=_OTHER_BATCH)
    if code.expiry != pack.expiry:
        yield from _expiry_cause(code, pack, on)


def _batch_causes(code: PackCode, batch: str, pack: StoredPack) -> Iterator[tuple[str, str]]:
    for reading in code.readings:
        if reading.identity.batch == pack.batch:
            yield reading.cause, reading.text
    cause = _batch_cause(batch, pack.batch)
    if cause is not None:
        yield cause[0], f"{cause[1]}: the store holds the batch {pack.batch}, read was {batch}."


def _batch_cause(read: str, known: str) -> tuple[str, str] | None:
    if read.upper() == known.upper():
        return "letter-case", "Upper and lower case were probably exchanged by the scanner"
    if known in set(undo_slips(read)):
        return "keyboard-layout", "The scanner's keyboard layout was probably wrong"
    if _MARKS.sub("", read).upper() == _MARKS.sub("", known).upper():
        return "special-characters", "Special characters were probably changed or dropped"
    if read.upper().translate(_LOOK_ALIKE) == known.upper().translate(_LOOK_ALIKE):
        return "look-alike-characters", "Characters that look alike were probably typed"
    if read.startswith(known) or known.startswith(read):
        return "batch-length", "The batch was probably cut or lengthened on its way"
    return None


def _expiry_cause(code: PackCode, pack: StoredPack, on: date) -> Iterator[Explanation]:
    digits = code.expiry.strftime("%y%m%d") if code.expiry else code.other.get("17", "")
    known = pack.expiry.isoformat()
    if day_first(digits, on=on) == pack.expiry:
        text = (
            f"The expiry date {digits} was probably written DDMMYY instead of YYMMDD: the store "
            f"holds {known}."
        )
        yield Explanation(cause="expiry-day-first", text=text, pack=pack, settles=_OTHER_EXPIRY)
    elif code.expiry and code.expiry.replace(day=1) == pack.expiry.replace(day=1):
        text = (
            f"Month and year agree with the store's {known}; the day 00, which means the last day "
            "of the month, was probably written or read as another day."
        )
        yield Explanation(cause="expiry-day-00", text=text, pack=pack, settles=_OTHER_EXPIRY)
