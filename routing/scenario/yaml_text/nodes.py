"""A YAML document as a tree that knows where every value stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from routing.scenario.spots import Spot

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A key of a mapping with its own line and the node it leads to."""

    spot: Spot
    node: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A scalar, a list of nodes or a mapping of keys to nodes.

    ``text`` is a scalar as the file writes it; ``size`` counts the nodes below, repeated ones as
    often as they are repeated; ``depth`` the levels.
    """

    spot: Spot
    content: "Scalar | tuple[Node, ...] | dict[str, Value]"
    text: str = field(default="", compare=False)
    size: int = field(default=1, compare=False)
    depth: int = field(default=1, compare=False)

    @property
    def entries(self) -> dict[str, Value]:
        """The keys of a mapping; nothing for other nodes."""
        return self.content if isinstance(self.content, dict) else {}

    @property
    def items(self) -> "tuple[Node, ...]":
        """The items of a list; nothing for other nodes."""
        return self.content if isinstance(self.content, tuple) else ()

    @property
    def is_list(self) -> bool:
        """Whether the node is a list."""
        return isinstance(self.content, tuple)

    @property
    def scalar(self) -> Scalar:
        """The value of a scalar; None for lists and mappings."""
        return None if isinstance(self.content, tuple | dict) else self.content

    def with_key(self, key: str, value: Value) -> "Node":
        """Return a copy of a mapping with one key added or replaced."""
        return Node(spot=self.spot, content={**self.entries, key: value})

    def with_item(self, index: int, item: "Node") -> "Node":
        """Return a copy of a list with one item replaced."""
        content = (*self.items[:index], item, *self.items[index + 1 :])
        return Node(spot=self.spot, content=content)


class Block(dict[str, Any]):
    """A plain mapping that remembers its node."""

    __slots__ = ("node",)

    def __init__(self, node: Node) -> None:
        self.node = node
        super().__init__({key: plain(value.node) for key, value in node.entries.items()})


def plain(node: Node) -> Any:  # noqa: ANN401 - whatever YAML can hold
    """Return the values without their lines; mappings as blocks."""
    if isinstance(node.content, dict):
        return Block(node)
    if isinstance(node.content, tuple):
        return [plain(item) for item in node.content]
    return node.content


def block_at(document: Block, path: Sequence[str | int]) -> tuple[Spot, object]:
    """Return where a path of keys and positions leads, as far as it goes, and the value there."""
    spot, here = document.node.spot, document
    value: Any = here
    for step in path:
        if isinstance(value, Block) and step in value.node.entries:
            spot = value.node.entries[str(step)].spot
            value = value[str(step)] if step in value else None
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
            spot = value.node.spot if isinstance(value, Block) else spot
        else:
            break
    return spot, value
