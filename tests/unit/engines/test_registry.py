"""Engines are found by name."""

import pytest

from routing.engines import ENGINE_NAMES, get_engine
from routing.engines.greedy import GreedyEngine
from routing.engines.ortools_routing import OrtoolsEngine
from routing.errors import UsageError


def test_every_name_has_an_engine() -> None:
    assert [type(get_engine(name)) for name in ENGINE_NAMES] == [OrtoolsEngine, GreedyEngine]


def test_auto_is_the_strongest() -> None:
    assert isinstance(get_engine("auto"), OrtoolsEngine)


def test_an_unknown_engine_is_a_usage_error_that_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"no engine 'magic'.*auto, ortools, greedy"):
        get_engine("magic")
