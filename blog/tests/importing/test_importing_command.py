"""The command that imports files says what it made and what to check."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page

from blog.demo.contents import FOLDER
from blog.models import ArticleIndexPage, ArticlePage, ImportedArticle
from blog.tests.factories import ArticleIndexPageFactory
from blog.tests.importing.test_importing_words import SAMPLE, TOPICS

SAMPLE_FILE = str(FOLDER / "articles" / "walking-lower-back-pain.txt")
GOUT_FILE = str(FOLDER / "articles" / "medquad" / "7_SeniorHealth_QA__0000028.xml")


def run(*arguments: str) -> str:
    output = StringIO()
    call_command("import_articles", *arguments, stdout=output, stderr=StringIO())
    return output.getvalue()


def test_report_lists_the_page_each_block_and_each_doubt(
    article_index: ArticleIndexPage, editor_client: Client
) -> None:
    output = run(SAMPLE_FILE, "--topics", ",".join(TOPICS))
    page = ArticlePage.objects.get()
    assert f"created: {page.title} (/admin/pages/{page.pk}/edit/)" in output
    assert "  red_flags: When to Seek Professional Help" in output
    assert "  check: “When to Seek Professional Help” does not say how urgent" in output
    assert output.count("\n  ") == 8 + 3
    assert editor_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_tags_are_split_only_with_the_help_of_topics(article_index: ArticleIndexPage) -> None:
    assert "--topics" in run(SAMPLE_FILE)
    assert not ArticlePage.objects.get().topics.exists()
    assert "updated:" in run(SAMPLE_FILE, "--topics", ",".join(TOPICS))
    assert "unchanged:" in run(SAMPLE_FILE)
    latest = ArticlePage.objects.get().get_latest_revision_as_object()
    assert {topic.slug for topic in latest.topics.all()} == TOPICS


def test_good_files_are_imported_though_others_fail(
    article_index: ArticleIndexPage, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="1 of 3 files"):
        run(SAMPLE_FILE, str(tmp_path / "missing.txt"), GOUT_FILE)
    assert ArticlePage.objects.count() == 2


def test_same_file_twice_is_one_article(article_index: ArticleIndexPage, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(SAMPLE, encoding="utf-8")
    assert "unchanged:" in run(SAMPLE_FILE, str(copy))
    assert ArticlePage.objects.count() == 1


def test_progress_counts_the_files(article_index: ArticleIndexPage) -> None:
    assert f"[2/2] {GOUT_FILE}" in run(SAMPLE_FILE, GOUT_FILE)


def test_site_without_an_article_index_says_what_to_do(home_page: Page) -> None:
    with pytest.raises(CommandError, match="load_demo_content"):
        run(SAMPLE_FILE)


def test_site_with_several_article_indexes_asks_which(
    article_index: ArticleIndexPage, home_page: Page
) -> None:
    other = ArticleIndexPageFactory(parent=home_page, slug="other")
    with pytest.raises(CommandError, match=f"--parent: {article_index.pk}, {other.pk}"):
        run(SAMPLE_FILE)
    run(SAMPLE_FILE, "--parent", str(other.pk))
    assert ArticlePage.objects.child_of(other).count() == 1


def test_interruption_keeps_what_is_done_and_nothing_half_made(
    article_index: ArticleIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(GOUT_FILE)

    def interrupt(**fields: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ImportedArticle.objects, "create", interrupt)
    with pytest.raises(CommandError, match="Stopped"):
        run(SAMPLE_FILE)
    assert [page.title for page in ArticlePage.objects.all()] == ["Gout"]
