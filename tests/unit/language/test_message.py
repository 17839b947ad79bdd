import copy
import json
import pickle

from routing.language import Message, message, wordbook


def test_a_message_is_an_english_text() -> None:
    told = message("{count} stops in {place}", count=3, place="Fenkou")
    assert told == "3 stops in Fenkou"
    assert json.dumps(told) == '"3 stops in Fenkou"'
    assert message("roads: {map: a.pbf}") == "roads: {map: a.pbf}"


def test_a_wordbook_says_it_again_with_its_values() -> None:
    told = message("{time} the next day", time="01:00")
    assert wordbook("zh")(told) == "次日 01:00"
    assert wordbook("en")(told) == told


def test_messages_within_messages_are_said_again_too() -> None:
    inner = message("{time} the next day", time="01:00")
    assert wordbook("zh")(message("{weekday}, {date}", weekday="一", date=inner)) == "次日 01:00一"


def test_a_message_survives_pickling_and_copying() -> None:
    told = message("{time} the next day", time="01:00")
    for other in (pickle.loads(pickle.dumps(told)), copy.deepcopy(told)):  # noqa: S301 - our own
        assert isinstance(other, Message)
        assert (other, other.template, other.values) == (told, told.template, told.values)
