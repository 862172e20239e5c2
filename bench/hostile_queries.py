"""Generate harmful and meaningless searches: `python -m bench.hostile_queries COUNT`.

Prints the parameters of each search as a line of JSON; the output is always the same.
"""

import json
import sys

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

WORDS = ["back", "pain", "siatica", "numb", "chest", "high blod pressure", "ibuprofin", "the", "of"]
SIGNS = list("\"*()[]{}\\';+-~^%:/<>&|!?#@=.,_\u202e\ufffd\u0301😀ß ")
PARTS = st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.text(max_size=12))
QUERIES = st.one_of(
    st.text(max_size=200),
    st.lists(PARTS, max_size=60).map(" ".join),
    st.builds(lambda part, times: part * times, PARTS, st.integers(1, 1_000)),
)
PARAMETERS = st.fixed_dictionaries(
    {"q": QUERIES},
    optional={
        name: st.one_of(st.text(max_size=8), st.sampled_from(["1", "50", "-1", "tips", "topic-1"]))
        for name in ("page", "topic", "kind", "reviewed", "exact")
    },
)


def print_queries(count: int) -> None:
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(PARAMETERS)
    def print_one(parameters: dict[str, str]) -> None:
        print(json.dumps(parameters))

    print_one()


if __name__ == "__main__":
    print_queries(int(sys.argv[1]))
