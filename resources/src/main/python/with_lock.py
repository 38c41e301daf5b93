"""with lock: whatever happens in the block, the lock is free behind it."""

import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
ledger = threading.RLock()
stock = 10


def state():
    return "held" if lock.locked() else "free"


def take(number):
    global stock
    with lock:
        if number > stock:
            raise ValueError(f"{number} of {stock} cannot be taken")
        stock -= number
        print(f"took {number}, the lock is {state()}")


# with: held in the block, and free behind it
take(3)
print(f"in stock: {stock}, the lock is {state()}")

# also if the body fails
try:
    take(20)
except ValueError as failure:
    print(f"failed: {failure}, the lock is {state()}")

# acquire(timeout): another thread waits for a while, and gives up
with lock, ThreadPoolExecutor() as other:
    taken = other.submit(lock.acquire, timeout=0.01).result()
    print("another thread", "took it" if taken else "gave up")

# RLock: whoever holds it may take it again
with ledger:
    with ledger:
        print("took the ledger twice")
