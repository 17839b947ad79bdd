"""Colours that readers with any colour vision can tell apart.

The eight colours of M. Okabe and K. Ito, "Color Universal Design" (2002), the dark ones first
because they are drawn on white.
"""

from routing.model import PlaceStatus, Scenario

_COLOURS = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
    "#000000",
    "#f0e442",
)
ASSUMED_COLOUR = "#999999"
HUB_COLOUR = "#000000"
CENTRE_COLOUR = "#d55e00"
UNSERVED_COLOUR = "#d55e00"


def carrier_colours(scenario: Scenario) -> dict[str, str]:
    """Return every carrier's colour; it depends on the scenario's carriers only.

    From the ninth carrier on the colours repeat.
    """
    ids = sorted(carrier.id for carrier in scenario.carriers)
    return {carrier_id: _COLOURS[i % len(_COLOURS)] for i, carrier_id in enumerate(ids)}


def village_colour(status: PlaceStatus) -> str:
    """Return the colour of a village's mark."""
    return "#0072b2" if status is PlaceStatus.ACTIVE else ASSUMED_COLOUR
