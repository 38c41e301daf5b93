"""Blurs and sharpens small pictures by Pillow, and prints the digest of each result."""

import itertools
import json
import platform
import zlib

from PIL import Image, ImageFilter

MODES = "L", "LA", "RGB", "RGBA"
SIZES = (1, 1), (1, 9), (9, 1), (3, 2), (17, 13), (64, 48), (301, 7), (5, 260)
RADII = 0, 0.3, 0.5, 1, 2, 2.5, 10, 50.7, 1000, 100_000, (0, 3), (4.2, 0), (1.5, 20)
MASKS = (2, 150, 3), (0, 500, 0), (0.3, 300, 0), (10, 50, 10), (2.5, -80, 2), (40, 1000, 127)


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def digest(image):
    return zlib.crc32(image.tobytes())


def pair(radius):
    return radius if isinstance(radius, tuple) else (radius, radius)


def filters():
    for radius in RADII:
        x, y = pair(radius)
        yield {"filter": "GaussianBlur", "x": x, "y": y}, ImageFilter.GaussianBlur(radius)
        yield {"filter": "BoxBlur", "x": x, "y": y}, ImageFilter.BoxBlur(radius)
    for mask in MASKS:
        radius, percent, threshold = mask
        step = {"filter": "UnsharpMask", "x": radius, "y": radius}
        yield step | {"percent": percent, "threshold": threshold}, ImageFilter.UnsharpMask(*mask)


steps = []
for mode, (width, height), (step, image_filter) in itertools.product(MODES, SIZES, filters()):
    seed = len(steps) + 1
    filtered = picture(mode, width, height, seed).filter(image_filter)
    where = {"mode": mode, "width": width, "height": height, "seed": seed}
    steps.append(where | step | {"digest": digest(filtered)})

print(json.dumps({"python": platform.python_version(), "seed": 1, "steps": len(steps)}))
for step in steps:
    print(json.dumps(step))
