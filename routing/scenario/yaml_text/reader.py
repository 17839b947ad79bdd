"""Read YAML without trust: limited in depth and in what aliases may repeat."""

import re
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from routing.errors import Fault
from routing.language import message
from routing.scenario.codes import fault
from routing.scenario.spots import Spot
from routing.scenario.yaml_text.nodes import Node, Scalar, Value

MAX_DEPTH = 20
MAX_NODES = 100_000

# The scalars of the YAML 1.2 core schema; dates and clock times stay text.
_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]{1,300}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.nan|\.NaN|\.NAN")


class _StopReadingError(Exception):
    def __init__(self, code: str, message: str, line: int) -> None:
        self.code, self.message, self.line = code, message, line
        super().__init__(message)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end is not read yet."""

    event: NodeEvent
    anchor: str | None
    is_mapping: bool
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _Builder:
    file: str
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, Node | None] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    root: Node | None = None
    documents: int = 0

    def feed(self, event: Event) -> None:
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _StopReadingError("S114", "a second document begins", _line(event))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._open(event)
        elif isinstance(event, CollectionEndEvent):
            self._close()
        elif isinstance(event, ScalarEvent):
            self._refuse_tag(event)
            node = Node(spot=self._spot(event), content=_scalar(event), text=str(event.value))
            self._add(node, event.anchor)
        elif isinstance(event, AliasEvent):
            self._repeat(event)

    def _open(self, event: NodeEvent) -> None:
        self._refuse_tag(event)
        if len(self.stack) >= MAX_DEPTH:
            text = message("more than {limit} levels of lists and mappings", limit=MAX_DEPTH)
            raise _StopReadingError("S112", text, _line(event))
        if event.anchor:
            self.anchors[event.anchor] = None
        is_mapping = isinstance(event, MappingStartEvent)
        self.stack.append(_Open(event=event, anchor=event.anchor, is_mapping=is_mapping))

    def _close(self) -> None:
        done = self.stack.pop()
        size = 1 + sum(child.size for child in done.children)
        depth = 1 + max((child.depth for child in done.children), default=0)
        line = _line(done.event)
        if size > MAX_NODES:
            raise _StopReadingError(
                "S111", message("more than {limit} values when written out", limit=MAX_NODES), line
            )
        if depth + len(self.stack) > MAX_DEPTH:
            raise _StopReadingError(
                "S112", message("more than {limit} levels", limit=MAX_DEPTH), line
            )
        content = self._mapping(done.children) if done.is_mapping else tuple(done.children)
        spot = self._spot(done.event)
        self._add(Node(spot=spot, content=content, size=size, depth=depth), done.anchor)

    def _mapping(self, children: list[Node]) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        for key, node in zip(children[::2], children[1::2], strict=True):
            if isinstance(key.content, tuple | dict):
                text = message("a key must be a word, not a list or mapping")
                raise _StopReadingError("S110", text, key.spot.line or 1)
            name = key.text
            if name in entries:
                self.faults.append(
                    fault("S113", message("the key {name!r} is written twice", name=name), key.spot)
                )
            else:
                entries[name] = Value(spot=key.spot, node=node)
        return entries

    def _repeat(self, event: AliasEvent) -> None:
        node = self.anchors.get(str(event.anchor))
        if node is None:
            text = message(
                "the alias *{anchor} repeats itself or was never named", anchor=event.anchor
            )
            raise _StopReadingError("S111", text, _line(event))
        self._add(node, None)

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = node
        if self.stack:
            self.stack[-1].children.append(node)
        else:
            self.root = node

    def _refuse_tag(self, event: NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None and not str(tag).startswith("tag:yaml.org,2002:str"):
            raise _StopReadingError("S110", f"the tag {tag} is not used here", _line(event))

    def _spot(self, event: Event) -> Spot:
        return Spot(file=self.file, line=_line(event))


def parse_yaml(text: str, file: str) -> tuple[Node | None, tuple[Fault, ...]]:
    """Return the tree of a YAML text and its faults; no tree where it cannot be read."""
    builder = _Builder(file=file)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.feed(event)
    except _StopReadingError as stop:
        spot = Spot(file=file, line=stop.line)
        return None, (*builder.faults, fault(stop.code, stop.message, spot))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        spot = Spot(file=file, line=None if mark is None else mark.line + 1)
        text = error.problem or error.context or "the text is not YAML"
        return None, (*builder.faults, fault("S110", text, spot))
    except (YAMLError, ValueError) as error:
        text = str(error).splitlines()[0] if str(error) else message("the text is not YAML")
        return None, (*builder.faults, fault("S110", text, Spot(file=file, line=1)))
    return builder.root, tuple(builder.faults)


def _line(event: Event) -> int:
    mark = event.start_mark
    return 1 if mark is None else int(mark.line) + 1


def _scalar(event: ScalarEvent) -> Scalar:
    text = str(event.value)
    is_quoted = event.style in {"'", '"', "|", ">"} or getattr(event, "tag", None) is not None
    return text if is_quoted else resolve(text)


def resolve(text: str) -> Scalar:
    """Return what a scalar without quotation marks means."""
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text) or _FALSE.fullmatch(text):
        return bool(_TRUE.fullmatch(text))
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) or _INFINITE.fullmatch(text):
        return float(text.casefold().replace(".inf", "inf").replace(".nan", "nan"))
    return text
