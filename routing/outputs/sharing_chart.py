"""The shares as a picture: a bar for every method and carrier, with the range of the core."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from routing.language import ENGLISH, Wordbook
from routing.model import Scenario
from routing.outputs.json_object import Json
from routing.outputs.palette import carrier_colours
from routing.outputs.sharing_plain import single_rows
from routing.outputs.sharing_words import CHART_ALONE, CHART_CORE, CHART_TITLE, METHOD_NAMES
from routing.outputs.words import carrier_name
from routing.units import fen_to_yuan

_WIDTH, _LEFT, _RIGHT = 960, 190, 70
_ROW, _GAP, _TITLE, _HEAD = 16, 26, 20, 74
_GREY = "#e6e6e6"
_FONT = 'font-family="sans-serif"'


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """Where an amount stands across the picture."""

    least_fen: float
    most_fen: float

    def x(self, fen: float) -> float:
        """Return the pixel of an amount."""
        width = _WIDTH - _LEFT - _RIGHT
        return _LEFT + (fen - self.least_fen) / (self.most_fen - self.least_fen) * width


def shares_chart(figures: Json, scenario: Scenario, words: Wordbook = ENGLISH) -> str:
    """Return the shares of the joint bill of a study as SVG.

    Every carrier has a block with a bar per method, a dashed line at what it pays alone, and, where
    the core is not empty, a band from its least to its most within the core.
    """
    shares = {s["method"]: s["shares_fen"] for s in figures["splits"] if s["shares_fen"]}
    alone = {player: row["cost_fen"] for player, row in single_rows(figures).items()}
    ranges = figures["stability"]["core_ranges_fen"] or {}
    amounts = [*alone.values(), *(fen for by in shares.values() for fen in by.values()), 1]
    axis = _Axis(least_fen=min(0, *amounts), most_fen=max(amounts))
    block = _TITLE + _ROW * len(shares) + _GAP
    height = _HEAD + block * len(alone)
    parts = [
        _svg(height),
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(16, 26, words(CHART_TITLE), 17, bold=True),
        *_legend(words, has_core=bool(ranges)),
    ]
    colours = carrier_colours(scenario)
    for number, player in enumerate(alone):
        top = _HEAD + block * number
        name = carrier_name(scenario, player, words)
        parts.append(_text(16, top + 13, name, 14, bold=True))
        bottom = top + _TITLE + _ROW * len(shares)
        if player in ranges:
            parts.append(_band(axis, ranges[player], top + _TITLE, bottom))
        bars = [(words(METHOD_NAMES[method]), by[player]) for method, by in shares.items()]
        parts += _bars(bars, top + _TITLE, axis, colours[player])
        parts.append(_dashed(axis.x(alone[player]), top + _TITLE - 4, bottom))
    return "\n".join([*parts, "</svg>", ""])


def _svg(height: int) -> str:
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {_FONT}>'


def _legend(words: Wordbook, *, has_core: bool) -> Iterator[str]:
    yield _dashed(20, 38, 52)
    yield _text(30, 50, words(CHART_ALONE), 12)
    if has_core:
        yield f'<rect x="236" y="40" width="22" height="10" fill="{_GREY}"/>'
        yield _text(264, 50, words(CHART_CORE), 12)


def _dashed(x: float, top: float, bottom: float) -> str:
    ends = f'x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{bottom}"'
    return f'<line {ends} stroke="#000000" stroke-dasharray="4 3"/>'


def _band(axis: _Axis, band: Sequence[float], top: int, bottom: int) -> str:
    low, high = (min(max(end, axis.least_fen), axis.most_fen) for end in band)
    start, width = axis.x(low), max(axis.x(high) - axis.x(low), 1.0)
    place = f'x="{start:.1f}" y="{top - 3}" width="{width:.1f}" height="{bottom - top + 4}"'
    return f'<rect {place} fill="{_GREY}"/>'


def _bars(bars: Sequence[tuple[str, int]], top: int, axis: _Axis, colour: str) -> Iterator[str]:
    for row, (name, fen) in enumerate(bars):
        y = top + _ROW * row
        start, end = sorted((axis.x(0), axis.x(fen)))
        place = f'x="{start:.1f}" y="{y + 1}" width="{end - start:.1f}" height="{_ROW - 5}"'
        tip = f"<title>{escape(name)}: {fen_to_yuan(fen):,.2f}</title>"
        yield _text(_LEFT - 8, y + 10, name, 11, anchor="end")
        yield f'<rect {place} fill="{colour}">{tip}</rect>'
        yield _text(end + 4, y + 10, f"{fen_to_yuan(fen):,.0f}", 11)


def _text(
    x: float, y: float, text: str, size: int, *, bold: bool = False, anchor: str = "start"
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}"{weight}{side}'
    return f"<text {place}>{escape(text)}</text>"
