"""Maps elements by ThreadPoolExecutor.map; prints the nanoseconds that takes, five times.

The argument is "wait" for 1,000 waits of a millisecond, 50 at a time, and "fail" for 8 elements, of
which the first waits for 100 milliseconds and the second fails after 20.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor


def wait(element):
    time.sleep(0.001)
    return element


def fail_as_the_second(element):
    if element == 1:
        time.sleep(0.02)
        raise ValueError("the second")
    time.sleep(0.1)
    return element


def wait_for_all():
    with ThreadPoolExecutor(50) as pool:
        assert list(pool.map(wait, range(1_000))) == list(range(1_000))


def wait_for_the_failure():
    try:
        with ThreadPoolExecutor(8) as pool:
            results = list(pool.map(fail_as_the_second, range(8)))
    except ValueError:
        return
    raise AssertionError(f"There was no failure, but {results}")


work = {"wait": wait_for_all, "fail": wait_for_the_failure}[sys.argv[1]]

for _ in range(5):
    start = time.perf_counter_ns()
    work()
    print(time.perf_counter_ns() - start)
