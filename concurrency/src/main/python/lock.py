"""Lock: one thread at a time, and what the others can do instead of waiting."""

import threading
from concurrent.futures import ThreadPoolExecutor

house = threading.Lock()
seats = 100


def sell(number):
    global seats
    for _ in range(number):
        with house:
            seats -= 1


# four tills sell the seats of one house, and no sale is lost
with ThreadPoolExecutor(max_workers=4) as tills:
    for _ in range(4):
        tills.submit(sell, 20)
print(f"seats left: {seats}")

with ThreadPoolExecutor(max_workers=1) as clerk:
    # acquire(blocking=False): to ask instead of waiting
    house.acquire()
    print("the house is", "locked" if house.locked() else "free")
    entered = clerk.submit(house.acquire, blocking=False).result()
    print("the clerk at once:", "enters" if entered else "turns away")

    # acquire(timeout): to wait, but not for ever
    entered = clerk.submit(house.acquire, timeout=0.01).result()
    print("the clerk in a while:", "enters" if entered else "turns away")

    # the thread that holds it asks once more
    entered = house.acquire(blocking=False)
    print("its holder again:", "enters" if entered else "turns away")

    # another thread lets go of it
    try:
        clerk.submit(house.release).result()
        print("the clerk unlocks: done")
    except RuntimeError:
        print("the clerk unlocks: not allowed")

# what nobody holds cannot be let go
counter = threading.Lock()
try:
    counter.release()
except RuntimeError:
    print("unlocked before it was locked: refused")
