"""The kinds of values a scenario file holds: clock times, ids, numbers with a range."""

import re
import unicodedata
import zoneinfo
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from routing.language import message
from routing.units import clock_to_s

LARGEST = 1e9
CLOCK_PATTERN = r"^([0-9]|[0-3][0-9]|4[0-7]):[0-5][0-9](:[0-5][0-9])?$"
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Section(BaseModel):
    """A mapping of the file: frozen, and every key known."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


def _clock(value: object) -> object:
    try:
        clock_to_s(str(value))
    except ValueError:
        raise PydanticCustomError("S124", message("this is not a clock time")) from None
    if not isinstance(value, str):
        raise PydanticCustomError("S124", message("this is not a clock time"))
    return value.strip()


def _plain(value: object) -> object:
    """Return a cell with half-width digits, colons and signs."""
    return unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else value


def _number(value: object) -> object:
    """Return a cell as `_plain` does, and without separators of thousands."""
    plain = _plain(value)
    is_grouped = isinstance(plain, str) and _GROUPED.fullmatch(plain)
    return str(plain).replace(",", "") if is_grouped else plain


def _timezone(name: str) -> str:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError("S129", message("there is no such timezone")) from None
    return name


def _id(value: object) -> object:
    if isinstance(value, str) and (not value or any(c.isspace() or c in ".,=" for c in value)):
        raise PydanticCustomError(
            "S132", message("an id has no blanks, dots, commas or equals signs")
        )
    if isinstance(value, int | float):
        raise PydanticCustomError("S122", message("an id is text: put it in quotation marks"))
    return value


def _way_id(value: object) -> object:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else value


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and _ISO_DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("S128", message("this is not a day of the calendar"))


Clock = Annotated[
    str,
    BeforeValidator(_clock),
    WithJsonSchema({"type": "string", "pattern": CLOCK_PATTERN, "examples": ["07:30"]}),
]
Day = Annotated[date, BeforeValidator(_day)]
Timezone = Annotated[str, AfterValidator(_timezone)]
Id = Annotated[
    str, BeforeValidator(_id), WithJsonSchema({"type": "string", "pattern": r"^[^\s.,=]+$"})
]
WayId = Annotated[
    str,
    Field(min_length=1),
    BeforeValidator(_way_id),
    WithJsonSchema({"type": ["integer", "string"]}),
]
NonNegative = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=LARGEST)]
Positive = Annotated[float, Field(strict=True, allow_inf_nan=False, gt=0, le=LARGEST)]
Count = Annotated[int, Field(strict=True, ge=0, le=LARGEST)]
FleetSize = Annotated[int, Field(strict=True, ge=0, le=9999)]
PositiveCount = Annotated[int, Field(strict=True, gt=0, le=LARGEST)]

CellClock = Annotated[Clock, BeforeValidator(_plain)]
CellNumber = Annotated[
    float, Field(allow_inf_nan=False, ge=-LARGEST, le=LARGEST), BeforeValidator(_number)
]
CellCount = Annotated[int, Field(ge=-LARGEST, le=LARGEST), BeforeValidator(_number)]
CellNonNegative = Annotated[
    float, Field(allow_inf_nan=False, ge=0, le=LARGEST), BeforeValidator(_number)
]


def about(description: str, **more: Any) -> Any:  # noqa: ANN401 - what pydantic.Field returns
    """Return a field with its description and, where it has one, its default."""
    return Field(description=description, **more)
