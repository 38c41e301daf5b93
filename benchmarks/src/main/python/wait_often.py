"""Waits for 100 ms 10,000 times at once, or as often as that is told; prints the nanoseconds.

The arguments are "threads" or "asyncio", and the number of waits.
"""

import asyncio
import sys
import time
from concurrent.futures import ThreadPoolExecutor

WAIT = 0.1


def by_threads(waits):
    with ThreadPoolExecutor(waits) as threads:
        return sum(threads.map(wait, range(waits)))


def wait(_):
    time.sleep(WAIT)
    return 1


async def by_asyncio(waits):
    return sum(await asyncio.gather(*(wait_async() for _ in range(waits))))


async def wait_async():
    await asyncio.sleep(WAIT)
    return 1


waits = int(sys.argv[2])
work = {"threads": by_threads, "asyncio": lambda waits: asyncio.run(by_asyncio(waits))}[sys.argv[1]]

for _ in range(3):
    start = time.perf_counter_ns()
    waited = work(waits)
    print(time.perf_counter_ns() - start)
    assert waited == waits, f"Not all have waited, but {waited}"
