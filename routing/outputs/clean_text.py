"""Text from tables of others, fit for files of a stricter kind."""

import re

_BARRED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSAFE = re.compile(r"[^\w.-]+")


def printable(text: str) -> str:
    """Return a text without the control characters that XML and workbooks refuse.

    Source: XML 1.0, production 2, and the characters it discourages.
    """
    return _BARRED.sub("", text)


def file_stem(text: str) -> str:
    """Return a text as part of a file name on any system; letters of all scripts stay."""
    return _UNSAFE.sub("-", printable(text)).strip("-.")[:60] or "x"
