"""Reasons why a file cannot be imported."""

from pathlib import Path


class NotAnArticle(Exception):
    """A reader's refusal: what is wrong with the content and what to do about it."""


class UnreadableSource(Exception):
    """A file that cannot become an article; the message names it and says what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
