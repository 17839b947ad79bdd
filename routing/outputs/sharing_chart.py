"""The shares as a picture: a bar for every method and carrier, with the range of the core."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from routing.language import ENGLISH, Wordbook
from routing.outputs.palette import carrier_colours
from routing.outputs.sharing_tables import alone_fen
from routing.outputs.sharing_words import CHART_ALONE, CHART_CORE, CHART_TITLE, METHOD_NAMES
from routing.outputs.words import carrier_name
from routing.studies.sharing import Sharing
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


def shares_chart(study: Sharing, words: Wordbook = ENGLISH) -> str:
    """Return the shares of the joint bill as SVG.

    Every carrier has a block with a bar per method, a dashed line at what it pays alone, and, where
    the core is not empty, a band from its least to its most within the core.
    """
    splits = [split for split in study.splits if split.shares]
    players, alone = study.request.players, alone_fen(study)
    amounts = [*alone.values(), *(fen for split in splits for fen in split.fen.values()), 1]
    axis = _Axis(least_fen=min(0, *amounts), most_fen=max(amounts))
    block = _TITLE + _ROW * len(splits) + _GAP
    height = _HEAD + block * len(players)
    parts = [
        _svg(height),
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(16, 26, words(CHART_TITLE), 17, bold=True),
        *_legend(study, words),
    ]
    colours = carrier_colours(study.measured.scenario)
    for number, player in enumerate(players):
        top = _HEAD + block * number
        name = carrier_name(study.measured.scenario, player, words)
        parts.append(_text(16, top + 13, name, 14, bold=True))
        band = (study.stability.ranges or {}).get(player)
        bottom = top + _TITLE + _ROW * len(splits)
        if band is not None:
            parts.append(_band(axis, band, top + _TITLE, bottom))
        bars = [(words(METHOD_NAMES[s.method]), s.fen[player]) for s in splits]
        parts += _bars(bars, top + _TITLE, axis, colours[player])
        parts.append(_dashed(axis.x(alone[player]), top + _TITLE - 4, bottom))
    return "\n".join([*parts, "</svg>", ""])


def _svg(height: int) -> str:
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {_FONT}>'


def _legend(study: Sharing, words: Wordbook) -> Iterator[str]:
    yield _dashed(20, 38, 52)
    yield _text(30, 50, words(CHART_ALONE), 12)
    if study.stability.ranges is not None:
        yield f'<rect x="236" y="40" width="22" height="10" fill="{_GREY}"/>'
        yield _text(264, 50, words(CHART_CORE), 12)


def _dashed(x: float, top: float, bottom: float) -> str:
    ends = f'x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{bottom}"'
    return f'<line {ends} stroke="#000000" stroke-dasharray="4 3"/>'


def _band(axis: _Axis, band: tuple[float, float], top: int, bottom: int) -> str:
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
