"""How QGIS draws a layer, as it keeps styles in a GeoPackage: carriers in their colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from routing.language import Wordbook
from routing.model import Level, Scenario, Tier
from routing.outputs.clean_text import printable
from routing.outputs.column_names import column_name
from routing.outputs.layer import Layer
from routing.outputs.palette import CENTRE_COLOUR, HUB_COLOUR, UNSERVED_COLOUR, carrier_colours
from routing.outputs.words import LEVELS, REASONS, carrier_name

_VILLAGE_COLOUR = "#666666"
_WIDTHS_MM = {Tier.LINEHAUL.value: 1.0, Tier.VILLAGE.value: 0.5}
_LABELS = {"zh": 'coalesce("name_zh","name")', "en": 'coalesce("name","name_zh")'}


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A value of the attribute a layer is drawn by; sizes are millimetres on paper."""

    value: str
    label: str
    colour: str
    size_mm: float
    shape: str = "circle"

    @property
    def rgba(self) -> str:
        """The colour as QGIS writes it."""
        parts = (int(self.colour[i : i + 2], 16) for i in (1, 3, 5))
        return ",".join(map(str, (*parts, 255)))


def qgis_style(scenario: Scenario, layer: Layer, words: Wordbook) -> str:
    """Return the style of a run's layer as QML, with names for its columns."""
    attribute, categories = _drawn_by(scenario, layer, words)
    return _template().render(
        attribute=attribute,
        categories=categories,
        is_line=layer.geometry == "LineString",
        widths=_WIDTHS_MM,
        aliases=_aliases(layer.columns, words),
        label=_LABELS[words.language] if layer.name in {"places", "unserved"} else "",
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("routing.outputs", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("qgis_style.qml.j2")


def _drawn_by(scenario: Scenario, layer: Layer, words: Wordbook) -> tuple[str, Sequence[Category]]:
    if layer.name == "places":
        return "level", _levels(words)
    if layer.name == "unserved":
        return "reason", [
            Category(
                value=reason.value,
                label=words(text),
                colour=UNSERVED_COLOUR,
                size_mm=3.0,
                shape="cross_fill",
            )
            for reason, text in REASONS.items()
        ]
    colours = carrier_colours(scenario)
    return "carrier", [
        Category(
            value=printable(carrier_id),
            label=printable(carrier_name(scenario, carrier_id, words)),
            colour=colour,
            size_mm=0.5 if layer.geometry == "LineString" else 1.8,
        )
        for carrier_id, colour in colours.items()
    ]


def _levels(words: Wordbook) -> Sequence[Category]:
    marks = {
        Level.HUB: (HUB_COLOUR, 4.5, "square"),
        Level.CENTRE: (CENTRE_COLOUR, 3.5, "square"),
        Level.VILLAGE: (_VILLAGE_COLOUR, 1.8, "circle"),
    }
    return [
        Category(
            value=level.value, label=words(LEVELS[level]), colour=colour, size_mm=size, shape=shape
        )
        for level, (colour, size, shape) in marks.items()
    ]


def _aliases(columns: Mapping[str, type], words: Wordbook) -> Mapping[str, str]:
    """Return what people call the columns that have a name other than their own."""
    names = {column: column_name(column, words) for column in columns}
    return {column: name for column, name in names.items() if name != column}
