"""What scenario.yaml says about a scenario: whole base units become human units."""

import os
from dataclasses import fields
from itertools import groupby
from pathlib import Path
from typing import Any

from routing.model import (
    Closure,
    Compartment,
    RoadProfile,
    RoadSource,
    Rules,
    Scenario,
    Tariff,
    Vehicle,
    VehicleType,
)
from routing.scenario.naming import usual_vehicle_ids
from routing.units import cm_to_m, g_to_kg, l_to_m3, m_to_km, s_to_clock, s_to_h, s_to_min


def describe(scenario: Scenario, folder: Path) -> dict[str, Any]:
    """Return the keys and values of the ``scenario.yaml`` to be written into a folder."""
    return {
        "schema": 1,
        "name": scenario.name,
        "title": scenario.title,
        "title_zh": scenario.title_zh,
        "day": scenario.day,
        "timezone": scenario.timezone,
        "currency": scenario.currency,
        "crs": "wgs84",
        "notes": list(scenario.notes),
        "hub": scenario.hub.id,
        "carriers": [
            {"id": c.id, "name": c.name, "name_zh": c.name_zh, "cutoff": s_to_clock(c.cutoff_s)}
            for c in scenario.carriers
        ],
        "products": [
            {f.name: _word(getattr(p, f.name)) for f in fields(p)} for p in scenario.products
        ],
        "vehicle_types": [_vehicle_type(kind) for kind in scenario.vehicle_types],
        "fleets": [
            _fleet(list(group))
            for _, group in groupby(scenario.vehicles, lambda v: (v.carrier_id, v.vehicle_type_id))
        ],
        "rules": _rules(scenario.rules),
        "tariff": {f.name: getattr(scenario.tariff, f.name) for f in fields(Tariff)},
        "roads": _roads(scenario.roads, folder),
    }


def _word(value: object) -> object:
    return str(value) if isinstance(value, str) else value


def _vehicle_type(kind: VehicleType) -> dict[str, Any]:
    described = {f.name: _word(getattr(kind, f.name)) for f in fields(kind) if f.name != "profile"}
    compartments = [_compartment(c) for c in kind.compartments]
    return described | {"compartments": compartments} | _profile(kind.profile)


def _profile(profile: RoadProfile) -> dict[str, Any]:
    sizes = {
        "gross_kg": None if profile.gross_g is None else g_to_kg(profile.gross_g),
        "height_m": None if profile.height_cm is None else cm_to_m(profile.height_cm),
        "width_m": None if profile.width_cm is None else cm_to_m(profile.width_cm),
    }
    return {"speeds": profile.speeds, **sizes}


def _compartment(compartment: Compartment) -> dict[str, Any]:
    return {
        "id": compartment.id,
        "accepts": sorted(str(t) for t in compartment.accepts),
        "capacity_kg": g_to_kg(compartment.capacity_g),
        "capacity_m3": l_to_m3(compartment.capacity_l),
        "capacity_parcels": compartment.capacity_parcels,
    }


def _fleet(vehicles: list[Vehicle]) -> dict[str, Any]:
    carrier_id, type_id = vehicles[0].carrier_id, vehicles[0].vehicle_type_id
    ids = tuple(vehicle.id for vehicle in vehicles)
    is_usual = ids == usual_vehicle_ids(carrier_id, type_id, len(ids))
    size = {"count": len(ids)} if is_usual else {"ids": list(ids)}
    return {"carrier": carrier_id, "vehicle_type": type_id} | size


def _rules(rules: Rules) -> dict[str, Any]:
    return {
        "inbound_release": s_to_clock(rules.inbound_release_s),
        "dock_min": s_to_min(rules.dock_s),
        "dock_min_per_parcel": s_to_min(rules.dock_s_per_parcel),
        "stop_min_per_parcel": s_to_min(rules.stop_s_per_parcel),
        "cold_handover_min": s_to_min(rules.cold_handover_s),
        "reload_min": s_to_min(rules.reload_s),
        "max_shift_h": s_to_h(rules.max_shift_s),
        "max_trips": rules.max_trips,
        "sorting": [
            {
                "direction": lane.direction.value,
                "temperature": lane.temperature.value,
                "fixed_min": s_to_min(lane.fixed_s),
                "parcels_per_h": lane.parcels_per_h,
                "yuan_per_parcel": lane.yuan_per_parcel,
            }
            for lane in rules.lanes
        ],
        "cold_limits": [
            {
                "temperature": limit.temperature.value,
                "max_exposure_min": s_to_min(limit.max_exposure_s),
                "max_on_board_min": s_to_min(limit.max_on_board_s),
            }
            for limit in rules.cold_limits
        ],
    }


def _roads(roads: RoadSource, folder: Path) -> dict[str, Any]:
    def relative(path: str | None) -> str | None:
        if path is None:
            return None
        try:
            return Path(os.path.relpath(path, folder.resolve())).as_posix()
        except ValueError:  # another drive
            return path

    return {
        "map": relative(roads.map_path),
        "boundary": relative(roads.boundary_path),
        "buffer_km": m_to_km(roads.buffer_m),
        "table": relative(roads.table_path),
        "speeds": relative(roads.speeds_path),
        "factors": relative(roads.factors_path),
        "state": roads.state,
        "period": roads.period,
        "speed_kmh": dict(roads.speed_kmh),
        "ferry_wait_min": s_to_min(roads.ferry_wait_s),
        "closed": [_closure(c) | {"area": relative(c.area_path)} for c in roads.closures],
        "detour_factor": roads.detour_factor,
        "straight_kmh": roads.straight_kmh,
        "access_kmh": roads.access_kmh,
        "snap_limit_m": roads.snap_limit_m,
        "water": relative(roads.water_path),
        "documented": relative(roads.documented_path),
    }


def _closure(closure: Closure) -> dict[str, Any]:
    return {
        "id": closure.id,
        "reason": closure.reason,
        "ways": list(closure.way_ids) or None,
        "between": None if closure.between is None else list(closure.between),
        "at_km": None if closure.at_m is None else m_to_km(closure.at_m),
        "from": closure.first,
        "until": closure.last,
    }
