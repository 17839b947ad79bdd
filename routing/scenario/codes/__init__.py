"""Every kind of fault a scenario can have, under its code."""

from routing.errors import Fault, UsageError
from routing.language import ENGLISH, Wordbook, message
from routing.scenario.codes.fault_code import FaultCode
from routing.scenario.codes.files import FILES, TABLES, YAML
from routing.scenario.codes.goods import CARRIERS, DEMAND, VEHICLES
from routing.scenario.codes.keys import KEYS
from routing.scenario.codes.network import CLOSURES, LINES, OVERRIDES, PLACES, ROADS
from routing.scenario.spots import Spot
from routing.scenario.suggestions import did_you_mean

FAMILIES: dict[str, tuple[FaultCode, ...]] = {
    "Files": FILES,
    "YAML": YAML,
    "Keys and values": KEYS,
    "Tables": TABLES,
    "Places": PLACES,
    "Carriers, products and rules": CARRIERS,
    "Vehicles and fleets": VEHICLES,
    "Demand": DEMAND,
    "Lines": LINES,
    "Roads": ROADS,
    "Closures": CLOSURES,
    "Overrides": OVERRIDES,
}

FAULT_CODES: dict[str, FaultCode] = {
    entry.code: entry for family in FAMILIES.values() for entry in family
}


def fault(
    code: str, message: str, spot: Spot, *, value: object = None, remedy: str | None = None
) -> Fault:
    """Return a fault at a spot; the remedy of its code serves where none is given."""
    return Fault(
        code=code,
        message=message,
        remedy=remedy or FAULT_CODES[code].remedy,
        file=spot.file,
        line=spot.line,
        row=spot.row,
        column=spot.column,
        value=None if value is None else _shown(value),
    )


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def explain(code: str, words: Wordbook = ENGLISH) -> str:
    """Return the page of a fault code: what it means, an example, how to mend it.

    Raises
    ------
    UsageError
        If there is no such code.
    """
    entry = FAULT_CODES.get(code.strip().upper())
    if entry is None:
        hint = did_you_mean(code.strip().upper(), FAULT_CODES)
        text = message("There is no fault code {code!r}.", code=code)
        raise UsageError(message("{text} {hint}", text=text, hint=hint) if hint else text)
    example = "\n".join(f"    {line}" for line in entry.example.splitlines())
    return (
        f"{entry.code} {words(entry.title)}\n\n{words(entry.meaning)}\n\n"
        f"{words('Example:')}\n\n{example}\n\n"
        f"{words('What to do: {remedy}', remedy=words(entry.remedy))}\n"
    )
