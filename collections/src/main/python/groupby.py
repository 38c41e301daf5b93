"""itertools.groupby: a group for each run of neighbours of the same key."""

from collections import Counter
from itertools import count, groupby, islice
from operator import attrgetter
from typing import NamedTuple


class Minute(NamedTuple):
    time: str
    state: str


log = [
    Minute("08:00", "idle"),
    Minute("08:01", "busy"),
    Minute("08:02", "busy"),
    Minute("08:03", "idle"),
    Minute("08:04", "busy"),
]

# a group for each run of neighbours, in the order of the log
for state, group in groupby(log, key=attrgetter("state")):
    minutes = list(group)
    print(f"{minutes[0].time} {state}, minutes: {len(minutes)}")

# a group for each state, wherever its minutes are
for state, minutes in sorted(Counter(minute.state for minute in log).items()):
    print(f"in all {state}, minutes: {minutes}")

# run-length encoding: the elements are their own keys
print("pixels:", " ".join(f"{len(list(run))}{color}" for color, run in groupby("wwwbbw")))

# an endless source: read as far as the first two groups
for digits, ids in islice(groupby(count(1), key=lambda i: len(str(i))), 2):
    print(f"{digits} digits, ids: {len(list(ids))}")

# groups that are kept until all have been made: each was over when the next one began
kept = [group for _, group in groupby(log, key=attrgetter("state"))]
print("kept:", [len(list(group)) for group in kept])
