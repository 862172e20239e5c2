"""Article records for tests of the index, without a database."""

from datetime import date

from blog.record.article_record import ArticleRecord, Person, Review, TopicLabel
from blog.record.sections import Section


def section(text: str, heading: str = "", number: int = 1, kind: str = "section") -> Section:
    return Section(kind=kind, anchor=f"{kind}-{number}", heading=heading, text=text)


def review_on(day: date) -> Review:
    return Review(Person("Sample Reviewer", "person", "MSc"), day, day, is_overdue=False)


def record(
    page_id: int,
    title: str,
    *sections: Section,
    summary: str = "",
    topics: tuple[str, ...] = (),
    last_reviewed: date | None = None,
) -> ArticleRecord:
    return ArticleRecord(
        page_id=page_id,
        url=f"http://localhost/{page_id}/",
        title=title,
        summary=summary,
        locale="en",
        date_published=None,
        date_modified=None,
        review=review_on(last_reviewed) if last_reviewed else None,
        authors=(),
        topics=tuple(TopicLabel(name, name) for name in topics),
        sections=sections,
    )
