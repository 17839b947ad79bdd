"""A generated county: its places, its demand, its lines."""

from collections import Counter
from dataclasses import dataclass

from routing.generation.choice import choose_villages
from routing.generation.demand import DemandRow, generate_demand
from routing.generation.parameters import Parameters, Territory
from routing.generation.points import Facts, Point
from routing.generation.territories import territories_of
from routing.model import Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """What the three tables of a scenario hold.

    ``townships`` are all of the facts; those that are some territory's centre are open.
    """

    seat: Point
    townships: tuple[Point, ...]
    villages: tuple[Point, ...]
    demand: tuple[DemandRow, ...]
    territories: tuple[Territory, ...]
    cold_rooms: bool

    @property
    def centre_ids(self) -> frozenset[str]:
        """The townships whose transit centre is open."""
        return frozenset(territory.centre_id for territory in self.territories)

    def villages_of(self, territory: Territory) -> tuple[Point, ...]:
        """Return the villages of a line."""
        return tuple(v for v in self.villages if v.parent_id in territory.township_ids)


def generate_county(facts: Facts, parameters: Parameters) -> County:
    """Generate a county from its places; the same input gives the same county.

    Raises
    ------
    UsageError
        If the parameters ask for what the facts cannot give.
    """
    villages = choose_villages(facts, parameters)
    return County(
        seat=facts.seat,
        townships=facts.townships,
        villages=villages,
        demand=generate_demand(villages, parameters),
        territories=territories_of(facts, villages, parameters),
        cold_rooms=parameters.cold_rooms,
    )


def summarise_county(county: County) -> dict[str, int]:
    """Return the headline counts of a county."""
    parcels = Counter[Direction]()
    for row in county.demand:
        parcels[row.direction] += row.parcels
    return {
        "townships": len(county.townships),
        "centres": len(county.centre_ids),
        "villages": len(county.villages),
        "consignments": len(county.demand),
        "parcels_down": parcels[Direction.DOWN],
        "parcels_up": parcels[Direction.UP],
    }
