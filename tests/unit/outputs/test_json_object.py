"""JSON fields are read strictly, and a wrong one is named."""

from pathlib import Path

import pytest

from routing.errors import UsageError
from routing.model import Tier
from routing.outputs.json_object import JsonObject, json_text, read_json, write_json

FIELDS = {
    "text": "村",
    "whole": 3,
    "number": 2.5,
    "flag": True,
    "choice": "village",
    "texts": ["a", "b"],
    "objects": [{"x": 1}],
    "inner": {"y": 2},
    "nothing": None,
}


def an_object() -> JsonObject:
    return JsonObject(FIELDS, "plan.json")


def test_fields_come_back_with_their_types() -> None:
    entry = an_object()
    assert entry.text("text") == "村"
    assert entry.whole("whole") == 3
    assert entry.number("number") == 2.5
    assert entry.number("whole") == 3
    assert entry.flag("flag") is True
    assert entry.choice("choice", Tier) is Tier.VILLAGE
    assert entry.texts("texts") == ("a", "b")
    assert entry.objects("objects")[0].whole("x") == 1
    assert entry.inner("inner").whole("y") == 2
    assert entry.text_or_none("nothing") is None
    assert entry.number_or_none("nothing") is None
    assert "text" in entry
    assert "other" not in entry


@pytest.mark.parametrize(
    ("method", "key"),
    [
        ("text", "whole"),
        ("whole", "flag"),
        ("whole", "number"),
        ("number", "flag"),
        ("number", "text"),
        ("flag", "whole"),
        ("texts", "text"),
        ("texts", "objects"),
        ("objects", "texts"),
        ("inner", "texts"),
        ("text", "absent"),
        ("text", "nothing"),
    ],
)
def test_a_wrong_field_is_named_with_its_file_and_a_remedy(method: str, key: str) -> None:
    with pytest.raises(UsageError) as caught:
        getattr(an_object(), method)(key)
    assert "plan.json" in str(caught.value)
    assert key in str(caught.value)
    assert "again" in str(caught.value) or "Add it" in str(caught.value)


def test_an_unknown_word_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match='"text" must be linehaul or village, found "村"'):
        an_object().choice("text", Tier)


def test_a_long_wrong_value_is_cut() -> None:
    entry = JsonObject({"n": "x" * 500}, "f")
    with pytest.raises(UsageError) as caught:
        entry.whole("n")
    assert len(str(caught.value)) < 200


def test_numbers_must_be_finite() -> None:
    with pytest.raises(UsageError, match="must be a number"):
        JsonObject({"n": float("nan")}, "f").number("n")
    with pytest.raises(ValueError, match="JSON compliant"):
        json_text({"n": float("inf")})


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", "\udcff", "[" * 100_000])
def test_what_is_not_a_json_object_is_damaged(tmp_path: Path, text: str) -> None:
    path = tmp_path / "run.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError, match=r"run\.json"):
        read_json(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"run\.json is missing"):
        read_json(tmp_path / "run.json")


def test_chinese_text_is_written_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    write_json(path, {"name": "淳安"})
    assert path.read_bytes() == '{\n "name": "淳安"\n}\n'.encode()
