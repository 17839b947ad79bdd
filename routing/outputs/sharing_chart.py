"""The shares as a picture: a bar for every method and carrier, with the range of the core."""

from collections.abc import Iterator, Sequence
from html import escape

from routing.outputs.labels import text_width_px
from routing.outputs.palette import carrier_colours
from routing.outputs.sharing_tables import alone_fen
from routing.outputs.sharing_words import METHOD_NAMES
from routing.outputs.words import carrier_name
from routing.studies.sharing import Sharing, Split
from routing.units import fen_to_yuan

_WIDTH, _LEFT, _RIGHT = 960, 190, 70
_ROW, _GAP, _TITLE, _HEAD = 16, 26, 20, 74
_FONT = 'font-family="sans-serif"'


def shares_chart(study: Sharing) -> str:
    """Return the shares of the joint bill as SVG.

    Every carrier has a block with a bar per method, a dashed line at what it pays alone, and, where
    the core is not empty, a band from its least to its most within the core.
    """
    splits = [split for split in study.splits if split.shares]
    players, alone = study.request.players, alone_fen(study)
    most_fen = max([*alone.values(), *(fen for s in splits for fen in s.fen.values()), 1])
    block = _TITLE + _ROW * len(splits) + _GAP
    height = _HEAD + block * len(players)
    parts = [
        _svg(height),
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(16, 26, "Who pays what, by split rule (yuan a day)", 17, bold=True),
        *_legend(study),
    ]
    colours = carrier_colours(study.measured.scenario)
    for number, player in enumerate(players):
        top = _HEAD + block * number
        name = carrier_name(study.measured.scenario, player)
        parts.append(_text(16, top + 13, name, 14, bold=True))
        scale = (_WIDTH - _LEFT - _RIGHT) / most_fen
        parts += _block(study, player, splits, top + _TITLE, scale)
        parts += _bars(player, splits, top + _TITLE, scale, colours[player])
        end = _LEFT + alone[player] * scale
        bottom = top + _TITLE + _ROW * len(splits)
        parts.append(
            f'<line x1="{end:.1f}" y1="{top + _TITLE - 4}" x2="{end:.1f}" y2="{bottom}" '
            'stroke="#000000" stroke-dasharray="4 3"/>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _svg(height: int) -> str:
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {_FONT}>'


def _legend(study: Sharing) -> Iterator[str]:
    yield '<line x1="20" y1="38" x2="20" y2="52" stroke="#000000" stroke-dasharray="4 3"/>'
    yield _text(30, 50, "what the carrier pays alone", 12)
    if study.stability.ranges is not None:
        yield '<rect x="236" y="40" width="22" height="10" fill="#e6e6e6"/>'
        yield _text(264, 50, "within the core: no group is better off leaving", 12)


def _block(
    study: Sharing, player: str, splits: Sequence[Split], top: int, scale: float
) -> Iterator[str]:
    ranges = study.stability.ranges
    if ranges is not None:
        low, high = (max(bound, 0.0) for bound in ranges[player])
        yield (
            f'<rect x="{_LEFT + low * scale:.1f}" y="{top - 3}" '
            f'width="{max((high - low) * scale, 1.0):.1f}" height="{_ROW * len(splits) + 4}" '
            'fill="#e6e6e6"/>'
        )


def _bars(
    player: str, splits: Sequence[Split], top: int, scale: float, colour: str
) -> Iterator[str]:
    for row, split in enumerate(splits):
        y = top + _ROW * row
        fen = split.fen[player]
        name = METHOD_NAMES[split.method]
        yield _text(_LEFT - 8 - text_width_px(name, 11), y + 10, name, 11)
        start, width = _LEFT + min(fen, 0) * scale, abs(fen) * scale
        yield (
            f'<rect x="{start:.1f}" y="{y + 1}" width="{width:.1f}" height="{_ROW - 5}" '
            f'fill="{colour}"><title>{escape(name)}: {fen_to_yuan(fen):,.2f}</title></rect>'
        )
        yield _text(_LEFT + max(fen, 0) * scale + 4, y + 10, f"{fen_to_yuan(fen):,.0f}", 11)


def _text(x: float, y: float, text: str, size: int, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}"{weight}>{escape(text)}</text>'
