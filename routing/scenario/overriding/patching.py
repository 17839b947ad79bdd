"""Apply overrides and settings to the tree of a scenario file."""

import logging
from dataclasses import dataclass

from routing.errors import Fault
from routing.language import message
from routing.scenario.codes import fault
from routing.scenario.overriding.addresses import NoSuchKeyError, replace_at
from routing.scenario.overriding.choice import (
    COMMAND_LINE,
    Choice,
    Patch,
    collisions,
    expand,
    patches_of,
    section_values,
    unknown_members,
)
from routing.scenario.spots import Spot
from routing.scenario.yaml_text import Node, Value, parse_yaml, plain

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patched:
    """The tree with all changes made, and the faults of the overrides."""

    root: Node
    faults: tuple[Fault, ...]


def apply_overrides(root: Node, choice: Choice) -> Patched:
    """Apply the chosen overrides, then the settings; check all overrides of the file.

    Settings win over overrides, which win over the file. Every change is logged as
    ``key: old -> new``.
    """
    command_line = Spot(file=COMMAND_LINE)
    faults = [*unknown_members(root), *_lost(root), *_collisions_in_scenarios(root)]
    chosen, unknown = expand(root, choice.names, command_line)
    patches = [patch for name in chosen for patch in patches_of(root, name)]
    settings, unreadable = _settings(choice.settings)
    faults += [*unknown, *collisions(patches), *unreadable, *collisions(settings)]
    for patch in (*patches, *settings):
        try:
            root, old = replace_at(root, patch.steps, patch.value)
        except NoSuchKeyError as error:
            faults.append(_no_such_key(patch, error))
        else:
            new = plain(patch.value.node)
            _logger.info(message("{key}: {old} -> {new}", key=patch.key, old=old, new=new))
    return Patched(root=root, faults=tuple(dict.fromkeys(faults)))


def _lost(root: Node) -> list[Fault]:
    """Return the keys of all overrides, used or not, that lead nowhere."""
    faults = []
    for name in section_values(root, "overrides"):
        for patch in patches_of(root, name):
            try:
                replace_at(root, patch.steps, patch.value)
            except NoSuchKeyError as error:
                faults.append(_no_such_key(patch, error))
    return faults


def _collisions_in_scenarios(root: Node) -> list[Fault]:
    found: list[Fault] = []
    for name in section_values(root, "scenarios"):
        chosen, _ = expand(root, (name,), Spot(file=COMMAND_LINE))
        found += collisions([patch for member in chosen for patch in patches_of(root, member)])
    return found


def _no_such_key(patch: Patch, error: NoSuchKeyError) -> Fault:
    text = message("the key {key!r} leads nowhere", key=patch.key)
    return fault("S135", text, patch.value.spot, value=patch.key, remedy=error.args[0])


def _unreadable(setting: str, spot: Spot, *, is_broken: bool) -> Fault:
    if not is_broken:
        text = message("a setting is a key, an equals sign and a value")
        return fault("S136", text, spot, value=setting)
    text = message("the value of a setting is not YAML")
    remedy = message(
        "Close every bracket, put a space after every colon, and quotes round the whole "
        "setting: --set 'roads.closed.slide={ways: [23817432]}'."
    )
    return fault("S136", text, spot, value=setting, remedy=remedy)


def _settings(settings: tuple[str, ...]) -> tuple[list[Patch], list[Fault]]:
    patches, faults = [], []
    for setting in settings:
        key, equals, text = setting.partition("=")
        spot = Spot(file=COMMAND_LINE)
        node, broken = parse_yaml(text, COMMAND_LINE) if equals and key.strip() else (None, ())
        if not equals or not key.strip() or broken:
            faults.append(_unreadable(setting, spot, is_broken=bool(broken)))
            continue
        value = Node(spot=spot, content=None if node is None else node.content)
        patches.append(Patch(source=setting, key=key.strip(), value=Value(spot=spot, node=value)))
    return patches, faults
