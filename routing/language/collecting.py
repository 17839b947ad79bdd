"""Bring the catalogues up to date with the code: ``python -m routing.language.collecting``."""

import ast
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from routing.language.catalogue import LANGUAGES, catalogue_path, read_catalogue

_PACKAGE = Path(__file__).parents[1]
_KEYWORDS: Mapping[str, tuple[int, ...]] = {
    "words": (1,),
    "_words": (1,),
    "message": (1,),
    "counted": (2, 3),
}
"""The functions that say something, and which of their arguments are texts, counted from 1."""


def collect(folder: Path = _PACKAGE) -> Catalog:
    """Return all texts that stand in calls of ``words``, ``counted`` and ``message`` in a folder.

    Python and the templates of Jinja (``.html``, ``.j2``) are read.
    """
    found = Catalog()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _READERS:
            for text in _READERS[path.suffix](path):
                found.add(text, locations=[(path.relative_to(folder).as_posix(), 0)])
    return found


def renewed(language: str, found: Catalog) -> Catalog:
    """Return the catalogue of a language with the texts that were found and no others."""
    texts = {entry.id: entry.string for entry in read_catalogue(language) if entry.id}
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


def _python_texts(path: Path) -> Iterator[str]:
    """Yield the texts of a module.

    Babel's own reader of Python loses texts of calls that hand ``words`` on to other functions.
    """
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call):
            for position in _KEYWORDS.get(_called(node.func), ()):
                if position <= len(node.args):
                    argument = node.args[position - 1]
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _template_texts(path: Path) -> Iterator[str]:
    for _, text, _, _ in extract_from_file("jinja2", path, keywords=_KEYWORDS):
        yield from (text,) if isinstance(text, str) else (part for part in text if part)


_READERS: Mapping[str, Callable[[Path], Iterator[str]]] = {
    ".py": _python_texts,
    ".html": _template_texts,
    ".j2": _template_texts,
}


def main() -> None:
    """Write every catalogue anew."""
    found = collect()
    for language in LANGUAGES[1:]:
        catalogue_path(language).write_bytes(catalogue_text(renewed(language, found)))


if __name__ == "__main__":
    main()
