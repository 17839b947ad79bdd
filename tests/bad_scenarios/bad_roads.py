"""Spoilt files of the road map, and spoilt closures."""

from collections.abc import Callable
from pathlib import Path

from tests.bad_scenarios.good_folder import TRAVEL, Bad, put, swap

Y = "scenario.yaml"
WITH_MAP = (
    put("county.osm", "<osm/>"),
    swap(Y, "roads:", "roads:\n  map: county.osm"),
)


def closed(closure: str) -> tuple[Callable[[Path], None], ...]:
    """Return the edits that add a map and one closure in a line of its own."""
    return (*WITH_MAP, swap(Y, "  detour_factor", f"  closed:\n    - {closure}\n  detour_factor"))


MAP_FILES = (
    *(
        Bad(
            name=f"S173_no_such_{key}",
            spoil=(*WITH_MAP, swap(Y, "  detour_factor", f"  {key}: gone.file\n  detour_factor")),
            at=f"  {key}: gone.file",
            says=f"roads.{key}",
        )
        for key in ("boundary", "speeds", "factors", "water", "documented")
    ),
    Bad(
        name="S173_no_such_area",
        spoil=closed("{id: slide, area: slide.geojson}"),
        at="id: slide",
        says="slide.geojson",
    ),
    *(
        Bad(
            name=f"S178_{key}_without_a_map",
            spoil=(
                put("file", "{}"),
                swap(Y, "  detour_factor", f"  {key}: {value}\n  detour_factor"),
            ),
            at=f"  {key}:",
            says=f"roads.{key} needs a map",
        )
        for key, value in (
            ("documented", "file"),
            ("closed", "[{id: slide, ways: [7]}]"),
        )
    ),
    Bad(
        name="S178_closure_beside_a_table",
        spoil=(
            *closed("{id: slide, ways: [7]}"),
            put("travel.csv", TRAVEL),
            swap(Y, "  detour_factor", "  table: travel.csv\n  detour_factor"),
        ),
        at="  closed:",
        says="roads.table wins",
    ),
    Bad(
        name="S120_closure_to_a_day",
        spoil=closed("{id: slide, ways: [7], untill: 2018-06-01}"),
        at="untill",
        says="'until'",
    ),
    Bad(
        name="S123_weight_in_tonnes",
        spoil=(swap(Y, "    tier: linehaul", "    gross_t: 4.5\n    tier: linehaul"),),
        at="gross_t",
        says="'gross_kg'",
    ),
    Bad(
        name="S122_ways_are_ids",
        spoil=closed("{id: slide, ways: [[7]]}"),
        at="id: slide",
    ),
    Bad(
        name="S128_closed_until_never",
        spoil=closed("{id: slide, ways: [7], until: never}"),
        at="until: never",
    ),
)

CLOSURES = (
    Bad(
        name="S160_closure_twice",
        spoil=closed("{id: slide, ways: [7]}\n    - {id: slide, ways: [8]}"),
        at="ways: [8]",
    ),
    Bad(name="S200_closure_of_nothing", spoil=closed("{id: slide, reason: landslide}"), at="slide"),
    Bad(
        name="S200_closure_of_two_kinds",
        spoil=closed("{id: slide, ways: [7], between: [h1, c1]}"),
        at="id: slide",
        says="both ways and between",
    ),
    Bad(
        name="S201_between_an_unknown_place",
        spoil=closed("{id: slide, between: [h1, Fenkou]}"),
        at="id: slide",
        says="'c1'",
    ),
    Bad(
        name="S201_between_one_place_twice",
        spoil=closed("{id: slide, between: [h1, h1]}"),
        at="id: slide",
    ),
    Bad(
        name="S201_between_three_places",
        spoil=closed("{id: slide, between: [h1, c1, c2]}"),
        at="id: slide",
    ),
    Bad(
        name="S202_kilometre_of_a_way",
        spoil=closed("{id: slide, ways: [7], at_km: 3.5}"),
        at="id: slide",
        says="3.5",
    ),
    Bad(
        name="S203_ends_before_it_begins",
        spoil=closed("{id: slide, ways: [7], from: 2018-06-01, until: 2018-05-31}"),
        at="id: slide",
    ),
)
