"""Rankings are measured by the field's own formulas, on sets in its own layout."""

import gzip
import io
import json
import random
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from search.evaluation import ndcg, paired_bootstrap, recall, with_typo

GRADES = {"a": 3, "b": 2, "c": 0}


def test_best_order_scores_one_and_no_relevant_document_zero() -> None:
    assert ndcg(["a", "b", "c"], GRADES) == 1
    assert ndcg(["c", "x"], GRADES) == 0


def test_ndcg_is_that_of_a_sum_done_by_hand() -> None:
    # (2 / log2(2) + 3 / log2(3)) / (3 / log2(2) + 2 / log2(3))
    assert ndcg(["b", "a"], GRADES) == pytest.approx(3.892789 / 4.261860, abs=1e-6)


def test_documents_beyond_the_depth_do_not_count() -> None:
    assert ndcg(["x", "a"], GRADES, depth=1) == 0
    assert recall(["a", "x", "b"], GRADES, depth=2) == 0.5


def test_interval_of_a_clear_difference_leaves_out_zero() -> None:
    interval = paired_bootstrap([0.9, 0.8, 0.7] * 10, [0.5, 0.5, 0.5] * 10)
    assert 0 < interval.low < interval.mean < interval.high
    assert interval.mean == pytest.approx(0.3)
    assert paired_bootstrap([0.5], [0.5]).mean == 0


@given(st.text("abcdefgh ", max_size=40), st.integers())
def test_typo_changes_one_word_by_one_letter_at_most(text: str, seed: int) -> None:
    changed = with_typo(text, random.Random(seed))  # noqa: S311
    assert OSA.distance(" ".join(text.split()), changed) <= 1


def write_set(folder: Path) -> None:
    corpus = [
        {"_id": "x1", "title": "Gout", "text": "Toes hurt."},
        {"_id": "x2", "title": "Diet", "text": "Eat less."},
    ]
    with gzip.open(folder / "corpus.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(entry) + "\n" for entry in corpus)
    (folder / "queries.jsonl").write_text('{"_id": "1", "text": "gout", "own": "sore toes"}\n')
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n1\tx1\t2\n")


def evaluate(*arguments: str) -> dict:
    output = io.StringIO()
    call_command("evaluate_search", *arguments, "--json", stdout=output)
    return json.loads(output.getvalue())


@pytest.mark.parametrize("field", ["text", "own"])
def test_command_reports_the_figures_of_a_set(tmp_path: Path, field: str) -> None:
    write_set(tmp_path)
    figures = evaluate(str(tmp_path), "--field", field)
    assert figures["engine"] == "EmbeddedEngine"
    assert figures["documents"] == 2
    assert figures["ndcg@10"] == figures["recall@100"] == 1


@pytest.mark.parametrize("broken", ["corpus.jsonl.gz", "queries.jsonl", "qrels.tsv"])
def test_broken_set_is_said_plainly(tmp_path: Path, broken: str) -> None:
    write_set(tmp_path)
    (tmp_path / broken).write_bytes(b"{")
    with pytest.raises(CommandError, match="is no judged set"):
        evaluate(str(tmp_path))
    with pytest.raises(CommandError, match="is no judged set"):
        evaluate(str(tmp_path / "nowhere"))
