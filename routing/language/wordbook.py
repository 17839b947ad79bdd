"""A wordbook says in one language what the code says in English."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal

from routing.language.catalogue import LANGUAGES, translations
from routing.language.message import Message, message

_LOCALES = {"en": Locale("en", "GB"), "zh": Locale("zh")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordbook:
    """The words, numbers, dates and times of one language.

    It is called with the English text: ``words("{count} stops", count="12")``. Make one with
    :func:`wordbook` and pass it on; there is no language of the whole program.
    """

    language: str

    def __call__(self, text: str, /, **values: object) -> str:
        """Return a text in this language with the values in their places.

        A message brings its own values. Without values a text is taken as it stands, braces and
        all. A text the catalogue lacks stays English; a test sees to it that it lacks none.
        """
        if isinstance(text, Message):
            values = {**text.values, **values}
            text = text.template
        said = translations(self.language).get(text, text)
        return said.format(**{k: self._value(v) for k, v in values.items()}) if values else said

    def counted(self, count: int, one: str, many: str, **values: object) -> str:
        """Return the text for one or for many; ``{count}`` in it is the number.

        ``words.counted(n, "{count} stop", "{count} stops")``
        """
        text = one if count == 1 else many
        return self(text, count=self.number(count), **values)

    def _value(self, value: object) -> object:
        """Return a value of a text; messages and words of the model are said, too."""
        return self(value) if isinstance(value, Message | StrEnum) else value

    def number(self, value: float, digits: int = 0, *, signed: bool = False) -> str:
        """Return a number with so many decimals, as ``1,234.50``, or ``+1,234.50`` if signed."""
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        if signed:
            pattern = f"+{pattern};-{pattern}"
        if not round(value, digits):
            value = 0
        return format_decimal(value, format=pattern, locale=_LOCALES[self.language])

    def percent(self, share: float, digits: int = 0) -> str:
        """Return a share of one as ``12.3%``."""
        pattern = "#,##0" + ("." + "0" * digits if digits else "") + "%"
        return format_decimal(share, format=pattern, locale=_LOCALES[self.language])

    def date(self, day: date, *, weekday: bool = False) -> str:
        """Return a day as ``20 May 2024``, ``2024年5月20日``; with its weekday if asked."""
        said = format_date(day, "long", locale=_LOCALES[self.language])
        if not weekday:
            return said
        name = get_day_names("wide", locale=_LOCALES[self.language])[day.weekday()]
        return self(message("{weekday}, {date}"), weekday=name, date=said)

    def clock(self, seconds: int) -> str:
        """Return a time of day, ``07:30`` or ``07:30:15``; after midnight it says so."""
        moment = datetime.min + timedelta(seconds=seconds)  # noqa: DTZ901 - a time of day, no zone
        time = moment.time().isoformat("seconds" if moment.second else "minutes")
        return time if moment.day == 1 else self(message("{time} the next day"), time=time)

    def listed(self, things: Iterable[str]) -> str:
        """Return things one after the other, as ``a, b, c`` or ``a、b、c``."""
        return self(message(", ")).join(things)

    def sentences(self, *sentences: str) -> str:
        """Return sentences as one paragraph; empty ones are left out."""
        space = "" if self.language == "zh" else " "
        return space.join(sentence for sentence in sentences if sentence)

    def name(self, name: str, name_zh: str) -> str:
        """Return the name of a thing as readers of this language know it.

        Chinese readers get the Chinese name; others get both, since roads are signposted in
        Chinese. Where one lacks, the other stands alone.
        """
        if self.language == "zh":
            return name_zh or name
        return f"{name} {name_zh}" if name and name_zh and name != name_zh else name or name_zh


def wordbook(language: str) -> Wordbook:
    """Return the wordbook of a language of :data:`LANGUAGES`.

    Raises
    ------
    ValueError
        If there is no such wordbook.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no wordbook of {language!r}; there are {', '.join(LANGUAGES)}")
    return Wordbook(language=language)


ENGLISH = wordbook("en")
"""English as it stands in the code."""
