"""Strategies for small counties in all their variety: places, goods, fleets, lines, roads."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from typing import Any

import numpy as np
from hypothesis import strategies as st

from routing.model import (
    Carrier,
    Centre,
    ColdLimit,
    Consignment,
    Direction,
    Line,
    PlaceStatus,
    Product,
    RoadProfile,
    Rules,
    Scenario,
    Temperature,
    TravelMatrix,
    Vehicle,
    VehicleType,
    Village,
)
from routing.units import clock_to_s, kg_to_g, min_to_s
from tests.builders import (
    KnownLegs,
    a_carrier,
    a_centre,
    a_compartment,
    a_consignment,
    a_line,
    a_product,
    a_scenario,
    a_tariff,
    a_travel,
    a_truck,
    a_van,
    a_vehicle,
    a_village,
    at_km,
    rules,
)

HEAVY = RoadProfile(speeds="truck", gross_g=8_000_000)
PROFILES = (RoadProfile(), HEAVY)
BODY = (Temperature.AMBIENT,)
BOX = (Temperature.COOL, Temperature.CHILLED)
FREEZER = (Temperature.FROZEN,)
INSIDES = ((BODY, BOX, FREEZER), (tuple(Temperature),), (BODY, BOX), (BODY,), (BOX, FREEZER))
PRODUCTS: tuple[Product, ...] = tuple(
    a_product(
        id=temperature.value,
        temperature=temperature,
        value_yuan_per_kg=30.0 if temperature.is_cold else 0.0,
        decay_per_h=0.001,
        decay_open_per_h=0.01,
    )
    for temperature in Temperature
)


def between(earliest: str, latest: str) -> st.SearchStrategy[int]:
    return st.integers(min_value=clock_to_s(earliest), max_value=clock_to_s(latest))


def minutes(least: int, most: int) -> st.SearchStrategy[int]:
    return st.integers(min_value=min_to_s(least), max_value=min_to_s(most))


def spots() -> st.SearchStrategy[dict[str, float]]:
    """Return places up to 12 km to all sides of where the first centre usually lies."""
    kilometres = st.integers(min_value=-12, max_value=12)
    return st.builds(lambda east, north: at_km(20 + east, north), kilometres, kilometres)


def mostly_active() -> st.SearchStrategy[PlaceStatus]:
    return st.sampled_from([PlaceStatus.ACTIVE] * 10 + [PlaceStatus.SEASONAL, PlaceStatus.CLOSED])


@st.composite
def villages(draw: st.DrawFn, village_id: str) -> Village:
    return a_village(
        village_id,
        opens_s=draw(between("07:00", "13:00")),
        closes_s=draw(between("13:00", "20:00")),
        service_s=draw(minutes(0, 10)),
        status=draw(mostly_active()),
        **draw(spots()),
    )


@st.composite
def centres(draw: st.DrawFn, centre_id: str) -> Centre:
    return a_centre(
        centre_id,
        opens_s=draw(between("05:00", "10:00")),
        closes_s=draw(between("17:00", "23:00")),
        cold_room=draw(st.booleans()),
        status=draw(mostly_active()),
        **draw(spots()),
    )


@st.composite
def vehicle_types(draw: st.DrawFn, type_id: str, make: Any, scale: int) -> VehicleType:
    kind: VehicleType = make(
        id=type_id,
        compartments=tuple(
            a_compartment(
                *accepts,
                capacity_g=kg_to_g(draw(st.integers(min_value=60, max_value=300))) * scale,
                capacity_l=draw(st.integers(min_value=400, max_value=2_000)) * scale,
                capacity_parcels=draw(st.integers(min_value=40, max_value=150)) * scale,
            )
            for accepts in draw(st.sampled_from(INSIDES))
        ),
        fixed_yuan_per_day=draw(st.sampled_from([0.0, 50.0, 250.0])),
        refrigeration_yuan_per_h=draw(st.sampled_from([0.0, 8.0])),
        speed_percent=draw(st.sampled_from([70, 100, 130])),
    )
    return kind


@st.composite
def all_vehicle_types(draw: st.DrawFn) -> tuple[VehicleType, ...]:
    """Return a truck and two vans; at times a lorry too, and some of them barred from roads."""
    kinds = [
        draw(vehicle_types("truck", a_truck, 4)),
        draw(vehicle_types("van", a_van, 1)),
        draw(vehicle_types("trike", a_van, 1)),
    ]
    if draw(st.booleans()):
        return tuple(kinds)
    kinds.append(draw(vehicle_types("lorry", a_truck, 6)))
    return tuple(replace(k, profile=draw(st.sampled_from(PROFILES))) for k in kinds)


@st.composite
def fleets(
    draw: st.DrawFn, carriers: Iterable[Carrier], kinds: Iterable[VehicleType]
) -> tuple[Vehicle, ...]:
    return tuple(
        a_vehicle(id=f"{c.id}-{k.id}-{n}", vehicle_type_id=k.id, carrier_id=c.id)
        for c in carriers
        for k in kinds
        for n in range(draw(st.sampled_from([1, 2, 3, 1, 0])))
    )


@st.composite
def days(draw: st.DrawFn) -> Rules:
    limited = draw(st.sets(st.sampled_from([t for t in Temperature if t.is_cold])))
    return rules(
        dock_s=draw(minutes(0, 15)),
        stop_s_per_parcel=draw(st.integers(min_value=0, max_value=30)),
        reload_s=draw(minutes(0, 30)),
        max_shift_s=draw(between("04:00", "12:00")),
        max_trips=draw(st.integers(min_value=1, max_value=3)),
        cold_limits=tuple(
            ColdLimit(
                temperature=temperature,
                max_exposure_s=draw(minutes(5, 90)),
                max_on_board_s=draw(minutes(20, 240)),
            )
            for temperature in sorted(limited)
        ),
    )


@st.composite
def goods(draw: st.DrawFn, villages: Iterable[Village], carriers: Iterable[Carrier]) -> Any:
    kinds = st.tuples(st.sampled_from(Direction), st.sampled_from(PRODUCTS))
    return tuple(
        draw(consignments(v, c, direction, product))
        for v in villages
        for c in carriers
        for direction, product in draw(st.lists(kinds, min_size=1, max_size=4, unique=True))
    )


@st.composite
def consignments(
    draw: st.DrawFn, village: Village, carrier: Carrier, direction: Direction, product: Product
) -> Consignment:
    down = direction is Direction.DOWN
    parcels = draw(st.integers(min_value=1, max_value=40))
    return a_consignment(
        village_id=village.id,
        carrier_id=carrier.id,
        direction=direction,
        product_id=product.id,
        parcels=parcels,
        weight_g=parcels * draw(st.integers(min_value=200, max_value=2_000)),
        volume_l=parcels * draw(st.integers(min_value=1, max_value=20)),
        ready_s=draw(between("04:00", "09:00") if down else between("06:00", "16:00")),
        due_s=draw(between("11:00", "20:00")) if down else carrier.cutoff_s,
    )


@st.composite
def lines(
    draw: st.DrawFn,
    centres: tuple[Centre, ...],
    villages: tuple[Village, ...],
    carriers: tuple[Carrier, ...],
) -> tuple[Line, ...]:
    """Return lines that share out most villages; some centres serve several carriers' lines."""
    on_lines = st.sampled_from([(ce.id, ca.id) for ce in centres for ca in carriers])
    members: dict[tuple[str, str], list[str]] = {}
    for village in villages:
        if draw(st.sampled_from([True] * 9 + [False])):
            members.setdefault(draw(on_lines), []).append(village.id)
    return tuple(
        a_line(id=f"{ce}-{ca}", centre_id=ce, carrier_id=ca, village_ids=tuple(village_ids))
        for (ce, ca), village_ids in members.items()
    )


