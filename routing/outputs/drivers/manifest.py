"""The sheets as pages to print: black and white, A4, one vehicle after the other."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from routing.language import Wordbook
from routing.model import Carrier
from routing.outputs.clean_text import file_stem, printable
from routing.outputs.drivers.sheet import DriverSheet, driver_sheets
from routing.outputs.words import TEMPERATURES, scenario_title
from routing.recipe import RunResult
from routing.units import down_to_minute, g_to_kg, m_to_km, s_to_min, up_to_minute

ALL_SHEETS = "all.html"
"""The file with the sheets of every vehicle, to be printed in one go."""


def write_manifests(result: RunResult, folder: Path, words: Wordbook) -> None:
    """Write a page for every vehicle and one with all of them into a folder that is there."""
    sheets = driver_sheets(result)
    (folder / ALL_SHEETS).write_bytes(manifest_page(result, sheets, words).encode())
    for number, sheet in enumerate(sheets, start=1):
        name = f"{number:03d}-{file_stem(sheet.vehicle.id)}.html"
        (folder / name).write_bytes(manifest_page(result, [sheet], words).encode())


def manifest_page(result: RunResult, sheets: Sequence[DriverSheet], words: Wordbook) -> str:
    """Return the page of some sheets as HTML that needs nothing but itself."""
    scenario = result.scenario
    return _template(words).render(
        sheets=sheets,
        title=scenario_title(scenario, words),
        day=words.date(scenario.day, weekday=True),
    )


@cache
def _template(words: Wordbook) -> Template:
    """Return the template of a language; compiling it takes longer than filling it in."""
    environment = Environment(
        loader=PackageLoader("routing.outputs.drivers", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.globals |= {
        "words": words,
        "language": words.language,
        "name": lambda thing: words.name(thing.name, thing.name_zh) or thing.id,
        "short_name": lambda thing: _short_name(thing, words),
        "isolated": lambda text: f"\u2068{text}\u2069",
        "class_name": lambda temperature: words(TEMPERATURES[temperature]),
        "number": words.number,
        "leave": lambda seconds: words.clock(down_to_minute(seconds)),
        "arrive": lambda seconds: words.clock(up_to_minute(seconds)),
        "km": lambda metres: words.number(m_to_km(metres), 1),
        "kg": lambda grams: words.number(g_to_kg(grams), 1),
        "minutes": lambda seconds: words.number(s_to_min(down_to_minute(seconds))),
    }
    return environment.get_template("manifest.html")


def _short_name(thing: Carrier, words: Wordbook) -> str:
    """Return one name where space is short, and not both."""
    names = (thing.name_zh, thing.name) if words.language == "zh" else (thing.name, thing.name_zh)
    return names[0] or names[1] or thing.id


def _finalized(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    return printable(value) if type(value) is str else value
