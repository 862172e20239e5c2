"""A source's way from what an editor pastes to what readers see of it, and of its retraction."""

import csv
import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.admin import add_block, fill, publish, sign_in
from tests.browser.conftest import ROOT, RunningSite

pytestmark = pytest.mark.browser

DOI = "10.1234/made.up.trial"
TITLE = "Made-up trial of swimming"
RIS = f"TY  - JOUR\nTI  - {TITLE}\nAU  - Sample, Ann\nPY  - 2021\nDO  - {DOI}\nER  - \n"
SAMPLE = ROOT / "evidence" / "tests" / "data" / "retraction_watch.csv"


def test_pasted_source_is_cited_listed_and_its_retraction_shown(
    page: Page, running_site: RunningSite, tmp_path: Path
) -> None:
    sign_in(page, running_site.password)
    page.goto("/admin/pages/")
    for parent in ("Sciaticalm", "Articles"):
        page.get_by_role("link", name=f"Explore child pages of '{parent}'").click()
    page.get_by_role("link", name="Add child page").first.click()
    page.locator("#id_title").fill("Swimming and its sources")
    page.locator("#id_summary").fill("What studies say.")
    cite_inline(page)
    cite_in_evidence(page)
    publish(page)
    expect(page.locator("li.success")).to_contain_text("published")

    page.goto("/articles/swimming-and-its-sources/")
    expect(page.locator("sup.citation")).to_have_text(["[1]", "[1]"])
    expect(page.locator("#reference-1")).to_contain_text(TITLE)
    page.locator("sup.citation a").first.click()
    expect(page.locator("#reference-1")).to_be_in_viewport()
    assert "ample 2021]" not in page.content()

    retract(tmp_path, running_site.data)
    page.reload()
    expect(page.locator(".notice--withdrawn")).to_contain_text("Retracted.")
    expect(page.locator(".citation__warning").first).to_have_text("(source: Retracted)")


def cite_inline(page: Page) -> None:
    fill(page, "body-0-value-text", "Swimming helps.")
    page.keyboard.type(" /cite")
    page.get_by_role("option", name="Cite a source").click()
    page.get_by_role("tab", name="Paste to add").click()
    page.get_by_label("DOI, PMID, ISBN or web address").fill(RIS)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("[Sample 2021]")).to_be_visible()


def cite_in_evidence(page: Page) -> None:
    evidence = add_block(page, "Evidence")
    fill(page, f"{evidence}-heading", "What studies say")
    fill(page, f"{evidence}-statement", "A sample statement.")
    block = page.locator(f"[name={evidence}-references-count]").locator("xpath=..")
    block.get_by_role("button", name="Add").first.click()
    page.get_by_role("button", name="Choose reference").click()
    page.get_by_role("link", name=TITLE).click()
    expect(block.get_by_text(TITLE)).to_be_visible()


def retract(folder: Path, data: Path) -> None:
    """Import a file with a notice on the source, as an operator would."""
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    row = next(row for row in rows if "Retraction" in row)
    row[header.index("OriginalPaperDOI")] = DOI
    path = folder / "notices.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, row])
    subprocess.run(
        [ROOT / ".venv" / "bin" / "python", "manage.py", "import_retraction_watch", path],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(data)},
        check=True,
    )
