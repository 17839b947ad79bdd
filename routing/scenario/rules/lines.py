"""Rules of the lines table, which may be left out as a whole."""

from collections.abc import Iterator

from routing.errors import Fault
from routing.language import message
from routing.model import Level, PlaceStatus
from routing.scenario.codes import fault
from routing.scenario.draft import Draft
from routing.scenario.schema import LineRow
from routing.scenario.suggestions import nearest_or_all
from routing.scenario.tables import Table


def _lines(draft: Draft) -> Table[LineRow]:
    """Return the lines; a table without rows says that there are none."""
    table = draft.lines
    return table if table is not None and table.cells else Table(file="", is_readable=False)


def centres_are_known(draft: Draft) -> Iterator[Fault]:
    """S190: lines start at centres."""
    yield from _unknown_places(draft, "S190", "centre_id", Level.CENTRE)


def villages_are_known(draft: Draft) -> Iterator[Fault]:
    """S193: lines serve villages."""
    yield from _unknown_places(draft, "S193", "village_id", Level.VILLAGE)


def _unknown_places(draft: Draft, code: str, column: str, wanted: Level) -> Iterator[Fault]:
    table = _lines(draft)
    if not draft.places.is_readable:
        return
    known = [i for i, level in draft.place_levels.items() if level == wanted]
    for line in table.rows:
        name = getattr(line.row, column)
        level = draft.place_levels.get(name)
        if name is not None and level != wanted and (level is None or level in set(Level)):
            text = (
                message("{place} is a {level}", place=draft.place_name(name), level=level)
                if level
                else message("no {wanted} has this id", wanted=wanted)
            )
            hint = nearest_or_all(name, known, draft.names_of_places)
            yield fault(code, text, table.spot(line.number, column), value=name, remedy=hint)


def centres_are_active(draft: Draft) -> Iterator[Fault]:
    """S191: lines start at centres that work on the day."""
    table = _lines(draft)
    seen: set[tuple[str, str]] = set()
    for line in table.rows:
        row, centre = line.row, draft.place_rows.get(line.row.centre_id)
        if centre is None or centre.row.level is not Level.CENTRE:
            continue
        if centre.row.status is not PlaceStatus.ACTIVE and (row.line_id, row.centre_id) not in seen:
            seen.add((row.line_id, row.centre_id))
            text = message(
                "{place}, the centre of line {line!r}, is {status}",
                place=draft.place_name(row.centre_id),
                line=row.line_id,
                status=centre.row.status,
            )
            spot = table.spot(line.number, "centre_id")
            yield fault("S191", text, spot, value=row.centre_id)


def carriers_are_known(draft: Draft) -> Iterator[Fault]:
    """S192: lines are operated by carriers of the file."""
    table, known = _lines(draft), draft.names_in("carriers")
    for line in table.rows:
        name = line.row.carrier_id
        if known is not None and name not in known:
            remedy = nearest_or_all(name, known, draft.names_of("carriers"))
            spot = table.spot(line.number, "carrier_id")
            yield fault("S192", message("no carrier has this id"), spot, value=name, remedy=remedy)


def villages_are_on_one_line(draft: Draft) -> Iterator[Fault]:
    """S194: no village appears twice."""
    table = _lines(draft)
    seen: dict[str, tuple[int, str]] = {}
    for line in table.rows:
        name = line.row.village_id
        if name is not None and name in seen:
            number, other = seen[name]
            text = message(
                "row {number} puts {place} on line {other!r} already",
                number=number,
                place=draft.place_name(name),
                other=other,
            )
            yield fault("S194", text, table.spot(line.number, "village_id"), value=name)
        elif name is not None:
            seen[name] = (line.number, line.row.line_id)


def villages_are_on_a_line(draft: Draft) -> Iterator[Fault]:
    """S195: every active village is served."""
    table = _lines(draft)
    if not table.is_readable:
        return
    served = set(table.texts("village_id"))
    for place in draft.places.rows:
        row = place.row
        is_active = row.status is PlaceStatus.ACTIVE
        if row.level is Level.VILLAGE and is_active and row.id not in served:
            text = message(
                "no line of {file} serves {place}", file=table.file, place=draft.place_name(row.id)
            )
            yield fault("S195", text, draft.places.spot(place.number, "id"), value=row.id)


def lines_have_one_centre_and_carrier(draft: Draft) -> Iterator[Fault]:
    """S196: the rows of a line agree."""
    table = _lines(draft)
    first: dict[str, LineRow] = {}
    for line in table.rows:
        row = line.row
        head = first.setdefault(row.line_id, row)
        for column in ("centre_id", "carrier_id"):
            value, usual = getattr(row, column), getattr(head, column)
            if value != usual:
                text = message(
                    "line {line!r} has {column} {usual!r} in its first row",
                    line=row.line_id,
                    column=column,
                    usual=usual,
                )
                yield fault("S196", text, table.spot(line.number, column), value=value)


def carriers_have_a_line(draft: Draft) -> Iterator[Fault]:
    """S197: every carrier operates a line."""
    table = _lines(draft)
    if not table.is_readable:
        return
    operating = set(table.texts("carrier_id"))
    for n, carrier in enumerate(draft.document.carriers):
        if carrier.id not in operating:
            text = message(
                "no line of {file} is operated by {id!r}", file=table.file, id=carrier.id
            )
            spot = draft.spot("carriers", n, "id")
            yield fault("S197", text, spot, value=carrier.id)
