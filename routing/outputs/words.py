"""How figures and things are worded for people.

Figures of money, distance and time look alike in all our languages; words go through a wordbook.
"""

from routing.checking.registry import RULES
from routing.language import ENGLISH, Message, Wordbook, message
from routing.model import (
    CoordStatus,
    Direction,
    Finding,
    Item,
    Level,
    Network,
    PlaceStatus,
    Reason,
    Scenario,
    Severity,
    Temperature,
    Tier,
    TravelSource,
)
from routing.studies.whatif import BASE, VARIANT
from routing.units import S_PER_DAY, fen_to_yuan, m_to_km, s_to_clock, s_to_min

NETWORKS = {
    Network.SEPARATE: message("separate: every carrier alone, with its own vehicles"),
    Network.LINES: message("lines: every carrier runs its lines for everybody"),
    Network.POOLED: message("pooled: one fleet and one plan for everybody"),
}

NETWORK_NAMES = {
    Network.SEPARATE.value: message("separate"),
    Network.LINES.value: message("lines"),
    Network.POOLED.value: message("pooled"),
}

RUN_NAMES = {BASE: message("base"), VARIANT: message("variant"), **NETWORK_NAMES}

DIRECTIONS = {Direction.DOWN: message("down"), Direction.UP: message("up")}

TEMPERATURES = {
    Temperature.AMBIENT: message("ambient"),
    Temperature.COOL: message("cool"),
    Temperature.CHILLED: message("chilled"),
    Temperature.FROZEN: message("frozen"),
}

LEVELS = {
    Level.HUB: message("hub"),
    Level.CENTRE: message("centre"),
    Level.VILLAGE: message("village"),
}

STATUSES = {
    PlaceStatus.ACTIVE: message("active"),
    PlaceStatus.DORMANT: message("dormant"),
    PlaceStatus.SEASONAL: message("seasonal"),
    PlaceStatus.CLOSED: message("closed"),
}

COORD_STATUSES = {CoordStatus.REAL: message("real"), CoordStatus.ASSUMED: message("assumed")}

TIER_NAMES = {Tier.LINEHAUL: message("linehaul"), Tier.VILLAGE: message("village tour")}

SEVERITIES = {Severity.ERROR: message("error"), Severity.WARNING: message("warning")}

ROAD_SOURCES = {
    TravelSource.ROADS: message("a road map"),
    TravelSource.TABLE: message("a table of legs"),
    TravelSource.STRAIGHT: message("STRAIGHT LINES"),
}

_ROAD_WORDS = {
    "normal": message("normal"),
    "rain": message("rain"),
    "snow": message("snow"),
    "day": message("day"),
    "peak": message("peak"),
    "night": message("night"),
}

TIERS = {
    "hub": message("Hub"),
    Tier.LINEHAUL.value: message("Linehaul (hub - centres)"),
    "centre": message("Centres"),
    Tier.VILLAGE.value: message("Village tours"),
    "village_point": message("Village points"),
    "goods": message("Goods"),
    "service": message("Service (priced slack)"),
}

ITEMS = {
    Item.VEHICLE: message("Vehicle days"),
    Item.DISTANCE: message("Distance"),
    Item.LABOUR: message("Labour"),
    Item.HUB_HANDLING: message("Handling at the hub"),
    Item.CENTRE_HANDLING: message("Sorting at the centres"),
    Item.CENTRE_SITE: message("Centre sites"),
    Item.VILLAGE_ALLOWANCE: message("Village allowances"),
    Item.COMMISSION: message("Village commissions"),
    Item.REFRIGERATION: message("Refrigeration"),
    Item.SPOILAGE: message("Spoilage"),
    Item.CARBON: message("Carbon"),
    Item.MISSED_CUTOFF: message("Missed cut-offs"),
    Item.UNSERVED: message("Unserved parcels"),
}

PENALTY_NOTE = message(
    "Penalties are prices set on unserved parcels and missed cut-offs: nobody pays them, "
    "the plan avoids them."
)

REASONS = {
    Reason.VILLAGE_NOT_ACTIVE: message("the village is not active"),
    Reason.NO_ROAD: message("no road leads there"),
    Reason.NO_VEHICLE_FOR_CLASS: message("no vehicle holds the temperature class"),
    Reason.TOO_LARGE: message("larger than any vehicle"),
    Reason.WINDOW_TOO_TIGHT: message("the time window is too tight"),
    Reason.COLD_LIMIT: message("the cold chain would break"),
    Reason.SHIFT_TOO_SHORT: message("the drivers' shift is too short"),
    Reason.FLEET_EXHAUSTED: message("no vehicle is left"),
    Reason.COSTS_MORE_THAN_PENALTY: message("carrying costs more than leaving"),
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


def scenario_title(scenario: Scenario, words: Wordbook) -> str:
    """Return what a scenario is called."""
    return words.name(scenario.title, scenario.title_zh) or scenario.name


def place_name(scenario: Scenario, place_id: str, words: Wordbook = ENGLISH) -> str:
    """Return a place's name, or its id where it has none."""
    place = scenario.place(place_id)
    return words.name(place.name, place.name_zh) or place_id


def carrier_name(scenario: Scenario, carrier_id: str, words: Wordbook = ENGLISH) -> str:
    """Return a carrier's name, or its id where it has none."""
    carrier = scenario.carrier(carrier_id)
    return words.name(carrier.name, carrier.name_zh) or carrier_id


def road_word(word: str, words: Wordbook) -> str:
    """Return a state of the roads or a period of the day; those a table makes up stay as named."""
    return words(_ROAD_WORDS.get(word, word))


def finding_line(finding: Finding, words: Wordbook) -> str:
    """Return a finding as one line of a terminal, its severity first."""
    return words(
        "{severity}: {finding}",
        severity=words(SEVERITIES[finding.severity]),
        finding=finding_words(finding, words),
    )


def finding_text(finding: Finding, words: Wordbook) -> str:
    """Return what is wrong.

    A finding that does not know what it was made of, from the file of an older run, stays English;
    in other languages the title of its rule, if it is one about a plan, stands before it.
    """
    rule = RULES.get(finding.code)
    if words == ENGLISH or isinstance(finding.message, Message) or rule is None:
        return words(finding.message)
    return words("{title} ({message})", title=words(rule.title), message=finding.message)


def finding_words(finding: Finding, words: Wordbook) -> str:
    """Return a finding with its code, what it is about, the place, and what is wrong."""
    said = finding_text(finding, words)
    if finding.place_id is None:
        return words(
            "{code} {subject}: {message}", code=finding.code, subject=finding.subject, message=said
        )
    return words(
        "{code} {subject} at {place}: {message}",
        code=finding.code,
        subject=finding.subject,
        place=finding.place_id,
        message=said,
    )
