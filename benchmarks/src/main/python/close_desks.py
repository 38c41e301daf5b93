"""Opens one desk or three, and closes them; prints the nanoseconds that takes, five times.

The arguments are "ExitStack" or "with", and the number of desks.
"""

import sys
import time
from contextlib import ExitStack

TURNS = 100_000


class Desk:
    opened = 0
    sum = 0

    def __enter__(self):
        Desk.opened += 1
        self.number = Desk.opened
        return self

    def __exit__(self, *_):
        Desk.sum += self.number


def with_one():
    with Desk() as desk:
        return desk.number


def with_three():
    with Desk() as left, Desk() as middle, Desk() as right:
        return left.number + middle.number + right.number


def stack_of_one():
    with ExitStack() as stack:
        return stack.enter_context(Desk()).number


def stack_of_three():
    with ExitStack() as stack:
        return sum(stack.enter_context(Desk()).number for _ in range(3))


turn = {
    ("with", "1"): with_one,
    ("with", "3"): with_three,
    ("ExitStack", "1"): stack_of_one,
    ("ExitStack", "3"): stack_of_three,
}[tuple(sys.argv[1:])]

for _ in range(5):
    start = time.perf_counter_ns()
    for _ in range(TURNS):
        turn()
    print((time.perf_counter_ns() - start) / TURNS)

assert Desk.sum == Desk.opened * (Desk.opened + 1) // 2 > 0, f"Not every desk was closed: {Desk.sum}"
