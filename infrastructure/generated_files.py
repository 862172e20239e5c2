"""Cache files generated from articles, named by the digest of their content.

A file is served only if its name has the digest of the current content, so none is outdated.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import time
from uuid import uuid4

UNFINISHED_SECONDS = 600

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class GeneratedFile:
    """A file as it is served: `digest` identifies its version."""

    content: bytes
    digest: str
    made_at: datetime


def generated_file(
    folder: Path, kind: str, digest: str, ending: str, make: Callable[[], bytes]
) -> GeneratedFile:
    """Return the file of a kind in a folder, generated if missing; earlier versions are deleted.

    A folder that cannot be written to costs time, but no file.
    """
    path = folder / f"{kind}-{digest}{ending}"
    with suppress(OSError):
        made_at = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
        return GeneratedFile(path.read_bytes(), digest, made_at)
    content = make()
    try:
        _write(path, content)
        _remove_others(path, kind)
    except OSError as error:
        logger.error("A file that was made could not be kept: %s", error)
    return GeneratedFile(content, digest, datetime.now(UTC).replace(microsecond=0))


def _write(path: Path, content: bytes) -> None:
    """Write a file atomically, whatever other processes write at the same time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.stem}.{uuid4().hex}.part")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def _remove_others(kept: Path, kind: str) -> None:
    """Remove earlier versions and leftovers of killed processes; not files being written."""
    for other in kept.parent.glob(f"{kind}-*"):
        with suppress(FileNotFoundError):
            is_old = time() - other.stat().st_mtime > UNFINISHED_SECONDS
            if other != kept and (other.suffix == kept.suffix or is_old):
                other.unlink()
