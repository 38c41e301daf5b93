"""Records what CPython's itertools, zip and enumerate answer, and how much of their sources they read."""

import json
import platform
import random
from itertools import (
    accumulate,
    batched,
    cycle,
    groupby,
    islice,
    pairwise,
    tee,
    zip_longest,
)

SEED = 1
STEPS = 1_600

KEYS = {
    "self": lambda element: element,
    "element % 2": lambda element: element % 2,
    "element // 3": lambda element: element // 3,
}
FUNCTIONS = {
    "a + b": lambda a, b: a + b,
    "a - b": lambda a, b: a - b,
    "max(a, b)": max,
    "(31 * a + b) % 1000": lambda a, b: (31 * a + b) % 1000,
}

rng = random.Random(SEED)


class Source:
    """Elements, once or over and over again, that counts how many have been read."""

    def __init__(self, *, nulls=False, endless=None):
        self.endless = rng.random() < 0.2 if endless is None else endless
        self.elements = [rng.randint(-5, 5) for _ in range(rng.randint(0, 9))]
        if nulls:
            self.elements = [None if rng.random() < 0.2 else each for each in self.elements]
        if self.endless:
            self.elements += [0, 5]  # two that no key puts together, lest a group never end
        self.read = 0
        self.iterator = cycle(self.elements) if self.endless else iter(self.elements)

    def __iter__(self):
        return self

    def __next__(self):
        element = next(self.iterator)
        self.read += 1
        return element


def step(call, sources, *, take="any", **options):
    """A line of the trace, of which the result is missing."""
    if take == "any":
        endless = any(source.endless for source in sources)
        take = rng.randint(0, 8) if endless or rng.random() < 0.5 else None
    return {"call": call, "sources": sources, "take": take, **options}


def record(line, make):
    """Runs what `make` makes, as far as it is asked for, and prints what came of it."""
    result = []
    try:
        for element in islice(make(), line["take"]):
            result.append(element)
    except ValueError as error:
        line["raises"] = type(error).__name__
    line["result"] = result
    line["read"] = [source.read for source in line["sources"]]
    print(json.dumps(line, default=vars_of_source, separators=(",", ":")))


def vars_of_source(source):
    return {"elements": source.elements, "endless": source.endless}


def record_groupby():
    key = rng.choice(list(KEYS))
    source = Source(nulls=key == "self")
    groups = groupby(source, KEYS[key])
    kept = rng.random() < 0.2
    line = step("groupby", [source], key=key, kept=kept)

    def kept_groups():
        yield from [(key, list(group)) for key, group in list(islice(groups, line["take"]))]

    record(line, kept_groups if kept else lambda: ((key, list(group)) for key, group in groups))


def record_zip_longest():
    a, b = Source(nulls=True), Source(nulls=True)
    fill = rng.choice([None, -1])
    record(step("zip_longest", [a, b], fill=fill), lambda: zip_longest(a, b, fillvalue=fill))


def record_pairwise():
    source = Source(nulls=True)
    record(step("pairwise", [source]), lambda: pairwise(source))


def record_batched():
    source = Source(nulls=True)
    n = rng.randint(-1, 4)
    strict = rng.random() < 0.5
    record(step("batched", [source], n=n, strict=strict), lambda: batched(source, n, strict=strict))


def record_accumulate():
    source = Source()
    function = rng.choice(list(FUNCTIONS))
    initial = rng.choice([None, 0, 7])
    record(
        step("accumulate", [source], function=function, initial=initial),
        lambda: accumulate(source, FUNCTIONS[function], initial=initial),
    )


def record_zip():
    strict = rng.random() < 0.5
    a = Source(nulls=not strict)
    b = Source(nulls=not strict)
    if strict and rng.random() < 0.5 and not a.endless and not b.endless:
        b.elements = [-each for each in a.elements]
        b.iterator = iter(b.elements)
    record(step("zip", [a, b], strict=strict), lambda: zip(a, b, strict=strict))


def record_enumerate():
    source = Source(nulls=True)
    start = rng.randint(-3, 3)
    record(step("enumerate", [source], start=start), lambda: enumerate(source, start))


def record_tee():
    source = Source(nulls=True, endless=False)
    n = rng.randint(1, 3)
    turns = [rng.randrange(n) for _ in range(rng.randint(0, 12))]

    def reads():
        readers = tee(source, n)
        for turn in turns:
            yield list(islice(readers[turn], 1))

    record(step("tee", [source], take=None, n=n, turns=turns), reads)


CALLS = [
    record_groupby,
    record_zip_longest,
    record_pairwise,
    record_batched,
    record_accumulate,
    record_zip,
    record_enumerate,
    record_tee,
]

print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": STEPS}))
for _ in range(STEPS):
    rng.choice(CALLS)()
