"""Names cannot break a table."""

from routing.language import ENGLISH
from routing.outputs.markdown import document, section, table, warning


def test_pipes_and_line_breaks_in_names_stay_in_their_cell() -> None:
    text = table(("a", "b"), [("x|y", "two\nlines")])
    assert text.splitlines() == ["| a | b |", "| :-- | --: |", "| x\\|y | two lines |"]


def test_warnings_are_one_quotation() -> None:
    assert warning(["One.", "Two."], ENGLISH) == "> **Note.** One.\n>\n> **Note.** Two."
    assert warning([], ENGLISH) == ""


def test_empty_blocks_vanish() -> None:
    assert document("a", "", section("S", "b", "")) == "a\n\n## S\n\nb\n"
