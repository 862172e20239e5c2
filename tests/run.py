"""Run every test with the services that are on this machine, and say which those were.

A missing service is named and its tests are left out; with CI=true that is a failure.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError

PYTEST = [sys.executable, "-m", "pytest", "--quiet"]
ON_EVERY_CORE = ["--numprocesses", "auto"]
# Makes a PostgreSQL cluster for one command and removes it afterwards (Debian's postgresql-common).
POSTGRESQL = ["pg_virtualenv", "-o", "fsync=off", "-o", "synchronous_commit=off"]
# What needs neither an Elasticsearch nor a browser nor Java.
WITH_DATABASE = "(database or whole) and not elasticsearch and not browser and not verapdf"
WITH_CLUSTER = 'DATABASE_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres" exec "$@"'

# Files here are in memory, where no commit waits for a disk: search indices make thousands.
MEMORY = Path("/dev/shm")  # noqa: S108, only a folder of our own in it
ENOUGH_BYTES = 2 * 1024**3

NODE_MODULES = Path("tests/browser/node_modules")


@dataclass(frozen=True)
class Suite:
    """Tests and what they need: a command, or why it cannot be run here."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    missing: str = ""


def on_sqlite() -> Suite:
    return Suite("Unit and HTTP tests on SQLite, embedded index", [*PYTEST, *ON_EVERY_CORE])


def on_postgresql() -> Suite:
    name = "Those with a database again on PostgreSQL, and whole sites"
    tests = [*PYTEST, *ON_EVERY_CORE, "-m", WITH_DATABASE]
    if url := os.environ.get("TEST_DATABASE_URL"):
        return Suite(name, tests, {"DATABASE_URL": url})
    if not shutil.which("pg_virtualenv"):
        return Suite(name, [], missing="no TEST_DATABASE_URL and no pg_virtualenv")
    return Suite(name, [*POSTGRESQL, "sh", "-c", WITH_CLUSTER, "sh", *tests])


def on_elasticsearch() -> Suite:
    url = os.environ.get("TEST_ELASTICSEARCH_URL", "http://127.0.0.1:9200")
    return Suite(
        f"Elasticsearch tests at {url}",
        [*PYTEST, "-m", "elasticsearch"],
        {"TEST_ELASTICSEARCH_URL": url},
        missing="" if answers(url) else "nothing answers there",
    )


def in_browser() -> Suite:
    # The one without windows opens a page in a third of the time.
    found = filter(None, map(shutil.which, ("chromium-headless-shell", "chromium")))
    chromium = os.environ.get("CHROMIUM") or next(found, "")
    return Suite(
        f"Browser journeys in {chromium or 'Chromium'}",
        [
            *(*PYTEST, *ON_EVERY_CORE, "--dist=loadscope"),
            *("-m", "browser and not tools" if missing_tools() else "browser"),
        ],
        {"CHROMIUM": chromium},
        missing="" if chromium else "no chromium found, and CHROMIUM is not set",
    )


def with_verapdf() -> Suite:
    missing = [command for command in ("java", "mvn") if not shutil.which(command)]
    return Suite(
        "Leaflets checked by veraPDF",
        [*PYTEST, "-m", "verapdf"],
        missing=f"no {' and no '.join(missing)}" if missing else "",
    )


def with_tools() -> list[Suite]:
    """Those browser tests are part of `in_browser`, so that one site serves them all; if they
    cannot be, a suite that says so.
    """
    name = "Pages judged by axe-core, Lighthouse and the Nu checker"
    return [Suite(name, [], missing=missing)] if (missing := missing_tools()) else []


def missing_tools() -> str:
    """Return what keeps the tools from running; nothing if they can."""
    missing = [program for program in ("node", "java") if not shutil.which(program)]
    if not NODE_MODULES.exists():
        missing.append(f"{NODE_MODULES} (run `make test` with npm)")
    return ", ".join(f"no {program}" for program in missing)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=3):  # noqa: S310, the address is ours
            return True
    except (URLError, OSError):
        return False


def run(suite: Suite) -> str:
    """Run a suite and return its outcome in words; it failed if they begin with FAILED."""
    print(f"\n== {suite.name}", flush=True)
    if suite.missing:
        return ("FAILED, missing: " if os.environ.get("CI") else "skipped: ") + suite.missing
    start = time.monotonic()
    with tempfile.TemporaryDirectory(dir=roomy_memory(), ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)  # pg_virtualenv has another user read a file in it
        environment = os.environ | suite.environment | {"TMPDIR": folder}
        status = subprocess.run(suite.command, env=environment, check=False).returncode
    seconds = f"{time.monotonic() - start:.0f} s"
    return f"FAILED after {seconds}" if status else f"passed in {seconds}"


def roomy_memory() -> Path | None:
    """Return a folder in memory for the files of tests; None where there is none with room."""
    usable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    return MEMORY if usable and shutil.disk_usage(MEMORY).free > ENOUGH_BYTES else None


def main() -> int:
    suites = [on_sqlite(), on_postgresql(), on_elasticsearch(), in_browser(), with_verapdf()]
    suites += with_tools()
    outcomes = {suite.name: run(suite) for suite in suites}
    print()
    for name, outcome in outcomes.items():
        print(f"{name}: {outcome}")
    return any(outcome.startswith("FAILED") for outcome in outcomes.values())


if __name__ == "__main__":
    sys.exit(main())
