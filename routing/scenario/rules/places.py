"""Rules of the places table."""

import math
import statistics
from collections.abc import Iterator, Sequence

from routing.errors import Fault
from routing.language import message
from routing.model import Level, PlaceStatus
from routing.scenario.codes import fault
from routing.scenario.draft import Draft
from routing.scenario.schema import PlaceRow
from routing.scenario.spots import Spot
from routing.scenario.suggestions import did_you_mean
from routing.scenario.tables import Numbered
from routing.units import clock_to_s

FAR_KM = 100.0
FAR_TIMES_USUAL = 10.0
_EARTH_RADIUS_KM = 6371.0088

Point = tuple[float, float]


def ids_are_unique(draft: Draft) -> Iterator[Fault]:
    """S150: no id appears in two rows."""
    seen: dict[str, int] = {}
    for number, cells in draft.places.cells:
        if "id" in cells and cells["id"] in seen:
            text = message("the id is already used in row {seen}", seen=seen[cells["id"]])
            spot = draft.places.spot(number, "id")
            yield fault("S150", text, spot, value=cells["id"])
        elif "id" in cells:
            seen[cells["id"]] = number


def coordinates_are_not_swapped(draft: Draft) -> Iterator[Fault]:
    """S151: no point makes sense only with its coordinates exchanged."""
    middle, limit_km = _middle(draft.places.rows)
    for place in draft.places.rows:
        if _is_swapped(place.row, middle, limit_km):
            row = place.row
            text = message(
                "longitude {lon:g} and latitude {lat:g} of {place} seem exchanged",
                lon=row.lon,
                lat=row.lat,
                place=draft.place_name(row.id),
            )
            remedy = message("Write lon {lat:g} and lat {lon:g}.", lat=row.lat, lon=row.lon)
            spot = draft.places.spot(place.number, "lat")
            yield fault("S151", text, spot, value=f"{row.lat:g}", remedy=remedy)


def coordinates_are_on_the_globe(draft: Draft) -> Iterator[Fault]:
    """S152: longitudes and latitudes are in range."""
    middle, limit_km = _middle(draft.places.rows)
    for place in draft.places.rows:
        if _is_on_globe(_point(place.row)) or _is_swapped(place.row, middle, limit_km):
            continue
        for column, value, most in (("lon", place.row.lon, 180), ("lat", place.row.lat, 90)):
            if abs(value) > most:
                spot = draft.places.spot(place.number, column)
                name = draft.place_name(place.row.id)
                text = message(
                    "{column} of {name} lies outside -{most} to {most} degrees",
                    column=column,
                    name=name,
                    most=most,
                )
                yield fault("S152", text, spot, value=f"{value:g}")


def places_are_near_each_other(draft: Draft) -> Iterator[Fault]:
    """S153: no place lies far from all others."""
    middle, limit_km = _middle(draft.places.rows)
    if middle is None:
        return
    for place in draft.places.rows:
        point = _point(place.row)
        if not _is_on_globe(point) or _is_swapped(place.row, middle, limit_km):
            continue
        distance_km = _km(point, middle)
        if distance_km > limit_km:
            name = draft.place_name(place.row.id)
            text = message(
                "{name} lies {distance_km:.0f} km from the middle of all places",
                name=name,
                distance_km=distance_km,
            )
            spot = draft.places.spot(place.number, "lon")
            yield fault("S153", text, spot, value=f"{point[0]:g}, {point[1]:g}")


def there_is_a_hub(draft: Draft) -> Iterator[Fault]:
    """S154: some row is a hub."""
    if draft.places.is_readable and Level.HUB not in draft.places.texts("level"):
        spot = Spot(file=draft.places.file, column=draft.places.headers.get("level"))
        yield fault("S154", message("no place has the level hub"), spot)


