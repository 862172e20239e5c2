"""An editor pastes, and has references: each once, whatever the network does."""

from datetime import UTC, date, datetime

import pytest
from django_tasks import default_task_backend

from evidence import adding
from evidence.adding import Added, add_references
from evidence.choices import Status
from evidence.identifiers.finding import Identifier, Kind
from evidence.models import Reference
from evidence.sources.found import Found, Update
from evidence.sources.looking_up import Finder
from evidence.tasks import look_up_reference
from evidence.tests.factories import ReferenceFactory
from evidence.tests.sources import SourceServer
from infrastructure.outbound_http.errors import NotFound, SourceUnavailable

pytestmark = pytest.mark.django_db

TRIAL = {
    "type": "article-journal",
    "title": "A trial",
    "author": [{"family": "Berg", "given": "Jan"}],
    "DOI": "10.1000/a",
    "PMID": "7",
}
NOTICE = Update(Status.RETRACTED, "10.1000/notice", date(2020, 1, 2))


def finds_trial(identifier: Identifier) -> Found:
    return Found(TRIAL, (NOTICE,), "randomised_trial")


def finds_nothing(identifier: Identifier) -> Found:
    raise NotFound(str(identifier))


def is_away(identifier: Identifier) -> Found:
    raise SourceUnavailable("away")


@pytest.fixture(autouse=True)
def no_tasks() -> None:
    default_task_backend.clear()  # type: ignore[attr-defined]


def look_ups() -> list[tuple[object, ...]]:
    results = default_task_backend.results  # type: ignore[attr-defined]
    return [tuple(one.args) for one in results if one.task.name == "look_up_reference"]


def test_doi_becomes_a_complete_reference() -> None:
    (added,) = add_references("https://doi.org/10.1000/A", finds_trial)
    reference = Reference.objects.get()
    assert added == Added(reference, True, "Added.")
    assert (reference.title, reference.authors, reference.pmid) == ("A trial", "Berg, Jan", "7")
    assert (reference.study_design, reference.status) == ("randomised_trial", "retracted")
    assert (reference.notice_doi, reference.notice_date) == ("10.1000/notice", date(2020, 1, 2))
    assert reference.looked_up_at is not None
    assert reference.csl["DOI"] == "10.1000/a"
    assert look_ups() == []


def test_pasting_again_adds_nothing_and_asks_nobody() -> None:
    known = ReferenceFactory(doi="10.1000/a")
    assert add_references("10.1000/a", is_away) == [
        Added(known, False, "Already in the references.")
    ]


def test_source_known_by_another_identifier_is_found_and_completed() -> None:
    known = ReferenceFactory(doi="10.1000/a", title="The editor's title")
    (added,) = add_references("PMID: 7", finds_trial)
    assert (added.reference, added.created) == (known, False)
    known.refresh_from_db()
    assert (known.pmid, known.title, known.status) == ("7", "The editor's title", "retracted")


def test_without_a_network_the_reference_is_made_and_looked_up_later() -> None:
    (added,) = add_references("10.1000/a", is_away)
    reference = Reference.objects.get()
    assert added.created
    assert "will be looked up later" in added.message
    assert (reference.title, reference.doi, reference.looked_up_at) == (
        "DOI 10.1000/a",
        "10.1000/a",
        None,
    )
    assert look_ups() == [(reference.pk,)]


def test_source_that_does_not_answer_is_asked_once() -> None:
    asked = []

    def find(identifier: Identifier) -> Found:
        asked.append(identifier)
        raise SourceUnavailable

    added = add_references("10.1000/a 10.1000/b 10.1000/c", find)
    assert [one.created for one in added] == [True, True, True]
    assert len(asked) == 1


def test_editor_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MAX_SECONDS", -1.0)
    (added,) = add_references("10.1000/a", finds_trial)
    assert added.reference
    assert added.reference.is_look_up_due


def test_doi_that_nobody_knows_is_refused() -> None:
    (added,) = add_references("10.1000/mistyped", finds_nothing)
    assert added.reference is None
    assert added.message == "DOI 10.1000/mistyped was not found in Crossref or PubMed. Check it."
    assert not Reference.objects.exists()


def test_what_is_wrong_does_not_stop_the_others() -> None:
    added = add_references("ISBN 0-306-40615-3\n10.1000/a\nsome words", finds_trial)
    assert [one.created for one in added] == [False, True, False]
    assert "it should end in 2" in added[0].message
    assert "“some words” is not a DOI" in added[2].message


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("0-306-40615-2", "book", "ISBN 9780306406157"),
        (
            "https://www.nice.org.uk/guidance/ng59",
            "webpage",
            "https://www.nice.org.uk/guidance/ng59",
        ),
    ],
)
def test_what_can_be_looked_up_nowhere_is_made_as_typed(text: str, kind: str, title: str) -> None:
    (first,) = add_references(text, is_away)
    (second,) = add_references(text, is_away)
    assert first.reference == second.reference
    assert first.reference
    assert (first.reference.type, first.reference.title) == (kind, title)
    assert look_ups() == []


