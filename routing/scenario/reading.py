"""Read a scenario folder: every fault of a run together, or the scenario."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from routing.errors import Fault, ScenarioError
from routing.language import message
from routing.model import InputFile, Scenario
from routing.scenario.building import build
from routing.scenario.codes import fault
from routing.scenario.draft import Draft
from routing.scenario.files import (
    MAX_TABLE_BYTES,
    MAX_YAML_BYTES,
    FaultyFileError,
    SourceFile,
    decode,
    digest,
    find_scenario,
    read_source,
)
from routing.scenario.overriding import COMMAND_LINE, Choice, apply_overrides
from routing.scenario.parsing import Parsed, parse_document
from routing.scenario.rules import RULES
from routing.scenario.schema import DemandRow, LegRow, LineRow, PlaceRow, Section
from routing.scenario.spots import Spot
from routing.scenario.tables import Table, absent_table, read_grid, read_table
from routing.scenario.warnings import warn_of_closed_villages
from routing.scenario.yaml_text import Block, Node, parse_yaml

R = TypeVar("R", bound=Section)

_NEEDED = ("places", "demand")


def read_scenario(
    path: str | os.PathLike[str],
    *,
    scenario_name: str | None = None,
    overrides: Sequence[str] = (),
    settings: Sequence[str] = (),
) -> Scenario:
    """Read a scenario folder, or the folder of a ``scenario.yaml``.

    ``scenario_name`` is a named scenario, an override or a comma list of them; ``overrides`` more
    names; ``settings`` are ``key=value`` and win over both.

    Raises
    ------
    ScenarioError
        If the files have faults; all of them are listed.
    """
    choice = Choice(
        scenario_name=scenario_name, overrides=tuple(overrides), settings=tuple(settings)
    )
    judged = _judge(path, choice)
    if judged.faults or judged.draft is None:
        raise ScenarioError(judged.faults)
    return build(judged.draft, judged.inputs)


def validate_scenario(
    path: str | os.PathLike[str],
    *,
    scenario_name: str | None = None,
    overrides: Sequence[str] = (),
    settings: Sequence[str] = (),
) -> tuple[Fault, ...]:
    """Return all faults of a scenario's files, in the order of files, lines and rows."""
    choice = Choice(
        scenario_name=scenario_name, overrides=tuple(overrides), settings=tuple(settings)
    )
    return _judge(path, choice).faults


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    draft: Draft | None
    faults: tuple[Fault, ...]
    inputs: tuple[InputFile, ...] = ()


def _judge(path: str | os.PathLike[str], choice: Choice) -> _Judged:
    try:
        yaml_path = find_scenario(path)
        source = read_source(yaml_path, yaml_path.parent, limit=MAX_YAML_BYTES)
        root, faults = parse_yaml(decode(source), source.name)
    except FaultyFileError as error:
        return _Judged(draft=None, faults=(error.fault,))
    if root is None or not root.entries:
        if not faults:
            text = (
                message("the file holds no keys")
                if root is None
                else message("the file is not a mapping")
            )
            faults = (fault("S114", text, Spot(file=source.name, line=1)),)
        return _Judged(draft=None, faults=faults)
    patched = apply_overrides(root, choice)
    parsed = parse_document(patched.root)
    collector = _Folder(folder=yaml_path.parent, inputs=[source.input_file])
    draft = _draft(collector, patched.root, parsed)
    found = [*faults, *patched.faults, *parsed.faults]
    for table in (draft.places, draft.demand, draft.lines, draft.legs):
        found += table.faults if table is not None else ()
    for rule in RULES:
        found += rule(draft)
    found += collector.digest_files(name for _, name in parsed.document.roads.files)
    warn_of_closed_villages(draft)
    return _Judged(
        draft=draft, faults=_in_order(found, draft, source.name), inputs=tuple(collector.inputs)
    )


@dataclass(slots=True)
class _Folder:
    """The folder that is read, and the files that were opened so far."""

    folder: Path
    inputs: list[InputFile]

    def table(self, name: str, kind: str, row_type: type[R], spot: Spot) -> Table[R]:
        """Return a table file with its faults; ``spot`` is where the scenario names it."""
        path = self.folder / name
        if not path.exists():
            return absent_table(
                name, fault("S103", message("there is no table {name!r}", name=name), spot)
            )
        try:
            source = read_source(path, self.folder, limit=MAX_TABLE_BYTES)
            self._note(source)
            if kind == "travel" and path.suffix.lower() != ".csv":
                text = message("travel tables are read from .csv files only")
                return absent_table(name, fault("S107", text, spot, value=name))
            grid = read_grid(source, sheet=kind)
        except FaultyFileError as error:
            return absent_table(name, error.fault)
        return read_table(grid, row_type, table=kind, file=source.name, needs_rows=kind in _NEEDED)

    def digest_files(self, names: Iterable[str]) -> Iterator[Fault]:
        """Note the digests of the files that are there, however large; yield what is unreadable."""
        for path in dict.fromkeys(self.folder / name for name in names):
            if path.is_file():
                try:
                    self.inputs.append(digest(path, self.folder))
                except FaultyFileError as error:
                    yield error.fault

    def _note(self, source: SourceFile) -> None:
        if source.input_file not in self.inputs:
            self.inputs.append(source.input_file)


def _draft(files: _Folder, root: Node, parsed: Parsed) -> Draft:
    document, tables, roads = parsed.document, parsed.document.tables, parsed.document.roads
    whole = Block(root)
    named = root.entries["tables"].node.entries if "tables" in root.entries else {}

    def spot(key: str) -> Spot:
        return named[key].spot if key in named else Spot(file=root.spot.file)

    lines: Table[LineRow] | None = None
    if "lines" in named or (files.folder / tables.lines).exists():
        lines = files.table(tables.lines, "lines", LineRow, spot("lines"))
    legs: Table[LegRow] | None = None
    if roads.table is not None:
        where = root.entries["roads"].node.entries["table"].spot
        legs = files.table(roads.table, "travel", LegRow, where)
    return Draft(
        folder=files.folder,
        document=document,
        root=whole,
        block=parsed.block,
        incomplete=parsed.incomplete,
        places=files.table(tables.places, "places", PlaceRow, spot("places")),
        demand=files.table(tables.demand, "demand", DemandRow, spot("demand")),
        lines=lines,
        legs=legs,
    )


def _in_order(found: Sequence[Fault], draft: Draft, yaml_name: str) -> tuple[Fault, ...]:
    """Return the faults once each, by file, line, row, column and code."""
    tables = (draft.places, draft.demand, draft.lines, draft.legs)
    names = [COMMAND_LINE, yaml_name, *(t.file for t in tables if t is not None)]

    def rank(item: Fault) -> tuple[int, str, int, int, str, str]:
        place = names.index(item.file) if item.file in names else len(names)
        return place, item.file, item.line or 0, item.row or 0, item.column or "", item.code

    return tuple(sorted(dict.fromkeys(found), key=rank))
