"""``routing roads calibrate``."""

from pathlib import Path

import click

from routing.cli.options import common_options, overwrite_option, scenario_options
from routing.cli.printing import print_json, print_table
from routing.cli.waiting import shown_waiting
from routing.language import Wordbook
from routing.outputs import bad_trip_lines, calibration_figures, class_rows, error_rows
from routing.roads import calibrate as fit_speeds
from routing.roads import require_free_table, write_speeds
from routing.scenario import read_scenario

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("path", metavar="SCENARIO", type=_FILE)
@click.argument("trips", metavar="TRIPS.csv", type=_FILE)
@click.option("-o", "--output", type=_FILE, help="Write the table with the fitted speeds, .csv.")
@scenario_options
@overwrite_option("table")
@common_options
def calibrate(
    *,
    path: Path,
    trips: Path,
    output: Path | None,
    scenario_name: str | None,
    settings: tuple[str, ...],
    overwrite: bool,
    as_json: bool,
    words: Wordbook,
) -> None:
    """Fit class speeds to observed trips, and say how well they fit.

    TRIPS.csv has from_id, to_id, minutes (driving only) and maybe vehicle_type. Name the table
    written under roads.speeds of the scenario, and take its roads.speed_kmh out.

    \b
    Example:
      routing roads calibrate scenarios/chunan trips.csv -o speeds.csv
    """  # noqa: D301 - \b keeps click from refilling the example
    if output is not None:
        require_free_table(output, overwrite=overwrite)
    scenario = read_scenario(path, scenario_name=scenario_name, settings=settings)
    with shown_waiting(words("Fitting speeds")):
        found = fit_speeds(scenario, trips)
    if output is not None:
        write_speeds(found.table, output, overwrite=overwrite)
    if as_json:
        print_json({**calibration_figures(found), "table": output and str(output)})
        return
    print_table(words("Speeds of a van"), class_rows(found, words), has_header=True)
    fit = words("Fit of {count} trips", count=len(found.trips))
    print_table(f"\n{fit}", error_rows(found, words), has_header=True)
    for line in bad_trip_lines(found, words):
        click.echo(words("fits badly: {trip}", trip=line))
    for warning in found.warnings:
        click.echo(words("warning: {warning}", warning=words(warning)))
    if output is not None:
        click.echo(words("Written: {files}", files=output))
