"""The judge of structured data can fail."""

from typing import Any

import pytest

from blog.tests.seo.documented_fields import missing_fields
from blog.tests.seo.vocabulary import CONTEXT, errors_in

PERSON = {"@type": "Person", "@id": "https://example.org/people/x/", "name": "X"}


def found(*nodes: dict[str, Any]) -> list[str]:
    return errors_in({"@context": CONTEXT, "@graph": list(nodes)})


@pytest.mark.parametrize(
    "node",
    [
        PERSON,
        {"@type": "MedicalWebPage", "lastReviewed": "2026-06-01", "reviewedBy": PERSON},
        {"@type": "Drug", "legalStatus": "OTC", "prescriptionStatus": f"{CONTEXT}/OTC"},
        {"@type": "SearchAction", "query-input": "required name=q"},
        {"@type": "WebPage", "dateModified": "2026-06-01T10:00:00+00:00", "keywords": ["a", "b"]},
        {"@type": "ListItem", "position": 1},
        {"@type": "ScholarlyArticle", "datePublished": "2020"},
    ],
)
def test_what_is_defined_passes(node: dict[str, Any]) -> None:
    assert found(node) == []


@pytest.mark.parametrize(
    ("node", "error"),
    [
        ({"@type": "MedicalPage"}, "'MedicalPage' is no type"),
        ({"@type": "name"}, "'name' is no type"),
        ({"name": "x"}, "None is no type"),
        ({"@type": "Person", "@id": "no address"}, "is no address"),
        ({"@type": "Person", "@language": "en"}, "@language is no keyword"),
        ({"@type": "Person", "nome": "x"}, "Person.nome is no property"),
        ({"@type": "Person", "Person": "x"}, "Person.Person is no property"),
        ({"@type": "WebPage", "medicalAudience": {"@type": "Patient"}}, "is not for WebPage"),
        ({"@type": "Person", "name": ""}, "Person.name is empty"),
        ({"@type": "Person", "name": None}, "Person.name is empty"),
        ({"@type": "MedicalWebPage", "lastReviewed": "1 June 2026"}, "is none of ['Date']"),
        ({"@type": "MedicalWebPage", "lastReviewed": "2026-13-01"}, "is none of ['Date']"),
        ({"@type": "MedicalWebPage", "reviewedBy": "X"}, "is none of ['Organization', 'Person']"),
        ({"@type": "VideoObject", "uploadDate": "2026-06-01T10:00:00"}, "is none of"),
        ({"@type": "Person", "url": "/people/x/"}, "is none of ['URL']"),
        ({"@type": "ImageObject", "width": 960}, "is none of ['Distance', 'QuantitativeValue']"),
        ({"@type": "ListItem", "position": 1.5}, "is none of ['Integer', 'Text']"),
        ({"@type": "Drug", "isAvailableGenerically": "yes"}, "is none of ['Boolean']"),
        ({"@type": "WebPage", "author": {"@type": "Thing"}}, "a Thing is none of"),
        ({"@type": "WebPage", "author": {"@type": "Person", "nome": "x"}}, "is no property"),
        ({"@type": "WebPage", "author": {"@id": "https://example.org/"}}, "is not in the graph"),
        ({"@type": "WebPage", "query-input": "x"}, "is no annotation of an action"),
    ],
)
def test_what_is_not_defined_is_found(node: dict[str, Any], error: str) -> None:
    assert error in "; ".join(found(node))


def test_member_of_another_enumeration_is_found() -> None:
    page = {"@type": "MedicalWebPage", "medicalAudience": f"{CONTEXT}/OTC"}
    assert "is none of ['MedicalAudience', 'MedicalAudienceType']" in found(page)[0]


def test_what_is_referred_to_has_to_be_of_the_right_type() -> None:
    page = {"@type": "WebPage", "breadcrumb": {"@id": PERSON["@id"]}}
    assert "a Person is none of ['BreadcrumbList', 'Text']" in found(page, PERSON)[0]


@pytest.mark.parametrize(
    "data",
    [[], {}, {"@context": CONTEXT}, {"@context": "http://example.org", "@graph": []}, "x"],
)
def test_what_is_no_graph_is_found(data: Any) -> None:
    assert errors_in(data)


def test_field_that_is_asked_for_and_missing_is_found() -> None:
    listed = {"itemListElement": [{"item": "x", "name": "X", "position": 1}, {"item": "y"}]}
    found = missing_fields({"@type": "BreadcrumbList", **listed})
    assert found == ["itemListElement.name", "itemListElement.position"]
    assert missing_fields({"@type": "VideoObject"}, with_recommended=False) == [
        "name",
        "thumbnailUrl",
        "uploadDate",
    ]
