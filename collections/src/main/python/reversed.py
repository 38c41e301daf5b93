"""reversed(): backwards through what has an end to begin at, without copying it."""

# the newest orders first, without a copy
orders = ["A17", "B02", "C33"]
for order in reversed(orders):
    print("order:", order)

# an iterator has begun where the end was when it was made
newest_first = reversed(orders)
orders.append("D08")
print("newest:", next(newest_first))

# a dict backwards, too
stock = {"tea": 12, "milk": 3}
for item, count in reversed(stock.items()):
    print(f"{item}: {count}")

# text, one code point after the other
print("backwards:", "".join(reversed("sensor")))

# in place
orders.reverse()
print("in place:", ", ".join(orders))
