"""What is shown of how far a command is."""

from io import StringIO

from infrastructure.progress import with_progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_bar_grows_in_a_terminal() -> None:
    terminal = Terminal()
    assert list(with_progress(range(1000), 1000, terminal)) == list(range(1000))
    half, full = terminal.getvalue().split("\r")[1:]
    assert half == f"[{'#' * 20}{' ' * 20}]  500 of 1000"
    assert full == f"[{'#' * 40}]  1000 of 1000\n"


def test_lines_are_written_where_there_is_no_terminal() -> None:
    log = StringIO()
    list(with_progress(range(501), 501, log))
    assert log.getvalue() == "  500 of 501\n  501 of 501\n"


def test_nothing_is_shown_of_nothing() -> None:
    log = StringIO()
    assert list(with_progress([], 0, log)) == []
    assert log.getvalue() == ""
