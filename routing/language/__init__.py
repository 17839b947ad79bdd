"""What people read, in their language; nothing here knows what is written."""

from routing.language.catalogue import LANGUAGES
from routing.language.message import Message, joined, message
from routing.language.wordbook import ENGLISH, Wordbook, wordbook

__all__ = ["ENGLISH", "LANGUAGES", "Message", "Wordbook", "joined", "message", "wordbook"]
