"""Which columns of a table of places hold what, for tables made for something else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from routing.language import Message, message

LEVELS = ("seat", "township", "village")
STATUSES = ("real", "assumed")
_OPTIONAL = frozenset({"population", "known_km"})
_IF_THERE = frozenset({"name_zh", "parent_id"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FactColumns:
    """The headers of a table of places, each under what it means here.

    ``levels`` maps words of the table to seat, township or village; rows with other words are
    left out. Where it is empty, the table uses these three words itself and is expected to have
    all columns; where it is not, names in Chinese and parents may be missing, and a village
    belongs to the nearest township. ``seat`` is the id or the name of the seat, where no word of
    the table tells it. ``coord_status`` may be ``real`` or ``assumed`` for all rows.
    ``known_km`` is the column of documented distances from the seat by road, and
    ``known_km_source`` says whose they are.
    """

    id: str = "id"
    level: str = "level"
    name: str = "name"
    name_zh: str = "name_zh"
    parent_id: str = "parent_id"
    lon: str = "lon"
    lat: str = "lat"
    coord_status: str = "coord_status"
    population: str = "population"
    known_km: str = "known_km"
    levels: Mapping[str, str] = field(default_factory=dict)
    seat: str = ""
    known_km_source: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """What every column means here, with its header in the table."""
        own = {"levels", "seat", "known_km_source"}
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in own}

    @property
    def is_foreign(self) -> bool:
        """Whether the table was made for something else."""
        return bool(self.levels or self.seat)

    def missing(self, header: Iterable[str]) -> list[str]:
        """Return the headers that the table should have and has not."""
        spared = _OPTIONAL | (_IF_THERE if self.is_foreign else frozenset())
        return [
            name
            for meaning, name in self.headers.items()
            if name not in header
            and meaning not in spared
            and not (meaning == "coord_status" and name in STATUSES)
        ]

    def own_row(self, row: Mapping[str, str]) -> dict[str, str] | None:
        """Return a row under our names and words, None where its place is left out."""
        own = {meaning: row.get(name, "") for meaning, name in self.headers.items()}
        if self.coord_status in STATUSES:
            own["coord_status"] = self.coord_status
        if self.seat and self.seat in {own["id"], own["name"]}:
            own["level"] = "seat"
        elif self.is_foreign:
            own["level"] = self.levels.get(own["level"], "")
            if not own["level"]:
                return None
        return own


def write_one_of(words: Iterable[str]) -> Message:
    """Return what to do where another word stands."""
    return message("Write one of: {words}.", words=", ".join(words))
