"""What the page calls the networks."""

from routing.language import Wordbook
from routing.model import Network


def network_name(name: str, words: Wordbook) -> str:
    """Return the short name of a network."""
    names: dict[str, str] = {
        Network.SEPARATE: words("separate"),
        Network.LINES: words("lines"),
        Network.POOLED: words("pooled"),
    }
    return names.get(name, name)
