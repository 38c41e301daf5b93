"""Condition: to wait under a lock until something is true."""

import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor


class Shelf:
    """A few dishes between the kitchen and the waiters."""

    def __init__(self, size):
        self.dishes = deque()
        self.size = size
        lock = threading.Lock()
        self.not_empty = threading.Condition(lock)  # two conditions, one lock
        self.not_full = threading.Condition(lock)

    def put(self, dish):
        with self.not_full:
            while len(self.dishes) == self.size:
                self.not_full.wait()
            self.dishes.append(dish)
            self.not_empty.notify()

    def take(self, timeout):
        with self.not_empty:
            if not self.not_empty.wait_for(lambda: self.dishes, timeout):
                return "nothing"
            self.not_full.notify()
            return self.dishes.popleft()


shelf = Shelf(size=2)

# an empty shelf: wait for a while, and give up
print("before noon:", shelf.take(timeout=0.01))

# three dishes, though the shelf has room for two: the kitchen waits for the first to go
with ThreadPoolExecutor(max_workers=1) as kitchen:
    kitchen.map(shelf.put, ["soup", "fish", "cake"])
    for _ in range(3):
        print("served:", shelf.take(timeout=10))

# whoever notifies must hold the lock
try:
    shelf.not_empty.notify_all()
except RuntimeError:
    print("notified without the lock: refused")
