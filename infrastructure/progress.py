"""Progress of long commands: a bar in a terminal, an occasional line elsewhere."""

from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

EVERY = 500
WIDTH = 40

Item = TypeVar("Item")


def with_progress(items: Iterable[Item], total: int, stream: TextIO) -> Iterator[Item]:
    """Yield the items; every 500th, and the end, is shown on the stream."""
    number, is_terminal = 0, stream.isatty()
    for number, item in enumerate(items, 1):
        yield item
        if number % EVERY == 0:
            _show(number, total, stream, is_terminal)
    if number % EVERY:
        _show(number, total, stream, is_terminal)
    if is_terminal and number:
        stream.write("\n")


def _show(number: int, total: int, stream: TextIO, is_terminal: bool) -> None:
    text = f"  {number} of {total}"
    stream.write(f"\r{_format_bar(number, total)}{text}" if is_terminal else f"{text}\n")
    stream.flush()


def _format_bar(number: int, total: int) -> str:
    done = min(WIDTH * number // max(total, 1), WIDTH)
    return f"[{'#' * done}{' ' * (WIDTH - done)}]"
