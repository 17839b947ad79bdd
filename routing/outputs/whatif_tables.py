"""The tables of a what-if: the cost bridge and the detours."""

from collections.abc import Iterator
from pathlib import Path

from routing.model import Centre
from routing.outputs.figures import fen_by_item
from routing.outputs.table import Cell, write_table
from routing.outputs.words import ITEMS
from routing.studies.detours import Detour, RoundTrip
from routing.studies.whatif import WhatIf
from routing.units import fen_to_yuan, m_to_km, s_to_min

BRIDGE_HEADER = ("item", "account", "base_yuan", "variant_yuan", "extra_yuan")
DETOUR_HEADER = (
    "place_id",
    "name",
    "name_zh",
    "level",
    "change",
    "base_km",
    "base_min",
    "variant_km",
    "variant_min",
    "extra_km",
    "extra_min",
)


def write_bridge(path: Path, study: WhatIf) -> None:
    """Write what every account costs in both runs; the last row is the total."""
    before, after = fen_by_item(study.base), fen_by_item(study.variant)
    rows: list[tuple[str, str, int, int]] = [
        (item.value, name, before[item], after[item]) for item, name in ITEMS.items()
    ]
    rows.append(("total", "Total", study.bridge.start_fen, study.bridge.end_fen))
    write_table(
        path,
        BRIDGE_HEADER,
        (
            (item, name, fen_to_yuan(start), fen_to_yuan(end), fen_to_yuan(end - start))
            for item, name, start, end in rows
        ),
    )


def write_detours(path: Path, study: WhatIf) -> None:
    """Write the round trip hub - place - hub of every place; a cell is empty without a way."""
    write_table(path, DETOUR_HEADER, (tuple(_row(study, d)) for d in study.detours))


def change_of(detour: Detour) -> str:
    """Return in a word what becomes of a place."""
    if detour.is_cut_off:
        return "cut off"
    if detour.is_opened:
        return "opened"
    if detour.extra_s is None:
        return "out of reach"
    if detour.extra_s == 0:
        return "same"
    return "longer" if detour.extra_s > 0 else "shorter"


def _row(study: WhatIf, detour: Detour) -> Iterator[Cell]:
    place = study.base.scenario.place(detour.place_id)
    yield from (place.id, place.name, place.name_zh)
    yield "centre" if isinstance(place, Centre) else "village"
    yield change_of(detour)
    for way in (detour.base, detour.variant):
        yield from _way(way)
    yield from _way(
        None
        if detour.extra_m is None or detour.extra_s is None
        else RoundTrip(dist_m=detour.extra_m, drive_s=detour.extra_s)
    )


def _way(way: RoundTrip | None) -> tuple[Cell, Cell]:
    if way is None:
        return None, None
    return round(m_to_km(way.dist_m), 3), round(s_to_min(way.drive_s), 2)
