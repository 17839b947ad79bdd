"""What the page calls the words of the model."""

from routing.language import Wordbook
from routing.model import Item, Network, Reason, Tier, TravelSource


def network_name(name: str, words: Wordbook) -> str:
    """Return the short name of a network."""
    names: dict[str, str] = {
        Network.SEPARATE: words("separate"),
        Network.LINES: words("lines"),
        Network.POOLED: words("pooled"),
    }
    return names.get(name, name)


def network_sentence(name: str, words: Wordbook) -> str:
    """Return what a network means."""
    sentences: dict[str, str] = {
        Network.SEPARATE: words("every carrier alone, with its own vehicles"),
        Network.LINES: words("every carrier runs its lines for everybody"),
        Network.POOLED: words("one fleet and one plan for everybody"),
    }
    return sentences.get(name, "")


def tier_names(words: Wordbook) -> dict[str, str]:
    """Return the names of the ledger's tiers, in the order of the chain."""
    return {
        "hub": words("Hub"),
        Tier.LINEHAUL.value: words("Linehaul (hub - centres)"),
        "centre": words("Centres"),
        Tier.VILLAGE.value: words("Village tours"),
        "village_point": words("Village points"),
        "goods": words("Goods"),
        "service": words("Service (penalties)"),
    }


def item_names(words: Wordbook) -> dict[Item, str]:
    """Return the names of the accounts."""
    return {
        Item.VEHICLE: words("Vehicle days"),
        Item.DISTANCE: words("Distance"),
        Item.LABOUR: words("Labour"),
        Item.HUB_HANDLING: words("Handling at the hub"),
        Item.CENTRE_HANDLING: words("Sorting at the centres"),
        Item.CENTRE_SITE: words("Centre sites"),
        Item.VILLAGE_ALLOWANCE: words("Village allowances"),
        Item.COMMISSION: words("Village commissions"),
        Item.REFRIGERATION: words("Refrigeration"),
        Item.SPOILAGE: words("Spoilage"),
        Item.CARBON: words("Carbon"),
        Item.MISSED_CUTOFF: words("Missed cut-offs"),
        Item.UNSERVED: words("Unserved parcels"),
    }


def reason_text(reason: Reason, words: Wordbook) -> str:
    """Return why a consignment stays where it is."""
    return {
        Reason.VILLAGE_NOT_ACTIVE: words("the village is not active"),
        Reason.NO_ROAD: words("no road leads there"),
        Reason.NO_VEHICLE_FOR_CLASS: words("no vehicle holds the temperature class"),
        Reason.TOO_LARGE: words("larger than any vehicle"),
        Reason.WINDOW_TOO_TIGHT: words("the time window is too tight"),
        Reason.COLD_LIMIT: words("the cold chain would break"),
        Reason.SHIFT_TOO_SHORT: words("the drivers' shift is too short"),
        Reason.FLEET_EXHAUSTED: words("no vehicle is left"),
        Reason.COSTS_MORE_THAN_PENALTY: words("carrying costs more than leaving"),
    }[reason]


def source_text(source: TravelSource, words: Wordbook) -> str:
    """Return where distances and times come from."""
    return {
        TravelSource.ROADS: words("Distances and times follow the road map."),
        TravelSource.TABLE: words("Distances and times stand in a table."),
        TravelSource.STRAIGHT: words(
            "DISTANCES ARE STRAIGHT LINES times a factor: no road map is behind these figures."
        ),
    }[source]
