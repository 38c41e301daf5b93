"""Records the pixels of Image.rotate, as digests.

A step has the picture, the arguments, and what came out: {"mode": "L", "size": [5, 3], "seed": 8,
"angle": 33.3, "resample": "BICUBIC", "expand": true, "fillcolor": [9], "center": [0.5, 2],
"translate": [3, -1], "result": [7, 6], "digest": 1234}. Mode 1 is recorded as 0 and 255.
"""

import json
import platform
import zlib
from random import Random

from PIL import Image

SEED = 5
STEPS = 1_500
MODES = ["L", "LA", "RGB", "RGBA", "P", "1"]
SIZES = [(1, 1), (1, 9), (4, 1), (5, 3), (8, 8), (31, 17), (24, 41)]
FILTERS = [Image.Resampling.NEAREST, Image.Resampling.BILINEAR, Image.Resampling.BICUBIC]

random = Random(SEED)


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    if mode == "1":
        return Image.frombytes("L", (width, height), bytes(values)).point(lambda v: v, "1")
    return Image.frombytes(mode, (width, height), bytes(values))


def digest(image):
    return zlib.crc32((image.convert("L") if image.mode == "1" else image).tobytes())


def an_angle():
    return random.choice([
        random.choice([0, 90, 180, 270, 360, -90, 450]),
        random.choice([1, 30, 45, 60, 135, -45]),
        round(random.uniform(-400, 400), 3),
    ])


def a_color(mode):
    """Sometimes translucent, which LA and RGBA take otherwise with one filter than with another."""
    if mode == "1":
        return [255]
    color = [random.randrange(256) for _ in mode]
    if mode.endswith("A") and random.random() < 0.8:
        color[-1] = random.choice([0, 255])
    return color


print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": STEPS}))
for step in range(STEPS):
    mode, size = MODES[step % len(MODES)], random.choice(SIZES)
    seed = step if mode != "1" else 2 * step + 1
    resample = random.choice(FILTERS)
    arguments = {"angle": an_angle()}
    if random.random() < 0.5:
        arguments["expand"] = True
    if random.random() < 0.5:
        arguments["fillcolor"] = a_color(mode)
    if random.random() < 0.3:
        arguments["center"] = [random.randint(-8, 4 * length) / 4 for length in size]
    if random.random() < 0.3:
        arguments["translate"] = [random.randint(-9, 9), random.randint(-9, 9)]
    inputs = {name: tuple(v) if isinstance(v, list) else v for name, v in arguments.items()}
    if len(inputs.get("fillcolor", "no")) == 1:
        [inputs["fillcolor"]] = inputs["fillcolor"]
    rotated = picture(mode, *size, seed).rotate(resample=resample, **inputs)
    record = {"mode": mode, "size": size, "seed": seed, "resample": resample.name}
    record |= arguments | {"result": rotated.size, "digest": digest(rotated)}
    print(json.dumps(record, separators=(",", ":")))
