"""The rules of the working day."""

from dataclasses import dataclass

from routing.model.consignment import Direction
from routing.model.product import Temperature


@dataclass(frozen=True, slots=True, kw_only=True)
class SortingLane:
    """How a centre sorts one class in one direction.

    A batch takes ``fixed_s`` plus its parcels over ``parcels_per_h`` times the carriers in the
    crew: every carrier brings one crew's worth of hands to each centre it works in.
    """

    direction: Direction
    temperature: Temperature
    fixed_s: int
    parcels_per_h: int
    yuan_per_parcel: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ColdLimit:
    """How long goods of a class may be out of refrigeration, and on a village tour, in seconds."""

    temperature: Temperature
    max_exposure_s: int
    max_on_board_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The parameters of the day that belong to no single place, vehicle or product.

    ``dock_s`` and ``dock_s_per_parcel`` time a truck's stop at a centre; ``stop_s_per_parcel`` and
    ``cold_handover_s`` (once per stop that hands over cold goods) extend a village stop;
    ``reload_s`` lies between two trips of one vehicle; ``max_shift_s`` runs from a vehicle's first
    departure to its last return.
    """

    inbound_release_s: int
    dock_s: int
    dock_s_per_parcel: int
    stop_s_per_parcel: int
    cold_handover_s: int
    reload_s: int
    max_shift_s: int
    max_trips: int
    lanes: tuple[SortingLane, ...]
    cold_limits: tuple[ColdLimit, ...] = ()

    def lane(self, direction: Direction, temperature: Temperature) -> SortingLane:
        """Return the lane of a direction and class.

        Raises
        ------
        KeyError
            If the scenario defines no such lane.
        """
        for lane in self.lanes:
            if lane.direction is direction and lane.temperature is temperature:
                return lane
        raise KeyError((direction, temperature))

    def cold_limit(self, temperature: Temperature) -> ColdLimit | None:
        """Return the limits of a class, or None where it has none."""
        for limit in self.cold_limits:
            if limit.temperature is temperature:
                return limit
        return None
