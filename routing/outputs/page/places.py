"""The places of the page's map."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from routing.language import Wordbook
from routing.model import CoordStatus, Scenario
from routing.outputs.page.geometry import PER_DEGREE
from routing.outputs.page.sheet import Sheet, short_name
from routing.outputs.place_layer import level_of
from routing.outputs.words import place_name


def places(sheet: Sheet, words: Wordbook) -> list[dict[str, Any]]:
    """Return the hub, the centres and the villages in the scenario's order."""
    scenario = sheet.scenario
    parcels = _parcels(scenario)
    township = {place.id: place_name(scenario, place.id, words) for place in scenario.places}
    far_m = hub_m(sheet)
    return [
        {
            "id": place.id,
            "name": township[place.id],
            "short": short_name(place.name, place.name_zh, words) or place.id,
            "level": level_of(place).value,
            "lon": round(place.lon * PER_DEGREE),
            "lat": round(place.lat * PER_DEGREE),
            "assumed": place.coord_status is CoordStatus.ASSUMED,
            "active": place.is_active,
            "township": township.get(place.parent_id or "", place.parent_id or ""),
            "down": parcels[place.id, "down"],
            "up": parcels[place.id, "up"],
            "hub_m": far_m[place.id],
        }
        for place in scenario.places
    ]


def hub_m(sheet: Sheet) -> Mapping[str, int | None]:
    """Return how far every place is from the hub in metres, None where no road leads there."""
    travel, hub_id = sheet.travel, sheet.scenario.hub.id
    row = travel.index(hub_id)
    found: dict[str, int | None] = {}
    for place in sheet.scenario.places:
        ways = travel.dist_m[:, row, travel.index(place.id)]
        known = ways[ways >= 0]
        found[place.id] = int(known.min()) if known.size else None
    return found


def _parcels(scenario: Scenario) -> Counter[tuple[str, str]]:
    parcels: Counter[tuple[str, str]] = Counter()
    for consignment in scenario.consignments:
        parcels[consignment.village_id, consignment.direction.value] += consignment.parcels
    return parcels
