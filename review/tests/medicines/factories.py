"""Medicines, for tests."""

from typing import Any

import factory
import wagtail_factories
from factory.django import DjangoModelFactory
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from review.tests.medicines.models import MedicineIndexPage, MedicinePage, Substance

BLOCK_ID = "{:08d}-0000-4000-8000-000000000000"
TEXT = "<p>Read all of this.</p>"


def body(*doses: str) -> list[dict[str, Any]]:
    """Return StreamField data: a text, then the doses, with ids that repeat."""
    return [
        {"type": kind, "value": value, "id": BLOCK_ID.format(number)}
        for number, (kind, value) in enumerate([("text", TEXT), *(("dose", d) for d in doses)])
    ]


class SubstanceFactory(DjangoModelFactory):
    class Meta:
        model = Substance

    name = factory.Sequence(lambda n: f"Substance {n}")


class MedicineIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = MedicineIndexPage

    title = "Medicines"
    slug = "medicines"


class MedicinePageFactory(wagtail_factories.PageFactory):
    """A medicine in which the checks find nothing but that it is not reviewed."""

    class Meta:
        model = MedicinePage

    title = factory.Sequence(lambda n: f"Medicine {n}")
    summary = "For pain."
    manufacturer = "Sample Ltd"
    substance = factory.SubFactory(SubstanceFactory)
    body = factory.LazyFunction(lambda: body("10 mg"))


def with_warning(index: MedicineIndexPage, **fields: Any) -> MedicinePage:
    """Return a medicine whose dose has no number."""
    return MedicinePageFactory(parent=index, body=body("a few"), **fields)


def with_error(index: MedicineIndexPage, **fields: Any) -> MedicinePage:
    """Return a medicine whose substance was withdrawn after it was published."""
    page = MedicinePageFactory(parent=index, **fields)
    withdraw(page)
    return page


def withdraw(page: MedicinePage) -> None:
    Substance.objects.filter(pk=page.substance_id).update(is_withdrawn=True)


def medicine_form(page: MedicinePage) -> dict[str, Any]:
    """Return the form as an editor who opens the page and changes nothing sends it."""
    data = {
        **{name: getattr(page, name) for name in ("title", "slug", "summary", "manufacturer")},
        "substance": page.substance_id,
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "body": streamfield([(child.block_type, _form_value(child)) for child in page.body]),
        "comments": inline_formset([]),
    }
    return nested_form_data(data) | {"authors": [one.pk for one in page.authors.all()]}


def _form_value(child: Any) -> str:
    return rich_text(child.value.source) if child.block_type == "text" else child.value
