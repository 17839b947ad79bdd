"""A page read back: its tables by id, its data, its texts."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Figures = dict[tuple[str, str, int], tuple[str, float]]


@dataclass
class ReadPage(HTMLParser):
    """Tables as rows of texts, and the figures of their cells: (table, row key, column) -> both."""

    rows: dict[str, list[list[str]]] = field(default_factory=dict)
    figures: Figures = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._table = self._key = ""
        self._cell: dict[str, str | None] | None = None
        self._in: list[str] = []

    @property
    def data(self) -> Any:
        """The JSON that the scripts draw."""
        return json.loads(self.scripts[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append((tag, named))
        self._in.append(tag)
        if tag == "table":
            self._table = named.get("id") or ""
            self.rows[self._table] = []
        elif tag == "tr":
            self._key = named.get("data-key") or ""
            self.rows[self._table].append([])
        elif tag in {"td", "th"}:
            self._cell = named
            self.rows[self._table][-1].append("")
        elif tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._in and self._in.pop() != tag:
            pass
        if tag in {"td", "th"} and self._cell is not None:
            value = self._cell.get("data-value")
            if value is not None:
                row = self.rows[self._table][-1]
                place = (self._table, self._key, len(row) - 2)
                self.figures[place] = (row[-1], float(value))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._in and self._in[-1] == "script":
            self.scripts[-1] += data
        elif self._cell is not None:
            self.rows[self._table][-1][-1] += data.strip()
            self.texts.append(data.strip())
        elif self._in and self._in[-1] != "style" and data.strip():
            self.texts.append(data.strip())


def read_page(html: str) -> ReadPage:
    """Parse a page."""
    page = ReadPage()
    page.feed(html)
    page.close()
    return page
