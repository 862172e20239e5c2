"""References as records: identifiers in one form, each source once."""

import pytest
from django.core.exceptions import ValidationError

from evidence.models import Reference
from evidence.tests.factories import ReferenceFactory


def test_identifiers_are_stored_in_one_form(db: None) -> None:
    reference = ReferenceFactory.build(
        doi="https://doi.org/10.1000/X.", pmid="PMID: 7", pmcid="8", isbn="0-306-40615-2"
    )
    reference.full_clean()
    reference.save()
    kept = Reference.objects.get()
    assert (kept.doi, kept.pmid, kept.pmcid) == ("10.1000/x", "7", "PMC8")
    assert kept.isbn == "9780306406157"


def test_empty_identifiers_do_not_clash(db: None) -> None:
    for _number in range(2):
        reference = ReferenceFactory.build(doi="", pmid="", pmcid="", isbn="")
        reference.full_clean()
        reference.save()
    assert Reference.objects.filter(doi=None, isbn=None).count() == 2


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("doi", "unavailable", "“unavailable” is not a DOI"),
        ("doi", "PMID: 7", "“PMID: 7” is not a valid DOI."),
        ("pmid", "10.1000/x", "is not a valid PMID"),
        ("isbn", "0-306-40615-3", "it should end in 2"),
        ("notice_doi", "retracted", "is not a DOI"),
        ("url", "ftp:/nothing", "valid URL"),
    ],
)
def test_error_stands_at_the_field_that_is_wrong(
    db: None, field: str, text: str, message: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        ReferenceFactory.build(**{field: text}).full_clean()
    assert list(caught.value.message_dict) == [field]
    assert message in caught.value.message_dict[field][0]


def test_second_reference_with_an_identifier_is_told_of_the_first(db: None) -> None:
    ReferenceFactory(title="The <i>first</i> study", doi="10.1000/x")
    with pytest.raises(ValidationError) as caught:
        ReferenceFactory.build(doi="doi:10.1000/X").full_clean()
    assert caught.value.message_dict == {
        "doi": ["This is the DOI of “The first study”, which exists already."]
    }


def test_what_an_editor_changed_wins_over_what_was_found(db: None) -> None:
    reference = ReferenceFactory(
        type="article-journal",
        title="New title",
        authors="",
        csl={"type": "article-journal", "title": "Old title", "ISSN": "0362-2436"},
    )
    assert reference.csl_data["title"] == "New title"
    assert reference.csl_data["ISSN"] == "0362-2436"


@pytest.mark.parametrize(
    ("identifiers", "is_due"),
    [
        ({"doi": "10.1000/x"}, True),
        ({"pmcid": "PMC1"}, True),
        ({"isbn": "9780306406157"}, False),
        ({}, False),
    ],
)
def test_look_up_is_due_where_a_source_can_be_asked(
    identifiers: dict[str, str], is_due: bool
) -> None:
    assert ReferenceFactory.build(**identifiers).is_look_up_due == is_due
