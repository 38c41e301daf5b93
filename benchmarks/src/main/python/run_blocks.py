"""Runs a block between setup and teardown; prints the nanoseconds of one, five times.

The argument is "contextmanager" for a generator, "class" for __enter__ and __exit__.
"""

import sys
import time
from contextlib import contextmanager

BLOCKS = 200_000
opened = 0
total = 0


class Desk:
    def __init__(self):
        global opened
        opened += 1
        self.number = opened

    def close(self):
        global total
        total += self.number

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.close()


@contextmanager
def open_desk():
    desk = Desk()
    try:
        yield desk
    finally:
        desk.close()


manager = {"contextmanager": open_desk, "class": Desk}[sys.argv[1]]
for _ in range(5):
    start = time.perf_counter_ns()
    for _ in range(BLOCKS):
        with manager() as desk:
            desk.number
    print((time.perf_counter_ns() - start) / BLOCKS)

assert total == 5 * BLOCKS * (5 * BLOCKS + 1) // 2, f"Not every desk was closed: {total}"
