"""The page of Chun'an in a browser without a network: drawn, switched, sorted, printed."""

import io
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from PIL import Image

from routing.language import wordbook
from routing.outputs.reports import page_of
from tests.browser.chromium import READY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.conftest import Open

MIB = 2**20
MEASURES = Path(__file__).with_name("measures.js").read_text(encoding="utf-8")


@pytest.fixture(name="opened", scope="module")
def _opened(open_page: "Open", chunan: Path) -> "Page":
    return open_page(chunan / "report.html")


@pytest.fixture(name="page")
def _page(opened: "Page") -> "Page":
    """Return the open page with everything shown."""
    opened.locator("#map-reset").click()
    settled(opened)
    return opened


def measured(page: "Page", call: str) -> Any:
    """Return what a measure of ``measures.js`` finds."""
    return page.evaluate(f"({MEASURES}).{call}")


def colours(locator: "Locator") -> dict[tuple[int, ...], int]:
    """Return the pixels of an element by colour."""
    picture = Image.open(io.BytesIO(locator.screenshot())).convert("RGB")
    counted = picture.getcolors(maxcolors=picture.width * picture.height) or []
    return {colour: count for count, colour in counted if isinstance(colour, tuple)}


def near(found: dict[tuple[int, ...], int], colour: tuple[int, ...]) -> int:
    """Return how many pixels have nearly a colour."""
    return sum(
        count
        for rgb, count in found.items()
        if max(abs(a - b) for a, b in zip(rgb, colour, strict=True)) < 24
    )


def trips_shown(page: "Page", run: int) -> tuple[int, int]:
    text = page.locator(f".shown[data-run='{run}']").inner_text()
    shown, total = (int(n.replace(",", "")) for n in re.findall(r"[\d,]+", text))
    return shown, total


def settled(page: "Page") -> None:
    """Wait until the maps have followed a switch."""
    page.wait_for_selector("html:not([data-drawing])", state="attached")


def test_the_page_is_small(chunan: Path) -> None:
    assert (chunan / "report.html").stat().st_size < 8 * MIB


