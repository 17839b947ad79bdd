"""The worst of names in a browser: shown as they are, and nothing of them runs."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routing.language import wordbook
from routing.outputs.page import run_page
from tests.unit.outputs.page.test_page import HOSTILE, a_hostile_run

if TYPE_CHECKING:
    from tests.browser.conftest import Open


@pytest.mark.parametrize("width", [1280, 390])
def test_names_are_only_names(open_page: "Open", tmp_path: Path, width: int) -> None:
    path = tmp_path / "report.html"
    path.write_text(run_page(a_hostile_run(), wordbook("en")), encoding="utf-8")
    page = open_page(path, width=width)
    cells = page.locator("#village-table tbody td:first-child").all_inner_texts()
    assert len(cells) == len(HOSTILE)
    for name in HOSTILE:
        assert any(name in cell for cell in cells), name
    assert page.locator("main script, main img, main b, main a").count() == 0
    charts = page.locator(".chart svg text").all_text_contents()
    assert any("<script>alert(1)</script>" in text for text in charts)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
