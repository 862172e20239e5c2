"""Print the peak memory, in MB, of a process that searches; started by bench.search."""

import django

django.setup()

from bench.search import embedded_search, read_peak_memory  # noqa: E402

if __name__ == "__main__":
    search = embedded_search()
    for words in ("back pain", "siatica", "can diabetes and high blod pressure cause headaches"):
        search(words)
    print(read_peak_memory())
