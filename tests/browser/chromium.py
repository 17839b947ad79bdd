"""Debian's Chromium, driven by Playwright, which brings no browser of its own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATH = shutil.which("chromium") or shutil.which("chromium-browser")
READY = "html[data-ready=yes]"
"""What a page of ours matches once everything is drawn."""

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def missing() -> str:
    """Return what is missing to open a page, nothing where all is there."""
    if PATH is None:
        return "chromium is not installed: apt-get install chromium fonts-noto-cjk"
    try:
        import playwright  # noqa: F401, PLC0415 - asked for, not used
    except ImportError:
        return "playwright is not installed: pip install playwright"
    return ""


@contextmanager
def running() -> Iterator["Browser"]:
    """Start the browser; it ends with the block."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PATH, args=list(_ARGUMENTS))
        yield browser
        browser.close()
