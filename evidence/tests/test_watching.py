"""References are looked up again, and what has become of them is noted."""

import io
from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command

from evidence.choices import Status
from evidence.identifiers.finding import Identifier
from evidence.models import Reference
from evidence.sources.found import Found, Update
from evidence.watch import references as watching
from evidence.watch.references import look_again
from infrastructure.outbound_http.errors import NotFound, SourceUnavailable

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
RETRACTED = Found({}, (Update(Status.RETRACTED, "10.1234/notice", date(2026, 1, 2)),))


def reference(number: int, looked_up_at: datetime | None = LONG_AGO) -> Reference:
    doi = f"10.1234/{number}"
    return Reference.objects.create(title=f"Study {number}", doi=doi, looked_up_at=looked_up_at)


def is_retracted(identifier: Identifier) -> Found:
    return RETRACTED


def test_retraction_found_at_the_source_is_noted_and_said_once(heard: list[Reference]) -> None:
    study = reference(1)
    assert [seen.is_changed for seen in look_again(9, is_retracted)] == [True]
    study.refresh_from_db()
    assert (study.status, study.notice_doi) == (Status.RETRACTED, "10.1234/notice")
    Reference.objects.update(looked_up_at=LONG_AGO)
    assert [seen.is_changed for seen in look_again(9, is_retracted)] == [False]
    assert heard == [study]


def test_those_looked_up_longest_ago_come_first_and_none_twice_a_day() -> None:
    newer, never, oldest = (
        reference(1, datetime(2021, 1, 1, tzinfo=UTC)),
        reference(2, None),
        reference(3),
    )
    Reference.objects.create(title="A page without an identifier")
    seen = [one.reference for one in look_again(2, is_retracted)]
    assert seen == [never, oldest]
    assert [one.reference for one in look_again(9, is_retracted)] == [newer]
    assert list(look_again(9, is_retracted)) == []


def test_what_nobody_knows_stays_as_it_is() -> None:
    def knows_nothing(identifier: Identifier) -> Found:
        raise NotFound

    study = reference(1)
    assert not next(look_again(9, knows_nothing)).is_changed
    study.refresh_from_db()
    assert study.status == Status.CURRENT


def test_command_keeps_what_it_has_when_a_source_falls_silent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reference(1, None)
    second = reference(2)

    def answers_once(identifier: Identifier) -> Found:
        if identifier.value == "10.1234/1":
            return RETRACTED
        raise SourceUnavailable("Crossref does not answer.")

    monkeypatch.setattr(watching.look_again, "__defaults__", (answers_once,))
    output = io.StringIO()
    with pytest.raises(CommandError, match="1 looked up, then: Crossref does not answer"):
        call_command("check_references", stdout=output)
    assert "Retracted: Study 1" in output.getvalue()
    second.refresh_from_db()
    assert second.looked_up_at == LONG_AGO
