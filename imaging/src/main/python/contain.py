"""ImageOps.contain, cover and scale: pictures resized in their proportions."""

from PIL import Image, ImageOps


def describe(what, image):
    middle = image.getpixel((image.width // 2, image.height // 2))
    print(f"{what}: {image.width} x {image.height}, in the middle {middle}")


# a heat map of 60 x 40 sensors, warmer to the right
heat = Image.new("L", (60, 40))
heat.putdata([4 * x for _ in range(40) for x in range(60)])

# all of it, as large as a square of 25 pixels allows
describe("contain", ImageOps.contain(heat, (25, 25)))

# no less than the square
describe("cover", ImageOps.cover(heat, (25, 25)))

# larger, too; a half is rounded to the even neighbour
describe("enlarged", ImageOps.contain(heat, (75, 75)))
describe("rounded", ImageOps.contain(heat, (15, 3)))

# by a factor
describe("scale", ImageOps.scale(heat, 0.3))
