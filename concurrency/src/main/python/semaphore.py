"""Semaphore: at most so many at once; BoundedSemaphore notices who gives back too much."""

import threading
from concurrent.futures import ThreadPoolExecutor

# at most two of six downloads at once
slots = threading.Semaphore(2)
guard = threading.Lock()
running = most = done = 0


def download():
    global running, most, done
    with slots:
        with guard:
            running += 1
            most = max(most, running)
        with guard:
            running -= 1
            done += 1


with ThreadPoolExecutor(max_workers=6) as pool:
    for _ in range(6):
        pool.submit(download)
print(f"downloads: {done}, too many at once: {'yes' if most > 2 else 'no'}")

# the third slot: ask, wait for a while, and get it from somebody who gives one back
slots.acquire()
slots.acquire()
print("a third at once:", "yes" if slots.acquire(blocking=False) else "no")
print("a third in a while:", "yes" if slots.acquire(timeout=0.01) else "no")
slots.release()
print("after a release:", "yes" if slots.acquire(blocking=False) else "no")

# one release too many, and there are three
slots.release(3)
taken = 0
while slots.acquire(blocking=False):
    taken += 1
print(f"slots after one release too many: {taken}")

# a bounded one refuses what it never gave
bounded = threading.BoundedSemaphore(2)
with bounded:
    print("bounded: one taken, one given back")
try:
    bounded.release()
    print("bounded, one too many: silence")
except ValueError:
    print("bounded, one too many: refused")