def there_is_one_hub(draft: Draft) -> Iterator[Fault]:
    """S155: no second row is a hub."""
    hubs = [n for n, cells in draft.places.cells if cells.get("level") == Level.HUB]
    for number in hubs[1:]:
        text = message("row {row} is a hub already", row=hubs[0])
        yield fault("S155", text, draft.places.spot(number, "level"), value=Level.HUB)


def a_centre_is_active(draft: Draft) -> Iterator[Fault]:
    """S156: at least one centre works on the day."""
    working = any(
        cells.get("level") == Level.CENTRE
        and cells.get("status", PlaceStatus.ACTIVE) == PlaceStatus.ACTIVE
        for _, cells in draft.places.cells
    )
    if draft.places.is_readable and not working:
        spot = Spot(file=draft.places.file, column=draft.places.headers.get("level"))
        yield fault("S156", message("no active place has the level centre"), spot)


def windows_close_after_they_open(draft: Draft) -> Iterator[Fault]:
    """S157: places and the default hours close after they open."""
    rules = draft.document.rules
    for level in Level:
        opens, closes = getattr(rules, f"{level}_opens"), getattr(rules, f"{level}_closes")
        if clock_to_s(opens) > clock_to_s(closes):
            text = message(
                "{level}s close at {closes}, before they open at {opens}",
                level=level,
                closes=closes,
                opens=opens,
            )
            spot = draft.spot("rules", f"{level}_closes")
            yield fault("S157", text, spot, value=closes)
    for place in draft.places.rows:
        row = place.row
        opens, closes = draft.hours(row)
        if (row.opens or row.closes) and clock_to_s(opens) > clock_to_s(closes):
            text = message(
                "{place} closes at {closes}, before it opens at {opens}",
                place=draft.place_name(row.id),
                closes=closes,
                opens=opens,
            )
            spot = draft.places.spot(place.number, "closes" if row.closes else "opens")
            yield fault("S157", text, spot, value=row.closes or row.opens)


def the_hub_key_names_the_hub(draft: Draft) -> Iterator[Fault]:
    """S158: the key hub agrees with the places table."""
    name = draft.document.hub
    if name is None or not draft.places.is_readable:
        return
    if draft.place_levels.get(name) != Level.HUB:
        hubs = [i for i, level in draft.place_levels.items() if level == Level.HUB]
        remedy = did_you_mean(name, hubs) or (
            message("Write hub: {hub!r}.", hub=hubs[0]) if hubs else None
        )
        text = message("the key names no place of level hub")
        yield fault("S158", text, draft.spot("hub"), value=name, remedy=remedy)


def _point(row: PlaceRow) -> Point:
    return row.lon, row.lat


def _is_on_globe(point: Point) -> bool:
    return abs(point[0]) <= 180 and abs(point[1]) <= 90


def _is_swapped(row: PlaceRow, middle: Point | None, limit_km: float) -> bool:
    turned = (row.lat, row.lon)
    if not _is_on_globe(turned):
        return False
    if not _is_on_globe(_point(row)):
        return middle is None or _km(turned, middle) <= limit_km
    if middle is None:
        return False
    return _km(_point(row), middle) > limit_km and _km(turned, middle) <= limit_km


def _middle(rows: Sequence[Numbered[PlaceRow]]) -> tuple[Point | None, float]:
    """Return the median point of three or more places, and how far from it is too far."""
    points = [_point(place.row) for place in rows if _is_on_globe(_point(place.row))]
    if len(points) < 3:
        return None, math.inf
    middle = (
        statistics.median(lon for lon, _ in points),
        statistics.median(lat for _, lat in points),
    )
    usual_km = statistics.median(_km(point, middle) for point in points)
    return middle, max(FAR_KM, FAR_TIMES_USUAL * usual_km)


def _km(a: Point, b: Point) -> float:
    """Return the great-circle distance by the haversine formula, in kilometres."""
    lon_a, lat_a, lon_b, lat_b = (math.radians(v) for v in (*a, *b))
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
