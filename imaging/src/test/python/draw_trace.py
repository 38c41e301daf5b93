"""Records the pixels that ImageDraw sets, in bilevel pictures.

A step has the shape, its coordinates, the width of its line if there is one, and the bytes of the
picture: a bit for each pixel, and rows begin with a byte.
"""

import base64
import json
import platform
from random import Random

from PIL import Image, ImageDraw

SEED = 70
WIDTH, HEIGHT = 48, 40

random = Random(SEED)


def a_box(smallest):
    left, upper = random.randrange(WIDTH - smallest), random.randrange(HEIGHT - smallest)
    return [
        left,
        upper,
        random.randrange(left + smallest - 1, WIDTH),
        random.randrange(upper + smallest - 1, HEIGHT),
    ]


def points(count):
    return [random.randrange(size) for _ in range(count) for size in (WIDTH, HEIGHT)]


def a_line():
    """Every third is level or upright."""
    line, axis = points(2), random.randrange(6)
    if axis < 2:
        line[2 + axis] = line[axis]
    return line


# shape: (how many, coordinates, arguments by name)
SHAPES = {
    "point": (60, lambda: points(1), lambda: {"fill": 1}),
    "rectangle": (80, lambda: a_box(1), lambda: {"fill": 1}),
    "rectangle, outline": (
        80,
        lambda: a_box(1),
        lambda: {"outline": 1, "width": random.randrange(1, 5)},
    ),
    "line": (120, a_line, lambda: {"fill": 1}),
    "wide line": (60, lambda: points(2), lambda: {"fill": 1, "width": random.randrange(2, 6)}),
    "ellipse": (60, lambda: a_box(4), lambda: {"fill": 1}),
    "ellipse, outline": (60, lambda: a_box(4), lambda: {"outline": 1}),
    "polygon": (60, lambda: points(3), lambda: {"fill": 1}),
    "arc": (60, lambda: a_box(8), lambda: an_angle() | {"fill": 1}),
    "pieslice": (60, lambda: a_box(8), lambda: an_angle() | {"fill": 1}),
    "rounded_rectangle": (60, lambda: a_box(16), lambda: {"radius": 5, "fill": 1}),
    "chord": (60, lambda: a_box(8), lambda: an_angle() | {"fill": 1}),
    "circle": (60, lambda: points(1), lambda: {"radius": random.randrange(1, 16), "fill": 1}),
    "regular_polygon": (
        60,
        lambda: [*points(1), random.randrange(4, 16)],
        lambda: {
            "n_sides": random.randrange(3, 9),
            "rotation": random.randrange(360),
            "fill": 1,
        },
    ),
}


def an_angle():
    start = random.randrange(360)
    return {"start": start, "end": start + random.randrange(30, 330)}


def steps():
    for shape, (count, coordinates, arguments) in SHAPES.items():
        for _ in range(count):
            at, by_name = coordinates(), arguments()
            image = Image.new("1", (WIDTH, HEIGHT))
            method = shape.removeprefix("wide ").partition(",")[0]
            getattr(ImageDraw.Draw(image), method)(at, **by_name)
            by_name.pop("fill", None)
            by_name.pop("outline", None)
            pixels = base64.b64encode(image.tobytes()).decode()
            yield {"shape": shape, "at": at, **by_name, "pixels": pixels}


records = list(steps())
print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(records)}))
for each in records:
    print(json.dumps(each, separators=(",", ":")))
