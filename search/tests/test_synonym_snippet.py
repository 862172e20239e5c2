"""Editors write synonyms in the admin."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from search.models import Synonym


def test_editor_adds_a_synonym(editor_client: Client) -> None:
    response = editor_client.post(
        "/admin/snippets/search/synonym/add/", {"terms": "Piles\n haemorrhoids \n\nPILES"}
    )
    assert response.status_code == 302
    assert Synonym.objects.get().listed_terms == ["piles", "haemorrhoids"]


@pytest.mark.parametrize(
    "terms", ["piles", "piles\nPiles", "?!\npiles", "one two three four five six seven\npiles"]
)
def test_what_is_no_synonym_is_refused(db: None, terms: str) -> None:
    with pytest.raises(ValidationError):
        Synonym(terms=terms).full_clean()
