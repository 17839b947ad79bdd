import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routing.scenario.tables import escape, unescape


@pytest.mark.parametrize("text", ["=cmd()", "+1", "-2", "@sum", "'=x", "''-"])
def test_formulas_are_disarmed(text: str) -> None:
    assert escape(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Xiaxi", "'tis", "a=b", "汾口"])
def test_other_text_is_left_alone(text: str) -> None:
    assert escape(text) == text


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="'=+-@a"))
def test_unescape_undoes_escape(text: str) -> None:
    assert unescape(escape(text)) == text
