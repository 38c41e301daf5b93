"""Image.crop: a rectangle out of a picture, also one that reaches over its edges."""

from PIL import Image


def describe(what, image):
    print(f"{what}, {image.width} x {image.height}")
    print(" ", list(image.getdata()))


# a heat map: one pixel for each sensor of a floor, warmer to the right
floor = Image.new("L", (8, 6))
floor.putdata([20 * x + y for y in range(6) for x in range(8)])

# the warm corner: the right and the lower bound are not part of it
corner = floor.crop((6, 0, 8, 2))
describe("warm corner", corner)

# a copy: what is drawn on it leaves the floor alone
corner.putpixel((0, 0), 255)
print("on the floor:", floor.getpixel((6, 0)))

# over the edge: zeros, where there is no sensor
describe("over the edge", floor.crop((6, 4, 9, 7)))

# before the edge: a negative corner makes a margin
describe("with a margin", floor.crop((-1, -1, 2, 1)))

# a box of fractions: each is rounded, a half to the even neighbour
describe("rounded", floor.crop((0.5, 1.5, 3.5, 4.4)))

# outside altogether: nothing but zeros
describe("elsewhere", floor.crop((20, 20, 22, 21)))