@st.composite
def counties(
    draw: st.DrawFn, centre_counts: tuple[int, int] = (1, 3), most_villages: int = 8
) -> tuple[Scenario, TravelMatrix]:
    """Return a county on one day, and its roads, some of them missing or one-way."""
    centre_count = draw(st.integers(*centre_counts))
    some_centres = tuple(draw(centres(f"c{n}")) for n in range(1, centre_count + 1))
    village_count = draw(st.integers(1, most_villages))
    some_villages = tuple(draw(villages(f"v{n}")) for n in range(1, village_count + 1))
    carriers = tuple(
        a_carrier(name, cutoff_s=draw(between("12:00", "20:00")))
        for name in ("zto", "yto", "sto")[: draw(st.integers(min_value=1, max_value=3))]
    )
    kinds = draw(all_vehicle_types())
    scenario = a_scenario(
        centres=some_centres,
        villages=some_villages,
        carriers=carriers,
        products=PRODUCTS,
        consignments=draw(goods(some_villages, carriers)),
        vehicle_types=kinds,
        vehicles=draw(fleets(carriers, kinds)),
        lines=draw(lines(some_centres, some_villages, carriers)),
        rules=draw(days()),
        tariff=a_tariff(
            unserved_yuan_per_parcel=draw(st.sampled_from([5.0, 20.0, 200.0])),
            missed_yuan_per_parcel=draw(st.sampled_from([0.0, 2.0, 20.0])),
        ),
    )
    return scenario, draw(roads(scenario))


@st.composite
def roads(draw: st.DrawFn, scenario: Scenario) -> TravelMatrix:
    """Return straight roads, at times without one, with a one-way and with a slow one."""
    pairs = list(permutations((place.id for place in scenario.places), 2))

    def odd_legs() -> KnownLegs:
        legs: dict[tuple[str, str], tuple[float, float] | None] = {}
        for a, b in draw(st.lists(st.sampled_from(pairs), max_size=3)):
            legs[a, b] = draw(st.sampled_from([None, (90.0, 40.0)]))
            if draw(st.booleans()):
                legs[b, a] = (15.0, 9.0)
        return legs

    legs = odd_legs()
    own = {HEAVY: odd_legs()} if HEAVY in scenario.profiles else {}
    return quickest(a_travel(scenario, legs, own))


def quickest(travel: TravelMatrix) -> TravelMatrix:
    """Return a matrix whose ways are the quickest, as those of maps and tables of legs are."""
    time_s, dist_m = travel.time_s.copy(), travel.dist_m.copy()
    for layer in range(len(time_s)):
        far = np.where(time_s[layer] < 0, np.iinfo(np.int64).max // 4, time_s[layer])
        for by in range(len(far)):
            detour = far[:, by, None] + far[None, by, :]
            shorter = detour < far
            far = np.where(shorter, detour, far)
            ways = dist_m[layer][:, by, None] + dist_m[layer][None, by, :]
            dist_m[layer] = np.where(shorter, ways, dist_m[layer])
        time_s[layer] = np.where(far >= np.iinfo(np.int64).max // 4, -1, far)
    return replace(travel, time_s=time_s, dist_m=dist_m)
