"""Reading grades agree with what others have published for the same texts and counts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.readability.grades import MIN_WORDS, Counts, compute_grades, measure_text
from blog.readability.sentences import list_sentences
from blog.readability.syllables import count_syllables

TOLERANCE = 0.5  # of a grade

# Both texts are out of copyright.
MOBY_DICK = """
Call me Ishmael. Some years ago - never mind how long precisely - having little or no money in my
purse, and nothing particular to interest me on shore, I thought I would sail about a little and
see the watery part of the world. It is a way I have of driving off the spleen, and regulating the
circulation. Whenever I find myself growing grim about the mouth; whenever it is a damp, drizzly
November in my soul; whenever I find myself involuntarily pausing before coffin warehouses, and
bringing up the rear of every funeral I meet; and especially whenever my hypos get such an upper
hand of me, that it requires a strong moral principle to prevent me from deliberately stepping
into the street, and methodically knocking people's hats off - then, I account it high time to get
to sea as soon as I can. This is my substitute for pistol and ball. With a philosophical flourish
Cato throws himself upon his sword; I quietly take to the ship. There is nothing surprising in
this. If they but knew it, almost all men in their degree, some time or other, cherish very nearly
the same feelings towards the ocean with me.
"""
GETTYSBURG = """
Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived
in Liberty, and dedicated to the proposition that all men are created equal. Now we are engaged in
a great civil war, testing whether that nation, or any nation so conceived and so dedicated, can
long endure. We are met on a great battle-field of that war. We have come to dedicate a portion of
that field, as a final resting place for those who here gave their lives that that nation might
live. It is altogether fitting and proper that we should do this. But, in a larger sense, we can
not dedicate — we can not consecrate — we can not hallow — this ground. The brave men, living and
dead, who struggled here, have consecrated it, far above our poor power to add or detract. The
world will little note, nor long remember what we say here, but it can never forget what they did
here. It is for us the living, rather, to be dedicated here to the unfinished work which they who
fought here have thus far so nobly advanced. It is rather for us to be here dedicated to the great
task remaining before us — that from these honored dead we take increased devotion to that cause
for which they gave the last full measure of devotion — that we here highly resolve that these dead
shall not have died in vain — that this nation, under God, shall have a new birth of freedom — and
that government of the people, by the people, for the people, shall not perish from the earth.
"""


@pytest.mark.parametrize(
    ("counts", "flesch_kincaid"),
    [
        # Wikipedia, "Flesch–Kincaid readability tests": "The Australian platypus is seemingly a
        # hybrid of a mammal and reptilian creature" has 13 words and 24 syllables: 11.3.
        (Counts(1, 13, 24, 0), 11.3),
        # DaveChild/Text-Statistics, tests/TextStatisticsKiplingIfTest.php, counted by hand.
        (Counts(1, 292, 338, 6), 111.9489),
        # Readability Studio on the State of the Union address of 2023, at
        # flatheadmemo.com/archives_2023/february_2023/~tables_feb_2023/sotu_2023_readability.html
        (Counts(754, 9_334, 13_686, 1_154), 6.5),
        # The lowest grade there is, as Wikipedia gives it: sentences of one word of one syllable.
        (Counts(6, 6, 6, 0), -3.4),
    ],
)
def test_flesch_kincaid_grade_is_that_published(counts: Counts, flesch_kincaid: float) -> None:
    assert counts.flesch_kincaid == pytest.approx(flesch_kincaid, abs=0.05)


@pytest.mark.parametrize(
    ("long_words", "sentences", "smog"),
    [
        # As above, from Readability Studio.
        (1_154, 754, 10.2),
        # The conversion table that goes with SMOG, such as that of the University of South
        # Carolina's Prevention Research Center (prevention.sph.sc.edu/tools/SMOG.pdf), has these
        # long words in 30 sentences. It rounds McLaughlin's 3 + square root to whole grades, so
        # what it says of numbers between squares, or above 64, is further from his own formula.
        (4, 30, 5),
        (9, 30, 6),
        (16, 30, 7),
        (25, 30, 8),
        (36, 30, 9),
        (49, 30, 10),
        (64, 30, 11),
        # Scaled up as the same leaflet says: 12 long words in 10 sentences are 36 in 30.
        (12, 10, 9),
    ],
)
def test_smog_grade_is_that_published(long_words: int, sentences: int, smog: float) -> None:
    assert Counts(sentences, 1, 1, long_words).smog == pytest.approx(smog, abs=TOLERANCE)


def test_text_of_moby_dick_is_graded_as_from_a_count_by_hand() -> None:
    """DaveChild/Text-Statistics, tests/TextStatisticsMelvilleMobyDickTest.php.

    It counts 8 sentences, 201 words, 304 syllables and 23 words of three or more, and makes 12.0555
    of them by Flesch-Kincaid. Its SMOG has a bracket in the wrong place, so only the counts are
    taken.
    """
    counted, by_hand = measure_text([MOBY_DICK]), Counts(8, 201, 304, 23)
    assert (counted.sentences, counted.words) == (8, 201)
    assert by_hand.flesch_kincaid == pytest.approx(12.0555, abs=0.0001)
    assert counted.flesch_kincaid == pytest.approx(12.0555, abs=TOLERANCE)
    assert counted.smog == pytest.approx(by_hand.smog, abs=TOLERANCE)


def test_text_of_the_gettysburg_address_is_graded_as_by_word() -> None:
    """edbarr.blogspot.com/2009/11/how-did-abe-do.html has Word's count and reading ease.

    271 words in 10 sentences with a Flesch reading ease of 65 have 1.351 syllables a word (206.835
    - 1.015 x 27.1 - 84.6 x 1.351), which are 10.9 by Flesch-Kincaid.
    """
    counted = measure_text([GETTYSBURG])
    ease = 206.835 - 1.015 * counted.words / counted.sentences
    ease -= 84.6 * counted.syllables / counted.words
    assert (counted.sentences, counted.words) == (10, 271)
    assert round(ease) == 65
    assert counted.flesch_kincaid == pytest.approx(10.9, abs=TOLERANCE)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("area", 2),  # one too few, as is "idea": "ea" is nearly always one
        ("many", 2),
        ("every", 3),
        ("people", 2),
        ("table", 2),
        ("walked", 1),
        ("treated", 2),
        ("nurses", 2),
        ("sometimes", 2),
        ("being", 2),
        ("medicine", 3),
        ("arthritis", 3),
        ("inflammation", 4),
        ("well-balanced", 3),
        ("doctor’s", 2),
        ("rhythm", 2),
        ("9.5", 1),
        ("MRI", 1),
    ],
)
def test_syllables_are_those_one_hears(word: str, number: int) -> None:
    assert count_syllables(word) == number


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Sample walks.",
        "Fruit, e.g. Bramley apples, is good.",
        "Walk, i.e. Do not run.",
        "Take 2.5 mg a day.",
        "Pain, swelling etc. are common.",
        "It rose by 3.5 per cent to 1,000.5 units.",
    ],
)
def test_full_stop_inside_does_not_end_a_sentence(text: str) -> None:
    assert list_sentences(text) == [text]


def test_sentence_ends_after_the_name_of_a_vitamin_and_at_the_end() -> None:
    text = "Take vitamin D. Eat well! Why? Because"
    assert list_sentences(text) == ["Take vitamin D.", "Eat well!", "Why?", "Because"]


def test_passage_ends_a_sentence() -> None:
    assert measure_text(["Signs are:", "pain", "heat"]).sentences == 3


def test_line_to_write_on_is_no_word() -> None:
    assert measure_text(["____ I smoke.", "____I have fallen."]) == measure_text(
        ["I smoke.", "I have fallen."]
    )


def test_short_text_has_no_grade() -> None:
    assert compute_grades(("word",) * (MIN_WORDS - 1)) is None
    assert compute_grades(()) is None


def test_few_sentences_have_no_smog_and_fewer_than_30_a_scaled_one() -> None:
    four, five, thirty = (compute_grades(("long word " * 25,) * n) for n in (4, 5, 30))
    assert four
    assert four.smog is None
    assert four.mean == four.flesch_kincaid
    assert five
    assert five.smog is not None
    assert five.is_scaled
    assert thirty
    assert not thirty.is_scaled


@given(st.lists(st.text(), max_size=5))
def test_any_text_is_counted(texts: list[str]) -> None:
    counted = measure_text(texts)
    assert counted.syllables >= counted.words >= counted.sentences
    assert counted.long_words <= counted.words


def test_article_of_3000_words_takes_no_time_to_grade() -> None:
    article = [MOBY_DICK] * 15
    measure_text(article)
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        assert measure_text(article).words > 3_000
        seconds.append(time.perf_counter() - started)
    assert min(seconds) < 0.1  # measured: 5 ms
