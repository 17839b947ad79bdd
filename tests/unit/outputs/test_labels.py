"""Names on a picture do not cover each other."""

from routing.outputs.canvas import driven_once
from routing.outputs.labels import Wish, place_labels, text_width_px


def _wish(text: str, x: float, y: float, *, must: bool = False) -> Wish:
    return Wish(text=text, at=(x, y), size_px=10, must=must)


def test_a_lone_name_stands_above_to_the_right() -> None:
    (label,) = place_labels([_wish("Hub", 100, 100)], 500)
    assert label is not None
    assert label.x == 110
    assert label.y < 100


def test_a_name_at_the_edge_stands_on_the_left() -> None:
    (label,) = place_labels([_wish("Hub", 490, 100)], 500)
    assert label is not None
    assert label.x < 480


def test_a_second_name_makes_room_for_the_first() -> None:
    first, second = place_labels([_wish("Hub", 100, 100), _wish("Centre", 103, 100)], 500)
    assert first is not None
    assert second is not None
    assert (first.x, first.y) != (second.x, second.y)


def test_names_that_find_no_room_are_left_out_unless_they_must_be_shown() -> None:
    crowd = [_wish(f"Name {i}", 100, 100) for i in range(12)]
    labels = place_labels([*crowd, _wish("Hub", 100, 100, must=True)], 500)
    assert None in labels[:-1]
    assert labels[-1] is not None


def test_chinese_letters_are_as_wide_as_high() -> None:
    assert text_width_px("淳安", 10) == 20
    assert text_width_px("ab", 10) < 20


def test_a_road_driven_both_ways_by_many_is_drawn_once() -> None:
    there = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
    assert [sorted(line) for line in driven_once([there, there[::-1], there])] == [sorted(there)]
    assert driven_once([((0.0, 0.0), (0.0, 0.0))]) == []
