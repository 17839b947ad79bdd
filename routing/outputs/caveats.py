"""What a reader must know before believing a figure."""

from routing.language import ENGLISH, Wordbook, message
from routing.model import CoordStatus, Scenario, Source, TravelSource
from routing.outputs.digests import CHANGED_CODE
from routing.outputs.words import minutes
from routing.recipe import RunResult, summarise
from routing.units import min_to_s

_THIN_S = min_to_s(10)

_ROADS = {
    TravelSource.ROADS: message("Distances and times follow the road map."),
    TravelSource.TABLE: message("Distances and times stand in a table."),
    TravelSource.STRAIGHT: message(
        "DISTANCES ARE STRAIGHT LINES times a factor: no road map is behind these figures."
    ),
}


def caveats(result: RunResult, words: Wordbook = ENGLISH) -> tuple[str, ...]:
    """Return the statements that stand at the head of every report.

    What the scenario's author or the road map states of itself is told as it stands.
    """
    return (
        *_about_changes(result, words),
        *result.scenario.notes,
        *_about_roads(result, words),
        *assumed_places(result.scenario, words),
        *_about_demand(result, words),
        *_about_search(result, words),
        *slack_notes(result, words),
    )


def _about_changes(result: RunResult, words: Wordbook) -> tuple[str, ...]:
    return tuple(words(f.message) for f in result.findings if f.code == CHANGED_CODE)


def _about_roads(result: RunResult, words: Wordbook) -> tuple[str, ...]:
    text = words(_ROADS[result.travel.source])
    description = result.travel.description
    if words == ENGLISH and "STRAIGHT LINES" in description:
        return (description,)  # it is as loud as ours, and says by which factor
    return (f"{text} {description}".strip(),)


def assumed_places(scenario: Scenario, words: Wordbook) -> tuple[str, ...]:
    """Return a statement about places whose coordinates are assumed, where there are any."""
    places = scenario.places
    assumed = sum(place.coord_status is CoordStatus.ASSUMED for place in places)
    if not assumed:
        return ()
    return (
        words(
            "ASSUMED COORDINATES: {assumed} of {count} places.",
            assumed=words.number(assumed),
            count=words.number(len(places)),
        ),
    )


def _about_demand(result: RunResult, words: Wordbook) -> tuple[str, ...]:
    consignments = result.scenario.consignments
    total = sum(c.parcels for c in consignments)
    generated = sum(c.parcels for c in consignments if c.source is Source.GENERATED)
    if not generated:
        return ()
    return (
        words(
            "GENERATED DEMAND: {generated} of {count} parcels ({share}) were not observed.",
            generated=words.number(generated),
            count=words.number(total),
            share=words.percent(generated / total),
        ),
    )


def _about_search(result: RunResult, words: Wordbook) -> tuple[str, ...]:
    if not result.provenance.interrupted:
        return ()
    return (words("THE SEARCH WAS INTERRUPTED: this is the best plan found until then."),)


def slack_notes(result: RunResult, words: Wordbook = ENGLISH) -> tuple[str, ...]:
    """Return a statement where a plan meets a cut-off with so little to spare that it may not."""
    slack_s = summarise(result).min_cutoff_slack_s
    if slack_s is None or not 0 <= slack_s < _THIN_S:
        return ()
    return (
        words(
            "THIN SLACK: the tightest cut-off is met with {minutes} min to spare; "
            "a small delay makes parcels miss it. To keep a reserve, plan with earlier cut-offs "
            "(--set carriers.ID.cutoff=HH:MM).",
            minutes=minutes(slack_s),
        ),
    )
