"""Pasting in the chooser adds references, through HTTP."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from evidence.models import Reference

RIS = "TY  - JOUR\nTI  - Trial\nAU  - Sample, Ann\nPY  - 2021\nDO  - 10.1234/ris.1\nER  - \n"


@pytest.fixture
def known(db: None) -> Reference:
    return Reference.objects.create(
        title="Made-up study", authors="Sample, Ann", year=2020, doi="10.1234/known"
    )


def address() -> str:
    return reverse(Reference.snippet_viewset.chooser_viewset.get_url_name("create"))


def paste(client: Client, **data: object) -> dict:
    response = client.post(address(), data)
    assert response.status_code == 200
    return json.loads(response.content)


def test_pasted_identifier_of_a_known_reference_chooses_it(
    editor_client: Client, known: Reference
) -> None:
    answer = paste(editor_client, pasted="https://doi.org/10.1234/KNOWN")
    assert answer["step"] == "chosen"
    assert answer["result"]["id"] == str(known.pk)
    assert answer["result"]["label"] == "[Sample 2020]"
    assert Reference.objects.count() == 1


def test_uploaded_file_adds_its_references(editor_client: Client, db: None) -> None:
    answer = paste(editor_client, file=SimpleUploadedFile("a.ris", RIS.encode()))
    assert answer["step"] == "chosen"
    assert Reference.objects.get().doi == "10.1234/ris.1"


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [("", "Paste a DOI"), ("nonsense", "nonsense"), ("ISBN 9780306406158", "check digit")],
)
def test_what_cannot_be_added_is_said_and_nothing_is_made(
    editor_client: Client, db: None, pasted: str, reason: str
) -> None:
    answer = paste(editor_client, pasted=pasted)
    assert answer["step"] == "reshow_creation_form"
    assert reason in answer["htmlFragment"]
    assert not Reference.objects.exists()


def test_chooser_has_a_place_to_paste(editor_client: Client, known: Reference) -> None:
    viewset = Reference.snippet_viewset.chooser_viewset
    response = editor_client.get(reverse(viewset.get_url_name("choose")))
    html = json.loads(response.content)["html"]
    assert "Paste to add" in html
    assert "Made-up study" in html
