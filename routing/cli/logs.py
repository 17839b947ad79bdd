"""The library's log on stderr, in the reader's language."""

import logging

import click

from routing.language import Message, Wordbook


class _EchoHandler(logging.Handler):
    """Write records to whatever stderr is at the time."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        click.echo(self.format(record), err=True)


class _Formatter(logging.Formatter):
    """Make notes of warnings, as commands do; the rest is for those who look inside."""

    def __init__(self, words: Wordbook) -> None:
        super().__init__()
        self._words = words

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        """Return the line of a record."""
        words, text = self._words, record.message
        if isinstance(record.msg, Message):
            text = words(record.msg)
        if record.levelno == logging.WARNING:
            return words("Note: {note}", note=text)
        return f"{record.levelname} {record.name}: {text}"


def show_logs(level: int, words: Wordbook) -> None:
    """Show the log of the package from this level up."""
    log = logging.getLogger("routing")
    log.handlers = [handler for handler in log.handlers if not isinstance(handler, _EchoHandler)]
    handler = _EchoHandler()
    handler.setFormatter(_Formatter(words))
    log.addHandler(handler)
    log.setLevel(level)
