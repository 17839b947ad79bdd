"""What a driver must know of the day; figures of the plan, put in the order he needs them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from routing.model import (
    Carrier,
    ColdLimit,
    Consignment,
    Place,
    Scenario,
    Stop,
    Temperature,
    Tier,
    Tour,
    Trip,
    Vehicle,
    VehicleType,
)
from routing.outputs.drivers.loading import Loaded, loading_order
from routing.outputs.loads import Load, loads_along
from routing.recipe import RunResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Parcels of one carrier and temperature class that change hands at a stop."""

    carrier: Carrier
    temperature: Temperature
    parcels: int
    weight_g: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetStop:
    """A stop, counted from 1 within its trip; ``load`` is what is on board afterwards.

    ``deadline_s`` is the latest start of the earliest delivery that has one, in a village.
    """

    number: int
    place: Place
    stop: Stop
    down: tuple[Handover, ...]
    up: tuple[Handover, ...]
    load: Load
    deadline_s: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff:
    """The tightest cut-off of what a trip collects: when it is, and what is left until then.

    ``home_s`` is when the goods are back at the hub, with this vehicle or with the truck that
    fetches them from the centre.
    """

    carrier: Carrier
    due_s: int
    home_s: int

    @property
    def slack_s(self) -> int:
        """The time to spare, negative where the cut-off is missed."""
        return self.due_s - self.home_s


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTrip:
    """A trip with its stops, what is loaded in which order, and the limits of cold goods."""

    number: int
    trip: Trip
    stops: tuple[SheetStop, ...]
    loading: tuple[Loaded, ...]
    cold: tuple[ColdLimit, ...]
    cutoff: CutOff | None

    @property
    def parcels_down(self) -> int:
        """What the trip delivers."""
        return sum(handover.parcels for stop in self.stops for handover in stop.down)

    @property
    def parcels_up(self) -> int:
        """What the trip collects."""
        return sum(handover.parcels for stop in self.stops for handover in stop.up)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverSheet:
    """One vehicle's day."""

    tour: Tour
    vehicle: Vehicle
    kind: VehicleType
    carrier: Carrier
    base: Place
    trips: tuple[SheetTrip, ...]

    @property
    def parcels_down(self) -> int:
        """What the day delivers."""
        return sum(trip.parcels_down for trip in self.trips)

    @property
    def parcels_up(self) -> int:
        """What the day collects."""
        return sum(trip.parcels_up for trip in self.trips)


def driver_sheets(result: RunResult) -> tuple[DriverSheet, ...]:
    """Return a sheet for every tour, in the order of the plan."""
    home_s = {
        consignment_id: trip.return_s
        for tour in result.plan.tours_of(Tier.LINEHAUL)
        for trip in tour.trips
        for consignment_id in trip.collected
    }
    return tuple(_sheet(result.scenario, tour, home_s) for tour in result.plan.tours)


def _sheet(scenario: Scenario, tour: Tour, home_s: Mapping[str, int]) -> DriverSheet:
    vehicle = scenario.vehicle(tour.vehicle_id)
    kind = scenario.vehicle_type(vehicle.vehicle_type_id)
    return DriverSheet(
        tour=tour,
        vehicle=vehicle,
        kind=kind,
        carrier=scenario.carrier(vehicle.carrier_id),
        base=scenario.place(tour.base_id),
        trips=tuple(
            SheetTrip(
                number=number,
                trip=trip,
                stops=_stops(scenario, kind, tour.tier, trip),
                loading=loading_order(scenario, kind, trip),
                cold=_cold(scenario, trip),
                cutoff=_cutoff(scenario, trip, home_s),
            )
            for number, trip in enumerate(tour.trips, start=1)
        ),
    )


def _stops(scenario: Scenario, kind: VehicleType, tier: Tier, trip: Trip) -> tuple[SheetStop, ...]:
    loads = loads_along(scenario, kind, trip)[1:]
    stops = []
    for number, (stop, load) in enumerate(zip(trip.stops, loads, strict=True), start=1):
        delivered = [scenario.consignment(c) for c in stop.delivered]
        deadlines = [c.due_s for c in delivered] if tier is Tier.VILLAGE else []
        stops.append(
            SheetStop(
                number=number,
                place=scenario.place(stop.place_id),
                stop=stop,
                down=_handovers(scenario, delivered),
                up=_handovers(scenario, [scenario.consignment(c) for c in stop.collected]),
                load=load,
                deadline_s=min(deadlines, default=None),
            )
        )
    return tuple(stops)


def _handovers(scenario: Scenario, goods: Iterable[Consignment]) -> tuple[Handover, ...]:
    """Return goods by carrier, in the scenario's order, and by temperature class."""
    sums: dict[tuple[str, Temperature], list[int]] = {}
    for c in goods:
        amounts = sums.setdefault((c.carrier_id, scenario.temperature_of(c)), [0, 0])
        amounts[0] += c.parcels
        amounts[1] += c.weight_g
    return tuple(
        Handover(carrier=carrier, temperature=temperature, parcels=row[0], weight_g=row[1])
        for carrier in scenario.carriers
        for temperature in Temperature
        if (row := sums.get((carrier.id, temperature)))
    )


def _cold(scenario: Scenario, trip: Trip) -> tuple[ColdLimit, ...]:
    aboard = {
        scenario.temperature_of(scenario.consignment(c)) for c in (*trip.delivered, *trip.collected)
    }
    return tuple(limit for limit in scenario.rules.cold_limits if limit.temperature in aboard)


def _cutoff(scenario: Scenario, trip: Trip, home_s: Mapping[str, int]) -> CutOff | None:
    found = [
        CutOff(
            carrier=scenario.carrier(consignment.carrier_id),
            due_s=consignment.due_s,
            home_s=home_s[consignment.id],
        )
        for consignment in map(scenario.consignment, trip.collected)
        if consignment.id in home_s
    ]
    return min(found, key=lambda cutoff: cutoff.slack_s, default=None)
