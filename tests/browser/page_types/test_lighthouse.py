"""What Lighthouse makes of a page on a middling phone."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import RunningSite
from tests.browser.page_types.probing import nothing
from tests.browser.page_types.tools import LIGHTHOUSE
from tests.browser.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.tools, pytest.mark.timed]

LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
# Search is kept out of search engines, which Lighthouse takes for a mistake.
OF_SEARCH = {name: least for name, least in LEAST.items() if name != "seo"}
FLAGS = "--no-sandbox --headless=new --disable-gpu"
# Other programs share the machine, and performance is measured in its time.
ATTEMPTS = 3


@pytest.mark.parametrize(
    ("name", "least"), [("home", LEAST), ("article", LEAST), ("search with results", OF_SEARCH)]
)
def test_scores(every_page: RunningSite, tmp_path: Path, name: str, least: dict[str, int]) -> None:
    for _ in range(ATTEMPTS):
        report = report_on(every_page.url + PAGES[name], tuple(least), tmp_path / "report.json")
        if not (short := shortcomings(report, least)):
            break
    nothing(short)


def report_on(address: str, categories: tuple[str, ...], path: Path) -> dict:
    subprocess.run(
        [
            *("node", LIGHTHOUSE, address, "--quiet", "--no-enable-error-reporting"),
            *("--output=json", f"--output-path={path}", f"--chrome-flags={FLAGS}"),
            f"--only-categories={','.join(categories)}",
        ],
        env=os.environ | {"CHROME_PATH": os.environ["CHROMIUM"]},
        check=True,
    )
    return json.loads(path.read_text())


def shortcomings(report: dict, least: dict[str, int]) -> list[str]:
    """Return each category that scores too little, with the audits that cost it points."""
    found = []
    for name, points in least.items():
        category = report["categories"][name]
        if (score := round(100 * (category["score"] or 0))) < points:
            lost = [ref["id"] for ref in category["auditRefs"] if costs(report, ref)]
            found.append(f"{name}: {score} of at least {points}: {', '.join(lost)}")
    return found


def costs(report: dict, reference: dict) -> bool:
    score = report["audits"][reference["id"]]["score"]
    return reference["weight"] > 0 and score is not None and score < 1
