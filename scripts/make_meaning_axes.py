"""Write the axes along which the meanings of a register's marks are kept in 48 bytes each.

The encoder gives 512 numbers. Most of what tells its directions apart lies along few axes; which,
is learned from 40,000 random combinations of one to three words of its own vocabulary. The axes are
then turned at random, so that each carries the same share. Run it only when the encoder changes:
registers enriched with other axes have to be enriched again.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import numpy as np

from countermark.marks.sign import meaning

OUT: Final = Path(__file__).parents[1] / "src/countermark/marks/sign/data/meaning_axes.npy"
AXES: Final = 192
TEXTS: Final = 40_000
SHORTEST: Final = 4


def texts() -> list[str]:
    """Combine words of the encoder's vocabulary at random, always the same ones."""
    pieces = meaning._encoder()._tokenizer._pieces  # noqa: SLF001 - no public way
    words = [piece[1:].lower() for piece in pieces if piece.startswith("▁")]
    words = [word for word in words if len(word) >= SHORTEST]
    dice = random.Random(1)  # noqa: S311 - no secret
    return [" ".join(dice.choice(words) for _ in range(1 + n % 3)) for n in range(TEXTS)]


def main() -> None:
    """Write the file."""
    directions = meaning.encode(texts()).astype(np.float64)
    _, vectors = np.linalg.eigh(directions.T @ directions)
    turn, _ = np.linalg.qr(np.random.default_rng(1).standard_normal((AXES, AXES)))
    OUT.parent.mkdir(exist_ok=True)
    np.save(OUT, (vectors[:, : -AXES - 1 : -1] @ turn).astype(np.float16))
    print(f"{OUT}: {AXES} axes")


if __name__ == "__main__":
    main()
