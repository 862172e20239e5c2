"""Languages of search: each has an index, a stemmer and stop words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """`code` as in the locale of a page, `stemmer` a Snowball algorithm that both engines know.

    `stop_words` are too common to narrow a search; no engine indexes them.
    """

    code: str
    stemmer: str
    stop_words: frozenset[str] = frozenset()


ENGLISH = Language(
    "en",
    "english",
    frozenset(
        """
        a about above after again against all also although am among an and any are as at be
        because been before being below between both but by can could did do does doing during
        each either every few for from further had has have having he her here him his how however
        i if in including into is it its just like many may me might more most much must my nor
        not now of off often on once one only or other others our ours out over own particularly
        per same several shall she should since so some such than that the their them then there
        these they this those though through thus to too two under until up upon us various very
        via was we well were what when where whether which while who whose why will with within
        without would yet you your
        """.split()  # noqa: SIM905, so many words read better as prose
    ),
)
LANGUAGES = {language.code: language for language in (ENGLISH,)}


def find_language(locale: str) -> Language:
    """Return the language of a locale such as "en-gb"; English for one that is not listed."""
    return LANGUAGES.get(locale.partition("-")[0], ENGLISH)
