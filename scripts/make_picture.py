"""Photograph the report of the example for the README (needs chromium; run 'make run' first)."""

import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "pictures" / "report.png"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")

if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(QUIET)
        )
        page = browser.new_page(viewport={"width": 1000, "height": 1500})
        page.goto((ROOT / "report" / "report.html").as_uri())
        page.screenshot(path=PICTURE)
        browser.close()
    with Image.open(PICTURE) as picture:
        picture.quantize(128).save(PICTURE, optimize=True)
    print(f"written: {PICTURE.name}")
