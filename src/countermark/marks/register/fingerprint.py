"""What a register holds, as one number that findings can cite.

The records' SHA-256 are added up modulo 2^256, so that adding and replacing are a sum and a
difference, and the order of records and the number of imports do not matter. It tells registers
apart; it is no seal against somebody who looks for two registers of one number on purpose (sums of
hashes: Wagner, A Generalized Birthday Problem, CRYPTO 2002).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

DIGEST_BYTES: Final = 32
"""How long the SHA-256 of a record is."""

_MODULUS: Final = 1 << (8 * DIGEST_BYTES)
_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many records there are, and the sum of their SHA-256.

    >>> one, other = b"1" * 32, b"2" * 32
    >>> Fingerprint().plus([one, other]) == Fingerprint().plus([other]).plus([one])
    True
    >>> Fingerprint().plus([one, other]).minus([other]) == Fingerprint().plus([one])
    True
    """

    count: int = 0
    """How many records."""

    total: int = 0
    """The sum of their SHA-256, read as numbers with the highest byte first, modulo 2^256."""

    def plus(self, digests: Iterable[bytes]) -> Fingerprint:
        """Add records.

        Args:
            digests: their SHA-256, 32 bytes each.
        """
        numbers = [int.from_bytes(digest) for digest in digests]
        return Fingerprint(self.count + len(numbers), (self.total + sum(numbers)) % _MODULUS)

    def minus(self, digests: Iterable[bytes]) -> Fingerprint:
        """Take records away.

        Args:
            digests: their SHA-256, 32 bytes each.
        """
        numbers = [int.from_bytes(digest) for digest in digests]
        return Fingerprint(self.count - len(numbers), (self.total - sum(numbers)) % _MODULUS)

    @property
    def version(self) -> str:
        """The first 12 hex digits of the SHA-256 over count and sum."""
        content = f"{self.count}:{self.total:0{2 * DIGEST_BYTES}x}"
        return hashlib.sha256(content.encode()).hexdigest()[:_SHOWN]
