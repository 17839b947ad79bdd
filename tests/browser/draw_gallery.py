"""Draw the gallery of the README: ``python -m tests.browser.draw_gallery COMPARISON FOLDER``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.chromium import READY, missing, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SECTIONS = {
    "networks": ".maps",
    "bridge": "#bridge",
    "space-time": "#space-time",
}
"""A picture per name, of the part of the page that a selector finds."""


def draw(browser: "Browser", report: Path, folder: Path) -> list[Path]:
    """Write a picture of every section of a report; return the files."""
    drawn = []
    context = browser.new_context(
        viewport={"width": 1180, "height": 900}, device_scale_factor=1.5, offline=True
    )
    page = context.new_page()
    page.goto(report.resolve().as_uri())
    page.wait_for_selector(READY, state="attached")
    page.locator("#line-run").select_option(label="lines")
    page.locator("#line-choice").select_option(index=0)
    for name, selector in SECTIONS.items():
        drawn.append(folder / f"{name}.png")
        page.locator(selector).screenshot(path=drawn[-1])
    context.close()
    return drawn


def main() -> None:
    """Draw the pictures of the comparison and into the folder that the command line names."""
    if problem := missing():
        sys.exit(problem)
    comparison, folder = (Path(argument) for argument in sys.argv[1:3])
    folder.mkdir(parents=True, exist_ok=True)
    with running() as browser:
        draw(browser, comparison / "report.html", folder)


if __name__ == "__main__":
    main()
