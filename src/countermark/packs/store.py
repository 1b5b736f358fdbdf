"""The store of known packs: one SQLite file, behind a small protocol.

A store answers what is known of a product code with a serial number; a hit is not authenticity.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

from countermark.findings import BadInputError

_APPLICATION_ID: Final = 0x434D504B
_MAGIC: Final = b"SQLite format 3\x00"
_MODULUS: Final = 1 << 256
_SCHEMA: Final = """
create table pack (
  gtin text not null, serial text not null, batch text not null, expiry text not null,
  state text not null, market text not null, product text not null, holder text not null,
  primary key (gtin, serial)) without rowid;
create index pack_any_case on pack (gtin, serial collate nocase);
create index pack_batch on pack (gtin, batch collate nocase);
create table content (version text not null);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPack:
    """One pack as the store knows it."""

    gtin: str
    """14 digits."""

    serial: str
    """At most 20 characters."""

    batch: str
    """At most 20 characters."""

    expiry: date
    """The last day of use."""

    state: str
    """One of the states of `data/pack_states.csv`."""

    market: tuple[str, ...] = ()
    """The territories it was made for; empty if not known."""

    product: str = ""
    """The product's name; empty if not known."""

    holder: str = ""
    """The holder of the marketing authorisation; empty if not known."""


class Store(Protocol):
    """What verification asks of a store, whatever keeps it."""

    @property
    def name(self) -> str:
        """Its name for people."""

    @property
    def version(self) -> str:
        """The version of its content, the same for the same packs."""

    def pack(self, gtin: str, serial: str) -> StoredPack | None:
        """Find the pack with exactly this product code and serial number."""

    def packs_in_any_case(self, gtin: str, serial: str) -> tuple[StoredPack, ...]:
        """Find packs whose serial number differs at most in upper and lower case."""

    def knows_batch(self, gtin: str, batch: str) -> bool:
        """Tell whether any pack of the product has exactly this batch."""

    def product_of(self, gtin: str) -> str | None:
        """Name the product of a product code; empty if unnamed, nothing if not in the store."""


class SqliteStore:
    """A store in one SQLite file.

    Errors: `BadInputError` if the file is missing, or is no store; it is then left as it was.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open a store.

        Args:
            path: the file.
            create: make the store if the file is missing or empty.
        """
        self._path = path
        fresh = not path.exists() or path.stat().st_size == 0
        if fresh and not create:
            text = f"There is no store at {path}; make one with 'countermark packs load'."
            raise BadInputError(text)
        if not fresh:
            _refuse_stranger(path)
        try:
            self._database = sqlite3.connect(path)
            if fresh:
                _lay_out(self._database)
        except sqlite3.Error as error:
            text = f"The store {path} cannot be opened ({error}); check folder and permissions."
            raise BadInputError(text) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @property
    def name(self) -> str:
        """The file's name."""
        return self._path.name

    @property
    def version(self) -> str:
        """The first 12 hex digits of a hash over all packs, whatever the order of loading."""
        return self._sum()[:12]

    def pack(self, gtin: str, serial: str) -> StoredPack | None:
        """Find the pack with exactly this product code and serial number."""
        rows = self._rows("gtin = ? and serial = ?", (gtin, serial))
        return next(rows, None)

    def packs_in_any_case(self, gtin: str, serial: str) -> tuple[StoredPack, ...]:
        """Find packs whose serial number differs at most in upper and lower case."""
        return tuple(self._rows("gtin = ? and serial = ? collate nocase", (gtin, serial)))

    def knows_batch(self, gtin: str, batch: str) -> bool:
        """Tell whether any pack of the product has exactly this batch."""
        found = self._database.execute(
            "select 1 from pack where gtin = ?1 and batch = ?2 collate nocase "
            "and batch = ?2 limit 1",
            (gtin, batch),
        )
        return found.fetchone() is not None

    def product_of(self, gtin: str) -> str | None:
        """Name the product of a product code; empty if unnamed, nothing if not in the store."""
        found = self._database.execute(
            "select product from pack where gtin = ? limit 1", (gtin,)
        ).fetchone()
        return None if found is None else str(found[0])

    def put(self, packs: Iterable[StoredPack]) -> Iterator[str]:
        """Write packs, all or none.

        Returns: `imported`, `unchanged` or `replaced` for each, as it is written.
        """
        with self._writing() as total:
            for pack in packs:
                known = self.pack(pack.gtin, pack.serial)
                if known == pack:
                    yield "unchanged"
                    continue
                total[0] += _hash(pack) - (_hash(known) if known else 0)
                self._database.execute(
                    "insert or replace into pack values (?, ?, ?, ?, ?, ?, ?, ?)", _cells(pack)
                )
                yield "replaced" if known else "imported"

    @contextmanager
    def _writing(self) -> Iterator[list[int]]:
        with self._database:
            total = [int(self._sum(), 16)]
            yield total
            self._database.execute(
                "update content set version = ?", (f"{total[0] % _MODULUS:064x}",)
            )

    def _sum(self) -> str:
        return str(self._database.execute("select version from content").fetchone()[0])

    def _rows(self, where: str, values: tuple[str, str]) -> Iterator[StoredPack]:
        query = f"select * from pack where {where} order by serial"  # noqa: S608 - fixed texts of this module
        for row in self._database.execute(query, values):
            yield StoredPack(
                gtin=row[0],
                serial=row[1],
                batch=row[2],
                expiry=date.fromisoformat(row[3]),
                state=row[4],
                market=tuple(row[5].split(";")) if row[5] else (),
                product=row[6],
                holder=row[7],
            )


def _cells(pack: StoredPack) -> tuple[str, ...]:
    return tuple(";".join(cell) if isinstance(cell, tuple) else str(cell) for cell in astuple(pack))


def _hash(pack: StoredPack) -> int:
    content = "\x1f".join(_cells(pack)).encode()
    return int.from_bytes(hashlib.sha256(content).digest(), "big")


def _lay_out(database: sqlite3.Connection) -> None:
    with database:
        database.executescript(_SCHEMA)
        database.execute("insert into content values (?)", ("0" * 64,))
        database.execute(f"pragma application_id = {_APPLICATION_ID}")


def _refuse_stranger(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            known = stream.read(len(_MAGIC)) == _MAGIC
        if known:
            address = f"{path.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(address, uri=True)) as database:
                found = database.execute("pragma application_id").fetchone()
                known = found[0] == _APPLICATION_ID
                if known:
                    database.execute("select version from content").fetchone()
    except (OSError, sqlite3.Error) as error:
        text = f"The store {path} cannot be read ({error}); give another or load it anew."
        raise BadInputError(text) from None
    if not known:
        text = f"The file {path} is no store of packs and was left as it is; give another path."
        raise BadInputError(text)
