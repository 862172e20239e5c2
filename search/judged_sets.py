"""Judged searches in BEIR's layout: corpus.jsonl, queries.jsonl (each also .gz) and qrels.tsv."""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blog.record.article_record import ArticleRecord
from blog.record.sections import Section
from search.evaluation import Grades


class BrokenSet(Exception):
    """A file of the set is missing or cannot be read; the message names it."""


@dataclass(frozen=True)
class Question:
    """A question with the grades of the documents that were judged for it, by document id."""

    id: str
    text: str
    grades: Grades


@dataclass(frozen=True)
class JudgedSet:
    """Documents as article records, numbered in order; `ids` are their names in the set."""

    ids: tuple[str, ...]
    records: tuple[ArticleRecord, ...]
    questions: tuple[Question, ...]


def read_judged_set(folder: Path, field: str = "text") -> JudgedSet:
    """Return the set; its questions are those with a relevant document, in the words of `field`."""
    try:
        corpus = list(_read_lines(folder, "corpus.jsonl"))
        grades = _read_grades(folder / "qrels.tsv")
        questions = tuple(
            Question(entry["_id"], entry[field], grades[entry["_id"]])
            for entry in _read_lines(folder, "queries.jsonl")
            if any(grade > 0 for grade in grades.get(entry["_id"], {}).values())
        )
        records = tuple(_build_record(number, entry) for number, entry in enumerate(corpus))
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise BrokenSet(f"{folder} is no judged set: {type(error).__name__}: {error}") from error
    if not questions:
        raise BrokenSet(f"{folder} is no judged set: no question has a relevant document")
    return JudgedSet(tuple(entry["_id"] for entry in corpus), records, questions)


def _read_lines(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    plain, packed = folder / name, folder / f"{name}.gz"
    with gzip.open(packed, "rt") if packed.exists() else plain.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _read_grades(path: Path) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            grades[row["query-id"]][row["corpus-id"]] = int(row["score"])
    return grades


def _build_record(number: int, entry: dict[str, Any]) -> ArticleRecord:
    return ArticleRecord(
        page_id=number,
        url="",
        title=entry.get("title") or "",
        summary="",
        locale="en",
        date_published=None,
        date_modified=None,
        review=None,
        authors=(),
        topics=(),
        sections=(Section("section", "section", "", entry["text"]),),
    )
