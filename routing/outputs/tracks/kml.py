"""KML 2.2: a document with a folder for every vehicle, its lines in the carrier's colour.

GDAL's driver writes no styles through pyogrio and no folders in one pass; the document is small
enough for a template, which escapes whatever it is given.
"""

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from routing.language import Wordbook
from routing.outputs.clean_text import printable
from routing.outputs.tracks.track import vehicle_tracks
from routing.outputs.words import scenario_title
from routing.recipe import RunResult


def write_kml(result: RunResult, path: Path, words: Wordbook) -> None:
    """Write the tracks of every vehicle."""
    environment = Environment(
        loader=PackageLoader("routing.outputs.tracks", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = environment.get_template("tracks.kml.j2").render(
        title=printable(scenario_title(result.scenario, words)),
        tracks=vehicle_tracks(result, words),
        kml_colour=kml_colour,
    )
    path.write_bytes(text.encode())


def kml_colour(colour: str) -> str:
    """Return ``#rrggbb`` as KML has it: opacity, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"ff{blue}{green}{red}"
