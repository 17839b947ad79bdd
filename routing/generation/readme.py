"""What a generated scenario says about itself."""

from pathlib import Path

from routing.generation.county import County, summarise_county
from routing.generation.parameters import Parameters
from routing.model import Scenario


def readme_text(
    county: County, parameters: Parameters, scenario: Scenario, *, template: str
) -> str:
    """Return the README of a generated scenario: what is real, what is made up, what to do next."""
    counts = summarise_county(county)
    notes = "\n".join(f"* {note}" for note in scenario.notes)
    lines = "\n".join(_line_rows(county))
    map_name = Path(scenario.roads.map_path or "none").name
    vehicles = ", ".join(
        f"{sum(v.vehicle_type_id == kind.id for v in scenario.vehicles)} {kind.name}"
        for kind in scenario.vehicle_types
    )
    return f"""# {scenario.title}

Made by `routing generate` from a table of places and a road map. {counts["centres"]} centres, \
{counts["villages"]} villages, {counts["consignments"]} consignments: {counts["parcels_down"]} \
parcels down and {counts["parcels_up"]} up on {scenario.day}.

## What is real and what is not

{notes}

| what | from |
|---|---|
| places, their levels and coordinates | {parameters.frame.places_source or "the table of places"} |
| roads | the map {map_name} |
| demand | generated, seed {parameters.seed}, {parameters.parcels_per_village:g} parcels a village |
| vehicles ({vehicles}) | kinds: the example `{template}`; numbers: the parameters |
| rules, prices, carriers | the example `{template}` |
{_known_row(county, parameters)}
## Lines

| line | centre | carrier | villages |
|---|---|---|---:|
{lines}

## Next

```
routing validate {scenario.name}
routing roads report {scenario.name}
routing solve {scenario.name} -o runs/{scenario.name}
```

`--scenario shortest-way` gives every road the same speed, so that the quickest way is the \
shortest: use it to hold the map against distances that were measured along the shortest way.
"""


def _line_rows(county: County) -> list[str]:
    names = {point.id: point.name_zh or point.name for point in county.townships}
    return [
        f"| {t.line_id} | {names[t.centre_id]} | {t.carrier_id} | {len(county.villages_of(t))} |"
        for t in county.territories
    ]


def _known_row(county: County, parameters: Parameters) -> str:
    known = sum(p.known_km is not None for p in (*county.townships, *county.villages))
    if not known:
        return ""
    source = parameters.facts.known_km_source or "the table of places"
    return f"| `documented.csv`: {known} known distances from the seat | {source} |\n"
