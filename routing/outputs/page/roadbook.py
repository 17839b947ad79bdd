"""The roads all tours of a page drive, cut where ways part, each piece drawn once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from routing.model import Leg, LonLat, Tour, TravelSource, Trip, straight_line
from routing.outputs.page.geometry import encoded, thinned
from routing.outputs.page.sheet import Sheet
from routing.recipe import RunResult

MOST_POINTS = 60_000
"""As many points of routes as a page carries and a browser draws without effort."""

_Line = tuple[LonLat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roadbook:
    """Pieces of road by number, the pieces of every leg, and how exactly they are drawn.

    ``straight`` are the pieces that follow no road; ``straight_legs`` counts the legs drawn so.
    """

    pieces: tuple[list[int], ...]
    straight: tuple[int, ...]
    of_leg: Mapping[Leg, tuple[int, ...]]
    straight_legs: int
    tolerance_m: float

    def of_trip(self, run: RunResult, tour: Tour, trip: Trip) -> list[int]:
        """Return the pieces a trip drives, each once, in ascending order."""
        legs = trip_legs(run, tour, trip)
        return sorted({number for leg in legs for number in self.of_leg[leg]})


def roadbook(sheet: Sheet, most_points: int = MOST_POINTS) -> Roadbook:
    """Return the roads of all runs; where there are too many points, all are drawn coarser."""
    lines = _lines(sheet)
    number: dict[tuple[_Line, bool], int] = {}
    of_leg: dict[Leg, tuple[int, ...]] = {}
    for is_straight in (False, True):
        mine = {leg: line for leg, (line, flag) in lines.items() if flag is is_straight}
        ends = partings(mine.values())
        for leg, line in mine.items():
            pieces = [(piece, is_straight) for piece in cut(line, ends)]
            of_leg[leg] = tuple(number.setdefault(piece, len(number)) for piece in pieces)
    kept, tolerance_m = thinned([piece for piece, _ in number], most_points)
    return Roadbook(
        pieces=tuple(encoded(points) for points in kept),
        straight=tuple(at for (_, is_straight), at in number.items() if is_straight),
        of_leg=of_leg,
        straight_legs=sum(flag for _, flag in lines.values()),
        tolerance_m=tolerance_m,
    )


def trip_legs(run: RunResult, tour: Tour, trip: Trip) -> Iterator[Leg]:
    """Yield the legs of a trip, in order."""
    vehicle = run.scenario.vehicle(tour.vehicle_id)
    profile = run.scenario.vehicle_type(vehicle.vehicle_type_id).profile
    calls = [tour.base_id, *(stop.place_id for stop in trip.stops), tour.base_id]
    return ((start, end, profile) for start, end in pairwise(calls))


def _lines(sheet: Sheet) -> dict[Leg, tuple[_Line, bool]]:
    """Return every leg's course, and whether it follows no road."""
    lines: dict[Leg, tuple[_Line, bool]] = {}
    for run in sheet.runs.values():
        for tour in run.plan.tours:
            for trip in tour.trips:
                for leg in trip_legs(run, tour, trip):
                    if leg not in lines and leg[0] != leg[1]:
                        lines[leg] = _line(run, leg)
                    lines.setdefault(leg, ((), False))
    return lines


def _line(run: RunResult, leg: Leg) -> tuple[_Line, bool]:
    line = run.road_lines.get(leg)
    if line is None or len(line.points) < 2:
        line = straight_line(run.scenario.place(leg[0]), run.scenario.place(leg[1]))
    return line.points, line.source is not TravelSource.ROADS


def partings(lines: Iterable[_Line]) -> set[LonLat]:
    """Return the points where lines begin or end, or where ways part."""
    beside: defaultdict[LonLat, set[LonLat]] = defaultdict(set)
    ends: set[LonLat] = set()
    for line in lines:
        if line:
            ends.update((line[0], line[-1]))
        for a, b in pairwise(line):
            if a != b:
                beside[a].add(b)
                beside[b].add(a)
    return ends | {point for point, others in beside.items() if len(others) != 2}


def cut(line: Sequence[LonLat], ends: set[LonLat]) -> Iterator[_Line]:
    """Yield the pieces between the points where ways part, the same whichever way one drives."""
    piece: list[LonLat] = []
    for point in line:
        if piece and point == piece[-1]:
            continue
        piece.append(point)
        if len(piece) > 1 and point in ends:
            yield min(tuple(piece), tuple(reversed(piece)))
            piece = [point]
