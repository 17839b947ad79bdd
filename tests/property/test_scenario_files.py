"""Files hold everything: a scenario that is written and read again is the same scenario."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routing.model import (
    Carrier,
    Centre,
    Closure,
    ColdLimit,
    Compartment,
    Consignment,
    CoordStatus,
    Direction,
    Energy,
    Hub,
    Line,
    PlaceStatus,
    Product,
    RoadProfile,
    RoadSource,
    Rules,
    Scenario,
    SortingLane,
    Source,
    Tariff,
    Temperature,
    Tier,
    Vehicle,
    VehicleType,
    Village,
)
from routing.scenario import read_scenario, write_scenario

NAMES = st.text(
    alphabet=st.sampled_from("汾口威坪上西村洪铜 ab7,;\"'=+-@#:&*?|>%!`{}[]~.茶é\\"), max_size=12
).map(str.strip)
PLACE_IDS = NAMES.filter(bool)
IDS = st.text(alphabet="abz中通19-_#'", min_size=1, max_size=6)
AMOUNTS = st.floats(min_value=0, max_value=1_000, allow_nan=False).map(abs)
CLOCKS = st.integers(min_value=0, max_value=86_400)
SECONDS = st.integers(min_value=0, max_value=20_000)
SIZES = st.none() | st.integers(min_value=1, max_value=9_000_000)
DAYS = st.dates(min_value=date(2000, 1, 1))
FILES = st.none() | st.sampled_from((__file__, str(Path(__file__).parents[2] / "LICENSE")))


def unique(ids: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(ids, min_size=least, max_size=most, unique=True)


@st.composite
def place_fields(draw: st.DrawFn, place_id: str) -> dict[str, Any]:
    opens, closes = sorted((draw(CLOCKS), draw(CLOCKS)))
    return {
        "id": place_id,
        "name": draw(NAMES),
        "name_zh": draw(NAMES),
        "lon": 119 + draw(st.floats(min_value=-0.4, max_value=0.4)),
        "lat": 29.6 + draw(st.floats(min_value=-0.4, max_value=0.4)),
        "coord_status": draw(st.sampled_from(CoordStatus)),
        "parent_id": draw(st.none() | PLACE_IDS),
        "opens_s": opens,
        "closes_s": closes,
        "cold_room": draw(st.booleans()),
        "status": draw(st.sampled_from(PlaceStatus)),
    }


@st.composite
def vehicle_types(draw: st.DrawFn, type_id: str, tier: Tier) -> VehicleType:
    others = draw(st.sets(st.sampled_from((Temperature.COOL, Temperature.AMBIENT))))
    accepted = (frozenset(others | {Temperature.CHILLED}), frozenset({Temperature.FROZEN}))
    missing = frozenset(set(Temperature) - accepted[0] - accepted[1])
    return VehicleType(
        id=type_id,
        name=draw(NAMES),
        name_zh=draw(NAMES),
        tier=tier,
        compartments=tuple(
            Compartment(
                id=f"c{n}",
                accepts=accepts,
                capacity_g=draw(st.integers(min_value=50_000, max_value=900_000)),
                capacity_l=draw(st.integers(min_value=1_000, max_value=9_000)),
                capacity_parcels=draw(st.integers(min_value=5, max_value=400)),
            )
            for n, accepts in enumerate(filter(None, (*accepted, missing)))
        ),
        fixed_yuan_per_day=draw(AMOUNTS),
        energy=draw(st.sampled_from(Energy)),
        energy_per_100km=draw(AMOUNTS),
        maintenance_yuan_per_km=draw(AMOUNTS),
        refrigeration_yuan_per_h=draw(AMOUNTS),
        speed_percent=draw(st.integers(min_value=1, max_value=150)),
        profile=RoadProfile(
            speeds=draw(PLACE_IDS),
            gross_g=draw(SIZES),
            height_cm=draw(SIZES),
            width_cm=draw(SIZES),
        ),
    )


@st.composite
def some_rules(draw: st.DrawFn) -> Rules:
    return Rules(
        inbound_release_s=draw(st.integers(min_value=0, max_value=25_000)),
        dock_s=draw(SECONDS),
        dock_s_per_parcel=draw(SECONDS),
        stop_s_per_parcel=draw(SECONDS),
        cold_handover_s=draw(SECONDS),
        reload_s=draw(SECONDS),
        max_shift_s=draw(st.integers(min_value=1, max_value=86_400)),
        max_trips=draw(st.integers(min_value=1, max_value=9)),
        lanes=tuple(
            SortingLane(
                direction=direction,
                temperature=temperature,
                fixed_s=draw(SECONDS),
                parcels_per_h=draw(st.integers(min_value=1, max_value=5_000)),
                yuan_per_parcel=draw(AMOUNTS),
            )
            for direction in Direction
            for temperature in Temperature
        ),
        cold_limits=tuple(
            ColdLimit(
                temperature=temperature,
                max_exposure_s=draw(SECONDS),
                max_on_board_s=draw(SECONDS),
            )
            for temperature in draw(st.sets(st.sampled_from(Temperature)))
        ),
    )


@st.composite
def vehicles(draw: st.DrawFn, carriers: list[str]) -> tuple[Vehicle, ...]:
    """Return a truck and a van for everybody, and more, in any order and partly renamed."""
    usual = [
        Vehicle(id=f"{c}-{kind}-{n:02d}", vehicle_type_id=kind, carrier_id=c)
        for c in carriers
        for kind in ("truck", "van")
        for n in range(1, draw(st.integers(min_value=1, max_value=3)) + 1)
    ]
    own = [
        Vehicle(id=f"own {n}", vehicle_type_id="van", carrier_id=carriers[0])
        for n in range(draw(st.integers(min_value=0, max_value=2)))
    ]
    return tuple(draw(st.permutations([*usual, *own])))


@st.composite
def consignments(
    draw: st.DrawFn, villages: list[str], carriers: list[str], products: list[str]
) -> tuple[Consignment, ...]:
    keys = st.tuples(
        st.sampled_from(villages),
        st.sampled_from(carriers),
        st.sampled_from(Direction),
        st.sampled_from(products),
    )
    made = []
    for n, key in enumerate(draw(st.lists(keys, min_size=1, max_size=6, unique=True))):
        ready, due = sorted((draw(CLOCKS), draw(CLOCKS)))
        village, carrier, direction, product = key
        name = f"{village}-{carrier}-{direction.value}-{product}"
        parcels = draw(st.integers(min_value=1, max_value=900))
        made.append(
            Consignment(
                id=draw(st.sampled_from((name, f"{name}#{n}", f"={n}"))),
                village_id=village,
                carrier_id=carrier,
                direction=direction,
                product_id=product,
                parcels=parcels,
                weight_g=draw(st.integers(min_value=0, max_value=5_000)) * parcels + n,
                volume_l=draw(st.integers(min_value=0, max_value=50)) * parcels,
                ready_s=ready,
                due_s=due,
                source=draw(st.sampled_from(Source)),
            )
        )
    return tuple({c.id: c for c in made}.values())


@st.composite
def lines(
    draw: st.DrawFn, centre: str, carriers: list[str], villages: list[str]
) -> tuple[Line, ...]:
    if not draw(st.booleans()):
        return ()
    order = draw(st.permutations(villages))
    return tuple(
        Line(
            id=f"L{n}",
            centre_id=centre,
            carrier_id=carrier,
            village_ids=tuple(order[n :: len(carriers)]),
        )
        for n, carrier in enumerate(carriers)
    )


@st.composite
def closures(draw: st.DrawFn, closure_id: str, ends: tuple[str, str]) -> Closure:
    """Return a closure of ways, of an area, or between two places."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    kind = draw(st.sampled_from(("ways", "area", "between")))
    return Closure(
        id=closure_id,
        reason=draw(NAMES),
        way_ids=tuple(draw(unique(PLACE_IDS, 1, 3))) if kind == "ways" else (),
        area_path=__file__ if kind == "area" else None,
        between=ends if kind == "between" else None,
        at_m=draw(SIZES) if kind == "between" else None,
        first=draw(st.sampled_from((None, first))),
        last=draw(st.sampled_from((None, last))),
    )


