"""Where a dotted key leads: through sections by name, through lists by id."""

import json
from typing import Any, get_origin

from pydantic_core import to_jsonable_python

from routing.language import message
from routing.scenario.complaints import field_names, inner_type, section_of
from routing.scenario.schema import ScenarioFile, Section
from routing.scenario.spots import Spot
from routing.scenario.suggestions import did_you_mean
from routing.scenario.yaml_text import Node, Value, plain

_CLOSED = ("overrides", "scenarios", "schema")


class NoSuchKeyError(Exception):
    """A dotted key that leads nowhere; the text says what is known there."""


def item_address(item: Node, section: type[Section]) -> str:
    """Return how an item of a list is named in dotted keys."""
    parts = [item.entries.get(key) for key in getattr(section, "address", ())]
    return "-".join("" if part is None else part.node.text for part in parts)


def replace_at(root: Node, steps: tuple[str, ...], value: Value) -> tuple[Node, str]:
    """Return the tree with one value replaced, and the old value as text.

    Raises
    ------
    NoSuchKeyError
        If the schema or the list has no such key or item.
    """
    if steps[0] in _CLOSED:
        raise NoSuchKeyError(message("{key!r} cannot be overridden.", key=steps[0]))
    return _in_section(root, ScenarioFile, steps, value)


def _in_section(
    node: Node, section: type[Section], steps: tuple[str, ...], value: Value
) -> tuple[Node, str]:
    key, rest = steps[0], steps[1:]
    fields = field_names(section)
    if key not in fields:
        known = message("Known here: {names}.", names=", ".join(fields))
        raise NoSuchKeyError(did_you_mean(key, fields) or known)
    field = fields[key]
    child = node.entries.get(key)
    if not rest:
        default = None if field.is_required() else field.get_default()
        return node.with_key(key, value), _shown(child, default)
    below = section_of(field.annotation)
    default = None if field.is_required() else field.get_default()
    inner = child.node if child is not None else _from_default(default, value.spot)
    if below is not None and get_origin(inner_type(field.annotation)) is tuple:
        changed, old = _in_list(inner, below, rest, value)
    elif below is not None:
        changed, old = _in_section(inner, below, rest, value)
    elif get_origin(inner_type(field.annotation)) is dict and len(rest) == 1:
        changed, old = inner.with_key(rest[0], value), _shown(inner.entries.get(rest[0]), None)
    else:
        raise NoSuchKeyError(message("{key!r} has no keys below it.", key=key))
    spot = child.spot if child is not None else value.spot
    return node.with_key(key, Value(spot=spot, node=changed)), old


def _in_list(
    node: Node, section: type[Section], steps: tuple[str, ...], value: Value
) -> tuple[Node, str]:
    names = [item_address(item, section) for item in node.items]
    if len(steps) == 1:
        value = _with_address(value, section, steps[0])
        if steps[0] not in names and getattr(section, "may_be_added", False):
            added = (*node.items, value.node)
            return Node(spot=node.spot, content=added), _shown(None, None)
    if steps[0] not in names:
        hint = did_you_mean(steps[0], names) or message(
            "Items here: {names}.", names=", ".join(names) or message("none")
        )
        raise NoSuchKeyError(message("No item {name!r}. {hint}", name=steps[0], hint=hint))
    index = names.index(steps[0])
    item = node.items[index]
    if len(steps) == 1:
        return node.with_item(index, value.node), _shown(Value(spot=item.spot, node=item), None)
    changed, old = _in_section(item, section, steps[1:], value)
    return node.with_item(index, changed), old


def _with_address(value: Value, section: type[Section], name: str) -> Value:
    """Let an item that is written under its id carry it, where that is one key and left out."""
    keys: tuple[str, ...] = getattr(section, "address", ())
    node = value.node
    if len(keys) != 1 or not isinstance(node.content, dict) or keys[0] in node.entries:
        return value
    own = Value(spot=value.spot, node=Node(spot=value.spot, content=name, text=name))
    return Value(spot=value.spot, node=node.with_key(keys[0], own))


def _from_default(default: object, spot: Spot) -> Node:
    return _as_node(to_jsonable_python(default, by_alias=True), spot)


def _as_node(value: Any, spot: Spot) -> Node:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        entries = {k: Value(spot=spot, node=_as_node(v, spot)) for k, v in value.items()}
        return Node(spot=spot, content=entries)
    if isinstance(value, list):
        return Node(spot=spot, content=tuple(_as_node(item, spot) for item in value))
    return Node(spot=spot, content=value, text=str(value))


def _shown(value: Value | None, default: object) -> str:
    shown = to_jsonable_python(default) if value is None else plain(value.node)
    return shown if isinstance(shown, str) else json.dumps(shown, ensure_ascii=False)
