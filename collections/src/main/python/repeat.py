"""itertools.repeat: the same object, so many times or without an end."""

from itertools import chain, islice, repeat

# so many times
print("waits:", list(repeat(30, 3)))
print("waits and a last one:", list(chain(repeat(30, 3), [300])))
print("rule:", "".join(repeat("-=", 5)))

# without an end
print("prices:", list(islice(repeat(990), 4)))
print("cubes:", list(map(pow, range(5), repeat(3))))

# it is one object, however often
carts = list(repeat([], 3))
carts[0].append("tea")
print("items in one cart thrice:", [len(cart) for cart in carts])

# an object of its own for each
carts = [[] for _ in repeat(None, 3)]
carts[0].append("tea")
print("items in three carts:", [len(cart) for cart in carts])

# fewer than none are none
print("minus one times:", len(list(repeat("tea", -1))))
