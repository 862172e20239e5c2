"""What each form of an article says of it, by name: a form that does not say it has no such name.

Dates are as ISO 8601, and without the time of day: pages show none.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from lxml import html

Facts = dict[str, str]

# The labels on the page, in Markdown and on leaflets.
LABELS = {
    "Published:": "published",
    "Last updated:": "modified",
    "Page last reviewed:": "reviewed",
    "Next review due:": "due",
    "Reviewed by:": "reviewer",
}
MARKDOWN_FACT = re.compile(r"^- \*\*(.+?)\*\* (.*)$", re.MULTILINE)
MARKDOWN_SOURCE = re.compile(r"^\\\[(\d+)\\\] (.*)$", re.MULTILINE)


def page_facts(tree: html.HtmlElement) -> Facts:
    """Return what the page of an article shows."""
    facts = {"title": one_line(tree.findtext(".//h1")), "reviewer": "", "reviewed": ""}
    for term in tree.iterfind(".//dt"):
        if name := LABELS.get(one_line(term.text_content())):
            times = term.getnext().xpath(".//time/@datetime")
            people = term.getnext().xpath(".//a")
            facts[name] = times[0] if times else one_line(people[0].text_content())
    facts.setdefault("modified", facts.get("published", ""))
    sources = tree.xpath("//section[@id='references']/ol/li")
    return facts | numbered(one_line(source.text_content()) for source in sources)


def graph_facts(graph: Mapping[str, Any]) -> Facts:
    """Return what the structured data says, and an answer of the API, which has its shape."""
    nodes = {node["@id"]: node for node in graph.get("@graph", ()) if "@id" in node}
    page = next(filter(is_article, graph.get("@graph", [graph])))

    def node(value: Any) -> dict[str, Any]:
        return {**nodes.get(value.get("@id"), {}), **value} if isinstance(value, dict) else {}

    facts = {
        "title": one_line(page.get("headline") or page["name"]),
        "published": page["datePublished"][:10],
        "modified": day_of(page["dateModified"]),
        "reviewed": page.get("lastReviewed", ""),
        "reviewer": node(page.get("reviewedBy")).get("name", ""),
    }
    return facts | numbered(one_line(node(one).get("name")) for one in page.get("citation", ()))


def is_article(node: Mapping[str, Any]) -> bool:
    kind = node.get("@type", "")
    return "MedicalWebPage" in ([kind] if isinstance(kind, str) else kind)


def markdown_facts(text: str) -> Facts:
    facts = {"title": plain(text.splitlines()[0].removeprefix("# "))}
    facts |= {"reviewer": "", "reviewed": ""} if "**Not reviewed.**" in text else {}
    for label, value in MARKDOWN_FACT.findall(text):
        if name := LABELS.get(label):
            facts[name] = plain(value) if name == "reviewer" else iso(value)
    facts["reviewer"] = facts["reviewer"].split(", ")[0]
    return facts | numbered(plain(source) for _, source in MARKDOWN_SOURCE.findall(text))


def leaflet_facts(text: str) -> Facts:
    """Return what the text of a PDF says; its lines may break anywhere."""
    text = one_line(text)
    date = r"(\d{1,2} \w+ \d{4})"
    found = {
        "published": re.search(f"Published: {date}", text),
        "modified": re.search(f"Version of {date}", text),
        "reviewed": re.search(f"Page last reviewed: {date}", text),
    }
    facts = {name: iso(match[1]) for name, match in found.items() if match}
    reviewer = re.search(r"Reviewed by: ([^,]+),", text)
    return (
        {"reviewer": "", "reviewed": ""} | facts | ({"reviewer": reviewer[1]} if reviewer else {})
    )


def feed_facts(item: Mapping[str, Any]) -> Facts:
    """Return what an item of a JSON Feed says."""
    return {
        "title": one_line(item["title"]),
        "published": day_of(item["date_published"]),
        "modified": day_of(item["date_modified"]),
    }


def disagreements(forms: Mapping[str, Facts]) -> Iterator[str]:
    """Say where a form says something else than the page; sources by the words of their titles."""
    page = forms["page"]
    for form, facts in forms.items():
        for name in sorted(facts.keys() & page.keys()):
            said, shown = facts[name], page[name]
            agree = said in shown or shown in said if name.startswith("source ") else said == shown
            if not agree:
                yield f"{name}: the {form} says “{said}”, the page “{shown}”"


def numbered(sources: Iterator[str]) -> Facts:
    listed = list(sources)
    facts = {f"source {number}": text for number, text in enumerate(listed, 1)}
    return facts | {"sources": str(len(listed))}


def day_of(time: str) -> str:
    return timezone.localdate(datetime.fromisoformat(time)).isoformat()


def iso(date: str) -> str:
    return datetime.strptime(one_line(date), "%d %B %Y").date().isoformat()


def plain(markdown: str) -> str:
    """Return a line of Markdown without escapes and addresses."""
    words = re.sub(r"\]\(<[^>]*>\)", "", markdown)
    return one_line(re.sub(r"\\(.)|[\[*]", r"\1", words))


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())
