"""What a reviewer fills in."""

from django import forms
from wagtail.forms import TaskStateCommentForm


class ApprovalForm(TaskStateCommentForm):
    """A comment, and which version was looked at."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
