"""Make the example case `examples/parcel`, so that everybody can see what it is made of.

The parcel is invented; the marks on it are real ones that are often imitated. The pack's number
(GTIN) is one that GS1 keeps for examples; its batch and serial are those of the WHO's public
Medical Product Alert 2/2024. Run: .venv/bin/python examples/make_parcel.py
"""

from __future__ import annotations

import random
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import zxingcpp
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FOLDER: Final = Path(__file__).parent / "parcel"
SEED: Final = 608_2013

CYRILLIC_A: Final = "\u0430"
LABEL_SIGN: Final = f"{CYRILLIC_A}did{CYRILLIC_A}s"
"""What is printed on the label: two of its letters are Cyrillic. A photo does not show it."""

ELEMENTS: Final = "(01)09521234543213(21)430834149057(17)270331(10)NAR0074"

LISTING: Final = f"""\
{CYRILLIC_A}did{CYRILLIC_A}s running shoes, all sizes 36-46, brand new in box
120 pairs in stock, EUR 19 a pair, ships from Shenzhen to Germany in 9 days
Also available: GUCCl bags and Rolex watches, ask for photos
Payment by bank transfer only, no returns
"""

LINES: Final = """\
line,description,hs_code,quantity,unit,gross_mass_kg,value,currency,origin,destination
1,Sport shoes with textile upper and rubber sole,640411,120,pairs,96.0,2280.00,EUR,CN,DE
2,Medicine in injection pens,300431,4,packs,0.6,160.00,EUR,CN,DE
"""

CASE: Final = """\
# Facts of the case. Every line is optional: what is not said stays unknown and is asked for.
reference: EXAMPLE-PARCEL-1
territory: DE
origin: CN
destination: DE
goods:
  - category: footwear
    description: sport shoes with textile upper and rubber sole
    hs_code: "640411"
    quantity: 120
    unit: pairs
    gross_mass_kg: 96
    value: 2280
    currency: EUR
  - category: medicines
    description: injection pens
    hs_code: "300431"
    quantity: 4
    unit: packs
    gross_mass_kg: 0.6
    value: 160
    currency: EUR
dates:
  detention_notified: 2026-11-20
perishable: false
small_consignment: false
law:
  right: trademark
  registered_in: [EU]
  registered_for_goods: true
  authorised_by_holder: false
parties:
  - {role: declarant, name: not known, country: CN}
"""


def _font(size: int, weight: str = "Bold") -> ImageFont.FreeTypeFont:
    spec = find_spec("fontpkg_noto_sans")
    if spec is None or not spec.submodule_search_locations:
        message = "fontpkg-noto-sans is not installed; run `make run` once first."
        raise SystemExit(message)
    folder = Path(spec.submodule_search_locations[0]) / "files"
    font = ImageFont.truetype(str(next(folder.glob("NotoSans[[]*"))), size)
    font.set_variation_by_name(weight)
    return font


def _noise(picture: Image.Image, dice: random.Random, strength: int) -> Image.Image:
    width, height = picture.size
    grain = Image.frombytes(
        "L", (width // 2, height // 2), dice.randbytes(width // 2 * (height // 2))
    )
    grain = grain.resize(picture.size).point(lambda value: 128 + (value - 128) * strength // 128)
    return Image.blend(picture, Image.merge("RGB", (grain,) * 3), 0.12)


def label() -> Image.Image:
    """Draw a woven label on cloth, a little turned and a little soft, as a hand-held photo is."""
    dice = random.Random(SEED)
    cloth = Image.new("RGB", (1280, 960), (52, 58, 72))
    draw = ImageDraw.Draw(cloth)
    for line in range(0, 1280, 6):
        shade = 52 + dice.randrange(14)
        draw.line((line, 0, line, 960), fill=(shade, shade + 6, shade + 20), width=3)
    tag = Image.new("RGBA", (760, 420), (244, 241, 232, 255))
    pen = ImageDraw.Draw(tag)
    pen.rectangle((12, 12, 748, 408), outline=(40, 40, 40), width=3)
    pen.text((380, 130), LABEL_SIGN, font=_font(130), fill=(20, 20, 20), anchor="mm")
    pen.text(
        (380, 255),
        "SIZE 42   EUR 42   UK 8",
        font=_font(40, "Regular"),
        fill=(30, 30, 30),
        anchor="mm",
    )
    pen.text(
        (380, 330), "MADE IN VIETNAM", font=_font(40, "Regular"), fill=(30, 30, 30), anchor="mm"
    )
    turned = tag.rotate(4, expand=True, resample=Image.Resampling.BICUBIC)
    cloth.paste(turned, (250, 240), turned)
    return _noise(cloth.filter(ImageFilter.GaussianBlur(1.0)), dice, 90)


def pack() -> Image.Image:
    """Draw the side of a medicine pack and photograph it at an angle."""
    dice = random.Random(SEED + 1)
    side = Image.new("RGB", (1000, 620), (250, 250, 252))
    pen = ImageDraw.Draw(side)
    pen.rectangle((0, 0, 1000, 130), fill=(24, 86, 140))
    pen.text((40, 65), "OZEMPIC", font=_font(78), fill="white", anchor="lm")
    pen.text((40, 170), "1 mg solution for injection", font=_font(38, "Regular"), fill=(30, 30, 30))
    for row, text in enumerate(
        ("PC 09521234543213", "SN 430834149057", "LOT NAR0074", "EXP 03.2027")
    ):
        pen.text((40, 290 + row * 66), text, font=_font(44, "Regular"), fill=(20, 20, 20))
    code = zxingcpp.create_barcode(
        ELEMENTS, zxingcpp.BarcodeFormat.DataMatrix, gs1=True, forceSquare=True
    )
    symbol = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=11)).convert("RGB")
    side.paste(symbol, (960 - symbol.width, 590 - symbol.height))
    table = Image.new("RGB", (1400, 1000), (146, 120, 92))
    corners = ((190, 210), (1170, 120), (1230, 720), (240, 860))
    seen = side.transform(
        table.size,
        Image.Transform.PERSPECTIVE,
        _perspective(corners, side.size),
        Image.Resampling.BICUBIC,
    )
    mask = Image.new("L", side.size, 255).transform(
        table.size, Image.Transform.PERSPECTIVE, _perspective(corners, side.size)
    )
    table.paste(seen, (0, 0), mask)
    return _noise(table.filter(ImageFilter.GaussianBlur(1.1)), dice, 80)


def _perspective(corners: tuple[tuple[int, int], ...], size: tuple[int, int]) -> tuple[float, ...]:
    """Solve for the eight coefficients that carry the photo's corners back to the flat side."""
    import numpy as np  # noqa: PLC0415 - only this drawing needs it

    flat = ((0, 0), (size[0], 0), size, (0, size[1]))
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return tuple(float(number) for number in np.linalg.solve(np.array(rows), np.array(values)))


def main(folder: Path = FOLDER) -> None:
    """Write the case folder.

    Args:
        folder: where to; it is made if it does not exist.
    """
    folder.mkdir(exist_ok=True)
    label().save(folder / "label.jpg", quality=88)
    pack().save(folder / "pack.jpg", quality=88)
    whole = (folder / "label.jpg").read_bytes()
    (folder / "torn.jpg").write_bytes(whole[: len(whole) // 3])
    (folder / "listing.txt").write_text(LISTING, encoding="utf-8")
    (folder / "consignment.csv").write_text(LINES, encoding="utf-8")
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    (folder / "tracker.bin").write_bytes(bytes(range(256)))


if __name__ == "__main__":
    main()
