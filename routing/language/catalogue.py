"""The catalogues of translations: one file of gettext for each language but English."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LANGUAGES = ("en", "zh")
"""The first is the language of the code, which needs no catalogue."""

_FOLDER = Path(__file__).parent


def catalogue_path(language: str) -> Path:
    """Return where the translations into a language are kept."""
    return _FOLDER / language / "messages.po"


def read_catalogue(language: str) -> Catalog:
    """Read the translations into a language, with the places they come from."""
    with catalogue_path(language).open("rb") as stream:
        return read_po(stream, locale=language)


@cache
def translations(language: str) -> Mapping[str, str]:
    """Return English texts and what they are in a language; without those nobody has reviewed."""
    if language == LANGUAGES[0]:
        return MappingProxyType({})
    return MappingProxyType(
        {
            entry.id: entry.string
            for entry in read_catalogue(language)
            if isinstance(entry.id, str) and isinstance(entry.string, str)
            if entry.id and entry.string and not entry.fuzzy
        }
    )
