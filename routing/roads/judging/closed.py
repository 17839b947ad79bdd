"""Places that stand on a closed road."""

from collections.abc import Mapping

from routing.language import message
from routing.model import Finding, Severity
from routing.roads.judging.gathering import gathered
from routing.roads.judging.snapped import Snapping
from routing.roads.judging.wording import named
from routing.roads.road_map import Flags


def closed_findings(snapping: Snapping, closed: Mapping[str, Flags]) -> tuple[Finding, ...]:
    """Return R213 for places that are joined to a closed road.

    ``closed`` says of every closure in force, by its id, which stretches of the map it closes.
    """
    found: dict[str, Finding] = {}
    for number, place, profile in snapping.visited():
        stretch = int(snapping.joints[profile].stretch[number])
        ids = [name for name, mask in closed.items() if stretch >= 0 and mask[stretch]]
        if ids and place.id not in found:
            found[place.id] = Finding(
                code="R213",
                severity=Severity.WARNING,
                message=(
                    message(
                        "{place} is joined to {road} that is closed on the day by {names}: no "
                        "vehicle gets to it or away. Serve it on another day, or end the "
                        "closure short of it.",
                        place=named(place),
                        road=snapping.road(stretch),
                        names=", ".join(ids),
                    )
                ),
                subject=", ".join(ids),
                place_id=place.id,
            )
    return gathered(list(found.values()), "are on roads that are closed on the day")
