"""Finding the terms of a glossary in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Term:
    id: int
    forms: tuple[str, ...]
    explanation: str


@dataclass(frozen=True)
class Glossary:
    terms: tuple[Term, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        return compile_pattern([form for term in self.terms for form in term.forms])

    @cached_property
    def _by_form(self) -> dict[str, Term]:
        return {_build_key(form): term for term in self.terms for form in term.forms}

    def _get_term(self, used: str) -> Term:
        words = " ".join(used.split())
        return self._by_form.get(words) or self._by_form[words.casefold()]

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Term]]:
        """Yield each place where a term is used, in order; a long form hides those within it."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield match, self._get_term(match[0])


def compile_pattern(forms: list[str]) -> re.Pattern[str] | None:
    """Return what finds any of the forms as whole words, the longest first; None for no forms.

    Capitals do not matter, but for abbreviations: "AS" is a disease and "as" is not.
    """
    if not forms:
        return None
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    any_form = "|".join(map(_build_form_pattern, longest_first))
    return re.compile(rf"(?<![\w-])(?:{any_form})(?!\w|-\w)", re.IGNORECASE)


def _build_form_pattern(form: str) -> str:
    pattern = r"\s+".join(map(re.escape, form.split()))
    return f"(?-i:{pattern})" if form.isupper() else pattern


def _build_key(form: str) -> str:
    words = " ".join(form.split())
    return words if words.isupper() else words.casefold()
