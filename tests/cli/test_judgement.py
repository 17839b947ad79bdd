"""What is said of finished runs on stderr."""

import click
import pytest
from click.testing import CliRunner

from routing.cli.judgement import judge
from routing.cli.options import common_options
from routing.model import Finding, Severity
from tests.run_builder import a_run


@pytest.mark.parametrize(("count", "told"), [(20, 20), (33, 20)])
def test_at_most_twenty_findings_of_a_code_are_told(count: int, told: int) -> None:
    findings = tuple(
        Finding(
            code="R201", severity=Severity.WARNING, message=f"No road to v{n}.", subject="roads"
        )
        for n in range(count)
    )

    @click.command()
    @common_options
    def judged(**_: object) -> None:
        judge([a_run(findings=findings)], names=("variant",))

    stderr = CliRunner().invoke(judged, []).stderr
    assert stderr.count("variant: R201") == told
    assert (f"{count - told} more findings" in stderr) == (count > told)
