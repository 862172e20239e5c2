"""What has to hold of a whole site; each rule says in words what is wrong."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from blog.tests.seo.vocabulary import errors_in
from tests.crawl.spider import Visit


def broken(visits: Iterable[Visit]) -> Iterator[str]:
    for visit in visits:
        if visit.status != 200:
            yield f"{visit.path} is linked to and answers {visit.status}"


def wrong_canonicals(visits: Collection[Visit]) -> Iterator[str]:
    paths = {visit.path for visit in visits if visit.is_page}
    for visit in visits:
        if not visit.is_page:
            continue
        if len(visit.canonicals) != 1 and "noindex" not in visit.robots:
            yield f"{visit.path} has {len(visit.canonicals)} canonical addresses"
        for path in set(visit.canonicals) - paths:
            yield f"{visit.path} names {path} as its address, which is no page"


def not_as_listed(visits: Iterable[Visit], listed: Collection[str]) -> Iterator[str]:
    """Hold the sitemap against the pages; further pages of a list are found by its links."""
    paths = (visit.path for visit in visits if visit.is_indexable)
    indexable = {path for path in paths if "?page=" not in path}
    for path in sorted(indexable - set(listed)):
        yield f"{path} may be listed by search engines and is not in the sitemap"
    for path in sorted(set(listed) - indexable):
        yield f"{path} is in the sitemap and may not be listed"


def orphans(reached: Collection[str], listed: Iterable[str]) -> Iterator[str]:
    for path in sorted(set(listed) - set(reached)):
        yield f"No link leads to {path}"


def invalid_data(visits: Iterable[Visit]) -> Iterator[str]:
    """Judge structured data by schema.org's own definitions; each page has one graph."""
    for visit in visits:
        if visit.is_indexable and len(visit.graphs) != 1:
            yield f"{visit.path} has {len(visit.graphs)} graphs"
        for graph in visit.graphs:
            yield from (f"{visit.path}: {error}" for error in errors_in(graph))


def shared_words(visits: Iterable[Visit]) -> Iterator[str]:
    """Say which titles and descriptions are missing, or are those of several pages."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for visit in visits:
        if visit.is_indexable:
            found["title", visit.title].append(visit.path)
            found["description", visit.description].append(visit.path)
    for (what, text), paths in found.items():
        if not text.strip():
            yield f"No {what}: {', '.join(paths[:5])}"
        elif len(paths) > 1:
            yield f"The same {what} “{text}”: {', '.join(paths[:5])}"
