"""Tables follow RFC 4180 and hold no formulas."""

from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.outputs.table import (
    escape_formula,
    read_table,
    table_text,
    unescape_formula,
    write_table,
)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "'"])
def test_text_that_looks_like_a_formula_is_escaped_and_comes_back(start: str) -> None:
    text = f"{start}1+1"
    assert escape_formula(text) == f"'{text}"
    assert unescape_formula(escape_formula(text)) == text


def test_plain_text_and_negative_numbers_stay_as_they_are() -> None:
    assert escape_formula("村=1") == "村=1"
    assert table_text(["a", "b"], [["x-1", -5]]) == "a,b\r\nx-1,-5\r\n"


def test_cells_are_written_by_their_kind() -> None:
    cells = [None, True, False, 0.1 + 0.2, 4.0, 7, 'say "hi"', "a,b", "two\r\nlines"]
    text = table_text([str(i) for i in range(9)], [cells])
    assert text.split("\r\n", 1)[1] == (
        ',yes,no,0.30000000000000004,4,7,"say ""hi""","a,b","two\r\nlines"\r\n'
    )


@pytest.mark.parametrize("bom", [True, False])
def test_the_byte_order_mark_is_a_choice(tmp_path: Path, *, bom: bool) -> None:
    path = tmp_path / "t.csv"
    write_table(path, ["名"], [["村"]], bom=bom)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") is bom
    assert list(read_table(path, ["名"])) == [["村"]]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "row 1"),
        (b"x,y\r\n", "header must be a,b"),
        (b"a,b\r\n1\r\n", "row 2: 1 cells, expected 2"),
        (b"a,b\r\n\xff,1\r\n", "damaged"),
    ],
)
def test_a_table_that_is_not_ours_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=says):
        list(read_table(path, ["a", "b"]))


def test_a_missing_table_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is missing"):
        list(read_table(tmp_path / "t.csv", ["a"]))
