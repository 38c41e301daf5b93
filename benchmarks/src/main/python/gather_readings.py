"""Gathers 1,000,000 readings with one function of itertools; three times, printing the nanoseconds."""

import sys
import time
from itertools import batched, groupby, pairwise, zip_longest
from operator import attrgetter
from typing import NamedTuple

READINGS = 1_000_000


class Reading(NamedTuple):
    sensor: int
    celsius: int


NONE = Reading(0, 0)


def all_readings():
    """The same as in Java: the lengths of the runs look random, and are not."""
    readings = []
    run = 0
    while len(readings) < READINGS:
        length = 1 + ((run * 2_654_435_761) >> 16) % 9
        readings += [Reading(run % 100, i) for i in range(length)]
        run += 1
    return readings[:READINGS]


readings = all_readings()
others = readings[READINGS // 10 :]

WORK = {
    "groupby": lambda: sum(
        sensor * len(list(run)) for sensor, run in groupby(readings, key=attrgetter("sensor"))
    ),
    "zip_longest": lambda: sum(
        a.celsius - b.celsius for a, b in zip_longest(readings, others, fillvalue=NONE)
    ),
    "pairwise": lambda: sum(abs(b.celsius - a.celsius) for a, b in pairwise(readings)),
    "batched": lambda: sum(batch[0].sensor * len(batch) for batch in batched(readings, 100)),
}

# as in GatherReadingsTest
SUMS = {"groupby": 49_497_838, "zip_longest": 266_637, "pairwise": 1_599_997, "batched": 43_057_200}

function = sys.argv[1]
for _ in range(3):
    start = time.perf_counter_ns()
    total = WORK[function]()
    print(time.perf_counter_ns() - start)
    assert total == SUMS[function], f"Not the same work: the sum is {total}"
