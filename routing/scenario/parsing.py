"""From the tree of scenario.yaml to its document: all faults, and whatever can be used."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails

from routing.errors import Fault
from routing.scenario.complaints import Steps, complaint
from routing.scenario.schema import (
    CarrierEntry,
    FleetEntry,
    ProductEntry,
    ScenarioFile,
    VehicleTypeEntry,
)
from routing.scenario.yaml_text import Block, Node, block_at

_GONE = object()
_MAX_PASSES = 12


class _PartialFile(ScenarioFile):
    """A scenario file that may lack anything; what is checked after its faults are known."""

    schema_version: Literal[1] = Field(default=1, alias="schema")
    name: str = "unnamed"
    day: date = date.min
    carriers: tuple[CarrierEntry, ...] = ()
    products: tuple[ProductEntry, ...] = ()
    vehicle_types: tuple[VehicleTypeEntry, ...] = ()
    fleets: tuple[FleetEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A document without its faulty parts.

    ``block`` holds the values the document was made of, so that positions in lists agree;
    ``incomplete`` names the sections from which an item had to be left out.
    """

    document: ScenarioFile
    block: Block
    faults: tuple[Fault, ...]
    incomplete: frozenset[str]


def parse_document(root: Node) -> Parsed:
    """Check a tree against the schema.

    The first pass finds every fault; later passes leave out what is faulty, item by item, until
    the rest makes a document, so that the rules between the fields can be checked as well.
    """
    block = Block(root)
    faults: tuple[Fault, ...] | None = None
    incomplete: set[str] = set()
    for _ in range(_MAX_PASSES):
        try:
            schema = ScenarioFile if faults is None else _PartialFile
            document = schema.model_validate(block)
        except ValidationError as error:
            errors = [_without_key_mark(e) for e in error.errors(include_url=False)]
            if faults is None:
                faults = _complaints(errors, block)
            incomplete |= _leave_out(block, errors)
        else:
            found = faults or ()
            return Parsed(
                document=document, block=block, faults=found, incomplete=frozenset(incomplete)
            )
    raise AssertionError("leaving out what is faulty did not end")


def _without_key_mark(error: ErrorDetails) -> ErrorDetails:
    """Let the path of a bad key end with the key."""
    if error["loc"] and error["loc"][-1] == "[key]":
        error["loc"] = error["loc"][:-1]
    return error


def _complaints(errors: list[ErrorDetails], block: Block) -> tuple[Fault, ...]:
    found = []
    for error in errors:
        path = error["loc"][:-1] if error["type"] == "missing" else error["loc"]
        spot, _ = block_at(block, path)
        found.append(complaint(error, spot, ScenarioFile))
    return tuple(f for f in found if f is not None)


def _leave_out(block: Block, errors: list[ErrorDetails]) -> set[str]:
    """Take the faulty parts out of the block; return the sections that lost an item."""
    losers: set[str] = set()
    for error in errors:
        path = error["loc"]
        if error["type"] in {"missing", "too_short"}:
            losers.add(str(path[0]))
            _leave_out_item(block, path)
        else:
            _remove(block, path)
            if not isinstance(path[-1], str) or len(path) == 1:
                losers.add(str(path[0]))
    _compress(block)
    return losers


def _leave_out_item(block: Block, path: Steps) -> None:
    """Remove the innermost list item around a missing key, or the section it is in."""
    last = max((n for n, step in enumerate(path[:-1]) if isinstance(step, int)), default=0)
    _remove(block, path[: last + 1])


def _remove(block: Block, path: Steps) -> None:
    here: Any = block
    for step in path[:-1]:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return
        if here is _GONE:
            return
    step = path[-1]
    if isinstance(here, dict):
        here.pop(step, None)
    elif isinstance(here, list) and isinstance(step, int) and step < len(here):
        here[step] = _GONE


def _compress(value: Any) -> None:  # noqa: ANN401 - whatever YAML can hold
    if isinstance(value, dict):
        for child in value.values():
            _compress(child)
    elif isinstance(value, list):
        value[:] = [item for item in value if item is not _GONE]
        for item in value:
            _compress(item)
