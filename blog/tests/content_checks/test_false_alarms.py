"""The list of false alarms counts what the checks find in the demo articles."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command

from blog.models import ArticlePage
from review.content_checks import RULES
from review.findings import iter_findings

PAGE = (Path(__file__).parents[3] / "bench/false-alarms.md").read_text()
ROW = re.compile(
    r"^\| `(?P<rule>[\w-]+)` \| (?P<level>\w+) "
    r"\| (?P<found>\d+) \| (?P<wrong>\d+) \| (?P<share>\d+) % \|$",
    re.MULTILINE,
)
TABLE = {row["rule"]: row for row in ROW.finditer(PAGE)}


def section(rule: str) -> str:
    return PAGE.split(f"\n## {rule}\n")[1].split("\n## ")[0]


@pytest.mark.whole
def test_table_counts_the_findings_in_the_demo_articles(db: None) -> None:
    call_command("load_demo_content", verbosity=0)
    articles = ArticlePage.objects.all()
    found = Counter(f.id for _, findings in iter_findings(articles) for f in findings)
    assert {rule: int(row["found"]) for rule, row in TABLE.items()} == found
    assert f"\n| all | | {found.total()} |" in PAGE


@pytest.mark.parametrize("rule", TABLE)
def test_table_has_the_level_and_the_share_of_what_is_listed(rule: str) -> None:
    row = TABLE[rule]
    found, wrong, share = map(int, row.group("found", "wrong", "share"))
    assert RULES[rule].level.name.lower() == row["level"]
    assert section(rule).count("wrong: ") == wrong
    assert share == round(100 * wrong / found)
    assert row["level"] == "hint" or wrong <= found / 5, "mend it, or lower it to a hint"


def test_every_rule_is_in_the_table_or_among_those_that_find_nothing() -> None:
    [nothing] = re.findall(r"they find nothing in them: (.*)\. Some", PAGE)
    assert {*TABLE, *re.findall(r"`([\w-]+)`", nothing)} == set(RULES)
