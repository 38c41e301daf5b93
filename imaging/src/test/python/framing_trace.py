"""Records the pixels of ImageOps.contain, cover, fit, pad, scale and expand, as digests.

A step has the picture, the function, its arguments, and what came out: {"mode": "L", "size":
[5, 3], "seed": 8, "op": "fit", "frame": [4, 4], "method": "BICUBIC", "bleed": 0.0, "centering":
[0.5, 0.5], "result": [4, 4], "digest": 1234}, or what it raised instead of the last two.
"""

import json
import platform
import zlib
from random import Random

from PIL import Image, ImageOps

SEED = 9
STEPS = 1_200
MODES = ["L", "LA", "RGB", "RGBA"]
OPERATIONS = ["contain", "cover", "fit", "pad", "scale", "expand"]
FILTERS = ["NEAREST", "BOX", "BILINEAR", "HAMMING", "BICUBIC", "LANCZOS"]

random = Random(SEED)


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def digest(image):
    return zlib.crc32(image.tobytes())


def a_size(longest):
    return random.choice([
        (random.randint(1, longest), random.randint(1, longest)),
        (random.randint(2, longest), random.randint(2, longest)),
        (2 * random.randint(1, longest // 2), 2 * random.randint(1, longest // 2)),
        random.choice([(1, 1), (1, longest), (longest, 1), (longest, longest)]),
    ])


def arguments(op, mode):
    color = [random.randrange(256) for _ in mode]
    if op == "expand":
        return {"border": [random.randint(0, 5) for _ in range(4)], "fill": color}
    method = {"method": random.choice(FILTERS)}
    if op == "scale":
        return method | {"factor": random.choice([0.1, 0.25, 0.5, 1, 1.5, 2, round(random.random(), 3)])}
    frame = method | {"frame": a_size(40)}
    centering = random.choice([[0.5, 0.5], [0, 1], [1, 0], [round(random.random(), 3), 0.25]])
    match op:
        case "fit":
            return frame | {"bleed": random.choice([0, 0, 0.01, 0.1, 0.3]), "centering": centering}
        case "pad":
            return frame | {"color": color, "centering": centering}
    return frame


def result(image, op, arguments):
    inputs = dict(arguments)
    method = Image.Resampling[inputs.pop("method", "NEAREST")]
    inputs = {name: tuple(v) if isinstance(v, list) else v for name, v in inputs.items()}
    for name in "color", "fill":
        if len(inputs.get(name, "no")) == 1:
            [inputs[name]] = inputs[name]
    function = getattr(ImageOps, op)
    if op == "expand":
        return function(image, **inputs)
    if op == "scale":
        return function(image, inputs["factor"], method)
    return function(image, inputs.pop("frame"), method, **inputs)


print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": STEPS}))
for step in range(STEPS):
    op, mode, size = OPERATIONS[step % len(OPERATIONS)], random.choice(MODES), a_size(40)
    record = {"mode": mode, "size": size, "seed": step, "op": op} | arguments(op, mode)
    inputs = {name: record[name] for name in record if name not in ("mode", "size", "seed", "op")}
    try:
        framed = result(picture(mode, *size, step), op, inputs)
        record |= {"result": framed.size, "digest": digest(framed)}
    except ValueError as e:
        record["raises"] = str(e)
    print(json.dumps(record, separators=(",", ":")))
