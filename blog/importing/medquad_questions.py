"""MedQuAD's questions, which a template made, as a person would write them."""

import re

# Words that end in -s and are one thing, beyond those that end in -ss, -is or -us.
SINGULAR = frozenset({"diabetes", "herpes", "measles", "mumps", "rabies", "rickets", "shingles"})


def tidy_question(question: str, focus: str) -> str:
    """Return "What is Gout?" for "What is (are) Gout ?", and so on; no word is changed but that."""
    verb = "are" if is_plural(focus) else "is"
    text = re.sub(r"\bis \(are\)", verb, " ".join(question.split()))
    text = re.sub(r"[\s?]*$", "", text)
    return f"{text[:1].upper()}{text[1:]}?"


def is_plural(focus: str) -> bool:
    """Whether a topic is plural, by the end of its last word: falls, but not arthritis."""
    last = focus.lower().rsplit(maxsplit=1)[-1] if focus.strip() else ""
    return last.endswith("s") and not last.endswith(("ss", "is", "us")) and last not in SINGULAR
