"""Reads typed values from a table of a TOML file and gathers what is wrong with them."""

import difflib
import math
import re
from datetime import date, datetime
from typing import TypeVar

from routing.errors import Fault
from routing.generation.parameters import Season
from routing.language import message

_T = TypeVar("_T")
_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


class ParameterTable:
    """One table of the file; every value is asked for once, what is left over is unknown."""

    def __init__(self, values: object, *, file: str, name: str, faults: list[Fault]) -> None:
        self._file = file
        self._name = name
        self._faults = faults
        self._asked: set[str] = set()
        self._values: dict[str, object] = values if isinstance(values, dict) else {}
        if not isinstance(values, dict):
            self.fault(
                message("not a table"),
                message("Write key = value lines under a heading."),
                value=values,
            )

    def fault(self, wrong: str, remedy: str, *, key: str = "", value: object = None) -> None:
        """Note a fault of the table or of one key."""
        where = ".".join(part for part in (self._name, key) if part)
        found = None if value is None else str(value)
        text = message("{where}: {wrong}", where=where, wrong=wrong) if where else wrong
        self._faults.append(
            Fault(code="G102", message=text, remedy=remedy, file=self._file, value=found)
        )

    def number(self, key: str, default: float | None, low: float, high: float = math.inf) -> float:
        """Return a number between two limits."""
        value = self._value(key, default)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        if value is not None:
            remedy = message("Write a number of at least {low:g}.", low=low)
            if math.isfinite(high):
                remedy = message(
                    "Write a number of at least {low:g} and at most {high:g}.", low=low, high=high
                )
            self._wrong(remedy, key, value)
        return low

    def whole(self, key: str, default: int | None, low: int) -> int:
        """Return a whole number that is at least ``low``."""
        value = self._value(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and value >= low:
            return value
        if value is not None:
            remedy = message("Write a whole number of at least {low}.", low=low)
            self._wrong(remedy, key, value)
        return low

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text."""
        return self._typed(key, default, str, message("Write a text in quotes.")) or ""

    def flag(self, key: str, *, default: bool) -> bool:
        """Return a truth value."""
        return bool(self._typed(key, default, bool, message("Write true or false.")))

    def day(self, key: str, default: date) -> date:
        """Return a date."""
        remedy = message("Write a date such as 2018-05-23, without quotes.")
        value = self._typed(key, default, date, remedy)
        return default if value is None or isinstance(value, datetime) else value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._value(key, default)
        if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
            return tuple(str(item) for item in value)
        if value is not None:
            self._wrong(message("Write a list of texts."), key, value)
        return ()

    def season(self, key: str) -> Season | None:
        """Return a season given as two days, ``["05-15", "06-30"]``, or None if it is absent."""
        days = self.texts(key, ())
        if not days:
            return None
        matches = [match for match in map(_DAY.fullmatch, days) if match]
        if len(days) != 2 or len(matches) != 2:
            remedy = message('Write ["05-15", "06-30"].')
            self.fault(message("not a season"), remedy, key=key, value=list(days))
            return None
        first, last = ((int(match[1]), int(match[2])) for match in matches)
        return Season(first=first, last=last)

    def numbers(self, key: str) -> dict[str, float]:
        """Return a table of numbers by name; empty where there is none."""
        table = self.table(key)
        return {name: table.number(name, None, 0.0) for name in table.names}

    def table(self, key: str) -> "ParameterTable":
        """Return a table inside this one; empty where there is none."""
        return self._inner(self._typed(key, {}, dict, message("Write a table.")) or {}, key)

    def tables(self, key: str) -> list["ParameterTable"]:
        """Return a list of tables; empty where there is none."""
        remedy = message("Write tables headed [[{key}]].", key=key)
        found = self._typed(key, [], list, remedy) or []
        return [self._inner(item, f"{key}[{n}]") for n, item in enumerate(found, start=1)]

    @property
    def names(self) -> tuple[str, ...]:
        """The keys of the table."""
        return tuple(self._values)

    def finish(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                near = difflib.get_close_matches(key, self._asked, n=1)
                remedy = message("Remove it.")
                if near:
                    remedy = message("Did you mean {name}?", name=near[0])
                self.fault(message("this key is not known"), remedy, key=key)

    def _wrong(self, remedy: str, key: str, value: object) -> None:
        self.fault(message("not right"), remedy, key=key, value=value)

    def _inner(self, values: object, key: str) -> "ParameterTable":
        name = ".".join(part for part in (self._name, key) if part)
        return ParameterTable(values, file=self._file, name=name, faults=self._faults)

    def _value(self, key: str, default: object) -> object:
        self._asked.add(key)
        value = self._values.get(key, default)
        if value is None:
            self.fault(message("this is missing"), message("Add it."), key=key)
        return value

    def _typed(self, key: str, default: _T | None, kind: type[_T], remedy: str) -> _T | None:
        value = self._value(key, default)
        if isinstance(value, kind):
            return value
        if value is not None:
            self._wrong(remedy, key, value)
        return None
