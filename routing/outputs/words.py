"""How figures and things are worded for people."""

from routing.model import Item, Network, Reason, Scenario, Tier
from routing.units import S_PER_DAY, fen_to_yuan, m_to_km, s_to_clock, s_to_min

NETWORKS = {
    Network.SEPARATE: "separate: every carrier alone, with its own vehicles",
    Network.LINES: "lines: every carrier runs its lines for everybody",
    Network.POOLED: "pooled: one fleet and one plan for everybody",
}

TIERS = {
    "hub": "Hub",
    Tier.LINEHAUL.value: "Linehaul (hub - centres)",
    "centre": "Centres",
    Tier.VILLAGE.value: "Village tours",
    "village_point": "Village points",
    "goods": "Goods",
    "service": "Service (priced slack)",
}

ITEMS = {
    Item.VEHICLE: "Vehicle days",
    Item.DISTANCE: "Distance",
    Item.LABOUR: "Labour",
    Item.HUB_HANDLING: "Handling at the hub",
    Item.CENTRE_HANDLING: "Sorting at the centres",
    Item.CENTRE_SITE: "Centre sites",
    Item.VILLAGE_ALLOWANCE: "Village allowances",
    Item.COMMISSION: "Village commissions",
    Item.REFRIGERATION: "Refrigeration",
    Item.SPOILAGE: "Spoilage",
    Item.CARBON: "Carbon",
    Item.MISSED_CUTOFF: "Missed cut-offs",
    Item.UNSERVED: "Unserved parcels",
}

PENALTY_NOTE = (
    "Penalties are prices set on unserved parcels and missed cut-offs: nobody pays them, "
    "the plan avoids them."
)

REASONS = {
    Reason.VILLAGE_NOT_ACTIVE: "the village is not active",
    Reason.NO_ROAD: "no road leads there",
    Reason.NO_VEHICLE_FOR_CLASS: "no vehicle holds the temperature class",
    Reason.TOO_LARGE: "larger than any vehicle",
    Reason.WINDOW_TOO_TIGHT: "the time window is too tight",
    Reason.COLD_LIMIT: "the cold chain would break",
    Reason.SHIFT_TOO_SHORT: "the drivers' shift is too short",
    Reason.FLEET_EXHAUSTED: "no vehicle is left",
    Reason.COSTS_MORE_THAN_PENALTY: "carrying costs more than leaving",
}


def wall_clock(seconds: int) -> str:
    """Return what a clock shows, ``07:30`` or ``07:30:15``; after midnight it begins again.

    Programs take it for a time of day whatever the hour; the seconds since midnight stand beside
    it wherever the day matters.
    """
    return s_to_clock(seconds % S_PER_DAY)


def yuan(fen: float) -> str:
    """Return an amount as ``1,234.50``."""
    return f"{fen_to_yuan(fen):,.2f}"


def signed_yuan(fen: int) -> str:
    """Return an amount as ``+1,234.50`` or ``-1,234.50``."""
    return f"{fen_to_yuan(fen):+,.2f}"


def km(metres: float) -> str:
    """Return a distance as ``1,234.5``."""
    return f"{m_to_km(metres):,.1f}"


def signed_km(metres: float | None) -> str:
    """Return a difference of distances as ``+12.3``, a dash where there is none."""
    return "-" if metres is None else f"{m_to_km(metres):+,.1f}"


def signed_minutes(seconds: float | None) -> str:
    """Return a difference of durations in minutes as ``+12.5``, a dash where there is none."""
    return "-" if seconds is None else f"{s_to_min(seconds):+,.1f}"


def minutes(seconds: float | None) -> str:
    """Return a duration in minutes as ``12.5``, a dash where there is none."""
    return "-" if seconds is None else f"{s_to_min(seconds):,.1f}"


def percent(part: float, whole: float) -> str:
    """Return a share as ``12.3%``, a dash of nothing."""
    return f"{part / whole:.1%}" if whole else "-"


def both_names(name: str, name_zh: str) -> str:
    """Return a name with its Chinese form beside it, once where they are the same or one lacks."""
    if name and name_zh and name != name_zh:
        return f"{name} {name_zh}"
    return name or name_zh


def place_name(scenario: Scenario, place_id: str) -> str:
    """Return a place's names, or its id where it has none."""
    place = scenario.place(place_id)
    return both_names(place.name, place.name_zh) or place_id


def carrier_name(scenario: Scenario, carrier_id: str) -> str:
    """Return a carrier's names, or its id where it has none."""
    carrier = scenario.carrier(carrier_id)
    return both_names(carrier.name, carrier.name_zh) or carrier_id
