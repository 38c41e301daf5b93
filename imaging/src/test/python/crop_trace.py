"""Records the pixels of Image.crop, as digests.

A step has the picture, the box, and what came out: {"mode": "L", "size": [5, 3], "seed": 8,
"box": [-1, 0, 4, 3], "result": [5, 3], "digest": 1234}. Mode 1 is recorded as 0 and 255.
"""

import json
import platform
import zlib
from random import Random

from PIL import Image

SEED = 8
STEPS = 600
MODES = ["1", "L", "P", "LA", "RGB", "RGBA"]
SIZES = [(1, 1), (1, 9), (9, 1), (5, 3), (8, 8), (31, 17), (64, 40)]

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


def bound(length):
    """From well before the picture to well behind it, and often at its edges."""
    return random.choice([0, length, random.randint(-length - 3, 2 * length + 3)])


def box(width, height):
    while True:
        left, right = sorted((bound(width), bound(width)))
        upper, lower = sorted((bound(height), bound(height)))
        if left < right and upper < lower:
            return left, upper, right, lower


print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": STEPS}))
for step in range(STEPS):
    mode, size = MODES[step % len(MODES)], random.choice(SIZES)
    seed = 2 * step + (mode == "1")
    record = {"mode": mode, "size": size, "seed": seed, "box": box(*size)}
    part = picture(mode, *size, seed).crop(record["box"])
    record |= {"result": part.size, "digest": digest(part)}
    print(json.dumps(record, separators=(",", ":")))
