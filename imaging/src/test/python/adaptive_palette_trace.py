"""Records how well Pillow's adaptive palettes fit.

A step has the picture, how many colours were asked for, and for each method of Pillow's the squared
error of all samples together: {"scene": "shades", "mode": "RGB", "width": 64, "height": 48,
"colors": 16, "errors": {"MEDIANCUT": 3000, "MAXCOVERAGE": 4000, "FASTOCTREE": 5000}}. What is wholly
transparent has no colour, so that it counts as 0, 0, 0, 0.
"""

import json
import platform

from PIL import Image

SEED = 0
SIZES = [(64, 48), (31, 97)]
COLORS = [2, 3, 4, 8, 16, 32, 64, 128, 256]


def noise(x, y):
    """The same in each run and language."""
    state = (x * 7919 + y * 104729 + 12345) * 1103515245 & 0x7FFFFFFF
    return state >> 16 & 255


def shades(x, y):
    """A smooth wall of colours."""
    return 4 * x & 255, 5 * y & 255, 128, 255


def product(x, y):
    """A lamp on a table: few colours, soft shadows, a little grain."""
    grain = noise(x, y) % 7
    inside = (x - 20) ** 2 + (y - 20) ** 2
    if inside < 150:
        return 250 - inside // 4, 220 - inside // 3, 90 + grain, 255
    if y > 36:
        return 110 + grain, 70 + x // 4 + grain, 40, 255
    return 200 - y + grain, 205 - y + grain, 215 - x // 8, 255


def heat(x, y):
    """A sensor's heat map, from blue to red."""
    value = (x * y // 4 + noise(x // 8, y // 8)) % 256
    return value, 255 - abs(2 * value - 255), 255 - value, 255


def speckles(x, y):
    return noise(x, y), noise(y, x), noise(x + y, x), 255


def vignette(x, y):
    """Colours that fade out."""
    red, green, blue, _ = product(x, y)
    return red, green, blue, max(0, 255 - ((x - 30) ** 2 + (y - 24) ** 2) // 4)


SCENES = {
    "RGB": [shades, product, heat, speckles],
    "RGBA": [vignette],
}
METHODS = {
    "RGB": ["MEDIANCUT", "MAXCOVERAGE", "FASTOCTREE"],
    "RGBA": ["FASTOCTREE"],
}


def visible(pixel):
    return pixel if pixel[3] else (0, 0, 0, 0)


def squared_error(image, other):
    pairs = zip(image.convert("RGBA").getdata(), other.convert("RGBA").getdata())
    return sum((a - b) ** 2 for p, q in pairs for a, b in zip(visible(p), visible(q)))


def step(scene, mode, width, height, colors):
    image = Image.new("RGBA", (width, height))
    image.putdata([scene(x, y) for y in range(height) for x in range(width)])
    image = image.convert(mode)
    errors = {
        method: squared_error(image, image.quantize(colors, Image.Quantize[method]))
        for method in METHODS[mode]
    }
    return {"scene": scene.__name__, "mode": mode, "width": width, "height": height,
            "colors": colors, "errors": errors}


steps = [
    step(scene, mode, *size, colors)
    for mode, scenes in SCENES.items()
    for scene in scenes
    for size in SIZES
    for colors in COLORS
]
print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(steps)}))
for each in steps:
    print(json.dumps(each, separators=(",", ":")))
