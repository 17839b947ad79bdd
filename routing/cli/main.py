"""The command ``routing``."""

import click

from routing.cli.routing_group import RoutingGroup


@click.group(
    cls=RoutingGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="routing", prog_name="routing")
def main() -> None:
    """Plan a county's day of village logistics: hub, township centres, villages.

    \b
    Example:
      routing new my-county
      routing solve my-county -o runs/first --seconds 5

    Exit codes: 0 fine, 1 a bug of ours, 2 wrong use, 3 the scenario has faults, 4 the roads have,
    5 no plan (with --strict: not every parcel served), 6 the checker objects to the plan,
    130 interrupted before there was anything to write.
    """  # noqa: D301 - \b keeps click from refilling the example
