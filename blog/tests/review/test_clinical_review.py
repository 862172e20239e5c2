"""Review of an article, through the admin."""

from django.contrib.auth.models import User

from blog.models import ArticlePage
from blog.tests.editor_forms import form_of
from blog.tests.factories import body
from review.tests.reviewing import approval_dialog, client_of, decide


def test_edit_of_a_red_flag_after_approval_voids_the_review(
    submitted: ArticlePage, reviewer: User, editor: User
) -> None:
    decide(submitted, reviewer)
    decide(submitted, editor)
    page = ArticlePage.objects.get()
    flags = {"heading": "Help", "urgency": "emergency", "signs": ["<p>numb legs</p>"]}
    page.body = body(("red_flags", flags))
    page.save_revision(user=editor)
    form = form_of(page) | {"action-publish": "1"}
    response = client_of(editor).post(f"/admin/pages/{page.pk}/edit/", form)
    assert response.status_code == 409
    assert "was changed since" in response.content.decode()
    assert not ArticlePage.objects.get().body.first_block_by_name("red_flags")


def test_reviewer_vouches_for_the_parts_and_sources_of_an_article(
    submitted: ArticlePage, reviewer: User
) -> None:
    html = approval_dialog(submitted, reviewer)
    assert "You vouch, by name" in html
    assert "red flags, evidence, tips, doses and numbers" in html
    assert "No sources cited." in html
