"""Image.rotate: a picture rotated by any angle, and what becomes of its corners."""

from PIL import Image, ImageDraw
from PIL.Image import Resampling


def describe(what, image, x, y):
    print(f"{what}, {image.width} x {image.height}")
    print(f"  at {x}, {y}: {list(image.getpixel((x, y)))}")


# a scanned page: white, with a black line of text and a red stamp
page = Image.new("RGB", (60, 40), "white")
pen = ImageDraw.Draw(page)
pen.rectangle((10, 8, 49, 11), "black")
pen.rectangle((40, 25, 49, 34), "red")

# against the clock; the size stays, and the corners are cut off or black
tilted = page.rotate(30)
describe("tilted", tilted, 0, 0)
print("red pixels:", list(tilted.getdata()).count((255, 0, 0)))

# expanded: all of the page is there, on a ground of our choice
describe("expanded", page.rotate(30, expand=True, fillcolor="blue"), 0, 0)

# a right angle is exact, and exchanges width and height
describe("on its side", page.rotate(90, Resampling.BICUBIC, expand=True), 10, 45)

# smoothly: a pixel is a mean of its neighbours, and shades appear
for resample in Resampling.BILINEAR, Resampling.BICUBIC:
    describe(resample.name, page.rotate(30, resample), 54, 22)

# about the stamp instead of the middle, and then down by five pixels
turned = page.rotate(180, center=(45, 30), translate=(0, 5))
describe("about the stamp", turned, 45, 35)
