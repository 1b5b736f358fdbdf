"""Reading Latin, Greek, Chinese and Japanese letters with rapidocr, and finding all writing.

The models lie inside the wheel and are named by their paths, so that nothing is ever fetched.
"""

from __future__ import annotations

import logging
import warnings
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from countermark.examine.reading.words import Reading
from countermark.findings import Words

if TYPE_CHECKING:
    from PIL.Image import Image

LOOK_ALIKES: Final = (
    "Letters in photos that look like Latin ones (such as a Cyrillic А) were read as Latin: mixed "
    "scripts are seen in text files only."
)
"""What a report says wherever words were read in photos."""

_THREADS: Final = 2
_FINDING_SIDE: Final = 1_280
_FLATTEST: Final = 8
_SMALLEST: Final = 64
_SURE_LINE: Final = 0.7
_SURE_LETTER: Final = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """One place in a picture that looks like writing."""

    text: str
    """What was read there; empty if nothing."""

    score: float
    """The reader's score from 0 to 1; 0 for an empty text."""

    strip: Image
    """The place cut out of the picture and turned level."""

    @property
    def is_sure(self) -> bool:
        """Whether the text is worth keeping: a single letter needs a higher score."""
        needed = _SURE_LINE if len(self.text) > 1 else _SURE_LETTER
        return bool(self.text) and self.score >= needed


class RapidWordReader:
    """Reads words with rapidocr; the models are loaded once in a process, at the first picture."""

    def read(self, image: Image, file: str) -> Reading:  # noqa: ARG002 - the protocol's signature
        """Read the words of a picture."""
        sure = [line for line in self.lines(image) if line.is_sure]
        return Reading(tuple(self.words(line) for line in sure), (LOOK_ALIKES,) if sure else ())

    def lines(self, image: Image) -> list[Line]:
        """Find all places that look like writing, and read them as far as possible."""
        import numpy as np  # noqa: PLC0415 - only for photos
        from PIL import Image as pillow  # noqa: N813, PLC0415 - the module, not its class

        engine = _engine()
        blue_first = np.ascontiguousarray(np.asarray(_not_too_flat(image))[:, :, ::-1])
        prepared, record = engine.preprocess_img(blue_first)
        _, _, read, strips = engine.run_ocr_steps(prepared, record)
        texts = read.txts or [""] * len(strips)
        scores = read.scores if read.txts else [0.0] * len(strips)
        return [
            Line(
                text=text.strip(),
                score=min(max(float(score), 0.0), 1.0) if text.strip() else 0.0,
                strip=pillow.fromarray(np.ascontiguousarray(strip[:, :, ::-1])),
            )
            for text, score, strip in zip(texts, scores, strips, strict=True)
        ]

    def words(self, line: Line) -> Words:
        """Write down a line as read by this reader."""
        return Words(text=line.text, read_by=_name(), score=round(line.score, 3))


def is_installed() -> bool:
    """Tell whether rapidocr and its runtime are installed, without loading them."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


def _not_too_flat(image: Image) -> Image:
    """Put a very flat picture on a white ground: it would be blown up beyond memory."""
    from PIL import Image as pillow  # noqa: N813, PLC0415 - the module, not its class

    least = max(_SMALLEST, max(image.size) // _FLATTEST)
    size = (max(image.width, least), max(image.height, least))
    if size == image.size:
        return image
    ground = pillow.new("RGB", size, "white")
    ground.paste(image, ((size[0] - image.width) // 2, (size[1] - image.height) // 2))
    return ground


@cache
def _models() -> dict[str, Path]:
    """Find the three models in the wheel, by what they do."""
    spec = find_spec("rapidocr")
    folder = Path(spec.origin).parent / "models" if spec and spec.origin else Path()
    found = {}
    for part in ("det", "cls", "rec"):
        found[part] = max(folder.glob(f"*_{part}_*.onnx"))
    return found


@cache
def _name() -> str:
    family = _models()["rec"].name.partition("_")[0]
    return f"rapidocr {version('rapidocr')} ({family})"


@cache
def _engine() -> Any:  # noqa: ANN401 - rapidocr has no types
    paths = {f"{part.capitalize()}.model_path": str(path) for part, path in _models().items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from rapidocr import RapidOCR  # noqa: PLC0415 - two seconds, only for photos

        engine = RapidOCR(
            params={
                **paths,
                "Global.log_level": "critical",
                "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.limit_type": "max",
                "Det.limit_side_len": _FINDING_SIDE,
            }
        )
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return engine
