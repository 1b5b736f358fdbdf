"""The example parcel is what its maker makes."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

ROOT = Path(__file__).parent.parent
PARCEL = ROOT / "examples" / "parcel"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the parcel in a fresh folder."""
    spec = spec_from_file_location("make_parcel", ROOT / "examples" / "make_parcel.py")
    assert spec is not None
    assert spec.loader is not None
    maker = module_from_spec(spec)
    spec.loader.exec_module(maker)
    folder = tmp_path_factory.mktemp("parcel")
    maker.main(folder)
    return folder


def test_the_same_files_are_made(made: Path) -> None:
    """The folder holds the files that the script writes, no more and no fewer."""
    assert sorted(path.name for path in made.iterdir()) == sorted(
        path.name for path in PARCEL.iterdir()
    )


@pytest.mark.parametrize("name", ["case.yaml", "listing.txt", "consignment.csv", "tracker.bin"])
def test_texts_are_the_same_to_the_byte(made: Path, name: str) -> None:
    """Texts, tables and the unknown file are what the script writes."""
    assert (made / name).read_bytes() == (PARCEL / name).read_bytes()


@pytest.mark.parametrize("name", ["label.jpg", "pack.jpg"])
def test_photos_look_the_same(made: Path, name: str) -> None:
    """Photos differ from the script's at most by what another version of a codec changes."""
    with Image.open(made / name) as one, Image.open(PARCEL / name) as other:
        difference = ImageStat.Stat(ImageChops.difference(one.convert("L"), other.convert("L")))
    assert difference.mean[0] < 2
