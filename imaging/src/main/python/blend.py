"""Image.blend: from one picture to another, and beyond."""

from PIL import Image


def row(*values):
    image = Image.new("L", (len(values), 1))
    image.putdata(values)
    return image


# a wedge of grays, and the same from right to left
wedge = row(0, 60, 120, 180, 240)
mirrored = row(240, 180, 120, 60, 0)

# between the two
for percent in (0, 25, 50, 100):
    print(f"at {percent} percent:", list(Image.blend(wedge, mirrored, percent / 100).getdata()))

# away from a flat gray: more contrast, as far as 0 and 255
flat = row(120, 120, 120, 120, 120)
print("contrast:", list(Image.blend(flat, wedge, 1.5).getdata()))

# away from the other side: the negative
print("negative:", list(Image.blend(flat, wedge, -1).getdata()))

# what is left of the decimal point counts: 0.9 is 0
print("cut off:", list(Image.blend(row(0, 0, 0), row(1, 2, 3), 0.9).getdata()))
