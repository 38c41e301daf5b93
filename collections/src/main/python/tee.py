"""itertools.tee: one source, more than one reader."""

from itertools import tee

reads = 0


def sensor():
    global reads
    for celsius in (21, 24, 19, 22):
        reads += 1
        yield celsius


# two results: min reads it to its end, and so all of it is stored for max
first, second = tee(sensor())
print(f"lowest: {min(first)}, highest: {max(second)}")
print("reads:", reads)

# two readers at their own pace: what is between them is stored
reads = 0
ahead, behind = tee(sensor())
next(ahead)
next(ahead)
print(f"ahead: {next(ahead)}, behind: {next(behind)}")
print("reads:", reads)

# a source that can be read again: a function
reads = 0
print("warm:", sum(celsius > 20 for celsius in sensor()))
print("cold:", sum(celsius <= 20 for celsius in sensor()))
print("reads:", reads)

# the source itself, read by the one, is lost to the other
once = sensor()
print("sum:", sum(once))
print("sum of the rest:", sum(once))
