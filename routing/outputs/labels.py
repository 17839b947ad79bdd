"""Where the names of places go on a picture, so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass

from routing.outputs.layer import Point

_GAP_PX = 10.0
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A name to be written beside a pixel; one that ``must`` be shown may cover others."""

    text: str
    at: Point
    size_px: float
    must: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name and the pixel where its first letter stands."""

    text: str
    x: float
    y: float


def text_width_px(text: str, size_px: float) -> float:
    """Return about how wide a text is; Chinese letters are as wide as they are high."""
    return sum(size_px * (1.0 if ord(letter) > 0x2E7F else 0.56) for letter in text)


def place_labels(wishes: Sequence[Wish], width_px: float) -> list[Label | None]:
    """Return a label for each wish, the first ones first; None where there is no room."""
    taken: list[_Box] = [_box(wish.at[0] - 6, wish.at[1] + 5, 12, 12) for wish in wishes]
    labels: list[Label | None] = []
    for wish in wishes:
        spots = _spots(wish)
        free = [spot for spot in spots if _fits(spot, taken, width_px)]
        if not free and not wish.must:
            labels.append(None)
            continue
        left, top, _, bottom = chosen = (free or spots)[0]
        taken.append(chosen)
        labels.append(Label(text=wish.text, x=left, y=bottom - (bottom - top) * 0.2))
    return labels


def _spots(wish: Wish) -> list[_Box]:
    """Return boxes above right, right, below right, and the same on the left, above and below."""
    (x, y), high = wish.at, wish.size_px
    wide = text_width_px(wish.text, high)
    right, left = x + _GAP_PX, x - _GAP_PX - wide
    lower, level, upper = y + high + 4, y + high * 0.4, y - 4
    spots = [(right, upper), (right, lower), (left, upper), (left, lower), (right, level)]
    spots += [(left, level), (x - wide / 2, y - 10), (x - wide / 2, y + high + 10)]
    return [_box(at_x, at_y, wide, high) for at_x, at_y in spots]


def _box(left: float, bottom: float, wide: float, high: float) -> _Box:
    return left, bottom - high, left + wide, bottom


def _fits(box: _Box, taken: Sequence[_Box], width_px: float) -> bool:
    if box[0] < 0 or box[2] > width_px:
        return False
    return not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in taken
    )
