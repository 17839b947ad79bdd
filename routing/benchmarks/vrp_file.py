"""Reads the ``.vrp`` files of the multi-trip set, in the form of VRPLIB."""

import math
from dataclasses import dataclass, field
from pathlib import Path

from routing.benchmarks.multi_trip import MultiTripInstance
from routing.errors import Fault, ScenarioError
from routing.language import message

_HEADS = ("VEHICLES", "CAPACITY", "SERVICE_TIME")
_SECTIONS = {
    "NODE_COORD_SECTION": 3,
    "DEMAND_SECTION": 2,
    "TIME_WINDOW_SECTION": 3,
    "RELEASE_TIME_SECTION": 2,
}
"""Numbers per line, the place's own included."""

_TENTHS = 10


def read_vrp(path: Path) -> MultiTripInstance:
    """Read a ``.vrp`` file.

    Raises
    ------
    ScenarioError
        With every fault of the file: line, value and what belongs there.
    """
    draft = _Draft(path)
    draft.read()
    if draft.faults:
        raise ScenarioError(draft.faults)
    rows = draft.sections
    return MultiTripInstance(
        name=path.stem,
        vehicles=int(draft.heads["VEHICLES"]),
        capacity=draft.heads["CAPACITY"],
        service=int(draft.heads["SERVICE_TIME"] * _TENTHS),
        places=tuple((row[1], row[2]) for row in rows["NODE_COORD_SECTION"]),
        demands=tuple(row[1] for row in rows["DEMAND_SECTION"]),
        windows=tuple(
            (int(row[1] * _TENTHS), int(row[2] * _TENTHS)) for row in rows["TIME_WINDOW_SECTION"]
        ),
        releases=tuple(int(row[1] * _TENTHS) for row in rows["RELEASE_TIME_SECTION"]),
    )


@dataclass
class _Draft:
    """A file as far as it was read, with what is wrong in it."""

    path: Path
    heads: dict[str, float] = field(default_factory=dict)
    sections: dict[str, list[list[float]]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def read(self) -> None:
        """Read all lines, then look for what is missing."""
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            self._fault(1, "", message("this is not a text file"))
            return
        section = None
        for number, text in enumerate(lines, start=1):
            line = text.strip()
            if line.endswith("_SECTION"):
                section = line
                self.sections[section] = []
            elif section is None and ":" in line:
                self._head(number, line)
            elif section in _SECTIONS and line != "EOF" and line:
                self._row(number, section, line)
        self._look_for_gaps(len(lines))

    def _head(self, number: int, line: str) -> None:
        key, value = (part.strip() for part in line.split(":", 1))
        if key not in _HEADS:
            return
        amount = _number(value)
        if amount is None or amount < 0.0 or (key == "VEHICLES" and amount < 1.0):
            self._fault(number, value, message("{key} is no sensible number", key=key))
        self.heads[key] = amount or 0.0

    def _row(self, number: int, section: str, line: str) -> None:
        numbers = [_number(part) for part in line.split()]
        row = [value for value in numbers if value is not None]
        if len(numbers) != _SECTIONS[section] or len(row) != len(numbers):
            wrong = message(
                "{count} numbers are needed in {section}",
                count=_SECTIONS[section],
                section=section,
            )
            self._fault(number, line, wrong)
        elif row[0] != len(self.sections[section]) + 1:
            wrong = message("places of {section} do not count up from 1", section=section)
            self._fault(number, line, wrong)
        self.sections[section].append(row)

    def _look_for_gaps(self, last: int) -> None:
        missing = [name for name in (*_HEADS, *_SECTIONS) if not self._has(name)]
        for name in missing:
            self._fault(max(last, 1), "", message("{name} is missing", name=name))
        lengths = {name: len(rows) for name, rows in self.sections.items() if name in _SECTIONS}
        if not missing and len(set(lengths.values())) > 1:
            told = ", ".join(f"{name} {count}" for name, count in lengths.items())
            wrong = message("sections have different numbers of places: {counts}", counts=told)
            self._fault(last, "", wrong)

    def _has(self, name: str) -> bool:
        return name in self.heads or bool(self.sections.get(name))

    def _fault(self, line: int, value: str, wrong: str) -> None:
        self.faults.append(
            Fault(
                code="B103",
                message=wrong,
                remedy=message("Write the file as the published mtvrptwr instances are written"),
                file=self.path.name,
                line=line,
                value=value or None,
            )
        )


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
