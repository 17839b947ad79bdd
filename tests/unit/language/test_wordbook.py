from datetime import date

import pytest

from routing.language import ENGLISH, LANGUAGES, message, wordbook

CHINESE = wordbook("zh")


def test_english_stands_in_the_code() -> None:
    assert ENGLISH("{count} stops", count=3) == "3 stops"
    assert ENGLISH("roads: {map: a.pbf}") == "roads: {map: a.pbf}"
    assert message("Hub") == "Hub"


def test_chinese_comes_from_the_catalogue() -> None:
    assert CHINESE.listed(["汾口", "威坪"]) == "汾口、威坪"
    assert ENGLISH.listed(["Fenkou", "Weiping"]) == "Fenkou, Weiping"


def test_a_text_nobody_translated_stays_english() -> None:
    assert CHINESE("no such text {x}", x=1) == "no such text 1"


def test_there_is_no_other_language() -> None:
    with pytest.raises(ValueError, match="no wordbook of 'fr'; there are en, zh"):
        wordbook("fr")


def test_one_and_many() -> None:
    said = [ENGLISH.counted(n, "{count} stop", "{count} stops") for n in (1, 2, 1200)]
    assert said == ["1 stop", "2 stops", "1,200 stops"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers(language: str) -> None:
    words = wordbook(language)
    assert words.number(14257) == "14,257"
    assert words.number(1234.5, 2) == "1,234.50"
    assert words.number(5, 1, signed=True) == "+5.0"
    assert words.number(-5, signed=True) == "-5"
    assert words.number(-0.001, 2) == "0.00"
    assert words.percent(0.561, 1) == "56.1%"


def test_dates_and_weekdays() -> None:
    day = date(2024, 5, 20)
    assert ENGLISH.date(day) == "20 May 2024"
    assert CHINESE.date(day) == "2024年5月20日"
    assert ENGLISH.date(day, weekday=True) == "Monday, 20 May 2024"
    assert CHINESE.date(day, weekday=True) == "2024年5月20日星期一"


def test_times_of_day() -> None:
    assert ENGLISH.clock(7 * 3600 + 1800) == "07:30"
    assert ENGLISH.clock(7 * 3600 + 1815) == "07:30:15"
    assert ENGLISH.clock(25 * 3600) == "01:00 the next day"
    assert CHINESE.clock(25 * 3600) == "次日 01:00"


def test_names_as_readers_know_them() -> None:
    assert CHINESE.name("Fenkou", "汾口") == "汾口"
    assert ENGLISH.name("Fenkou", "汾口") == "Fenkou 汾口"
    assert ENGLISH.name("", "汾口") == ENGLISH.name("汾口", "汾口") == "汾口"
    assert CHINESE.name("Fenkou", "") == ENGLISH.name("Fenkou", "Fenkou") == "Fenkou"
