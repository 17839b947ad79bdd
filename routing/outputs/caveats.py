"""What a reader must know before believing a figure."""

from routing.model import CoordStatus, Source, TravelSource
from routing.outputs.digests import CHANGED_CODE
from routing.outputs.words import minutes
from routing.recipe import RunResult, summarise
from routing.units import min_to_s

_THIN_S = min_to_s(10)

_ROADS = {
    TravelSource.ROADS: "Distances and times follow the road map.",
    TravelSource.TABLE: "Distances and times stand in a table.",
    TravelSource.STRAIGHT: (
        "DISTANCES ARE STRAIGHT LINES times a factor: no road map is behind these figures."
    ),
}


def caveats(result: RunResult) -> tuple[str, ...]:
    """Return the statements that stand at the head of every report."""
    return (
        *_about_changes(result),
        *result.scenario.notes,
        *_about_roads(result),
        *_about_places(result),
        *_about_demand(result),
        *_about_search(result),
        *slack_notes(result),
    )


def _about_changes(result: RunResult) -> tuple[str, ...]:
    return tuple(f.message for f in result.findings if f.code == CHANGED_CODE)


def _about_roads(result: RunResult) -> tuple[str, ...]:
    text = _ROADS[result.travel.source]
    description = result.travel.description
    if "STRAIGHT LINES" in description:
        return (description,)  # it is as loud as ours, and says by which factor
    return (f"{text} {description}".strip(),)


def _about_places(result: RunResult) -> tuple[str, ...]:
    places = result.scenario.places
    assumed = sum(place.coord_status is CoordStatus.ASSUMED for place in places)
    if not assumed:
        return ()
    return (f"ASSUMED COORDINATES: {assumed} of {len(places)} places.",)


def _about_demand(result: RunResult) -> tuple[str, ...]:
    consignments = result.scenario.consignments
    total = sum(c.parcels for c in consignments)
    generated = sum(c.parcels for c in consignments if c.source is Source.GENERATED)
    if not generated:
        return ()
    share = f"{generated / total:.0%}"
    return (f"GENERATED DEMAND: {generated:,} of {total:,} parcels ({share}) were not observed.",)


def _about_search(result: RunResult) -> tuple[str, ...]:
    if not result.provenance.interrupted:
        return ()
    return ("THE SEARCH WAS INTERRUPTED: this is the best plan found until then.",)


def slack_notes(result: RunResult) -> tuple[str, ...]:
    """Return a statement where a plan meets a cut-off with so little to spare that it may not."""
    slack_s = summarise(result).min_cutoff_slack_s
    if slack_s is None or not 0 <= slack_s < _THIN_S:
        return ()
    spare = f"the tightest cut-off is met with {minutes(slack_s)} min to spare"
    return (f"THIN SLACK: {spare}; a small delay makes parcels miss it.",)