def test_the_page_is_ready_after_little_work(browser: "Browser", chunan: Path) -> None:
    """Count the processor's seconds, which do not grow with what else the machine does."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto((chunan / "report.html").as_uri())
    page.wait_for_selector(READY, state="attached")
    told = session.send("Performance.getMetrics")["metrics"]
    context.close()
    assert 0 < next(m["value"] for m in told if m["name"] == "TaskDuration") < 3.0


def test_the_maps_are_drawn(page: "Page") -> None:
    seas, land = (0xD3, 0xE4, 0xEE), (0xFB, 0xFA, 0xF6)
    for run in range(3):
        found = colours(page.locator(f".chart.map[data-run='{run}']"))
        assert near(found, land) > 5_000
        assert near(found, seas) > 500
        for colour in measured(page, f"driving({run})"):
            rgb = tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
            assert near(found, rgb) > 20, (run, colour)


def test_a_tier_can_be_switched_off(page: "Page") -> None:
    before = trips_shown(page, 0)
    assert before[0] == before[1]
    page.locator("[data-tier=village]").uncheck()
    settled(page)
    linehaul = measured(page, "trips(0, (tour) => tour.tier === 'linehaul')")
    assert trips_shown(page, 0) == (linehaul, before[1])
    page.locator("#map-reset").click()
    settled(page)
    assert trips_shown(page, 0) == before


def test_a_carrier_can_be_switched_off(page: "Page") -> None:
    page.locator("[data-carrier='0']").uncheck()
    settled(page)
    for run in range(3):
        others = measured(page, f"trips({run}, (tour) => tour.carrier !== 0)")
        assert trips_shown(page, run)[0] == others


def test_a_line_can_be_picked(page: "Page") -> None:
    name = page.locator("#map-line option").nth(1).inner_text()
    page.locator("#map-line").select_option(name)
    settled(page)
    for run in range(3):
        shown, total = trips_shown(page, run)
        assert 0 < shown < total


def test_a_time_of_day_can_be_picked(page: "Page") -> None:
    page.locator("#map-to").fill(str(8 * 3600))
    settled(page)
    assert page.locator("#map-time").inner_text().endswith("08:00")
    expected = measured(page, "trips(2, (tour, trip) => trip.depart <= 8 * 3600)")
    assert trips_shown(page, 2)[0] == expected


def test_hovering_over_a_village_tells_its_stops(page: "Page") -> None:
    at = measured(page, "hoverable(1)")
    page.mouse.move(at["x"] + 1, at["y"] + 1)
    page.mouse.move(at["x"], at["y"])
    label = page.locator(".hoverlayer .hovertext").first
    label.wait_for(timeout=5_000)
    text = label.text_content() or ""
    assert at["name"] in text
    assert f"arrives {at['time']}" in text
    assert f"{at['down']} down" in text
    assert "kg" in text


def test_the_village_table_sorts_and_filters(page: "Page") -> None:
    rows = page.locator("#village-table tbody tr")
    assert rows.count() == 230
    column = "#village-table tbody td:nth-child({})"
    page.locator("button[data-sort=down]").click()
    counts = [int(t.replace(",", "")) for t in page.locator(column.format(3)).all_inner_texts()]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]
    page.locator("button[data-sort=down]").click()
    again = [int(t.replace(",", "")) for t in page.locator(column.format(3)).all_inner_texts()]
    assert again == counts[::-1]
    page.locator("button[data-sort=first]").click()
    times = page.locator(column.format(7)).all_inner_texts()
    assert times == sorted(times)
    page.locator("#village-find").fill("汾口")
    found = page.locator(column.format(2)).all_inner_texts()
    assert 0 < len(found) < 230
    assert all("汾口" in name for name in found)
    assert page.locator("#village-count").inner_text() == f"{len(found)} of 230 villages"


def test_a_village_of_the_table_is_found_on_the_map(page: "Page") -> None:
    page.locator("#village-find").fill("")
    button = page.locator("#village-table tbody tr:nth-child(9) button")
    name = button.inner_text()
    button.click()
    label = page.locator(".chart.map .hoverlayer .hovertext").first
    label.wait_for(timeout=5_000)
    assert name in (label.text_content() or "")
    views = page.evaluate(
        "[...document.querySelectorAll('.chart.map')].map((m) => m.layout.xaxis.range[0])"
    )
    assert len({round(west, 3) for west in views}) == 1, "the maps move together"


def test_the_table_of_villages_tells_what_the_plan_says(page: "Page") -> None:
    page.locator("#village-run").select_option("1")
    page.locator("#village-find").fill("")
    expected = measured(page, "visits(1)")
    rows = page.locator("#village-table tbody tr").evaluate_all(
        "rows => rows.map((r) => [r.dataset.place, Number(r.children[5].textContent)])"
    )
    assert {place: visits for place, visits in rows if visits} == expected


def test_charts_follow_their_choices(page: "Page") -> None:
    line = page.locator("#line-choice")
    before = page.locator("#space-time .main-svg").first.inner_html()
    assert "slack" in (page.locator("#space-time").text_content() or "")
    line.select_option(index=line.locator("option").count() - 1)
    assert page.locator("#space-time .main-svg").first.inner_html() != before
    tour = page.locator("#load-choice")
    bars = page.locator("#load-profile .bars .point").count()
    assert bars >= 4
    tour.select_option(index=0)
    page.locator("#bridge-choice").select_option("separate → lines → pooled")
    labels = page.locator("#bridge .xtick").all_text_contents()
    assert (labels[0], labels[-1]) == ("separate", "pooled")
    assert "lines" in labels
    page.locator("#bridge-choice").select_option("separate → pooled")
    assert "lines" not in page.locator("#bridge .xtick").all_text_contents()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_overflows_or_overlaps(open_page: "Open", chunan: Path, width: int) -> None:
    page = open_page(chunan / "report.html", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert measured(page, "beyond()") == []
    assert measured(page, "over()") == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Figures of the day", "pooled", "Cash cost", "汾口镇")),
        ("zh", ("淳安", "汾口镇", "中通")),
    ],
)
def test_the_page_prints_on_a4(
    open_page: "Open", chunan: Path, tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / "report.html"
    path.write_text(page_of(chunan, wordbook(lang)), encoding="utf-8")
    page = open_page(path)
    printed = pypdf.PdfReader(
        io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))
    )
    assert 4 <= len(printed.pages) <= 25
    width, height = printed.pages[0].mediabox[2:]
    assert (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) == (210, 297)
    some = [printed.pages[0], *printed.pages[-4:]]  # reading maps takes long
    text = "".join(unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in some)
    for word in words:
        assert word in re.sub(r"\s+", " ", text), word
    lengths = [len(c.get_data()) for s in printed.pages if (c := s.get_contents()) is not None]
    assert len(lengths) == len(printed.pages)
    assert min(lengths) > 1_000, "no page is empty"
