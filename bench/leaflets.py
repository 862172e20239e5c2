"""Measure the time of leaflets and the growth of memory.

    python -m bench.leaflets [--count 200]

The demo articles are loaded into a fresh database. Their leaflets are made one after the other, in
every size, each with a unique title so that nothing can be cached.
"""

import argparse
import os
import statistics
import tempfile
import time
from dataclasses import replace
from io import StringIO
from itertools import cycle, islice, product
from pathlib import Path
from typing import Any

from bench.search import prepare_django, report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=200, help="number of leaflets")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        prepare_django(folder)
        run(parser.parse_args().count)


def run(count: int) -> None:
    """Make the leaflets and print each figure."""
    from django.core.management import call_command  # noqa: PLC0415

    from blog.leaflets.sizes import Size  # noqa: PLC0415
    from blog.leaflets.typesetting import typeset  # noqa: PLC0415
    from blog.models import ArticlePage  # noqa: PLC0415
    from blog.record.text_document import build_text_document  # noqa: PLC0415
    from site_identity.identity import identity_of  # noqa: PLC0415

    call_command("load_demo_content", verbosity=0, stdout=StringIO())
    pages = list(ArticlePage.objects.live())
    typeset(build_text_document(pages[0].reading, identity_of(pages[0].get_site())), Size.A4)
    read, made, sizes, memory = [], [], [], [read_resident_memory()]
    for number, (page, size) in enumerate(islice(cycle(product(pages, Size)), count)):
        start = time.perf_counter()
        fresh = ArticlePage.objects.get(pk=page.pk)
        leaflet = build_text_document(fresh.reading, identity_of(fresh.get_site()))
        read.append(time.perf_counter() - start)
        start = time.perf_counter()
        sizes.append(len(typeset(replace(leaflet, title=f"{page.title} {number}"), size)))
        made.append(time.perf_counter() - start)
        memory.append(read_resident_memory())
    figures: dict[str, Any] = {}
    for name, seconds in (("read", read), ("set", made)):
        report(figures, f"{name}, ms, median", round(statistics.median(seconds) * 1_000))
        report(figures, f"{name}, ms, slowest", round(max(seconds) * 1_000))
    report(figures, "size, KB, median", round(statistics.median(sizes) / 1_000))
    for name, place in (("first", 0), ("a quarter", count // 4), ("last", count)):
        report(figures, f"memory, MB, {name}", memory[place])


def read_resident_memory() -> int:
    """Return the memory of this process, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000


if __name__ == "__main__":
    main()
