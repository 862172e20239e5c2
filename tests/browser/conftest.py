"""A site as `make run` starts it, and Chromium to use it with."""

import fcntl
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
START_SECONDS = 180
# A machine under load takes its time; a test that measures time does so itself.
expect.set_options(timeout=20_000)
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass(frozen=True)
class RunningSite:
    url: str
    password: str
    data: Path


@pytest.fixture(autouse=True)
def room(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """A test that measures time has the machine for itself: those of other processes wait."""
    timed = request.node.get_closest_marker("timed")
    with (tmp_path_factory.getbasetemp().parent / "room").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX if timed else fcntl.LOCK_SH)
        yield


@pytest.fixture(scope="session")
def running_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """A fresh site with the demo content; its processes end with the tests."""
    with site_started(tmp_path_factory.mktemp("site")) as site:
        yield site


@contextmanager
def site_started(data: Path, **variables: str) -> Iterator[RunningSite]:
    """Run a fresh site on these data, with these variables, as long as this context lasts."""
    log, port = data / "log", free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    with log.open("w") as output:
        process = subprocess.Popen(
            ["make", "run", f"PORT={port}", f"DATA_DIR={data}"],
            cwd=ROOT,
            env=kept | variables,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        url = f"http://localhost:{port}"
        wait_until_up(url, process, log)
        yield RunningSite(url, password_in(log), data)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def run_in(site: RunningSite, code: str) -> None:
    """Run Python on the data of a site, as its administrator could."""
    subprocess.run(
        [ROOT / ".venv/bin/python", "manage.py", "shell", "--no-imports", "-c", code],
        cwd=ROOT,
        env=os.environ
        | {"DATA_DIR": str(site.data), "DJANGO_SETTINGS_MODULE": "sciaticalm_site.settings.dev"},
        check=True,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_up(url: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310, the address is ours
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"The site did not start:\n{log.read_text()}")


def password_in(log: Path) -> str:
    found = re.search(r"with the password (\S+)", log.read_text())
    assert found, log.read_text()
    return found[1]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Playwright's own Chromium is not used: the machine's is."""
    return browser_type_launch_args | {
        "executable_path": os.environ["CHROMIUM"],
        "args": CHROMIUM_FLAGS,
    }


@pytest.fixture(scope="session")
def base_url(running_site: RunningSite) -> str:
    return running_site.url


@pytest.fixture(scope="session")
def browser_context_args(
    browser_context_args: dict[str, Any], running_site: RunningSite
) -> dict[str, Any]:
    """Pages are those of this site, although other folders have a site of their own."""
    return browser_context_args | {"base_url": running_site.url}
