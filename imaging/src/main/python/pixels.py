"""Image.getpixel, putpixel, getdata, tobytes, fromarray: one pixel, all of them, and an array."""

import numpy
from PIL import Image

# one pixel, by its samples
image = Image.new("RGB", (4, 3))
image.putpixel((1, 2), (200, 100, 50))
print("pixel:", list(image.getpixel((1, 2))))
try:
    image.getpixel((4, 0))
except IndexError:
    print("outside: none")

# all of them, row by row
pixels = list(image.getdata())
print(f"{len(pixels)} pixels, the tenth has blue {pixels[9][2]}")
samples = image.tobytes()
print(f"{len(samples)} samples, whose sum is {sum(samples)}")

# how many of each colour, and the largest red
for count, (red, green, blue) in sorted(image.getcolors(), reverse=True):
    print(f"{count} of colour {red << 16 | green << 8 | blue}")
low, high = image.getextrema()[0]
print(f"red: {low} to {high}")

# a picture of bytes
heat = Image.frombytes("L", (3, 2), bytes([18, 19, 21, 22, 25, 30]))
print("hottest:", heat.getpixel((2, 1)))

# the array of a picture: arithmetic on it is as fast as C is
array = numpy.array(heat)
array += 10
heat = Image.fromarray(array)
print("ten degrees more:", list(heat.getdata()))
