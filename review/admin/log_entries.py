"""Log entries of checks and reviews in the page history."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry


class RefusalFormatter(LogFormatter):
    label = _("Refuse publication")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return " ".join([gettext("Publication refused."), *log_entry.data.get("findings", [])])


class OpeningFormatter(LogFormatter):
    label = _("Open a review")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return f"{gettext('A review was opened.')} {log_entry.data.get('reason', '')}"


class OverrideFormatter(LogFormatter):
    label = _("Override a check")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return gettext("“%(check)s” overridden: %(reason)s") % log_entry.data


class TakeBackFormatter(LogFormatter):
    label = _("Withdraw an override")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        text = gettext("Override of “%(check)s” withdrawn; the reason was: %(reason)s")
        return text % log_entry.data


def register_actions(actions: LogActionRegistry) -> None:
    actions.register_action("review.override_check")(OverrideFormatter)
    actions.register_action("review.take_back_override")(TakeBackFormatter)
    actions.register_action("review.refuse_publication")(RefusalFormatter)
    actions.register_action("review.open")(OpeningFormatter)
