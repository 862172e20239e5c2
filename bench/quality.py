"""Compare the ranking of readers' search with a plain query over the same texts."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.peers import plain_tantivy
from search.engines.embedded import EmbeddedEngine
from search.evaluation import ndcg, paired_bootstrap
from search.judged_sets import JudgedSet, read_judged_set
from search.management.commands.evaluate_search import compute_mean, find_first_page
from search.synonyms import load_shipped

SETS = (("medquad_liveqa", "text"), ("medquad_liveqa", "message"), ("med1033", "text"))


def compare(data: Path) -> Iterator[tuple[str, str]]:
    """Yield the figures of each set that is present."""
    for name, field in SETS:
        if (data / name).is_dir():
            yield f"{name}, {field}", compute_figures(read_judged_set(data / name, field))


def compute_figures(judged: JudgedSet) -> str:
    plain = plain_tantivy(judged.records)
    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder))
        engine.rebuild(judged.records)
        found = [find_first_page(engine, judged, q.text, load_shipped()) for q in judged.questions]
    pairs = list(zip(found, judged.questions, strict=True))
    ours = [ndcg(ids, question.grades) for ids, question in pairs]
    theirs = [ndcg([judged.ids[i] for i in plain(q.text)], q.grades) for q in judged.questions]
    gain = paired_bootstrap(ours, theirs)
    return (
        f"{compute_mean(ours):.3f}, {compute_mean(theirs):.3f}, "
        f"{gain.mean:+.3f} ({gain.low:+.3f} to {gain.high:+.3f})"
    )
