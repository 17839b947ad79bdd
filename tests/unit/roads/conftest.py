from pathlib import Path

import pytest

from tests.unit.roads.hand_made import osm_text


@pytest.fixture
def hand_map(tmp_path: Path) -> Path:
    path = tmp_path / "hand.osm"
    path.write_text(osm_text(), encoding="utf-8")
    return path
