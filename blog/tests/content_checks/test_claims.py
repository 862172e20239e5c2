"""Claims that name no source are pointed out; what is denied, asked or hoped for is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.models import ArticleIndexPage
from blog.readability.claims import find_claim
from blog.tests.factories import ArticlePageFactory, body
from evidence.models import Reference
from review.tests.rules import found_by

CITATION = '<embed embedtype="citation" id="{}"/>'


@pytest.mark.parametrize(
    "text",
    [
        "Studies show that walking helps.",
        "Several studies have highlighted the benefits of walking.",
        "A few studies suggest that it helps.",
        "Research has consistently shown this.",
        "One study found less pain.",
        "A review of clinical trials in a journal found that people had less pain.",
        "There is strong evidence that it works.",
        "The evidence clearly shows a benefit.",
        "Scientists have proved it.",
        "Massage has been shown to ease pain.",
        "A clinically proven method.",
        "It is scientifically tested.",
        "Here are five proven stretches.",
        "Walking cures back pain.",
        "If treated early, most people are cured.",
        "It not only cures the pain but also its cause.",
        "There is no doubt that it cures sciatica.",
        "This is a miracle cure.",
        "Results are guaranteed.",
        "It is 100% safe.",
        "Nothing helped for years, but this cured me.",
        "Not everyone knows it. It is proven to work.",
        "Is it true? Studies show it is.",
    ],
)
def test_claim_is_found(text: str) -> None:
    assert find_claim(text)


@pytest.mark.parametrize(
    "text",
    [
        "There is no cure.",
        "There is no known cure for this kind of arthritis.",
        "It can't cure arthritis.",
        "It can’t be cured.",
        "Exercise cannot cure it.",
        "Rest is not a cure.",
        "No drug, diet or device cures it.",
        "A cure has not been found.",
        "A cure is unlikely.",
        "Researchers hope to find a cure.",
        "The search for a cure goes on.",
        "Better ways to prevent, treat and ultimately cure it are the goal.",
        "When trials show that a treatment is better, it may become the standard.",
        "Treatment eases pain rather than curing it.",
        "It is difficult to cure.",
        "Is there a cure?",
        "It is not proven to help.",
        "It has not been proven.",
        "The benefit is unproven.",
        "It is yet to be proven.",
        "Success is not guaranteed.",
        "There is no guarantee that it helps.",
        "Nothing is guaranteed.",
        "Studies have not shown that it helps.",
        "Research does not show a benefit.",
        "No studies show that it helps.",
        "There is no evidence that it works.",
        "There is little evidence that it works.",
        "Beware of products that claim to cure pain.",
        "Do studies show that it helps?",
        "Make sure the mat is secure.",
        "Procure supportive shoes.",
        "Eat less cured meat.",
        "Ask about clinical trials near you.",
        "Researchers are studying nerves.",
        "This is an evidence-based approach.",
        "Walk every day.",
        "",
    ],
)
def test_denial_question_and_other_words_are_no_claim(text: str) -> None:
    assert find_claim(text) == ""


@given(st.text(max_size=300))
def test_any_text_can_be_asked(text: str) -> None:
    find_claim(text)


def test_editor_is_pointed_to_the_block(article_index: ArticleIndexPage) -> None:
    section = ("section", {"heading": "Walking", "text": "<p>Studies show that it helps.</p>"})
    page = ArticlePageFactory(parent=article_index, body=body(section))
    [finding] = found_by("claim-without-source", page)
    assert finding.block_id == page.body[1].id
    assert "Studies show" in finding.message


def test_claim_in_a_heading_is_found(article_index: ArticleIndexPage) -> None:
    section = ("section", {"heading": "Walking cures pain", "text": "<p>Walk.</p>"})
    page = ArticlePageFactory(parent=article_index, body=body(section))
    assert len(found_by("claim-without-source", page)) == 1


def test_block_that_cites_a_source_may_claim(article_index: ArticleIndexPage) -> None:
    source = Reference.objects.create(title="Study")
    text = f"<p>Studies show that it helps{CITATION.format(source.pk)}</p>"
    page = ArticlePageFactory(
        parent=article_index, body=body(("section", {"heading": "Walking", "text": text}))
    )
    assert found_by("claim-without-source", page) == []


def test_evidence_is_left_to_its_own_rule(article_index: ArticleIndexPage) -> None:
    text = "<p>Studies show that it helps.</p>"
    evidence = ("evidence", {"heading": "Evidence", "statement": text, "references": []})
    page = ArticlePageFactory(parent=article_index, body=body(evidence))
    assert found_by("claim-without-source", page) == []
