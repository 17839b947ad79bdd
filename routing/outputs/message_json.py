"""Messages in JSON files: what they were made of, so that they can be said in any language."""

from collections.abc import Iterator
from enum import StrEnum
from numbers import Integral, Real

from routing.errors import UsageError
from routing.language import Message
from routing.outputs.json_object import Json, JsonObject


def said_json(text: str) -> dict[str, Json]:
    """Return the field ``said`` to stand beside a message, no field beside other texts."""
    return {"said": message_json(text)} if isinstance(text, Message) else {}


def read_said(entry: JsonObject, key: str) -> str:
    """Return a text field, as a message where ``said`` stands beside it."""
    text = entry.text(key)
    return read_message(entry.inner("said"), text) if "said" in entry else text


def message_json(message: Message) -> Json:
    """Return a message as a JSON object: its template and its values, each with its name."""
    return {
        "template": message.template,
        "values": [{"name": name, **_value(value)} for name, value in message.values.items()],
    }


def read_message(entry: JsonObject, text: str) -> str:
    """Return a message from its object, or the plain text where the two do not agree.

    Somebody may have edited either; what the text says counts.
    """
    try:
        message = _message(entry)
    except (UsageError, LookupError, ValueError, AttributeError):
        return text
    return message if message == text else text


def _value(value: object) -> Json:
    if isinstance(value, Message):
        return message_json(value)
    if isinstance(value, StrEnum):
        return message_json(Message(value.value))
    if isinstance(value, Integral):
        return {"number": int(value)}
    return {"number": float(value)} if isinstance(value, Real) else {"text": str(value)}


def _message(entry: JsonObject) -> Message:
    return Message(entry.text("template"), dict(_values(entry)))


def _values(entry: JsonObject) -> Iterator[tuple[str, object]]:
    for value in entry.objects("values"):
        name = value.text("name")
        if "template" in value:
            yield name, _message(value)
        else:
            yield name, value.number("number") if "number" in value else value.text("text")
