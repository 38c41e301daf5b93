"""itertools.islice: a part of what comes, by position."""

from itertools import count, islice

log = ["start", "read users", "read orders", "slow query", "read prices", "stop"]

# the first two, and those from 1 to 4
print("first:", ", ".join(islice(log, 2)))
print("part:", ", ".join(islice(log, 1, 4)))

# a stop before the start leaves nothing
print("upside down:", len(list(islice(log, 4, 1))))

# every second
for line in islice(log, 0, None, 2):
    print("every second:", line)

# every 15th of what has no end
for minute in islice(count(), 0, 60, 15):
    print("reading of minute", minute)

# pages: an iterator goes on where the last page ended
lines = iter(log)
while page := list(islice(lines, 4)):
    print("page:", ", ".join(page))

# what is negative is refused
try:
    print("last line:", next(islice(log, -1, None)))
except ValueError:
    print("from -1 on: refused")
