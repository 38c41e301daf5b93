"""What `Deques` does, on collections.deque; five times, printing the nanoseconds of each."""

import random
import sys
import time
from collections import deque

MILLION = 1_000_000
BOUND = 1_000

numbers = list(range(MILLION))


def ends(d):
    total = 0
    for i in range(0, MILLION // 2, 2):
        d.append(numbers[i])
        total += d.popleft()
        d.appendleft(numbers[i + 1])
        total += d.pop()
    return total


def bounded(d):
    append = d.append
    for number in numbers:
        append(number)
    return len(d)


def at_random(d):
    total = 0
    for i in random.Random(1).sample(range(MILLION), 1_000):
        total += d[i]
    return total


WORK = {
    "ends": (ends, deque(numbers[:BOUND])),
    "bounded": (bounded, deque(maxlen=BOUND)),
    "random": (at_random, deque(numbers)),
}

if sys.argv[1] == "bytes":
    print(sys.getsizeof(deque(numbers)))
else:
    work, d = WORK[sys.argv[1]]
    for _ in range(5):
        start = time.perf_counter_ns()
        work(d)
        print(time.perf_counter_ns() - start)
