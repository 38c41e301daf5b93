"""x += 1 in two threads: a lost update, and three ways to lose none."""

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor

views = 0


def in_two_threads(task):
    threads = [threading.Thread(target=task) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# += reads, adds and writes; here both threads have read before one of them writes
both_have_read = threading.Barrier(2)


def cut_in_two():
    global views
    seen = views
    both_have_read.wait()
    views = seen + 1


in_two_threads(cut_in_two)
print(f"cut in two: {views} of 2")

# behind a lock nobody reads what another is about to write
views = 0
lock = threading.Lock()


def behind_a_lock():
    global views
    for _ in range(10_000):
        with lock:
            views += 1


in_two_threads(behind_a_lock)
print(f"behind a lock: {views} of 20000")

# there is no atomic integer; a counter written in C is one as long as there is a GIL
tickets = itertools.count(1)


def draw():
    for _ in range(10_000):
        next(tickets)


in_two_threads(draw)
print(f"tickets: {next(tickets) - 1} of 20000")

# each thread has a part of its own, and the parts are added up at the end
with ThreadPoolExecutor(2) as pool:
    parts = pool.map(lambda _: sum(1 for _ in range(10_000)), range(2))
print(f"in parts: {sum(parts)} of 20000")

# a flag that one thread sets and another waits for
closed = threading.Event()


def work():
    closed.wait()
    print("the clerk has seen that the shop is closed")


clerk = threading.Thread(target=work)
clerk.start()
closed.set()
clerk.join()
