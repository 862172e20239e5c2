"""What notices on a paper mean together."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from evidence.choices import Status
from evidence.models import Reference, RetractionNotice
from evidence.retractions.notices import apply_notices, decide_status


@dataclass
class Notice:
    nature: str
    date: date | None


def on(day: int | None, nature: str) -> Notice:
    return Notice(nature, date(2020, 1, day) if day else None)


RETRACTION, CONCERN = "retraction", "expression of concern"
CORRECTION, REINSTATEMENT = "correction", "reinstatement"
natures = st.sampled_from([RETRACTION, CONCERN, CORRECTION, REINSTATEMENT])
some = st.lists(st.builds(on, st.none() | st.integers(1, 28), natures), max_size=6)


@pytest.mark.parametrize(
    ("notices", "status", "decisive"),
    [
        ([], "current", None),
        ([on(1, CORRECTION)], "corrected", 0),
        ([on(1, CONCERN)], "concern", 0),
        ([on(1, RETRACTION)], "retracted", 0),
        ([on(1, REINSTATEMENT)], "current", 0),
        ([on(1, CONCERN), on(2, RETRACTION)], "retracted", 1),
        ([on(2, RETRACTION), on(1, CONCERN)], "retracted", 0),
        ([on(1, RETRACTION), on(2, CONCERN)], "retracted", 0),
        ([on(1, RETRACTION), on(2, CORRECTION)], "retracted", 0),
        ([on(1, CONCERN), on(2, CORRECTION)], "concern", 0),
        ([on(1, CORRECTION), on(2, CORRECTION)], "corrected", 1),
        ([on(1, RETRACTION), on(2, REINSTATEMENT)], "current", 1),
        ([on(1, REINSTATEMENT), on(1, RETRACTION)], "current", 0),
        ([on(1, RETRACTION), on(2, REINSTATEMENT), on(3, CORRECTION)], "corrected", 2),
        ([on(1, RETRACTION), on(2, REINSTATEMENT), on(3, RETRACTION)], "retracted", 2),
        ([on(None, RETRACTION), on(1, CORRECTION)], "retracted", 0),
        ([on(1, RETRACTION), on(None, REINSTATEMENT)], "retracted", 0),
    ],
)
def test_the_latest_notices_decide(
    notices: list[Notice], status: str, decisive: int | None
) -> None:
    decided = None if decisive is None else notices[decisive]
    assert decide_status(notices) == (status, decided)


@given(some)
def test_the_order_in_which_notices_are_known_does_not_matter(notices: list[Notice]) -> None:
    assert decide_status(notices)[0] == decide_status(notices[::-1])[0]


@given(some, natures.filter(lambda nature: nature != REINSTATEMENT))
def test_only_a_reinstatement_makes_less_of_a_status(notices: list[Notice], nature: str) -> None:
    before = tuple(Status).index(decide_status(notices)[0])
    after = tuple(Status).index(decide_status([*notices, on(31, nature)])[0])
    assert after >= before
    assert decide_status([*notices, on(31, REINSTATEMENT)])[0] == "current"


def notice(number: int, nature: str, day: int, doi: str = "10.1234/a", pmid: str = "") -> None:
    RetractionNotice.objects.create(
        record_id=number,
        original_doi=doi,
        original_pmid=pmid,
        nature=nature,
        date=date(2020, 1, day),
        notice_doi=f"10.1234/notice.{number}",
    )


@pytest.fixture
def reference(db: None) -> Reference:
    return Reference.objects.create(title="Study", doi="10.1234/a", pmid="77")


def test_notice_marks_the_reference_and_says_so_once(
    reference: Reference, heard: list[Reference]
) -> None:
    other = Reference.objects.create(title="Other", doi="10.1234/b")
    notice(1, RETRACTION, 3)
    assert [apply_notices(), apply_notices()] == [1, 0]
    reference.refresh_from_db()
    other.refresh_from_db()
    assert (reference.status, other.status) == (Status.RETRACTED, Status.CURRENT)
    assert (reference.notice_doi, reference.notice_date) == ("10.1234/notice.1", date(2020, 1, 3))
    assert heard == [reference]


def test_notice_finds_the_reference_by_its_pubmed_number(reference: Reference) -> None:
    notice(1, CONCERN, 3, doi="", pmid="77")
    apply_notices()
    reference.refresh_from_db()
    assert reference.status == Status.CONCERN


def test_reinstated_paper_is_current_again(reference: Reference) -> None:
    notice(1, RETRACTION, 3)
    apply_notices()
    notice(2, REINSTATEMENT, 9)
    assert apply_notices() == 1
    reference.refresh_from_db()
    assert reference.status == Status.CURRENT


def test_what_an_editor_found_graver_stands(reference: Reference) -> None:
    reference.status = Status.RETRACTED
    reference.save()
    notice(1, CORRECTION, 3)
    assert apply_notices() == 0


def test_import_marks_references_and_a_trial_does_not(reference: Reference) -> None:
    file = Path(__file__).parent / "data" / "retraction_watch.csv"
    with file.open(encoding="utf-8-sig", newline="") as rows:
        retracted = (
            row["OriginalPaperDOI"]
            for row in csv.DictReader(rows)
            if row["RetractionNature"] == "Retraction" and row["OriginalPaperDOI"].startswith("10.")
        )
        doi = next(retracted)
    reference.doi = doi.lower()
    reference.save()
    call_command("import_retraction_watch", str(file), "--dry-run", stdout=io.StringIO())
    reference.refresh_from_db()
    assert reference.status == Status.CURRENT
    output = io.StringIO()
    call_command("import_retraction_watch", str(file), stdout=output)
    assert "1 references changed status" in output.getvalue()
    reference.refresh_from_db()
    assert reference.status == Status.RETRACTED
