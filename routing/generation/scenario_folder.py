"""A whole scenario from a county's places and a road map, to be solved at once."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from routing.errors import UsageError
from routing.generation.county import County
from routing.generation.parameters import Parameters
from routing.generation.points import Point
from routing.generation.readme import readme_text
from routing.generation.tables import DEMAND, LINES, PLACES, require_free, write_county
from routing.language import joined, message
from routing.model import RoadSource, Scenario, Vehicle
from routing.scenario import read_scenario, write_keys

SCENARIO = "scenario.yaml"
DOCUMENTED = "documented.csv"
README = "README.md"
SHORTEST = "shortest-way"

_ONE_SPEED_KMH = 10
_CLASSES = (
    "motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link", "secondary",
    "secondary_link", "tertiary", "tertiary_link", "unclassified", "residential",
    "living_street", "service", "road", "track",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a county's tables need to be a scenario.

    ``template`` is the scenario whose carriers, goods, vehicles, rules and prices are taken over,
    ``map_path`` the road map.
    """

    template: Path
    map_path: Path


def write_scenario_folder(
    county: County,
    parameters: Parameters,
    surroundings: Surroundings,
    folder: Path,
    *,
    overwrite: bool = False,
) -> tuple[Path, ...]:
    """Write a scenario on a map: its tables, scenario.yaml, known distances and a README.

    The map stays where it is and is named by its relative path.

    Raises
    ------
    ScenarioError
        If the template has faults.
    UsageError
        If there is no such map, the template lacks what the parameters name, a file is there
        already and may not be replaced, or the folder cannot be written.
    """
    if not surroundings.map_path.is_file():
        raise UsageError(
            message("There is no map {map_path}. Correct its path.", map_path=surroundings.map_path)
        )
    template = read_scenario(surroundings.template)
    _check(county, parameters, template)
    known = [p for p in (*county.townships, *county.villages) if p.known_km is not None]
    require_free(folder, (PLACES, DEMAND, LINES, SCENARIO, DOCUMENTED, README), overwrite=overwrite)
    scenario = _scenario(county, parameters, surroundings, template, folder)
    if known:
        documented_path = str((folder / DOCUMENTED).resolve())
        scenario = scenario.replace(roads=replace(scenario.roads, documented_path=documented_path))
    written = write_county(county, folder, overwrite=overwrite)
    try:
        write_keys(scenario, folder, overrides={SHORTEST: {"roads.speed_kmh": _one_speed()}})
        if known:
            _write_known(folder / DOCUMENTED, county.seat, known, parameters)
        text = readme_text(county, parameters, scenario, template=surroundings.template.name)
        (folder / README).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            message(
                "{folder} cannot be written: {error}. Choose another folder.",
                folder=folder,
                error=error,
            )
        ) from None
    more = (SCENARIO, *([DOCUMENTED] if known else []), README)
    return (*written, *(folder / name for name in more))


def _one_speed() -> dict[str, int]:
    """Return speeds with which the quickest way is the shortest."""
    return dict.fromkeys(_CLASSES, _ONE_SPEED_KMH)


def _check(county: County, parameters: Parameters, template: Scenario) -> None:
    wanted = {
        message("carriers"): (
            [s.carrier_id for s in parameters.shares],
            [c.id for c in template.carriers],
        ),
        message("products"): (
            [r.product_id for r in county.demand],
            [p.id for p in template.products],
        ),
        message("vehicle types"): (
            list(parameters.frame.fleet),
            [t.id for t in template.vehicle_types],
        ),
    }
    problems = []
    for what, (names, known) in wanted.items():
        lacking = sorted(set(names) - set(known))
        if lacking:
            problems.append(
                message(
                    "{what}: no {lacking}, but {known}",
                    what=what,
                    lacking=", ".join(lacking),
                    known=", ".join(known),
                )
            )
    if problems:
        raise UsageError(
            joined(
                [
                    message(
                        "The template {name} lacks what the parameters name.", name=template.name
                    ),
                    *problems,
                    message("Correct the parameter file, or choose another template."),
                ]
            )
        )
    served = {line.carrier_id for line in county.territories if county.villages_of(line)}
    idle = sorted(share.carrier_id for share in parameters.shares if share.carrier_id not in served)
    if idle:
        raise UsageError(
            message(
                "No line with villages is run by {names}. Leave them out of [carriers] in the "
                "parameter file, or give every carrier a line in [[lines]].",
                names=", ".join(idle),
            )
        )


def _scenario(
    county: County,
    parameters: Parameters,
    surroundings: Surroundings,
    template: Scenario,
    folder: Path,
) -> Scenario:
    """Return the scenario as far as scenario.yaml tells it; its tables are written apart."""
    frame = parameters.frame
    carrier_ids = {share.carrier_id for share in parameters.shares}
    carriers = tuple(c for c in template.carriers if c.id in carrier_ids)
    goods = {row.product_id for row in county.demand}
    fleet = frame.fleet or _fleet_of(template)
    kinds = tuple(kind for kind in template.vehicle_types if kind.id in fleet)
    name = folder.resolve().name
    return template.replace(
        name=name,
        title=frame.title or name,
        title_zh=frame.title_zh,
        day=parameters.day,
        timezone=frame.timezone or template.timezone,
        hub=replace(template.hub, id=county.seat.id),
        centres=(),
        villages=(),
        carriers=carriers,
        products=tuple(p for p in template.products if p.id in goods),
        consignments=(),
        vehicle_types=kinds,
        vehicles=tuple(
            Vehicle(
                id=f"{carrier.id}-{kind.id}-{number:02d}",
                vehicle_type_id=kind.id,
                carrier_id=carrier.id,
            )
            for carrier in carriers
            for kind in kinds
            for number in range(1, fleet[kind.id] + 1)
        ),
        lines=(),
        roads=RoadSource(map_path=str(surroundings.map_path.resolve())),
        notes=_notes(county, parameters, template),
    )


def _fleet_of(template: Scenario) -> dict[str, int]:
    """Return how many vehicles of each type the best equipped carrier of a scenario has."""
    return {
        kind.id: max(
            sum(v.vehicle_type_id == kind.id for v in template.vehicles if v.carrier_id == c.id)
            for c in template.carriers
        )
        for kind in template.vehicle_types
    }


def _notes(county: County, parameters: Parameters, template: Scenario) -> tuple[str, ...]:
    places = (county.seat, *county.townships, *county.villages)
    assumed = sum(point.coord_status == "assumed" for point in places)
    source = f" ({parameters.frame.places_source})" if parameters.frame.places_source else ""
    demand = (
        f"Demand is generated (seed {parameters.seed}): no parcel counts of these places are "
        "known. Do not read results as figures of the county."
    )
    borrowed = (
        f"Carriers, vehicles, rules and prices (in yuan) are those of the example {template.name}; "
        "fleets are assumed. Replace them before you decide anything."
    )
    lines = (
        "Which places have a transit centre, which villages a centre serves and which carrier "
        "runs which line is assumed."
    )
    return (
        demand,
        borrowed,
        lines,
        f"{len(places)} places{source}, {assumed} of them with assumed coordinates.",
        "Speeds are those of the package's table, made for Chinese rural roads.",
    )


def _write_known(path: Path, seat: Point, known: list[Point], parameters: Parameters) -> None:
    def rows() -> Iterator[tuple[str, ...]]:
        yield ("from_id", "to_id", "km", "source")
        for point in known:
            source = parameters.facts.known_km_source or "table of places"
            yield (seat.id, point.id, f"{point.known_km:g}", source)

    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows())
