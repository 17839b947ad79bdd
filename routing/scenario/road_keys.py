"""From the section roads to the model: paths beside the folder, units, closures."""

from pathlib import Path

from routing.model import Closure, RoadSource
from routing.scenario.schema import ClosureEntry, RoadsSection
from routing.units import km_to_m, min_to_s


def road_source(section: RoadsSection, folder: Path) -> RoadSource:
    """Return the source of travel times; relative paths are those of the scenario folder."""
    return RoadSource(
        map_path=_beside(folder, section.map),
        table_path=_beside(folder, section.table),
        boundary_path=_beside(folder, section.boundary),
        buffer_m=km_to_m(section.buffer_km),
        speeds_path=_beside(folder, section.speeds),
        factors_path=_beside(folder, section.factors),
        state=section.state,
        period=section.period,
        speed_kmh=dict(section.speed_kmh),
        ferry_wait_s=min_to_s(section.ferry_wait_min),
        closures=tuple(_closure(entry, folder) for entry in section.closed),
        detour_factor=section.detour_factor,
        straight_kmh=section.straight_kmh,
        access_kmh=section.access_kmh,
        snap_limit_m=round(section.snap_limit_m),
        water_path=_beside(folder, section.water),
        documented_path=_beside(folder, section.documented),
    )


def _closure(entry: ClosureEntry, folder: Path) -> Closure:
    ends = entry.between
    return Closure(
        id=entry.id,
        reason=entry.reason,
        way_ids=entry.ways or (),
        area_path=_beside(folder, entry.area),
        between=None if ends is None else (ends[0], ends[1]),
        at_m=None if entry.at_km is None else km_to_m(entry.at_km),
        first=entry.first,
        last=entry.until,
    )


def _beside(folder: Path, name: str | None) -> str | None:
    return None if name is None else str((folder / name).resolve())
