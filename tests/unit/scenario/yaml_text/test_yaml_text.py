import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from routing.scenario.yaml_text import block_at, parse_yaml, plain, resolve, yaml_text
from routing.scenario.yaml_text.nodes import Block

TEXT = """\
a: 1
b:
  - {id: x, n: 2}
  - id: y
    n: 3
"""


def test_values_know_their_lines() -> None:
    root, faults = parse_yaml(TEXT, "f.yaml")
    assert root is not None
    assert faults == ()
    block = Block(root)
    assert block == {"a": 1, "b": [{"id": "x", "n": 2}, {"id": "y", "n": 3}]}
    assert block_at(block, ("b", 1, "n"))[0].line == 5
    assert block_at(block, ("b", 1))[0].line == 4
    assert block_at(block, ("b", 7, "z"))[0].line == 2
    assert block_at(block, ("a", "deeper"))[0].line == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("~", None),
        ("", None),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("off", "off"),
        ("12", 12),
        ("-7", -7),
        ("007", 7),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-.INF", -math.inf),
        ("07:30", "07:30"),
        ("2018-05-23", "2018-05-23"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
    ],
)
def test_scalars_follow_the_core_schema(text: str, value: object) -> None:
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


def test_not_a_number_is_read_as_such() -> None:
    root, _ = parse_yaml("[.nan]", "f")
    assert root is not None
    assert math.isnan(plain(root)[0])


def test_aliases_that_do_no_harm_are_read() -> None:
    root, faults = parse_yaml("a: &a [1, 2]\nb: *a\n", "f.yaml")
    assert faults == ()
    assert root is not None
    assert plain(root) == {"a": [1, 2], "b": [1, 2]}


def test_a_bomb_of_aliases_inside_mappings_is_refused() -> None:
    text = "a0: &a0 {x: 1}\n" + "".join(
        f"a{n}: &a{n} {{p: *a{n - 1}, q: *a{n - 1}}}\n" for n in range(1, 40)
    )
    root, faults = parse_yaml(text, "f.yaml")
    assert root is None
    assert faults[0].code in {"S111", "S112"}


@settings(max_examples=60, deadline=None, derandomize=True)
@example(["?7"])
@example({"\x85": "\u2028", " ": "a \u00ad"})
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=12,
    )
)
def test_what_is_written_is_read_again(value: object) -> None:
    root, faults = parse_yaml(yaml_text({"key": value}), "f.yaml")
    assert faults == ()
    assert root is not None
    assert plain(root) == {"key": value}
