"""Filters small pictures by rank, by Pillow, and prints the digest of each result."""

import itertools
import json
import platform
import zlib

from PIL import Image, ImageFilter

MODES = "L", "LA", "RGB", "RGBA"
SIZES = (1, 1), (1, 8), (8, 1), (2, 3), (13, 9), (40, 31)


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def digest(image):
    return zlib.crc32(image.tobytes())


def filters():
    for size in 1, 3, 5, 11:
        yield "MedianFilter", size, None, ImageFilter.MedianFilter(size)
        yield "MinFilter", size, None, ImageFilter.MinFilter(size)
        yield "MaxFilter", size, None, ImageFilter.MaxFilter(size)
        for rank in sorted({0, size, size * size * 3 // 4, size * size - 1}):
            yield "RankFilter", size, min(rank, size * size - 1), None
    for size in 1, 3, 7, 15:
        yield "ModeFilter", size, None, ImageFilter.ModeFilter(size)


steps = []
for mode, (width, height), (name, size, rank, image_filter) in itertools.product(
    MODES, SIZES, filters()
):
    seed = len(steps) + 1
    step = {"mode": mode, "width": width, "height": height, "seed": seed}
    step |= {"filter": name, "size": size} | ({} if rank is None else {"rank": rank})
    image_filter = image_filter or ImageFilter.RankFilter(size, rank)
    filtered = picture(mode, width, height, seed).filter(image_filter)
    steps.append(step | {"digest": digest(filtered)})

print(json.dumps({"python": platform.python_version(), "seed": 1, "steps": len(steps)}))
for step in steps:
    print(json.dumps(step))
