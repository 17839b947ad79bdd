"""Templates, styles and scripts put together to one file that asks nobody for anything."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

SCRIPTS = ("plotly-basic.min.js", "drawing.js", "map.js", "charts.js", "table.js", "page.js")
"""The scripts of the page in the order they run; only these may."""

STYLES = ("page.css",)


def render(
    *,
    template: str = "page.html.j2",
    scripts: tuple[str, ...] = SCRIPTS,
    **context: Any,  # noqa: ANN401 - whatever the templates name
) -> str:
    """Return a page; every text is escaped where it is put in."""
    return (
        _environment()
        .get_template(template)
        .render(
            policy=_policy(scripts),
            styles=[Markup(_asset(name)) for name in STYLES],  # noqa: S704 - our own file
            scripts=[Markup(_asset(name)) for name in scripts],  # noqa: S704 - our own file
            **context,
        )
    )


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("routing.outputs.page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> str:
    return files("routing.outputs.page").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _policy(scripts: tuple[str, ...]) -> str:
    """Return a content security policy: no address is asked, and no script runs but our own."""
    digests = " ".join(f"'sha256-{_digest(_asset(name))}'" for name in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {digests}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
