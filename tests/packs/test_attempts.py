"""Preparations of a photo."""

from PIL import Image

from countermark.packs.attempts import attempts


def test_no_preparation_of_a_thin_strip_fills_the_memory() -> None:
    """A strip of few pixels stays one of few pixels, whatever is done to it."""
    for size in ((30_000, 1), (1, 30_000), (30_000, 50), (5000, 300)):
        most = max(one.pixels.size for one in attempts(Image.new("L", size, 255)))
        assert most < 40_000_000
