"""The library's log on stderr."""

import logging

import click


class _EchoHandler(logging.Handler):
    """Write records to whatever stderr is at the time."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        click.echo(self.format(record), err=True)


def show_logs(level: int) -> None:
    """Show the log of the package from this level up."""
    log = logging.getLogger("routing")
    log.handlers = [handler for handler in log.handlers if not isinstance(handler, _EchoHandler)]
    handler = _EchoHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(level)
