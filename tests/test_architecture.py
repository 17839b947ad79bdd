"""The laws of the house: floors, fences, sizes, names, units, values."""

import ast
import dataclasses
import importlib
import sys
from collections.abc import Callable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import routing.model

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "routing"
LIBRARY = sorted(PACKAGE.rglob("*.py"))
EVERYTHING = [
    path
    for folder in ("routing", "maps", "tests")
    if (ROOT / folder).is_dir()
    for path in sorted((ROOT / folder).rglob("*.py"))
]

FLOORS = {
    "errors": 0,
    "units": 0,
    "processes": 0,
    "language": 0,
    "model": 1,
    "scenario": 2,
    "roads": 2,
    "engines": 2,
    "benchmarks": 2,
    "costs": 2,
    "checking": 2,
    "planning": 3,
    "generation": 3,
    "recipe": 4,
    "studies": 5,
    "outputs": 6,
    "cli": 7,
}

FENCES = {
    "babel": {"language"},
    "jinja2": {"outputs"},
    "pydantic": {"scenario"},
    "pydantic_core": {"scenario"},
    "ruamel": {"scenario"},
    "openpyxl": {"scenario", "outputs"},
    "gpxpy": {"outputs"},
    "osmnx": {"roads"},
    "osmium": {"roads"},
    "opening_hours": {"roads"},
    "platformdirs": {"roads"},
    "pyogrio": {"roads", "outputs"},
    "networkx": {"roads"},
    "scipy": {"costs", "roads"},
    "numba": {"planning"},
    "llvmlite": {"planning"},
    "filelock": {"planning"},
    "ortools": {"engines", "planning"},
    "shapely": {"roads", "generation", "outputs"},
    "geopandas": {"outputs", "roads"},
    "pandas": {"outputs", "roads"},
    "distributed": {"studies"},
    "markupsafe": {"outputs"},
    "click": {"cli"},
    "rich": {"cli"},
    "numpy": set(FLOORS),
}

FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "base",
    "core",
    "manager",
    "handler",
    "data",
    "info",
}

