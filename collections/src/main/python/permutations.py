"""itertools.permutations: all elements, or some of them, in every order."""

from itertools import islice, pairwise, permutations

# minutes from one stop to another; the depot is stop 0
MINUTES = [
    [0, 9, 4, 7],
    [9, 0, 6, 3],
    [4, 6, 0, 8],
    [7, 3, 8, 0],
]


def minutes(stops):
    return sum(MINUTES[start][end] for start, end in pairwise([0, *stops, 0]))


# who may win gold and silver
for podium in permutations(["Ada", "Bob", "Eve"], 2):
    print(" before ".join(podium))

# the shortest round: all orders of the stops, none of them stored
best = min(permutations([1, 2, 3]), key=minutes)
print("the shortest round:", ", ".join(map(str, best)))
print("it takes minutes:", minutes(best))

# equal letters are two letters, until a set makes one of them
words = ["".join(letters) for letters in permutations("tot")]
print("orders of tot:", len(words))
print("words among them:", len(set(words)))

# only what is asked for is made: all orders of 40 guests would take until the end of time
for *_, last_but_one, last in islice(permutations(range(40)), 3):
    print(f"the last seats: {last_but_one}, {last}")
