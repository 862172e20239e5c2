"""What notices on a paper mean together."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.notices import GRAVITY, status_of


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
    assert status_of(notices) == (status, decided)


@given(some)
def test_the_order_in_which_notices_are_known_does_not_matter(notices: list[Notice]) -> None:
    assert status_of(notices)[0] == status_of(notices[::-1])[0]


@given(some, natures.filter(lambda nature: nature != REINSTATEMENT))
def test_only_a_reinstatement_makes_less_of_a_status(notices: list[Notice], nature: str) -> None:
    before = GRAVITY.index(status_of(notices)[0])
    after = GRAVITY.index(status_of([*notices, on(31, nature)])[0])
    assert after >= before
    assert status_of([*notices, on(31, REINSTATEMENT)])[0] == "current"
