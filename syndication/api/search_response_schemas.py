"""Response schemas of a search. All members are always there; what has no value is null."""

from typing import Annotated

from pydantic import Field

from search.query import HITS_PER_PAGE, MAX_PAGE
from syndication.api.response_schemas import Shape, Terms

Count = Annotated[int, Field(ge=0)]
Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]


class Spelling(Shape):
    searched: str = Field(
        description="What was searched for: the query, with misspelt words corrected."
    )
    doubtful: dict[str, str] = Field(
        description="Words that may be a misspelt medicine, each with the medicine. They are not"
        " replaced: ask."
    )


class Urgent(Shape):
    heading: str = Field(description="What the emergency is.")
    advice: str = Field(description="What to do.")
    number: str = Field(description="The number to call.")


class Facets(Shape):
    topic: dict[str, Count] = Field(description="By slug.")
    kind: dict[str, Count]
    reviewed: dict[str, Count] = Field(description="By years.")


class ResultTopic(Shape):
    name: str
    slug: str = Field(description="As in the parameter `topic`.")


class Part(Shape):
    text: str = Field(description="Plain text.")
    match: bool


class Passage(Shape):
    """The section that answers best."""

    heading: str = Field(description="Heading of the section; may be empty.")
    url: Address = Field(description="Address of the section.")
    parts: list[Part] = Field(
        description="The text, in parts that are or are not one of the words sought."
    )


class Result(Shape):
    title: str = Field(description="Title of the article.")
    url: Address = Field(description="Its address.")
    summary: str = Field(description="What it says, in a sentence or two.")
    topics: list[ResultTopic]
    date_published: Day | None
    passage: Passage | None


class SearchAnswer(Shape):
    terms: Terms
    query: str = Field(description="What was typed.")
    spelling: Spelling
    urgent: Urgent | None = Field(description="Not null if the words speak of an emergency.")
    total: Count = Field(description="How many articles were found.")
    page: int = Field(ge=1, description="Which page of them this is.")
    pages: int = Field(
        ge=0, le=MAX_PAGE, description=f"How many pages there are, at most {MAX_PAGE}."
    )
    limited: bool = Field(
        description="True while the search engine is out of reach and the database answers:"
        " without passages and facets."
    )
    facets: Facets = Field(
        description="How many articles there are for each filter, under the filters of the other"
        " kinds."
    )
    results: list[Result] = Field(max_length=HITS_PER_PAGE)