@st.composite
def road_sources(draw: st.DrawFn, ends: tuple[str, str]) -> RoadSource:
    """Return a source with any of its files; those that are opened later may hold anything."""
    has_map = draw(st.booleans())
    return RoadSource(
        map_path=__file__ if has_map else None,
        boundary_path=draw(FILES) if has_map else None,
        documented_path=draw(FILES) if has_map else None,
        closures=tuple(draw(closures(c, ends)) for c in draw(unique(IDS, 0, 3))) if has_map else (),
        buffer_m=draw(st.integers(min_value=0, max_value=90_000)),
        speeds_path=draw(FILES),
        factors_path=draw(FILES),
        state=draw(PLACE_IDS),
        period=draw(PLACE_IDS),
        speed_kmh=draw(st.dictionaries(IDS, st.floats(min_value=0.5, max_value=120), max_size=3)),
        ferry_wait_s=draw(SECONDS),
        detour_factor=draw(st.floats(min_value=1, max_value=3)),
        straight_kmh=draw(st.floats(min_value=1, max_value=90)),
        access_kmh=draw(st.floats(min_value=1, max_value=90)),
        snap_limit_m=draw(st.integers(min_value=0, max_value=9_000)),
        water_path=draw(FILES),
    )


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    hub_id, centre_id, *village_ids = draw(unique(PLACE_IDS, 3, 6))
    carriers, products = draw(unique(IDS, 1, 3)), draw(unique(IDS, 1, 3))
    centre = draw(place_fields(centre_id)) | {"status": PlaceStatus.ACTIVE}
    return Scenario(
        name=draw(PLACE_IDS),
        title=draw(NAMES),
        title_zh=draw(NAMES),
        day=draw(st.dates(min_value=date(2000, 1, 1))),
        timezone=draw(st.sampled_from(("Asia/Shanghai", "Asia/Urumqi", "UTC"))),
        currency="CNY",
        hub=Hub(**draw(place_fields(hub_id))),
        centres=(Centre(**centre, site_yuan_per_day=draw(AMOUNTS)),),
        villages=tuple(
            Village(**draw(place_fields(v)), service_s=draw(SECONDS)) for v in village_ids
        ),
        carriers=tuple(
            Carrier(
                id=c,
                name=draw(NAMES),
                name_zh=draw(NAMES),
                cutoff_s=draw(st.integers(min_value=25_001, max_value=100_000)),
            )
            for c in carriers
        ),
        products=tuple(
            Product(
                id=p,
                name=draw(NAMES),
                name_zh=draw(NAMES),
                temperature=draw(st.sampled_from(Temperature)),
                value_yuan_per_kg=draw(AMOUNTS),
                decay_per_h=draw(AMOUNTS),
                decay_open_per_h=draw(AMOUNTS),
            )
            for p in products
        ),
        consignments=draw(consignments(village_ids, carriers, products)),
        vehicle_types=(
            draw(vehicle_types("truck", Tier.LINEHAUL)),
            draw(vehicle_types("van", Tier.VILLAGE)),
        ),
        vehicles=draw(vehicles(carriers)),
        lines=draw(lines(centre_id, carriers, village_ids)),
        rules=draw(some_rules()),
        tariff=Tariff(**{name: draw(AMOUNTS) for name in Tariff.__slots__}),
        roads=draw(road_sources((hub_id, centre_id))),
        notes=tuple(draw(st.lists(NAMES, max_size=3))),
    )


@settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(scenarios())
def test_a_scenario_written_to_files_is_read_back_the_same(scenario: Scenario) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_scenario(scenario, Path(folder))
        assert read_scenario(folder) == scenario
