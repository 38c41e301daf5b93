"""ImageOps.pad and expand: a picture on a ground, to fill a frame or for a border."""

from PIL import Image, ImageOps


def describe(what, image):
    column = [image.getpixel((15, y)) for y in range(image.height)]
    print(f"{what}: {image.width} x {image.height}")
    print("  a column:", "".join("#" if pixel == (255, 0, 0) else "." for pixel in column))


# a product photo: all red
photo = Image.new("RGB", (60, 40), "red")

# all of it in a square of 30 pixels, with white bars above and below
describe("pad", ImageOps.pad(photo, (30, 30), color="white"))

# or at the top
describe("at the top", ImageOps.pad(photo, (30, 30), color="white", centering=(0.5, 0)))

# a border of 2 pixels, and one that is broader below
small = ImageOps.contain(photo, (30, 30))
describe("expand", ImageOps.expand(small, border=2, fill="white"))
describe("broader below", ImageOps.expand(small, border=(2, 2, 2, 10), fill="white"))
