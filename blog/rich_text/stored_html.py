"""Find links and headings in stored rich text."""

from dataclasses import dataclass

from bs4 import BeautifulSoup


@dataclass(frozen=True)
class TextLink:
    """A link as the editor made it: `address` is empty for one to a page or document."""

    words: str
    address: str

    @property
    def is_call(self) -> bool:
        return self.address.lower().startswith("tel:")


@dataclass(frozen=True)
class TextHeading:
    level: int
    words: str


def find_links(source: str) -> list[TextLink]:
    """Return the links in stored rich text."""
    if "<a" not in source:  # reading markup takes longer than all else
        return []
    tags = BeautifulSoup(source, "html.parser").find_all("a")
    return [TextLink(" ".join(tag.get_text().split()), str(tag.get("href", ""))) for tag in tags]


def find_sub_headings(source: str) -> list[TextHeading]:
    """Return the headings in stored rich text."""
    if "<h" not in source:
        return []
    tags = BeautifulSoup(source, "html.parser").find_all(["h2", "h3", "h4", "h5", "h6"])
    return [TextHeading(int(tag.name[1]), tag.get_text().strip()) for tag in tags]
