"""Tags that were run together are taken apart, and doubts are said."""

from blog.importing.page_text import read
from blog.importing.tag_line import TagSplit, split_tags

TAGS = "back-painpain-reliefhealth"


def test_known_topics_take_run_together_tags_apart() -> None:
    known = {"health", "pain-relief", "back-pain", "pain"}
    assert split_tags(TAGS, known) == TagSplit(("back-pain", "pain-relief", "health"))


def test_separated_tags_are_read_as_well() -> None:
    assert split_tags("#Health, back-pain", {"health", "back-pain"}).topics == (
        "health",
        "back-pain",
    )


def test_what_is_no_known_topic_is_left_over() -> None:
    assert split_tags(TAGS, {"back-pain", "health"}) == TagSplit(
        ("back-pain", "health"), ("pain-relief",)
    )
    assert split_tags(TAGS, ()) == TagSplit((), (TAGS,))


def test_fewest_topics_win_and_the_choice_is_reported() -> None:
    split = split_tags("healthcare", {"health", "care", "healthcare"})
    assert split == TagSplit(("healthcare",), (), ("healthcare",))


def test_long_line_of_tags_is_split_in_linear_time() -> None:
    split = split_tags("a" * 2_000, {"a", "aa", "aaa"})
    assert len(split.topics) == 667
    assert split_tags("a" * 1_000_000, {"a"}).unknown == ("a" * 1_000_000,)


def test_draft_says_how_to_get_unknown_tags_split() -> None:
    page = f"Title\n\nBy: A Team\n{TAGS}\n\nA summary.\n\nMore\n\nSome text."
    assert any(TAGS in note and "--topics" in note for note in read(page.encode(), ()).notes)
    known = {"health", "back-pain", "pain-relief", "back-painpain-relief"}
    assert any("several ways" in note for note in read(page.encode(), known).notes)
