"""A page of 2,000 villages opens, and its table and its map still follow."""

from pathlib import Path
from typing import TYPE_CHECKING

from routing.language import ENGLISH
from routing.outputs.page import run_page
from tests.unit.outputs.page.large import VILLAGES, a_large_run

if TYPE_CHECKING:
    from tests.browser.conftest import Open


def test_two_thousand_villages_open(open_page: "Open", tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(run_page(a_large_run(), ENGLISH), encoding="utf-8")
    page = open_page(path)
    assert page.locator("#village-table tbody tr").count() == VILLAGES
    page.locator("#village-find").fill("Village v77")
    found = page.locator("#village-table tbody td:first-child").all_inner_texts()
    assert sorted(found) == sorted(
        f"Village v{i} 村v{i}" for i in range(VILLAGES) if str(i).startswith("77")
    )
    page.locator("[data-tier=linehaul]").uncheck()
    linehaul, total = 80, 160
    page.get_by_text(f"{total - linehaul} of {total} trips are shown").wait_for()
