"""Random operations on two Counters, and what they did: a line of JSON for each."""

import json
import operator
import platform
import random
from collections import Counter

SEED = 1
EPISODES = 400
STEPS = 30
KEYS = range(7)

rng = random.Random(SEED)


class Counters:
    """The two, as c += d may put another object into its place."""

    def __init__(self):
        self.c = Counter()
        self.d = Counter()

    def swap(self):
        self.c, self.d = self.d, self.c

    def copy(self):
        self.d = self.c.copy()

    def assign(self, operation):
        self.c = operation(self.c, self.d)


def an_element():
    return rng.choice(KEYS)


def elements():
    return rng.choices(KEYS, k=rng.randrange(6))


def counts():
    return {key: rng.randrange(1, 5) for key in rng.sample(KEYS, rng.randrange(4))}


def nothing():
    return None


# A call, what makes its argument, and what it does.
POSITIVE = [
    ("c.update(elements)", elements, lambda both, value: both.c.update(value)),
    ("c.update(elements)", elements, lambda both, value: both.c.update(value)),
    ("c.update(counts)", counts, lambda both, value: both.c.update(value)),
    ("c.update(counts)", counts, lambda both, value: both.c.update(value)),
    ("del c[element]", an_element, lambda both, value: both.c.__delitem__(value)),
    ("c[element]", an_element, lambda both, value: both.c[value]),
    ("element in c", an_element, lambda both, value: value in both.c),
    ("len(c)", nothing, lambda both, _: len(both.c)),
    ("c.total()", nothing, lambda both, _: both.c.total()),
    ("list(c)", nothing, lambda both, _: list(both.c)),
    ("list(c.elements())", nothing, lambda both, _: list(both.c.elements())),
    ("c.most_common()", nothing, lambda both, _: both.c.most_common()),
    ("c.most_common(n)", lambda: rng.randrange(9), lambda both, n: both.c.most_common(n)),
    ("c + d", nothing, lambda both, _: both.c + both.d),
    ("c - d", nothing, lambda both, _: both.c - both.d),
    ("c & d", nothing, lambda both, _: both.c & both.d),
    ("c | d", nothing, lambda both, _: both.c | both.d),
    ("+c", nothing, lambda both, _: +both.c),
    ("-c", nothing, lambda both, _: -both.c),
    ("c += d", nothing, lambda both, _: both.assign(operator.iadd)),
    ("c -= d", nothing, lambda both, _: both.assign(operator.isub)),
    ("c &= d", nothing, lambda both, _: both.assign(operator.iand)),
    ("c |= d", nothing, lambda both, _: both.assign(operator.ior)),
    ("c == d", nothing, lambda both, _: both.c == both.d),
    ("c <= d", nothing, lambda both, _: both.c <= both.d),
    ("c < d", nothing, lambda both, _: both.c < both.d),
    ("d = c.copy()", nothing, lambda both, _: both.copy()),
    ("c, d = d, c", nothing, lambda both, _: both.swap()),
]
ANY_SIGN = POSITIVE + [
    ("c.subtract(elements)", elements, lambda both, value: both.c.subtract(value)),
    ("c.subtract(counts)", counts, lambda both, value: both.c.subtract(value)),
    ("c[element] = 0", an_element, lambda both, value: both.c.__setitem__(value, 0)),
    ("c[element] = -1", an_element, lambda both, value: both.c.__setitem__(value, -1)),
]


def as_json(value):
    return [list(item) for item in value.items()] if isinstance(value, dict) else value


def tell(**step):
    print(json.dumps({key: as_json(value) for key, value in step.items()}))


tell(python=platform.python_version(), seed=SEED, steps=EPISODES * STEPS)
for episode in range(EPISODES):
    operations = POSITIVE if episode % 4 else ANY_SIGN
    both = Counters()
    tell(call="c = Counter(); d = Counter()", value=None, result=None, c=both.c, d=both.d)
    for _ in range(STEPS - 1):
        call, argument, operation = rng.choice(operations)
        value = argument()
        result = operation(both, value)
        tell(call=call, value=value, result=result, c=both.c, d=both.d)
