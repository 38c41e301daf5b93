"""itertools.compress: the elements whose selectors say so."""

from itertools import compress, cycle

users = ["Ada", "Bob", "Eve", "Max"]
active = [True, False, True, True]

# two iterables side by side
for user in compress(users, active):
    print("active:", user)

# as far as both reach
paid = [0, 1]
for user in compress(users, paid):
    print("paid:", user)

# flags that are bits already
on_duty = 0b0110
for user in compress(users, (on_duty >> i & 1 for i in range(len(users)))):
    print("on duty:", user)

# an endless pattern of selectors: everybody at an even place
evens = cycle([True, False])
print("users at even places:", len(list(compress(users, evens))))
