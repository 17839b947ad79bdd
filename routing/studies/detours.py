"""How much longer the way from the hub to each place and back becomes."""

from dataclasses import dataclass

from routing.model import Centre, Place, Scenario, Tier, TravelMatrix, VehicleType
from routing.recipe import RunResult


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTrip:
    """From the hub to a place and back: metres and seconds of the vehicle that is quickest."""

    dist_m: int
    drive_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Detour:
    """The round trip to a place in the base and in the variant; None where no vehicle gets there.

    Centres are driven to by vehicles of the linehaul, villages by those of village tours.
    """

    place_id: str
    base: RoundTrip | None
    variant: RoundTrip | None

    @property
    def is_cut_off(self) -> bool:
        """Whether the base reaches the place and the variant does not."""
        return self.base is not None and self.variant is None

    @property
    def is_opened(self) -> bool:
        """Whether the variant reaches the place and the base does not."""
        return self.base is None and self.variant is not None

    @property
    def extra_m(self) -> int | None:
        """How many metres more the variant drives, None where either does not get there."""
        if self.base is None or self.variant is None:
            return None
        return self.variant.dist_m - self.base.dist_m

    @property
    def extra_s(self) -> int | None:
        """How many seconds more the variant drives, None where either does not get there."""
        if self.base is None or self.variant is None:
            return None
        return self.variant.drive_s - self.base.drive_s


def detours(base: RunResult, variant: RunResult) -> tuple[Detour, ...]:
    """Return the detour of every place that both scenarios have, in the base's order."""
    places = (*base.scenario.centres, *base.scenario.villages)
    theirs = {place.id for place in (*variant.scenario.centres, *variant.scenario.villages)}
    return tuple(
        Detour(place_id=place.id, base=_way(base, place), variant=_way(variant, place))
        for place in places
        if place.id in theirs
    )


def _way(result: RunResult, place: Place) -> RoundTrip | None:
    tier = Tier.LINEHAUL if isinstance(place, Centre) else Tier.VILLAGE
    hub_id = result.scenario.hub.id
    ways = [
        _round_trip(result.travel, hub_id, place.id, kind)
        for kind in _types_of(result.scenario, tier)
    ]
    return min((way for way in ways if way), key=lambda w: (w.drive_s, w.dist_m), default=None)


def _round_trip(
    travel: TravelMatrix, hub_id: str, place_id: str, kind: VehicleType
) -> RoundTrip | None:
    legs = ((hub_id, place_id), (place_id, hub_id))
    if not all(travel.is_reachable(a, b, kind) for a, b in legs):
        return None
    return RoundTrip(
        dist_m=sum(travel.leg_m(a, b, kind) for a, b in legs),
        drive_s=sum(travel.leg_s(a, b, kind) for a, b in legs),
    )


def _types_of(scenario: Scenario, tier: Tier) -> list[VehicleType]:
    """Return the types of a tier that have vehicles, or all types where the tier has none."""
    owned = {vehicle.vehicle_type_id for vehicle in scenario.vehicles}
    kinds = [kind for kind in scenario.vehicle_types if kind.id in owned and kind.tier is tier]
    return kinds or list(scenario.vehicle_types)
