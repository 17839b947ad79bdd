import pytest

from routing.checking.wording import clock, kilograms, kilometres, names, span


def test_clock_times() -> None:
    assert clock(27_000) == "07:30"
    assert clock(27_001) == "07:30:01"
    assert clock(0) == "00:00"
    assert clock(-60) == "-00:01"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (90, "1.5 min"), (-120, "-2 min"), (3600, "60 min")],
)
def test_spans(seconds: int, text: str) -> None:
    assert span(seconds) == text


def test_weights_and_distances() -> None:
    assert kilograms(1500) == "1.5 kg"
    assert kilometres(12_345) == "12.345 km"


def test_long_lists_are_cut() -> None:
    assert names(("a", "b", "c")) == "a, b, c"
    assert names(("a", "b", "c", "d", "e")) == "a, b, c and 2 more"
