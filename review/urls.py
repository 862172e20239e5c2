"""URLs of the content checks in the admin."""

from django.urls import path

from review.admin.override_views import OverrideView, TakeBackView
from review.admin.panel import show_findings
from review.admin.report import ContentChecksReport
from review.admin.rule_docs import show_rules

FINDINGS = "review/findings/<int:page_id>/"
REPORT = "reports/content-checks/"

urlpatterns = [
    path(FINDINGS, show_findings, name="review_findings"),
    path(f"{FINDINGS}<slug:check_id>/let-pass/", OverrideView.as_view(), name="review_let_pass"),
    path(f"{FINDINGS}<slug:check_id>/take-back/", TakeBackView.as_view(), name="review_take_back"),
    path("review/rules/", show_rules, name="review_rules"),
    path(REPORT, ContentChecksReport.as_view(), name="review_report"),
    path(
        f"{REPORT}results/",
        ContentChecksReport.as_view(results_only=True),
        name="review_report_results",
    ),
]
