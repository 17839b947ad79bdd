"""Good plans with slack, and the tools to spoil exactly one thing in them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Self

from routing.checking import check_plan
from routing.model import (
    Batch,
    Consignment,
    Network,
    Plan,
    Scenario,
    Stop,
    Tour,
    TravelMatrix,
    Trip,
    Village,
)
from tests.builders import (
    a_carrier,
    a_centre,
    a_consignment,
    a_plan,
    a_scenario,
    a_travel,
    a_village,
    at_km,
    scenario_with,
    some_consignments,
    some_lines,
)

SLACK_S = 20 * 60
TRUCK, VAN = 0, 1  # the tours of the plan with one centre
DOWN_AMBIENT, DOWN_CHILLED, UP_AMBIENT, UP_CHILLED = range(4)  # its batches


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A plan with everything it is judged by."""

    scenario: Scenario
    travel: TravelMatrix
    plan: Plan

    @property
    def codes(self) -> set[str]:
        return {finding.code for finding in check_plan(self.scenario, self.travel, self.plan)}

    def with_plan(self, **changes: Any) -> Self:
        return replace(self, plan=self.plan.replace(**changes))

    def with_scenario(self, **changes: Any) -> Self:
        return replace(self, scenario=self.scenario.replace(**changes))

    def with_rules(self, **changes: Any) -> Self:
        return replace(self, scenario=scenario_with(self.scenario, **changes))

    def with_tour(self, tour: int, **changes: Any) -> Self:
        return self.with_plan(tours=_put(self.plan.tours, tour, **changes))

    def with_trip(self, tour: int, trip: int, **changes: Any) -> Self:
        return self.with_tour(tour, trips=_put(self.plan.tours[tour].trips, trip, **changes))

    def with_stop(self, tour: int, trip: int, stop: int, **changes: Any) -> Self:
        stops = self.plan.tours[tour].trips[trip].stops
        return self.with_trip(tour, trip, stops=_put(stops, stop, **changes))

    def with_batch(self, batch: int, **changes: Any) -> Self:
        return self.with_plan(batches=_put(self.plan.batches, batch, **changes))

    def with_crews(self, crew: tuple[str, ...]) -> Self:
        batches = tuple(replace(batch, crew=crew) for batch in self.plan.batches)
        return self.with_plan(batches=batches)

    def with_village(self, village_id: str, **changes: Any) -> Self:
        return self.with_scenario(villages=_edit(self.scenario.villages, village_id, **changes))

    def with_centre(self, centre_id: str, **changes: Any) -> Self:
        return self.with_scenario(centres=_edit(self.scenario.centres, centre_id, **changes))

    def with_consignment(self, consignment_id: str, **changes: Any) -> Self:
        goods = _edit(self.scenario.consignments, consignment_id, **changes)
        return self.with_scenario(consignments=goods)

    def with_vehicle_type(self, type_id: str, **changes: Any) -> Self:
        kinds = _edit(self.scenario.vehicle_types, type_id, **changes)
        return self.with_scenario(vehicle_types=kinds)

    def with_extra(self, **changes: Any) -> Self:
        """Add a consignment of a carrier that has no other, which the plan does not know."""
        extra = a_consignment(**({"village_id": "v1", "carrier_id": "sto"} | changes))
        return self.with_scenario(consignments=(*self.scenario.consignments, extra))

    def stop(self, tour: int, trip: int, stop: int) -> Stop:
        return self.plan.tours[tour].trips[trip].stops[stop]

    def retimed(self) -> Self:
        """Drive and sort again what was changed; nothing starts earlier than it did."""
        return self.with_plan(
            tours=tuple(_retimed_tour(self, tour) for tour in self.plan.tours),
            batches=tuple(_retimed_batch(self.scenario, batch) for batch in self.plan.batches),
        )


def _put(things: tuple[Any, ...], index: int, **changes: Any) -> tuple[Any, ...]:
    return (*things[:index], replace(things[index], **changes), *things[index + 1 :])


def _edit(things: Iterable[Any], id_: str, **changes: Any) -> tuple[Any, ...]:
    things = tuple(things)
    assert any(thing.id == id_ for thing in things)
    return tuple(replace(t, **changes) if t.id == id_ else t for t in things)


def _known(scenario: Scenario, ids: Iterable[str]) -> list[Consignment]:
    return [scenario.consignment(consignment_id) for consignment_id in ids]


