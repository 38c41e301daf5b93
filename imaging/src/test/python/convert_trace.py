"""Records what Pillow makes of pictures by convert(), without dithering.

A step has the two modes, the picture, what belongs to it, and the digest of the pixels:
{"from": "RGB", "to": "L", "width": 7, "height": 1, "seed": 4, "digest": 4100}. A picture of mode P
has indices of noise, a palette of noise, and perhaps a transparent index. Pixels of mode 1 are bytes
here, 0 or 255, as source and as result; those of I;16 have a low byte of noise v, and v % 7 // 5.
"""

import json
import platform
import zlib
from random import Random

from PIL import Image

SEED = 82
CASES = 60
EDGES = [(1, 1), (1, 2), (2, 1), (1, 23), (23, 1), (3, 5), (8, 8), (64, 48)]
CONVERSIONS = """
    1 L, 1 RGB, L 1, L RGB, L RGBA, L LA, L CMYK, LA L, LA RGB, LA RGBA, RGB 1, RGB L, RGB LA,
    RGB RGBA, RGB CMYK, RGBA 1, RGBA L, RGBA LA, RGBA RGB, RGBA CMYK, CMYK RGB, P L, P RGB, P RGBA,
    I;16 L
"""

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


def source(mode, width, height, seed, step):
    match mode:
        case "1":
            return picture("L", width, height, seed | 1).convert("1", dither=Image.Dither.NONE)
        case "P":
            image = Image.frombytes("P", (width, height), picture("L", width, height, seed).tobytes())
            image.putpalette(picture("RGB", 256, 1, 2 + seed // 2 * 2).tobytes())
            if step["to"] == "RGBA" and seed % 4 == 2:
                step["transparent"] = image.info["transparency"] = random.randrange(256)
            return image
        case "I;16":  # the low byte, then the high one, which is small
            noise = picture("L", width, height, seed).tobytes()
            values = bytes(byte for v in noise for byte in (v, v % 7 // 5))
            return Image.frombytes("I;16", (width, height), values)
        case _:
            return picture(mode, width, height, seed)


def conversion(start, end, case):
    width, height = (
        EDGES[case] if case < len(EDGES) else (random.randrange(1, 40), random.randrange(1, 40))
    )
    seed = 5 if case % 8 == 7 else 2 * random.randrange(1_000_000)
    step = {"from": start, "to": end, "width": width, "height": height, "seed": seed}
    result = source(start, width, height, seed, step).convert(end, dither=Image.Dither.NONE)
    return step | {"digest": digest(result.convert("L") if end == "1" else result)}


steps = [
    conversion(*each.split(), case) for each in CONVERSIONS.split(",") for case in range(CASES)
]
print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(steps)}))
for step in steps:
    print(json.dumps(step, separators=(",", ":")))
