"""A small scenario folder without faults, and the edits that spoil it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

YAML = """\
schema: 1
name: two-lines
title: A small county
title_zh: 小县
day: 2018-05-23
hub: h1
carriers:
  - {id: zto, name: ZTO, name_zh: 中通, cutoff: "19:30"}
  - {id: yto, name: YTO, name_zh: 圆通, cutoff: "19:00"}
products:
  - {id: parcel, name: Parcel}
  - {id: fish, name: Fish, temperature: chilled, value_yuan_per_kg: 40}
vehicle_types:
  - id: truck
    name: Truck
    tier: linehaul
    compartments:
      - id: body
        accepts: [ambient, cool]
        capacity_kg: 1200
        capacity_m3: 12
        capacity_parcels: 900
      - {id: cold-box, accepts: [chilled], capacity_kg: 300, capacity_m3: 2, capacity_parcels: 150}
    fixed_yuan_per_day: 110
    energy: diesel
    energy_per_100km: 12
    maintenance_yuan_per_km: 0.25
  - id: van
    name: Van
    tier: village
    compartments:
      - {id: body, accepts: [ambient], capacity_kg: 400, capacity_m3: 3, capacity_parcels: 250}
      - {id: cold-box, accepts: [chilled], capacity_kg: 100, capacity_m3: 1, capacity_parcels: 60}
    fixed_yuan_per_day: 50
    energy: petrol
    energy_per_100km: 8
    maintenance_yuan_per_km: 0.15
    refrigeration_yuan_per_h: 8
fleets:
  - {carrier: zto, vehicle_type: truck, count: 1}
  - {carrier: zto, vehicle_type: van, count: 2}
  - {carrier: yto, vehicle_type: truck, count: 1}
  - {carrier: yto, vehicle_type: van, count: 2}
rules:
  inbound_release: "06:30"
  max_trips: 3
roads:
  detour_factor: 1.37
overrides:
  late: {carriers.zto.cutoff: "20:00"}
  short-day: {rules.max_shift_h: 8}
scenarios:
  harvest: [late, short-day]
"""

PLACES = """\
id,level,name,name_zh,parent_id,lon,lat,opens,closes,service_min,status,cold_room
h1,hub,County,县,,119.00,29.60,,,,,
c1,centre,Fenkou,汾口,h1,118.80,29.50,,,,active,yes
c2,centre,Weiping,威坪,h1,118.90,29.80,,,,,no
v1,village,"Shangxi, by the lake",上西村,c1,118.81,29.51,,,,,
v2,village,Xiaxi,下西村,c1,118.83,29.52,09:00,17:00,4,,
v3,village,Hongtong,洪铜村,c2,118.92,29.82,,,,,
v4,village,Old,老村,c2,118.93,29.83,,,,dormant,
"""

DEMAND = """\
village_id,carrier_id,direction,product_id,parcels,weight_kg,volume_l,ready,due,source
v1,zto,down,parcel,20,30,160,,,observed
v1,yto,up,parcel,5,20,75,09:00,,observed
v2,zto,down,fish,4,12,40,,12:00,generated
v3,yto,down,parcel,30,45,240,,,observed
v3,yto,up,fish,3,9,30,,,observed
"""

LINES = """\
line_id,centre_id,carrier_id,village_id
L1,c1,zto,v1
L1,c1,zto,v2
L2,c2,yto,v3
"""

TRAVEL = """\
from_id,to_id,minutes,km
h1,c1,40,30
h1,c2,35,28
c1,v1,10,5
v1,v2,8,4
c2,v3,12,6
"""

FILES = {
    "scenario.yaml": YAML,
    "places.csv": PLACES,
    "demand.csv": DEMAND,
    "lines.csv": LINES,
}


def write_good_folder(folder: Path) -> Path:
    """Write the folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


Spoil = Callable[[Path], None]


def swap(name: str, old: str, new: str) -> Spoil:
    """Return an edit of one text."""
    return lambda folder: edit(folder, name, old, new)


def put(name: str, content: str | bytes) -> Spoil:
    """Return an edit that writes a whole file."""
    raw = content.encode() if isinstance(content, str) else content

    def write(folder: Path) -> None:
        (folder / name).write_bytes(raw)

    return write


def append(name: str, text: str) -> Spoil:
    """Return an edit that adds to the end of a file."""

    def write(folder: Path) -> None:
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return write


def remove(name: str) -> Spoil:
    """Return an edit that deletes a file."""
    return lambda folder: (folder / name).unlink()


@dataclass(frozen=True, kw_only=True)
class Bad:
    """A spoilt folder: its name begins with the code it must be found under, and nowhere else.

    ``at`` is a text of the line where the fault must be; ``row`` and ``column`` the cell.
    """

    name: str
    spoil: tuple[Spoil, ...]
    file: str = "scenario.yaml"
    at: str | None = None
    row: int | None = None
    column: str | None = None
    says: str = ""
    path: str = ""
    choice: dict[str, Any] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.name[:4]
