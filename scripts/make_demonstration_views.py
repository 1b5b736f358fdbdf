"""Work out the views of the demonstration register beforehand; run it after changing a table.

What it writes is never relied on blindly: where a table has changed since, the views are worked out
anew at each start, which takes a fraction of a second.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np

from countermark.marks import demonstration
from countermark.marks.register.ready_made import NAME, as_kept

OUT: Final = Path(__file__).parents[1] / "src/countermark/marks/register/data" / NAME


def main() -> None:
    """Write the file."""
    OUT.parent.mkdir(exist_ok=True)
    arrays: dict[str, Any] = dict(as_kept(demonstration().marks))
    np.savez_compressed(OUT, **arrays)
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
