"""Request schemas of the API: its parameters."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field

from search.query import KINDS, MAX_CHARACTERS, MAX_PAGE, MAX_WORDS, REVIEW_YEARS
from syndication.api.response_schemas import Article

# Always there, and needs no asking for.
ALWAYS = ("@type", "identifier")
# What takes reading the body of each article, and asking for by name in a list.
FROM_BODY = frozenset({"articleBody", "citation"})
FIELDS = tuple(
    field.alias or name
    for name, field in Article.model_fields.items()
    if field.alias not in {*ALWAYS, None}
)
NAMED = "|".join(map(re.escape, FIELDS))
# What a database can keep as a key.
Number = Annotated[int, Field(ge=1, le=2**63 - 1)]
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,6})?([Zz]|[+-]\d\d:\d\d)")


def parse_moment(value: Any) -> datetime:
    """Parse a date-time of RFC 3339; raises ValueError for any other notation."""
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        raise ValueError("write it as 2026-03-01T12:00:00Z (a + has to be written as %2B)")
    try:
        return datetime.fromisoformat(value.upper()).astimezone(UTC)
    except OverflowError as error:
        raise ValueError("write a time of the years 1 to 9999 in UTC") from error


# Pydantic does not look at defaults: what was not asked for is None, and described as optional.
NOT_ASKED: Any = None


class ListAsked(Schema):
    limit: int = Field(20, ge=1, le=100, description="At most so many a page.", examples=[100])
    cursor: str = Field(
        NOT_ASKED,
        min_length=1,
        max_length=200,
        description="Where to go on: use the address that the page before gives as `next`.",
    )


class ArticleAsked(Schema):
    fields: str = Field(
        NOT_ASKED,
        pattern=rf"^({NAMED})(,({NAMED}))*$",
        max_length=500,
        description=f"Only these members, with commas between them: {', '.join(FIELDS)}.",
        examples=["name,url,changedAt"],
    )

    def names(self, otherwise: frozenset[str]) -> frozenset[str]:
        """Return the requested members."""
        return frozenset(self.fields.split(",")) if self.fields else otherwise


class ArticleListAsked(ListAsked, ArticleAsked):
    modified_since: Annotated[datetime, BeforeValidator(parse_moment)] = Field(
        NOT_ASKED,
        description="Only what changed then or later (RFC 3339).",
        examples=["2026-03-01T12:00:00Z"],
    )
    topic: str = Field(
        NOT_ASKED,
        pattern=r"^[-a-zA-Z0-9_]{1,100}$",
        description="Only articles on the topic with this `identifier`.",
        examples=["back-pain"],
    )


class SearchAsked(Schema):
    """Parameters of the search page.

    Each is any text to us: a filter with another value than those described does not narrow, and
    `q` is refused by the operation, since its words have to be known for that.
    """

    model_config = ConfigDict(json_schema_extra={"required": ["q"]})

    q: str = Field(
        NOT_ASKED,
        description=f"What to search for: any words. The first {MAX_CHARACTERS:,} characters and"
        f" {MAX_WORDS} words count.",
        examples=["back pain"],
    )
    page: str = Field(
        NOT_ASKED,
        description=f"Page of ten results, from 1 to {MAX_PAGE}; a page beyond the last gives the"
        " last.",
        json_schema_extra={"type": "integer", "minimum": 1, "maximum": MAX_PAGE, "default": 1},
        examples=[1],
    )
    topic: str = Field(
        NOT_ASKED, description="Slug of a topic: only its articles.", examples=["back-pain"]
    )
    kind: str = Field(
        NOT_ASKED,
        description="Only articles with such a section, which is then the passage.",
        json_schema_extra={"enum": [*KINDS]},
        examples=["tips"],
    )
    reviewed: str = Field(
        NOT_ASKED,
        description="Only articles that were reviewed within so many years.",
        json_schema_extra={"type": "integer", "enum": [*REVIEW_YEARS]},
        examples=[1],
    )
    exact: str = Field(
        NOT_ASKED,
        description="With any value, search for the words as they are, without correcting the"
        " spelling.",
        examples=["1"],
    )