CONVERSIONS = {60, 100, 1000, 3600, 86_400}
CONVERTS_ANYWAY = {
    "units.py": "the one place for conversions",
    "model/travel.py": "speed_percent is a share of the road's speed",
    "planning/kinds.py": "speed_percent is a share of the road's speed",
    "outputs/figures.py": "a saving in percent",
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _room(path: Path) -> str:
    """Return the room of a file of the package; the package's own __init__ is the roof."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of everything a module imports, wherever it does so."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            if module == "routing":
                for alias in node.names:
                    yield node.lineno, f"routing.{alias.name}"
            else:
                yield node.lineno, module


def reached_from_the_roof(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield ``routing.name`` where a module says ``import routing`` and uses more than its path."""
    if any(module == "routing" for _, module in imported(tree)):
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                name = node.value.id, node.attr
                if name[0] == "routing" and not name[1].startswith("__"):
                    yield node.lineno, ".".join(name)


def misplaced_imports(room: str, tree: ast.AST) -> list[str]:
    """Return the imports that climb the floors, visit neighbours or jump a fence."""
    faults = []
    for line, module in (*imported(tree), *reached_from_the_roof(tree)):
        top, _, rest = module.partition(".")
        if module.startswith("."):
            faults.append(f"line {line}: {module} is relative")
        elif top == "routing" and rest:
            target = rest.partition(".")[0]
            if target != room and FLOORS.get(target, 99) >= FLOORS[room]:
                faults.append(f"line {line}: {room} imports {target}")
        elif top not in {"routing", *sys.stdlib_module_names} and room not in FENCES.get(
            top, set()
        ):
            faults.append(f"line {line}: {room} imports {top}")
    return faults


def conversions(tree: ast.AST) -> list[str]:
    """Return the multiplications, divisions and remainders by 60, 100, 1000 or 3600.

    ``f"{100 * share:.0f} %"`` is no conversion.
    """
    wanted = (ast.Mult, ast.Div, ast.FloorDiv, ast.Mod)
    percent = {id(node) for part in _percentages(tree) for node in ast.walk(part)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, wanted):
            found += [
                f"line {node.lineno}: {side.value}"
                for side in (node.left, node.right)
                if isinstance(side, ast.Constant)
                and side.value in CONVERSIONS
                and not (side.value == 100 and id(side) in percent)
            ]
    return found


def _percentages(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            for value, after in pairwise(node.values):
                text = after.value if isinstance(after, ast.Constant) else ""
                if isinstance(text, str) and text.lstrip().startswith("%"):
                    yield value


def undocumented(tree: ast.Module) -> list[str]:
    """Return the public modules, classes and functions without a docstring."""
    missing = [] if ast.get_docstring(tree) else ["the module"]
    holders: list[ast.Module | ast.ClassDef] = [tree]
    while holders:
        for node in holders.pop().body:
            if not isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
                continue
            if node.name.startswith("_"):
                continue
            if not ast.get_docstring(node) and not _is_overload_or_protocol(node):
                missing.append(f"line {node.lineno}: {node.name}")
            if isinstance(node, ast.ClassDef):
                holders.append(node)
    return missing


def _is_overload_or_protocol(node: ast.AST) -> bool:
    decorators = getattr(node, "decorator_list", [])
    return any(isinstance(d, ast.Name) and d.id == "overload" for d in decorators)


def prints(tree: ast.AST) -> list[str]:
    """Return the lines that call print."""
    return [
        f"line {node.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]


def _faults(paths: list[Path], judge: Callable[[ast.Module], list[str]]) -> dict[str, list[str]]:
    found = {_name(path): judge(_tree(path)) for path in paths}
    return {name: faults for name, faults in found.items() if faults}


def _in_rooms() -> list[Path]:
    return [path for path in LIBRARY if path.parent != PACKAGE or path.stem in FLOORS]


def test_every_room_has_a_floor() -> None:
    assert {_room(path) for path in LIBRARY} - {"__init__", "__main__"} <= set(FLOORS)


@pytest.mark.parametrize("room", FLOORS)
def test_imports_only_go_down_and_stay_within_their_fences(room: str) -> None:
    paths = [path for path in _in_rooms() if _room(path) == room]
    assert paths
    assert _faults(paths, lambda tree: misplaced_imports(room, tree)) == {}


@pytest.mark.parametrize("room", ["roads"])
def test_rooms_within_a_room_do_not_turn_in_circles(room: str) -> None:
    """Follow the imports between the folders and files of a room as one would walk through it."""
    known: dict[str, set[str]] = {}
    for path in LIBRARY:
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts[0] == room and parts[1:] != ("__init__",):
            inner = known.setdefault(parts[1], set())
            for _, module in imported(_tree(path)):
                _, found, rest = module.partition(f"routing.{room}.")
                if found and (name := rest.partition(".")[0]) != parts[1]:
                    inner.add(name)
    assert known
    TopologicalSorter(known).prepare()


def test_the_judge_knows_only_the_vocabulary() -> None:
    known = {"routing.model", "routing.units", "routing.language", "routing.checking"}
    for path in LIBRARY:
        if _room(path) == "checking":
            for line, module in imported(_tree(path)):
                top = module.partition(".")[0]
                is_known = any(module == k or module.startswith(f"{k}.") for k in known)
                assert is_known or top in sys.stdlib_module_names, f"{_name(path)}:{line} {module}"


def test_files_are_short() -> None:
    lengths = {_name(path): len(path.read_text("utf-8").splitlines()) for path in EVERYTHING}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_names_say_something() -> None:
    parts = {
        part for path in EVERYTHING for part in (*path.relative_to(ROOT).parent.parts, path.stem)
    }
    assert parts.isdisjoint(FORBIDDEN_NAMES)


def test_units_are_converted_in_one_place() -> None:
    paths = [p for p in LIBRARY if p.relative_to(PACKAGE).as_posix() not in CONVERTS_ANYWAY]
    assert _faults(paths, conversions) == {}


def test_the_exceptions_exist_and_are_needed() -> None:
    for name in CONVERTS_ANYWAY:
        assert name == "units.py" or conversions(_tree(PACKAGE / name)), name


def test_the_library_does_not_print() -> None:
    assert _faults(LIBRARY, prints) == {}


def test_what_is_public_is_documented() -> None:
    assert _faults(LIBRARY, undocumented) == {}


def _model_classes() -> list[type[Any]]:
    found: dict[str, type[Any]] = {}
    for path in sorted((PACKAGE / "model").glob("*.py")):
        module = importlib.import_module(f"routing.model.{path.stem}".removesuffix(".__init__"))
        for thing in vars(module).values():
            if isinstance(thing, type) and thing.__module__.startswith("routing.model"):
                found[thing.__qualname__] = thing
    return [thing for thing in found.values() if dataclasses.is_dataclass(thing)]


@pytest.mark.parametrize("kind", _model_classes(), ids=lambda kind: kind.__name__)
def test_values_are_frozen_slotted_and_named(kind: Any) -> None:
    assert kind.__dataclass_params__.frozen
    assert "__slots__" in vars(kind)
    assert all(field.kw_only for field in dataclasses.fields(kind) if field.init)


def test_the_vocabulary_is_exported() -> None:
    assert {kind.__name__ for kind in _model_classes()} <= set(routing.model.__all__)


# The judges above can fail.


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("checking", "from routing.planning import plan_day"),
        ("checking", "from routing.costs import account"),
        ("model", "def f():\n    import routing.cli"),
        ("costs", "from routing import run"),
        ("costs", "from .rates import x"),
        ("outputs", "import ortools"),
        ("scenario", "import requests"),
        ("model", "import routing\nrouting.cli"),
    ],
)
def test_a_misplaced_import_is_seen(room: str, source: str) -> None:
    assert len(misplaced_imports(room, ast.parse(source))) == 1


@pytest.mark.parametrize(
    "source", ["from routing.model import Plan", "import numpy as np", "from math import ceil"]
)
def test_a_well_placed_import_is_left_alone(source: str) -> None:
    assert misplaced_imports("checking", ast.parse(source)) == []


@pytest.mark.parametrize(
    "source", ["x * 3600", "60 * x", "x // 1000", "x % 60", "60 * 60", "x / 100"]
)
def test_a_conversion_is_seen(source: str) -> None:
    assert conversions(ast.parse(source))


@pytest.mark.parametrize("source", ["x + 60", "x * 2", "100 - x", "f(1000)", 'f"{100 * x:.0f} %"'])
def test_other_arithmetic_is_left_alone(source: str) -> None:
    assert conversions(ast.parse(source)) == []


def test_prints_and_missing_docstrings_are_seen() -> None:
    assert prints(ast.parse("def f():\n    print(1)")) == ["line 2"]
    source = '"""M."""\nclass A:\n    """A."""\n    def f(self): ...\n    def _g(self): ...'
    assert undocumented(ast.parse(source)) == ["line 4: f"]
