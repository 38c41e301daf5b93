"""ProcessPoolExecutor: processes compute at the same time, each with an interpreter of its own."""

from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from pickle import PicklingError

counted = []  # each process has one of its own


def count_primes(numbers):
    primes = sum(n > 1 and all(n % d for d in range(2, n)) for n in numbers)
    counted.append(primes)
    return primes


if __name__ == "__main__":  # a worker may import this file
    thousands = [range(n, n + 1_000) for n in range(0, 4_000, 1_000)]
    with ProcessPoolExecutor() as processes:
        # map: the results are in the order of the tasks
        primes = list(processes.map(count_primes, thousands))
        print("primes in each thousand:", *primes)
        print("primes:", reduce(lambda one, other: one + other, primes))

        # what a worker changes stays in its process
        print("counted, as the caller sees it:", len(counted))

        # a task and its arguments travel as bytes, which not everything can
        try:
            print("a lambda as task:", processes.submit(lambda: 42).result())
        except (PicklingError, AttributeError):
            print("a lambda as task: cannot be pickled")
