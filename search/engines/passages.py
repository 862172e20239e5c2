"""The best section of each hit, from the embedded index."""

import tantivy
from tantivy import Occur, Query

from search.engines.embedded_query import Analyze, WordsQuery
from search.engines.marks import Marker, find_own_stems
from search.query import SearchQuery
from search.ranking import SECTION_FIELDS
from search.results import PASSAGE_CHARACTERS, Passage, add_ellipses, cut_beginning

# Sections looked at for the best one of each hit of a page.
MAX_SECTIONS = 500


def find_best_passages(
    index: tantivy.Index, analyze: Analyze, query: SearchQuery, page_ids: list[int]
) -> dict[int, Passage]:
    """Return the section of each article that answers best, by page id.

    With a filter for a kind of section, one of that kind, whether or not it has the words.
    """
    searcher, schema = index.searcher(), index.schema
    words = WordsQuery(schema, SECTION_FIELDS, analyze).any_word(query)
    found = searcher.search(
        _build_page_filter(schema, words, query.filters.kind, page_ids),
        limit=MAX_SECTIONS,
        count=False,
    )
    addresses = [address for _, address in found.hits]
    best: dict[int, tantivy.DocAddress] = {}
    for page_id, address in zip(
        searcher.fast_field_values("page_id", addresses), addresses, strict=True
    ):
        best.setdefault(int(page_id or 0), address)
    marker = Marker(analyze, frozenset(find_own_stems(query, analyze)))
    snippets = tantivy.SnippetGenerator.create(searcher, words, schema, "text")
    snippets.set_max_num_chars(PASSAGE_CHARACTERS)
    return {
        page_id: _build_passage(searcher.doc(address), snippets, marker)
        for page_id, address in best.items()
    }


def _build_page_filter(
    schema: tantivy.Schema, words: Query, kind: str, page_ids: list[int]
) -> Query:
    pages = Query.const_score_query(Query.term_set_query(schema, "page_id", page_ids), 0)
    if not kind:
        return Query.boolean_query([(Occur.Must, words), (Occur.Must, pages)])
    of_kind = Query.const_score_query(Query.term_query(schema, "kind", kind), 0)
    return Query.boolean_query([(Occur.Should, words), (Occur.Must, pages), (Occur.Must, of_kind)])


def _build_passage(
    document: tantivy.Document, snippets: tantivy.SnippetGenerator, marker: Marker
) -> Passage:
    snippet = snippets.snippet_from_doc(document)
    section = document.get_first("text")
    text = snippet.fragment().encode()  # tantivy counts in bytes of UTF-8
    found = [(match.start, match.end) for match in snippet.highlighted()]
    return Passage(
        anchor=document.get_first("anchor"),
        heading=document.get_first("heading") or "",
        fragments=add_ellipses(
            list(marker.fragments(text, found)) or [cut_beginning(section)], section
        ),
    )
