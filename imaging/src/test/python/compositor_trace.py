"""Pictures pasted, composed, blended and combined by Pillow: a line of JSON for each."""

import json
import platform
import random
import zlib

from PIL import Image, ImageChops

SEED = 1
MODES = ["L", "LA", "RGB", "RGBA"]
# What may be pasted onto what, without a conversion of colours.
PAIRS = [(mode, mode) for mode in MODES]
PAIRS += [("RGB", "RGBA"), ("RGBA", "RGB"), ("L", "LA"), ("LA", "L")]
SIZES = [((13, 9), (6, 5)), ((5, 4), (9, 8)), ((1, 17), (1, 6)), ((33, 2), (32, 1))]
ALPHAS = [-300, -1.5, -0.3, 0, 0.004, 0.1, 1 / 3, 0.5, 0.75, 0.9, 0.999, 1, 1.7, 2, 255, 1e30]
CHOPS = {
    name: getattr(ImageChops, name)
    for name in [
        "add", "subtract", "add_modulo", "subtract_modulo", "multiply", "screen", "difference",
        "lighter", "darker", "overlay", "hard_light", "soft_light",
    ]
}  # fmt: skip
SCALED = [(2, 0), (2, 128), (0.5, -100), (3, 7), (1.3, 1000), (-1, 255)]

rng = random.Random(SEED)
steps = []


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    if mode == "1":
        return picture("L", width, height, seed).convert("1", dither=Image.Dither.NONE)
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def digest(image):
    return zlib.crc32(image.tobytes())


def described(mode, size):
    """A picture, as the test makes it again."""
    return {"mode": mode, "width": size[0], "height": size[1], "seed": rng.randrange(1, 10**6)}


def tell(call, result, **step):
    steps.append({"call": call, **step, "result": digest(result)})


def places(size, other):
    """Inside, over each edge, and outside."""
    (width, height), (across, down) = size, other
    yield from [(0, 0), (-2, -1), (width - 2, height - 1), (1 - across, height - 1)]
    yield from [(width, 0), (0, -down), (rng.randrange(-3, width), rng.randrange(-3, height))]


for below_mode, above_mode in PAIRS:
    for mask_mode in ["1", "L", "LA", "RGBA"]:
        for size, other in SIZES:
            x, y = rng.choice(list(places(size, other)))
            for x, y in sorted({(0, 0), (x, y)}):
                below, above = described(below_mode, size), described(above_mode, other)
                mask = described(mask_mode, other)
                canvas = picture(**below)
                canvas.paste(picture(**above), (x, y), picture(**mask))
                tell("paste", canvas, below=below, above=above, mask=mask, x=x, y=y)

        first, second = described(above_mode, (7, 6)), described(below_mode, (8, 7))
        mask = described(mask_mode, (7, 6))
        result = Image.composite(picture(**first), picture(**second), picture(**mask))
        tell("composite", result, below=second, above=first, mask=mask)

for mode in MODES:
    for mask_mode in ["1", "L", "RGBA"]:
        for size, other in SIZES:
            for x, y in places(size, other):
                below, mask = described(mode, size), described(mask_mode, other)
                color = [rng.choice([0, 255, rng.randrange(256)]) for _ in mode]
                box = (x, y, x + other[0], y + other[1])
                canvas = picture(**below)
                canvas.paste(tuple(color) if len(color) > 1 else color[0], box, picture(**mask))
                tell("fill", canvas, below=below, mask=mask, x=x, y=y, color=color)

for width, height in [(1, 1), (1, 40), (40, 1), (16, 16), (64, 48), (256, 256)]:
    for _ in range(6):
        below, above = described("RGBA", (width, height)), described("RGBA", (width, height))
        result = Image.alpha_composite(picture(**below), picture(**above))
        tell("alpha_composite", result, below=below, above=above)

for size, other in SIZES:
    for x, y in places(size, other):
        below, above = described("RGBA", size), described("RGBA", other)
        canvas = picture(**below)
        canvas.alpha_composite(picture(**above), (x, y))
        tell("alpha_composite at", canvas, below=below, above=above, x=x, y=y)

for mode in MODES:
    for alpha in ALPHAS:
        below, above = described(mode, (31, 17)), described(mode, (31, 17))
        result = Image.blend(picture(**below), picture(**above), alpha)
        tell("blend", result, below=below, above=above, alpha=alpha)

for mode in MODES:
    for name, chop in CHOPS.items():
        below, above = described(mode, (31, 17)), described(mode, (29, 19))
        tell(name, chop(picture(**below), picture(**above)), below=below, above=above)
    for scale, offset in SCALED:
        for name in ["add", "subtract"]:
            below, above = described(mode, (31, 17)), described(mode, (29, 19))
            result = CHOPS[name](picture(**below), picture(**above), scale, offset)
            tell(name, result, below=below, above=above, scale=scale, offset=offset)

print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(steps)}))
for step in steps:
    print(json.dumps(step))
