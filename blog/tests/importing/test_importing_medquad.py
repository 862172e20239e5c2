"""MedQuAD's questions and answers become articles."""

import re
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest
from defusedxml import ElementTree

from blog.demo.contents import FOLDER
from blog.importing import medquad
from blog.importing.draft import ArticleDraft, DraftAuthor
from blog.importing.errors import NotAnArticle
from blog.importing.flattened_lists import restore_text
from blog.importing.medquad_questions import tidy_question
from blog.tests.importing.test_importing_words import texts_in, words

FILES = sorted((FOLDER / "articles" / "medquad").glob("*.xml"))
GOUT = "7_SeniorHealth_QA__0000028.xml"


def read(path: Path) -> ArticleDraft:
    return medquad.read(path.read_bytes(), ())


def read_file(name: str) -> ArticleDraft:
    return read(FOLDER / "articles" / "medquad" / name)


def document(answer: str, question: str = "What is (are) Gout ?", **attributes: str) -> bytes:
    about = {"id": "1", "source": "NINDS", "url": "https://example.org/gout"} | attributes
    root = Element("Document", about)
    SubElement(root, "Focus").text = "gout"
    pair = SubElement(root, "QAPair")
    SubElement(pair, "Question").text = question
    SubElement(pair, "Answer").text = answer
    return ElementTree.tostring(root)


def answers(path: Path) -> list[str]:
    return [answer.text or "" for answer in ElementTree.parse(path).iter("Answer")]


def block_words(draft: ArticleDraft) -> list[str]:
    texts = [text for block in draft.blocks for text in texts_in({"text": block.value["text"]})]
    return [word for text in texts for word in words(text)]


def test_all_24_files_are_there() -> None:
    assert len(FILES) == 24


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[-9:])
def test_answers_keep_their_words_but_for_the_counted_repeats(path: Path) -> None:
    kept, source = block_words(read(path)), words(" ".join(answers(path)))
    repeats = [restore_text(answer) for answer in answers(path)]
    repeated = sum(tokens for answer in repeats for tokens in answer.repeats)
    assert set(kept) == set(source)
    rest = iter(source)
    assert all(word in rest for word in kept)
    if not repeated:
        assert Counter(kept) == Counter(source)
    assert any(f"of {repeated} words" in note for note in read(path).notes) == bool(repeated)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[-9:])
def test_no_passage_is_left_in_a_list_twice(path: Path) -> None:
    for block in read(path).blocks:
        items = re.findall(r"<li>(.*?)(?=<)", block.value["text"])
        assert len(items) == len(set(items))
        assert all(word not in item for item in items for word in ("  ", " - "))


def test_gout_causes_have_their_nested_lists() -> None:
    text = read_file(GOUT).blocks[1].value["text"]
    assert text.count("<ul>") == 3
    assert text.count("<li>") == 17
    assert "contribute to high blood levels of uric acid include<ul><li>high blood pressure" in text
    assert text.endswith(
        "levodopa, a medicine used in the treatment of Parkinsons disease.</li></ul></li></ul>"
    )


def test_checklist_of_osteoporosis_has_its_nested_lists() -> None:
    draft = read_file("7_SeniorHealth_QA__0000050.xml")
    text = next(block.value["text"] for block in draft.blocks if "____" in block.value["text"])
    assert text.startswith("<p>If you have any of these red flags")
    assert "____ I have one of these medical conditions:<ul><li>Hyperthyroidism</li>" in text
    assert text.count("<li>") == 14 + 10 + 6


def test_text_after_a_list_is_a_paragraph() -> None:
    text = read_file("7_SeniorHealth_QA__0000061.xml").blocks[2].value["text"]
    assert "<li>a blood test for anemia.</li></ul><p>Diagnosis Can Take Time Symptoms of" in text


def test_first_answer_is_the_introduction_and_the_others_are_sections() -> None:
    draft = read_file("6_NINDS_QA__0000037.xml")
    assert [(block.kind, block.heading) for block in draft.blocks] == [
        ("introduction", "What is Back Pain?"),
        ("section", "What are the treatments for Back Pain?"),
        ("section", "What is the outlook for Back Pain?"),
        ("section", "What research (or clinical trials) is being done for Back Pain?"),
    ]


@pytest.mark.parametrize(
    ("question", "focus", "tidy"),
    [
        ("What is (are) Gout ?", "Gout", "What is Gout?"),
        ("What is (are) Falls ?", "Falls", "What are Falls?"),
        (
            "What is (are) Sprains and Strains ?",
            "Sprains and Strains",
            "What are Sprains and Strains?",
        ),
        ("What is (are) Scoliosis ?", "Scoliosis", "What is Scoliosis?"),
        ("What is (are) Lupus ?", "Lupus", "What is Lupus?"),
        ("What is (are) Diabetes ?", "Diabetes", "What is Diabetes?"),
        ("Who is at risk for Gout? ?", "Gout", "Who is at risk for Gout?"),
        ("what research is being done for Gout ?", "Gout", "What research is being done for Gout?"),
        ("Do you have information about Gout", "Gout", "Do you have information about Gout?"),
    ],
)
def test_questions_read_as_a_person_would_write_them(question: str, focus: str, tidy: str) -> None:
    assert tidy_question(question, focus) == tidy


def test_summary_is_whole_sentences_about_the_topic() -> None:
    for draft in map(read, FILES):
        assert 50 < len(draft.summary) <= 260
        assert draft.summary[-1] in '.?!"'
    assert read_file(GOUT).summary.startswith("Gout is a form of arthritis")
    exercise = read_file("4_MPlus_Health_Topics_QA__0000339.xml")
    assert exercise.summary.startswith("Regular physical activity")


def test_source_licence_and_changes_are_named() -> None:
    draft = read_file(GOUT)
    assert draft.authors == (
        DraftAuthor("NIHSeniorHealth, U.S. National Institutes of Health", "organisation"),
    )
    for part in (
        'href="http://nihseniorhealth.gov/gout/toc.html"',
        "Ben Abacha and Demner-Fushman, BMC Bioinformatics 2019",
        '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>',
        "layout and headings adapted, repeated passages left out",
    ):
        assert part in draft.attribution


def test_source_address_that_is_not_of_the_web_is_no_link() -> None:
    draft = medquad.read(document("It hurts.", url="javascript:alert(1)"), ())
    assert "javascript" not in draft.attribution


def test_question_too_long_for_a_heading_is_there_in_full() -> None:
    question = f"What is {'very ' * 60}Gout ?"
    draft = medquad.read(document("It hurts.", question), ())
    assert len(draft.blocks[0].heading) <= 200
    assert block_words(draft) == [*words(question), "It", "hurts"]


def test_file_without_answers_is_refused() -> None:
    with pytest.raises(NotAnArticle, match="no answers"):
        medquad.read(document("  "), ())
