"""Name the file when a library stumbles over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from routing.errors import RoadsError
from routing.language import message


@contextmanager
def damage_named(path: Path) -> Iterator[None]:
    """Turn what libraries raise over a damaged file into a RoadsError with its name.

    Each parser raises errors of its own kind, and damage can meet any line of it; so all of them
    are turned.
    """
    try:
        yield
    except RoadsError:
        raise
    except MemoryError as error:
        raise RoadsError(
            message(
                "The road map {path} needs more memory than there is. Cut it to the county.",
                path=path,
            )
        ) from error
    except Exception as error:
        cause = f"{error}".strip().rstrip(".") or type(error).__name__
        raise RoadsError(
            message(
                "The road map {path} cannot be read: {cause}. Fetch it again, or write it anew "
                "with the program that made it.",
                path=path,
                cause=cause,
            )
        ) from error
