"""Sources of MedQuAD's texts, and their attribution."""

from blog.importing.rich_text import escape_text, render_link

ORGANISATIONS = {
    "MPlusHealthTopics": "MedlinePlus, U.S. National Library of Medicine",
    "NIHSeniorHealth": "NIHSeniorHealth, U.S. National Institutes of Health",
    "NINDS": "National Institute of Neurological Disorders and Stroke",
}
MEDQUAD_URL = "https://github.com/abachaa/MedQuAD"
PAPER_URL = "https://doi.org/10.1186/s12859-019-3119-4"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
# Its pages were taken apart in such a way that headings within an answer became its words.
HAS_LOST_HEADINGS = frozenset({"NIHSeniorHealth"})


def get_organisation(source: str) -> str:
    """Return the name of the organisation; a source that is not known here names itself."""
    return ORGANISATIONS.get(source, source)


def build_attribution(source: str, url: str, *, has_repeats: bool) -> str:
    """Return, as HTML, whose text it is, its licence and what was changed."""
    paper = render_link(PAPER_URL, "Ben Abacha and Demner-Fushman, BMC Bioinformatics 2019")
    changes = "layout and headings adapted" + has_repeats * ", repeated passages left out"
    return (
        f"<p>Source: {render_link(url, get_organisation(source) or url)}. "
        f"Collected in {render_link(MEDQUAD_URL, 'MedQuAD')} ({paper}), licensed under "
        f"{render_link(LICENCE_URL, 'CC BY 4.0')}; {escape_text(changes)}.</p>"
    )
