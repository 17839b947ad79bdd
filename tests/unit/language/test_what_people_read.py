"""What a user is told, in an error, a fault or a warning, is a message that can be translated."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import routing
from routing import errors
from routing.errors import RoutingError
from routing.language import Message, joined, message, wordbook

HOUSE = Path(routing.__file__).parent
SPOKEN = {"warning", "info"}
TEXTS_OF_FAULTS = {"message", "remedy"}


def error_names(trees: dict[Path, ast.Module]) -> set[str]:
    """Return the names of all errors a user can meet, wherever they are defined."""
    names = {
        n for n, v in vars(errors).items() if isinstance(v, type) and issubclass(v, RoutingError)
    }
    classes = [n for tree in trees.values() for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    while more := {c.name for c in classes if names & base_names(c)} - names:
        names |= more
    return names


def base_names(one: ast.ClassDef) -> set[str]:
    """Return the names of what a class is made from."""
    return {base.id for base in one.bases if isinstance(base, ast.Name)}


def said(call: ast.Call, names: set[str]) -> Iterator[ast.expr]:
    """Yield the arguments of a call that people will read."""
    match call.func:
        case ast.Name(id="Fault"):
            yield from (k.value for k in call.keywords if k.arg in TEXTS_OF_FAULTS)
        case ast.Name(id=name) if name in names:
            yield from call.args[:1]
        case ast.Attribute(attr=how) if how in SPOKEN:
            yield from call.args[:1]


def is_plain(text: ast.expr) -> bool:
    """Say whether an expression makes a text of its own, which no wordbook knows."""
    match text:
        case ast.Constant(value=str()) | ast.JoinedStr() | ast.BinOp():
            return True
        case (
            ast.Call(func=ast.Attribute(attr="join" | "format")) | ast.Call(func=ast.Name(id="str"))
        ):
            return True
        case ast.IfExp(body=body, orelse=orelse):
            return is_plain(body) or is_plain(orelse)
    return False


def plain_texts(trees: dict[Path, ast.Module]) -> list[str]:
    """Return where a plain text is told to people, as ``file:line: text``."""
    names = error_names(trees)
    return [
        f"{path}:{text.lineno}: {ast.unparse(text)}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for text in said(node, names)
        if is_plain(text)
    ]


def test_nothing_people_read_is_english_only() -> None:
    trees = {path: ast.parse(path.read_bytes()) for path in sorted(HOUSE.rglob("*.py"))}
    assert plain_texts(trees) == []


@pytest.mark.parametrize(
    "code",
    [
        'raise UsageError("no such folder")',
        'raise UsageError(f"{folder} is missing")',
        'raise RoadsError("a" + "b")',
        'raise NoPlanError("; ".join(told))',
        "raise UsageError(str(error))",
        'class Mine(UsageError): ...\nraise Mine("mine")',
        'class Own(Mine): ...\nclass Mine(UsageError): ...\nraise Own("own")',
        'Fault(code="S1", message=message("a"), remedy="b", file="c")',
        '_log.warning("%d ways", ways)',
    ],
)
def test_plain_texts_are_found(code: str) -> None:
    assert len(plain_texts({Path("x.py"): ast.parse(code)})) == 1


@pytest.mark.parametrize(
    "code",
    [
        'raise UsageError(message("no such folder"))',
        "raise UsageError(error.message)",
        'raise ValueError("for programmers")',
        '_log.debug("%d ways", ways)',
    ],
)
def test_others_are_not(code: str) -> None:
    assert plain_texts({Path("x.py"): ast.parse(code)}) == []


def test_joined_messages_are_said_one_by_one() -> None:
    lines = joined(
        [
            message("row {row}: {problem}", row=3, problem=message("{names} is blank", names="km")),
            "x",
        ]
    )
    assert isinstance(lines, Message)
    assert lines == "row 3: km is blank\nx"
    assert wordbook("zh")(lines) == "第 3 行：km 为空\nx"
    assert joined([], " ") == ""
