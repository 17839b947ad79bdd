"""The direction traffic takes along a way."""

from collections.abc import Mapping

FORWARD, BACKWARD, BOTH = 1, -1, 0
_STATED = {
    "yes": FORWARD,
    "true": FORWARD,
    "1": FORWARD,
    "-1": BACKWARD,
    "reverse": BACKWARD,
    "no": BOTH,
    "false": BOTH,
    "0": BOTH,
    "reversible": BOTH,
    "alternating": BOTH,
}


def direction_of(tags: Mapping[str, str]) -> int:
    """Return 1 along the way, -1 against it, 0 where traffic runs both ways.

    A roundabout and a motorway are one-way unless ``oneway`` says otherwise. ``reversible`` and
    ``alternating`` roads change their direction with the hour; over a day they are open both ways.
    Source: OpenStreetMap wiki, Key:oneway.
    """
    stated = _STATED.get(tags.get("oneway", "").strip().lower())
    if stated is not None:
        return stated
    implied = (
        tags.get("junction") in {"roundabout", "circular"} or tags.get("highway") == "motorway"
    )
    return FORWARD if implied else BOTH
