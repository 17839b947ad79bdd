"""What people read, in their language; nothing here knows what is written."""

from routing.language.catalogue import LANGUAGES
from routing.language.message import message
from routing.language.wordbook import ENGLISH, Wordbook, wordbook

__all__ = ["ENGLISH", "LANGUAGES", "Wordbook", "message", "wordbook"]
