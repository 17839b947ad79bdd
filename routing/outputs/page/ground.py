"""What lies under the routes on the page's map."""

from typing import Any

from routing.language import Wordbook
from routing.model import Backdrop, RoadRank
from routing.outputs.page.geometry import encoded


def ground(backdrop: Backdrop) -> dict[str, Any]:
    """Return roads by rank, land and water for the browser."""
    return {
        "roads": {
            rank.value: [encoded(road.points) for road in backdrop.roads if road.rank is rank]
            for rank in RoadRank
        },
        "land": [[encoded(ring) for ring in area] for area in backdrop.land],
        "water": [[encoded(ring) for ring in area] for area in backdrop.water],
    }


def ground_notes(backdrop: Backdrop, words: Wordbook) -> list[str]:
    """Return what was thinned out or is missing under the routes, and whose areas they are."""
    notes = []
    if not backdrop.roads:
        notes.append(words("There is no road layer: the scenario names no map of roads."))
    else:
        metres = words.number(backdrop.tolerance_m)
        notes.append(words("Roads are drawn within {metres} m of the map.", metres=metres))
    if backdrop.left_out:
        count = words.number(backdrop.left_out)
        notes.append(words("{count} local roads are left out of the drawing.", count=count))
    if backdrop.roads:
        assumed = sum(road.is_assumed for road in backdrop.roads)
        if assumed:
            notes.append(
                words(
                    "{assumed} of {total} drawn roads are assumed by the map.",
                    assumed=words.number(assumed),
                    total=words.number(len(backdrop.roads)),
                )
            )
    return [*notes, *backdrop.credits]
