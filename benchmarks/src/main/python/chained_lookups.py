"""Looks 1,000 settings up in a chain of three dicts; two hundred times, printing the nanoseconds."""

import time
from collections import ChainMap
from random import Random

SETTINGS = 300
LOOKUPS = 1_000

first, second, third = ({f"setting-{i}": i for i in range(n, SETTINGS, 3)} for n in range(3))
chain = ChainMap(first, second, third)
random = Random(1)
settings = [random.randrange(SETTINGS) for _ in range(LOOKUPS)]
keys = [f"setting-{setting}" for setting in settings]


def sum_of_chain():
    total = 0
    for key in keys:
        total += chain[key]
    return total


for _ in range(200):
    start = time.perf_counter_ns()
    total = sum_of_chain()
    print(time.perf_counter_ns() - start)
    assert total == sum(settings), f"The sum was {total}"
