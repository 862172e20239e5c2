"""Metadata from elsewhere shows right and does nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.csl.cleaning import clean_text, clean_title
from evidence.csl.markup import render_title

MATHML = (
    "<mml:math><mml:msup><mml:mi>10</mml:mi><mml:mn>6</mml:mn></mml:msup>"
    '<mml:annotation encoding="tex">10^6</mml:annotation></mml:math> cells'
)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Heart &amp; soul", "Heart & soul"),
        ("A &amp;amp; B", "A & B"),
        ("p<0.05 and q > 2", "p<0.05 and q > 2"),
        ("<jats:italic>E. coli</jats:italic> O157", "<i>E. coli</i> O157"),
        ("CO<sub>2</sub> <span class='x'>rise</span>", "CO<sub>2</sub> rise"),
        ("<sup onclick='steal()'>2</sup>", "<sup>2</sup>"),
        ("x<script>alert(1)</script>y", "xy"),
        ("x &lt;script&gt;alert(1)&lt;/script&gt;", "x"),
        ("<img src=x onerror=alert(1)>pain", "pain"),
        ("<i>open", "<i>open</i>"),
        ("<SUP> </SUP>", ""),
        (MATHML, "10<sup>6</sup> cells"),
        ("<math><mi>x</mi><mo>&lt;</mo><mn>2</mn></math>", "x<2"),
        ("detecting\n   <i>KRAS</i>\n  /", "detecting <i>KRAS</i> /"),
        ("a\x00b\x1b\ud800c\u202e", "abc"),
        ("a\rb\x0bc", "a b c"),
        ("<italic>E. coli</italic> <mml:annotation>x</mml:annotation>", "<i>E. coli</i>"),
        (["first", "second"], "first"),
        (42, "42"),
        (None, ""),
        ({"a": 1}, ""),
        ([], ""),
    ],
)
def test_title_keeps_its_meaning_and_four_tags(raw: object, cleaned: str) -> None:
    assert clean_title(raw) == cleaned


def test_text_keeps_no_tag() -> None:
    assert clean_text("<i>The Lancet</i> &amp; more") == "The Lancet & more"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("p<0.05 & <i>x</i>", "p&lt;0.05 &amp; <i>x</i>"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("<i onclick=x>y</i>", "&lt;i onclick=x&gt;y"),
        ("<b>open", "<b>open</b>"),
    ],
)
def test_title_is_shown_with_its_tags_and_the_rest_as_text(title: str, shown: str) -> None:
    assert render_title(title) == shown


MARKUP = st.sampled_from(
    ["<i>", "</i>", "<script>", "&lt;", "&amp;", "<mml:mi>", "&#x0;", "<", ">", '"']
)


@given(st.lists(st.one_of(MARKUP, st.text(max_size=3))).map("".join))
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert clean_title(clean_title(text)) == clean_title(text)
    assert "<script" not in clean_title(text).lower()
    assert "<script" not in render_title(text).lower()
