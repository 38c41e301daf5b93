"""ThreadPoolExecutor: hands tasks to threads, and takes back what they return and raise."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from queue import Queue

PRICES = {"bolt": 7, "gear": 90}


def price(part):
    if part not in PRICES:
        raise LookupError(f"no price for a {part}")
    return PRICES[part]


with ThreadPoolExecutor(max_workers=2) as pool:
    # map: one function for many elements, results in their order, or the first failure
    print("prices:", list(pool.map(price, ["gear", "bolt"])))
    try:
        list(pool.map(price, ["bolt", "cog"]))
    except LookupError as e:
        print("failed:", e)

    # submit: a task at a time; what it raises waits in its future until somebody asks
    bolt = pool.submit(price, "bolt")
    cog = pool.submit(price, "cog")
    print("a bolt:", bolt.result())
    print("failed:", cog.exception())

    # as they complete: the gear is here, and the bolt is still to be delivered
    delivery = Queue()
    packed = as_completed([pool.submit(delivery.get), pool.submit(lambda: "gear")])
    print("packed first:", next(packed).result())
    delivery.put("bolt")
    print("packed then:", next(packed).result())

    # a callback: what is to be done with the result
    nut = pool.submit(lambda: "nut")
    nut.add_done_callback(lambda future: print("sold:", future.result()))

print("closed")  # and all that was submitted has ended
