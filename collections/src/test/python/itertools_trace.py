"""Records what CPython answers to random calls of what Java has an answer to in the JDK or in Guava."""

import itertools
import json
import platform
import random

SEED = 4
CALLS_OF_EACH = 150
TAKEN = 12  # of what has no end

source = random.Random(SEED)


def number():
    return source.randint(-9, 9)


def numbers(most=8):
    return [number() for _ in range(source.randint(0, most))]


def bound():
    return source.choice([None, source.randint(-1, 10), source.randint(0, 10)])


def below(limit):
    return lambda n: n < limit


def taken(iterable):
    return list(itertools.islice(iterable, TAKEN))


# name: (random arguments, what Python makes of them)
CALLS = {
    "chain": (
        lambda: [numbers() for _ in range(source.randint(0, 4))],
        lambda *lists: list(itertools.chain(*lists)),
    ),
    "count": (lambda: [number(), number()], lambda *args: taken(itertools.count(*args))),
    "cycle": (lambda: [numbers(5)], lambda items: taken(itertools.cycle(items))),
    "repeat": (lambda: [number(), source.randint(-2, 6)], lambda *args: list(itertools.repeat(*args))),
    "islice": (
        lambda: [numbers(12), bound(), bound(), source.choice([None, -1, 0, 1, 2, 3, 4])],
        lambda *args: list(itertools.islice(*args)),
    ),
    "compress": (
        lambda: [numbers(), [source.choice([True, False]) for _ in range(source.randint(0, 8))]],
        lambda *args: list(itertools.compress(*args)),
    ),
    "starmap": (
        lambda: [[[number(), number()] for _ in range(source.randint(0, 5))]],
        lambda pairs: list(itertools.starmap(lambda a, b: a * b - b, pairs)),
    ),
    "filterfalse": (
        lambda: [numbers(), number()],
        lambda items, limit: list(itertools.filterfalse(below(limit), items)),
    ),
    "takewhile": (
        lambda: [numbers(), number()],
        lambda items, limit: list(itertools.takewhile(below(limit), items)),
    ),
    "dropwhile": (
        lambda: [numbers(), number()],
        lambda items, limit: list(itertools.dropwhile(below(limit), items)),
    ),
    "reversed": (lambda: [numbers()], lambda items: list(reversed(items))),
    "sorted": (
        lambda: [numbers(12), source.randint(1, 5), source.choice([True, False])],
        lambda items, modulus, reverse: sorted(items, key=lambda n: n % modulus, reverse=reverse),
    ),
    "any": (lambda: [numbers(), number()], lambda items, limit: any(n < limit for n in items)),
    "all": (lambda: [numbers(), number()], lambda items, limit: all(n < limit for n in items)),
}

print(
    json.dumps(
        {
            "python": platform.python_version(),
            "seed": SEED,
            "steps": CALLS_OF_EACH * len(CALLS),
        }
    )
)
for call, (arguments, answer) in CALLS.items():
    for _ in range(CALLS_OF_EACH):
        step = {"call": call, "args": arguments()}
        try:
            step["result"] = answer(*step["args"])
        except Exception as e:
            step["raises"] = type(e).__name__
        print(json.dumps(step))
