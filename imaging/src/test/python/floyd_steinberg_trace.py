"""Records what Pillow makes of pictures by Floyd-Steinberg dithering.

A step has the picture, the palette if there is one (red, green, blue, red, ...), and the digest of
the pixels: {"op": "1", "mode": "L", "width": 7, "height": 1, "seed": 3, "digest": 4100}. For black
and white the pixels are bytes, 0 or 255; else they are the indices into the palette.
"""

import json
import platform
import zlib
from random import Random

from PIL import Image

SEED = 81
CASES = 120
EDGES = [(1, 1), (1, 2), (2, 1), (1, 23), (23, 1), (3, 5), (8, 8), (64, 48)]

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


def a_size(case):
    return EDGES[case] if case < len(EDGES) else (random.randrange(1, 60), random.randrange(1, 60))


def a_palette():
    """Random colours, at times with equal ones and near ones among them."""
    count = random.choice([1, 2, 3, 16, 255, 256])
    span = random.choice([4, 32, 256])
    return [random.randrange(span) * (256 // span) for _ in range(3 * count)]


def to_black_and_white(mode, case):
    width, height = a_size(case)
    seed = 5 if case % 8 == 7 else 2 * random.randrange(1_000_000)
    dithered = picture(mode, width, height, seed).convert("1").convert("L")
    return {"op": "1", "mode": mode, "width": width, "height": height, "seed": seed,
            "digest": digest(dithered)}


def to_palette(mode, case):
    width, height = a_size(case)
    seed = 5 if case % 8 == 7 else 2 * random.randrange(1_000_000)
    palette, like = a_palette(), Image.new("P", (1, 1))
    like.putpalette(palette)
    dithered = picture(mode, width, height, seed).convert("RGB").quantize(palette=like)
    return {"op": "palette", "mode": mode, "width": width, "height": height, "seed": seed,
            "palette": palette, "digest": digest(dithered)}


def to_web_palette(mode, case):
    width, height = a_size(case)
    seed = 5 if case % 8 == 7 else 2 * random.randrange(1_000_000)
    dithered = picture(mode, width, height, seed).convert("RGB").convert("P")
    return {"op": "palette", "mode": mode, "width": width, "height": height, "seed": seed,
            "palette": dithered.getpalette(), "digest": digest(dithered)}


def with_long_edge():
    """A gradient of many rows, in which what is handed down at the right edge adds up."""
    width, height = 3, 200
    dithered = picture("RGB", width, height, 8).convert("P")
    return {"op": "palette", "mode": "RGB", "width": width, "height": height, "seed": 8,
            "palette": dithered.getpalette(), "digest": digest(dithered)}


steps = [to_black_and_white(mode, case) for mode in ("L", "LA", "RGB", "RGBA") for case in range(CASES)]
steps += [to_palette(mode, case) for mode in ("RGB", "RGBA") for case in range(CASES)]
steps += [to_web_palette(mode, case) for mode in ("RGB", "RGBA") for case in range(CASES)]
steps += [with_long_edge()]
print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(steps)}))
for step in steps:
    print(json.dumps(step, separators=(",", ":")))
