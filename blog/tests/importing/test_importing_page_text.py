"""A page text becomes an article of typed blocks."""

from datetime import date

import pytest

from blog.importing.draft import ArticleDraft, DraftAuthor
from blog.importing.errors import NotAnArticle
from blog.importing.page_text import read as read_bytes
from blog.tests.importing.test_importing_words import SAMPLE, TOPICS

LIST = "\n\n  • One: do this.\n  • Two: do that.\n\n"


def read(text: str) -> ArticleDraft:
    return read_bytes(text.encode(), TOPICS)


def read_body(body: str) -> ArticleDraft:
    return read(f"A title\n\nBy: A Team\n\nThe summary.\n\n{body}")


def kinds(draft: ArticleDraft) -> list[str]:
    return [block.kind for block in draft.blocks]


def test_facts_of_the_sample_are_read() -> None:
    draft = read(SAMPLE)
    assert draft.title == "Is Walking Good for Lower Back Pain? Evidence Review"
    assert draft.date_published == date(2025, 10, 18)
    assert draft.authors == (DraftAuthor("Sciaticalm Medical Team", "organisation"),)
    assert draft.topics == ("back-pain", "pain-relief", "health", "wellness", "sciaticalm")
    assert draft.summary.startswith("Learn about is walking good")


def test_sections_of_the_sample_become_blocks_by_their_meaning() -> None:
    assert [(block.kind, block.heading) for block in read(SAMPLE).blocks] == [
        ("introduction", "Introduction"),
        ("section", "The Benefits of Walking for Lower Back Pain"),
        ("evidence", "Evidence Supporting Walking"),
        ("tips", "Practical Tips for Walking with Lower Back Pain"),
        ("tips", "Incorporating Walking into Your Routine"),
        ("red_flags", "When to Seek Professional Help"),
        ("conclusion", "Conclusion"),
        ("disclaimer", "Disclaimer"),
    ]


def test_heading_below_a_heading_becomes_a_sub_heading() -> None:
    section, tips = (read(SAMPLE).blocks[number].value for number in (1, 3))
    assert section["text"].startswith("<h3>Understanding Lower Back Pain</h3><p>Lower back")
    assert tips["lead_in"].startswith("<h3>Getting Started</h3><p>If you are new")


def test_evidence_has_its_list_and_review_as_findings() -> None:
    evidence = read(SAMPLE).blocks[2].value
    assert evidence["statement"].startswith("<p>Several studies")
    assert evidence["statement"].endswith("Walking can help by:</p>")
    assert evidence["findings"].startswith("<ul><li>Improving flexibility")
    assert evidence["findings"].count("<li>") == 4
    assert "<p>A review of clinical trials" in evidence["findings"]
    assert evidence["certainty"] == ""


def test_tips_have_titles_and_texts() -> None:
    tips = read(SAMPLE).blocks[3].value["items"]
    assert len(tips) == 5
    assert tips[1]["title"] == "Warm Up"
    assert tips[1]["text"].startswith("<p>Before you start walking")


def test_red_flags_have_signs_and_what_to_do_and_ask_for_a_check_of_the_urgency() -> None:
    draft = read(SAMPLE)
    red_flags = draft.blocks[5].value
    assert red_flags["urgency"] == "urgent"
    assert red_flags["lead_in"].endswith("if you experience:</p>")
    assert len(red_flags["signs"]) == 4
    assert red_flags["signs"][2] == "<p>Changes in bowel or bladder function.</p>"
    assert red_flags["what_to_do"].startswith("<p>These symptoms may indicate")
    assert any("how urgent" in note for note in draft.notes)


def test_help_line_is_left_out() -> None:
    assert "02380" not in repr(read(SAMPLE))


def test_windows_line_ends_and_byte_order_mark_change_nothing() -> None:
    assert read("\ufeff" + SAMPLE.replace("\n", "\r\n")) == read(SAMPLE)


def test_date_that_is_not_american_is_reported() -> None:
    draft = read(SAMPLE.replace("10/18/2025", "18/10/2025"))
    assert draft.date_published is None
    assert any("18/10/2025" in note for note in draft.notes)


def test_by_line_of_a_person_is_a_person() -> None:
    draft = read(SAMPLE.replace("Sciaticalm Medical Team", "Sample Person"))
    assert draft.authors == (DraftAuthor("Sample Person", "person"),)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"When to see a doctor\n\nGo if you have:{LIST}", "red_flags"),
        ("When to see a doctor\n\nGo soon.", "section"),
        (f"When to see results\n\nAfter a week:{LIST}", "section"),
        ("What is the evidence?\n\nSome studies found this.", "evidence"),
        (f"The evidence{LIST}", "section"),
        (f"Tips\n\nTry this:{LIST}", "tips"),
        ("Tips\n\n  • Just walk.\n", "section"),
        (f"Tips\n\nTry this:{LIST}And rest.", "section"),
        (f"Daily life\n\nConsider these strategies:{LIST}", "tips"),
        (f"Daily life\n\nThings to do:{LIST}", "section"),
        ("Disclaimer: Not advice.", "disclaimer"),
        (f"Disclaimer\n\nNot advice:{LIST}", "section"),
    ],
)
def test_heading_and_content_decide_the_block(body: str, kind: str) -> None:
    draft = read_body(f"Introduction\n\nHello there, reader.\n\n{body}")
    assert kinds(draft) == ["introduction", kind]


def test_evidence_under_a_parent_heading_keeps_both_headings() -> None:
    draft = read_body("Introduction\n\nHello, you.\n\nWalking\n\nEvidence\n\nStudies found this.")
    assert draft.blocks[1].kind == "evidence"
    assert draft.blocks[1].heading == "Walking: Evidence"


def test_first_section_is_the_introduction_when_none_is_so_named() -> None:
    draft = read_body("About walking\n\nPeople walk.\n\nIntroduction\n\nHello, you.")
    assert kinds(draft) == ["introduction", "section"]
    assert any("comes first" in note for note in draft.notes)


def test_article_that_opens_with_red_flags_asks_for_an_introduction() -> None:
    draft = read_body(f"When to seek help\n\nGo if you have:{LIST}")
    assert kinds(draft) == ["red_flags"]
    assert any("No introduction" in note for note in draft.notes)


def test_second_conclusion_is_a_section() -> None:
    draft = read_body("Intro\n\nHello, you.\n\nConclusion\n\nWalk.\n\nConclusion\n\nDo walk.")
    assert kinds(draft) == ["introduction", "conclusion", "section"]


def test_text_too_long_for_a_summary_is_kept_as_text() -> None:
    draft = read(f"A title\n\nBy: A Team\n\n{'Walk on. ' * 80}\n\nMore\n\nWalk.")
    assert draft.summary == ""
    assert "Walk on. Walk on." in draft.blocks[0].value["text"]
    assert any("No summary" in note for note in draft.notes)


@pytest.mark.parametrize("text", ["Only a title", "A title\n\nBy: A Team\nhealth", "T" * 300])
def test_text_without_title_or_body_is_refused(text: str) -> None:
    with pytest.raises(NotAnArticle, match="has "):
        read(text)
