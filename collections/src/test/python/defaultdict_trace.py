"""Random operations on a defaultdict, and what they did: a line of JSON for each."""

import json
import platform
import random
from collections import defaultdict

SEED = 1
EPISODES = 400
STEPS = 30
KEYS = range(10)

rng = random.Random(SEED)


def unreachable():
    raise TimeoutError("the factory fails")


FACTORIES = {"list": list, "int": int, "None": lambda: None, "raising": unreachable}


def a_value(kind):
    return rng.choices(range(100), k=rng.randrange(3)) if kind == "list" else rng.randrange(100)


def a_mapping(kind):
    return {key: a_value(kind) for key in rng.sample(KEYS, rng.randrange(4))}


def a_mapping_like(d, kind):
    """A copy, often with another value, or with another key in place of one."""
    other = dict(d)
    change = rng.choice(["nothing", "value", "key"])
    if other and change != "nothing":
        value = other.pop(rng.choice(list(other)))
        key = rng.choice(KEYS)
        other[key] = value if change == "key" else a_value(kind)
    return other


def append(d, key, number):
    d[key].append(number)


def increment(d, key, number):
    d[key] += number


def copy_and_get(d, key):
    copy = d.copy()
    copy[key]
    return copy


def update(d, other):
    d |= other


OPERATIONS = {
    "d[key]": lambda d, key, value: d[key],
    "d[key].append(value)": append,
    "d[key] += value": increment,
    "d[key] = value": lambda d, key, value: d.__setitem__(key, value),
    "del d[key]": lambda d, key, value: d.__delitem__(key),
    "d.get(key)": lambda d, key, value: d.get(key),
    "d.get(key, value)": lambda d, key, value: d.get(key, value),
    "d.setdefault(key, value)": lambda d, key, value: d.setdefault(key, value),
    "d.pop(key)": lambda d, key, value: d.pop(key),
    "d.pop(key, value)": lambda d, key, value: d.pop(key, value),
    "d.popitem()": lambda d, key, value: list(d.popitem()),
    "key in d": lambda d, key, value: key in d,
    "(key, value) in d.items()": lambda d, key, value: (key, value) in d.items(),
    "len(d)": lambda d, key, value: len(d),
    "d |= other": lambda d, key, other: update(d, other),
    "d | other": lambda d, key, other: d | other,
    "d == other": lambda d, key, other: d == other,
    "other == d": lambda d, key, other: other == d,
    "copy = d.copy(); copy[key]": lambda d, key, value: copy_and_get(d, key),
    "d.clear()": lambda d, key, value: d.clear(),
}
USUAL = [call for call in OPERATIONS if call != "d.clear()"] + ["d[key]"] * 3


def calls_for(kind):
    """Lists grow and numbers are added to; to None, neither can be done."""
    impossible = {
        "list": {"d[key] += value"},
        "int": {"d[key].append(value)"},
        "None": {"d[key] += value", "d[key].append(value)"},
        "raising": {"d[key].append(value)"},
    }[kind]
    return [call for call in USUAL * 5 + ["d.clear()"] if call not in impossible]


def as_json(value):
    return [list(item) for item in value.items()] if isinstance(value, dict) else value


def step(d, kind):
    call = rng.choice(calls_for(kind))
    key = rng.choice(KEYS)
    if "== " in call:
        value = a_mapping_like(d, kind)
    elif "other" in call:
        value = a_mapping(kind)
    elif call == "d[key].append(value)":
        value = rng.randrange(100)
    else:
        value = a_value(kind)
    told = {"call": call, "key": key, "value": as_json(value)}
    told = json.loads(json.dumps(told))  # as it was before the call
    try:
        told["result"] = as_json(OPERATIONS[call](d, key, value))
    except (KeyError, TimeoutError) as e:
        told["raises"] = type(e).__name__
    return told | {"items": as_json(d)}


print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": EPISODES * STEPS}))
for episode in range(EPISODES):
    kind = rng.choice(list(FACTORIES))
    d = defaultdict(FACTORIES[kind])
    print(json.dumps({"call": f"d = defaultdict({kind})", "items": []}))
    for _ in range(STEPS - 1):
        print(json.dumps(step(d, kind)))
