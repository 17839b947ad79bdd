"""From checked files to the scenario of the model: human units become whole base units."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import fields

from routing.language import message
from routing.model import (
    Carrier,
    ColdLimit,
    Consignment,
    Direction,
    InputFile,
    Line,
    Product,
    RoadProfile,
    Rules,
    Scenario,
    SortingLane,
    Tariff,
    Vehicle,
    VehicleType,
)
from routing.scenario.draft import Draft
from routing.scenario.loading import compartment_of, load_of
from routing.scenario.naming import consignment_id, vehicle_ids
from routing.scenario.placing import place_all
from routing.scenario.road_keys import road_source
from routing.scenario.schema import DemandRow, RulesSection, VehicleTypeEntry
from routing.scenario.splitting import Spaces, spaces_in
from routing.units import clock_to_s, h_to_s, kg_to_g, m_to_cm, min_to_s

_logger = logging.getLogger(__name__)


def build(draft: Draft, inputs: tuple[InputFile, ...]) -> Scenario:
    """Return the scenario of a draft without faults."""
    document = draft.document
    hub, centres, villages = place_all(draft)
    scenario = Scenario(
        name=document.name,
        title=document.title,
        title_zh=document.title_zh,
        day=document.day,
        timezone=document.timezone,
        currency=document.currency,
        hub=hub,
        centres=centres,
        villages=villages,
        carriers=tuple(
            Carrier(id=c.id, name=c.name, name_zh=c.name_zh, cutoff_s=clock_to_s(c.cutoff))
            for c in document.carriers
        ),
        products=tuple(
            Product(**{name: getattr(p, name) for name in type(p).model_fields})
            for p in document.products
        ),
        consignments=(),
        vehicle_types=tuple(_vehicle_type(entry) for entry in document.vehicle_types),
        vehicles=tuple(
            Vehicle(id=name, vehicle_type_id=fleet.vehicle_type, carrier_id=fleet.carrier)
            for fleet in document.fleets
            for name in vehicle_ids(fleet)
        ),
        lines=tuple(_lines(draft)),
        rules=_rules(document.rules),
        tariff=Tariff(
            **{name: getattr(document.tariff, name) for name in type(document.tariff).model_fields}
        ),
        roads=road_source(document.roads, draft.folder),
        notes=document.notes,
        inputs=inputs,
    )
    spaces = spaces_in(scenario)
    rows = (numbered.row for numbered in draft.demand.rows)
    return scenario.replace(
        consignments=tuple(c for row in rows for c in _consignments(draft, row, scenario, spaces))
    )


def _vehicle_type(entry: VehicleTypeEntry) -> VehicleType:
    names = [f.name for f in fields(VehicleType) if f.name != "profile"]
    plain = {name: getattr(entry, name) for name in names}
    compartments = tuple(map(compartment_of, entry.compartments))
    return VehicleType(**(plain | {"compartments": compartments, "profile": _profile(entry)}))


def _profile(entry: VehicleTypeEntry) -> RoadProfile:
    return RoadProfile(
        speeds=entry.speeds,
        gross_g=None if entry.gross_kg is None else kg_to_g(entry.gross_kg),
        height_cm=None if entry.height_m is None else m_to_cm(entry.height_m),
        width_cm=None if entry.width_m is None else m_to_cm(entry.width_m),
    )


def _rules(section: RulesSection) -> Rules:
    return Rules(
        inbound_release_s=clock_to_s(section.inbound_release),
        dock_s=min_to_s(section.dock_min),
        dock_s_per_parcel=min_to_s(section.dock_min_per_parcel),
        stop_s_per_parcel=min_to_s(section.stop_min_per_parcel),
        cold_handover_s=min_to_s(section.cold_handover_min),
        reload_s=min_to_s(section.reload_min),
        max_shift_s=h_to_s(section.max_shift_h),
        max_trips=section.max_trips,
        lanes=tuple(
            SortingLane(
                direction=lane.direction,
                temperature=lane.temperature,
                fixed_s=min_to_s(lane.fixed_min),
                parcels_per_h=lane.parcels_per_h,
                yuan_per_parcel=lane.yuan_per_parcel,
            )
            for lane in section.sorting
        ),
        cold_limits=tuple(
            ColdLimit(
                temperature=limit.temperature,
                max_exposure_s=min_to_s(limit.max_exposure_min),
                max_on_board_s=min_to_s(limit.max_on_board_min),
            )
            for limit in section.cold_limits
        ),
    )


def _lines(draft: Draft) -> Iterator[Line]:
    rows = [numbered.row for numbered in draft.lines.rows] if draft.lines else []
    for name in dict.fromkeys(row.line_id for row in rows):
        own = [row for row in rows if row.line_id == name]
        yield Line(
            id=name,
            centre_id=own[0].centre_id,
            carrier_id=own[0].carrier_id,
            village_ids=tuple(row.village_id for row in own if row.village_id is not None),
        )


def _consignments(
    draft: Draft, row: DemandRow, scenario: Scenario, spaces: Spaces
) -> Iterable[Consignment]:
    window = draft.window(row)
    if window is None:
        raise AssertionError(f"{consignment_id(row)} was not checked")
    load = load_of(row)
    name = consignment_id(row)
    temperature = scenario.product(row.product_id).temperature
    count = 1 if row.id else spaces.parts(load, temperature)
    if count > 1:
        _logger.info(
            message(
                "{name}: divided into {count} consignments that fit the vehicles",
                name=name,
                count=count,
            )
        )
    for number, part in enumerate(load.parts(count), start=1):
        yield Consignment(
            id=name if count == 1 else f"{name}#{number}",
            village_id=row.village_id,
            carrier_id=row.carrier_id,
            direction=Direction(row.direction),
            product_id=row.product_id,
            parcels=part.parcels,
            weight_g=part.weight_g,
            volume_l=part.volume_l,
            ready_s=clock_to_s(window[0]),
            due_s=clock_to_s(window[1]),
            source=row.source,
        )
