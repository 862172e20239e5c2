"""Ranking weights of both engines. Each figure is explained in docs/search.md."""

from datetime import date, timedelta

# A word in the title says most what the article is about.
ARTICLE_FIELDS = {"title": 3.0, "topics": 1.5, "headings": 1.5, "summary": 1.0, "body": 1.0}
SECTION_FIELDS = {"heading": 1.5, "text": 1.0}
# Two words of the query next to each other in the title.
TITLE_PAIR_WEIGHT = 1.0
# A review in the last two years: enough to decide between like articles, and no more.
RECENT_REVIEW_POINTS = 0.3
RECENT_REVIEW_YEARS = 2
# How many of an article's most telling words are looked for in others.
SIMILAR_WORDS = 25


def subtract_years(today: date, years: int) -> date:
    """Return the day so many years (of 365.25 days) before."""
    return today - timedelta(days=round(years * 365.25))
