"""Texts that are written long before it is known who reads them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Self


class Message(str):
    """An English text that remembers what it was made of, so that a wordbook can say it again.

    It is a text like any other: programs, logs and ``--json`` read it in English. ``template`` has
    names in braces where the ``values`` stand; a value may be a message itself.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object] = MappingProxyType({})) -> Self:
        """Make the English text; without values the template is taken as it stands."""
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template = str(template)
        made.values = dict(values)
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str, Mapping[str, object]]]:
        """Return what pickles and copies are made of."""
        return type(self), (self.template, self.values)


def message(template: str, /, **values: object) -> Message:
    """Return an English text for the catalogue to know and a wordbook to say.

    ``message("{count} stops", count=3)`` is the text ``3 stops``.
    """
    return Message(template, values)


def joined(texts: Iterable[str], separator: str = "\n") -> Message:
    """Return texts one after the other as one message, each of them said in its turn."""
    values = {f"text_{number}": text for number, text in enumerate(texts)}
    return Message(separator.join(f"{{{name}}}" for name in values), values)
