"""What a long command does while it runs: it shows progress and listens for Ctrl-C."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType
from typing import TypedDict

import click

from routing.cli.options import words_of
from routing.cli.progress import shown_progress
from routing.language import message
from routing.processes import ctrl_c
from routing.recipe import ReportProgress

_ENDS = message("Ending with the best plan so far; a second Ctrl-C gives up and writes nothing.")
_RESUMES = message("Stopping; the plans that are finished are kept.")


class Watch(TypedDict):
    """The arguments of a run that belong to the person who waits for it."""

    progress: ReportProgress | None
    should_stop: Callable[[], bool]


@contextmanager
def watched(*, resumes: bool = False) -> Iterator[Watch]:
    """Yield the arguments; the first Ctrl-C asks the search to end, the second ends the command.

    A command that ``resumes`` keeps what is finished and goes on with it the next time.
    """
    asked = Event()
    words = words_of(click.get_current_context())

    def ask(_number: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        click.echo(words(_RESUMES if resumes else _ENDS), err=True)

    with shown_progress() as progress, ctrl_c(ask):
        yield {"progress": progress, "should_stop": asked.is_set}
