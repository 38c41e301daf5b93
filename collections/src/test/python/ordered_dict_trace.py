"""Prints what collections.OrderedDict does under random operations, for OrderedDictTraceTest."""

import inspect
import json
import platform
import random
from collections import OrderedDict

SEED = 1
STEPS = 12_000

rng = random.Random(SEED)
state = OrderedDict()

operations = []


def operation(weight):
    """Registers a function that is drawn this many times as often as one of weight 1."""

    def register(function):
        operations.extend([function] * weight)
        return function

    return register


@operation(8)
def put(key, value):
    state[key] = value


@operation(2)
def get(key):
    return state[key]


@operation(1)
def get_or(key, value):
    return state.get(key, value)


@operation(1)
def contains(key):
    return key in state


@operation(2)
def delete(key):
    del state[key]


@operation(1)
def pop(key):
    return state.pop(key)


@operation(1)
def pop_or(key, value):
    return state.pop(key, value)


@operation(2)
def popitem(last):
    return state.popitem(last)


@operation(4)
def move_to_end(key, last):
    state.move_to_end(key, last)


@operation(2)
def setdefault(key, value):
    return state.setdefault(key, value)


@operation(2)
def update(pairs):
    state.update(pairs)


@operation(1)
def clear():
    state.clear()


@operation(1)
def union(pairs):
    return list((state | OrderedDict(pairs)).items())


@operation(1)
def first():
    return next(iter(state))


@operation(1)
def last():
    return next(reversed(state))


@operation(1)
def backwards():
    return list(reversed(state))


@operation(1)
def backwards_values():
    return list(reversed(state.values()))


@operation(1)
def backwards_items():
    return list(reversed(state.items()))


@operation(1)
def equals(others):
    return state == OrderedDict(others)


@operation(1)
def equals_in_order(others):
    return state == OrderedDict(others)


@operation(1)
def equals_dict(others):
    return state == dict(others)


@operation(1)
def put_while_iterating(key, value, after):
    return keys_seen(after, lambda: put(key, value))


@operation(1)
def delete_while_iterating(key, after):
    return keys_seen(after, lambda: state.pop(key, None))


@operation(1)
def move_while_iterating(key, last, after):
    return keys_seen(after, lambda: key in state and state.move_to_end(key, last))


def keys_seen(after, change):
    """The keys of an iteration in which something changes after so many; -1 where it fails."""
    seen = []
    try:
        for key in state:
            seen.append(key)
            if len(seen) == after:
                change()
    except RuntimeError:
        seen.append(-1)
    return seen


def other_pairs():
    """What the state has: as it is, in another order, without the first, or with another value."""
    pairs = list(state.items())
    return rng.choice(
        [
            pairs,
            rng.sample(pairs, len(pairs)),
            pairs[1:],
            [(key, value + 1) for key, value in pairs[:1]] + pairs[1:],
        ]
    )


DRAW = {
    "key": lambda: rng.randrange(9),  # few, so that most are there
    "value": lambda: rng.randrange(100),
    "last": lambda: rng.random() < 0.5,
    "after": lambda: rng.randrange(1, 5),
    "pairs": lambda: [(rng.randrange(9), rng.randrange(100)) for _ in range(rng.randrange(6))],
    "others": other_pairs,
}

print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": STEPS}))
for _ in range(STEPS):
    function = rng.choice(operations)
    arguments = {name: DRAW[name]() for name in inspect.signature(function).parameters}
    try:
        outcome = {"result": function(**arguments)}
    except (KeyError, StopIteration) as e:
        outcome = {"error": type(e).__name__}
    step = {"op": function.__name__, **arguments, **outcome, "state": list(state.items())}
    print(json.dumps(step, separators=(",", ":")))
