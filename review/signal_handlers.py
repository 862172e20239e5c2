"""What reviews do when something happens in Wagtail."""

from wagtail.models import TaskState
from wagtail.signals import task_submitted

from review.mail import ReviewersNotifier

tell_reviewers = ReviewersNotifier()


def register_signal_handlers() -> None:
    task_submitted.connect(tell_reviewers, sender=TaskState, dispatch_uid="tell_reviewers")