def _retimed_batch(scenario: Scenario, batch: Batch) -> Batch:
    lane = scenario.rules.lane(batch.direction, batch.temperature)
    parcels = sum(c.parcels for c in _known(scenario, batch.consignment_ids))
    hands = lane.parcels_per_h * max(len(batch.crew), 1)
    sorting_s = lane.fixed_s - (-parcels * 3600 // hands)
    return replace(batch, ready_s=batch.start_s + sorting_s)


def _retimed_tour(case: Case, tour: Tour) -> Tour:
    vehicle = case.scenario.vehicle(tour.vehicle_id)
    kind = case.scenario.vehicle_type(vehicle.vehicle_type_id)
    trips: list[Trip] = []
    for trip in tour.trips:
        earliest_s = trips[-1].return_s + case.scenario.rules.reload_s if trips else 0
        clock_s = depart_s = max(trip.depart_s, earliest_s)
        here, dist_m, stops = tour.base_id, 0, []
        for stop in trip.stops:
            arrive_s = clock_s + case.travel.leg_s(here, stop.place_id, kind)
            opens_s = case.scenario.place(stop.place_id).opens_s
            start_s = max(arrive_s, stop.start_s, opens_s)
            clock_s = start_s + _service_s(case.scenario, stop)
            dist_m += case.travel.leg_m(here, stop.place_id, kind)
            here = stop.place_id
            stops.append(replace(stop, arrive_s=arrive_s, start_s=start_s, depart_s=clock_s))
        back_s = case.travel.leg_s(here, tour.base_id, kind)
        trips.append(
            Trip(
                depart_s=depart_s,
                stops=tuple(stops),
                return_s=clock_s + back_s,
                dist_m=dist_m + case.travel.leg_m(here, tour.base_id, kind),
            )
        )
    return replace(tour, trips=tuple(trips))


def _service_s(scenario: Scenario, stop: Stop) -> int:
    rules, place = scenario.rules, scenario.place(stop.place_id)
    handed = _known(scenario, (*stop.delivered, *stop.collected))
    parcels = sum(c.parcels for c in handed)
    if not isinstance(place, Village):
        return rules.dock_s + rules.dock_s_per_parcel * parcels
    cold = any(scenario.temperature_of(c).is_cold for c in handed)
    return place.service_s + rules.stop_s_per_parcel * parcels + cold * rules.cold_handover_s


def a_county(**changes: Any) -> Scenario:
    """Return three villages and three carriers, of which the third has no goods and no line."""
    carriers = (a_carrier("zto"), a_carrier("yto"), a_carrier("sto"))
    villages = changes.pop("villages", (a_village("v1"), a_village("v2"), a_village("v3")))
    fields: dict[str, Any] = {
        "carriers": carriers,
        "villages": villages,
        "consignments": some_consignments(villages, carriers[:2]),
        "lines": some_lines(villages, carriers[:2]),
    }
    return a_scenario(**(fields | changes))


def planned(scenario: Scenario, network: Network = Network.POOLED, **options: Any) -> Case:
    travel = a_travel(scenario)
    plan = a_plan(scenario, travel, network=network, slack_s=SLACK_S, **options)
    return Case(scenario=scenario, travel=travel, plan=plan)


def pooled() -> Case:
    return planned(a_county())


def separate() -> Case:
    return planned(a_county(), Network.SEPARATE)


def lines() -> Case:
    return planned(a_county(centres=(a_centre("c1"), a_centre("c2"))), Network.LINES)


def several_trips() -> Case:
    return planned(a_county(), villages_per_trip=1)


def two_centres() -> Case:
    """Return two centres; tours: trucks of c1 and c2, then vans of c1 and c2."""
    villages = (
        a_village("v1"),
        a_village("v2"),
        a_village("v3", parent_id="c2", **at_km(22, 20)),
        a_village("v4", parent_id="c2", **at_km(24, 20)),
    )
    return planned(a_county(centres=(a_centre("c1"), a_centre("c2")), villages=villages))


def only_up() -> Case:
    """Return a day on which nothing comes in, with shifts of a whole day."""
    goods = tuple(
        a_consignment(village_id=v, carrier_id=c, direction="up")
        for v in ("v1", "v2")
        for c in ("zto", "yto")
    )
    return planned(scenario_with(a_county(consignments=goods), max_shift_s=24 * 3600))


Spoil = Callable[[], Case]
