"""Records the pixels of Image.transpose, as digests.

A step has the picture, how it was transposed, and what came out: {"mode": "L", "size": [5, 3],
"seed": 8, "method": "ROTATE_90", "result": [3, 5], "digest": 1234}. Mode 1 is recorded as 0 and 255.
"""

import json
import platform
import zlib

from PIL import Image

SEED = 2
MODES = ["1", "L", "P", "LA", "RGB", "RGBA"]
SIZES = [(1, 1), (1, 9), (9, 1), (5, 3), (8, 8), (31, 17), (64, 40), (130, 515)]


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


steps = []
for mode in MODES:
    for size in SIZES:
        for method in Image.Transpose:
            seed = SEED + 2 * len(steps) + (mode == "1")
            turned = picture(mode, *size, seed).transpose(method)
            record = {"mode": mode, "size": size, "seed": seed, "method": method.name}
            steps.append(record | {"result": turned.size, "digest": digest(turned)})

print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(steps)}))
for record in steps:
    print(json.dumps(record, separators=(",", ":")))
