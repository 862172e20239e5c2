"""The bytes of a file, if they can be those of an article."""

import re
import stat
from pathlib import Path

from blog.importing.errors import NotAnArticle, UnreadableSource

MAX_BYTES = 5 * 1024 * 1024
# Control characters that no text has; NUL, which databases refuse, among them.
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


def read_bytes(path: Path) -> bytes:
    """Return what the file holds; `UnreadableSource` if it is none, too big, empty or binary."""
    try:
        content = _read(path)
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error}). Check the name and the permissions."
        raise UnreadableSource(path, reason) from error
    except ValueError as error:  # a NUL in the name
        raise UnreadableSource(path, "is not a file name.") from error
    if not content.strip():
        raise UnreadableSource(path, "is empty. Export the article again.")
    if BINARY.search(content):
        raise UnreadableSource(path, "is not text (binary data). Save the article as UTF-8 text.")
    return content


def _read(path: Path) -> bytes:
    # Sizes are looked up, not counted: reading a huge file or a device would take all memory.
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableSource(path, "is not a file. Name the files to import one by one.")
    if status.st_size > MAX_BYTES:
        size = f"{status.st_size / 1024**2:.0f} MB"
        raise UnreadableSource(path, f"is {size}; an article is at most 5 MB. Split the file.")
    return path.read_bytes()


def decode_text(content: bytes) -> str:
    """Return the text, with line ends as `\\n`; `NotAnArticle` if it is not UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"is not UTF-8 text (byte {error.start + 1}). Save the article as UTF-8."
        raise NotAnArticle(reason) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
