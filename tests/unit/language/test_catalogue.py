"""The catalogues are complete, fresh, sound, and say things by the glossary."""

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog

from routing.language.catalogue import LANGUAGES, catalogue_path, read_catalogue, translations
from routing.language.collecting import catalogue_text, collect, renewed

GLOSSARY = Path(__file__).with_name("glossary.csv")
TRANSLATED = LANGUAGES[1:]


def missing(found: Catalog, known: Catalog) -> list[str]:
    """Return the texts of the code that a catalogue has no translation of."""
    said = {entry.id for entry in known if entry.string and not entry.fuzzy}
    return [str(entry.id) for entry in found if entry.id and entry.id not in said]


def stale(found: Catalog, known: Catalog) -> list[str]:
    """Return the texts of a catalogue that stand nowhere in the code any more."""
    wanted = {entry.id for entry in found}
    return [str(entry.id) for entry in known if entry.id and entry.id not in wanted]


def placeholders(text: str) -> list[str] | None:
    """Return the names in braces, each as often as it stands there; None where they are none."""
    try:
        names = sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None
    return names if all(name.isidentifier() for name in names) else None


def mismatched(known: Catalog) -> list[str]:
    """Return the texts whose translation has other placeholders."""
    return [
        str(entry.id)
        for entry in known
        if entry.string and placeholders(str(entry.id)) != placeholders(str(entry.string))
    ]


def glossary() -> list[tuple[str, list[str]]]:
    """Return the terms of the field and what each may be called in Chinese."""
    rows = GLOSSARY.read_text(encoding="utf-8").splitlines()[1:]
    return [(row.split(",")[0], row.split(",")[1].split("|")) for row in rows]


def off_the_glossary(texts: dict[str, str]) -> list[str]:
    """Return the texts that name a thing of the field by another word than the glossary's."""
    return [
        f"{term}: {text!r} is {said!r}"
        for term, names in glossary()
        for text, said in texts.items()
        if re.search(rf"\b{term}\b", re.sub(r"\{.*?\}", "", text), re.IGNORECASE)
        if not any(name in said for name in names)
    ]


@pytest.fixture(scope="module")
def in_the_code() -> Catalog:
    return collect()


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_missing(language: str, in_the_code: Catalog) -> None:
    assert missing(in_the_code, read_catalogue(language)) == [], "translate after `make words`"


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_stale(language: str, in_the_code: Catalog) -> None:
    assert stale(in_the_code, read_catalogue(language)) == [], "run `make words`"


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_file_is_as_the_tool_writes_it(language: str, in_the_code: Catalog) -> None:
    written = catalogue_path(language).read_bytes()
    assert written == catalogue_text(renewed(language, in_the_code)), "run `make words`"


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_the_same(language: str) -> None:
    assert mismatched(read_catalogue(language)) == []


def test_chinese_keeps_to_the_glossary() -> None:
    assert off_the_glossary(dict(translations("zh"))) == []


def test_chinese_punctuation_in_chinese_sentences() -> None:
    wrong = [
        said for said in translations("zh").values() if re.search(r"[一-鿿][,;:?!.]( |$)", said)
    ]
    assert wrong == []


# The judges above can fail.


def _catalogue(**texts: str) -> Catalog:
    catalogue = Catalog(locale="zh")
    for text, said in texts.items():
        catalogue.add(text, said)
    return catalogue


def test_a_missing_or_empty_translation_is_seen() -> None:
    found = _catalogue(Hub="", Trip="")
    assert missing(found, _catalogue(Hub="县级配送中心", Trip="")) == ["Trip"]


def test_a_stale_text_is_seen() -> None:
    assert stale(_catalogue(Hub=""), _catalogue(Hub="县级配送中心", Old="旧")) == ["Old"]


def test_another_placeholder_is_seen() -> None:
    known = Catalog(locale="zh")
    known.add("{count} stops", "{n} 个站点")
    known.add("{count} trips", "{count} 趟")
    known.add("{count} tours", "{count} 条{count} 条")
    assert mismatched(known) == ["{count} stops", "{count} tours"]


def test_another_word_than_the_glossary_has_is_seen() -> None:
    assert off_the_glossary({"The hub": "县级配送中心"}) == []
    assert len(off_the_glossary({"The hub": "仓库"})) == 1


def test_texts_are_found_in_code_and_templates(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        'words("One {n}", n=f(1, words))\nwords.counted(g(), "one", "many", n=f(words))\n'
        'X = message("Two")\nself._words("Five")\n'
        'words(X)\nother("Three")\n',
    )
    (tmp_path / "b.html").write_text("<p>{{ words('Four') }}</p>")
    found = {entry.id for entry in collect(tmp_path) if entry.id}
    assert found == {"One {n}", "one", "many", "Two", "Four", "Five"}
