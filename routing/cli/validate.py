"""``routing validate``."""

from pathlib import Path

import click

from routing.cli.failures import fault_json, fault_line
from routing.cli.options import common_options, scenario_options
from routing.cli.printing import print_json
from routing.errors import ScenarioError
from routing.language import Wordbook
from routing.scenario import explain, validate_scenario


@click.command()
@click.argument("scenario", type=click.Path(path_type=Path), required=False)
@click.option("--explain", "code", metavar="CODE", help="Explain a code such as S112.")
@scenario_options
@common_options
def validate(
    scenario: Path | None,
    code: str | None,
    scenario_name: str | None,
    settings: tuple[str, ...],
    *,
    as_json: bool,
    words: Wordbook,
) -> None:
    """List all faults of a scenario.

    \b
    Example:
      routing validate scenarios/two-villages
      routing validate --explain S112
    """  # noqa: D301 - \b keeps click from refilling the example
    if code is not None:
        if as_json:
            print_json({"code": code, "explanation": explain(code)})
        else:
            click.echo(explain(code, words))
        return
    if scenario is None:
        raise click.UsageError("Name a scenario, or a code with --explain.")
    faults = validate_scenario(scenario, scenario_name=scenario_name, settings=settings)
    if as_json:
        found = [fault_json(fault) for fault in faults]
        print_json({"scenario": str(scenario), "count": len(found), "faults": found})
    else:
        for fault in faults:
            click.echo(fault_line(fault, words))
        click.echo(
            words.counted(
                len(faults), "{path}: {count} fault.", "{path}: {count} faults.", path=scenario
            )
        )
    if faults:
        click.get_current_context().exit(ScenarioError.exit_code)
