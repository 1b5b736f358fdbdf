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
from countermark.packs.states import pack_states

_APPLICATION_ID: Final = 0x434D504B
_MAGIC: Final = b"SQLite format 3\x00"
_MODULUS: Final = 1 << 256
_SCHEMA: Final = """
begin exclusive;
create table if not exists pack (
  gtin text not null, serial text not null, batch text not null, expiry text not null,
  state text not null, market text not null, product text not null, holder text not null,
  primary key (gtin, serial)) without rowid;
create index if not exists pack_any_case on pack (gtin, serial collate nocase);
create index if not exists pack_batch on pack (gtin, batch collate nocase);
create table if not exists content (version text not null);
insert into content select printf('%064d', 0) where not exists (select 1 from content);
pragma application_id = 0x434D504B;
commit;
"""
"""In one transaction, so that two programs may make the same store at the same time."""

_PATIENCE: Final = 30.0
"""How many seconds to wait while another program writes."""


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
        fresh = _is_fresh(path)
        if fresh and not create:
            text = f"There is no store at {path}; make one with 'countermark packs load'."
            raise BadInputError(text)
        if not fresh:
            _refuse_stranger(path)
        try:
            self._database = sqlite3.connect(path, timeout=_PATIENCE)
            if fresh:
                self._database.executescript(_SCHEMA)
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
        return next(iter(self._packs("gtin = ? and serial = ?", (gtin, serial))), None)

    def packs_in_any_case(self, gtin: str, serial: str) -> tuple[StoredPack, ...]:
        """Find packs whose serial number differs at most in upper and lower case."""
        return self._packs("gtin = ? and serial = ? collate nocase", (gtin, serial))

    def knows_batch(self, gtin: str, batch: str) -> bool:
        """Tell whether any pack of the product has exactly this batch."""
        query = (
            "select 1 from pack where gtin = ?1 and batch = ?2 collate nocase "
            "and batch = ?2 limit 1"
        )
        return bool(self._rows(query, (gtin, batch)))

    def product_of(self, gtin: str) -> str | None:
        """Name the product of a product code; empty if unnamed, nothing if not in the store."""
        found = self._rows("select product from pack where gtin = ? limit 1", (gtin,))
        return str(found[0][0]) if found else None

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
        with self._explained(sqlite3.Error), self._database:
            # At once, so that no other program writes between reading the sum and changing it.
            self._database.execute("begin immediate")
            total = [int(self._sum(), 16)]
            yield total
            self._database.execute(
                "update content set version = ?", (f"{total[0] % _MODULUS:064x}",)
            )

    def _sum(self) -> str:
        with self._explained(sqlite3.Error, ValueError, TypeError, IndexError):
            stored = self._rows("select version from content")[0][0]
            return f"{int(stored, 16):064x}"

    def _packs(self, where: str, values: tuple[str, str]) -> tuple[StoredPack, ...]:
        query = f"select * from pack where {where} order by serial"  # noqa: S608 - fixed texts of this module
        with self._explained(ValueError, TypeError):
            return tuple(_stored(row) for row in self._rows(query, values))

    def _rows(self, query: str, values: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
        with self._explained(sqlite3.Error):
            # A word of the command line may hold bytes that are no UTF-8. Written with a
            # backslash, which no serial number may hold, they match nothing.
            sendable = tuple(value.encode("utf-8", "backslashreplace").decode() for value in values)
            return self._database.execute(query, sendable).fetchall()

    @contextmanager
    def _explained(self, *expected: type[Exception]) -> Iterator[None]:
        try:
            yield
        except BadInputError:
            raise
        except expected as error:
            text = (
                f"The store {self._path} is damaged, locked or cannot be written ({error}); "
                "try again, or load it anew into another file."
            )
            raise BadInputError(text) from None


def _cells(pack: StoredPack) -> tuple[str, ...]:
    return tuple(";".join(cell) if isinstance(cell, tuple) else str(cell) for cell in astuple(pack))


def _hash(pack: StoredPack) -> int:
    content = "\x1f".join(_cells(pack)).encode()
    return int.from_bytes(hashlib.sha256(content).digest(), "big")


def _is_fresh(path: Path) -> bool:
    try:
        return not path.exists() or path.stat().st_size == 0
    except OSError as error:
        text = f"The store {path} cannot be opened ({error.strerror}); give another path."
        raise BadInputError(text) from None


def _stored(row: tuple[str, ...]) -> StoredPack:
    if row[4] not in pack_states():
        raise ValueError(row[4])
    return StoredPack(
        gtin=row[0],
        serial=row[1],
        batch=row[2],
        expiry=date.fromisoformat(row[3]),
        state=row[4],
        market=tuple(row[5].split(";")) if row[5] else (),
        product=row[6],
        holder=row[7],
    )


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
