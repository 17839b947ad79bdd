"""Bring the catalogues up to date with the code: ``python -m routing.language.collecting``."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from routing.language.catalogue import LANGUAGES, catalogue_path, read_catalogue

_PACKAGE = Path(__file__).parents[1]
_KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "words": None,
    "message": None,
    "counted": (2, 3),
}
_METHODS = {".py": "python", ".html": "jinja2", ".j2": "jinja2"}


def collect(folder: Path = _PACKAGE) -> Catalog:
    """Return all texts that stand in calls of ``words``, ``counted`` and ``message`` in a folder.

    Python and the templates of Jinja (``.html``, ``.j2``) are read.
    """
    found = Catalog()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _METHODS:
            for text in _texts(path):
                found.add(text, locations=[(path.relative_to(folder).as_posix(), 0)])
    return found


def renewed(language: str, found: Catalog) -> Catalog:
    """Return the catalogue of a language with the texts that were found and no others."""
    known = read_catalogue(language)
    texts = {entry.id: entry.string for entry in known if entry.id}
    fresh = Catalog(locale=language, fuzzy=False)
    for entry in sorted((e for e in found if e.id), key=lambda e: (e.locations[0][0], e.id)):
        files = sorted({(name, 0) for name, _ in entry.locations})
        fresh.add(entry.id, texts.get(entry.id, ""), locations=files).flags.clear()
    return fresh


def catalogue_text(catalogue: Catalog) -> bytes:
    """Return the file of a catalogue; it names files without lines, so that it changes seldom."""
    stream = BytesIO()
    write_po(stream, catalogue, width=100, include_lineno=False, omit_header=True)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    return header.encode() + b"\n" + stream.getvalue().lstrip(b"\n")


def _texts(path: Path) -> Iterator[str]:
    for _, text, _, _ in extract_from_file(_METHODS[path.suffix], path, keywords=_KEYWORDS):
        yield from (text,) if isinstance(text, str) else (part for part in text if part)


def main() -> None:
    """Write every catalogue anew."""
    found = collect()
    for language in LANGUAGES[1:]:
        catalogue_path(language).write_bytes(catalogue_text(renewed(language, found)))


if __name__ == "__main__":
    main()
