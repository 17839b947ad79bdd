"""Messages keep what they were made of in files, and never more than their text says."""

import json

import pytest

from routing.language import Message, message, wordbook
from routing.model import Direction
from routing.outputs.json_object import JsonObject
from routing.outputs.message_json import message_json, read_message

TOLD = message(
    "{id} goes {direction}, the batch goes {direction2}",
    id="x",
    direction=Direction.UP,
    direction2=message("down"),
)


def again(told: Message, text: str | None = None) -> str:
    entry = JsonObject(json.loads(json.dumps(message_json(told))), "here")
    return read_message(entry, str(told) if text is None else text)


@pytest.mark.parametrize(
    "told",
    [
        TOLD,
        message("plain {braces}"),
        message("{x:.2f} of {n} {flag!r}", x=1.25, n=3, flag="a 'b'"),
    ],
)
def test_a_message_reads_back_with_its_parts(told: Message) -> None:
    read = again(told)
    assert read == told
    assert isinstance(read, Message)
    assert wordbook("zh")(read) == wordbook("zh")(told)


def test_words_of_the_model_are_said_again() -> None:
    assert wordbook("zh")(again(TOLD)) == "x 为上行，批次为下行"


def test_an_edited_text_counts() -> None:
    read = again(TOLD, "somebody wrote this")
    assert read == "somebody wrote this"
    assert not isinstance(read, Message)


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"template": "{x}", "values": []},
        {"template": "{x.y}", "values": [{"name": "x", "text": "a"}]},
        {"template": "{", "values": [{"name": "x", "text": "a"}]},
        {"template": "{x:d}", "values": [{"name": "x", "text": "a"}]},
        {"template": "{x}", "values": [{"name": "x"}]},
        {"template": "{x}", "values": "no list"},
    ],
)
def test_a_damaged_object_leaves_the_text(entry: dict[str, object]) -> None:
    assert read_message(JsonObject(entry, "here"), "the text") == "the text"
