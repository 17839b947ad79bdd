"""A county of 2,000 villages: the page stays small, says what it thinned out, leaves none out."""

import re

import pytest

from routing.language import ENGLISH
from routing.outputs.page import run_page
from routing.outputs.page.roadbook import MOST_POINTS
from tests.unit.outputs.page.large import VILLAGES, a_large_run
from tests.unit.outputs.page.reading import ReadPage, read_page


@pytest.fixture(name="html", scope="module")
def _html() -> str:
    return run_page(a_large_run(), ENGLISH)


@pytest.fixture(name="page", scope="module")
def _page(html: str) -> ReadPage:
    return read_page(html)


def test_it_is_small(html: str) -> None:
    assert len(html.encode()) < 8 * 2**20


def test_roads_are_thinned_out_and_the_page_says_how_much(page: ReadPage) -> None:
    points = sum(len(piece) // 2 for piece in page.data["pieces"])
    assert points <= MOST_POINTS
    notes = " ".join(page.texts)
    told = re.search(r"Routes are drawn within (\d+) m of their roads", notes)
    assert told is not None
    assert int(told[1]) > 4


def test_no_village_stop_or_parcel_is_left_out(page: ReadPage) -> None:
    data = page.data
    assert sum(place["level"] == "village" for place in data["places"]) == VILLAGES
    visited = {
        stop[0]
        for tour in data["runs"][0]["tours"]
        if tour["tier"] == "village"
        for trip in tour["trips"]
        for stop in trip["stops"]
    }
    assert len(visited) == VILLAGES
