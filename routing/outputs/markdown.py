"""Pieces of Markdown."""

from collections.abc import Iterable, Sequence

from routing.language import Wordbook


def table(header: Sequence[str], rows: Iterable[Sequence[object]], *, text_columns: int = 1) -> str:
    """Return a table whose first columns hold text and whose others hold figures."""
    align = [":--" if i < text_columns else "--:" for i in range(len(header))]
    lines = [_row(header), _row(align), *(_row(row) for row in rows)]
    return "\n".join(lines)


def section(title: str, *blocks: str) -> str:
    """Return a heading with paragraphs below it."""
    return "\n\n".join([f"## {title}", *(block for block in blocks if block)])


def warning(statements: Iterable[str], words: Wordbook) -> str:
    """Return statements as a quotation that stands out."""
    note = words("**Note.**")
    return "\n".join(f"> {note} {_one_line(statement)}\n>" for statement in statements)[:-2]


def document(*blocks: str) -> str:
    """Return blocks with a blank line between, and a newline at the end."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(_one_line(str(cell)).replace("|", "\\|") for cell in cells) + " |"


def _one_line(text: str) -> str:
    return " ".join(text.split())
