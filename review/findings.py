"""Findings in pages, with the levels of their site and with overrides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from django.conf import settings
from wagtail.models import Page, Site

from review.content_checks import RULES, Finding, Level, run_checks
from review.models.clinical_page import ClinicalPage
from review.models.override import CheckOverride
from review.models.settings import CheckLevel

Levels = Mapping[int, Mapping[str, Level]]
BATCH = 100

CheckedPage = TypeVar("CheckedPage", bound=ClinicalPage)


def list_findings(
    page: ClinicalPage, levels: Levels | None = None, least: Level = Level.HINT
) -> list[Finding]:
    """Return the findings of the `least` level and above in a page, most severe first.

    `levels` are `load_site_levels()`, to be loaded once for many pages.
    """
    by_site = load_site_levels() if levels is None else levels
    found = run_checks(page, by_site.get(find_site_id(page), get_default_levels()), least)
    reasons = load_override_reasons(page) if found else {}
    return [replace(finding, reason=reasons.get(finding.id, "")) for finding in found]


def iter_findings(
    pages: Iterable[CheckedPage], least: Level = Level.HINT
) -> Iterator[tuple[CheckedPage, list[Finding]]]:
    """Yield each page with its findings. Shared data is loaded by the hundred."""
    levels = load_site_levels()
    pages = iter(pages)
    while batch := list(islice(pages, BATCH)):
        batch[0].prepare_for_checks(batch)
        for page in batch:
            yield page, list_findings(page, levels, least)


def load_site_levels() -> Levels:
    """Return the levels that sites set, by site and rule."""
    levels: dict[int, dict[str, Level]] = {}
    rows = CheckLevel.objects.values_list("settings__site_id", "check_id", "level")
    for site_id, check_id, level in rows:
        levels.setdefault(site_id, get_default_levels())[check_id] = Level(level)
    return levels


def get_default_levels() -> dict[str, Level]:
    """Return the levels that the installation sets: without REVIEW_REQUIRED, reviews are advice."""
    if settings.REVIEW_REQUIRED:
        return {}
    return {rule.id: Level.HINT for rule in RULES.values() if not rule.is_adjustable}


def find_site_id(page: Page) -> int:
    """Return the id of the site that a page belongs to, 0 for none."""
    roots = Site.get_site_root_paths()
    return next((root.site_id for root in roots if page.url_path.startswith(root.root_path)), 0)


def load_override_reasons(page: ClinicalPage) -> dict[str, str]:
    """Return, by rule, the reason of the override that holds for this clinical content."""
    if page.alias_of_id:
        overrides = CheckOverride.objects.filter(page_id=page.alias_of_id)
    elif page.pk:
        overrides = page.check_overrides.all()
    else:
        return {}
    return {
        override.check_id: override.reason
        for override in reversed(overrides)  # newest first, and the newest counts
        if override.digest == page.clinical_digest
    }
