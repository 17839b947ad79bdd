"""Findings about roads have their place in docs/roads.md, files of the report their row."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "roads.md").read_text(encoding="utf-8")
_RAISED = re.compile(r'"(R2[0-9]{2})"')


def test_every_finding_about_roads_is_explained_and_no_other() -> None:
    raised = {
        code
        for path in sorted((ROOT / "routing").rglob("*.py"))
        for code in _RAISED.findall(path.read_text(encoding="utf-8"))
    }
    headings = re.findall(r"^### (R[0-9]{3}) \S", PAGE, flags=re.MULTILINE)
    assert headings == sorted(raised)


def test_every_file_of_the_report_is_named() -> None:
    for name in (
        "roads.md",
        "roads.csv",
        "joints.geojson",
        "access.geojson",
        "findings.json",
        "roads.json",
    ):
        assert f"| `{name}` |" in PAGE
