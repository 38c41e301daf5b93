"""Records what combinations, combinations_with_replacement, permutations and product return."""

import json
import platform
import random
from itertools import combinations, combinations_with_replacement, islice, permutations, product

SEED = 1
STEPS = 1_000
SHOWN = 720  # selections of a call are recorded
COUNTED = 20_000  # selections of a call are counted at most

random.seed(SEED)


def a_pool(longest):
    """Few different elements, so that some are equal, and None among them."""
    elements = random.choice([[1, 2, 3, None], [1, 2], range(100)])
    return random.choices(elements, k=random.randint(0, longest))


def a_selection():
    """Of one pool: r from below nothing to more than there is, or left out."""
    function = random.choice([combinations, combinations_with_replacement, permutations])
    pool = a_pool(longest=random.choice([3, 7, 7, 40]))
    if function is permutations and random.random() < 0.3:
        return {"call": "permutations", "pools": [pool]}, lambda: permutations(pool, None)
    r = random.randint(-1, min(len(pool), 6) + 2)
    return {"call": function.__name__, "pools": [pool], "r": r}, lambda: function(pool, r)


def a_product():
    """Of no pool to four, repeated or not."""
    pools = [a_pool(longest=5) for _ in range(random.randint(0, 4))]
    repeat = random.choice([1, 1, 0, 2, 3, -1])
    return {"call": "product", "pools": pools, "repeat": repeat}, lambda: product(
        *pools, repeat=repeat
    )


def outcome(call):
    try:
        shown = list(islice(call(), SHOWN))
        count = sum(1 for _ in islice(call(), COUNTED + 1))
        return {"shown": shown} | ({"count": count} if count <= COUNTED else {})
    except ValueError as e:
        return {"raises": type(e).__name__}


print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": STEPS}))
for _ in range(STEPS):
    step, call = random.choice([a_selection, a_selection, a_selection, a_product])()
    print(json.dumps(step | outcome(call), separators=(",", ":")))
