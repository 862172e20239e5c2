"""Compare the citations of two revisions, by the names that editors know."""

from django.utils.safestring import SafeString
from wagtail.admin.compare import StreamFieldComparison
from wagtail.admin.panels import FieldPanel

from blog.rich_text.citation_numbering import citing, named
from blog.rich_text.citations import load_citations


class CitedBodyComparison(StreamFieldComparison):
    """Wagtail compares rich text as text, in which a citation has no words of its own."""

    def htmldiff(self) -> SafeString:
        before, after = load_citations(self.val_a), load_citations(self.val_b)
        with citing(named({**before.references, **after.references})):
            return super().htmldiff()


class CitedBodyPanel(FieldPanel):
    def get_comparison_class(self) -> type[CitedBodyComparison]:
        return CitedBodyComparison
