"""Measure the speed of readers' search on a separate site: `make bench`.

    python -m bench.search DATA [--sizes 1000,16000,100000] [--elasticsearch URL] [--hostile 10000]

DATA is the judged set medquad_liveqa, with others beside it. For each size the texts are
published as articles in a fresh database, indexed from there, and searched for with the
questions of readers, in their own words, each with its peers in the same run and on one core.
"""

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

WARM_UP = 20
PEER_QUERIES = 10
# Wagtail's own search takes seconds a query on more.
PEER_SIZE = 1_000


def main() -> None:
    arguments = parse_arguments()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        prepare_django(folder)
        figures = [report_quality(arguments.data.parent)]
        figures += [run(arguments, size) for size in arguments.sizes]
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path, help="folder of medquad_liveqa (BEIR layout)")
    parser.add_argument(
        "--sizes", type=_parse_sizes, default=[1_000, 16_000], help="numbers of articles"
    )
    parser.add_argument("--elasticsearch", default="", help="address of a server to measure too")
    parser.add_argument("--hostile", type=int, default=0, help="hostile searches to send the page")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    return parser.parse_args()


def _parse_sizes(text: str) -> list[int]:
    return sorted(int(part) for part in text.split(","))


def prepare_django(folder: str) -> None:
    """Set up Django on a new database in the folder, for this process and its children."""
    os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "sciaticalm_site.settings.dev"}
    os.environ.pop("ELASTICSEARCH_URL", None)
    import django  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    gc.freeze()  # as rebuild_search_index does


def report_quality(data: Path) -> dict[str, Any]:
    """Compare our ranking with a plain query, print nDCG@10 of both and return the figures."""
    from bench.quality import compare  # noqa: PLC0415

    figures: dict[str, Any] = {}
    print("== How well it ranks: nDCG@10, plain two-field query, gain and its 95% interval")
    for name, value in compare(data):
        report(figures, name, value)
    return figures


def run(arguments: argparse.Namespace, size: int) -> dict[str, Any]:
    """Measure a site of so many articles, print the figures and return them."""
    from bench.peers import full_text_search, plain_tantivy, wagtail_search  # noqa: PLC0415
    from bench.site import fill  # noqa: PLC0415
    from search.engines import get_engine  # noqa: PLC0415
    from search.indexing import load_all_records  # noqa: PLC0415
    from search.judged_sets import read_judged_set  # noqa: PLC0415

    short = read_judged_set(arguments.data, "text")
    texts = [q.text for q in short.questions]
    texts += [q.text for q in read_judged_set(arguments.data, "message").questions]
    print(f"\n== {size} articles: filling the database", flush=True)
    fill(short.records, size)
    figures: dict[str, Any] = {"articles": size}
    indexed = measure_rate(get_engine().rebuild, load_all_records())
    report(figures, "embedded, articles indexed a second", indexed)
    report(figures, "embedded, index on disk, MB", measure_folder(Path(os.environ["DATA_DIR"])))
    report(figures, "embedded, a search, ms", measure_times(embedded_search(), texts))
    report(figures, "embedded, memory of a process that searches, MB", measure_search_memory())
    report(
        figures,
        "peer: plain tantivy query, two fields, ms",
        measure_times(plain_tantivy(load_all_records()), texts),
    )
    report(figures, "peer: SQLite FTS5, any word, ms", measure_times(full_text_search(), texts))
    if size <= PEER_SIZE:
        slow = measure_times(wagtail_search(), texts[:PEER_QUERIES])
        report(figures, "peer: Wagtail's own search, ms", slow)
    if arguments.hostile and size == arguments.sizes[-1]:
        queries = run_in_new_process("hostile_queries", str(arguments.hostile))
        for name, value in json.loads(run_in_new_process("hostile", given=queries)).items():
            report(figures, f"hostile searches, {name}", value)
    if arguments.elasticsearch:
        from bench.elastic import measure_elasticsearch  # noqa: PLC0415

        for name, value in measure_elasticsearch(arguments.elasticsearch, texts):
            report(figures, name, value)
    return figures


def report(figures: dict[str, Any], name: str, value: Any) -> None:
    figures[name] = value
    print(f"{name:60}{value}", flush=True)


def measure_rate(index: Callable[[Iterable], int], records: Iterable) -> int:
    """Return how many records are indexed a second, reading them from the database included."""
    start = time.perf_counter()
    count = index(records)
    return round(count / (time.perf_counter() - start))


def embedded_search() -> Callable[[str], object]:
    """Return the search of the search page, without the database and the HTML."""
    from search.engines import get_engine  # noqa: PLC0415
    from search.query import parse_query  # noqa: PLC0415
    from search.searching import answer  # noqa: PLC0415
    from search.synonyms import load_shipped  # noqa: PLC0415

    engine = get_engine()
    return lambda text: answer(parse_query(text), engine.search, load_shipped())


def measure_times(search: Callable[[str], object], texts: Sequence[str]) -> dict[str, float]:
    """Return the median and the 99th percentile of the time of a search, in ms."""
    for text in texts[:WARM_UP]:
        search(text)
    taken = []
    for text in texts:
        start = time.perf_counter()
        search(text)
        taken.append((time.perf_counter() - start) * 1_000)
    ranked = statistics.quantiles(taken, n=100, method="inclusive")
    return {"p50": round(statistics.median(taken), 2), "p99": round(ranked[98], 2)}


def measure_folder(folder: Path) -> float:
    files = (path for path in (folder / "search").rglob("*") if path.is_file())
    return round(sum(path.stat().st_size for path in files) / 1e6, 1)


def measure_search_memory() -> int:
    """Return the largest resident size, in MB, of a fresh process that searches."""
    return int(run_in_new_process("memory"))


def run_in_new_process(module: str, *arguments: str, given: str = "") -> str:
    """Return what a module of the bench prints, run in a fresh process."""
    command = [sys.executable, "-m", f"bench.{module}", *arguments]
    return subprocess.run(  # noqa: S603
        command, input=given, capture_output=True, text=True, check=True
    ).stdout


def read_peak_memory() -> int:
    """Return the largest resident size of this process so far (Linux).

    Not `ru_maxrss`, which a process inherits from its parent.
    """
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


if __name__ == "__main__":
    main()
