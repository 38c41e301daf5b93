"""queue.Queue: bounded, joined, and ended without loss."""

import queue
import threading

END = -1

# put_nowait and get_nowait do not wait; put and get do
orders = queue.Queue(maxsize=2)
orders.put(5)
orders.put(7)
try:
    orders.put_nowait(9)
    print("a third: taken")
except queue.Full:
    print("a third: no room")
print(f"first in: {orders.get()}, then {orders.get()}")
try:
    orders.get_nowait()
    print("another: one")
except queue.Empty:
    print("another: none")
orders.task_done()
orders.task_done()

# two cooks; join() waits until each order that was put is told to be done
total = 0
lock = threading.Lock()


def cook():
    global total
    while (order := orders.get()) != END:
        with lock:
            total += order
        orders.task_done()


cooks = [threading.Thread(target=cook) for _ in range(2)]
for thread in cooks:
    thread.start()
for order in range(1, 101):
    orders.put(order)
orders.join()
print(f"all done: {total}")

# what comes last tells a cook to go home: one for each
for _ in cooks:
    orders.put(END)
for thread in cooks:
    thread.join()
print(f"left in the queue: {orders.qsize()}")

# the other orders: last in first out, and smallest first
stack = queue.LifoQueue()
smallest_first = queue.PriorityQueue()
for order in (5, 3, 8):
    stack.put(order)
    smallest_first.put(order)
print(f"last in: {stack.get()}, smallest: {smallest_first.get()}")
