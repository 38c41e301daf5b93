"""Hands 100,000 numbers over to another thread; prints the nanoseconds for one, five times."""

import time
from queue import Queue
from threading import Thread

ORDERS = 100_000


def add_up(orders, sums):
    sums.append(sum(orders.get() for _ in range(ORDERS)))


for _ in range(5):
    orders = Queue(1_000)
    sums = []
    start = time.perf_counter_ns()
    consumer = Thread(target=add_up, args=(orders, sums))
    consumer.start()
    for order in range(ORDERS):
        orders.put(order)
    consumer.join()
    print((time.perf_counter_ns() - start) / ORDERS)
    assert sums == [ORDERS * (ORDERS - 1) // 2], sums
