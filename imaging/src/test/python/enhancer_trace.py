"""Records the digests of pictures that ImageEnhance made.

A step names the quality, the factor, and the picture: noise of a seed, or all of one value.
"""

import json
import platform
import zlib

from PIL import Image, ImageEnhance

SEED = 40
QUALITIES = "Brightness", "Contrast", "Color", "Sharpness"
FACTORS = 0, 0.3, 0.5, 0.999, 1, 1.7, 3, -1, -0.45, 1e6
SIZES = (1, 1), (1, 7), (9, 1), (2, 5), (3, 3), (17, 11)


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def digest(image):
    return zlib.crc32(image.tobytes())


def steps():
    seed = SEED
    for quality in QUALITIES:
        for mode in "L", "LA", "RGB", "RGBA":
            for width, height in SIZES:
                for factor in FACTORS:
                    seed += 1
                    yield quality, mode, width, height, factor, {"seed": seed}
            for value in 0, 1, 127, 255:
                for factor in FACTORS:
                    yield quality, mode, 4, 3, factor, {"value": value}


def record(quality, mode, width, height, factor, kind):
    if "value" in kind:
        before = Image.frombytes(
            mode, (width, height), bytes([kind["value"]]) * (width * height * len(mode))
        )
    else:
        before = picture(mode, width, height, kind["seed"])
    after = getattr(ImageEnhance, quality)(before).enhance(factor)
    assert (after.mode, after.size) == (mode, (width, height))
    step = {"quality": quality, "mode": mode, "width": width, "height": height, **kind}
    return {**step, "factor": factor, "digest": digest(after)}


records = [record(*step) for step in steps()]
print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(records)}))
for each in records:
    print(json.dumps(each, separators=(",", ":")))