RIS = "TY  - JOUR\nTI  - From a file\nAU  - New, Ann\nVL  - 3\n{}ER  - \n"


def test_record_of_a_file_is_completed_by_its_source() -> None:
    (added,) = add_references(RIS.format("DO  - 10.1000/a\n"), finds_trial)
    assert added.reference
    assert (added.reference.title, added.reference.volume) == ("A trial", "3")


@pytest.mark.parametrize("find", [is_away, finds_nothing])
def test_record_of_a_file_is_added_as_it_stands_when_no_source_helps(
    find: Finder,
) -> None:
    (added,) = add_references(RIS.format("DO  - 10.1000/a\n"), find)
    assert added.reference
    assert added.reference.title == "From a file"
    assert added.reference.is_look_up_due == (find is is_away)


def test_record_without_an_identifier_is_added_once() -> None:
    first, second = add_references(RIS.format("") * 2, is_away)
    assert (first.created, second.created) == (True, False)
    assert first.reference == second.reference


def test_record_that_is_too_long_for_its_field_is_shortened() -> None:
    (added,) = add_references(RIS.format(f"IS  - {'9' * 80}\nUR  - nowhere\n"), is_away)
    assert added.reference
    assert (added.reference.issue, added.reference.url) == ("9" * 50, "")


def test_two_who_add_the_same_at_once_have_one_reference() -> None:
    def find(identifier: Identifier) -> Found:
        ReferenceFactory(title="Of somebody else", doi="10.1000/a")
        return Found(TRIAL)

    (added,) = add_references("PMID: 7", find)
    assert not added.created
    assert Reference.objects.count() == 1


def test_database_lets_only_one_of_two_be_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    known = ReferenceFactory(doi="10.1000/a")
    before = iter([None])  # when it was looked for, the other had not yet saved it
    monkeypatch.setattr(adding, "_find_known", lambda reference: next(before, known))
    monkeypatch.setattr(Reference, "full_clean", lambda reference: None)
    assert add_references("10.1000/a", is_away)[0] == Added(
        known, False, "Already in the references."
    )


def test_too_much_is_refused_and_many_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MAX_ITEMS", 2)
    added = add_references("10.1000/a 10.1000/b 10.1000/c", is_away)
    assert [one.created for one in added] == [True, True, False]
    assert "Only the first 2" in added[2].message
    monkeypatch.setattr(adding, "MAX_CHARACTERS", 5)
    assert "Split the file" in add_references("10.1000/a", is_away)[0].message


def test_nothing_pasted_adds_nothing() -> None:
    assert add_references(" \n", is_away) == []


def test_look_up_completes_what_was_typed(sources: SourceServer) -> None:
    sources.recorded("/crossref/works/10.1371%2Fjournal.pone.0033693", "crossref/corrected.json")
    (added,) = add_references("10.1371/journal.pone.0033693", is_away)
    assert added.reference
    Reference.objects.update(volume="8")  # an editor knows better
    look_up_reference.func(added.reference.pk)
    reference = Reference.objects.get()
    assert reference.title.startswith("Methylphenidate Exposure")
    assert (reference.volume, reference.pages, reference.status) == ("8", "e33693", "corrected")
    assert not reference.is_look_up_due


def test_look_up_that_nobody_answers_is_tried_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    reference = ReferenceFactory(pmid="7")
    monkeypatch.setattr("evidence.tasks.look_up_any", is_away)
    look_up_reference.func(reference.pk, 2)
    assert look_ups() == [(reference.pk, 3)]
    run_after = default_task_backend.results[-1].task.run_after  # type: ignore[attr-defined]
    assert run_after > datetime.now(UTC)
    look_up_reference.func(reference.pk, 6)
    assert len(look_ups()) == 1, "the sixth try is the last"


def test_look_up_leaves_an_identifier_to_the_reference_that_has_it(
    sources: SourceServer,
) -> None:
    sources.recorded("/pubmed/efetch.fcgi", "pubmed/retracted.xml")
    ReferenceFactory(doi="10.1038/277646a0")
    reference = ReferenceFactory(pmid="423962")
    look_up_reference.func(reference.pk)
    reference.refresh_from_db()
    assert (reference.doi, reference.status) == (None, "retracted")


def test_look_up_of_what_is_gone_or_done_does_nothing() -> None:
    done = ReferenceFactory(pmid="7", looked_up_at=datetime(2026, 1, 1, tzinfo=UTC))
    for reference_id in (done.pk, done.pk + 1):
        look_up_reference.func(reference_id)
    assert look_ups() == []


def test_what_no_source_knows_counts_as_looked_up(sources: SourceServer) -> None:
    reference = ReferenceFactory(doi="10.1000/a")
    look_up_reference.func(reference.pk)
    reference.refresh_from_db()
    assert reference.looked_up_at is not None
    assert Identifier(Kind.DOI, "10.1000/a") in reference.identifiers
