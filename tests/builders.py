"""Small values for tests: sane defaults, override only what the test is about.

Places lie on a grid of kilometres (``at_km``): the hub at the origin, centre ``c1`` 20 km east of
it, ``c2`` 20 km north of ``c1``, village ``vN`` another 2 x N km east of ``c1``. A road of 1 km
takes 2 minutes.
"""

import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from routing.model import (
    Carrier,
    Centre,
    ColdLimit,
    Consignment,
    Direction,
    Hub,
    Line,
    Product,
    RoadProfile,
    RoadSource,
    Rules,
    Scenario,
    SortingLane,
    Tariff,
    Temperature,
    TravelMatrix,
    TravelSource,
    Village,
)
from routing.units import clock_to_s, kg_to_g, km_to_m, min_to_s
from tests.plan_builder import a_plan
from tests.vehicle_builder import (
    a_compartment,
    a_fleet,
    a_truck,
    a_van,
    a_vehicle,
    a_vehicle_type,
)

__all__ = [
    "KnownLegs",
    "a_carrier",
    "a_centre",
    "a_compartment",
    "a_consignment",
    "a_fleet",
    "a_hub",
    "a_lane",
    "a_line",
    "a_plan",
    "a_product",
    "a_scenario",
    "a_tariff",
    "a_travel",
    "a_truck",
    "a_van",
    "a_vehicle",
    "a_vehicle_type",
    "a_village",
    "at_km",
    "rules",
    "scenario_with",
    "some_consignments",
    "some_lines",
]

KnownLegs = Mapping[tuple[str, str], tuple[float, float] | None]
"""Minutes and kilometres by pair of places, None for no road."""

ORIGIN_LON, ORIGIN_LAT, DEGREES_PER_KM = 119.0, 29.6, 0.01


def at_km(east_km: float, north_km: float = 0.0) -> dict[str, float]:
    """Return ``lon`` and ``lat`` of a point of the grid, for ``a_village("v1", **at_km(3, 4))``."""
    return {
        "lon": round(ORIGIN_LON + east_km * DEGREES_PER_KM, 6),
        "lat": round(ORIGIN_LAT + north_km * DEGREES_PER_KM, 6),
    }


def _number(text: str) -> int:
    digits = "".join(ch for ch in text if ch.isdigit())
    return int(digits) if digits else 1


def a_hub(**changes: Any) -> Hub:
    fields: dict[str, Any] = {
        "id": "hub",
        "name": "Hub",
        "name_zh": "县中心",
        "opens_s": 0,
        "closes_s": clock_to_s("23:59"),
        "cold_room": True,
        **at_km(0),
    }
    return Hub(**(fields | changes))


def a_centre(id: str = "c1", **changes: Any) -> Centre:  # noqa: A002 - reads as the field
    fields: dict[str, Any] = {
        "id": id,
        "name": f"Centre {id}",
        "name_zh": f"中心{id}",
        "parent_id": "hub",
        "opens_s": clock_to_s("06:00"),
        "closes_s": clock_to_s("21:00"),
        "cold_room": True,
        "site_yuan_per_day": 60.0,
        **at_km(20, 20 * (_number(id) - 1)),
    }
    return Centre(**(fields | changes))


def a_village(id: str = "v1", **changes: Any) -> Village:  # noqa: A002 - reads as the field
    fields: dict[str, Any] = {
        "id": id,
        "name": f"Village {id}",
        "name_zh": f"村{id}",
        "parent_id": "c1",
        "opens_s": clock_to_s("08:00"),
        "closes_s": clock_to_s("18:30"),
        "service_s": min_to_s(3),
        **at_km(20 + 2 * _number(id)),
    }
    return Village(**(fields | changes))


def a_carrier(id: str = "zto", **changes: Any) -> Carrier:  # noqa: A002 - reads as the field
    fields: dict[str, Any] = {
        "id": id,
        "name": id.upper(),
        "name_zh": f"快递{id}",
        "cutoff_s": clock_to_s("19:00"),
    }
    return Carrier(**(fields | changes))


def a_product(id: str = "parcel", **changes: Any) -> Product:  # noqa: A002 - reads as the field
    fields: dict[str, Any] = {
        "id": id,
        "name": id.capitalize(),
        "name_zh": f"产品{id}",
        "temperature": Temperature.AMBIENT,
    }
    if id == "fish":
        fields |= {
            "temperature": Temperature.CHILLED,
            "value_yuan_per_kg": 40.0,
            "decay_per_h": 0.001,
            "decay_open_per_h": 0.01,
        }
    return Product(**(fields | changes))


