"""Name the places the hub cannot reach, or that cannot reach the hub."""

from routing.model import Finding, Scenario, Severity, TravelMatrix


def cut_off_findings(scenario: Scenario, travel: TravelMatrix) -> tuple[Finding, ...]:
    """Return one finding per place without a road from the hub (R201) or to it (R202)."""
    hub = scenario.hub.id
    found: list[Finding] = []
    for place in scenario.places:
        for code, origin, target, words in (
            ("R201", hub, place.id, "from the hub to"),
            ("R202", place.id, hub, "to the hub from"),
        ):
            if not travel.is_reachable(origin, target):
                found.append(
                    Finding(
                        code=code,
                        severity=Severity.WARNING,
                        message=f"No road leads {words} {place.name}.",
                        subject="roads",
                        place_id=place.id,
                    )
                )
    return tuple(found)
