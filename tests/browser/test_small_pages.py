"""Pages of little: nobody drives, or there is no map."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routing.language import ENGLISH, wordbook
from routing.outputs import sharing_figures
from routing.outputs.page import comparison_page, run_page, sharing_page
from tests.run_builder import a_comparison
from tests.sharing_builder import a_study
from tests.unit.outputs.page.test_page import an_idle_run

if TYPE_CHECKING:
    from tests.browser.conftest import Open


def test_a_plan_without_a_tour_opens(open_page: "Open", tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(run_page(an_idle_run(), ENGLISH), encoding="utf-8")
    page = open_page(path)
    assert page.locator("#village-table tbody tr.left").count() == 3
    assert page.get_by_text("0 of 0 trips are shown").count() == 1
    page.locator("#village-left").check()
    assert page.locator("#village-count").inner_text() == "3 of 3 villages"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_comparison_without_a_map_opens(open_page: "Open", tmp_path: Path, width: int) -> None:
    path = tmp_path / "report.html"
    path.write_text(comparison_page(a_comparison(), ENGLISH), encoding="utf-8")
    page = open_page(path, width=width)
    assert page.locator(".chart.map .main-svg").count() >= 3
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_an_allocation_opens(open_page: "Open", tmp_path: Path, width: int) -> None:
    path = tmp_path / "report.html"
    text = sharing_page(sharing_figures(a_study()), a_study().joint, wordbook("zh"))
    path.write_text(text, encoding="utf-8")
    page = open_page(path, width=width)
    assert page.locator("#shares figure svg rect").count() > len(a_study().splits)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