def a_consignment(**changes: Any) -> Consignment:
    """Return 10 ambient parcels of zto going down to v1; up: 3 parcels; the id follows."""
    village = changes.get("village_id", "v1")
    carrier = changes.get("carrier_id", "zto")
    product = changes.get("product_id", "parcel")
    direction = Direction(changes.get("direction", Direction.DOWN))
    down = direction is Direction.DOWN
    parcels = changes.get("parcels", 10 if down else 3)
    fields: dict[str, Any] = {
        "id": f"{village}-{carrier}-{direction}-{product}",
        "village_id": village,
        "carrier_id": carrier,
        "product_id": product,
        "parcels": parcels,
        "weight_g": kg_to_g(1.5 * parcels),
        "volume_l": 8 * parcels,
        "ready_s": clock_to_s("06:30" if down else "08:00"),
        "due_s": clock_to_s("18:30" if down else "19:00"),
    }
    return Consignment(**(fields | changes | {"direction": direction}))


def a_lane(
    direction: Direction = Direction.DOWN,
    temperature: Temperature = Temperature.AMBIENT,
    **changes: Any,
) -> SortingLane:
    fields: dict[str, Any] = {
        "direction": direction,
        "temperature": temperature,
        "fixed_s": min_to_s(10 if direction is Direction.DOWN else 5),
        "parcels_per_h": 600,
        "yuan_per_parcel": 0.1,
    }
    return SortingLane(**(fields | changes))


def rules(**changes: Any) -> Rules:
    fields: dict[str, Any] = {
        "inbound_release_s": clock_to_s("06:30"),
        "dock_s": min_to_s(5),
        "dock_s_per_parcel": 1,
        "stop_s_per_parcel": 9,
        "cold_handover_s": min_to_s(1),
        "reload_s": min_to_s(15),
        "max_shift_s": clock_to_s("10:00"),
        "max_trips": 3,
        "lanes": tuple(a_lane(d, t) for d in Direction for t in Temperature),
        "cold_limits": (
            ColdLimit(
                temperature=Temperature.CHILLED,
                max_exposure_s=min_to_s(30),
                max_on_board_s=min_to_s(240),
            ),
            ColdLimit(
                temperature=Temperature.FROZEN,
                max_exposure_s=min_to_s(20),
                max_on_board_s=min_to_s(180),
            ),
        ),
    }
    return Rules(**(fields | changes))


def a_tariff(**changes: Any) -> Tariff:
    fields: dict[str, Any] = {
        "wage_yuan_per_h": 31.25,
        "diesel_yuan_per_l": 7.3,
        "petrol_yuan_per_l": 7.7,
        "electricity_yuan_per_kwh": 0.9,
        "diesel_co2_kg_per_l": 2.64,
        "petrol_co2_kg_per_l": 2.25,
        "electricity_co2_kg_per_kwh": 0.54,
        "carbon_yuan_per_kg": 0.07,
        "hub_handling_yuan_per_parcel": 0.06,
        "village_allowance_yuan_per_day": 15.0,
        "commission_down_yuan_per_parcel": 0.5,
        "commission_up_yuan_per_parcel": 0.8,
        "door_open_factor": 1.2,
        "missed_yuan_per_parcel": 2.0,
        "unserved_yuan_per_parcel": 20.0,
    }
    return Tariff(**(fields | changes))


def a_line(**changes: Any) -> Line:
    fields: dict[str, Any] = {
        "id": "line-1",
        "centre_id": "c1",
        "carrier_id": "zto",
        "village_ids": ("v1", "v2", "v3"),
    }
    return Line(**(fields | changes))


def some_consignments(
    villages: Iterable[Village], carriers: Iterable[Carrier]
) -> tuple[Consignment, ...]:
    """Return parcels down and up for all pairs, and fish up from the first and down to the last."""
    places, companies = tuple(villages), tuple(carriers)
    parcels = [
        a_consignment(village_id=v.id, carrier_id=c.id, direction=direction)
        for v in places
        for c in companies
        for direction in Direction
    ]
    fish = [
        a_consignment(village_id=v.id, carrier_id=c.id, direction=d, product_id="fish", parcels=2)
        for v, c, d in (
            (places[0], companies[0], Direction.UP),
            (places[-1], companies[-1], Direction.DOWN),
        )
    ]
    return (*parcels, *fish)


