"""Medicines in the explorer, with the column "Checks"."""

from wagtail import hooks
from wagtail.admin.viewsets.pages import PageViewSet

from review.admin.explorer import CheckedIndexView
from review.tests.medicines.models import MedicinePage


class MedicineViewSet(PageViewSet):
    model = MedicinePage
    index_view_class = CheckedIndexView


@hooks.register("register_admin_viewset")
def build_medicine_viewset() -> MedicineViewSet:
    return MedicineViewSet()
