"""Rules of closed roads."""

from collections.abc import Iterator

from routing.errors import Fault
from routing.language import message
from routing.scenario.codes import fault
from routing.scenario.draft import Draft
from routing.scenario.schema import ClosureEntry
from routing.scenario.suggestions import nearest_or_all

_WAYS = ("ways", "area", "between")


def _written_keys(draft: Draft, entry: ClosureEntry) -> frozenset[str]:
    """Return the keys of a closure that are not blank in the file, faulty ones included."""
    roads = draft.root.get("roads")
    items = roads.get("closed") if isinstance(roads, dict) else None
    found: set[str] = set()
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and item.get("id") == entry.id:
            found |= {key for key, value in item.items() if value is not None}
    return frozenset(found)


def roads_are_named_once(draft: Draft) -> Iterator[Fault]:
    """S200: a closure has exactly one of ways, area and between."""
    for n, entry in enumerate(draft.document.roads.closed):
        ways = [key for key in _WAYS if key in _written_keys(draft, entry)]
        if len(ways) != 1:
            told = (
                message("both {ways}", ways=" and ".join(ways))
                if ways
                else message("none of ways, area and between")
            )
            text = message("the closure {id!r} has {told}", id=entry.id, told=told)
            yield fault("S200", text, draft.spot("roads", "closed", n))


def ends_are_two_places(draft: Draft) -> Iterator[Fault]:
    """S201: the ends of a closed way are two different places of the table."""
    for n, entry in enumerate(draft.document.roads.closed):
        if entry.between is None:
            continue
        spot = draft.spot("roads", "closed", n, "between")
        if len(entry.between) != 2 or len(set(entry.between)) != 2:
            text = message("the closure {id!r} is not between two different places", id=entry.id)
            yield fault("S201", text, spot, value=", ".join(entry.between))
        for name in entry.between if draft.places.is_readable else ():
            if name not in draft.place_levels:
                text = message("the closure {id!r} names an unknown place", id=entry.id)
                hint = nearest_or_all(name, draft.place_levels, draft.names_of_places)
                yield fault("S201", text, spot, value=name, remedy=hint)


def kilometres_are_along_a_way(draft: Draft) -> Iterator[Fault]:
    """S202: a closure at a kilometre has a way to count along."""
    for n, entry in enumerate(draft.document.roads.closed):
        if entry.at_km is not None and "between" not in _written_keys(draft, entry):
            text = message("at_km of the closure {id!r} has no way to count along", id=entry.id)
            spot = draft.spot("roads", "closed", n, "at_km")
            yield fault("S202", text, spot, value=f"{entry.at_km:g}")


def days_are_in_order(draft: Draft) -> Iterator[Fault]:
    """S203: closures do not end before they begin."""
    for n, entry in enumerate(draft.document.roads.closed):
        if entry.first and entry.until and entry.until < entry.first:
            text = message(
                "the closure {id!r} begins on {first} and ends before",
                id=entry.id,
                first=entry.first,
            )
            spot = draft.spot("roads", "closed", n, "until")
            yield fault("S203", text, spot, value=entry.until)
