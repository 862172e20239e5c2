"""Reader-facing labels of an article, for templates and text forms alike."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "conflicts": _("Conflicts of interest:"),
    "disclaimer": _("Disclaimer"),
    "easy_read": _("Easy read"),
    "funding": _("Funding:"),
    "how_made": _("How this was made"),
    "picture": _("Picture:"),
    "population": _("Who was studied:"),
    "references": _("References"),
    "source_and_licence": _("Source and licence"),
    "sources": _("Sources:"),
    "transcript": _("Transcript"),
    "with_treatment": _("With treatment"),
    "without_treatment": _("Without treatment:"),
}


def get_label(name: str) -> str:
    """Return a label in the language in force; `KeyError` for a name that is none."""
    return str(LABELS[name])
