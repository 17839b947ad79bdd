"""Write a scenario as a folder that reads back to the same scenario."""

import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from routing.model import Centre, Consignment, Place, Scenario, Village
from routing.scenario.describing import describe
from routing.scenario.files import SCENARIO_FILE
from routing.scenario.naming import usual_consignment_id
from routing.scenario.schema import DemandRow, LineRow, PlaceRow, Section
from routing.scenario.splitting import Load, spaces_in
from routing.scenario.tables import escape
from routing.scenario.yaml_text import yaml_text
from routing.units import g_to_kg, s_to_clock, s_to_min

SCHEMA_FILE = Path(__file__).with_name("scenario.schema.json")

Cells = dict[str, str]


def write_scenario(scenario: Scenario, folder: str | os.PathLike[str]) -> None:
    """Write ``scenario.yaml`` and its tables into a folder, which is made if need be.

    The files hold the values as they are, without overrides; blank cells are filled in. A map and
    a travel table stay where they are and are named by their relative path.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    write_keys(scenario, target)
    _write_table(target / "places.csv", PlaceRow, map(_place, scenario.places))
    _write_table(target / "demand.csv", DemandRow, _demand(scenario))
    if scenario.lines:
        _write_table(target / "lines.csv", LineRow, _lines(scenario))
    else:
        (target / "lines.csv").unlink(missing_ok=True)


def write_keys(scenario: Scenario, folder: Path, **more: Any) -> None:  # noqa: ANN401 - YAML
    """Write ``scenario.yaml`` alone into a folder that is there; ``more`` are further keys.

    Of the scenario's tables only the id of the hub is told.
    """
    comment = f"# yaml-language-server: $schema={_schema_name(folder)}\n"
    text = comment + yaml_text(describe(scenario, folder) | more)
    (folder / SCENARIO_FILE).write_text(text, encoding="utf-8", newline="\n")


def _schema_name(folder: Path) -> str:
    """Return the schema relative to a folder of the same project, its bare name elsewhere."""
    project = SCHEMA_FILE.parents[2]
    if folder.resolve().is_relative_to(project):
        return Path(os.path.relpath(SCHEMA_FILE, folder.resolve())).as_posix()
    return SCHEMA_FILE.name


def _write_table(path: Path, row_type: type[Section], rows: Iterable[Cells]) -> None:
    written = list(rows)
    used = {column for row in written for column in row}
    fields = row_type.model_fields.items()
    columns = [name for name, field in fields if field.is_required() or name in used]
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, restval="")
    writer.writeheader()
    writer.writerows(written)
    path.write_bytes(stream.getvalue().encode("utf-8-sig"))


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)


def _filled(cells: dict[str, str | None]) -> Cells:
    return {column: text for column, text in cells.items() if text}


def _place(place: Place) -> Cells:
    more: dict[str, str | None] = {}
    if isinstance(place, Village):
        more["service_min"] = _number(s_to_min(place.service_s))
    if isinstance(place, Centre):
        more["site_yuan_per_day"] = _number(place.site_yuan_per_day)
    cells: dict[str, str | None] = {
        "id": escape(place.id),
        "level": type(place).__name__.lower(),
        "name": escape(place.name),
        "name_zh": escape(place.name_zh),
        "parent_id": escape(place.parent_id or ""),
        "lon": _number(place.lon),
        "lat": _number(place.lat),
        "coord_status": place.coord_status.value,
        "opens": s_to_clock(place.opens_s),
        "closes": s_to_clock(place.closes_s),
        "status": place.status.value,
        "cold_room": "yes" if place.cold_room else "no",
    }
    return _filled(cells | more)


def _demand(scenario: Scenario) -> Iterable[Cells]:
    spaces = spaces_in(scenario)

    def name(consignment: Consignment) -> str | None:
        load = Load(
            parcels=consignment.parcels,
            weight_g=consignment.weight_g,
            volume_l=consignment.volume_l,
        )
        is_whole = spaces.parts(load, scenario.temperature_of(consignment)) == 1
        is_usual = consignment.id == usual_consignment_id(consignment)
        return None if is_whole and is_usual else escape(consignment.id)

    for consignment in scenario.consignments:
        cells: dict[str, Any] = {
            "id": name(consignment),
            "village_id": escape(consignment.village_id),
            "carrier_id": escape(consignment.carrier_id),
            "direction": consignment.direction.value,
            "product_id": escape(consignment.product_id),
            "parcels": str(consignment.parcels),
            "weight_kg": _number(g_to_kg(consignment.weight_g)),
            "volume_l": str(consignment.volume_l),
            "ready": s_to_clock(consignment.ready_s),
            "due": s_to_clock(consignment.due_s),
            "source": consignment.source.value,
        }
        yield _filled(cells)


def _lines(scenario: Scenario) -> Iterable[Cells]:
    for line in scenario.lines:
        for village_id in line.village_ids or (None,):
            yield _filled(
                {
                    "line_id": escape(line.id),
                    "centre_id": escape(line.centre_id),
                    "carrier_id": escape(line.carrier_id),
                    "village_id": None if village_id is None else escape(village_id),
                }
            )
