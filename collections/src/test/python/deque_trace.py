"""Records what CPython's deque does under random operations, bounded and unbounded."""

import json
import platform
import random
from collections import deque

SEED = 3
DEQUES = 600
OPERATIONS_EACH = 20

source = random.Random(SEED)


def value():
    return source.randint(0, 6)


def values(most):
    return [value() for _ in range(source.randint(0, most))]


def index(d):
    return source.randint(-len(d) - 2, len(d) + 2)


def get(d, i):
    return d[i]


def put(d, i, x):
    d[i] = x


def delete(d, i):
    del d[i]


# name: (random arguments, what is done)
OPERATIONS = {
    "append": (lambda d: [value()], deque.append),
    "appendleft": (lambda d: [value()], deque.appendleft),
    "pop": (lambda d: [], deque.pop),
    "popleft": (lambda d: [], deque.popleft),
    "extend": (lambda d: [values(5)], deque.extend),
    "extendleft": (lambda d: [values(5)], deque.extendleft),
    "rotate": (lambda d: [source.randint(-12, 12)], deque.rotate),
    "get": (lambda d: [index(d)], get),
    "set": (lambda d: [index(d), value()], put),
    "delete": (lambda d: [index(d)], delete),
    "insert": (lambda d: [index(d), value()], deque.insert),
    "index": (lambda d: [value()], deque.index),
    "index between": (lambda d: [value(), index(d), index(d)], deque.index),
    "remove": (lambda d: [value()], deque.remove),
    "count": (lambda d: [value()], deque.count),
    "contains": (lambda d: [value()], deque.__contains__),
    "reverse": (lambda d: [], deque.reverse),
    "reversed": (lambda d: [], lambda d: list(reversed(d))),
    "plus": (lambda d: [values(4)], lambda d, items: list(d + deque(items))),
    "equals": (
        lambda d: [list(d) if source.random() < 0.5 else values(4)],
        lambda d, items: d == deque(items),
    ),
    "copy": (lambda d: [value()], lambda d, x: (c := d.copy(), c.append(x), list(c))[-1]),
    "clear": (lambda d: [], deque.clear),
}
SELDOM = {"clear": 0.1}

print(
    json.dumps(
        {
            "python": platform.python_version(),
            "seed": SEED,
            "steps": DEQUES * (1 + OPERATIONS_EACH),
        }
    )
)
for _ in range(DEQUES):
    bound = source.choice([None, None, 0, 1, 2, 3, 5, 8])
    items = values(12)
    d = deque(items, bound)
    print(json.dumps({"op": "new", "args": [items, bound], "after": list(d)}))
    names = source.choices(
        list(OPERATIONS), [SELDOM.get(name, 1) for name in OPERATIONS], k=OPERATIONS_EACH
    )
    for name in names:
        arguments, operation = OPERATIONS[name]
        step = {"op": name, "args": arguments(d)}
        try:
            step["result"] = operation(d, *step["args"])
        except (IndexError, ValueError) as e:
            step["raises"] = type(e).__name__
        print(json.dumps({**step, "after": list(d)}))
