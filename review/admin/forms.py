"""Forms of a reviewer."""

from django import forms
from wagtail.forms import TaskStateCommentForm


class ApprovalForm(TaskStateCommentForm):
    """A comment, and the revision that was reviewed."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
