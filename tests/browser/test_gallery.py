"""The pictures of the README can be drawn anew, and those committed are what is drawn."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.browser.draw_gallery import SECTIONS, draw

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]


def test_every_picture_is_drawn(browser: "Browser", chunan: Path, tmp_path: Path) -> None:
    drawn = draw(browser, chunan / "report.html", tmp_path)
    assert [path.stem for path in drawn] == list(SECTIONS)
    for path in drawn:
        committed = ROOT / "docs" / "gallery" / path.name
        with Image.open(path) as picture, Image.open(committed) as known:
            assert abs(picture.width - known.width) < 20
            colours = picture.convert("RGB").getcolors(maxcolors=2**24) or []
            assert len(colours) > 50, "something is drawn"


def test_the_readme_shows_all_pictures_there_are() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\(docs/gallery/([a-z-]+)\.png\)", text))
    assert shown == set(SECTIONS) == {p.stem for p in (ROOT / "docs" / "gallery").iterdir()}
