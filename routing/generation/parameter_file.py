"""Reads the generator's parameters from a TOML file, so that each can carry its reason."""

import tomllib
from pathlib import Path

from routing.errors import Fault, ScenarioError
from routing.generation.columns import LEVELS, FactColumns, write_one_of
from routing.generation.parameter_table import ParameterTable
from routing.generation.parameters import (
    PARCEL_SPREAD,
    PRODUCE_SPREAD,
    Area,
    Delivery,
    Frame,
    Parameters,
    Produce,
    Share,
    Territory,
)
from routing.language import message


def read_parameters(path: Path) -> Parameters:
    """Read parameters; a key that is left out keeps its default.

    Raises
    ------
    ScenarioError
        If the file cannot be read or has faults; all of them are listed.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        text = message("the parameters cannot be read ({error})", error=str(error))
        remedy = message("Give a TOML file in UTF-8.")
        fault = Fault(code="G102", message=text, remedy=remedy, file=path.name)
        raise ScenarioError([fault]) from None
    faults: list[Fault] = []
    table = ParameterTable(values, file=path.name, name="", faults=faults)
    parameters = _parameters(table)
    table.finish()
    _check(table, parameters)
    if faults:
        raise ScenarioError(faults)
    return parameters


def _parameters(table: ParameterTable) -> Parameters:
    default = Parameters()
    villages = table.whole("villages", 0, 0)
    return Parameters(
        seed=table.whole("seed", default.seed, 0),
        day=table.day("day", default.day),
        villages=villages or None,
        leave_out=table.texts("leave_out", default.leave_out),
        parcels_per_village=table.number("parcels_per_village", default.parcels_per_village, 0.0),
        sigma=table.number("sigma", default.sigma, 0.0, 3.0),
        most_parcels=table.whole("most_parcels", default.most_parcels, 1),
        up_share=table.number("up_share", default.up_share, 0.0),
        most_products=table.whole("most_products", default.most_products, 1),
        cold_rooms=table.flag("cold_rooms", default=default.cold_rooms),
        shares=_shares(table) or default.shares,
        areas=_areas(table),
        down=tuple(_delivery(each) for each in table.tables("down")) or default.down,
        up=tuple(_produce(each) for each in table.tables("up")) or default.up,
        territories=tuple(_territory(each) for each in table.tables("lines")),
        facts=_columns(table.table("facts")),
        frame=_frame(table.table("scenario")),
    )


def _shares(table: ParameterTable) -> tuple[Share, ...]:
    found = table.numbers("carriers")
    return tuple(Share(carrier_id=carrier, share=share) for carrier, share in found.items())


def _areas(table: ParameterTable) -> tuple[Area, ...]:
    areas = table.table("areas")
    return tuple(Area(name=name, township_ids=areas.texts(name)) for name in areas.names)


def _columns(table: ParameterTable) -> FactColumns:
    words = table.table("levels")
    levels = {word: words.text(word) for word in words.names}
    for word, level in levels.items():
        if level not in LEVELS:
            words.fault(message("this is not a level"), write_one_of(LEVELS), key=word)
    default = FactColumns()
    columns = FactColumns(
        **{meaning: table.text(meaning, name) for meaning, name in default.headers.items()},
        levels=levels,
        seat=table.text("seat", ""),
        known_km_source=table.text("known_km_source", ""),
    )
    table.finish()
    return columns


def _frame(table: ParameterTable) -> Frame:
    fleet = table.table("fleet")
    frame = Frame(
        title=table.text("title", ""),
        title_zh=table.text("title_zh", ""),
        timezone=table.text("timezone", ""),
        places_source=table.text("places_source", ""),
        fleet={name: fleet.whole(name, None, 1) for name in fleet.names},
    )
    table.finish()
    return frame


def _delivery(table: ParameterTable) -> Delivery:
    delivery = Delivery(
        product_id=table.text("product"),
        share=table.number("share", None, 0.0),
        kg=table.number("kg", None, 0.01),
        litres=table.number("litres", None, 0.01),
        weight_spread=table.number("weight_spread", PARCEL_SPREAD, 0.01),
    )
    table.finish()
    return delivery


def _produce(table: ParameterTable) -> Produce:
    produce = Produce(
        product_id=table.text("product"),
        weight=table.number("weight", None, 0.01),
        kg=table.number("kg", None, 0.01),
        litres=table.number("litres", None, 0.01),
        areas=table.texts("areas", ()),
        season=table.season("season"),
        weight_spread=table.number("weight_spread", PRODUCE_SPREAD, 0.01),
    )
    table.finish()
    return produce


def _territory(table: ParameterTable) -> Territory:
    territory = Territory(
        line_id=table.text("id"),
        centre_id=table.text("centre"),
        carrier_id=table.text("carrier"),
        township_ids=table.texts("townships", ()),
    )
    table.finish()
    return territory


def _check(table: ParameterTable, parameters: Parameters) -> None:
    if not sum(carrier.share for carrier in parameters.shares) > 0:
        table.fault("nobody has a share", "Give one carrier more than 0.", key="carriers")
    if not sum(kind.share for kind in parameters.down) > 0:
        table.fault("no product has a share", "Give one product more than 0.", key="down")
    areas = {area.name for area in parameters.areas}
    for kind in parameters.up:
        for name in sorted(set(kind.areas) - areas):
            remedy = f"Add it to [areas], which has {', '.join(sorted(areas)) or 'none'}."
            table.fault(f"{kind.product_id} grows in an unknown area", remedy, key="up", value=name)
    carriers = {carrier.carrier_id for carrier in parameters.shares}
    for line in parameters.territories:
        if line.carrier_id not in carriers:
            remedy = f"Use one of [carriers]: {', '.join(sorted(carriers))}."
            message = f"line {line.line_id} has an unknown carrier"
            table.fault(message, remedy, key="lines", value=line.carrier_id)
