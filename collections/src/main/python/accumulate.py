"""itertools.accumulate: each intermediate result of a sum, or of any other function of two."""

from itertools import accumulate, repeat, takewhile

bookings = [100, -30, 50]

# the balance after each booking
print("balances:", list(accumulate(bookings)))

# initial: begins with it, and so there is one more
print("statement:", list(accumulate(bookings, initial=1000)))

# the highest so far
celsius = [-7, -9, -2, -4]
print("highest so far:", list(accumulate(celsius, max)))

# a function whose result is of another kind than the elements; it needs an initial value
words = ["to", "be", "or"]
_, *lines = accumulate(words, lambda line, word: f"{line}{word}.", initial="")
print("lines:", " ".join(lines))

# as lazy as its source: months until a debt with a hundredth of interest is below 500
_, *debts = takewhile(
    lambda debt: debt >= 500,
    accumulate(repeat(90), lambda debt, rate: debt * 101 // 100 - rate, initial=1000),
)
print("months of a high debt:", len(debts))
