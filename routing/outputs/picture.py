"""A run as a picture: an SVG map of the routes, coloured by carrier."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import escape

from routing.language import ENGLISH
from routing.model import CoordStatus, Level, Place, Tier
from routing.outputs.backdrop import Outline, read_outlines
from routing.outputs.canvas import Canvas, driven_once
from routing.outputs.labels import Wish, place_labels, text_width_px
from routing.outputs.layer import Feature, Point
from routing.outputs.palette import carrier_colours
from routing.outputs.place_layer import level_of
from routing.outputs.route_layer import route_layer
from routing.outputs.words import NETWORKS, carrier_name, km, place_name
from routing.recipe import RunResult, summarise
from routing.units import km_to_m

_WIDTH_PX, _MARGIN_PX = 1000, 34
_HEAD_PX, _LEGEND_PX = 62, 96
_FONT = "'Noto Sans','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
_STYLE = f"""
text {{ font-family: {_FONT}; fill: #333; }}
.head {{ font-size: 21px; font-weight: 600; }}
.sub {{ font-size: 13px; fill: #666; }}
.name {{ font-size: 14px; font-weight: 600; paint-order: stroke; stroke: #fff; stroke-width: 3.5px;
 stroke-linejoin: round; }}
.faint {{ font-size: 11px; fill: #888; paint-order: stroke; stroke: #fff; stroke-width: 2.5px;
 stroke-linejoin: round; }}
.key {{ font-size: 12.5px; }}
.land {{ fill: #faf8f3; stroke: #c9c2b2; stroke-width: 1; }}
.water {{ fill: #d9e9f3; stroke: #b3cfdf; stroke-width: 0.6; }}
.route {{ fill: none; stroke-linejoin: round; stroke-linecap: round; }}
"""


def picture_text(result: RunResult, backdrop: Sequence[Path] = ()) -> str:
    """Return an SVG picture: outlines, routes along the roads, places, names and a legend."""
    outlines = [outline for path in backdrop for outline in read_outlines(path)]
    routes = route_layer(result).features
    points = chain(
        ((place.lon, place.lat) for place in result.scenario.places),
        (point for route in routes for point in route.points),
        (point for outline in outlines for ring in outline.rings for point in ring),
    )
    canvas = Canvas(points, _WIDTH_PX, _MARGIN_PX)
    height = canvas.height + _HEAD_PX + _LEGEND_PX
    scenario = result.scenario
    size = f'viewBox="0 0 {canvas.width} {height}" width="{canvas.width}" height="{height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
            f"<title>{escape(ENGLISH.name(scenario.title, scenario.title_zh))}</title>",
            f"<style>{_STYLE}</style>",
            f'<rect width="{canvas.width}" height="{height}" fill="#fff"/>',
            *_head(result),
            f'<g transform="translate(0,{_HEAD_PX})">',
            *_outlines(canvas, outlines),
            *_routes(canvas, routes),
            *_places(result, canvas),
            "</g>",
            *_legend(result, canvas, _HEAD_PX + canvas.height),
            "</svg>",
            "",
        ],
    )


def _head(result: RunResult) -> Iterator[str]:
    scenario, summary = result.scenario, summarise(result)
    figures = (
        f"{NETWORKS[result.plan.network]} · {summary.served_parcels:,} parcels · "
        f"{summary.trucks} trucks, {summary.vans} vans · {km(summary.distance_m)} km"
    )
    title = escape(ENGLISH.name(scenario.title, scenario.title_zh))
    yield f'<text class="head" x="{_MARGIN_PX}" y="36">{title}</text>'
    yield f'<text class="sub" x="{_MARGIN_PX}" y="57">{escape(figures)}</text>'


def _outlines(canvas: Canvas, outlines: Sequence[Outline]) -> Iterator[str]:
    for outline in sorted(outlines, key=lambda o: o.is_water):
        data = "".join(canvas.path(ring, closed=True) for ring in outline.rings)
        name = "water" if outline.is_water else "land"
        yield f'<path class="{name}" fill-rule="evenodd" d="{data}"/>'


def _routes(canvas: Canvas, routes: Sequence[Feature]) -> Iterator[str]:
    village = _strokes(canvas, routes, Tier.VILLAGE)
    linehaul = _strokes(canvas, routes, Tier.LINEHAUL)
    for colour, dash, data in village:
        yield _line(colour, dash, data, 1.3)
    for _, dash, data in linehaul:
        yield _line("#fff", dash, data, 5.0)
    for colour, dash, data in linehaul:
        yield _line(colour, dash, data, 2.8)


def _strokes(canvas: Canvas, routes: Sequence[Feature], tier: Tier) -> list[tuple[str, bool, str]]:
    """Return colour, whether dashed, and path data; a road driven many times is drawn once."""
    groups: dict[tuple[str, bool], list[tuple[Point, ...]]] = {}
    for route in routes:
        if route.properties["tier"] == tier.value:
            key = (str(route.properties["stroke"]), route.properties["geom_src"] == "straight")
            groups.setdefault(key, []).append(route.points)
    return [
        (colour, dash, "".join(canvas.path(line) for line in driven_once(lines)))
        for (colour, dash), lines in groups.items()
    ]


def _line(colour: str, dash: bool, data: str, width: float) -> str:  # noqa: FBT001 - one of a tuple
    dashes = ' stroke-dasharray="5 4"' if dash else ""
    return (
        f'<path class="route" stroke="{colour}" stroke-width="{width}" '
        f'stroke-opacity="0.9"{dashes} d="{data}"/>'
    )


def _places(result: RunResult, canvas: Canvas) -> Iterator[str]:
    marked = sorted(
        result.scenario.places,
        key=lambda place: (place.is_active, list(Level)[::-1].index(level_of(place))),
    )
    for place in marked:
        yield _mark(place, canvas)
    yield from _names(result, canvas)


def _names(result: RunResult, canvas: Canvas) -> Iterator[str]:
    scenario = result.scenario
    named = sorted((scenario.hub, *scenario.centres), key=lambda place: not place.is_active)
    wishes = [
        Wish(
            text=place_name(scenario, place.id),
            at=canvas.place((place.lon, place.lat)),
            size_px=14 if place.is_active else 11,
            must=place.is_active,
        )
        for place in named
    ]
    for place, label in zip(named, place_labels(wishes, canvas.width), strict=True):
        if label is not None:
            kind = "name" if place.is_active else "faint"
            text = escape(label.text)
            yield f'<text class="{kind}" x="{label.x:.1f}" y="{label.y:.1f}">{text}</text>'


def _mark(place: Place, canvas: Canvas) -> str:
    x, y = canvas.place((place.lon, place.lat))
    level = level_of(place)
    if level is Level.HUB:
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="#222" stroke="#fff" '
            f'stroke-width="2"/><circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#fff"/>'
        )
    if level is Level.CENTRE:
        half, colour = (5.5, "#222") if place.is_active else (2.5, "#aaa")
        return (
            f'<path d="M{x - half:.1f},{y - half:.1f}h{2 * half}v{2 * half}h{-2 * half}z" '
            f'fill="#fff" stroke="{colour}" stroke-width="{2.2 if place.is_active else 1}"/>'
        )
    fill = "#fff" if place.coord_status is CoordStatus.ASSUMED or not place.is_active else "#444"
    stroke = "#444" if place.is_active else "#bbb"
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.9" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="0.8"/>'
    )


def _legend(result: RunResult, canvas: Canvas, top: float) -> Iterator[str]:
    scenario = result.scenario
    drivers = {scenario.vehicle(tour.vehicle_id).carrier_id for tour in result.plan.tours}
    x = float(_MARGIN_PX)
    for carrier_id, colour in carrier_colours(scenario).items():
        if carrier_id in drivers:
            name = carrier_name(scenario, carrier_id)
            yield f'<path d="M{x:.0f},{top + 18:.0f}h26" stroke="{colour}" stroke-width="4"/>'
            yield f'<text class="key" x="{x + 33:.0f}" y="{top + 22:.0f}">{escape(name)}</text>'
            x += 62 + text_width_px(name, 12.5)
    yield from _key(_MARGIN_PX, top + 50, _kinds(scenario.places))
    yield from _scale_bar(canvas, top + 50)
    yield (
        f'<text class="sub" x="{_MARGIN_PX}" y="{top + 80:.0f}">'
        f"{escape(_small_print(result))}</text>"
    )


def _kinds(places: Sequence[Place]) -> list[tuple[str, str]]:
    circle = '<circle cx="{x}" cy="{y}" r="%s" fill="%s" stroke="#444" stroke-width="0.8"/>'
    square = '<path d="M{x0},{y0}h10v10h-10z" fill="#fff" stroke="#222" stroke-width="2"/>'
    kinds = [
        (circle % (6, "#222"), "hub 县中心"),
        (square, "centre 乡镇中转站"),
    ]
    villages = {p.coord_status for p in places if level_of(p) is Level.VILLAGE}
    if CoordStatus.REAL in villages:
        kinds.append((circle % (2.4, "#444"), "village 村"))
    if CoordStatus.ASSUMED in villages:
        kinds.append((circle % (2.4, "#fff"), "village 村, place assumed"))
    thin = '<path d="M{x0},{y}h14" stroke="#666" stroke-width="%s"/>'
    return [*kinds, (thin % 3, "linehaul 干线"), (thin % 1.3, "village tour 支线")]


def _key(left: float, y: float, kinds: Sequence[tuple[str, str]]) -> Iterator[str]:
    x = left + 6.0
    for mark, words in kinds:
        yield mark.format(x=x, y=y, x0=x - 5, y0=y - 5)
        yield f'<text class="key" x="{x + 13:.0f}" y="{y + 4.5:.1f}">{words}</text>'
        x += 34 + text_width_px(words, 12.5)


def _scale_bar(canvas: Canvas, y: float) -> Iterator[str]:
    lengths = [1, 2, 5, 10, 20, 50, 100]
    best = min(lengths, key=lambda length: abs(canvas.px(km_to_m(length)) - 110))
    width = canvas.px(km_to_m(best))
    left = canvas.width - _MARGIN_PX - width
    yield (
        f'<path d="M{left:.1f},{y - 4:.0f}v6h{width:.1f}v-6" fill="none" stroke="#444" '
        'stroke-width="1.4"/>'
    )
    yield (
        f'<text class="key" x="{left + width / 2:.1f}" y="{y - 8:.0f}" '
        f'text-anchor="middle">{best} km</text>'
    )


def _small_print(result: RunResult) -> str:
    sources = {"roads": "Routes follow the road map.", "table": "Distances stand in a table."}
    text = sources.get(result.travel.source.value, "Distances are straight lines times a factor.")
    places = result.scenario.places
    assumed = sum(p.coord_status is CoordStatus.ASSUMED for p in places)
    return (
        f"{text} {assumed} of {len(places)} places have assumed coordinates." if assumed else text
    )
