"""The values of a report on the roads of a scenario."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from routing.model import Closure, Finding, Level, Place, Scenario, TravelSource
from routing.roads.judging.documented import ComparedDistance
from routing.roads.lengths import Lengths


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The quickest way from one place to another: metres, and seconds at 100 percent speed."""

    dist_m: int
    time_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """Where a place is joined to the roads, and to which; ``surface`` is empty where unknown.

    ``island_m`` is the length of a nearer piece of road that was passed over because it cannot be
    driven to from the others and back, 0 where none was.
    """

    lon: float
    lat: float
    access_m: float
    island_m: float
    road_name: str
    road_class: str
    surface: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRoads:
    """How a place is reached; ways are None where no road leads.

    ``joint`` is None where the place has no road or the roads are no map. ``from_hub_open`` is the
    way without any closure; ``cut_off_by`` names the closures that leave the place without a way
    from the hub or back. ``detour_factor`` is the way by the great circle ``crow_m``, None within
    2 km of the hub.
    """

    place: Place
    level: Level
    joint: Joint | None
    crow_m: float
    from_hub: Way | None
    to_hub: Way | None
    centre_id: str | None
    from_centre: Way | None
    detour_factor: float | None
    from_hub_open: Way | None
    cut_off_by: tuple[str, ...]

    @property
    def extra_m(self) -> int | None:
        """How much longer the way from the hub is than without closures."""
        if self.from_hub is None or self.from_hub_open is None:
            return None
        return self.from_hub.dist_m - self.from_hub_open.dist_m

    @property
    def extra_s(self) -> int | None:
        """How much slower the way from the hub is than without closures."""
        if self.from_hub is None or self.from_hub_open is None:
            return None
        return self.from_hub.time_s - self.from_hub_open.time_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Detour:
    """What a closure adds to the way from the hub to a place."""

    place_id: str
    extra_m: int
    extra_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureEffect:
    """What one closure does by itself: the places it cuts off, the detours of the others."""

    closure: Closure
    cut_off: tuple[str, ...]
    detours: tuple[Detour, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadUse:
    """Roads of one class, surface and status on the quickest ways from the hub to all places.

    ``road_m`` counts every piece once, ``driven_m`` once for every place whose way it is on.
    """

    road_class: str
    surface: str
    status: str
    road_m: float
    driven_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkLengths:
    """The length of the roads some vehicle types may drive, all of them the same."""

    vehicle_types: tuple[str, ...]
    lengths: Lengths


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The median, the ninth decile and the greatest of some figures, and how many there are."""

    count: int
    median: float
    p90: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadReport:
    """Everything there is to say about the roads of a scenario.

    ``uses`` and ``networks`` are empty where the roads are no map.
    """

    scenario: Scenario
    source: TravelSource
    description: str
    places: tuple[PlaceRoads, ...]
    closures: tuple[ClosureEffect, ...]
    uses: tuple[RoadUse, ...]
    networks: tuple[NetworkLengths, ...]
    documented: tuple[ComparedDistance, ...]
    findings: tuple[Finding, ...]

    @property
    def access_m(self) -> Spread | None:
        """The metres from places to their roads."""
        return spread(row.joint.access_m for row in self.places if row.joint is not None)

    @property
    def detour_factors(self) -> Spread | None:
        """The detour factors of the ways from the hub."""
        return spread(row.detour_factor for row in self.places)

    @property
    def reached(self) -> int:
        """How many places the hub reaches and is reached from, itself included."""
        return sum(row.from_hub is not None and row.to_hub is not None for row in self.places)


def spread(values: Iterable[float | None]) -> Spread | None:
    """Return how figures are spread, None where there are none."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    median, p90, most = np.percentile(known, [50, 90, 100]).tolist()
    return Spread(count=len(known), median=median, p90=p90, most=most)
