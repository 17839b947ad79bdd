"""What pydantic objects to, as faults with a code and a remedy."""

import types
import typing
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from routing.errors import Fault
from routing.language import message
from routing.scenario.codes import FAULT_CODES, fault
from routing.scenario.schema import Section
from routing.scenario.spots import Spot
from routing.scenario.suggestions import (
    did_you_mean,
    is_quantity_with_unit,
    same_in_another_unit,
)

_CLOCK_CELL = message("Write it as 07:30, with a colon and without quotation marks.")

Steps = tuple[str | int, ...]

_OF_KEYS = {"schema": "S127", "currency": "S130", "crs": "S131"}
_KINDS = {
    "float": message("a number"),
    "int": message("a whole number"),
    "string": message("text"),
    "bool": message("yes or no"),
    "tuple": message("a list"),
    "frozen": message("a list"),
    "dict": message("a mapping of keys to values"),
    "model": message("a mapping of keys to values"),
}
_BOUNDS = {
    "ge": message("at least"),
    "gt": message("more than"),
    "le": message("at most"),
    "lt": message("less than"),
}


def field_names(section: type[Section]) -> dict[str, FieldInfo]:
    """Return the keys of a section as they are written in the file."""
    return {field.alias or name: field for name, field in section.model_fields.items()}


def inner_type(annotation: Any) -> Any:  # noqa: ANN401 - types have no better type
    """Return what an annotation means without ``None`` and without its constraints."""
    while True:
        if get_origin(annotation) is typing.Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in {typing.Union, types.UnionType}:
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        else:
            return annotation


def section_of(annotation: Any) -> type[Section] | None:  # noqa: ANN401
    """Return the section an annotation holds, alone or as items of a list."""
    annotation = inner_type(annotation)
    if get_origin(annotation) is tuple:
        annotation = inner_type(get_args(annotation)[0])
    is_section = isinstance(annotation, type) and issubclass(annotation, Section)
    return annotation if is_section else None


def section_at(section: type[Section], path: Steps) -> type[Section] | None:
    """Return the section a path of keys and positions leads to."""
    here: type[Section] | None = section
    for step in path:
        if isinstance(step, int):
            continue
        field = field_names(here).get(step) if here else None
        here = section_of(field.annotation) if field else None
    return here


def unknown_name(code: str, name: str, known: Sequence[str], spot: Spot, what: str) -> Fault:
    """Return the fault of a key or column that does not exist, with what was probably meant."""
    other = same_in_another_unit(name, known)
    if other is not None:
        remedy = message("Convert the values and write {other!r}.", other=other)
        return fault(
            "S123",
            message("the {what} {name!r} is in another unit here", what=what, name=name),
            spot,
            remedy=remedy,
        )
    hint = did_you_mean(name, known) or message("Known here: {names}.", names=", ".join(known))
    return fault(
        code, message("there is no {what} {name!r}", what=what, name=name), spot, remedy=hint
    )


def complaint(error: ErrorDetails, spot: Spot, section: type[Section]) -> Fault | None:
    """Return the fault of one error, or None where it only follows from another one."""
    kind, path = error["type"], error["loc"]
    name = str(path[-1]) if path else ""
    value = None if isinstance(error["input"], Mapping | list) else error["input"]
    if kind == "extra_forbidden":
        known = list(field_names(section_at(section, path[:-1]) or section))
        return unknown_name("S120", name, known, spot, "key")
    if kind == "missing":
        return fault(
            "S121",
            message("the key {name!r} is missing", name=name),
            spot,
            remedy=_how_to_add(section, path),
        )
    if kind in FAULT_CODES:
        remedy = _CLOCK_CELL if kind == "S124" and spot.row is not None else None
        return fault(kind, error["msg"], spot, value=value, remedy=remedy)
    if kind == "too_short":
        return _empty(error, name, spot)
    if name in _OF_KEYS and len(path) == 1:
        return fault(
            _OF_KEYS[name], message("{name} cannot have this value", name=name), spot, value=value
        )
    return _bad_value(error, name, spot, value)


def _empty(error: ErrorDetails, name: str, spot: Spot) -> Fault | None:
    if error["input"]:
        return None
    code = "S163" if name == "compartments" else "S121"
    return fault(code, message("the list {name!r} is empty", name=name), spot)


def _bad_value(error: ErrorDetails, name: str, spot: Spot, value: object) -> Fault:
    kind, context = error["type"], error.get("ctx", {})
    if kind in {"enum", "literal_error"}:
        words = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
        remedy = message("Allowed: {names}.", names=", ".join(words))
        if hint := did_you_mean(str(value), words):
            remedy = message("{hint} {remedy}", hint=hint, remedy=remedy)
        return fault(
            "S125", message("{name} cannot be this", name=name), spot, value=value, remedy=remedy
        )
    bound = next((b for b in _BOUNDS if b in context), None)
    if bound is not None:
        text = message(
            "{name} must be {bound} {limit:g}",
            name=name,
            bound=_BOUNDS[bound],
            limit=context[bound],
        )
        return fault("S126", text, spot, value=value)
    if kind == "finite_number":
        return fault(
            "S126", message("{name} must be a finite number", name=name), spot, value=value
        )
    if kind == "string_too_short":
        return fault("S121", message("{name} is blank", name=name), spot)
    wanted = next(
        (text for start, text in _KINDS.items() if kind.startswith(start)), message("valid")
    )
    if isinstance(value, str) and wanted.endswith("number") and is_quantity_with_unit(value):
        return fault("S123", message("{name} must be a bare number", name=name), spot, value=value)
    text = message("{name} must be {wanted}", name=name, wanted=wanted)
    return fault(
        "S122",
        text,
        spot,
        value=_shown(error["input"]),
        remedy=message("Write {wanted}.", wanted=wanted),
    )


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return message("a mapping")
    if isinstance(value, list):
        return message("a list")
    return message("nothing") if value is None else str(value)


def _how_to_add(section: type[Section], path: Steps) -> str:
    parent = section_at(section, path[:-1])
    field = field_names(parent).get(str(path[-1])) if parent else None
    if field is None:
        return FAULT_CODES["S121"].remedy
    kind = inner_type(field.annotation)
    words = ""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        words = f" ({', '.join(kind)})"
    return message(
        "Add {key!r}{words}: {description}",
        key=path[-1],
        words=words,
        description=field.description,
    )
