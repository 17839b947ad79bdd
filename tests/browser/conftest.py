"""Debian's Chromium without a network, and the pages it opens."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routing.outputs import write_comparison
from routing.recipe import Effort
from routing.scenario import read_scenario
from routing.studies import compare_carriers
from tests.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

CHUNAN = Path(__file__).parents[2] / "scenarios" / "chunan"

Open = Callable[..., "Page"]


def _require_chromium() -> None:
    if problem := chromium.missing():
        pytest.skip(problem)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Return a running browser; none is left to tests of other modules, nor its event loop."""
    _require_chromium()
    with chromium.running() as started:
        yield started


@pytest.fixture(scope="module")
def open_page(browser: "Browser") -> Iterator[Open]:
    """Return a function that opens a file; a request, an error or a warning fails the tests."""
    complaints: list[str] = []
    contexts = []

    def open_file(path: Path, width: int = 1280, height: int = 900) -> "Page":
        context = browser.new_context(
            viewport={"width": width, "height": height}, offline=True, locale="en-GB"
        )
        contexts.append(context)
        page = context.new_page()
        own = path.as_uri()

        def judge(route: "Route") -> None:
            if route.request.url.split("#")[0] == own:
                route.continue_()
            else:
                complaints.append(f"request: {route.request.url}")
                route.abort()

        page.route("**/*", judge)
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on(
            "console",
            lambda told: (
                complaints.append(f"{told.type}: {told.text}")
                if told.type in {"error", "warning"}
                else None
            ),
        )
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.goto(own)
        page.wait_for_selector(chromium.READY, state="attached", timeout=60_000)
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def chunan(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return Chun'an compared without much search, made once for all processes of a test run."""
    _require_chromium()
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "chunan-compared"
    try:
        os.close(os.open(folder.with_suffix(".lock"), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        give_up = time.monotonic() + 240
        while not folder.is_dir() and time.monotonic() < give_up:
            time.sleep(0.2)
        return folder
    compared = compare_carriers(
        read_scenario(CHUNAN), engine="greedy", effort=Effort(seconds=None, iterations=1)
    )
    return write_comparison(compared, folder)
