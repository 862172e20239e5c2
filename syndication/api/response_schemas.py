"""Response schemas of the API in schema.org's terms, source of its OpenAPI description.

Optional members without a value are left out; none is ever null. Those of a search are in
`search_response_schemas`.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic.json_schema import SkipJsonSchema

# Left out rather than null.
Absent = SkipJsonSchema[None]


class Shape(BaseModel):
    """An object with these members and no other."""

    model_config = ConfigDict(
        alias_generator=to_camel, json_schema_extra={"additionalProperties": False}
    )


class Organisation(Shape):
    type: Literal["Organization"] = Field(alias="@type")
    name: str
    url: str


class Terms(Shape):
    """On what terms articles may be shown elsewhere."""

    publisher: Organisation
    attribution: str = Field(description="How to name the source.")
    licence: str = Field(description="Where the licence of each article stands.")
    refresh_interval: Literal["P7D"] = Field(description="Fetch anew at least so often (ISO 8601).")
    refresh: str = Field(description="What to do with what changed, and with what is gone.")


class Topic(Shape):
    type: Literal["DefinedTerm"] = Field(alias="@type")
    identifier: str = Field(description="Its slug, for `topic=` in the list of articles.")
    name: str
    url: str
    description: str | Absent = None
    term_code: str | Absent = Field(None, description="Such as a SNOMED CT code.")
    in_defined_term_set: str | Absent = Field(None, description="Where the code is from.")


class Contributor(Shape):
    """A person or an organisation that wrote or reviewed articles."""

    type: Literal["Person", "Organization"] = Field(alias="@type")
    identifier: str = Field(description="The end of its address.")
    name: str
    url: str
    honorific_suffix: str | Absent = Field(None, description="Credentials of a person.")
    description: str | Absent = Field(None, description="Credentials of an organisation.")
    same_as: list[str] | Absent = Field(None, description="Pages elsewhere that show who it is.")


class Reference(Shape):
    """A source that articles cite."""

    type: Literal["ScholarlyArticle", "CreativeWork"] = Field(alias="@type")
    identifier: int
    name: str
    author: list[str] | Absent = Field(None, description="“Family, Given”, or an organisation.")
    date_published: str | Absent = Field(None, description="A year.")
    is_part_of: str | Absent = Field(None, description="The journal, book or site.")
    publisher: str | Absent = None
    url: str | Absent = None
    same_as: list[str] | Absent = Field(None, description="Its addresses by DOI, PMID and so on.")
    creative_work_status: str | Absent = Field(
        None, description="What became of it, such as “Retracted”; left out if it stands."
    )


class Article(Shape):
    """An article; with `fields`, its type and `identifier` and what was asked for."""

    type: Literal["MedicalWebPage"] = Field(alias="@type")
    identifier: int
    id: str | Absent = Field(None, alias="@id")
    url: str | Absent = Field(None, description="The address to link to.")
    name: str | Absent = None
    headline: str | Absent = None
    description: str | Absent = Field(None, description="What it says in a sentence or two.")
    in_language: str | Absent = None
    date_published: str | Absent = Field(None, json_schema_extra={"format": "date"})
    date_modified: str | Absent = Field(None, description="When it was last published.")
    changed_at: str | Absent = Field(
        None,
        description="Since when it says what it says: `modified_since` goes by this. It moves when"
        " a source is retracted or a reviewer changes too.",
    )
    last_reviewed: str | Absent = Field(None, json_schema_extra={"format": "date"})
    expires: str | Absent = Field(
        None,
        json_schema_extra={"format": "date"},
        description="When the next review is due: do not show it after this day"
        " unless you have fetched it anew since.",
    )
    reviewed_by: Contributor | Absent = None
    author: list[Contributor] | Absent = None
    publisher: Organisation | Absent = None
    about: list[Topic] | Absent = Field(None, description="Its topics.")
    credit_text: str | Absent = Field(
        None, description="Where the text is from and on what terms: to be shown with it."
    )
    license: str | Absent = Field(None, description="The address of its licence, if it has one.")
    citation: list[Reference] | Absent = None
    article_body: str | Absent = Field(None, description="All of it, as Markdown (CommonMark).")


class Answer(Shape):
    context: Literal["https://schema.org"] = Field("https://schema.org", alias="@context")
    terms: Terms


class List(Answer):
    next: str | Absent = Field(None, description="The address of the next page, if there is one.")


class ArticleList(List):
    items: list[Article]


class TopicList(List):
    items: list[Topic]


class ContributorList(List):
    items: list[Contributor]


class ReferenceList(List):
    items: list[Reference]


class ArticleAnswer(Answer):
    item: Article


class TopicAnswer(Answer):
    item: Topic


class ContributorAnswer(Answer):
    item: Contributor


class ReferenceAnswer(Answer):
    item: Reference


class Error(Shape):
    """What went wrong, and what to do about it."""

    error: str
