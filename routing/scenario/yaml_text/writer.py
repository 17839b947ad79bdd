"""Write plain values as YAML for people."""

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from routing.scenario.yaml_text.reader import resolve

_MAX_FLOW_ITEMS = 8


def yaml_text(value: dict[str, Any]) -> str:
    """Return the YAML of a mapping; lists of scalars stand on one line, clock times in quotes."""
    yaml = YAML()
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(_styled(value), stream)
    return stream.getvalue()


def _styled(value: Any) -> Any:  # noqa: ANN401 - plain values of any kind
    if isinstance(value, dict):
        return CommentedMap((_text(key), _styled(item)) for key, item in value.items())
    if isinstance(value, list):
        items = CommentedSeq(_styled(item) for item in value)
        if len(value) <= _MAX_FLOW_ITEMS and all(_is_word(item) for item in value):
            items.fa.set_flow_style()
        return items
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return _text(value) if isinstance(value, str) else value


def _is_word(item: object) -> bool:
    return isinstance(item, int | float) or (isinstance(item, str) and len(item) < 20)


def _text(text: str) -> str:
    """Quote what would be read as something else; within [] a question mark begins a key."""
    means_itself = resolve(text) == text and not text.startswith("?")
    is_plain = means_itself and ":" not in text and text.isprintable()
    return text if is_plain else DoubleQuotedScalarString(text)
