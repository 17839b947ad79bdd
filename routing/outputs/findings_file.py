"""``findings.json``: what the checker said."""

from pathlib import Path

from routing.model import Finding, Severity
from routing.outputs.json_object import Json, read_json, write_json
from routing.outputs.message_json import read_said, said_json


def finding_json(finding: Finding) -> Json:
    """Return a finding as a JSON object."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "subject": finding.subject,
        "place_id": finding.place_id,
        "amount": finding.amount,
        "unit": finding.unit,
    }


def write_findings(path: Path, findings: tuple[Finding, ...]) -> None:
    """Write the findings; a plan without any has an empty list.

    Beside its English text a finding has what that was made of, for other languages.
    """
    told = [{**finding_json(finding), **said_json(finding.message)} for finding in findings]
    write_json(path, {"findings": told})


def read_findings(path: Path) -> tuple[Finding, ...]:
    """Read findings back.

    Raises
    ------
    UsageError
        If the file is missing or a field is not as it should be.
    """
    return tuple(
        Finding(
            code=entry.text("code"),
            severity=entry.choice("severity", Severity),
            message=read_said(entry, "message"),
            subject=entry.text("subject"),
            place_id=entry.text_or_none("place_id"),
            amount=entry.number_or_none("amount"),
            unit=entry.text_or_none("unit"),
        )
        for entry in read_json(path).objects("findings")
    )
