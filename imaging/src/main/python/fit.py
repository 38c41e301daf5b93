"""ImageOps.fit: a frame filled with the middle of a picture, or with the side that matters."""

from PIL import Image, ImageOps


def describe(what, image):
    print(f"{what}: {list(image.crop((0, 0, 8, 1)).getdata())}")


# a heat map of 60 x 40 sensors, warmer to the right
heat = Image.new("L", (60, 40))
heat.putdata([4 * x for _ in range(40) for x in range(60)])

# a square of 8 pixels: the left and the right of the map are cut off
describe("the middle", ImageOps.fit(heat, (8, 8)))

# centring: 0 keeps the left, 1 the right
describe("the left", ImageOps.fit(heat, (8, 8), centering=(0, 0.5)))
describe("the right", ImageOps.fit(heat, (8, 8), centering=(1, 0.5)))

# bleed: a tenth less at each edge
describe("without its edges", ImageOps.fit(heat, (8, 8), bleed=0.1, centering=(0, 0.5)))
