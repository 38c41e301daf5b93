"""Barrier: nobody goes on before all have arrived."""

import threading
from concurrent.futures import ThreadPoolExecutor

VOTES = {"north": [120, 80, 45], "south": [200, 10, 5]}
counted = {}


def announce():
    print(f"votes of the district: {sum(counted.values())}")


# two stations count, and meet after each district
barrier = threading.Barrier(len(VOTES), action=announce)


def count(station):
    for votes in VOTES[station]:
        counted[station] = votes
        place = barrier.wait()
    return place


with ThreadPoolExecutor() as stations:
    places = sorted(stations.map(count, VOTES))
print("places:", *places)

# who waits for too long breaks it for all
try:
    barrier.wait(timeout=0.01)
except threading.BrokenBarrierError:
    print("nobody came, the barrier is", "broken" if barrier.broken else "whole")

# reset: whole again
barrier.reset()
print(f"parties: {barrier.parties}, waiting: {barrier.n_waiting}")
print("the barrier is", "broken" if barrier.broken else "whole")
