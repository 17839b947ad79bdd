"""Which overrides are used: by name, through named scenarios, and on the command line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from routing.errors import Fault
from routing.language import message
from routing.scenario.codes import fault
from routing.scenario.spots import Spot
from routing.scenario.suggestions import did_you_mean
from routing.scenario.yaml_text import Node, Value

COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the caller asked for: names of scenarios or overrides, and ``key=value`` settings."""

    scenario_name: str | None = None
    overrides: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the order they are applied."""
        named = (self.scenario_name or "").split(",")
        return tuple(n for n in (name.strip() for name in (*named, *self.overrides)) if n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """One change: a dotted key and its new value, and the override it belongs to."""

    source: str
    key: str
    value: Value

    @property
    def steps(self) -> tuple[str, ...]:
        """The key in parts."""
        return tuple(self.key.split("."))


def section_values(root: Node, section: str) -> dict[str, Value]:
    """Return the keys of a section of the file, none where it is not a mapping."""
    value = root.entries.get(section)
    return value.node.entries if value is not None else {}


def patches_of(root: Node, name: str) -> tuple[Patch, ...]:
    """Return the changes of one override."""
    override = section_values(root, "overrides")[name].node
    return tuple(Patch(source=name, key=k, value=v) for k, v in override.entries.items())


def expand(root: Node, names: Iterable[str], spot: Spot) -> tuple[tuple[str, ...], list[Fault]]:
    """Return the overrides behind names, each once, and the names nobody knows."""
    overrides, scenarios = (section_values(root, s) for s in ("overrides", "scenarios"))
    chosen: dict[str, None] = {}
    faults = []
    for name in names:
        if name in scenarios:
            members = [item.text for item in scenarios[name].node.items]
            chosen.update(dict.fromkeys(m for m in members if m in overrides))
        elif name in overrides:
            chosen[name] = None
        else:
            hint = did_you_mean(name, [*scenarios, *overrides]) or _listed([*scenarios, *overrides])
            text = message("no scenario or override is called {name!r}", name=name)
            faults.append(fault("S133", text, spot, remedy=hint))
    return tuple(chosen), faults


def unknown_members(root: Node) -> Iterator[Fault]:
    """Yield the overrides that scenarios name and the file does not have."""
    overrides = section_values(root, "overrides")
    for name, value in section_values(root, "scenarios").items():
        for item in value.node.items:
            member = item.text
            if member not in overrides:
                hint = did_you_mean(member, overrides) or _listed(overrides)
                text = message(
                    "scenario {name!r} names the override {member!r}, which is not there",
                    name=name,
                    member=member,
                )
                yield fault("S133", text, item.spot, remedy=hint)


def collisions(patches: Sequence[Patch]) -> Iterator[Fault]:
    """Yield the patches that change what an earlier one of another override changes."""
    for n, patch in enumerate(patches):
        for other in patches[:n]:
            shorter = min(len(patch.steps), len(other.steps))
            if patch.steps[:shorter] == other.steps[:shorter]:
                text = message(
                    "{source!r} and {source2!r} both change {key!r}",
                    source=patch.source,
                    source2=other.source,
                    key=patch.key,
                )
                yield fault("S134", text, patch.value.spot, value=patch.key)
                break


def _listed(names: Iterable[str]) -> str:
    known = ", ".join(names)
    if not known:
        return message("The file defines none.")
    return message("Known: {names}.", names=known)
