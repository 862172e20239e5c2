"""Which edits need a new review."""

import copy
import json
import uuid
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.blocks import StreamBlock

from blog.blocks import ArticleBodyBlock
from blog.models import ArticlePage
from blog.record.clinical_content import collect_clinical_content
from blog.tests.editor_forms import form_of
from evidence.models import Reference
from review.digests import build_digest

Blocks = list[dict[str, Any]]
PLAIN = st.lists(st.sampled_from(["walk", "rest", "back", "pain", "often", "gently"]), min_size=2)
SENTENCE = PLAIN.map(" ".join)
EDITORIAL = ("introduction", "section", "conclusion", "disclaimer")


def paragraph(text: str) -> str:
    return f"<p>{text}</p>"


def prose(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    text = st.builds("{} take 10 mg twice a day, not more. {}".format, SENTENCE, SENTENCE)
    value = st.fixed_dictionaries({"heading": SENTENCE, "text": text.map(paragraph)})
    return value.map(lambda value: {"type": kind, "value": value})


TIPS = st.lists(SENTENCE, min_size=2, max_size=3).map(
    lambda titles: {
        "type": "tips",
        "value": {"heading": "Tips", "items": [{"title": t, "text": paragraph(t)} for t in titles]},
    }
)
RED_FLAGS = SENTENCE.map(
    lambda sign: {
        "type": "red_flags",
        "value": {"heading": "Get help", "urgency": "urgent", "signs": [paragraph(sign)]},
    }
)
EVIDENCE = SENTENCE.map(
    lambda text: {
        "type": "evidence",
        "value": {"heading": "Evidence", "statement": paragraph(text), "certainty": "low"},
    }
)
BODIES = st.tuples(
    prose("introduction"), TIPS, prose("section"), RED_FLAGS, EVIDENCE, prose("conclusion")
).map(list)


def digest(
    blocks: Blocks, title: str = "Walking", summary: str = "It helps.", easy_read: str = ""
) -> str:
    with_ids = [
        {"id": f"{number:08d}-0000-4000-8000-000000000000", **block}
        for number, block in enumerate(blocks)
    ]
    stream = ArticleBodyBlock().to_python(with_ids)
    shown = {"seo_title": "", "search_description": "", "easy_read": easy_read}
    page = SimpleNamespace(title=title, summary=summary, body=stream, **shown)
    return build_digest(collect_clinical_content(cast(ArticlePage, page)))


def edited(blocks: Blocks, kind: str, edit: Callable[[dict[str, Any]], None]) -> Blocks:
    blocks = copy.deepcopy(blocks)
    edit(next(block["value"] for block in blocks if block["type"] == kind))
    return blocks


def replace(name: str, old: str, new: str) -> Callable[[dict[str, Any]], None]:
    return lambda value: value.update({name: value[name].replace(old, new, 1)})


def sign(value: dict[str, Any]) -> None:
    value["signs"][0] = paragraph(f"{value['signs'][0][3:-4]} at night")


CLINICAL_EDITS: dict[str, Callable[[Blocks], Blocks]] = {
    "a word of a tip": lambda b: edited(b, "tips", lambda v: v["items"][0].update(title="Run")),
    "a tip more": lambda b: edited(b, "tips", lambda v: v["items"].append({"title": "Swim"})),
    "a tip less": lambda b: edited(b, "tips", lambda v: v["items"].pop()),
    "a red flag": lambda b: edited(b, "red_flags", sign),
    "an urgency": lambda b: edited(b, "red_flags", lambda v: v.update(urgency="emergency")),
    "a certainty": lambda b: edited(b, "evidence", lambda v: v.update(certainty="high")),
    "a statement": lambda b: edited(b, "evidence", replace("statement", "<p>", "<p>Maybe ")),
    "a dose": lambda b: edited(b, "section", replace("text", "10 mg", "100 mg")),
    "a unit": lambda b: edited(b, "conclusion", replace("text", "10 mg", "10 g")),
    "how often": lambda b: edited(b, "introduction", replace("text", "twice", "once")),
    "a negation": lambda b: edited(b, "section", replace("text", "not more", "more")),
    "a number in a heading": lambda b: edited(b, "section", lambda v: v.update(heading="3 days")),
    "a red-flags block less": lambda b: [one for one in b if one["type"] != "red_flags"],
    "clinical blocks in another order": lambda b: [b[0], b[3], b[2], b[1], b[4], b[5]],
    "key points": lambda b: [*b, {"type": "key_points", "value": {"points": ["<p>x</p>"]}}],
}  # fmt: skip
OTHER_EDITS: dict[str, Callable[[Blocks], Blocks]] = {
    "a word of a section": lambda b: edited(b, "section", replace("text", "<p>", "<p>Often ")),
    "a heading": lambda b: edited(b, "section", lambda v: v.update(heading="More to read")),
    "emphasis": lambda b: edited(b, "section", replace("text", "10", "<b>10</b>")),
    "spaces": lambda b: edited(b, "tips", lambda v: v.update(heading=" Tips  ")),
    "keys of paragraphs": lambda b: edited(
        b, "evidence", replace("statement", "<p>", '<p data-block-key="a1b2c">')
    ),
    "an empty field": lambda b: edited(b, "tips", lambda v: v.update(lead_in="<p></p>")),
    "a section of words": lambda b: [
        *b[:2],
        {"type": "section", "value": {"heading": "More", "text": "<p>Rest often</p>"}},
        *b[2:],
    ],
    "ids of blocks": lambda b: [{**one, "id": str(uuid.uuid4())} for one in b],
}  # fmt: skip


@given(BODIES, st.sampled_from(sorted(CLINICAL_EDITS)))
def test_clinical_edit_changes_the_digest(blocks: Blocks, name: str) -> None:
    assert digest(CLINICAL_EDITS[name](blocks)) != digest(blocks)


@given(BODIES, st.sampled_from(sorted(OTHER_EDITS)))
def test_other_edit_leaves_the_digest(blocks: Blocks, name: str) -> None:
    assert digest(OTHER_EDITS[name](blocks)) == digest(blocks)


@given(BODIES, st.lists(st.sampled_from(sorted(OTHER_EDITS)), max_size=4))
def test_any_number_of_other_edits_leaves_the_digest(blocks: Blocks, names: list[str]) -> None:
    before = digest(blocks)
    for name in names:
        blocks = OTHER_EDITS[name](copy.deepcopy(blocks))
    assert digest(json.loads(json.dumps(blocks))) == before


@pytest.mark.parametrize(
    ("before", "after", "is_clinical"),
    [
        ("Take 1-2 tablets", "Take 1–2 tablets", False),
        ("Take 1-2 tablets", "Take 1-3 tablets", True),
        ("Don't lift", "Do lift", True),
        ("Don't lift", "Don’t lift", False),
        ("Avoid alcohol", "Have alcohol", True),
        ("Wait three weeks", "Wait four weeks", True),
        ("Below 5 °C", "Below -5 °C", True),
        ("Recieve care", "Receive care", False),
        ("About 0.5 ml", "About 5 ml", True),
        ("", "…", False),
    ],
)
def test_figures_and_negations_of_any_prose_are_clinical(
    before: str, after: str, is_clinical: bool
) -> None:
    changed = digest([], summary=before) != digest([], summary=after)
    assert changed == is_clinical


def test_source_cited_in_prose_is_clinical(db: None) -> None:
    source = Reference.objects.create(title="Study")
    text = f'It helps<embed embedtype="citation" id="{source.pk}"/>'
    with_source = {"type": "section", "value": {"heading": "More", "text": paragraph(text)}}
    without = {"type": "section", "value": {"heading": "More", "text": paragraph("It helps")}}
    assert digest([with_source]) != digest([without])


def test_every_kind_of_block_says_whether_it_is_clinical() -> None:
    block: StreamBlock = ArticleBodyBlock()
    kinds = {name for name, one in block.child_blocks.items() if not one.is_clinical}
    assert kinds == {"introduction", "section", "conclusion", "image", "disclaimer"}


def test_saving_in_the_editor_without_a_change_keeps_every_review(
    admin_client: Client, db: None
) -> None:
    call_command("load_demo_content", verbosity=0)
    articles = list(ArticlePage.objects.all())
    assert len(articles) >= 25
    for article in articles:
        response = admin_client.post(f"/admin/pages/{article.pk}/edit/", form_of(article))
        assert response.status_code == 302, article
        draft = article.get_latest_revision_as_object()
        assert draft.clinical_digest == article.clinical_digest, article
