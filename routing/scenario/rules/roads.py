"""Rules of the road files and the travel table."""

from collections.abc import Iterator

from routing.errors import Fault
from routing.language import message
from routing.model import Level, PlaceStatus
from routing.scenario.codes import fault
from routing.scenario.draft import Draft
from routing.scenario.schema import LegRow
from routing.scenario.spots import Spot
from routing.scenario.suggestions import nearest_or_all
from routing.scenario.tables import Table


def _legs(draft: Draft) -> Table[LegRow]:
    return draft.legs or Table(file="", is_readable=False)


def files_exist(draft: Draft) -> Iterator[Fault]:
    """S173: the files the section names are there."""
    for steps, name in draft.document.roads.files:
        if not (draft.folder / name).is_file():
            text = message("roads.{key} names a file that is not there", key=steps[0])
            yield fault("S173", text, draft.spot("roads", *steps), value=name)


def keys_have_a_map(draft: Draft) -> Iterator[Fault]:
    """S178: what only serves with a map is given with one, and no table wins over a closure."""
    written = draft.root.get("roads")
    if not isinstance(written, dict):
        return
    roads = draft.document.roads
    if written.get("map") is None:
        for key in ("documented", "closed"):
            if getattr(roads, key):
                yield fault(
                    "S178", message("roads.{key} needs a map", key=key), draft.spot("roads", key)
                )
    elif written.get("table") is not None and roads.closed:
        text = message("roads.closed has no effect: roads.table wins over the map")
        remedy = message(
            "Remove roads.table, or take the closed legs out of it and remove roads.closed."
        )
        yield fault("S178", text, draft.spot("roads", "closed"), remedy=remedy)


def legs_join_known_places(draft: Draft) -> Iterator[Fault]:
    """S174: the travel table names places of the scenario."""
    table = _legs(draft)
    if not draft.places.is_readable:
        return
    for leg in table.rows:
        for column in ("from_id", "to_id"):
            name = str(getattr(leg.row, column))
            if name not in draft.place_levels:
                hint = nearest_or_all(name, draft.place_levels, draft.names_of_places)
                spot = table.spot(leg.number, column)
                yield fault("S174", message("no place has this id"), spot, value=name, remedy=hint)


def places_are_joined_by_legs(draft: Draft) -> Iterator[Fault]:
    """S175: the rows of the travel table lead from the hub to every active place."""
    table = _legs(draft)
    if not table.is_readable:
        return
    neighbours: dict[str, set[str]] = {}
    for leg in table.rows:
        neighbours.setdefault(leg.row.from_id, set()).add(leg.row.to_id)
        neighbours.setdefault(leg.row.to_id, set()).add(leg.row.from_id)
    hubs = draft.active_ids.get(Level.HUB, ())[:1]
    reached, ahead = set(hubs), list(hubs)
    while ahead:
        fresh = neighbours.get(ahead.pop(), set()) - reached
        reached |= fresh
        ahead += fresh
    for place in draft.places.rows if hubs else ():
        row = place.row
        if row.status is PlaceStatus.ACTIVE and row.id not in reached:
            text = message(
                "no rows of the table lead from the hub to {place}", place=draft.place_name(row.id)
            )
            remedy = message("Add a row from the nearest place to {id!r}.", id=row.id)
            yield fault("S175", text, Spot(file=table.file), value=row.id, remedy=remedy)


def legs_are_not_negative(draft: Draft) -> Iterator[Fault]:
    """S176: times and distances are positive."""
    table = _legs(draft)
    for leg in table.rows:
        for column in ("minutes", "km"):
            value = getattr(leg.row, column)
            if value < 0:
                spot = table.spot(leg.number, column)
                yield fault(
                    "S176", message("{column} is negative", column=column), spot, value=f"{value:g}"
                )


def legs_are_unique(draft: Draft) -> Iterator[Fault]:
    """S177: no leg has two rows."""
    table = _legs(draft)
    seen: dict[tuple[str, str], int] = {}
    for leg in table.rows:
        pair = (leg.row.from_id, leg.row.to_id)
        if pair in seen:
            text = message("row {row} has the same leg", row=seen[pair])
            yield fault("S177", text, table.spot(leg.number), value=" - ".join(pair))
        seen.setdefault(pair, leg.number)
