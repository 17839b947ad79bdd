"""A group that loads a command when it is called and turns failures into messages."""

import errno
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from routing.cli.failures import BUG_EXIT_CODE, INTERRUPTED_EXIT_CODE, show_bug, show_failure
from routing.cli.options import words_of
from routing.errors import RoutingError, UsageError
from routing.language import message

COMMANDS: Mapping[str, str] = {
    "new": "Copy an example scenario into a new folder.",
    "generate": "Generate the tables of a county from facts.",
    "validate": "List all faults of a scenario.",
    "solve": "Plan one day: plan, check, account, write the run.",
    "check": "Judge a finished plan again, no engine involved.",
    "compare": "Plan one day in three networks and compare them.",
    "whatif": "Plan one day as it stands and with a change.",
    "allocate": "Plan every coalition of carriers and split what they pay together.",
    "settle": "Tell who pays whom after a run.",
    "subsidy": "Tell the least subsidy that keeps all carriers in.",
    "export": "Write a run in another format.",
    "report": "Write the page of a run or comparison and print its report.",
    "roads": "Build, calibrate and judge road maps.",
    "bench": "Solve a published instance and compare with its best known cost.",
}
"""The commands with their short help, so that listing them imports none of them."""


class RoutingGroup(click.Group):
    """Commands known by their short help, each in the module of its name within a package.

    Without a package of its own it is the group of :data:`COMMANDS`.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as click has it
        listed: Mapping[str, str] = COMMANDS,
        package: str = "routing.cli",
        **attributes: Any,  # noqa: ANN401 - as click has it
    ) -> None:
        super().__init__(*args, **attributes)
        self.listed = listed
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands."""
        return list(self.listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import a command."""
        if cmd_name not in self.listed:
            return None
        command: click.Command = getattr(import_module(f"{self.package}.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.listed.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run a command; a failure becomes a message and its exit code."""
        try:
            return super().invoke(ctx)
        except RoutingError as error:
            show_failure(ctx, error)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            words = words_of(ctx)
            click.echo(words("Interrupted; nothing was written."), err=True)
            ctx.exit(INTERRUPTED_EXIT_CODE)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            name, text = error.filename or "?", error.strerror or error
            failure = UsageError(message("{file}: {error}.", file=name, error=text))
            show_failure(ctx, failure)
            ctx.exit(failure.exit_code)
        except Exception as error:  # noqa: BLE001 - whatever is left is our bug
            show_bug(ctx, error)
            ctx.exit(BUG_EXIT_CODE)
