"""``routing check``."""

from pathlib import Path

import click

from routing.checking import check_plan
from routing.cli.options import common_options
from routing.cli.printing import print_json
from routing.errors import PlanRejectedError
from routing.language import Wordbook
from routing.model import Severity
from routing.outputs import finding_json, finding_line, read_run, run_folders


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
@common_options
def check(run: Path, *, as_json: bool, words: Wordbook) -> None:
    """Judge a finished plan again, no engine involved.

    \b
    Example:
      routing check runs/two
    """  # noqa: D301 - \b keeps click from refilling the example
    findings = []
    for folder in run_folders(run):
        result = read_run(folder)
        found = check_plan(result.scenario, result.travel, result.plan)
        findings += [(folder, finding) for finding in found]
    errors = sum(finding.severity is Severity.ERROR for _, finding in findings)
    if as_json:
        told = [{"run": str(folder), **finding_json(finding)} for folder, finding in findings]
        print_json({"run": str(run), "count": len(told), "errors": errors, "findings": told})
    else:
        for folder, finding in findings:
            line = finding_line(finding, words)
            click.echo(words("{run}: {finding}", run=folder, finding=line))
        click.echo(
            words.counted(
                len(findings), "{path}: {count} finding.", "{path}: {count} findings.", path=run
            )
        )
    if errors:
        click.get_current_context().exit(PlanRejectedError.exit_code)
