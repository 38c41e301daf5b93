"""Computes or waits in so many threads or processes; prints the nanoseconds that takes, three times.

The arguments are "compute" or "wait", how many, and "processes" if it shall not be threads.
"""

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

PARTS = 16
LIMIT = 500_000
WAIT = 0.01


def count_primes(part):
    """The primes among every sixteenth odd number: nothing but work for the processor."""
    primes = 0
    for n in range(3 + 2 * part, LIMIT, 2 * PARTS):
        d = 3
        while d * d <= n and n % d:
            d += 2
        if d * d > n:
            primes += 1
    return primes


def wait(part):
    """In place of a service that takes its time to answer."""
    time.sleep(WAIT)
    return part


work, expected = {"compute": (count_primes, 41_537), "wait": (wait, 120)}[sys.argv[1]]

Pool = ProcessPoolExecutor if "processes" in sys.argv else ThreadPoolExecutor

with Pool(int(sys.argv[2])) as workers:
    workers.submit(abs, 0).result()  # they have started
    for _ in range(3):
        start = time.perf_counter_ns()
        result = sum(workers.map(work, range(PARTS)))
        print(time.perf_counter_ns() - start)
        assert result == expected, f"Not the result that was expected, but {result}"
