"""collections.deque: both ends of a queue; the last few; a rota."""

from collections import deque

# both ends of a queue of orders; an urgent one goes to the front
orders = deque(["A17", "B02"])
orders.append("C33")
orders.appendleft("urgent")
print(f"next: {orders.popleft()}, last: {orders.pop()}")
print("waiting:", ", ".join(orders))

# nothing to take
orders.clear()
try:
    orders.popleft()
except IndexError:
    print("empty: an error")

# the last three readings: a fourth pushes out the first
readings = deque(maxlen=3)
readings.extend([19, 21, 24, 23])
print("last three:", list(readings))

# by index, from either end
print(f"oldest: {readings[0]}, newest: {readings[-1]}")
print("the peak is at", readings.index(max(readings)))

# a full one has no room in the middle
try:
    readings.insert(1, 22)
except IndexError:
    print("full: an error")

# whoever had the shift goes to the end
rota = deque(["Ada", "Bob", "Eve"])
rota.rotate(-1)
print("tomorrow:", ", ".join(rota))
rota.rotate(2)
print("and back by two:", ", ".join(rota))

# from the other end
print("backwards:", ", ".join(reversed(rota)))
