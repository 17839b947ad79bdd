"""``routing export``."""

from pathlib import Path

import click

from routing.cli.options import common_options, overwrite_option
from routing.cli.printing import print_json
from routing.language import Wordbook
from routing.outputs import (
    FORMATS,
    ExportOptions,
    default_target,
    export_run,
    finding_line,
    read_run,
)


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    required=True,
    help="geojson, csv, gpx (phones) and manifest (sheets to print) fill a folder; gpkg (all "
    "layers, QGIS), xlsx, kml and svg are one file.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The folder or file.  [default: export/ in the run]",
)
@click.option("--no-bom", is_flag=True, help="csv: no byte order mark, for machines.")
@click.option(
    "--backdrop",
    multiple=True,
    type=click.Path(path_type=Path),
    help="svg: GeoJSON areas to draw under the routes; may be repeated.",
)
@overwrite_option("former export")
@common_options
def export(
    run: Path,
    format_name: str,
    output: Path | None,
    backdrop: tuple[Path, ...],
    *,
    no_bom: bool,
    overwrite: bool,
    as_json: bool,
    words: Wordbook,
) -> None:
    """Write a run in another format.

    \b
    Example:
      routing export runs/two --format csv -o runs/two-tables
      routing export runs/two --format manifest --lang zh -o sheets
      routing export runs/two --format xlsx -o two.xlsx
    """  # noqa: D301 - \b keeps click from refilling the example
    options = ExportOptions(bom=not no_bom, backdrop=backdrop, words=words)
    wanted = output or default_target(run, format_name)
    result = read_run(run)
    target = export_run(result, format_name, wanted, options=options, overwrite=overwrite)
    for finding in result.findings:
        line = finding_line(finding, words)
        click.echo(words("{run}: {finding}", run=run, finding=line), err=True)
    if as_json:
        print_json({"run": str(run), "format": format_name, "path": str(target)})
    else:
        click.echo(str(target))
