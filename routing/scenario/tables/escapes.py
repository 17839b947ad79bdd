"""Keep spreadsheets from running text as formulas: ``=cmd`` is written as ``'=cmd``."""

import re

_WRITTEN = re.compile(r"'*[=+\-@]")
_READ = re.compile(r"'+[=+\-@]")


def escape(text: str) -> str:
    """Return text that no spreadsheet takes for a formula; ``unescape`` undoes it exactly."""
    return "'" + text if _WRITTEN.match(text) else text


def unescape(text: str) -> str:
    """Return what ``escape`` was given."""
    return text[1:] if _READ.match(text) else text
