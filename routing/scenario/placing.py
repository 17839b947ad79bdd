"""The places of the model, from their rows and the defaults of the rules."""

from typing import Any

from routing.model import Centre, Hub, Level, Village
from routing.model.datum import to_wgs84
from routing.scenario.draft import Draft
from routing.scenario.schema import PlaceRow
from routing.units import clock_to_s, min_to_s


def place_all(draft: Draft) -> tuple[Hub, tuple[Centre, ...], tuple[Village, ...]]:
    """Return the hub, the centres and the villages in the order of the table."""
    rows = [numbered.row for numbered in draft.places.rows]
    rules = draft.document.rules
    hub = next(Hub(**_fields(draft, row)) for row in rows if row.level is Level.HUB)
    centres = tuple(
        Centre(
            **_fields(draft, row),
            site_yuan_per_day=_given(row.site_yuan_per_day, rules.centre_site_yuan_per_day),
        )
        for row in rows
        if row.level is Level.CENTRE
    )
    villages = tuple(
        Village(
            **_fields(draft, row),
            service_s=min_to_s(_given(row.service_min, rules.village_service_min)),
        )
        for row in rows
        if row.level is Level.VILLAGE
    )
    return hub, centres, villages


def _fields(draft: Draft, row: PlaceRow) -> dict[str, Any]:
    lon, lat = to_wgs84(row.lon, row.lat, draft.document.crs)
    opens, closes = draft.hours(row)
    return {
        "id": row.id,
        "name": row.name,
        "name_zh": row.name_zh,
        "lon": lon,
        "lat": lat,
        "coord_status": row.coord_status,
        "parent_id": row.parent_id,
        "opens_s": clock_to_s(opens),
        "closes_s": clock_to_s(closes),
        "cold_room": row.cold_room,
        "status": row.status,
    }


def _given(value: float | None, default: float) -> float:
    return default if value is None else value
