"""The GIL: two threads wait at the same time, but compute in turns."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from math import isqrt

# after so many seconds a computing thread is put aside for another; usually 0.005
sys.setswitchinterval(60)

both = threading.Barrier(2)
lock = threading.Lock()
now = most = 0


@contextmanager
def counted():
    global now, most
    now += 1
    most = max(most, now)
    yield
    now -= 1


def is_prime(n):
    return all(n % d for d in range(2, isqrt(n) + 1))


def count_primes(limit):
    """Counts the primes below a limit, or until two threads are at it."""
    primes = 0
    for n in range(2, limit):
        if most > 1:
            break
        primes += is_prime(n)
    return primes


def in_two_threads(work):
    global most
    most = 0
    with ThreadPoolExecutor(2) as threads:
        results = [threads.submit(work) for _ in range(2)]
    return [result.result() for result in results]


def wait():
    with counted():
        both.wait()


def compute():
    both.wait()
    with counted():
        return count_primes(10_000)


def compute_in_turns():
    with lock, counted():
        return count_primes(1_000)


# I/O bound: who waits has unlocked the GIL, so that the other gets here, too
in_two_threads(wait)
print("waiting at the same time:", most)

# CPU bound: 1. set the GIL, 2. switch to a thread, 3. compute, until the interval is over or the
# thread waits, 4. put the thread aside, 5. unlock the GIL, 6. and again
in_two_threads(compute)
print("computing at the same time:", most)

# a lock makes sure of what was so already
print("primes, in turns:", *in_two_threads(compute_in_turns))
print("computing in turns:", most)