def some_lines(villages: Iterable[Village], carriers: Iterable[Carrier]) -> tuple[Line, ...]:
    """Return lines that share the villages out among the carriers; the centre is the parent."""
    places, companies = tuple(villages), tuple(carriers)
    members: dict[tuple[str, str], list[str]] = {}
    for number, village in enumerate(places):
        carrier = companies[number * len(companies) // len(places)]
        members.setdefault((carrier.id, village.parent_id or "c1"), []).append(village.id)
    return tuple(
        a_line(
            id=f"line-{carrier_id}-{centre_id}",
            centre_id=centre_id,
            carrier_id=carrier_id,
            village_ids=tuple(village_ids),
        )
        for (carrier_id, centre_id), village_ids in members.items()
    )


def a_scenario(**changes: Any) -> Scenario:
    """Return a county with 1 hub, 1 centre, 3 villages and 2 carriers; the rest follows them.

    Consignments, vehicles and lines are derived from the villages, carriers and vehicle types
    given, unless they are given themselves.
    """
    fields: dict[str, Any] = {
        "name": "small",
        "title": "A small county",
        "title_zh": "小县",
        "day": date(2018, 5, 23),
        "timezone": "Asia/Shanghai",
        "currency": "CNY",
        "hub": a_hub(),
        "centres": (a_centre("c1"),),
        "villages": (a_village("v1"), a_village("v2"), a_village("v3")),
        "carriers": (a_carrier("zto"), a_carrier("yto")),
        "products": (a_product("parcel"), a_product("fish")),
        "vehicle_types": (a_truck(), a_van()),
        "rules": rules(),
        "tariff": a_tariff(),
        "roads": RoadSource(),
        **changes,
    }
    villages, carriers = fields["villages"], fields["carriers"]
    derived = {
        "consignments": some_consignments(villages, carriers) if villages and carriers else (),
        "vehicles": a_fleet(carriers, fields["vehicle_types"]),
        "lines": some_lines(villages, carriers) if villages and carriers else (),
    }
    return Scenario(**(derived | fields))


def scenario_with(scenario: Scenario, **rule_changes: Any) -> Scenario:
    """Return the scenario with some of its rules changed."""
    fields = {name: getattr(scenario.rules, name) for name in Rules.__slots__}
    return scenario.replace(rules=Rules(**(fields | rule_changes)))


def a_travel(
    scenario: Scenario | None = None,
    legs: KnownLegs | None = None,
    own_legs: Mapping[RoadProfile, KnownLegs] | None = None,
) -> TravelMatrix:
    """Return straight roads on the grid, 2 minutes a kilometre, for every profile there is.

    ``legs`` overrides pairs with ``(minutes, km)``, or None for no road; a pair serves both
    directions unless the reverse is given too. ``own_legs`` overrides them for single profiles.
    """
    scenario = scenario or a_scenario()
    profiles = scenario.profiles
    layers = [
        _layer(scenario, {**(legs or {}), **(own_legs or {}).get(profile, {})})
        for profile in profiles
    ]
    return TravelMatrix(
        place_ids=tuple(place.id for place in scenario.places),
        profiles=profiles,
        dist_m=np.array([dist_m for dist_m, _ in layers]),
        time_s=np.array([time_s for _, time_s in layers]),
        source=TravelSource.TABLE,
        description="straight roads, 2 minutes a kilometre",
    )


def _layer(
    scenario: Scenario, legs: KnownLegs
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return metres and seconds between all places."""
    places = scenario.places
    ids = tuple(place.id for place in places)
    dist_m = np.zeros((len(ids), len(ids)), dtype=np.int64)
    for i, a in enumerate(places):
        for j, b in enumerate(places):
            degrees = math.hypot(a.lon - b.lon, a.lat - b.lat)
            dist_m[i, j] = km_to_m(round(degrees / DEGREES_PER_KM, 3))
    time_s = dist_m * min_to_s(2) // km_to_m(1)
    both = {(b, a): leg for (a, b), leg in legs.items()} | dict(legs)
    for (a_id, b_id), leg in both.items():
        cell = ids.index(a_id), ids.index(b_id)
        time_s[cell] = -1 if leg is None else min_to_s(leg[0])
        dist_m[cell] = -1 if leg is None else km_to_m(leg[1])
    return dist_m, time_s
