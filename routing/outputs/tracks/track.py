"""What a phone shows of a vehicle's day: a line per trip, a mark per stop."""

from collections.abc import Iterator
from dataclasses import dataclass

from routing.language import Wordbook
from routing.outputs.clean_text import printable
from routing.outputs.drivers import DriverSheet, driver_sheets
from routing.outputs.layer import Point, rounded
from routing.outputs.palette import carrier_colours
from routing.outputs.route_layer import trip_line
from routing.recipe import RunResult
from routing.units import down_to_minute, up_to_minute


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A named point with what happens there."""

    name: str
    text: str
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackLine:
    """The way of one trip."""

    name: str
    text: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One vehicle's day; ``colour`` is ``#rrggbb``. Texts hold no control characters."""

    vehicle_id: str
    name: str
    colour: str
    lines: tuple[TrackLine, ...]
    marks: tuple[Mark, ...]


def vehicle_tracks(result: RunResult, words: Wordbook) -> tuple[Track, ...]:
    """Return a track for every tour, in the order of the plan."""
    return tuple(_track(result, sheet, words) for sheet in driver_sheets(result))


def _track(result: RunResult, sheet: DriverSheet, words: Wordbook) -> Track:
    tour = sheet.tour
    carrier = words.name(sheet.carrier.name, sheet.carrier.name_zh) or sheet.carrier.id
    return Track(
        vehicle_id=sheet.vehicle.id,
        name=printable(f"{sheet.vehicle.id} {carrier}"),
        colour=carrier_colours(result.scenario)[sheet.carrier.id],
        lines=tuple(
            TrackLine(
                name=printable(f"{sheet.vehicle.id}:{trip.number}"),
                text=words(
                    "Trip {number}: {leave} – {back}",
                    number=trip.number,
                    leave=words.clock(down_to_minute(trip.trip.depart_s)),
                    back=words.clock(up_to_minute(trip.trip.return_s)),
                ),
                points=trip_line(result, tour, trip.trip)[0],
            )
            for trip in sheet.trips
        ),
        marks=tuple(_marks(sheet, words)),
    )


def _marks(sheet: DriverSheet, words: Wordbook) -> Iterator[Mark]:
    """Yield the base once, then every stop; names carry trip and number, for lists on a phone."""
    base = sheet.base
    base_name = words.name(base.name, base.name_zh) or base.id
    yield Mark(
        name=printable(base_name),
        text=words("starts from"),
        point=rounded([(base.lon, base.lat)])[0],
    )
    for trip in sheet.trips:
        for stop in trip.stops:
            place = stop.place
            name = words.name(place.name, place.name_zh) or place.id
            yield Mark(
                name=printable(f"{trip.number}-{stop.number:02d} {name}"),
                text=words(
                    "{arrive} – {leave}, down {down}, up {up}",
                    arrive=words.clock(up_to_minute(stop.stop.arrive_s)),
                    leave=words.clock(up_to_minute(stop.stop.depart_s)),
                    down=words.number(sum(h.parcels for h in stop.down)),
                    up=words.number(sum(h.parcels for h in stop.up)),
                ),
                point=rounded([(place.lon, place.lat)])[0],
            )
