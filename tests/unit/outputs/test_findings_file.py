"""Findings read back equal."""

from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.language import message, wordbook
from routing.model import Finding, PlaceStatus, Severity
from routing.outputs.findings_file import read_findings, write_findings
from routing.outputs.words import finding_text


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


def test_findings_can_be_said_in_chinese_after_they_were_read(tmp_path: Path) -> None:
    told = message("{id} is {status} on the day", id="v1", status=PlaceStatus.DORMANT)
    finding = Finding(code="P378", severity=Severity.ERROR, message=told, subject="t1")
    write_findings(tmp_path / "findings.json", (finding,))
    (read,) = read_findings(tmp_path / "findings.json")
    assert read == finding
    assert finding_text(read, wordbook("zh")) == "v1 当日状态为停摆"


def test_a_finding_of_plain_text_has_the_title_of_its_rule_before_it() -> None:
    plain = Finding(code="P421", severity=Severity.ERROR, message="is late", subject="t1")
    assert finding_text(plain, wordbook("zh")) == "误截单未列出（is late）"
    assert finding_text(plain, wordbook("en")) == "is late"


def test_an_unknown_severity_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "findings.json"
    path.write_text('{"findings": [{"code": "P1", "severity": "fatal"}]}', encoding="utf-8")
    with pytest.raises(UsageError, match="error or warning"):
        read_findings(path)
