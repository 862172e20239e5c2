"""Reference chooser of the admin, with a form that adds pasted references."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.chooser import (
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
    SnippetCreateView,
)

from evidence.adding import add_references
from evidence.models import Reference


class PasteForm(forms.Form):
    """Form for identifiers or a file of records; `save` returns the first reference of these."""

    pasted = forms.CharField(
        label=_("DOI, PMID, ISBN or web address"),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        help_text=_(
            "Several at once, one per line; the first is chosen. "
            "You can also paste or upload a RIS, BibTeX or PubMed (.nbib) file."
        ),
    )
    file = forms.FileField(label=_("File"), required=False)

    def clean(self) -> dict[str, Any]:
        """Add the pasted items; if none could be added, raise the reason for each."""
        cleaned = super().clean() or {}
        added = add_references(_read_text(cleaned))
        references = [item.reference for item in added if item.reference]
        if not references:
            reasons = [item.message for item in added if item.message]
            raise forms.ValidationError(reasons or [_("Paste a DOI, or choose a file.")])
        self.reference: Reference = references[0]
        return cleaned

    def save(self) -> Reference:
        return self.reference


def _read_text(cleaned: dict[str, Any]) -> str:
    uploaded = cleaned.get("file")
    file = uploaded.read().decode("utf-8-sig", "replace") if uploaded else ""
    return "\n".join(filter(None, (cleaned.get("pasted"), file)))


class LabelledResponse:
    """Adds the label of a reference, which the rich text editor shows."""

    def get_chosen_response_data(self, item: Reference, **kwargs: Any) -> dict[str, Any]:
        data = super().get_chosen_response_data(item, **kwargs)  # type: ignore[misc]
        return data | {"label": item.label}


class ReferenceChosenView(LabelledResponse, SnippetChosenView):
    pass


class ReferenceChosenMultipleView(LabelledResponse, SnippetChosenMultipleView):
    pass


class ReferenceCreateView(LabelledResponse, SnippetCreateView):
    pass


class ReferenceChooserViewSet(SnippetChooserViewSet):
    chosen_view_class = ReferenceChosenView
    chosen_multiple_view_class = ReferenceChosenMultipleView
    create_view_class = ReferenceCreateView
    creation_form_class = PasteForm
    create_action_label = _("Add")
    create_action_clicked_label = _("Looking up…")
    creation_tab_label = _("Paste to add")
