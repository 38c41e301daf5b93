"""Adds up the elements of all selections of one kind, and prints the nanoseconds."""

import sys
import time
from itertools import combinations, permutations, product

SELECTIONS = {
    "combinations": (lambda: combinations(range(28), 6), 376_740 * 6 * 27 // 2),
    "permutations": (lambda: permutations(range(9)), 362_880 * 36),
    "product": (lambda: product(range(9), repeat=6), 531_441 * 6 * 4),
}


def add_up(selections):
    total = 0
    for selection in selections:
        for number in selection:
            total += number
    return total


select, expected = SELECTIONS[sys.argv[1]]
for _ in range(5):
    start = time.perf_counter_ns()
    total = add_up(select())
    print(time.perf_counter_ns() - start)
    assert total == expected, f"Not every element was read: the sum is {total}, not {expected}"
