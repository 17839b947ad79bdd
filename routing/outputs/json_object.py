"""JSON files: written the same way every time, read field by field."""

import json
import math
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from routing.errors import UsageError
from routing.language import message

_E = TypeVar("_E", bound=Enum)
_T = TypeVar("_T")

Json = Mapping[str, Any]


def json_text(value: object) -> str:
    """Return indented JSON in the order given, Chinese text as it is, ending with a newline."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write_json(path: Path, value: object) -> None:
    """Write a JSON file."""
    path.write_text(json_text(value), encoding="utf-8", newline="\n")


def read_json(path: Path) -> "JsonObject":
    """Read a JSON file whose top level is an object.

    Raises
    ------
    UsageError
        If the file is missing, is not JSON, or holds something else.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError(
            message("{path} is missing. Write the run again with `routing solve`.", path=path)
        ) from None
    except (ValueError, OSError, RecursionError) as error:
        raise UsageError(
            message("{path} is damaged: {error}. Write the run again.", path=path, error=error)
        ) from error
    return JsonObject(value, str(path))


class JsonObject:
    """An object of a JSON file that says where it stands when a field is not as it should be."""

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, dict):
            raise UsageError(
                message(
                    "{where}: expected an object, found {value}. Write it again.",
                    where=where,
                    value=_shown(value),
                )
            )
        self._fields: dict[str, object] = value
        self.where = where

    def __contains__(self, key: str) -> bool:
        return key in self._fields

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the fields, in the order of the file."""
        return tuple(self._fields)

    @property
    def fields(self) -> Json:
        """All fields as they are."""
        return self._fields

    def require_format(self, wanted: str) -> None:
        """Make sure that the file is of the format that is read here."""
        if self.text("format") != wanted:
            raise UsageError(
                message(
                    '{where}: "format" must be "{format}". Write it again.',
                    where=self.where,
                    format=wanted,
                )
            )

    def text(self, key: str) -> str:
        """Return a field that must hold text."""
        return self._expect(key, str, message("text"))

    def text_or_none(self, key: str) -> str | None:
        """Return a field that holds text or null."""
        return None if self._get(key) is None else self.text(key)

    def whole(self, key: str) -> int:
        """Return a field that must hold a whole number."""
        return self._expect(key, int, message("a whole number"))

    def number(self, key: str) -> float:
        """Return a field that must hold a number."""
        value = self._get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return value
        raise self._wrong(key, message("a number"), value)

    def number_or_none(self, key: str) -> float | None:
        """Return a field that holds a number or null."""
        return None if self._get(key) is None else self.number(key)

    def flag(self, key: str) -> bool:
        """Return a field that must hold true or false."""
        return self._expect(key, bool, message("true or false"))

    def choice(self, key: str, words: type[_E]) -> _E:
        """Return a field that must hold one of the words of an enumeration."""
        value = self._get(key)
        for word in words:
            if word.value == value:
                return word
        raise self._wrong(key, " or ".join(str(word.value) for word in words), value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a field that must hold a list of texts."""
        values = self._expect(key, list, message("a list of texts"))
        for value in values:
            if not isinstance(value, str):
                raise self._wrong(key, message("a list of texts"), value)
        return tuple(values)

    def is_null(self, key: str) -> bool:
        """Return whether a field, which must be there, holds null."""
        return self._get(key) is None

    def number_rows(self, key: str) -> tuple[tuple[float, ...], ...]:
        """Return a field that must hold a list of lists of numbers."""
        words = "a list of lists of numbers"
        rows = self._expect(key, list, words)
        for row in rows:
            numbers = row if isinstance(row, list) else [None]
            if not all(isinstance(n, int | float) and math.isfinite(n) for n in numbers):
                raise self._wrong(key, words, row)
        return tuple(tuple(row) for row in rows)

    def values(self, key: str) -> tuple[object, ...]:
        """Return a field that must hold a list of anything."""
        return tuple(self._expect(key, list, "a list"))

    def objects(self, key: str) -> tuple["JsonObject", ...]:
        """Return a field that must hold a list of objects."""
        values = self._expect(key, list, message("a list of objects"))
        return tuple(JsonObject(v, f"{self.where}, {key}[{i}]") for i, v in enumerate(values))

    def inner(self, key: str) -> "JsonObject":
        """Return a field that must hold an object."""
        return JsonObject(self._get(key), f"{self.where}, {key}")

    def _get(self, key: str) -> object:
        if key not in self._fields:
            raise UsageError(
                message(
                    '{where}: the field "{key}" is missing. Add it or write it again.',
                    where=self.where,
                    key=key,
                )
            )
        return self._fields[key]

    def _expect(self, key: str, kind: type[_T], words: str) -> _T:
        value = self._get(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self._wrong(key, words, value)
        return value

    def _wrong(self, key: str, expected: str, found: object) -> UsageError:
        return UsageError(
            message(
                '{where}: "{key}" must be {expected}, found {found}. Correct it or write the '
                "file again.",
                where=self.where,
                key=key,
                expected=expected,
                found=_shown(found),
            ),
        )


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 40 else f"{text[:37]}..."
