"""Records what Pillow makes of the bands of pictures.

A step has the picture, the bands that are meant or the seed of a mask, and the digests of what comes
out: {"op": "merge", "mode": "RGB", "width": 7, "height": 1, "seed": 4, "bands": [2, 0, 1],
"digests": [4100]}.
"""

import json
import platform
import zlib
from random import Random

from PIL import Image

SEED = 83
CASES = 60
EDGES = [(1, 1), (1, 2), (2, 1), (1, 23), (23, 1), (3, 5), (8, 8), (64, 48)]
MODES = ["L", "LA", "RGB", "RGBA"]

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


def split(image, step):
    return list(image.split())


def merge(image, step):
    order = list(range(len(image.getbands())))
    random.shuffle(order)
    step["bands"] = order
    return [Image.merge(image.mode, [image.getchannel(band) for band in order])]


def getchannel(image, step):
    step["bands"] = [random.randrange(len(image.getbands()))]
    return [image.getchannel(step["bands"][0])]


def putalpha(image, step):
    if random.random() < 0.5:
        step["alpha"] = random.choice([0, 1, 128, 255])
        image.putalpha(step["alpha"])
    else:
        step["mask"] = random.randrange(1_000_000)
        image.putalpha(picture("L", *image.size, step["mask"]))
    return [image]


def step(operation, case):
    width, height = (
        EDGES[case] if case < len(EDGES) else (random.randrange(1, 40), random.randrange(1, 40))
    )
    seed = 5 if case % 8 == 7 else 2 * random.randrange(1_000_000)
    record = {"op": operation.__name__, "mode": MODES[case % 4], "width": width, "height": height,
              "seed": seed}
    results = operation(picture(record["mode"], width, height, seed), record)
    return record | {"digests": [digest(image) for image in results]}


steps = [step(op, case) for op in (split, merge, getchannel, putalpha) for case in range(CASES)]
print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(steps)}))
for each in steps:
    print(json.dumps(each, separators=(",", ":")))
