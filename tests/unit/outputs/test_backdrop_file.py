"""The backdrop of a run reads back equal; a damaged one is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.model import Backdrop, DrawnRoad, RoadRank
from routing.outputs import read_run, write_run
from routing.outputs.backdrop_file import read_backdrop, write_backdrop
from tests.run_builder import a_run

RING = ((119.0, 29.5), (119.5, 29.5), (119.5, 29.9), (119.0, 29.5))
BACKDROP = Backdrop(
    roads=(
        DrawnRoad(rank=RoadRank.MAIN, is_assumed=False, points=((119.0, 29.6), (119.1, 29.7))),
        DrawnRoad(rank=RoadRank.FERRY, is_assumed=True, points=((119.1, 29.7), (119.2, 29.7))),
    ),
    land=((RING,),),
    water=((RING, RING[::-1]),),
    tolerance_m=16.0,
    left_out=7,
    credits=("某人, CC BY 4.0",),
)


@pytest.mark.parametrize("backdrop", [Backdrop(), BACKDROP])
def test_a_backdrop_reads_back_equal(tmp_path: Path, backdrop: Backdrop) -> None:
    write_backdrop(tmp_path / "b.json", backdrop)
    assert read_backdrop(tmp_path / "b.json") == backdrop


def test_a_run_keeps_its_backdrop(tmp_path: Path) -> None:
    write_run(replace(a_run(), backdrop=BACKDROP), tmp_path / "run")
    assert read_run(tmp_path / "run").backdrop == BACKDROP


def test_a_run_from_before_there_was_one_has_an_empty_one(tmp_path: Path) -> None:
    assert read_backdrop(tmp_path / "b.json") == Backdrop()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[119.0,", '[["x",'),
        ('"main"', '"lane"'),
        ('"left_out": 7,', ""),
        ("[[119.0,29.6],", "[5,"),
    ],
)
def test_a_damaged_backdrop_is_refused(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "b.json"
    write_backdrop(path, BACKDROP)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UsageError, match=r"b\.json"):
        read_backdrop(path)
