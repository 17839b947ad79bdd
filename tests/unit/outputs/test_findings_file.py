"""Findings read back equal."""

from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.model import Finding, Severity
from routing.outputs.findings_file import read_findings, write_findings


def test_findings_read_back_equal(tmp_path: Path) -> None:
    findings = (
        Finding(code="P101", severity=Severity.ERROR, message="too heavy", subject="t1"),
        Finding(
            code="R203",
            severity=Severity.WARNING,
            message="远",
            subject="v1",
            place_id="v1",
            amount=12.5,
            unit="m",
        ),
    )
    write_findings(tmp_path / "findings.json", findings)
    assert read_findings(tmp_path / "findings.json") == findings


def test_an_unknown_severity_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "findings.json"
    path.write_text('{"findings": [{"code": "P1", "severity": "fatal"}]}', encoding="utf-8")
    with pytest.raises(UsageError, match="error or warning"):
        read_findings(path)
