"""Words that claim something as known, for which readers should be told a source. Pure.

Claims that are denied, asked or hoped for are none: "there is no cure", "is it proven?".
"""

import re

SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
OFTEN = r"(?:(?:also|now|long|repeatedly|consistently|clearly|already|further|\w+ly)\s+)?"
FINDING = r"""(?:show(?:s|ed|n)?|prove[sdn]?|suggest(?:s|ed)?|demonstrate[sd]?|found|finds?
    |confirm(?:s|ed)?|indicate[sd]?|highlight(?:s|ed)?|reveal(?:s|ed)?|conclude[sd]?)"""
CLAIM = re.compile(
    rf"""
    (?<![-\w])(?:
        (?:stud(?:y|ies)|trials?|reviews?|meta-analys[ei]s|researchers|scientists|research
            |science|evidence|data)
            \s+(?:(?:has|have|had)\s+)?{OFTEN}{FINDING}
      | (?:stud(?:y|ies)|trials?|reviews?|meta-analys[ei]s|research|evidence)\b[^.?!;:]{{0,80}}?
            \s(?:found|shows?|showed|suggests?|indicates?|demonstrate[sd]?|concluded?)\s+that
      | ha(?:s|ve)\s+{OFTEN}been\s+{OFTEN}(?:shown|proven|proved)\s+to
      | (?:clinically|scientifically|medically)[\s-](?:proven|proved|shown|tested)
      | (?:(?:strong|good|clear|solid|growing|convincing|ample|some)\s+)?evidence\s+that
      | proven
      | cur(?:es?|ed|ing)(?!\s+(?:meats?|ham|bacon|fish|sausages?)\b)
      | guarantee[sd]?
      | miracle
      | 100\s?(?:%|per\s?cent)\s+(?:safe|effective)
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What takes a claim back when it stands shortly before it, or within it.
DENIAL = re.compile(
    r"""
    \b(?:no|not|never|none|nothing|neither|nor|cannot|without|unlikely|rarely|hardly|seldom
        |(?<!a\s)few|(?<!a\s)little|lack\w*|insufficient|if|when|whether|until|unless|yet\s+to
        |rather\s+than|instead\s+of
        |hard(?:er)?\s+to|difficult\s+to|impossible\s+to|claim\w*|promis\w+|beware|hop(?:e|es|ing)
        |search\w*|seek\w*|look\w*\s+for|find\w*|develop\w*|discover\w*|toward|towards|try\w*\s+to
        |work\w*\s+on|ways?\s+to|goals?|aim\w*)\b
    | n['’]t\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
DENIED_AFTER = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:(?:is|are|was|were|has|have|does|do|did|can|could|may|might|will)\s+"
    r"(?:not|never)\b|(?:is|are|was|were|has|have|does|do|did|ca|could|wo)n['’]t\b|cannot\b"
    r"|(?:is|are|remains?)\s+(?:un\w+|impossible)\b)",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:not|no|never)\b|n['’]t\b", re.IGNORECASE)
AFFIRMED = re.compile(
    r"\bnot\s+(?:only|just|merely)\b|\bno\s+(?:doubt|question|wonder|matter)\b", re.IGNORECASE
)
CLAUSE = re.compile(
    r"[:–—(]|\b(?:but|however|although|though)\b|,\s+(?=(?:so|it|they|he|she|we|you|this|these|those"
    r"|there|the|most|many|some|stud(?:y|ies)|research)\b)",
    re.IGNORECASE,
)
WORDS_BEFORE = 6


def find_claim(text: str) -> str:
    """Return the words of the first claim; empty if the text has none. English only."""
    for sentence in SENTENCE.split(text):
        if sentence.rstrip().endswith("?"):
            continue
        for claim in CLAIM.finditer(sentence):
            if not _is_denied(sentence, claim):
                return claim[0]
    return ""


def _is_denied(sentence: str, claim: re.Match[str]) -> bool:
    before = CLAUSE.split(AFFIRMED.sub(" ", sentence[: claim.start()]))[-1]
    nearby = " ".join(before.split()[-WORDS_BEFORE:])
    after = sentence[claim.end() :]
    return bool(DENIAL.search(nearby) or DENIED_AFTER.match(after) or DENIED.search(claim[0]))
