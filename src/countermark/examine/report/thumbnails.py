"""Small pictures of the exhibits, made anew so that nothing of the file but its look goes along."""

from __future__ import annotations

import io
from typing import Final

from countermark.examine.reading import picture_of
from countermark.findings import Exhibit

_LONG_SIDE: Final = 560
_QUALITY: Final = 82


def thumbnail(exhibit: Exhibit) -> bytes:
    """Make a small JPEG of a picture that was examined.

    Args:
        exhibit: an exhibit of the kind image.

    Returns: a JPEG file whose longer side is at most 560 pixels, without metadata.
    """
    picture = picture_of(exhibit)
    picture.thumbnail((_LONG_SIDE, _LONG_SIDE))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
